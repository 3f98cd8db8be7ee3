<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!--
  A record as a text to paste into a mail: the facts of the page, in the same
  order, and the letter's own words where it has no measures.  Labels are four
  characters wide, filled up with U+3000, which is as wide as a Chinese character
  in any type; f:pad and f:wrap count columns.  A processor that has no such
  functions makes lines as long as they are, and fills nothing up.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:dafu:publish"
    xmlns:r="urn:dafu:reply:1" exclude-result-prefixes="r f">

<xsl:import href="common.xsl"/>
<xsl:output method="text" encoding="UTF-8"/>
<xsl:key name="part" match="r:statistic" use="@partOf"/>
<xsl:variable name="wraps" select="function-available('f:wrap')"/>
<xsl:variable name="pads" select="function-available('f:pad')"/>

<xsl:template match="/r:reply">
	<xsl:call-template name="title"/>
	<xsl:text>&#10;</xsl:text>
	<xsl:apply-templates select="r:head"/>
	<xsl:apply-templates select="r:body"/>
	<xsl:apply-templates select="r:contacts"/>
	<xsl:apply-templates select="r:copies"/>
	<xsl:apply-templates select="r:attachments"/>
	<xsl:apply-templates select="r:findings"/>
	<xsl:apply-templates select="r:source"/>
</xsl:template>

<xsl:template name="wrap">
	<xsl:param name="text"/>
	<xsl:param name="hang"/>
	<xsl:choose>
		<xsl:when test="$wraps"><xsl:value-of select="f:wrap($text, $hang)"/></xsl:when>
		<xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise>
	</xsl:choose>
</xsl:template>

<xsl:template name="pad">
	<xsl:param name="text"/>
	<xsl:param name="columns"/>
	<xsl:choose>
		<xsl:when test="$pads"><xsl:value-of select="f:pad($text, $columns)"/></xsl:when>
		<xsl:otherwise><xsl:value-of select="concat($text, '　')"/></xsl:otherwise>
	</xsl:choose>
</xsl:template>

<xsl:template name="title">
	<xsl:apply-templates select="@kind" mode="word"/>
	<xsl:text>&#10;</xsl:text>
	<xsl:if test="r:head/r:title">
		<xsl:call-template name="wrap">
			<xsl:with-param name="text" select="r:head/r:title"/>
			<xsl:with-param name="hang" select="0"/>
		</xsl:call-template>
		<xsl:text>&#10;</xsl:text>
	</xsl:if>
</xsl:template>

<!-- Head -->

<xsl:template match="r:head">
	<xsl:apply-templates select="r:proposal"/>
	<xsl:if test="r:addressee">
		<xsl:text>主送　　　</xsl:text>
		<xsl:apply-templates select="r:addressee" mode="list"/>
	</xsl:if>
	<xsl:if test="r:issuer">
		<xsl:text>发文机关　</xsl:text>
		<xsl:apply-templates select="r:issuer" mode="list"/>
	</xsl:if>
	<xsl:if test="r:signature and not(r:signature = r:issuer)">
		<xsl:text>署名　　　</xsl:text>
		<xsl:apply-templates select="r:signature" mode="list"/>
	</xsl:if>
	<xsl:if test="r:resultClass">
		<xsl:text>结果类别　</xsl:text>
		<xsl:apply-templates select="r:resultClass" mode="list"/>
	</xsl:if>
	<xsl:if test="r:disclosure">
		<xsl:text>公开属性　</xsl:text>
		<xsl:apply-templates select="r:disclosure" mode="list"/>
	</xsl:if>
	<xsl:if test="r:documentNumber">
		<xsl:text>发文字号　</xsl:text>
		<xsl:apply-templates select="r:documentNumber" mode="list"/>
	</xsl:if>
	<xsl:if test="r:date">
		<xsl:text>成文日期　</xsl:text>
		<xsl:apply-templates select="r:date" mode="list"/>
	</xsl:if>
	<xsl:if test="r:signatory">
		<xsl:text>签发人　　</xsl:text>
		<xsl:apply-templates select="r:signatory" mode="list"/>
	</xsl:if>
</xsl:template>

