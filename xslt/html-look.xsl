<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- What stands first in the page: the letter in one screen, and what needs a look. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:dafu:reply:1" exclude-result-prefixes="r">

<!-- Findings that have a place, one a place; of many the first, for every text of
  the letter is looked through for them. -->
<xsl:key name="found" match="r:finding" use="@start"/>
<xsl:key name="same" match="r:finding" use="concat(@rule, ' ', .)"/>
<xsl:variable name="places" select="/r:reply/r:findings/r:finding[@start]
    [position() &lt; 201][count(. | key('found', @start)[1]) = 1]"/>

<!-- What the letter shows that can hold such a place: see html-letter.xsl. -->
<xsl:variable name="shown" select="/r:reply/r:body/r:p | /r:reply/r:body/r:measure
    | $pieces"/>

<!-- Values that can be read otherwise, other than those of the head, which is
  all in sight; extract counts the same (letter_open), but for sums, which findings
  tell. -->
<xsl:variable name="open" select="/r:reply/r:body/descendant::*[@certainty = 'open']
    | /r:reply/r:body/descendant::r:statistic[@ofCertainty = 'open'
    or @partOfCertainty = 'open' or @sum = 'fails']
    | /r:reply/r:body/descendant::r:measure[@statusCertainty = 'open'
    or @deadlineCertainty = 'open' or @responsibleCertainty = 'open']
    | /r:reply/r:body/descendant::r:promise[@deadlineCertainty = 'open'
    or @responsibleCertainty = 'open']"/>

<!-- Who asked what, what is done, what is promised by when, what is refused. -->
<xsl:template name="summary">
	<xsl:variable name="items" select="r:body/descendant::r:measure"/>
	<section id="summary" aria-labelledby="in-short">
		<h2 id="in-short">一览</h2>
		<dl>
			<xsl:apply-templates select="r:head" mode="asked"/>
			<xsl:call-template name="short">
				<xsl:with-param name="what" select="'已办在办'"/>
				<xsl:with-param name="items" select="$items[@status = 'done'
				    or @status = 'ongoing'][not(r:measure/@status = @status)]"/>
				<xsl:with-param name="all" select="'measures'"/>
				<xsl:with-param name="prose" select="not($items)
				    and not(/r:reply/@edition = 'summary')"/>
			</xsl:call-template>
			<xsl:call-template name="short">
				<xsl:with-param name="what" select="'承诺'"/>
				<xsl:with-param name="items" select="$promises"/>
				<xsl:with-param name="all" select="'promises'"/>
			</xsl:call-template>
			<xsl:call-template name="short">
				<xsl:with-param name="what" select="'未采纳'"/>
				<xsl:with-param name="items" select="$refused"/>
				<xsl:with-param name="all" select="'refusals'"/>
			</xsl:call-template>
		</dl>
	</section>
</xsl:template>

<xsl:template match="r:head" mode="asked">
	<div>
		<dt>谁问什么</dt>
		<dd>
			<xsl:for-each select="r:proposal">
				<p>
					<xsl:apply-templates select="r:proposer" mode="name"/>
					<xsl:apply-templates select="@proposerCount"/>
					<xsl:if test="not(r:proposer or @proposerCount)">
						<span class="none">提出人未识出</span>
					</xsl:if>
					<xsl:text>：</xsl:text>
					<b><xsl:value-of select="r:title"/></b>
					<xsl:if test="not(r:title)">
						<xsl:apply-templates select="." mode="matter"/>
					</xsl:if>
				</p>
			</xsl:for-each>
			<xsl:if test="not(r:proposal)">
				<span class="none">未识出</span>
			</xsl:if>
		</dd>
	</div>
	<div>
		<dt>谁答</dt>
		<dd>
			<xsl:value-of select="r:issuer"/>
			<xsl:if test="not(r:issuer)">
				<span class="none">未识出</span>
			</xsl:if>
			<xsl:if test="r:date">
				<xsl:value-of select="concat('，', r:date)"/>
			</xsl:if>
			<xsl:apply-templates select="r:resultClass" mode="chip"/>
		</dd>
	</div>
</xsl:template>

<xsl:template match="r:resultClass" mode="chip">
	<xsl:text> </xsl:text>
	<i class="class"><xsl:value-of select="concat(@code, '类')"/></i>
	<xsl:apply-templates select="@meaning"/>
</xsl:template>

<!-- The first items of a kind in one line each, and how many more there are; prose:
  the letter has no items, and tells such things only in its text. -->
<xsl:template name="short">
	<xsl:param name="what"/>
	<xsl:param name="items"/>
	<xsl:param name="all"/>
	<xsl:param name="prose"/>
	<div>
		<dt><xsl:value-of select="$what"/></dt>
		<dd>
			<xsl:if test="$prose">
				<span class="none">函中未分项，见<a href="#letter">全文</a></span>
			</xsl:if>
			<xsl:if test="not($items or $prose)">
				<span class="none">未识出</span>
			</xsl:if>
			<xsl:for-each select="$items[position() &lt; 6]">
				<xsl:variable name="caption">
					<xsl:call-template name="caption"/>
				</xsl:variable>
				<p>
					<a href="#{@id}">
						<xsl:value-of select="substring($caption, 1, 60)"/>
						<xsl:if test="string-length($caption) &gt; 60">……</xsl:if>
					</a>
					<xsl:if test="@deadline and $what != '未采纳'">
						<b><xsl:value-of select="concat(' ', @deadline)"/></b>
					</xsl:if>
					<xsl:apply-templates select="(@statusCertainty
					    | self::r:refusal/@certainty)[. = 'open']" mode="doubt"/>
				</p>
			</xsl:for-each>
			<xsl:if test="count($items) &gt; 5">
				<p>
					<a href="#{$all}">
						<xsl:value-of select="concat('另', count($items) - 5, '项')"/>
					</a>
				</p>
			</xsl:if>
		</dd>
	</div>
