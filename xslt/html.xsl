<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!--
  A record as one page, complete in itself: no script, no other file.

  Every value stands twice, among the facts and in the letter, and each links
  to the other:

              facts          letter
  head        #r-date        #h-date
  measure     #o-m1          #m1
  figure      #r-s1          #s1
  citation    #r-c120        #c120     (120: its start)
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:dafu:reply:1" exclude-result-prefixes="r">

<xsl:import href="common.xsl"/>
<xsl:output method="html" encoding="UTF-8" indent="no"
    doctype-system="about:legacy-compat"/>
<xsl:key name="part" match="r:statistic" use="@partOf"/>

<!-- The letter's title, else its proposal's, else the file's name. -->
<xsl:variable name="title" select="string((/r:reply/r:head/r:title
    | (/r:reply/r:head[not(r:title)]/r:proposal/r:title)[1]
    | /r:reply[not(r:head/r:title | r:head/r:proposal/r:title)]/r:source/@name)[1])"/>

<!-- Where the letter begins, above which the page stood that it was taken from;
  where its body begins and ends. -->
<xsl:variable name="top" select="number((/r:reply/r:head/@start
    | /r:reply/r:body/@start)[1])"/>
<xsl:variable name="start" select="number(/r:reply/r:body/@start)"/>
<xsl:variable name="end" select="number(/r:reply/r:body/@end)"/>

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
dl>div{display:grid;grid-template-columns:4.2em minmax(0,1fr);gap:.8em}
dt,small,thead th,.legend,.when,footer,summary,.none{color:var(--soft)}
dd q{display:block;font-weight:700;quotes:none}
header .chip a{border:1px solid var(--red);color:var(--red);border-radius:.3rem;padding:0 .5em;text-decoration:none}
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
.tree a,.figures a{text-decoration-color:var(--line)}
.when{font-size:.9rem}
table{width:100%;border-collapse:collapse;font-size:.95rem;table-layout:fixed}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem .35rem 0;font-weight:400}
tbody tr{border-top:1px solid var(--line)}
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
.paper a{color:inherit;text-decoration:none}
.paper p.flat,.paper h3{text-indent:0}
.paper .mast{text-indent:0;text-align:center;color:var(--red);font-size:1.5em;font-weight:700;letter-spacing:.1em;border-bottom:2px solid;margin:.2em 0 .4em}
.paper .number{text-indent:0;text-align:center}
.paper h3{text-align:center;font-size:1.25em;margin:1em 0;line-height:1.5;text-wrap:balance}
.paper .sign{text-align:right;padding-right:2em}
.s,.c,.d,.paper [id^=s],.paper [id^=c],time{border-radius:.2em;padding:.05em .1em;box-decoration-break:clone;-webkit-box-decoration-break:clone}
.s,.paper a[id^=s]{background:var(--figure)}
.c,.paper a[id^=c]{background:var(--cite)}
.d,time{background:var(--date)}
.n,.paper span{border-bottom:1px dotted var(--soft)}
.legend .likely,.paper .likely{border-bottom:2px dashed var(--work)}
.legend .open,.paper .open{border-bottom:4px double var(--red)}
.legend .likely::after,.paper .likely::after{content:"?";font-size:.7em;vertical-align:super;color:var(--work)}
.legend .open::after,.paper .open::after{content:"??";font-size:.7em;vertical-align:super;color:var(--red)}
.legend{font-size:.85rem;margin:0 0 .8rem;display:flex;flex-wrap:wrap;gap:.2rem 1rem}
.legend b{font-weight:400;color:var(--ink);padding:0 .3em}
:target{scroll-margin-top:5rem}
:target,.paper a[id]:target{background:var(--hit);outline:2px solid var(--hit);border-radius:.2em}
:target,:target *{color:var(--ink)}
details{margin:1rem 0 0}
summary{cursor:pointer}
footer{font-size:.8rem;padding:1rem 1rem 2rem!important}
@media(prefers-reduced-motion:no-preference){html,.text{scroll-behavior:smooth}}
@media(min-width:40rem){
.paper p{text-align:justify}
header dl{grid-template-columns:1fr 1fr}

.paper{padding:1.5rem 2.5rem}}
@media screen and (min-width:72rem){
body>*{max-width:96rem}
main{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);grid-template-rows:auto 1fr;gap:0 1.5rem}
.text{grid-column:2;grid-row:1/3;position:sticky;top:0;max-height:100vh;overflow:auto}
.paper{padding:1rem 1.5rem}
#facts:empty~*{grid-column:1/3;grid-row:auto;position:static;max-height:none}}
@media print{
@page{size:A4;margin:20mm 18mm}
:root{--bg:#fff;--card:#fff;--ink:#000;--soft:#333;--line:#999;--red:#000;--link:#000;--figure:#fff;--cite:#fff;--date:#fff;--hit:#fff;--good:#000;--work:#000}
body{font-size:10.5pt}
body>*{max-width:none;padding:0!important}
th,td{padding-top:.1rem;padding-bottom:.1rem}
nav,.skip,.legend{display:none}
.paper{padding:0}
.sign,footer{break-before:avoid}
h1{font-size:16pt}
section{border:0;padding:0;margin:5mm 0 0}
a{text-decoration:none}
.paper a[id^=s],.paper a[id^=c]{border-bottom:.4pt solid #555;padding:0}
.text{break-before:page}
h2,h3,h4,thead{break-after:avoid}
tr,li{break-inside:avoid}}
</style>
</xsl:template>

<!-- The page -->

<xsl:template match="/r:reply">
	<html lang="zh-CN">
		<head>
			<meta name="viewport" content="width=device-width,initial-scale=1"/>
			<title>
				<xsl:value-of select="$title"/>
			</title>
			<xsl:call-template name="style"/>
		</head>
		<body>
			<a class="skip" href="#letter">跳到函件全文</a>
			<header>
				<p class="kind">
					<xsl:apply-templates select="@kind" mode="word"/>
				</p>
				<h1>
					<xsl:value-of select="$title"/>
				</h1>
				<xsl:apply-templates select="r:head"/>
			</header>
			<nav aria-label="目录">
				<ul>
					<xsl:if test="r:body/r:measure or r:contacts or r:copies
					    or r:attachments or r:body//r:statistic">
						<li><a href="#facts">要点</a></li>
					</xsl:if>
					<li><a href="#letter">函件全文</a></li>
					<xsl:if test="r:findings">
						<li><a href="#findings">核对结果</a></li>
					</xsl:if>
				</ul>
			</nav>
			<main>
				<div id="facts">
					<xsl:apply-templates select="r:body" mode="facts"/>
					<xsl:apply-templates select="r:contacts | r:copies
					    | r:attachments"/>
				</div>
				<xsl:call-template name="letter"/>
				<div>
					<xsl:apply-templates select="r:findings"/>
					<xsl:apply-templates select="r:site | r:residue"/>
				</div>
			</main>
			<xsl:apply-templates select="r:source"/>
		</body>
	</html>
</xsl:template>

<!-- Head: who asked what, who answers -->

<xsl:template match="r:head">
	<dl>
		<xsl:apply-templates select="r:proposal"/>
		<xsl:apply-templates select="r:addressee[1]" mode="row"/>
		<xsl:apply-templates select="r:issuer" mode="row"/>
		<xsl:apply-templates select="r:signature" mode="row"/>
		<xsl:apply-templates select="r:resultClass" mode="row"/>
		<xsl:apply-templates select="r:disclosure" mode="row"/>
		<xsl:apply-templates select="r:documentNumber" mode="row"/>
		<xsl:apply-templates select="r:date" mode="row"/>
		<xsl:apply-templates select="r:signatory[1]" mode="row"/>
	</dl>
</xsl:template>

<xsl:template match="r:addressee" mode="row">
	<div>
		<dt>主送</dt>
		<dd id="r-addressee">
			<xsl:for-each select="../r:addressee">
				<xsl:if test="position() != 1">、</xsl:if>
				<xsl:call-template name="fact"/>
			</xsl:for-each>
		</dd>
	</div>
</xsl:template>

<!-- The issuer often stands in the title or is the signature itself. -->
<xsl:template match="r:issuer" mode="row">
	<div>
		<dt>发文机关</dt>
		<dd id="r-issuer">
			<xsl:choose>
				<xsl:when test="@start = ../r:signature/@start">
					<a href="#h-signature"><xsl:value-of select="."/></a>
					<xsl:call-template name="doubt"/>
				</xsl:when>
				<xsl:when test="@start &gt;= ../r:title/@start
				    and @end &lt;= ../r:title/@end">
					<a href="#h-title"><xsl:value-of select="."/></a>
					<xsl:call-template name="doubt"/>
				</xsl:when>
				<xsl:otherwise>
					<xsl:call-template name="fact"/>
				</xsl:otherwise>
			</xsl:choose>
		</dd>
	</div>
</xsl:template>

<xsl:template match="r:signature" mode="row">
	<xsl:if test="not(. = ../r:issuer)">
		<div>
			<dt>署名</dt>
			<dd id="r-signature"><xsl:call-template name="fact"/></dd>
		</div>
	</xsl:if>
</xsl:template>

<xsl:template match="r:resultClass" mode="row">
	<div class="chip">
		<dt>结果类别</dt>
		<dd id="r-resultClass"><xsl:call-template name="fact"/></dd>
	</div>
</xsl:template>

<xsl:template match="r:disclosure" mode="row">
	<div class="chip">
		<dt>公开属性</dt>
		<dd id="r-disclosure"><xsl:call-template name="fact"/></dd>
	</div>
</xsl:template>

<xsl:template match="r:documentNumber" mode="row">
	<div>
		<dt>发文字号</dt>
		<dd id="r-documentNumber"><xsl:call-template name="fact"/></dd>
	</div>
</xsl:template>

<xsl:template match="r:date" mode="row">
	<div>
		<dt>成文日期</dt>
		<dd id="r-date"><xsl:call-template name="fact"/></dd>
	</div>
</xsl:template>

<xsl:template match="r:signatory" mode="row">
	<div>
		<dt>签发人</dt>
		<dd id="r-signatory">
			<xsl:for-each select="../r:signatory">
				<xsl:if test="position() != 1">、</xsl:if>
				<xsl:call-template name="fact"/>
			</xsl:for-each>
		</dd>
	</div>
</xsl:template>

<!-- A value of the head, linked to its place above or below the body. -->
<xsl:template name="fact">
	<xsl:choose>
		<xsl:when test="@start &gt;= $top and (@start &lt; $start
		    or @start &gt;= $end)">
			<a href="#h-{local-name()}"><xsl:value-of select="."/></a>
		</xsl:when>
		<xsl:otherwise>
			<xsl:value-of select="."/>
		</xsl:otherwise>
	</xsl:choose>
	<xsl:call-template name="doubt"/>
</xsl:template>

<xsl:template match="r:proposal">
	<div>
		<dt>
			<xsl:apply-templates select="." mode="word"/>
		</dt>
		<dd>
			<xsl:apply-templates select="." mode="matter"/>
			<xsl:for-each select="r:title">
				<q>
					<xsl:value-of select="."/>
					<xsl:call-template name="doubt"/>
				</q>
			</xsl:for-each>
		</dd>
	</div>
	<xsl:if test="r:proposer">
		<div>
			<dt>提出人</dt>
			<dd>
				<xsl:for-each select="r:proposer">
					<xsl:if test="position() != 1">、</xsl:if>
					<xsl:value-of select="."/>
					<xsl:call-template name="doubt"/>
				</xsl:for-each>
				<xsl:if test="@proposerCount">
					<xsl:value-of select="concat('等', @proposerCount, '位')"/>
				</xsl:if>
			</dd>
		</div>
	</xsl:if>
</xsl:template>

<!-- How far a value can be trusted, where not wholly. -->
<xsl:template name="doubt">
	<xsl:if test="@certainty != 'sure'">
		<xsl:text> </xsl:text>
		<i class="{@certainty}">
			<xsl:apply-templates select="@certainty" mode="word"/>
		</i>
	</xsl:if>
	<xsl:if test="@inferred">
		<small>
			<xsl:text> 据</xsl:text>
			<xsl:apply-templates select="@inferred" mode="word"/>
		</small>
	</xsl:if>
</xsl:template>

<!-- Facts of the body: promises, measures, figures, citations -->

<xsl:template match="r:body" mode="facts">
	<xsl:variable name="promises" select="descendant::r:measure[(@status
	    = 'planned' or @deadline and not(@status = 'done' or @status
	    = 'refused')) and not(r:measure/@status = 'planned')]"/>
	<xsl:variable name="figures" select="descendant::r:statistic"/>
	<xsl:variable name="citations" select="descendant::r:citation"/>
	<xsl:if test="$promises">
		<section aria-labelledby="promises">
			<h2 id="promises">计划与时限</h2>
			<table>
				<thead>
					<tr>
						<th scope="col" style="width:44%">事项</th>
						<th scope="col">时限</th>
						<th scope="col">责任单位</th>
					</tr>
				</thead>
				<tbody>
					<xsl:apply-templates select="$promises" mode="promise"/>
				</tbody>
			</table>
		</section>
	</xsl:if>
	<xsl:if test="r:measure">
		<section aria-labelledby="measures">
			<h2 id="measures">办理措施</h2>
			<ol class="tree">
				<xsl:apply-templates select="r:measure" mode="item"/>
			</ol>
		</section>
	</xsl:if>
	<xsl:if test="$figures">
		<section aria-labelledby="figures">
			<h2 id="figures">
				<xsl:value-of select="concat('数据（', count($figures), '项）')"/>
			</h2>
			<table class="figures">
				<thead>
					<tr>
						<th scope="col" style="width:43%">被统计项</th>
						<th scope="col">数值</th>
						<th scope="col" style="width:24%">说明</th>
					</tr>
				</thead>
				<tbody>
					<xsl:apply-templates select="$figures[not(@partOf)]"
					    mode="total"/>
				</tbody>
			</table>
		</section>
	</xsl:if>
	<xsl:if test="$citations">
		<section aria-labelledby="citations">
			<h2 id="citations">引用文件</h2>
			<ul>
				<xsl:apply-templates select="$citations" mode="item"/>
			</ul>
		</section>
	</xsl:if>
