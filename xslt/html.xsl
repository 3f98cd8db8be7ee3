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
  refusal     #o-r1          #r1
  figure      #r-s1          #s1
  citation    #r-c120        #c120     (120: its start)
  finding     (no id)        #f120     (at its words)

  A stylesheet that imports this one changes the page by templates of the same
  name: style (how it looks), chrome (what stands above the page), policy.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:dafu:reply:1" exclude-result-prefixes="r">

<xsl:import href="common.xsl"/>
<xsl:include href="html-head.xsl"/>
<xsl:include href="html-look.xsl"/>
<xsl:include href="html-facts.xsl"/>
<xsl:include href="html-letter.xsl"/>
<xsl:include href="html-table.xsl"/>
<xsl:include href="html-style.xsl"/>
<xsl:output method="html" encoding="UTF-8" indent="no"
    doctype-system="about:legacy-compat"/>

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

<xsl:variable name="figures" select="/r:reply/r:body/descendant::r:statistic"/>

<!-- What a browser may load for the page: nothing. -->
<xsl:template name="policy">default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'</xsl:template>

<xsl:template name="chrome"/>

<xsl:template match="/r:reply">
	<html lang="zh-CN">
		<head>
			<meta http-equiv="Content-Security-Policy">
				<xsl:attribute name="content">
					<xsl:call-template name="policy"/>
				</xsl:attribute>
			</meta>
			<meta name="viewport" content="width=device-width,initial-scale=1"/>
			<title>
				<xsl:value-of select="$title"/>
			</title>
			<xsl:call-template name="style"/>
		</head>
		<body>
			<a class="skip" href="#letter">跳到函件全文</a>
			<xsl:call-template name="chrome"/>
			<header>
				<p class="kind">
					<xsl:apply-templates select="@kind" mode="word"/>
				</p>
				<h1>
					<xsl:value-of select="$title"/>
				</h1>
			</header>
			<xsl:call-template name="summary"/>
			<nav aria-label="目录">
				<ul>
					<xsl:if test="r:findings or $open">
						<li><a href="#look">需要看一看</a></li>
					</xsl:if>
					<li><a href="#facts">要点</a></li>
					<li><a href="#letter">函件全文</a></li>
				</ul>
			</nav>
			<main>
				<div id="facts">
					<xsl:call-template name="look"/>
					<xsl:apply-templates select="r:head"/>
					<xsl:apply-templates select="r:body" mode="facts"/>
					<xsl:apply-templates select="r:contacts | r:copies
					    | r:attachments"/>
					<xsl:call-template name="notes"/>
					<xsl:apply-templates select="r:site | r:residue"/>
				</div>
				<xsl:call-template name="letter"/>
			</main>
			<xsl:apply-templates select="r:source"/>
		</body>
	</html>
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
			<xsl:value-of select="concat('未归入各项的文字（',
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

<!-- Of a public edition nothing tells of the source. -->
<xsl:template match="r:source[/r:reply/@edition]" priority="1">
	<footer>
		<xsl:apply-templates select="/r:reply/@edition" mode="word"/>
	</footer>
</xsl:template>

<xsl:template match="r:source">
	<footer>
		<xsl:value-of select="concat('来源：', @name, '（', @format, '，',
		    @encoding, substring('，', 1, number(boolean(@encoding))), @bytes, '字节，', @points, '字）　SHA-256 ', @sha256)"/>
		<xsl:if test="@sender or @sent">
			<br/><xsl:text>来信：</xsl:text><xsl:call-template name="mail"/>
		</xsl:if>
	</footer>
</xsl:template>

</xsl:stylesheet>
