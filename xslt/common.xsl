<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!--
  What the page and the text share.

  mode "word"     an attribute with a code, in words
  mode "matter"   a proposal in one line, without its title
  figure          (by name) a statistic in one way of writing
  when            (by name) when a statistic held; that it is planned
  caption         (by name) a measure, a promise or a refusal, in one line
  role            (by name) a contact's label
  assigned        (by name) a proposal's days
  mail            (by name) the mail that the source came in
  $promises       measures and promises that are still to be kept
  $refused        measures and sentences that refuse what was asked for

  A stylesheet of your own can take these with
  <xsl:import href="dafu:common.xsl"/>, or a whole page with dafu:html.xsl and
  change single templates.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:dafu:reply:1" exclude-result-prefixes="r">

<xsl:import href="words.xsl"/>

<!-- What was promised (src/archive/promised.h): items that are planned, innermost,
  or have a deadline and are not done, nor refused but where that is open; and
  promises of the prose. -->
<xsl:variable name="promises" select="/r:reply/r:body/descendant::*[self::r:promise
    or self::r:measure and (@status = 'planned' or @deadline and not(@status = 'done'
    or @status = 'refused' and not(@statusCertainty = 'open')))
    and (@deadline or not(r:measure/@status = 'planned'))]"/>

<!-- What was refused: items, and sentences of the prose. -->
<xsl:variable name="refused" select="/r:reply/r:body/descendant::*[self::r:refusal
    or self::r:measure and @status = 'refused']"/>

<!-- When a proposal was handed out, and by when to answer it. -->

<xsl:template name="assigned">
	<xsl:value-of select="@assigned"/>
	<xsl:if test="@due">
		<xsl:value-of select="concat('，时限', @due)"/>
	</xsl:if>
</xsl:template>

<!-- Who sent the mail that a source came in, and when.  An address may hold a
     line's end. -->

<xsl:template name="mail">
	<xsl:value-of select="translate(@sender, '&#9;&#10;&#13;', '␉␊␍')"/>
	<xsl:if test="@sent">
		<xsl:value-of select="concat(substring('，', 1,
		    number(boolean(@sender))), translate(@sent, 'T', ' '))"/>
	</xsl:if>
</xsl:template>

<!-- Codes in words, from the tables of words.xsl. -->

<xsl:template match="r:reply/@kind" mode="word">
	<xsl:value-of select="substring-before(substring-after($w-letter,
	    concat(' ', ., ':')), ';')"/>
</xsl:template>

<xsl:template match="r:line/@kind" mode="word">
	<xsl:value-of select="substring-before(substring-after($w-line,
	    concat(' ', ., ':')), ';')"/>
</xsl:template>

<xsl:template match="r:proposal/@kind" mode="word">
	<xsl:value-of select="substring-before(substring-after($w-proposal,
	    concat(' ', ., ':')), ';')"/>
</xsl:template>

<xsl:template match="r:reply/@edition" mode="word">
	<xsl:value-of select="substring-before(substring-after($w-edition,
	    concat(' ', ., ':')), ';')"/>
</xsl:template>

<xsl:template match="@status" mode="word">
	<xsl:value-of select="substring-before(substring-after($w-status,
	    concat(' ', ., ':')), ';')"/>
</xsl:template>

<xsl:template match="@certainty | @ofCertainty | @partOfCertainty
    | @statusCertainty | @deadlineCertainty | @responsibleCertainty" mode="word">
	<xsl:value-of select="substring-before(substring-after($w-certainty,
	    concat(' ', ., ':')), ';')"/>
</xsl:template>

<xsl:template match="@bound" mode="word">
	<xsl:value-of select="substring-before(substring-after($w-bound,
	    concat(' ', ., ':')), ';')"/>
</xsl:template>

<xsl:template match="@change" mode="word">
	<xsl:value-of select="substring-before(substring-after($w-change,
	    concat(' ', ., ':')), ';')"/>
</xsl:template>

<xsl:template match="@sum" mode="word">
	<xsl:value-of select="substring-before(substring-after($w-sum,
	    concat(' ', ., ':')), ';')"/>
</xsl:template>

<xsl:template match="@role" mode="word">
	<xsl:value-of select="substring-before(substring-after($w-role,
	    concat(' ', ., ':')), ';')"/>
</xsl:template>

<xsl:template match="@severity" mode="word">
	<xsl:value-of select="substring-before(substring-after($w-severity,
	    concat(' ', ., ':')), ';')"/>
</xsl:template>

<!-- From what a value that stands nowhere was inferred; another is shown as it
  is. -->
<xsl:template match="@inferred" mode="word">
	<xsl:variable name="word" select="substring-before(substring-after(
	    $w-inferred, concat(' ', ., ':')), ';')"/>
	<xsl:value-of select="$word"/>
	<xsl:if test="$word = ''">
		<xsl:value-of select="."/>
	</xsl:if>
	<xsl:if test="../@read">
		<xsl:value-of select="concat('，原识读为', ../@read)"/>
	</xsl:if>
</xsl:template>

