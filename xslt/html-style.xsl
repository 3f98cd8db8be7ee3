<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- How the page looks: light, dark and printed. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:template name="style">
	<style>
:root{color-scheme:light dark;
--bg:#f3f1ec;--card:#fff;--ink:#1d1b19;--soft:#5b5650;--line:#dcd7ce;
--red:#a61b1b;--link:#1a4fa3;--figure:#fff0b3;--cite:#dcecfb;--date:#e9e4fa;
--hit:#ffcf40;--good:#1b6b3a;--work:#8a4b00}
@media(prefers-color-scheme:dark){:root{
--bg:#151413;--card:#1f1e1c;--ink:#ece8e1;--soft:#b0a99f;--line:#403c37;
--red:#ff8f85;--link:#9cc2ff;--figure:#4d3f0c;--cite:#173a5c;--date:#3a2f63;
--hit:#7a5900;--good:#7fd6a0;--work:#f0b766}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding:1rem}
body{margin:0;background:var(--bg);color:var(--ink);
font:16px/1.7 "Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif;
font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
body>*{max-width:52rem;margin:0 auto;padding:0 1rem}
#summary{padding:1rem;margin:0 auto;width:calc(100% - 2rem)}
#summary dl{gap:.5rem}
a{color:var(--link);text-underline-offset:.2em;text-decoration-thickness:1px}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-99em}
.skip:focus{left:1rem;top:1rem;padding:.5rem 1rem;background:var(--card);z-index:1}
h1,h2,p,dl,dd,ul,ol{margin:0;padding:0}
ul,ol{list-style:none}
h1{font-size:1.5rem;line-height:1.4;margin:.2rem 0 1rem;text-wrap:balance}
h2{font-size:1.1rem;margin:0 0 .5rem;color:var(--red)}
header{padding-top:1.5rem!important}
.kind{color:var(--red);letter-spacing:.1em}
dl{display:grid;gap:.3rem 1.5rem}
dl>div{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.8em}
dt{white-space:nowrap;min-width:4em}
dd p+p{margin-top:.2rem}
dt,small,thead th,.legend,.when,footer,summary,.none{color:var(--soft)}
dd q{display:block;font-weight:700;quotes:none}
#r-documentNumber a,.paper .documentNumber a,li .number{display:inline-block}
i.class{color:var(--red)}
nav{padding-top:.8rem!important}
nav ul{display:flex;flex-wrap:wrap;gap:0 1.2rem}
section{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:1rem;margin:1rem 0 0}
li{margin:.2rem 0}
i{display:inline-block;font-style:normal;border:1px solid;border-radius:.3rem;padding:0 .4em;font-size:.8rem;line-height:1.5;white-space:nowrap}
.done,.holds{color:var(--good)}
.ongoing,.warning,i.likely,i.open{color:var(--work)}
.planned{color:var(--link)}
.refused,.fails,.error{color:var(--red)}
.info{color:var(--soft)}
i.likely,i.open{border-style:dashed}
.tree ol{padding-left:1em;margin-left:.2em;border-left:1px solid var(--line)}
.tree a,.figures a,#summary a{text-decoration-color:var(--line)}
.when{font-size:.9rem}
table{width:100%;border-collapse:collapse;font-size:.95rem;table-layout:fixed}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem .35rem 0;font-weight:400}
tbody tr{border-top:1px solid var(--line)}
th.wide{width:43%}
.group th{font-weight:700;padding-top:.7rem}
thead th{font-size:.85rem;padding-top:0}
td small{display:block}
th:empty::before{content:"—"}
.d1{padding-left:1.2em}.d2{padding-left:2.4em}.d3{padding-left:3.6em}.d4{padding-left:4.8em}
td span{display:block}
.paper{padding:.5rem 0;line-height:1.95;font-family:"Noto Serif CJK SC","Source Han Serif SC",FangSong,STFangsong,"Songti SC",SimSun,"Noto Sans CJK SC",serif}
.paper p{margin:0 0 .4em;text-indent:2em}
.paper h4{margin:.6em 0 .2em;font-size:1em}
.paper h4.run,.paper .run+p{display:inline}
.paper div{text-indent:2em;margin:0 0 .4em}
.paper div>*{text-indent:2em}
.paper a{color:inherit;text-decoration:underline dotted var(--soft) 1px;text-underline-offset:.25em}
.paper p.flat,.paper h3{text-indent:0}
.paper .issuer{text-indent:0;text-align:center;color:var(--red);font-size:1.5em;font-weight:700;letter-spacing:.1em;border-bottom:2px solid;margin:.2em 0 .4em}
.paper .documentNumber{text-indent:0;text-align:center}
.paper h3{text-align:center;font-size:1.25em;margin:1em 0;line-height:1.5;text-wrap:balance}
.paper .signature,.paper .date{text-align:right;padding-right:2em}
.s,.c,.d,.paper [id^=s],.paper [id^=c],time{border-radius:.2em;padding:.05em .1em;box-decoration-break:clone;-webkit-box-decoration-break:clone}
.s,.paper a[id^=s]{background:var(--figure)}
.c,.paper a[id^=c]{background:var(--cite)}
.p,.paper em{font-style:normal;border-bottom:2px solid var(--link)}
.p.no,.paper em.no{border-bottom-color:var(--red)}
.d,time{background:var(--date)}
.n,.paper span:not(.rest){border-bottom:1px dotted var(--soft)}
.legend .likely,.paper .likely{border-bottom:2px dashed var(--work)}
.legend .open,.paper .open{border-bottom:4px double var(--red)}
.legend .likely::after,.paper .likely::after{content:"?";font-size:.7em;vertical-align:super;color:var(--work)}
.legend .open::after,.paper .open::after{content:"??";font-size:.7em;vertical-align:super;color:var(--red)}
.paper table{table-layout:auto;margin:.4em 0;font-size:.9em;line-height:1.6}
.paper td{overflow-wrap:break-word;border:1px solid var(--line);padding:.2em .5em;text-indent:0}
.paper .scroll{overflow-x:auto;text-indent:0}
.legend{font-size:.85rem;margin:0 0 .8rem;display:flex;flex-wrap:wrap;gap:.2rem 1rem}
.legend b{font-weight:400;color:var(--ink);padding:0 .3em}
:target{scroll-margin-top:5rem}
:target,.paper a[id]:target{background:var(--hit);outline:2px solid var(--hit);border-radius:.2em}
:target,:target *{color:var(--ink)}
.back::before{content:"↩";font-size:.7em;color:var(--soft);padding-right:.2em}
.left{color:var(--soft)}
b:target+*,mark:target{background:var(--hit);color:var(--ink);outline:2px solid var(--hit)}
mark{background:none;color:inherit;border-bottom:2px solid var(--work)}
details{margin:1rem 0 0}
summary{cursor:pointer}
footer{font-size:.8rem;padding:1rem 1rem 2rem!important}
@media(prefers-reduced-motion:no-preference){html,.text{scroll-behavior:smooth}}
@media(min-width:40rem){
.paper p{text-align:justify}

.paper{padding:1.5rem 2.5rem}}
@media screen and (min-width:72rem){
body>*{max-width:96rem}
#summary{width:calc(100% - 2rem);max-width:94rem}
main{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:0 1.5rem}
.text{grid-column:2;grid-row:1/2;position:sticky;top:0;max-height:100vh;overflow:auto}
.paper{padding:1rem 1.5rem}}
@media print{
@page{size:A4;margin:20mm 18mm}
:root{--bg:#fff;--card:#fff;--ink:#000;--soft:#333;--line:#999;--red:#000;--link:#000;--figure:#fff;--cite:#fff;--date:#fff;--hit:#fff;--good:#000;--work:#000}
body{font-size:10.5pt}
body>*{max-width:none;padding:0!important}
th,td{padding-top:.1rem;padding-bottom:.1rem}
nav,.skip,.legend{display:none}
.paper{padding:0}
.signature,.date,footer{break-before:avoid}
h1{font-size:16pt}
section{border:0;padding:0;margin:5mm 0 0}
a{text-decoration:none}
.paper a[id^=s],.paper a[id^=c]{border-bottom:.4pt solid #555;padding:0}
.paper .likely::after,.paper .open::after,.back::before{content:none}
time{padding:0}
.text{break-before:page}
h2,h3,h4,thead{break-after:avoid}
tr,li{break-inside:avoid}}
</style>
</xsl:template>

</xsl:stylesheet>