<xsl:template match="r:proposal">
	<xsl:variable name="kind">
		<xsl:apply-templates select="." mode="word"/>
	</xsl:variable>
	<xsl:variable name="matter">
		<xsl:apply-templates select="." mode="matter"/>
	</xsl:variable>
	<xsl:call-template name="pad">
		<xsl:with-param name="text" select="$kind"/>
		<xsl:with-param name="columns" select="10"/>
	</xsl:call-template>
	<xsl:if test="$matter != ''">
		<xsl:value-of select="concat($matter, '&#10;')"/>
	</xsl:if>
	<xsl:if test="r:title">
		<xsl:if test="$matter != ''">　　　　　</xsl:if>
		<xsl:apply-templates select="r:title" mode="list"/>
	</xsl:if>
	<xsl:if test="r:proposer">
		<xsl:text>提出人　　</xsl:text>
		<xsl:apply-templates select="r:proposer" mode="list"/>
	</xsl:if>
	<xsl:if test="@proposerCount and not(r:proposer)">
		<xsl:value-of select="concat('提出人　　', @proposerCount, '位&#10;')"/>
	</xsl:if>
	<xsl:if test="@assigned">
		<xsl:text>交办之日　</xsl:text>
		<xsl:call-template name="assigned"/>
		<xsl:text>&#10;</xsl:text>
	</xsl:if>
</xsl:template>

<!-- The values of one line, the last of which ends it. -->
<xsl:template match="*" mode="list">
	<xsl:if test="position() != 1">、</xsl:if>
	<xsl:call-template name="wrap">
		<xsl:with-param name="text" select="."/>
		<xsl:with-param name="hang" select="10"/>
	</xsl:call-template>
	<xsl:call-template name="doubt"/>
	<xsl:if test="position() = last()">
		<xsl:if test="../@proposerCount and self::r:proposer">
			<xsl:value-of select="concat('等', ../@proposerCount, '位')"/>
		</xsl:if>
		<xsl:text>&#10;</xsl:text>
	</xsl:if>
</xsl:template>

<xsl:template name="doubt">
	<xsl:if test="@certainty != 'sure'">
		<xsl:text>〔</xsl:text>
		<xsl:apply-templates select="@certainty" mode="word"/>
		<xsl:text>〕</xsl:text>
	</xsl:if>
	<xsl:if test="@inferred">
		<xsl:text>〔据</xsl:text>
		<xsl:apply-templates select="@inferred" mode="word"/>
		<xsl:text>〕</xsl:text>
	</xsl:if>
</xsl:template>

<xsl:template match="@*" mode="doubt">
	<xsl:if test=". != 'sure'">
		<xsl:text>〔</xsl:text>
		<xsl:apply-templates select="." mode="word"/>
		<xsl:text>〕</xsl:text>
	</xsl:if>
</xsl:template>

<!-- Facts of the body: promises, measures, figures, citations -->

<xsl:template match="r:body">
	<xsl:variable name="figures" select="descendant::r:statistic"/>
	<xsl:variable name="citations" select="descendant::r:citation"/>
	<xsl:if test="$promises">
		<xsl:text>&#10;【计划与时限】&#10;</xsl:text>
		<xsl:apply-templates select="$promises" mode="promise"/>
	</xsl:if>
	<xsl:if test="$refused">
		<xsl:text>&#10;【未采纳】&#10;</xsl:text>
		<xsl:apply-templates select="$refused" mode="refused"/>
	</xsl:if>
	<xsl:if test="r:measure">
		<xsl:text>&#10;【办理措施】&#10;</xsl:text>
		<xsl:apply-templates select="r:measure"/>
	</xsl:if>
	<xsl:if test="not(r:measure)">
		<xsl:text>&#10;【正文】&#10;</xsl:text>
		<xsl:apply-templates select="r:p"/>
	</xsl:if>
	<xsl:if test="$figures">
		<xsl:value-of select="concat('&#10;【数据】', count($figures),
		    '项&#10;')"/>
		<xsl:apply-templates select="$figures[not(@partOf)]" mode="total"/>
	</xsl:if>
	<xsl:if test="$citations">
		<xsl:text>&#10;【引用文件】&#10;</xsl:text>
		<xsl:apply-templates select="$citations"/>
	</xsl:if>
</xsl:template>

<xsl:template match="r:p">
	<xsl:text>　</xsl:text>
	<xsl:call-template name="wrap">
		<xsl:with-param name="text" select="concat('　　', .)"/>
		<xsl:with-param name="hang" select="2"/>
	</xsl:call-template>
	<xsl:text>&#10;</xsl:text>
</xsl:template>

