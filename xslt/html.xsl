<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!--
  A record as one page, complete in itself: no script, no other file.

  Every value stands twice, among the facts and in the letter, and each links
  to the other:

              facts          letter
  head        #r-date        #h-date
  measure     #o-m1          #m1
  promise     #o-p1          #p1
  figure      #r-s1          #s1
  citation    #r-c120        #c120     (120: its start)
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:dafu:reply:1" exclude-result-prefixes="r">

<xsl:import href="common.xsl"/>
<xsl:include href="html-head.xsl"/>
<xsl:include href="html-letter.xsl"/>
<xsl:include href="html-style.xsl"/>
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

<!-- The page -->

<xsl:template match="/r:reply">
	<html lang="zh-CN">
		<head>
			<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"/>
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

<!-- Facts of the body: promises, measures, figures, citations -->

<xsl:template match="r:body" mode="facts">
	<xsl:variable name="promises" select="descendant::r:measure[(@status
	    = 'planned' or @deadline and not(@status = 'done' or @status
	    = 'refused')) and not(r:measure/@status = 'planned')]
	    | descendant::r:promise"/>
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

<xsl:template match="r:measure | r:promise" mode="promise">
	<tr>
		<xsl:if test="self::r:promise">
			<xsl:attribute name="id">
				<xsl:value-of select="concat('o-', @id)"/>
			</xsl:attribute>
		</xsl:if>
		<th scope="row">
			<a href="#{@id}">
				<xsl:call-template name="caption"/>
			</a>
		</th>
		<td>
			<xsl:value-of select="@deadline"/>
			<xsl:apply-templates select="@deadlineCertainty" mode="doubt"/>
			<xsl:if test="not(@deadline)">
				<span class="none">未识出</span>
			</xsl:if>
		</td>
		<td>
			<xsl:value-of select="@responsible"/>
			<xsl:apply-templates select="@responsibleCertainty" mode="doubt"/>
			<xsl:if test="not(@responsible)">
				<span class="none">未识出</span>
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
			<xsl:apply-templates select="@statusCertainty" mode="doubt"/>
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
		<th scope="row"><xsl:call-template name="counted"/></th>
		<xsl:call-template name="cells"/>
	</tr>
	<xsl:apply-templates select="key('part', @id)" mode="part"/>
</xsl:template>

<xsl:template match="r:statistic" mode="part">
	<xsl:param name="depth" select="1"/>
	<tr id="r-{@id}">
		<th scope="row" class="d{$depth}">
			<xsl:call-template name="counted"/>
			<xsl:apply-templates select="@partOfCertainty" mode="doubt"/>
		</th>
		<xsl:call-template name="cells"/>
	</tr>
	<xsl:apply-templates select="key('part', @id)" mode="part">
		<xsl:with-param name="depth" select="$depth + ($depth &lt; 4)"/>
	</xsl:apply-templates>
</xsl:template>

<!-- What a figure counts, and how sure that is. -->
<xsl:template name="counted">
	<xsl:value-of select="@of"/>
	<xsl:apply-templates select="@ofCertainty" mode="doubt"/>
</xsl:template>

<xsl:template match="@*" mode="doubt">
	<xsl:if test=". != 'sure'">
		<xsl:text> </xsl:text>
		<i class="{.}">
			<xsl:apply-templates select="." mode="word"/>
		</i>
	</xsl:if>
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
	<xsl:variable name="when">
		<xsl:call-template name="when"/>
	</xsl:variable>
	<xsl:if test="$when != '' or @sum or @change or @basis
	    or @certainty != 'sure'">
		<td>
			<xsl:if test="$when != ''">
				<span><xsl:value-of select="$when"/></span>
			</xsl:if>
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
	<a href="tel:{translate(., '—－─０１２３４５６７８９（） ()', '---0123456789')}">
		<xsl:value-of select="."/>
	</a>
</xsl:template>

<xsl:template match="r:email" mode="reach">
	<a href="mailto:{.}"><xsl:value-of select="."/></a>
</xsl:template>

<!-- In a public edition a mark stands in the place of either. -->
<xsl:template mode="reach" match="r:contact/*[/r:reply/@edition]" priority="1">
	<xsl:value-of select="."/>
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

<xsl:template match="r:source[/r:reply/@edition]" priority="1">
	<footer>
		<xsl:apply-templates select="/r:reply/@edition" mode="word"/>
	</footer>
</xsl:template>

<xsl:template match="r:source">
	<footer>
		<xsl:value-of select="concat('来源：', @name, '（', @format, '，',
		    @encoding, substring('，', 1, number(boolean(@encoding))), @bytes, '字节，', @points, '字）　SHA-256 ', @sha256)"/>
	</footer>
</xsl:template>

</xsl:stylesheet>
