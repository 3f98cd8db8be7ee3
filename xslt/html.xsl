<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- A record as a page to read. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:dafu:reply:1" exclude-result-prefixes="r">

<xsl:import href="common.xsl"/>
<xsl:output method="html" encoding="UTF-8" indent="no"
    doctype-system="about:legacy-compat"/>
<xsl:strip-space elements="r:reply r:head r:proposal r:contacts r:contact"/>

<xsl:template match="/r:reply">
	<html lang="zh-CN">
		<head><title><xsl:value-of select="r:head/r:title"/></title></head>
		<body>
			<h1><xsl:value-of select="r:head/r:title"/></h1>
			<xsl:apply-templates select="r:head/*"/>
			<xsl:apply-templates select="r:body"/>
		</body>
	</html>
</xsl:template>

<xsl:template match="r:head/*">
	<p><xsl:value-of select="."/></p>
</xsl:template>

<xsl:template match="r:p">
	<p><xsl:apply-templates/></p>
</xsl:template>

<xsl:template match="r:measure">
	<section>
		<h3><xsl:value-of select="@lead"/><xsl:apply-templates select="r:heading"/></h3>
		<xsl:apply-templates select="r:p | r:measure"/>
	</section>
</xsl:template>

<xsl:template match="r:statistic">
	<mark id="{@id}"><xsl:value-of select="."/></mark>
</xsl:template>

</xsl:stylesheet>
