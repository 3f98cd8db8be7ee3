<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- The page of a letter in a site: it looks like the others there, by one file,
  and leads to them. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:import href="html.xsl"/>

<xsl:template name="policy">default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'</xsl:template>

<xsl:template name="style">
	<link rel="stylesheet" href="../../site.css"/>
</xsl:template>

<xsl:template name="chrome">
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
