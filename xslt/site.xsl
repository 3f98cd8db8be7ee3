<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- The page of a letter in a site: it looks like the others there, by one file,
  and leads to them. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:dafu:reply:1" exclude-result-prefixes="r">

<xsl:import href="html.xsl"/>

<xsl:template name="policy">default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'</xsl:template>

<!-- What is no public edition says so, and is to stand in no index of the web. -->
<xsl:template name="style">
	<xsl:if test="not(/r:reply/@edition)">
		<meta name="robots" content="noindex"/>
	</xsl:if>
	<link rel="stylesheet" href="../../site.css"/>
</xsl:template>

<xsl:template name="chrome">
	<xsl:if test="not(/r:reply/@edition)">
		<p class="inner">
			<xsl:text>内部版，未隐去个人信息，不得对外公开</xsl:text>
		</p>
	</xsl:if>
	<nav class="site" aria-label="站点">
		<ul>
			<li><a href="../../index.html">首页</a></li>
			<li><a href="../../search.html">检索</a></li>
			<li><a href="../../issuers.html">单位</a></li>
			<li><a href="../../figures.html">数据</a></li>
			<li><a href="../../promises.html">承诺</a></li>
		</ul>
	</nav>
</xsl:template>

</xsl:stylesheet>
