<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!--
  A record as the core elements of GB/T 33480-2016 (党政机关电子公文元数据规范), under
  their Chinese names and in their order.  An element that the record does not
  have is absent; 份号, 密级和保密期限, 紧急程度, 印发机关, 印发日期 and 发布层次 it
  never has.  The namespace is ours: the standard's schema is not to be had.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="urn:dafu:gbt33480:2016"
    xmlns:r="urn:dafu:reply:1" exclude-result-prefixes="r">

<xsl:import href="common.xsl"/>
<xsl:output method="xml" encoding="UTF-8"/>

<xsl:template match="/r:reply">
	<公文元数据>
		<xsl:if test="r:source/@sha256">
			<公文标识><xsl:value-of select="concat('sha256:', r:source/@sha256)"/></公文标识>
		</xsl:if>
		<xsl:if test="@kind != 'other'">
			<文种><xsl:apply-templates select="@kind" mode="word"/></文种>
		</xsl:if>
		<xsl:for-each select="r:head/r:issuer[not(@inferred)]">
			<发文机关标志><xsl:value-of select="."/></发文机关标志>
		</xsl:for-each>
		<xsl:for-each select="r:head/r:documentNumber">
			<发文字号><xsl:value-of select="."/></发文字号>
		</xsl:for-each>
		<xsl:for-each select="r:head/r:signatory">
			<签发人><xsl:value-of select="."/></签发人>
		</xsl:for-each>
		<xsl:for-each select="r:head/r:title">
			<标题><xsl:value-of select="."/></标题>
		</xsl:for-each>
		<xsl:for-each select="r:head/r:addressee">
			<主送机关><xsl:value-of select="."/></主送机关>
		</xsl:for-each>
		<xsl:for-each select="r:attachments/r:attachment">
			<附件说明><xsl:value-of select="."/></附件说明>
		</xsl:for-each>
		<xsl:for-each select="r:head/r:signature">
			<发文机关或签发人署名><xsl:value-of select="."/></发文机关或签发人署名>
		</xsl:for-each>
		<xsl:for-each select="r:head/r:date">
			<成文日期><xsl:value-of select="@value"/></成文日期>
		</xsl:for-each>
		<xsl:for-each select="r:head/r:disclosure">
			<附注><xsl:value-of select="."/></附注>
		</xsl:for-each>
		<xsl:for-each select="r:contacts/r:contact">
			<附注>
				<xsl:call-template name="role"/>
				<xsl:for-each select="*">
					<xsl:value-of select="concat('　', .)"/>
				</xsl:for-each>
			</附注>
		</xsl:for-each>
		<xsl:for-each select="r:copies/r:recipient">
			<抄送机关><xsl:value-of select="."/></抄送机关>
		</xsl:for-each>
	</公文元数据>
</xsl:template>

</xsl:stylesheet>