</xsl:template>

<xsl:template match="r:measure" mode="promise">
	<tr>
		<th scope="row">
			<a href="#{@id}">
				<xsl:call-template name="caption"/>
			</a>
		</th>
		<td>
			<xsl:value-of select="@deadline"/>
			<xsl:if test="not(@deadline)">
				<span class="none">未写明</span>
			</xsl:if>
		</td>
		<td>
			<xsl:value-of select="@responsible"/>
			<xsl:if test="not(@responsible)">
				<span class="none">未写明</span>
			</xsl:if>
		</td>
	</tr>
</xsl:template>

<xsl:template match="r:measure" mode="item">
	<li id="o-{@id}">
		<a href="#{@id}">
			<xsl:call-template name="caption"/>
		</a>
		<xsl:if test="@status">
			<xsl:text> </xsl:text>
			<i class="{@status}">
				<xsl:apply-templates select="@status" mode="word"/>
			</i>
		</xsl:if>
		<xsl:if test="@certainty != 'sure'">
			<xsl:call-template name="doubt"/>
		</xsl:if>
		<xsl:if test="@deadline or @responsible">
			<div class="when">
				<xsl:if test="@deadline">
					<xsl:text>时限：</xsl:text>
					<xsl:value-of select="@deadline"/>
					<xsl:text>　</xsl:text>
				</xsl:if>
				<xsl:if test="@responsible">
					<xsl:text>责任单位：</xsl:text>
					<xsl:value-of select="@responsible"/>
				</xsl:if>
			</div>
		</xsl:if>
		<xsl:if test="r:measure">
			<ol>
				<xsl:apply-templates select="r:measure" mode="item"/>
			</ol>
		</xsl:if>
	</li>
