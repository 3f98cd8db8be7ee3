<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!--
  Tables of the letter as tables.  A row is a paragraph whose cells a tab parts,
  or, in Markdown, |; rows that follow one another are a table.  A row of more
  than 60 cells stays a paragraph.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:dafu:reply:1" exclude-result-prefixes="r">

<xsl:template match="r:p[contains(., '&#9;') or starts-with(., '|')]" priority="1">
	<xsl:variable name="before" select="preceding-sibling::*[1]/self::r:p"/>
	<xsl:if test="$inner"><xsl:call-template name="before"/></xsl:if>
	<xsl:if test="not($before[contains(., '&#9;') or starts-with(., '|')])">
		<xsl:variable name="stop" select="following-sibling::*[not(self::r:p)
		    or not(contains(., '&#9;') or starts-with(., '|'))][1]/@start"/>
		<div class="scroll" tabindex="0" role="region" aria-label="表格">
			<table>
				<tbody>
					<xsl:apply-templates mode="tr" select=". | following-sibling::r:p[not($stop)
					    or @start &lt; $stop]"/>
				</tbody>
			</table>
		</div>
	</xsl:if>
</xsl:template>

<xsl:template match="r:p" mode="tr">
	<xsl:if test="translate(., '|-: &#9;', '') != ''">
		<tr>
			<xsl:if test="string-length(.) - string-length(translate(.,
			    '|&#9;', '')) &gt; 60">
				<td><xsl:apply-templates/></td>
			</xsl:if>
			<xsl:if test="string-length(.) - string-length(translate(.,
			    '|&#9;', '')) &lt; 61">
				<xsl:variable name="bar" select="starts-with(., '|')"/>
				<xsl:call-template name="cells">
					<xsl:with-param name="by" select="substring('&#9;|', 1 + $bar, 1)"/>
					<xsl:with-param name="node" select="node()[1]"/>
					<xsl:with-param name="text" select="substring(text()[1][not(
					    preceding-sibling::*)], 1 + $bar)"/>
					<xsl:with-param name="cell">
						<xsl:if test="$places"><xsl:call-template name="anchors"/></xsl:if>
					</xsl:with-param>
				</xsl:call-template>
			</xsl:if>
		</tr>
	</xsl:if>
</xsl:template>

<!-- From a node on, the cells: text is what is left of the node where it is text,
  cell what the cell in hand has so far. -->
<xsl:template name="cells">
	<xsl:param name="by"/>
	<xsl:param name="node"/>
	<xsl:param name="text"/>
	<xsl:param name="cell"/>
	<xsl:variable name="next" select="$node/following-sibling::node()[1]"/>
	<xsl:choose>
		<xsl:when test="$node/self::text() and contains($text, $by)">
			<td>
				<xsl:copy-of select="$cell"/>
				<xsl:value-of select="substring-before($text, $by)"/>
			</td>
			<xsl:if test="$next or substring-after($text, $by) != ''">
				<xsl:call-template name="cells">
					<xsl:with-param name="by" select="$by"/>
					<xsl:with-param name="node" select="$node"/>
					<xsl:with-param name="text" select="substring-after($text,
					    $by)"/>
				</xsl:call-template>
			</xsl:if>
		</xsl:when>
		<xsl:when test="$node">
			<xsl:call-template name="cells">
				<xsl:with-param name="by" select="$by"/>
				<xsl:with-param name="node" select="$next"/>
				<xsl:with-param name="text" select="string($next)"/>
				<xsl:with-param name="cell">
					<xsl:copy-of select="$cell"/>
					<xsl:apply-templates select="$node/self::*"/>
					<xsl:if test="$node/self::text()">
						<xsl:value-of select="$text"/>
					</xsl:if>
				</xsl:with-param>
			</xsl:call-template>
		</xsl:when>
		<xsl:otherwise>
			<td><xsl:copy-of select="$cell"/></td>
		</xsl:otherwise>
	</xsl:choose>
</xsl:template>

</xsl:stylesheet>