<!--
  A decimal with its whole part in groups of three.  format-number counts in
  binary floating point, exact to fifteen digits; longer ones stay as they are.
-->
<xsl:template match="@*" mode="grouped">
	<xsl:choose>
		<xsl:when test=". &lt; 10000 or . &gt; 999999999999999">
			<xsl:value-of select="."/>
		</xsl:when>
		<xsl:when test="contains(., '.')">
			<xsl:value-of select="concat(format-number(
			    substring-before(., '.'), '#,##0'), '.',
			    substring-after(., '.'))"/>
		</xsl:when>
		<xsl:otherwise>
			<xsl:value-of select="format-number(., '#,##0')"/>
		</xsl:otherwise>
	</xsl:choose>
</xsl:template>

<!-- A statistic: bound, value, unit. -->
<xsl:template name="figure">
	<xsl:if test="@bound != 'exact'">
		<xsl:apply-templates select="@bound" mode="word"/>
	</xsl:if>
	<xsl:apply-templates select="@value" mode="grouped"/>
	<xsl:if test="@max">
		<xsl:text>至</xsl:text>
		<xsl:apply-templates select="@max" mode="grouped"/>
	</xsl:if>
	<xsl:value-of select="@unit"/>
	<xsl:if test="@per">
		<xsl:value-of select="concat('/', @per)"/>
	</xsl:if>
</xsl:template>

<!-- When a statistic held, in words; and that it is no fact yet: it stands in what
  a promise says is to come or in a measure that is planned, and is of no year that was past when
  the letter was written. -->
<xsl:template name="when">
	<xsl:param name="planned" select="ancestor::r:measure[1]/@status
	    = 'planned'"/>
	<xsl:apply-templates select="@time" mode="word"/>
	<xsl:if test="($planned or parent::r:promise[not(@ahead &gt;
	    current()/@start)]) and not(substring(concat(
	    substring-after(@time, '/'), @time), 1, 4) &lt; substring(
	    /r:reply/r:head/r:date/@value, 1, 4))">
		<xsl:if test="@time">　</xsl:if>
		<xsl:value-of select="substring-before(substring-after($w-status,
		    ' planned:'), ';')"/>
	</xsl:if>
</xsl:template>

<!-- 2021/2023 → 2021年至2023年 -->
<xsl:template match="@time" mode="word">
	<xsl:variable name="from" select="substring-before(concat(., '/'), '/')"/>
	<xsl:call-template name="day">
		<xsl:with-param name="value" select="$from"/>
	</xsl:call-template>
	<xsl:if test="contains(., '/')">
		<xsl:text>至</xsl:text>
		<xsl:call-template name="day">
			<xsl:with-param name="value" select="substring-after(., '/')"/>
		</xsl:call-template>
	</xsl:if>
</xsl:template>

<!-- 2023-12 → 2023年12月 -->
<xsl:template name="day">
	<xsl:param name="value"/>
	<xsl:value-of select="concat(substring($value, 1, 4), '年')"/>
	<xsl:if test="string-length($value) &gt; 4">
		<xsl:value-of select="concat(number(substring($value, 6, 2)), '月')"/>
	</xsl:if>
	<xsl:if test="string-length($value) &gt; 7">
		<xsl:value-of select="concat(number(substring($value, 9, 2)), '日')"/>
	</xsl:if>
</xsl:template>

<!-- A measure in one line: label and heading, or how it begins. -->
<xsl:template name="caption">
	<xsl:value-of select="@lead"/>
	<xsl:choose>
		<xsl:when test="self::r:promise or self::r:refusal">
			<xsl:value-of select="."/>
		</xsl:when>
		<xsl:when test="r:heading">
			<xsl:value-of select="r:heading"/>
		</xsl:when>
		<xsl:when test="string-length(r:p) &gt; 40">
			<xsl:value-of select="concat(substring(r:p, 1, 38), '……')"/>
		</xsl:when>
		<xsl:otherwise>
			<xsl:value-of select="r:p"/>
		</xsl:otherwise>
	</xsl:choose>
</xsl:template>

<xsl:template match="r:proposal" mode="matter">
	<xsl:value-of select="@assembly"/>
	<xsl:if test="@term">
		<xsl:value-of select="concat('第', @term, '届')"/>
	</xsl:if>
	<xsl:if test="@session">
		<xsl:value-of select="concat('第', @session, '次会议')"/>
	</xsl:if>
	<xsl:if test="@number">
		<xsl:value-of select="concat('第', @number, '号')"/>
	</xsl:if>
</xsl:template>

<!-- What kind of proposal it is; nothing is said where the record does not. -->
<xsl:template match="r:proposal" mode="word">
	<xsl:value-of select="substring-before(substring-after($w-proposal,
	    concat(' ', @kind, ':')), ';')"/>
</xsl:template>

<!-- A contact's label as printed, else its role. -->
<xsl:template name="role">
	<xsl:value-of select="@label"/>
	<xsl:if test="not(@label)">
		<xsl:apply-templates select="@role" mode="word"/>
	</xsl:if>
</xsl:template>

</xsl:stylesheet>
