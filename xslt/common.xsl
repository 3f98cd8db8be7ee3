<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!--
  What the page and the text share: the words for the codes of the record.
  Mode "word" turns an attribute into the words that a reader sees.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:dafu:reply:1" exclude-result-prefixes="r">

<xsl:template match="r:reply/@kind" mode="word">
	<xsl:choose>
		<xsl:when test=". = 'reply'">答复</xsl:when>
		<xsl:when test=". = 'coHandling'">协办意见</xsl:when>
		<xsl:otherwise>其他</xsl:otherwise>
	</xsl:choose>
</xsl:template>

<xsl:template match="r:proposal/@kind" mode="word">
	<xsl:choose>
		<xsl:when test=". = 'proposal'">政协提案</xsl:when>
		<xsl:when test=". = 'suggestion'">人大代表建议</xsl:when>
		<xsl:otherwise>议案</xsl:otherwise>
	</xsl:choose>
</xsl:template>

<xsl:template match="@status" mode="word">
	<xsl:choose>
		<xsl:when test=". = 'done'">已落实</xsl:when>
		<xsl:when test=". = 'ongoing'">正在办理</xsl:when>
		<xsl:when test=". = 'planned'">计划</xsl:when>
		<xsl:otherwise>暂不采纳</xsl:otherwise>
	</xsl:choose>
</xsl:template>

<!-- The figure in one way of writing: bound, value, unit. -->
<xsl:template match="r:statistic" mode="figure">
	<xsl:choose>
		<xsl:when test="@bound = 'about'">约</xsl:when>
		<xsl:when test="@bound = 'more'">超过</xsl:when>
		<xsl:when test="@bound = 'less'">接近或不足</xsl:when>
		<xsl:when test="@bound = 'atLeast'">不少于</xsl:when>
		<xsl:when test="@bound = 'atMost'">不超过</xsl:when>
	</xsl:choose>
	<xsl:value-of select="@value"/>
	<xsl:if test="@max">至<xsl:value-of select="@max"/></xsl:if>
	<xsl:value-of select="@unit"/>
	<xsl:if test="@per">/<xsl:value-of select="@per"/></xsl:if>
</xsl:template>

</xsl:stylesheet>