</xsl:template>

<!-- A figure that is part of no other, and beneath it its parts. -->
<xsl:template match="r:statistic" mode="total">
	<tr id="r-{@id}">
		<th scope="row"><xsl:value-of select="@of"/></th>
		<xsl:call-template name="cells"/>
	</tr>
	<xsl:apply-templates select="key('part', @id)" mode="part"/>
</xsl:template>

<xsl:template match="r:statistic" mode="part">
	<xsl:param name="depth" select="1"/>
	<tr id="r-{@id}">
		<th scope="row" class="d{$depth}"><xsl:value-of select="@of"/></th>
		<xsl:call-template name="cells"/>
	</tr>
	<xsl:apply-templates select="key('part', @id)" mode="part">
		<xsl:with-param name="depth" select="$depth + ($depth &lt; 4)"/>
	</xsl:apply-templates>
</xsl:template>

<!-- As printed; in one way of writing where that says more: scale words applied,
  the bound said elsewhere, what it is per; then what is said of it. -->
<xsl:template name="cells">
	<td>
		<a href="#{@id}"><xsl:value-of select="."/></a>
		<xsl:if test="not(contains(., @value)) or @per
		    or @bound != 'exact' and . = concat(@value, @unit)">
			<small><xsl:call-template name="figure"/></small>
		</xsl:if>
	</td>
	<xsl:if test="@sum or @change or @basis or @certainty != 'sure'">
		<td>
			<xsl:value-of select="@basis"/>
			<xsl:apply-templates select="@change" mode="word"/>
			<xsl:if test="@sum">
				<span class="{@sum}">
					<xsl:value-of select="substring('✓✗', 1 + (@sum
					    = 'fails'), 1)"/>
					<xsl:apply-templates select="@sum" mode="word"/>
				</span>
			</xsl:if>
			<xsl:call-template name="doubt"/>
		</td>
	</xsl:if>
