<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- The head of the page: who asked what, who answers. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:dafu:reply:1" exclude-result-prefixes="r">

<xsl:template match="r:head">
	<dl>
		<xsl:apply-templates select="r:proposal"/>
		<xsl:apply-templates select="r:addressee[1]" mode="row"/>
		<xsl:apply-templates select="r:issuer" mode="row"/>
		<xsl:apply-templates select="r:signature" mode="row"/>
		<xsl:apply-templates select="r:resultClass" mode="row"/>
		<xsl:apply-templates select="r:disclosure" mode="row"/>
		<xsl:apply-templates select="r:documentNumber" mode="row"/>
		<xsl:apply-templates select="r:date" mode="row"/>
		<xsl:apply-templates select="r:signatory[1]" mode="row"/>
	</dl>
</xsl:template>

<xsl:template match="r:addressee" mode="row">
	<div>
		<dt>主送</dt>
		<dd id="r-addressee">
			<xsl:for-each select="../r:addressee">
				<xsl:if test="position() != 1">、</xsl:if>
				<xsl:call-template name="fact"/>
			</xsl:for-each>
		</dd>
	</div>
</xsl:template>

<!-- The issuer often stands in the title or is the signature itself. -->
<xsl:template match="r:issuer" mode="row">
	<div>
		<dt>发文机关</dt>
		<dd id="r-issuer">
			<xsl:choose>
				<xsl:when test="@start = ../r:signature/@start">
					<a href="#h-signature"><xsl:value-of select="."/></a>
					<xsl:call-template name="doubt"/>
				</xsl:when>
				<xsl:when test="@start &gt;= ../r:title/@start
				    and @end &lt;= ../r:title/@end">
					<a href="#h-title"><xsl:value-of select="."/></a>
					<xsl:call-template name="doubt"/>
				</xsl:when>
				<xsl:otherwise>
					<xsl:call-template name="fact"/>
				</xsl:otherwise>
			</xsl:choose>
		</dd>
	</div>
</xsl:template>

<xsl:template match="r:signature" mode="row">
	<xsl:if test="not(. = ../r:issuer)">
		<div>
			<dt>署名</dt>
			<dd id="r-signature"><xsl:call-template name="fact"/></dd>
		</div>
	</xsl:if>
</xsl:template>

<xsl:template match="r:resultClass" mode="row">
	<div class="chip">
		<dt>结果类别</dt>
		<dd id="r-resultClass"><xsl:call-template name="fact"/></dd>
	</div>
</xsl:template>

<xsl:template match="r:disclosure" mode="row">
	<div class="chip">
		<dt>公开属性</dt>
		<dd id="r-disclosure"><xsl:call-template name="fact"/></dd>
	</div>
</xsl:template>

<xsl:template match="r:documentNumber" mode="row">
	<div>
		<dt>发文字号</dt>
		<dd id="r-documentNumber"><xsl:call-template name="fact"/></dd>
	</div>
</xsl:template>

<xsl:template match="r:date" mode="row">
	<div>
		<dt>成文日期</dt>
		<dd id="r-date"><xsl:call-template name="fact"/></dd>
	</div>
</xsl:template>

<xsl:template match="r:signatory" mode="row">
	<div>
		<dt>签发人</dt>
		<dd id="r-signatory">
			<xsl:for-each select="../r:signatory">
				<xsl:if test="position() != 1">、</xsl:if>
				<xsl:call-template name="fact"/>
			</xsl:for-each>
		</dd>
	</div>
</xsl:template>

<!-- A value of the head, linked to its place above or below the body. -->
<xsl:template name="fact">
	<xsl:choose>
		<xsl:when test="@start &gt;= $top and (@start &lt; $start
		    or @start &gt;= $end)">
			<a href="#h-{local-name()}"><xsl:value-of select="."/></a>
		</xsl:when>
		<xsl:otherwise>
			<xsl:value-of select="."/>
		</xsl:otherwise>
	</xsl:choose>
	<xsl:call-template name="doubt"/>
</xsl:template>

<xsl:template match="r:proposal">
	<div>
		<dt>
			<xsl:apply-templates select="." mode="word"/>
		</dt>
		<dd>
			<xsl:apply-templates select="." mode="matter"/>
			<xsl:for-each select="r:title">
				<q>
					<xsl:value-of select="."/>
					<xsl:call-template name="doubt"/>
				</q>
			</xsl:for-each>
		</dd>
	</div>
	<xsl:if test="r:proposer or @proposerCount">
		<div>
			<dt>提出人</dt>
			<dd>
				<xsl:for-each select="r:proposer">
					<xsl:if test="position() != 1">、</xsl:if>
					<xsl:value-of select="."/>
					<xsl:call-template name="doubt"/>
				</xsl:for-each>
				<xsl:if test="@proposerCount">
					<xsl:if test="r:proposer">等</xsl:if>
					<xsl:value-of select="concat(@proposerCount, '位')"/>
				</xsl:if>
			</dd>
		</div>
	</xsl:if>
	<xsl:if test="@assigned">
		<div>
			<dt>交办之日</dt>
			<dd><xsl:call-template name="assigned"/></dd>
		</div>
	</xsl:if>
</xsl:template>

<!-- How far a value can be trusted, where not wholly. -->
<xsl:template name="doubt">
	<xsl:if test="@certainty != 'sure'">
		<xsl:text> </xsl:text>
		<i class="{@certainty}">
			<xsl:apply-templates select="@certainty" mode="word"/>
		</i>
	</xsl:if>
	<xsl:if test="@inferred">
		<small>
			<xsl:text> 据</xsl:text>
			<xsl:apply-templates select="@inferred" mode="word"/>
		</small>
	</xsl:if>
</xsl:template>

</xsl:stylesheet>
