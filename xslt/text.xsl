<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- A record as a text to paste into a mail. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:dafu:reply:1" exclude-result-prefixes="r">

<xsl:import href="common.xsl"/>
<xsl:output method="text" encoding="UTF-8"/>
<xsl:strip-space elements="r:reply r:head r:proposal r:contacts r:contact"/>

<xsl:template match="/r:reply">
	<xsl:apply-templates select="r:head/*"/>
	<xsl:text>&#10;</xsl:text>
	<xsl:apply-templates select="r:body"/>
</xsl:template>

<xsl:template match="r:head/* | r:p">
	<xsl:value-of select="."/>
	<xsl:text>&#10;</xsl:text>
</xsl:template>

<xsl:template match="r:measure">
	<xsl:value-of select="@lead"/>
	<xsl:value-of select="r:heading"/>
	<xsl:value-of select="r:heading/@stop"/>
	<xsl:text>&#10;</xsl:text>
	<xsl:apply-templates select="r:p | r:measure"/>
</xsl:template>

</xsl:stylesheet>