</xsl:template>

<xsl:template match="r:citation" mode="item">
	<li id="r-c{@start}">
		<a href="#c{@start}"><xsl:value-of select="."/></a>
		<xsl:if test="@number and not(contains(., @number))">
			<xsl:value-of select="concat('（', @number, '）')"/>
		</xsl:if>
		<xsl:call-template name="doubt"/>
	</li>
</xsl:template>

<!-- Contacts, copies, attachments -->

<xsl:template match="r:contacts">
	<section aria-labelledby="contacts">
		<h2 id="contacts">联系方式</h2>
		<dl>
			<xsl:apply-templates select="r:contact"/>
		</dl>
	</section>
</xsl:template>

<xsl:template match="r:contact">
	<div>
		<dt><xsl:call-template name="role"/></dt>
		<dd>
			<xsl:for-each select="*">
				<xsl:if test="position() != 1">　</xsl:if>
				<xsl:apply-templates select="." mode="reach"/>
				<xsl:call-template name="doubt"/>
			</xsl:for-each>
		</dd>
	</div>
</xsl:template>

<xsl:template match="*" mode="reach">
	<xsl:value-of select="."/>
</xsl:template>

<xsl:template match="r:phone | r:mobile" mode="reach">
	<a href="tel:{translate(., '—－─（） ()', '---')}">
		<xsl:value-of select="."/>
	</a>