</xsl:template>

<!-- Findings that are no mere notes, and values that are open. -->
<xsl:template name="look">
	<xsl:variable name="faults" select="r:findings/r:finding[@severity != 'info']"/>
	<xsl:if test="$faults or $open">
		<section id="look" aria-labelledby="looks">
			<h2 id="looks">需要看一看</h2>
			<ul>
				<xsl:apply-templates select="$faults[@severity = 'error']"/>
				<xsl:apply-templates select="$faults[@severity = 'warning']"/>
				<xsl:call-template name="open">
					<xsl:with-param name="what" select="' 办理措施'"/>
					<xsl:with-param name="list" select="$open[self::r:measure
					    or self::r:promise or self::r:refusal]"/>
				</xsl:call-template>
				<xsl:call-template name="open">
					<xsl:with-param name="what" select="' 数据'"/>
					<xsl:with-param name="list" select="$open/self::r:statistic"/>
				</xsl:call-template>
				<xsl:call-template name="open">
					<xsl:with-param name="what" select="' 其他'"/>
					<xsl:with-param name="list" select="$open[not(self::r:measure
					    or self::r:promise or self::r:refusal
					    or self::r:statistic)]"/>
				</xsl:call-template>
			</ul>
		</section>
	</xsl:if>
	<xsl:if test="not($faults or $open) and r:findings">
		<a id="look"/>
	</xsl:if>
</xsl:template>

<xsl:template name="open">
	<xsl:param name="what"/>
	<xsl:param name="list"/>
	<xsl:if test="$list">
		<li>
			<i class="open">
				<xsl:value-of select="substring-before(substring-after(
				    $w-certainty, ' open:'), ';')"/>
			</i>
			<xsl:value-of select="$what"/>
			<xsl:for-each select="$list">
				<xsl:value-of select="concat(substring('、', 1,
				    position() - 1), ' ')"/>
				<xsl:apply-templates select="." mode="open"/>
			</xsl:for-each>
		</li>
	</xsl:if>
</xsl:template>

<xsl:template match="*" mode="open">
	<xsl:value-of select="."/>
</xsl:template>

<xsl:template match="r:statistic" mode="open">
	<xsl:value-of select="@of"/>
	<a href="#{@id}"><xsl:value-of select="."/></a>
</xsl:template>

<xsl:template match="r:measure | r:promise | r:refusal" mode="open">
	<a href="#{@id}"><xsl:call-template name="caption"/></a>
	<xsl:if test="@status">
		<xsl:text> </xsl:text>
		<xsl:apply-templates select="@status" mode="word"/>
	</xsl:if>
</xsl:template>

<!-- What was mended: said once, with all its places. -->
<xsl:template name="notes">
	<xsl:variable name="notes" select="r:findings/r:finding[@severity = 'info']"/>
	<xsl:if test="$notes">
		<section aria-labelledby="notes">
			<h2 id="notes">识读说明</h2>
			<ul>
				<xsl:apply-templates select="$notes"/>
			</ul>
		</section>
	</xsl:if>
</xsl:template>

<xsl:template match="r:finding">
	<xsl:variable name="same" select="key('same', concat(@rule, ' ', .))"/>
	<xsl:if test="count(. | $same[1]) = 1">
		<li>
			<i class="{@severity}">
				<xsl:apply-templates select="@severity" mode="word"/>
			</i>
			<xsl:value-of select="concat(' ', .)"/>
			<small>
				<xsl:if test="@basis">
					<xsl:value-of select="concat(' ', @basis)"/>
				</xsl:if>
				<xsl:for-each select="$same[@start]">
					<xsl:text> </xsl:text>
					<xsl:call-template name="place"/>
				</xsl:for-each>
			</small>
		</li>
	</xsl:if>
</xsl:template>

<!-- A finding's place, a link where the letter shows it. -->
<xsl:template name="place">
	<xsl:variable name="words" select="concat('第', @start + 1, '字')"/>
	<xsl:variable name="at" select="number(@start)"/>
	<xsl:choose>
		<xsl:when test="not(@start = $places/@start)">
			<xsl:value-of select="$words"/>
		</xsl:when>
		<xsl:when test="$shown[@end &gt; $at][@start &lt;= $at]">
			<a href="#f{@start}"><xsl:value-of select="$words"/></a>
		</xsl:when>
		<xsl:otherwise>
			<xsl:value-of select="$words"/>
		</xsl:otherwise>
	</xsl:choose>
</xsl:template>

</xsl:stylesheet>
