<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!--
  A record as simple Dublin Core (ISO 15836-1), in the container of OAI-PMH.
  Contacts are no description of a document and stay out.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"
    xmlns:r="urn:dafu:reply:1" exclude-result-prefixes="r">

<xsl:import href="common.xsl"/>
<xsl:output method="xml" encoding="UTF-8"/>

<xsl:template match="/r:reply">
	<oai_dc:dc>
		<xsl:apply-templates select="r:head/r:title" mode="dc">
			<xsl:with-param name="name" select="'title'"/>
		</xsl:apply-templates>
		<xsl:apply-templates select="r:head/r:issuer" mode="dc">
			<xsl:with-param name="name" select="'creator'"/>
		</xsl:apply-templates>
		<xsl:apply-templates select="r:head/r:proposal/r:title | r:head/r:resultClass" mode="dc">
			<xsl:with-param name="name" select="'subject'"/>
		</xsl:apply-templates>
		<xsl:apply-templates select="r:body/r:measure/r:heading" mode="dc">
			<xsl:with-param name="name" select="'description'"/>
		</xsl:apply-templates>
		<xsl:apply-templates select="r:head/r:signatory" mode="dc">
			<xsl:with-param name="name" select="'contributor'"/>
		</xsl:apply-templates>
		<xsl:for-each select="r:head/r:date">
			<dc:date><xsl:value-of select="@value"/></dc:date>
		</xsl:for-each>
		<dc:type>
			<xsl:apply-templates select="@kind" mode="word"/>
		</dc:type>
		<xsl:if test="not(@edition)">
			<dc:format><xsl:value-of select="r:source/@format"/></dc:format>
		</xsl:if>
		<xsl:apply-templates select="r:head/r:documentNumber" mode="dc">
			<xsl:with-param name="name" select="'identifier'"/>
		</xsl:apply-templates>
		<dc:language>zh</dc:language>
		<xsl:for-each select="r:head/r:proposal">
			<dc:relation>
				<xsl:apply-templates select="." mode="word"/>
				<xsl:text>　</xsl:text>
				<xsl:apply-templates select="." mode="matter"/>
			</dc:relation>
		</xsl:for-each>
		<xsl:for-each select="r:body//r:citation">
			<dc:relation>
				<xsl:value-of select="."/>
				<xsl:if test="@number and not(contains(., @number))">
					<xsl:value-of select="concat('（', @number, '）')"/>
				</xsl:if>
			</dc:relation>
		</xsl:for-each>
		<xsl:apply-templates select="r:head/r:disclosure" mode="dc">
			<xsl:with-param name="name" select="'rights'"/>
		</xsl:apply-templates>
	</oai_dc:dc>
</xsl:template>

<xsl:template match="*" mode="dc">
	<xsl:param name="name"/>
	<xsl:element name="dc:{$name}">
		<xsl:value-of select="."/>
	</xsl:element>
</xsl:template>

</xsl:stylesheet>
