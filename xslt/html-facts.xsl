<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- Facts of the body: promises, refusals, measures, figures, citations, people; contacts. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:dafu:reply:1" exclude-result-prefixes="r">

<xsl:key name="part" match="r:statistic" use="@partOf"/>

<xsl:template match="r:body" mode="facts">
	<xsl:variable name="citations" select="descendant::r:citation"/>
	<xsl:variable name="people" select="descendant::r:person[@office]"/>
	<xsl:variable name="dates" select="descendant::r:date[@candidates]"/>
	<xsl:if test="$promises">
		<section aria-labelledby="promises">
			<h2 id="promises">承诺与时限</h2>
			<table>
				<thead>
					<tr>
						<th scope="col" class="wide">事项</th>
						<th scope="col">时限</th>
						<th scope="col">责任单位</th>
					</tr>
				</thead>
				<tbody>
					<xsl:apply-templates select="$promises" mode="promise"/>
				</tbody>
			</table>
		</section>
	</xsl:if>
	<xsl:if test="$refused">
		<section aria-labelledby="refusals">
			<h2 id="refusals">未采纳</h2>
			<ul>
				<xsl:apply-templates select="$refused" mode="refused"/>
			</ul>
		</section>
	</xsl:if>
	<xsl:if test="r:measure">
		<section aria-labelledby="measures">
			<h2 id="measures">办理措施</h2>
			<ol class="tree">
				<xsl:apply-templates select="r:measure" mode="item"/>
			</ol>
		</section>
	</xsl:if>
	<xsl:if test="$figures">
		<section aria-labelledby="figures">
			<h2 id="figures">
				<xsl:value-of select="concat('数据（', count($figures), '项）')"/>
			</h2>
			<table class="figures">
				<thead>
					<tr>
						<th scope="col" class="wide">被统计项</th>
						<th scope="col">数值</th>
						<th scope="col">时间、说明</th>
					</tr>
				</thead>
				<xsl:apply-templates select=". | descendant::r:measure" mode="figures"/>
			</table>
		</section>
	</xsl:if>
	<xsl:if test="$citations">
		<section aria-labelledby="citations">
			<h2 id="citations">引用文件</h2>
			<ul>
				<xsl:apply-templates select="$citations" mode="item"/>
			</ul>
		</section>
	</xsl:if>
	<xsl:if test="$people or $dates">
		<section aria-labelledby="people">
			<h2 id="people">人员职务、未写年份的日期</h2>
			<ul>
				<xsl:for-each select="$people">
					<li>
						<xsl:value-of select="concat(., '　', @office)"/>
					</li>
				</xsl:for-each>
				<xsl:for-each select="$dates">
					<li>
						<xsl:value-of select="concat(., '　可能是')"/>
						<xsl:value-of select="concat(translate(@candidates, ' ',
						    '、'), '年')"/>
					</li>
				</xsl:for-each>
			</ul>
		</section>
	</xsl:if>
</xsl:template>

<xsl:template match="r:measure | r:promise" mode="promise">
	<tr>
		<xsl:if test="self::r:promise">
			<xsl:attribute name="id">
				<xsl:value-of select="concat('o-', @id)"/>
			</xsl:attribute>
		</xsl:if>
		<th scope="row">
			<a href="#{@id}">
				<xsl:call-template name="caption"/>
			</a>
			<xsl:apply-templates select="@statusCertainty[. = 'open']"
			    mode="doubt"/>
		</th>
		<td>
			<xsl:apply-templates select="@deadline" mode="held"/>
			<xsl:if test="not(@deadline)">
				<span class="none">未识出</span>
			</xsl:if>
		</td>
		<td>
			<xsl:apply-templates select="@responsible" mode="held"/>
			<xsl:if test="not(@responsible)">
				<span class="none">未识出</span>
			</xsl:if>
		</td>
	</tr>
</xsl:template>

<xsl:template match="r:measure | r:refusal" mode="refused">
	<li>
		<xsl:if test="self::r:refusal">
			<xsl:attribute name="id">
				<xsl:value-of select="concat('o-', @id)"/>
			</xsl:attribute>
		</xsl:if>
		<a href="#{@id}"><xsl:call-template name="caption"/></a>
		<xsl:apply-templates select="(@statusCertainty
		    | self::r:refusal/@certainty)[. != 'sure']" mode="doubt"/>
	</li>
</xsl:template>

<!-- A deadline or a unit, and how sure it is. -->
<xsl:template match="@deadline" mode="held">
	<xsl:value-of select="."/>
	<xsl:apply-templates select="../@deadlineCertainty[. != 'sure']" mode="doubt"/>
</xsl:template>

<xsl:template match="@responsible" mode="held">
	<xsl:value-of select="."/>
	<xsl:apply-templates select="../@responsibleCertainty[. != 'sure']"
	    mode="doubt"/>
</xsl:template>

<xsl:template match="r:measure" mode="item">
	<li id="o-{@id}">
		<a href="#{@id}">
			<xsl:call-template name="caption"/>
		</a>
		<xsl:apply-templates select="@status" mode="chip"/>
		<xsl:apply-templates select="@certainty[. != 'sure']" mode="doubt"/>
		<xsl:if test="@deadline or @responsible">
			<div class="when">
				<xsl:if test="@deadline">
					<xsl:value-of select="concat('时限：', @deadline, '　')"/>
				</xsl:if>
				<xsl:if test="@responsible">
					<xsl:value-of select="concat('责任单位：', @responsible)"/>
				</xsl:if>
			</div>
		</xsl:if>
		<xsl:if test="r:measure">
			<ol>
				<xsl:apply-templates select="r:measure" mode="item"/>
			</ol>
		</xsl:if>
	</li>