</xsl:template>

<xsl:template match="r:email" mode="reach">
	<a href="mailto:{.}"><xsl:value-of select="."/></a>
</xsl:template>

<xsl:template match="r:copies">
	<section aria-labelledby="copies">
		<h2 id="copies">抄送</h2>
		<ul><xsl:apply-templates mode="item"/></ul>
	</section>
</xsl:template>

<xsl:template match="r:attachments">
	<section aria-labelledby="attachments">
		<h2 id="attachments">附件</h2>
		<ul><xsl:apply-templates mode="item"/></ul>
	</section>
</xsl:template>

<xsl:template match="r:recipient | r:attachment" mode="item">
	<li>
		<xsl:value-of select="."/>
		<xsl:call-template name="doubt"/>
	</li>
</xsl:template>

<xsl:template match="text()" mode="item"/>

<!-- The letter -->

<xsl:template name="letter">
	<section class="text" aria-labelledby="letter" tabindex="0">
		<h2 id="letter">函件全文</h2>
		<p class="legend">
			<b class="s">数据</b>
			<b class="c">引用文件</b>
			<b class="d">日期</b>
			<b class="n">单位、人员、地点</b>
			<b class="likely">较可信</b>
			<b class="open">待核实</b>
		</p>
		<article class="paper">
			<xsl:apply-templates mode="letter" select="r:head/*[@start
			    &gt;= $top and @start &lt; $start]">
				<xsl:sort select="@start" data-type="number"/>
			</xsl:apply-templates>
			<xsl:apply-templates select="r:body/*"/>
			<xsl:apply-templates mode="letter" select="(r:head
			    | r:attachments | r:copies | r:contacts)/*[@start &gt;= $end
			    or self::r:contact]">
				<xsl:sort select="(@start | */@start)[1]" data-type="number"/>
			</xsl:apply-templates>
		</article>
	</section>
