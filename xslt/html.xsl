<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!--
  A record as one page, complete in itself: no script, no other file.

  Every value stands twice, in the facts and in the letter, and each links to
  the other:

  figure     row #r-s1      in the letter #s1
  measure    item #o-m1     in the letter #m1
  citation   item #r-c120   in the letter #c120 (its start)
  head       item #r-date   in the letter #date
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:dafu:reply:1" exclude-result-prefixes="r">

<xsl:import href="common.xsl"/>
<xsl:output method="html" encoding="UTF-8" indent="no"
    doctype-system="about:legacy-compat"/>
<xsl:key name="part" match="r:statistic" use="@partOf"/>

<xsl:variable name="style">
:root{color-scheme:light dark;
--bg:#f4f2ed;--card:#fff;--ink:#1d1b19;--soft:#5b5650;--line:#dcd7ce;
--red:#a61b1b;--link:#1a4fa3;--figure:#fff0b3;--cite:#dcecfb;--date:#e9e4fa;
--hit:#ffd24d;--good:#1b6b3a;--work:#8a4b00;--plan:#1a4fa3;--bad:#a61b1b}
@media(prefers-color-scheme:dark){:root{
--bg:#151413;--card:#1f1e1c;--ink:#ece8e1;--soft:#b0a99f;--line:#403c37;
--red:#ff8f85;--link:#9cc2ff;--figure:#4d3f0c;--cite:#173a5c;--date:#3a2f63;
--hit:#8a6a00;--good:#7fd6a0;--work:#f0b766;--plan:#9cc2ff;--bad:#ff8f85}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--ink);
font:16px/1.7 "Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif;
font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
a{color:var(--link);text-underline-offset:.2em}
a:focus-visible,summary:focus-visible,.paper:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-99em}
.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem;z-index:1}
.page{max-width:52rem;margin:auto;padding:0 1rem 3rem}
header{padding:1.5rem 0 .5rem}
h1{font-size:1.5rem;line-height:1.4;margin:.2rem 0 1rem;text-wrap:balance}
h2{font-size:1.1rem;margin:0 0 .6rem;color:var(--red)}
.kind{margin:0;color:var(--soft)}
section,.paper{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:1rem;margin:0 0 1rem}
.head{margin:0;display:grid;gap:.4rem 1.2rem}
.head div{display:grid;grid-template-columns:4.5em 1fr;gap:.8em}
dt,small,.place,.legend,footer{color:var(--soft)}
dd,p,ul,ol{margin:0}
ul,ol{padding:0;list-style:none}
li{margin:.25rem 0}
nav ul{display:flex;flex-wrap:wrap;gap:0 1rem;font-size:.9rem;padding:0 0 .8rem}
.tag,.doubt{display:inline-block;border:1px solid;border-radius:.3rem;padding:0 .4em;font-size:.8rem;line-height:1.5;white-space:nowrap}
.done{color:var(--good)}.ongoing{color:var(--work)}.planned{color:var(--plan)}
.refused,.fails,.error{color:var(--bad)}.holds{color:var(--good)}
.warning,.doubt{color:var(--work)}.info{color:var(--soft)}
.doubt{border-style:dashed}
.tree ol{padding-left:1em;margin-left:.2em;border-left:1px solid var(--line)}
.tree a{color:inherit;text-decoration-color:var(--line)}
.when{font-size:.9rem;color:var(--soft)}
table{width:100%;border-collapse:collapse;font-size:.95rem}
th,td{text-align:left;vertical-align:top;padding:.35rem .5rem .35rem 0;border-top:1px solid var(--line);font-weight:400}
thead th{border:0;color:var(--soft);font-size:.85rem}
td:last-child,thead th:last-child{padding-right:0}
td small{display:block}
.d1{padding-left:1.2em}.d2{padding-left:2.4em}.d3{padding-left:3.6em}.d4{padding-left:4.8em}
.figures col:first-child{width:42%}.figures col+col{width:32%}.figures col+col+col{width:26%}
.contacts li{margin:0 0 .6rem}
.paper{padding:1.5rem 1.2rem;line-height:1.95;font-family:"Noto Serif CJK SC","Source Han Serif SC",FangSong,STFangsong,"Songti SC",SimSun,"Noto Sans CJK SC",serif}
.paper p{margin:0 0 .5em;text-indent:2em;text-align:justify}
.paper h4,.paper h5,.paper h6{margin:.6em 0 .3em;font-size:1em;text-indent:2em}
.paper .l1>h4{font-size:1.08em}
.paper div{margin:0}
.paper .marks,.paper .to,.paper .number,.paper .title,.paper .issuer{text-indent:0}
.paper .issuer{text-align:center;color:var(--red);font-size:1.5em;font-weight:700;letter-spacing:.1em;border-bottom:2px solid;margin-bottom:.5em}
.paper .number{text-align:center}
.paper .title{text-align:center;font-size:1.25em;font-weight:700;margin:1em 0;line-height:1.5;text-wrap:balance}
.paper .sign{text-align:right;text-indent:0;padding-right:2em}
.paper a{color:inherit;text-decoration:none}
.paper .lead{font-weight:700}
.paper .s,.paper .c,.paper .d{border-radius:.2em;padding:.05em .1em;box-decoration-break:clone;-webkit-box-decoration-break:clone}
.paper .s{background:var(--figure)}.paper .c{background:var(--cite)}.paper .d{background:var(--date)}
.paper .n{border-bottom:1px dotted var(--soft)}
.likely{border-bottom:2px dashed var(--work)!important}
.open{border-bottom:3px double var(--bad)!important}
.likely::after{content:"?";font-size:.7em;vertical-align:super;color:var(--work)}
.open::after{content:"??";font-size:.7em;vertical-align:super;color:var(--bad)}
:target{background:var(--hit)!important;outline:3px solid var(--hit);border-radius:.2em}
div:target,li:target,tr:target{outline-offset:-1px}
.legend{font-size:.85rem;margin:0 0 .8rem}
.legend span{margin-right:1em;white-space:nowrap}
.legend b{font-weight:400;color:var(--ink);padding:0 .3em;border-radius:.2em}
details{margin:0 0 1rem}summary{cursor:pointer;color:var(--soft)}
footer{font-size:.8rem}
@media(prefers-reduced-motion:no-preference){html,.text{scroll-behavior:smooth}}
@media screen and (min-width:40rem){.head{grid-template-columns:1fr 1fr}.head .wide{grid-column:1/-1}.paper{padding:2.5rem 3rem}}
@media screen and (min-width:72rem){
.page{max-width:100rem;display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:0 1.5rem;padding:0 1.5rem 2rem}
header,nav,footer{grid-column:1/-1}
.facts{grid-column:1;grid-row:3}.text{grid-column:2;grid-row:3/5;position:sticky;top:0;max-height:100vh;overflow:auto;padding:1rem .2rem 0}
.rest{grid-column:1;grid-row:4}.facts{padding-top:1rem}}
@media print{@page{size:A4;margin:20mm 18mm}
:root{--bg:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#999;--red:#000;--link:#000;--figure:#fff;--cite:#fff;--date:#fff;--good:#000;--work:#000;--plan:#000;--bad:#000}
body{font-size:10.5pt}.page{max-width:none;padding:0}nav,.skip,.legend{display:none}
section,.paper{border:0;padding:0;margin:0 0 6mm}
header{padding:0}h1{font-size:16pt}
section a{text-decoration:none}.paper .s,.paper .c{border-bottom:.4pt solid #666;padding:0}
.text{break-before:page}h2,h4,h5,h6{break-after:avoid}tr,li{break-inside:avoid}}
</xsl:variable>

<!-- The page: head, facts, letter, what is left. -->

<xsl:template match="/r:reply">
	<html lang="zh-CN">
		<head>
			<meta name="viewport" content="width=device-width,initial-scale=1"/>
			<title>
				<xsl:call-template name="title"/>
			</title>
			<style><xsl:value-of select="$style"/></style>
		</head>
		<body>
			<a class="skip" href="#letter">跳到函件全文</a>
			<div class="page">
				<xsl:apply-templates select="r:head"/>
				<xsl:call-template name="contents"/>
				<main class="facts">
					<xsl:call-template name="promises"/>
					<xsl:call-template name="measures"/>
					<xsl:call-template name="figures"/>
					<xsl:call-template name="citations"/>
					<xsl:apply-templates select="r:contacts | r:copies
					    | r:attachments"/>
				</main>
				<xsl:call-template name="letter"/>
				<div class="rest">
					<xsl:apply-templates select="r:findings | r:site
					    | r:residue"/>
				</div>
				<xsl:apply-templates select="r:source"/>
			</div>
		</body>
	</html>
</xsl:template>

<!-- The letter's title, else its proposal's, else the file's name. -->
<xsl:template name="title">
	<xsl:choose>
		<xsl:when test="r:head/r:title">
			<xsl:value-of select="r:head/r:title"/>
		</xsl:when>
		<xsl:when test="r:head/r:proposal/r:title">
			<xsl:value-of select="r:head/r:proposal/r:title"/>
		</xsl:when>
		<xsl:otherwise>
			<xsl:value-of select="r:source/@name"/>
		</xsl:otherwise>
	</xsl:choose>
</xsl:template>

<xsl:template name="contents">
	<nav aria-label="目录">
		<ul>
			<xsl:if test="r:body/r:measure">
				<li><a href="#measures">办理措施</a></li>
			</xsl:if>
			<xsl:if test="r:body/descendant::r:statistic">
				<li><a href="#figures">数据</a></li>
			</xsl:if>
			<li><a href="#letter">函件全文</a></li>
			<xsl:if test="r:findings">
				<li><a href="#findings">核对结果</a></li>
			</xsl:if>
		</ul>
	</nav>
</xsl:template>

<!-- Head -->

<xsl:template match="r:head">
	<header>
		<p class="kind">
			<xsl:apply-templates select="../@kind" mode="word"/>
		</p>
		<h1>
			<xsl:for-each select="..">
				<xsl:call-template name="title"/>
			</xsl:for-each>
		</h1>
		<dl class="head">
			<xsl:apply-templates select="r:proposal"/>
			<xsl:call-template name="row">
				<xsl:with-param name="label">主送</xsl:with-param>
				<xsl:with-param name="of" select="r:addressee"/>
			</xsl:call-template>
			<xsl:call-template name="row">
				<xsl:with-param name="label">发文机关</xsl:with-param>
				<xsl:with-param name="of" select="r:issuer"/>
			</xsl:call-template>
			<xsl:if test="r:signature != string(r:issuer)">
				<xsl:call-template name="row">
					<xsl:with-param name="label">署名</xsl:with-param>
					<xsl:with-param name="of" select="r:signature"/>
				</xsl:call-template>
			</xsl:if>
			<xsl:call-template name="row">
				<xsl:with-param name="label">结果类别</xsl:with-param>
				<xsl:with-param name="of" select="r:resultClass"/>
			</xsl:call-template>
			<xsl:call-template name="row">
				<xsl:with-param name="label">公开属性</xsl:with-param>
				<xsl:with-param name="of" select="r:disclosure"/>
			</xsl:call-template>
			<xsl:call-template name="row">
				<xsl:with-param name="label">发文字号</xsl:with-param>
				<xsl:with-param name="of" select="r:documentNumber"/>
			</xsl:call-template>
			<xsl:call-template name="row">
				<xsl:with-param name="label">成文日期</xsl:with-param>
				<xsl:with-param name="of" select="r:date"/>
			</xsl:call-template>
			<xsl:call-template name="row">
				<xsl:with-param name="label">签发人</xsl:with-param>
				<xsl:with-param name="of" select="r:signatory"/>
			</xsl:call-template>
		</dl>
	</header>
</xsl:template>

<!-- A label and the values of one kind, if there are any. -->
<xsl:template name="row">
	<xsl:param name="label"/>
	<xsl:param name="of"/>
	<xsl:if test="$of">
		<div>
			<dt><xsl:value-of select="$label"/></dt>
			<dd id="r-{local-name($of)}">
				<xsl:for-each select="$of">
					<xsl:call-template name="comma"/>
					<xsl:call-template name="fact"/>
				</xsl:for-each>
			</dd>
		</div>
	</xsl:if>
</xsl:template>

<!-- A value of the head, linked to its place in the letter. -->
<xsl:template name="fact">
	<xsl:choose>
		<xsl:when test="@start">
			<a href="#{local-name()}"><xsl:value-of select="."/></a>
		</xsl:when>
		<xsl:otherwise>
			<xsl:value-of select="."/>
		</xsl:otherwise>
	</xsl:choose>
	<xsl:call-template name="doubt"/>
</xsl:template>

<xsl:template match="r:proposal">
	<div class="wide">
		<dt>
			<xsl:choose>
				<xsl:when test="@kind">
					<xsl:apply-templates select="@kind" mode="word"/>
				</xsl:when>
				<xsl:otherwise>来件</xsl:otherwise>
			</xsl:choose>
		</dt>
		<dd>
			<xsl:apply-templates select="." mode="matter"/>
			<xsl:for-each select="r:title">
				<div>
					<xsl:value-of select="."/>
					<xsl:call-template name="doubt"/>
				</div>
			</xsl:for-each>
		</dd>
	</div>
	<xsl:if test="r:proposer">
		<div class="wide">
			<dt>提出人</dt>
			<dd>
				<xsl:for-each select="r:proposer">
					<xsl:call-template name="comma"/>
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
		<span class="doubt">
			<xsl:apply-templates select="@certainty" mode="word"/>
		</span>
	</xsl:if>
	<xsl:if test="@inferred">
		<xsl:text> </xsl:text>
		<small>
			<xsl:text>据</xsl:text>
			<xsl:apply-templates select="@inferred" mode="origin"/>
		</small>
	</xsl:if>
</xsl:template>

<!-- Measures: what is promised, and all of them -->

<xsl:template name="promises">
	<xsl:variable name="promises" select="r:body/descendant::r:measure
	    [@status = 'planned' or (@deadline and @status != 'done'
	    and @status != 'refused')][not(r:measure/@status = 'planned')]"/>
	<xsl:if test="$promises">
		<section aria-labelledby="promises">
			<h2 id="promises">计划与时限</h2>
			<table>
				<thead>
					<tr>
						<th scope="col">事项</th>
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
</xsl:template>

<xsl:template match="r:measure" mode="promise">
	<tr>
		<th scope="row">
			<a href="#{@id}">
				<xsl:apply-templates select="." mode="caption"/>
			</a>
			<xsl:call-template name="doubt"/>
		</th>
		<td>
			<xsl:value-of select="@deadline"/>
			<xsl:if test="not(@deadline)">未写明</xsl:if>
		</td>
		<td>
			<xsl:value-of select="@responsible"/>
			<xsl:if test="not(@responsible)">未写明</xsl:if>
		</td>
	</tr>
</xsl:template>

<xsl:template name="measures">
	<xsl:if test="r:body/r:measure">
		<section aria-labelledby="measures">
			<h2 id="measures">办理措施</h2>
			<ol class="tree">
				<xsl:apply-templates select="r:body/r:measure" mode="item"/>
			</ol>
		</section>
	</xsl:if>
</xsl:template>

<xsl:template match="r:measure" mode="item">
	<li id="o-{@id}">
		<a href="#{@id}">
			<xsl:apply-templates select="." mode="caption"/>
		</a>
		<xsl:if test="@status">
			<xsl:text> </xsl:text>
			<span class="tag {@status}">
				<xsl:apply-templates select="@status" mode="word"/>
			</span>
		</xsl:if>
		<xsl:call-template name="doubt"/>
		<xsl:if test="@deadline | @responsible">
			<div class="when">
				<xsl:if test="@deadline">
					<xsl:value-of select="concat('时限：', @deadline)"/>
				</xsl:if>
				<xsl:if test="@deadline and @responsible">；</xsl:if>
				<xsl:if test="@responsible">
					<xsl:value-of select="concat('责任单位：', @responsible)"/>
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

<!-- Figures: totals, with their parts beneath -->

<xsl:template name="figures">
	<xsl:variable name="figures" select="r:body/descendant::r:statistic"/>
	<xsl:if test="$figures">
		<section aria-labelledby="figures">
			<h2 id="figures">
				<xsl:value-of select="concat('数据（', count($figures), '项）')"/>
			</h2>
			<table class="figures">
				<colgroup><col/><col/><col/></colgroup>
				<thead>
					<tr>
						<th scope="col">被统计项</th>
						<th scope="col">数值</th>
						<th scope="col">说明</th>
					</tr>
				</thead>
				<tbody>
					<xsl:apply-templates select="$figures[not(@partOf)]"
					    mode="row"/>
				</tbody>
			</table>
		</section>
	</xsl:if>
</xsl:template>

<xsl:template match="r:statistic" mode="row">
	<xsl:param name="depth" select="0"/>
	<tr id="r-{@id}">
		<th scope="row" class="d{$depth}">
			<xsl:value-of select="@of"/>
			<xsl:if test="not(@of)">—</xsl:if>
		</th>
		<td>
			<a href="#{@id}"><xsl:value-of select="."/></a>
			<xsl:if test=". != concat(@value, @unit)">
				<small>
					<xsl:apply-templates select="." mode="figure"/>
				</small>
			</xsl:if>
		</td>
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
			<xsl:if test="@certainty != 'sure'">
				<xsl:call-template name="doubt"/>
			</xsl:if>
		</td>
	</tr>
	<xsl:apply-templates select="key('part', @id)" mode="row">
		<xsl:with-param name="depth" select="$depth + ($depth &lt; 4)"/>
	</xsl:apply-templates>
</xsl:template>

<!-- Cited documents, contacts, copies, attachments -->

<xsl:template name="citations">
	<xsl:variable name="citations" select="r:body/descendant::r:citation"/>
	<xsl:if test="$citations">
		<section aria-labelledby="citations">
			<h2 id="citations">引用文件</h2>
			<ul>
				<xsl:for-each select="$citations">
					<li id="r-c{@start}">
						<a href="#c{@start}"><xsl:value-of select="."/></a>
						<xsl:if test="@number and not(contains(., @number))">
							<xsl:value-of select="concat(' ', @number)"/>
						</xsl:if>
						<xsl:call-template name="doubt"/>
					</li>
				</xsl:for-each>
			</ul>
		</section>
	</xsl:if>
</xsl:template>

<xsl:template match="r:contacts">
	<section aria-labelledby="contacts">
		<h2 id="contacts">联系方式</h2>
		<dl class="head">
			<xsl:apply-templates select="r:contact"/>
		</dl>
	</section>
</xsl:template>

<xsl:template match="r:contact">
	<div class="wide">
		<dt>
			<xsl:value-of select="@label"/>
			<xsl:if test="not(@label)">
				<xsl:apply-templates select="@role" mode="word"/>
			</xsl:if>
		</dt>
		<dd>
			<xsl:for-each select="*">
				<xsl:if test="position() != 1">　</xsl:if>
				<xsl:apply-templates select="." mode="reach"/>
				<xsl:call-template name="doubt"/>
			</xsl:for-each>
		</dd>
	</div>
</xsl:template>

<xsl:template match="r:contact/*" mode="reach">
	<xsl:value-of select="."/>
</xsl:template>

<xsl:template match="r:phone | r:mobile" mode="reach">
	<a href="tel:{translate(., '—－─ ()（）', '---')}">
		<xsl:value-of select="."/>
	</a>
</xsl:template>

<xsl:template match="r:email" mode="reach">
	<a href="mailto:{.}"><xsl:value-of select="."/></a>
</xsl:template>

<xsl:template match="r:copies">
	<section aria-labelledby="copies">
		<h2 id="copies">抄送</h2>
		<ul>
			<xsl:apply-templates select="r:recipient" mode="item"/>
		</ul>
	</section>
</xsl:template>

<xsl:template match="r:attachments">
	<section aria-labelledby="attachments">
		<h2 id="attachments">附件</h2>
		<ul>
			<xsl:apply-templates select="r:attachment" mode="item"/>
		</ul>
	</section>
</xsl:template>

<xsl:template match="r:recipient | r:attachment" mode="item">
	<li>
		<xsl:value-of select="."/>
		<xsl:call-template name="doubt"/>
	</li>
</xsl:template>

<!-- The letter -->

<xsl:template name="letter">
	<article class="text" aria-labelledby="letter">
		<h2 id="letter">函件全文</h2>
		<p class="legend">
			<span><b class="s" style="background:var(--figure)">数据</b></span>
			<span><b style="background:var(--cite)">引用文件</b></span>
			<span><b style="background:var(--date)">日期</b></span>
			<span><b class="likely">较可信</b></span>
			<span><b class="open">待核实</b></span>
		</p>
		<div class="paper" tabindex="0" role="group" aria-labelledby="letter">
			<xsl:call-template name="letter-head"/>
			<xsl:apply-templates select="r:body/*"/>
			<xsl:call-template name="letter-foot"/>
		</div>
	</article>
</xsl:template>

<xsl:template name="letter-head">
	<xsl:variable name="head" select="r:head"/>
	<xsl:variable name="issuer" select="$head/r:issuer[@start
	    &lt; $head/r:title/@start or @start &lt; $head/r:addressee/@start]"/>
	<xsl:if test="$head/r:resultClass | $head/r:disclosure">
		<p class="marks">
			<xsl:for-each select="$head/r:resultClass | $head/r:disclosure">
				<xsl:if test="position() != 1">　</xsl:if>
				<xsl:call-template name="lit"/>
			</xsl:for-each>
		</p>
	</xsl:if>
	<xsl:for-each select="$issuer">
		<p class="issuer"><xsl:call-template name="lit"/></p>
	</xsl:for-each>
	<xsl:if test="$head/r:documentNumber | $head/r:signatory">
		<p class="number">
			<xsl:for-each select="$head/r:documentNumber">
				<xsl:call-template name="lit"/>
			</xsl:for-each>
			<xsl:for-each select="$head/r:signatory">
				<xsl:text>　签发人：</xsl:text>
				<xsl:call-template name="lit"/>
			</xsl:for-each>
		</p>
	</xsl:if>
	<xsl:for-each select="$head/r:title">
		<h3 class="title"><xsl:call-template name="lit"/></h3>
	</xsl:for-each>
	<xsl:if test="$head/r:addressee">
		<p class="to">
			<xsl:for-each select="$head/r:addressee">
				<xsl:call-template name="comma"/>
				<xsl:call-template name="lit"/>
			</xsl:for-each>
			<xsl:text>：</xsl:text>
		</p>
	</xsl:if>
</xsl:template>

<xsl:template name="letter-foot">
	<xsl:for-each select="r:head/r:signature | r:head/r:date">
		<p class="sign"><xsl:call-template name="lit"/></p>
	</xsl:for-each>
</xsl:template>

<!-- A value of the head where it stands in the letter. -->
<xsl:template name="lit">
	<a href="#r-{local-name()}">
		<xsl:if test="position() = 1">
			<xsl:attribute name="id"><xsl:value-of select="local-name()"/></xsl:attribute>
		</xsl:if>
		<xsl:value-of select="."/>
	</a>
</xsl:template>

<xsl:template match="r:p">
	<p><xsl:apply-templates/></p>
</xsl:template>

<!-- Lead and heading run on into the first paragraph where the letter does. -->
<xsl:template match="r:measure">
	<xsl:variable name="run-in" select="not(r:heading) or r:p[1]/@start
	    &lt;= r:heading/@end + string-length(r:heading/@stop)"/>
	<div id="{@id}" class="l{@level}">
		<xsl:choose>
			<xsl:when test="$run-in">
				<p>
					<xsl:call-template name="lead"/>
					<xsl:apply-templates select="r:p[1]/node()"/>
				</p>
				<xsl:apply-templates select="r:measure | r:p[position() != 1]"/>
			</xsl:when>
			<xsl:otherwise>
				<h4><xsl:call-template name="lead"/></h4>
				<xsl:apply-templates select="r:measure | r:p"/>
			</xsl:otherwise>
		</xsl:choose>
	</div>
</xsl:template>

<xsl:template name="lead">
	<a class="lead" href="#o-{@id}">
		<xsl:value-of select="@lead"/>
		<xsl:if test="not(@lead)">¶</xsl:if>
	</a>
	<xsl:if test="r:heading">
		<b>
			<xsl:apply-templates select="r:heading/node()"/>
			<xsl:value-of select="r:heading/@stop"/>
		</b>
	</xsl:if>
</xsl:template>

<xsl:template match="r:statistic">
	<a class="s {@certainty}" id="{@id}" href="#r-{@id}">
		<xsl:value-of select="."/>
	</a>
</xsl:template>

<xsl:template match="r:citation">
	<a class="c {@certainty}" id="c{@start}" href="#r-c{@start}">
		<xsl:value-of select="."/>
	</a>
</xsl:template>

<xsl:template match="r:date">
	<time class="d {@certainty}" datetime="{@value}">
		<xsl:value-of select="."/>
	</time>
</xsl:template>

<xsl:template match="r:organization | r:person | r:place">
	<span class="n {@certainty}"><xsl:value-of select="."/></span>
</xsl:template>

<!-- What is left: findings, the site's table, residue, source -->

<xsl:template match="r:findings">
	<section aria-labelledby="findings">
		<h2 id="findings">核对结果</h2>
		<ul>
			<xsl:apply-templates select="r:finding"/>
		</ul>
	</section>
</xsl:template>

<xsl:template match="r:finding">
	<li>
		<span class="tag {@severity}">
			<xsl:apply-templates select="@severity" mode="word"/>
		</span>
		<xsl:value-of select="concat(' ', .)"/>
		<xsl:if test="@start | @basis">
			<small class="place">
				<xsl:value-of select="concat(' ', @basis)"/>
				<xsl:if test="@start">
					<xsl:value-of select="concat(' 第', @start, '—',
					    @end, '字')"/>
				</xsl:if>
			</small>
		</xsl:if>
	</li>
</xsl:template>

<xsl:template match="r:site">
	<details>
		<summary>网站信息表</summary>
		<dl class="head">
			<xsl:for-each select="r:item">
				<div class="wide">
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
					</small>
					<xsl:value-of select="concat(' ', .)"/>
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