<xsl:template match="r:measure | r:promise" mode="promise">
	<xsl:variable name="caption">
		<xsl:call-template name="caption"/>
	</xsl:variable>
	<xsl:text>　</xsl:text>
	<xsl:call-template name="wrap">
		<xsl:with-param name="text" select="$caption"/>
		<xsl:with-param name="hang" select="2"/>
	</xsl:call-template>
	<xsl:apply-templates select="@statusCertainty[. = 'open']" mode="doubt"/>
	<xsl:text>&#10;　　时限：</xsl:text>
	<xsl:value-of select="@deadline"/>
	<xsl:apply-templates select="@deadlineCertainty" mode="doubt"/>
	<xsl:if test="not(@deadline)">未识出</xsl:if>
	<xsl:text>；责任单位：</xsl:text>
	<xsl:value-of select="@responsible"/>
	<xsl:apply-templates select="@responsibleCertainty" mode="doubt"/>
	<xsl:if test="not(@responsible)">未识出</xsl:if>
	<xsl:text>&#10;</xsl:text>
</xsl:template>

<xsl:template match="r:measure | r:refusal" mode="refused">
	<xsl:variable name="caption">
		<xsl:call-template name="caption"/>
	</xsl:variable>
	<xsl:text>　</xsl:text>
	<xsl:call-template name="wrap">
		<xsl:with-param name="text" select="$caption"/>
		<xsl:with-param name="hang" select="2"/>
	</xsl:call-template>
	<xsl:apply-templates select="@statusCertainty
	    | self::r:refusal/@certainty" mode="doubt"/>
	<xsl:text>&#10;</xsl:text>
</xsl:template>

<xsl:template match="r:measure">
	<xsl:param name="indent" select="'　'"/>
	<xsl:value-of select="$indent"/>
	<xsl:call-template name="caption"/>
	<xsl:if test="@status">
		<xsl:text>〔</xsl:text>
		<xsl:apply-templates select="@status" mode="word"/>
		<xsl:if test="@statusCertainty != 'sure'">
			<xsl:text>，</xsl:text>
			<xsl:apply-templates select="@statusCertainty" mode="word"/>
		</xsl:if>
		<xsl:text>〕</xsl:text>
	</xsl:if>
	<xsl:if test="@certainty != 'sure'">
		<xsl:call-template name="doubt"/>
	</xsl:if>
	<xsl:text>&#10;</xsl:text>
	<xsl:apply-templates select="r:measure">
		<xsl:with-param name="indent" select="concat($indent, '　')"/>
	</xsl:apply-templates>
</xsl:template>

<!-- A figure that is part of no other, and beneath it its parts. -->
<xsl:template match="r:statistic" mode="total">
	<xsl:text>　</xsl:text>
	<xsl:call-template name="counted">
		<xsl:with-param name="columns" select="34"/>
	</xsl:call-template>
	<xsl:text>　</xsl:text>
	<xsl:call-template name="value"/>
	<xsl:apply-templates select="key('part', @id)" mode="part"/>
</xsl:template>

<xsl:template match="r:statistic" mode="part">
	<xsl:param name="depth" select="1"/>
	<xsl:value-of select="substring('　　　　　', 1, $depth + 1)"/>
	<xsl:call-template name="counted">
		<xsl:with-param name="columns" select="34 - 2 * $depth"/>
	</xsl:call-template>
	<xsl:text>　</xsl:text>
	<xsl:call-template name="value"/>
	<xsl:apply-templates select="key('part', @id)" mode="part">
		<xsl:with-param name="depth" select="$depth + ($depth &lt; 4)"/>
	</xsl:apply-templates>
</xsl:template>

<!-- What it counts; where that is open, so it is said. -->
<xsl:template name="counted">
	<xsl:param name="columns"/>
	<xsl:variable name="doubt">
		<xsl:apply-templates select="@ofCertainty[. = 'open']" mode="doubt"/>
	</xsl:variable>
	<xsl:call-template name="pad">
		<xsl:with-param name="text" select="concat(@of, $doubt)"/>
		<xsl:with-param name="columns" select="$columns"/>
	</xsl:call-template>
</xsl:template>