</xsl:template>

<xsl:template match="@status" mode="chip">
	<xsl:text> </xsl:text>
	<i class="{.}">
		<xsl:apply-templates select="." mode="word"/>
	</i>
	<xsl:apply-templates select="../@statusCertainty[. != 'sure']" mode="doubt"/>
</xsl:template>

<!-- The figures of a measure, but for those of measures within, under its name:
  those that are part of no other, and beneath each its parts. -->
<xsl:template match="r:body | r:measure" mode="figures">
	<xsl:variable name="own" select="(r:heading | r:p)
	    /descendant::r:statistic[not(@partOf)]"/>
	<xsl:if test="$own">
		<tbody>
			<xsl:if test="self::r:measure">
				<tr class="group">
					<th scope="rowgroup" colspan="3">
						<a href="#{@id}"><xsl:call-template name="caption"/></a>
					</th>
				</tr>
			</xsl:if>
			<xsl:apply-templates select="$own" mode="row">
				<xsl:with-param name="planned" select="@status = 'planned'"/>
			</xsl:apply-templates>
		</tbody>
	</xsl:if>
</xsl:template>

<!-- As printed; in one way of writing where that says more: scale words applied,
  the bound said elsewhere, what it is per; then what is said of it. -->
<xsl:template match="r:statistic" mode="row">
	<xsl:param name="planned"/>
	<xsl:param name="depth" select="0"/>
	<tr id="r-{@id}">
		<th scope="row" class="d{$depth}">
			<xsl:value-of select="@of"/>
			<xsl:apply-templates select="@ofCertainty[. != 'sure']" mode="doubt"/>
			<xsl:apply-templates select="@partOfCertainty[. != 'sure']" mode="doubt"/>
		</th>
		<td>
			<a href="#{@id}"><xsl:value-of select="."/></a>
			<xsl:if test="not(contains(., @value)) or @per
			    or @bound != 'exact' and . = concat(@value, @unit)">
				<small><xsl:call-template name="figure"/></small>
			</xsl:if>
		</td>
		<td>
			<xsl:if test="$planned or @time or parent::r:promise">
				<xsl:call-template name="when">
					<xsl:with-param name="planned" select="$planned"/>
				</xsl:call-template>
			</xsl:if>
			<xsl:if test="@basis or @change or @sum or @certainty != 'sure'">
				<xsl:call-template name="said"/>
			</xsl:if>
		</td>
	</tr>
	<xsl:apply-templates select="key('part', @id)" mode="row">
		<xsl:with-param name="planned" select="$planned"/>
		<xsl:with-param name="depth" select="$depth + ($depth &lt; 4)"/>
	</xsl:apply-templates>
</xsl:template>

<xsl:template name="said">
	<span>
		<xsl:value-of select="@basis"/>
		<xsl:apply-templates select="@change" mode="word"/>
	</span>
	<xsl:if test="@sum">
		<span class="{@sum}">
			<xsl:apply-templates select="@sum" mode="word"/>
		</span>
	</xsl:if>
	<xsl:apply-templates select="@certainty[. != 'sure']" mode="doubt"/>
</xsl:template>

<xsl:template match="r:citation" mode="item">
	<li id="r-c{@start}">
		<a href="#c{@start}"><xsl:value-of select="."/></a>
		<xsl:if test="@number and not(contains(., @number))">
			<span class="number">
				<xsl:value-of select="concat('（', @number, '）')"/>
			</span>
		</xsl:if>
		<xsl:call-template name="doubt"/>
	</li>
</xsl:template>

<!-- Contacts, copies, attachments -->

<xsl:template match="r:contacts">
	<section aria-labelledby="contacts">
		<h2 id="contacts">联系方式</h2>
		<dl>
			<xsl:apply-templates select="r:contact"/>
		</dl>
	</section>
</xsl:template>

<xsl:template match="r:contact">
	<div>
		<dt><xsl:call-template name="role"/></dt>
		<dd>
			<xsl:for-each select="*">
				<xsl:if test="position() != 1">　</xsl:if>
				<xsl:apply-templates select="." mode="reach"/>
				<xsl:call-template name="doubt"/>
			</xsl:for-each>
		</dd>
	</div>
</xsl:template>

<xsl:template match="*" mode="reach">
	<xsl:value-of select="."/>
</xsl:template>

<xsl:template match="r:phone | r:mobile" mode="reach">
	<a href="tel:{translate(., '—－─０１２３４５６７８９（） ()', '---0123456789')}">
		<xsl:value-of select="."/>
	</a>
</xsl:template>

<xsl:template match="r:email" mode="reach">
	<a href="mailto:{.}"><xsl:value-of select="."/></a>
</xsl:template>

<!-- In a public edition a mark stands in the place of either. -->
<xsl:template mode="reach" match="r:contact/*[/r:reply/@edition]" priority="1">
	<xsl:value-of select="."/>
</xsl:template>

<xsl:template match="r:copies">
	<section aria-labelledby="copies">
		<h2 id="copies">抄送</h2>
		<ul><xsl:apply-templates mode="item"/></ul>
	</section>
</xsl:template>

<xsl:template match="r:attachments">
	<section aria-labelledby="attachments">
		<h2 id="attachments">附件</h2>
		<ul><xsl:apply-templates mode="item"/></ul>
	</section>
</xsl:template>

<xsl:template match="r:recipient | r:attachment" mode="item">
	<li>
		<xsl:value-of select="."/>
		<xsl:apply-templates select="@canonical[. != ..]"/>
		<xsl:call-template name="doubt"/>
	</li>
</xsl:template>

<xsl:template match="text()" mode="item"/>

</xsl:stylesheet>
