<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!--
  A record as one table (RFC 4180): a row a fact, of the head, the body and the
  tail, with the letter's number before it.  What a spreadsheet would run as a
  formula has an apostrophe before it.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:dafu:reply:1" exclude-result-prefixes="r">

<xsl:output method="text" encoding="UTF-8"/>

<xsl:variable name="number" select="string(/r:reply/r:head/r:documentNumber)"/>

<xsl:template match="/r:reply">
	<xsl:text>&#xFEFF;letter,element,text,id,label,level,value,max,unit,bound,kind,of,per,change,basis,time,partOf,sum,code,status,deadline,responsible,certainty,start,end&#13;&#10;</xsl:text>
	<xsl:apply-templates select="r:head/descendant::r:*"/>
	<xsl:apply-templates select="r:body/descendant::r:*[self::r:measure
	    or self::r:promise or self::r:refusal or self::r:statistic or self::r:citation
	    or self::r:date]"/>
	<xsl:apply-templates select="r:contacts/r:contact/r:*"/>
	<xsl:apply-templates select="r:copies/r:recipient"/>
	<xsl:apply-templates select="r:attachments/r:attachment"/>
</xsl:template>

<xsl:template match="*">
	<xsl:call-template name="cell">
		<xsl:with-param name="x" select="$number"/>
	</xsl:call-template>
	<xsl:value-of select="concat(',', local-name(), ',')"/>
	<xsl:variable name="text">
		<xsl:choose>
			<xsl:when test="self::r:measure"><xsl:value-of select="r:heading"/></xsl:when>
			<xsl:when test="self::r:proposal"><xsl:value-of select="concat(@assembly, ' ', @number)"/></xsl:when>
			<xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
		</xsl:choose>
	</xsl:variable>
	<xsl:call-template name="cell">
		<xsl:with-param name="x" select="string($text)"/>
	</xsl:call-template>
	<xsl:call-template name="next"><xsl:with-param name="x" select="@id"/></xsl:call-template>
	<xsl:call-template name="next"><xsl:with-param name="x" select="@label | ../@label[parent::r:contact]"/></xsl:call-template>
	<xsl:call-template name="next"><xsl:with-param name="x" select="@level"/></xsl:call-template>
	<xsl:call-template name="next"><xsl:with-param name="x" select="@value"/></xsl:call-template>
	<xsl:call-template name="next"><xsl:with-param name="x" select="@max"/></xsl:call-template>
	<xsl:call-template name="next"><xsl:with-param name="x" select="@unit"/></xsl:call-template>
	<xsl:call-template name="next"><xsl:with-param name="x" select="@bound"/></xsl:call-template>
	<xsl:call-template name="next"><xsl:with-param name="x" select="@kind"/></xsl:call-template>
	<xsl:call-template name="next"><xsl:with-param name="x" select="@of"/></xsl:call-template>
	<xsl:call-template name="next"><xsl:with-param name="x" select="@per"/></xsl:call-template>
	<xsl:call-template name="next"><xsl:with-param name="x" select="@change"/></xsl:call-template>
	<xsl:call-template name="next"><xsl:with-param name="x" select="@basis"/></xsl:call-template>
	<xsl:call-template name="next"><xsl:with-param name="x" select="@time"/></xsl:call-template>
	<xsl:call-template name="next"><xsl:with-param name="x" select="@partOf"/></xsl:call-template>
	<xsl:call-template name="next"><xsl:with-param name="x" select="@sum"/></xsl:call-template>
	<xsl:call-template name="next"><xsl:with-param name="x" select="@code | @number[parent::r:citation]"/></xsl:call-template>
	<xsl:call-template name="next"><xsl:with-param name="x" select="@status"/></xsl:call-template>
	<xsl:call-template name="next"><xsl:with-param name="x" select="@deadline"/></xsl:call-template>
	<xsl:call-template name="next"><xsl:with-param name="x" select="@responsible"/></xsl:call-template>
	<xsl:call-template name="next"><xsl:with-param name="x" select="@certainty"/></xsl:call-template>
	<xsl:call-template name="next"><xsl:with-param name="x" select="@start"/></xsl:call-template>
	<xsl:call-template name="next"><xsl:with-param name="x" select="@end"/></xsl:call-template>
	<xsl:text>&#13;&#10;</xsl:text>
</xsl:template>

<xsl:template name="next">
	<xsl:param name="x"/>
	<xsl:text>,</xsl:text>
	<xsl:call-template name="cell">
		<xsl:with-param name="x" select="string($x)"/>
	</xsl:call-template>
</xsl:template>

<!-- A minus before digits alone is a number. -->
<xsl:template name="cell">
	<xsl:param name="x"/>
	<xsl:variable name="formula" select="$x != '' and contains(
	    '=+-@&#9;&#10;&#13;＝＋－＠', substring($x, 1, 1))
	    and not(number($x) = number($x))"/>
	<xsl:variable name="quotes" select="$formula or translate($x, '&quot;,&#10;&#13;', '') != $x
	    or translate(substring($x, 1, 1), ' ', '') = '' and $x != ''"/>
	<xsl:if test="$quotes">"</xsl:if>
	<xsl:if test="$formula">'</xsl:if>
	<xsl:choose>
		<xsl:when test="contains($x, '&quot;')">
			<xsl:call-template name="doubled">
				<xsl:with-param name="x" select="$x"/>
			</xsl:call-template>
		</xsl:when>
		<xsl:otherwise><xsl:value-of select="$x"/></xsl:otherwise>
	</xsl:choose>
	<xsl:if test="$quotes">"</xsl:if>
</xsl:template>

<!-- A mark of quotation is written twice. -->
<xsl:template name="doubled">
	<xsl:param name="x"/>
	<xsl:choose>
		<xsl:when test="contains($x, '&quot;')">
			<xsl:value-of select="concat(substring-before($x, '&quot;'), '&quot;&quot;')"/>
			<xsl:call-template name="doubled">
				<xsl:with-param name="x" select="substring-after($x, '&quot;')"/>
			</xsl:call-template>
		</xsl:when>
		<xsl:otherwise><xsl:value-of select="$x"/></xsl:otherwise>
	</xsl:choose>
</xsl:template>

</xsl:stylesheet>