<!-- As printed; in one way of writing where that says more; what is said of it. -->
<xsl:template name="value">
	<xsl:value-of select="."/>
	<xsl:if test="not(contains(., @value)) or @per
	    or @bound != 'exact' and . = concat(@value, @unit)">
		<xsl:text>（</xsl:text>
		<xsl:call-template name="figure"/>
		<xsl:text>）</xsl:text>
	</xsl:if>
	<xsl:variable name="when">
		<xsl:call-template name="when"/>
	</xsl:variable>
	<xsl:if test="$when != ''">
		<xsl:value-of select="concat('　', $when)"/>
	</xsl:if>
	<xsl:if test="@sum or @change or @basis or @certainty != 'sure'">
		<xsl:text>　</xsl:text>
		<xsl:value-of select="@basis"/>
		<xsl:apply-templates select="@change" mode="word"/>
		<xsl:apply-templates select="@sum" mode="word"/>
		<xsl:call-template name="doubt"/>
	</xsl:if>
	<xsl:text>&#10;</xsl:text>
</xsl:template>

<xsl:template match="r:citation">
	<xsl:text>　</xsl:text>
	<xsl:choose>
		<xsl:when test="@number and not(contains(., @number))">
			<xsl:call-template name="wrap">
				<xsl:with-param name="text" select="concat(., '（', @number, '）')"/>
				<xsl:with-param name="hang" select="2"/>
			</xsl:call-template>
		</xsl:when>
		<xsl:otherwise>
			<xsl:call-template name="wrap">
				<xsl:with-param name="text" select="."/>
				<xsl:with-param name="hang" select="2"/>
			</xsl:call-template>
		</xsl:otherwise>
	</xsl:choose>
	<xsl:call-template name="doubt"/>
	<xsl:text>&#10;</xsl:text>
</xsl:template>

<!-- Contacts, copies, attachments -->

<xsl:template match="r:contacts">
	<xsl:text>&#10;【联系方式】&#10;</xsl:text>
	<xsl:for-each select="r:contact">
		<xsl:variable name="role">
			<xsl:call-template name="role"/>
		</xsl:variable>
		<xsl:text>　</xsl:text>
		<xsl:call-template name="pad">
			<xsl:with-param name="text" select="$role"/>
			<xsl:with-param name="columns" select="10"/>
		</xsl:call-template>
		<xsl:for-each select="*">
			<xsl:text>　</xsl:text>
			<xsl:value-of select="."/>
			<xsl:call-template name="doubt"/>
		</xsl:for-each>
		<xsl:text>&#10;</xsl:text>
	</xsl:for-each>
</xsl:template>

<xsl:template match="r:copies">
	<xsl:text>&#10;【抄送】&#10;</xsl:text>
	<xsl:apply-templates select="r:recipient"/>
</xsl:template>

<xsl:template match="r:attachments">
	<xsl:text>&#10;【附件】&#10;</xsl:text>
	<xsl:apply-templates select="r:attachment"/>
</xsl:template>

<xsl:template match="r:recipient | r:attachment">
	<xsl:text>　</xsl:text>
	<xsl:call-template name="wrap">
		<xsl:with-param name="text" select="."/>
		<xsl:with-param name="hang" select="2"/>
	</xsl:call-template>
	<xsl:call-template name="doubt"/>
	<xsl:text>&#10;</xsl:text>
</xsl:template>

<!-- Findings, source -->

<xsl:template match="r:findings">
	<xsl:text>&#10;【核对结果】&#10;</xsl:text>
	<xsl:apply-templates select="r:finding"/>
</xsl:template>

<xsl:template match="r:finding">
	<xsl:text>　</xsl:text>
	<xsl:apply-templates select="@severity" mode="word"/>
	<xsl:text>　</xsl:text>
	<xsl:call-template name="wrap">
		<xsl:with-param name="text" select="."/>
		<xsl:with-param name="hang" select="8"/>
	</xsl:call-template>
	<xsl:text>&#10;</xsl:text>
</xsl:template>

<xsl:template match="r:source[/r:reply/@edition]" priority="1">
	<xsl:text>&#10;说明　　　</xsl:text>
	<xsl:apply-templates select="/r:reply/@edition" mode="word"/>
	<xsl:text>&#10;</xsl:text>
</xsl:template>

<xsl:template match="r:source">
	<!-- a name may hold a line's end -->
	<xsl:value-of select="concat('&#10;来源　　　',
	    translate(@name, '&#9;&#10;&#13;', '␉␊␍'), '&#10;')"/>
	<xsl:if test="@sender or @sent">
		<xsl:text>来信　　　</xsl:text>
		<xsl:call-template name="mail"/>
		<xsl:text>&#10;</xsl:text>
	</xsl:if>
</xsl:template>

</xsl:stylesheet>