</xsl:template>

<!-- What stands above and below the body, each value on a line of its own. -->

<xsl:template match="*" mode="letter">
	<p class="flat">
		<a id="h-{local-name()}" href="#r-{local-name()}">
			<xsl:value-of select="."/>
		</a>
	</p>
</xsl:template>

<xsl:template match="r:proposal" mode="letter"/>

<xsl:template match="r:issuer" mode="letter">
	<xsl:if test="not(@start = ../r:signature/@start or @start &gt;=
	    ../r:title/@start and @end &lt;= ../r:title/@end)">
		<p class="mast">
			<a id="h-issuer" href="#r-issuer"><xsl:value-of select="."/></a>
		</p>
	</xsl:if>
</xsl:template>

<xsl:template match="r:documentNumber" mode="letter">
	<p class="number">
		<a id="h-documentNumber" href="#r-documentNumber">
			<xsl:value-of select="."/>
		</a>
	</p>
</xsl:template>

<xsl:template match="r:title" mode="letter">
	<h3 id="h-title"><xsl:value-of select="."/></h3>
</xsl:template>

<!-- Several of one kind stand in one line, where the first of them is. -->
<xsl:template match="r:addressee | r:signatory" mode="letter">
	<xsl:variable name="name" select="local-name()"/>
	<xsl:variable name="all" select="../*[local-name() = $name]"/>
	<xsl:if test="@start = $all/@start[1] and count(. | $all[1]) = 1">
		<p class="flat">
			<xsl:if test="$name = 'signatory'">签发人：</xsl:if>
			<a id="h-{$name}" href="#r-{$name}">
				<xsl:for-each select="$all">
					<xsl:if test="position() != 1">、</xsl:if>
					<xsl:value-of select="."/>
				</xsl:for-each>
			</a>
			<xsl:if test="$name = 'addressee'">：</xsl:if>
		</p>
	</xsl:if>
</xsl:template>

<xsl:template match="r:signature" mode="letter">
	<p class="sign">
		<a id="h-signature">
			<xsl:attribute name="href">
				<xsl:choose>
					<xsl:when test=". = ../r:issuer">#r-issuer</xsl:when>
					<xsl:otherwise>#r-signature</xsl:otherwise>
				</xsl:choose>
			</xsl:attribute>
			<xsl:value-of select="."/>
		</a>
	</p>
</xsl:template>

<xsl:template match="r:date" mode="letter">
	<p class="sign">
		<a id="h-date" href="#r-date"><xsl:value-of select="."/></a>
	</p>
</xsl:template>

<xsl:template match="r:contact" mode="letter">
	<p class="flat">
		<a href="#contacts">
			<xsl:call-template name="role"/>
			<xsl:for-each select="*">
				<xsl:value-of select="concat('　', .)"/>
			</xsl:for-each>
		</a>
	</p>
</xsl:template>

<xsl:template match="r:recipient" mode="letter">
	<p class="flat">
		<a href="#copies"><xsl:value-of select="concat('抄送：', .)"/></a>
	</p>
</xsl:template>

