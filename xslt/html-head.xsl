<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- The head of the page: who asked what, who answers. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:dafu:reply:1" exclude-result-prefixes="r">

<xsl:template match="r:head">
	<section aria-labelledby="head">
		<h2 id="head">基本信息</h2>
		<dl>
			<xsl:apply-templates select="r:proposal"/>
			<xsl:apply-templates select="r:addressee[1]" mode="row"/>
			<xsl:apply-templates select="r:issuer" mode="row"/>
			<xsl:if test="not(r:issuer)">
				<xsl:call-template name="row">
					<xsl:with-param name="label" select="'发文机关'"/>
				</xsl:call-template>
			</xsl:if>
			<xsl:apply-templates select="r:signature" mode="row"/>
			<xsl:call-template name="row">
				<xsl:with-param name="label" select="'发文字号'"/>
				<xsl:with-param name="value" select="r:documentNumber"/>
			</xsl:call-template>
			<xsl:call-template name="row">
				<xsl:with-param name="label" select="'成文日期'"/>
				<xsl:with-param name="value" select="r:date"/>
			</xsl:call-template>
			<xsl:call-template name="row">
				<xsl:with-param name="label" select="'结果类别'"/>
				<xsl:with-param name="value" select="r:resultClass"/>
			</xsl:call-template>
			<xsl:call-template name="row">
				<xsl:with-param name="label" select="'公开属性'"/>
				<xsl:with-param name="value" select="r:disclosure"/>
			</xsl:call-template>
			<xsl:apply-templates select="r:signatory[1]" mode="row"/>
		</dl>
	</section>
</xsl:template>

<!-- A value of the head, or that none was found. -->
<xsl:template name="row">
	<xsl:param name="label"/>
	<xsl:param name="value" select="/.."/>
	<div>
		<dt><xsl:value-of select="$label"/></dt>
		<dd>
			<xsl:for-each select="$value">
				<xsl:attribute name="id">
					<xsl:value-of select="concat('r-', local-name())"/>
				</xsl:attribute>
				<xsl:call-template name="fact"/>
				<xsl:apply-templates select="@meaning"/>
			</xsl:for-each>
			<xsl:if test="not($value)">
				<span class="none">未识出</span>
			</xsl:if>
		</dd>
	</div>
</xsl:template>

<!-- What a class means there; an organ's full name. -->
<xsl:template match="@meaning | @canonical">
	<small><xsl:value-of select="concat(' ', .)"/></small>
</xsl:template>

<xsl:template match="@proposerCount">
	<xsl:if test="../r:proposer">等</xsl:if>
	<xsl:value-of select="concat(., '位')"/>
</xsl:template>

<!-- Names in one line. -->
<xsl:template match="*" mode="name">
	<xsl:if test="position() != 1">、</xsl:if>
	<xsl:value-of select="."/>
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
					<xsl:apply-templates select="@canonical[. != ..]"/>
					<xsl:call-template name="doubt"/>
				</xsl:when>
				<xsl:when test="@start &gt;= ../r:title/@start
				    and @end &lt;= ../r:title/@end">
					<a href="#h-title"><xsl:value-of select="."/></a>
					<xsl:apply-templates select="@canonical[. != ..]"/>
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
		    or @start &gt;= $end) and not(@start
		    = $site/@start)">
			<a href="#h-{local-name()}"><xsl:value-of select="."/></a>
		</xsl:when>
		<xsl:otherwise>
			<xsl:value-of select="."/>
		</xsl:otherwise>
	</xsl:choose>
	<xsl:apply-templates select="@canonical[. != ..]"/>
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
					<xsl:apply-templates select="@canonical[. != ..]"/>
					<xsl:call-template name="doubt"/>
				</xsl:for-each>
				<xsl:apply-templates select="@proposerCount"/>
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
	<xsl:apply-templates select="@certainty[. != 'sure']" mode="doubt"/>
	<xsl:if test="@inferred">
		<small>
			<xsl:text> 据</xsl:text>
			<xsl:apply-templates select="@inferred" mode="word"/>
		</small>
	</xsl:if>
</xsl:template>

<xsl:template match="@*" mode="doubt">
	<xsl:text> </xsl:text>
	<i class="{.}">
		<xsl:value-of select="substring-before(substring-after($w-certainty,
		    concat(' ', ., ':')), ';')"/>
	</i>
</xsl:template>

</xsl:stylesheet>