<xsl:template match="r:attachment" mode="letter">
	<p class="flat">
		<a href="#attachments"><xsl:value-of select="concat('附件：', .)"/></a>
	</p>
</xsl:template>

<xsl:template match="r:p">
	<p><xsl:apply-templates/></p>
</xsl:template>

<!-- Label and heading run on into the first paragraph where they do so in the
  letter: where nothing stands between them. -->
<xsl:template match="r:measure">
	<div id="{@id}">
		<h4>
			<xsl:if test="not(r:heading/@end
			    + string-length(r:heading/@stop) &lt; r:p/@start)">
				<xsl:attribute name="class">run</xsl:attribute>
			</xsl:if>
			<a href="#o-{@id}">
				<xsl:value-of select="@lead"/>
				<xsl:if test="not(@lead)">¶</xsl:if>
			</a>
			<xsl:for-each select="r:heading">
				<xsl:apply-templates/>
				<xsl:value-of select="@stop"/>
			</xsl:for-each>
		</h4>
		<xsl:apply-templates/>
	</div>
</xsl:template>

<xsl:template match="r:heading"/>

<xsl:template match="r:statistic">
	<a id="{@id}" href="#r-{@id}">
		<xsl:call-template name="unsure"/>
		<xsl:value-of select="."/>
	</a>
</xsl:template>

<xsl:template match="r:citation">
	<a id="c{@start}" href="#r-c{@start}">
		<xsl:call-template name="unsure"/>
		<xsl:value-of select="."/>
	</a>
</xsl:template>

<xsl:template match="r:date">
	<time datetime="{@value}">
		<xsl:call-template name="unsure"/>
		<xsl:value-of select="."/>
	</time>
</xsl:template>

<xsl:template match="r:organization | r:person | r:place">
	<span>
		<xsl:call-template name="unsure"/>
		<xsl:value-of select="."/>
	</span>
</xsl:template>

<xsl:template name="unsure">
	<xsl:if test="@certainty != 'sure'">
		<xsl:attribute name="class">
			<xsl:value-of select="@certainty"/>
		</xsl:attribute>
	</xsl:if>
</xsl:template>

<!-- What is left: findings, the site's table, residue, source -->

<xsl:template match="r:findings">
	<section aria-labelledby="findings">
		<h2 id="findings">核对结果</h2>
		<ul><xsl:apply-templates select="r:finding"/></ul>
	</section>
</xsl:template>

<xsl:template match="r:finding">
	<li>
		<i class="{@severity}">
			<xsl:apply-templates select="@severity" mode="word"/>
		</i>
		<xsl:text> </xsl:text>
		<xsl:value-of select="."/>
		<small>
			<xsl:text> </xsl:text>
			<xsl:value-of select="@basis"/>
			<xsl:if test="@start">
				<xsl:value-of select="concat(' 第', @start + 1, '—', @end, '字')"/>
			</xsl:if>
		</small>
	</li>
</xsl:template>

<xsl:template match="r:site">
	<details>
		<summary>网站信息表</summary>
		<dl>
			<xsl:for-each select="r:item">
				<div>
					<dt><xsl:value-of select="@label"/></dt>
					<dd><xsl:value-of select="."/></dd>
				</div>
			</xsl:for-each>
		</dl>
	</details>
</xsl:template>

<xsl:template match="r:residue">
	<details>
		<summary>
			<xsl:value-of select="concat('未归入以上各项的文字（',
			    count(r:line), '处）')"/>
		</summary>
		<ul>
			<xsl:for-each select="r:line">
				<li>
					<small>
						<xsl:apply-templates select="@kind" mode="word"/>
						<xsl:text> </xsl:text>
					</small>
					<xsl:value-of select="."/>
				</li>
			</xsl:for-each>
		</ul>
	</details>
</xsl:template>

<xsl:template match="r:source">
	<footer>
		<xsl:value-of select="concat('来源：', @name, '（', @encoding, '，',
		    @bytes, '字节，', @points, '字）　SHA-256 ', @sha256)"/>
	</footer>
</xsl:template>

</xsl:stylesheet>
