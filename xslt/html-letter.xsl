<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!--
  The letter in the page, every character of it: running text with its values
  lit.  What stands above and below the body, values and the words between them,
  is put together again by where each stands (pieces); a piece that another one
  holds is left out.  Where a finding points, the words bear an anchor f120.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:dafu:reply:1" exclude-result-prefixes="r">

<!-- Words of the letter in no value, and values, by where they end and begin. -->
<xsl:key name="rest-to" match="/r:reply/r:residue/r:line[@kind != 'site']"
    use="@end"/>
<xsl:key name="rest-at" match="/r:reply/r:residue/r:line[@kind != 'site']"
    use="@start"/>
<xsl:key name="to" match="/r:reply/r:head/* | /r:reply/r:contacts/r:contact/*
    | /r:reply/r:copies/* | /r:reply/r:attachments/*
    | /r:reply/r:residue/r:line[@kind != 'site']" use="@end"/>

<xsl:variable name="head" select="/r:reply/r:head/*[@start &gt;= $top][not(@start
    = $site/@start)]"/>
<xsl:variable name="site" select="/r:reply/r:site/r:item"/>
<xsl:variable name="organs" select="/r:reply/r:contacts/r:contact/r:organization"/>
<xsl:variable name="title-at" select="$head[self::r:title]"/>
<xsl:variable name="values" select="$head[not(self::r:issuer)
    or not(@start = ../r:signature/@start
    or @start = $organs/@start
    or @start &gt;= $title-at/@start and @end &lt;= $title-at/@end)]
    | /r:reply/r:contacts/r:contact/*[@start]
    | /r:reply/r:copies/* | /r:reply/r:attachments/*
    | /r:reply/r:residue/r:line[@kind != 'site']"/>
<xsl:variable name="pieces" select="$values | /r:reply/r:head/r:proposal/*[@start
    &gt;= $top and (@start &lt; $start or @start &gt;= $end)][not(@start
    = $values/@start or @start &gt;= $title-at/@start
    and @end &lt;= $title-at/@end)]"/>

<!-- Values that have a line of their own, and with it what touches them. -->
<xsl:variable name="blocks" select="$head[self::r:issuer[not(@start
    = $organs/@start)] or self::r:documentNumber
    or self::r:title or self::r:signature or self::r:date]"/>
<xsl:variable name="texts" select="/r:reply/r:body/descendant::r:p | /r:reply/r:body/descendant::r:heading"/>
<xsl:variable name="inner" select="$pieces[@start &gt;= $start and @start &lt; $end]"/>
<xsl:variable name="within" select="$inner/self::r:line"/>

<!-- Where findings point to within the body, but into no text of it: " 120 345 ". -->
<xsl:variable name="beside">
	<xsl:for-each select="$places[@start &gt;= $start][@start &lt; $end]">
		<xsl:variable name="at" select="number(@start)"/>
		<xsl:if test="not($texts[@end &gt; $at][@start &lt;= $at])">
			<xsl:value-of select="concat(' ', @start, ' ')"/>
		</xsl:if>
	</xsl:for-each>
</xsl:variable>

<xsl:template name="letter">
	<section class="text" aria-labelledby="letter" tabindex="0">
		<h2 id="letter">函件全文</h2>
		<p class="legend">
			<b class="s">数据</b>
			<b class="c">引用文件</b>
			<b class="d">日期</b>
			<b class="n">单位、人员、地点</b>
			<xsl:if test="$promises/self::r:promise">
				<b class="p">承诺</b>
			</xsl:if>
			<xsl:if test="$refused/self::r:refusal">
				<b class="p no">未采纳</b>
			</xsl:if>
			<b class="likely">较可信</b>
			<b class="open">待核实</b>
		</p>
		<article class="paper">
			<xsl:apply-templates select="$pieces[@start &lt; $start]" mode="piece">
				<xsl:sort select="@start" data-type="number"/>
			</xsl:apply-templates>
			<xsl:apply-templates select="r:body/*"/>
			<xsl:if test="$inner">
				<xsl:apply-templates select="$inner[@start &gt;=
				    current()/r:body/*[last()]/@end]" mode="piece"/>
			</xsl:if>
			<xsl:apply-templates select="$pieces[@start &gt;= $end]" mode="piece">
				<xsl:sort select="@start" data-type="number"/>
			</xsl:apply-templates>
		</article>
	</section>
</xsl:template>

<!-- Above and below the body -->

<!-- Where findings point to within this; to be called where some do. -->
<xsl:template name="anchors">
	<xsl:variable name="from" select="number(@start)"/>
	<xsl:variable name="to" select="number(@end)"/>
	<xsl:for-each select="$places[@start &gt;= $from][@start &lt; $to]">
		<b id="f{@start}"/>
	</xsl:for-each>
</xsl:template>

<!-- A value in the line that it stands in: behind its label, else in a new one. -->
<xsl:template match="*" mode="piece">
	<xsl:variable name="name" select="local-name()"/>
	<xsl:if test="not(key('to', @start))">
		<xsl:choose>
			<xsl:when test="key('rest-to', @start - 1) | key('rest-to',
			    @start - 2) | preceding-sibling::*[local-name() = $name][@end
			    + 4 &gt; current()/@start] | parent::r:contact[* != current()]
			    /*[@end + 3 &gt; current()/@start][@start &lt;
			    current()/@start]">　</xsl:when>
			<xsl:otherwise><br/></xsl:otherwise>
		</xsl:choose>
	</xsl:if>
	<xsl:if test="$places"><xsl:call-template name="anchors"/></xsl:if>
	<xsl:apply-templates select="." mode="linked"/>
</xsl:template>

<xsl:template match="r:head/*" mode="linked">
	<xsl:variable name="name" select="local-name()"/>
	<a href="#r-{$name}">
		<xsl:if test="not(preceding-sibling::*[local-name() = $name])">
			<xsl:attribute name="id">
				<xsl:value-of select="concat('h-', $name)"/>
			</xsl:attribute>
		</xsl:if>
		<xsl:value-of select="."/>
	</a>
</xsl:template>

<xsl:template match="r:proposal/*" mode="linked">
	<xsl:value-of select="."/>
</xsl:template>

<xsl:template match="r:contact/*" mode="linked">
	<a href="#contacts"><xsl:value-of select="."/></a>
</xsl:template>

<xsl:template match="r:recipient | r:attachment" mode="linked">
	<a href="#{local-name(..)}"><xsl:value-of select="."/></a>
</xsl:template>

<!-- What is in no value, nor within the title or a row of the site. -->
<xsl:template match="r:line" mode="piece">
	<xsl:if test="not(@end = $blocks/@start or @start = $blocks/@end
	    or $title-at[@start &lt;= current()/@start and @end &gt; current()/@start]
	    or $site[@start &lt;= current()/@start and @end &gt;= current()/@end])">
		<xsl:if test="not(key('to', @start))"><br/></xsl:if>
		<xsl:if test="$places"><xsl:call-template name="anchors"/></xsl:if>
		<span class="rest"><xsl:value-of select="."/></span>
	</xsl:if>
</xsl:template>

<xsl:template match="r:head/r:issuer | r:head/r:documentNumber | r:head/r:signature
    | r:head/r:date" mode="piece">
	<p class="{local-name()}">
		<xsl:call-template name="line"/>
	</p>
</xsl:template>

<xsl:template match="r:head/r:title" mode="piece">
	<h3><xsl:call-template name="line"/></h3>
	<xsl:call-template name="moved">
		<xsl:with-param name="lines" select="$pieces/self::r:line"/>
	</xsl:call-template>
</xsl:template>

<xsl:template name="line">
	<xsl:if test="$places">
		<xsl:for-each select="key('rest-to', @start) | . | key('rest-at', @end)">
			<xsl:call-template name="anchors"/>
		</xsl:for-each>
	</xsl:if>
	<xsl:value-of select="key('rest-to', @start)"/>
	<xsl:apply-templates select="." mode="linked"/>
	<xsl:value-of select="key('rest-at', @end)[not(@end = $blocks/@start)]"/>
</xsl:template>

<xsl:template match="r:head/r:title" mode="linked" priority="1">
	<span class="rest" id="h-title"><xsl:value-of select="."/></span>
</xsl:template>

<!-- The signature mostly is the issuer. -->
<xsl:template match="r:head/r:signature" mode="linked" priority="1">
	<a id="h-signature">
		<xsl:attribute name="href">
			<xsl:value-of select="concat('#r-', substring('signatureissuer', 1
			    + 9 * (. = ../r:issuer), 9))"/>
		</xsl:attribute>
		<xsl:value-of select="."/>
	</a>
</xsl:template>

<!-- The body -->

<xsl:template match="r:p">
	<xsl:if test="$inner"><xsl:call-template name="before"/></xsl:if>
	<p>
		<xsl:call-template name="words"/>
	</p>
	<xsl:if test="$within"><xsl:call-template name="moved"/></xsl:if>
</xsl:template>

<!-- What stands within this and is none of it, behind it. -->
<xsl:template name="moved">
	<xsl:param name="lines" select="$within"/>
	<xsl:variable name="from" select="number(@start)"/>
	<xsl:variable name="to" select="number(@end)"/>
	<xsl:for-each select="$lines[@start &gt;= $from][@start &lt; $to]">
		<small class="left"><xsl:value-of select="."/></small>
	</xsl:for-each>
</xsl:template>

<!-- What stands in no value between this block and what is before it. -->
<xsl:template name="before">
	<xsl:apply-templates mode="piece" select="$inner[@end &lt;= current()/@start
	    and @start &gt;= (current()/preceding-sibling::*[1]/@end
	    | current()[not(preceding-sibling::*)]/../@start)]"/>
</xsl:template>

<!-- Running text; where findings point into it, with anchors at their words: what
  stands before the first and behind the last of them is as elsewhere. -->
<xsl:template name="words">
	<xsl:variable name="from" select="number(@start)"/>
	<xsl:variable name="to" select="number(@end)"/>
	<xsl:variable name="here" select="$places[@start &gt;= $from][@start &lt; $to]
	    /@start"/>
	<xsl:choose>
		<xsl:when test="$here">
			<xsl:variable name="first" select="number($here[not(. &gt; $here)])"/>
			<xsl:variable name="last" select="number($here[not(. &lt; $here)])"/>
			<xsl:variable name="before" select="count(*[@end &lt;= $first][last()]
			    /preceding-sibling::node()) + boolean(*[@end &lt;= $first])"/>
			<xsl:variable name="behind" select="count(*[@start &gt; $last][1]
			    /following-sibling::node()) + boolean(*[@start &gt; $last])"/>
			<xsl:apply-templates select="node()[position() &lt;= $before]"/>
			<xsl:apply-templates mode="marked" select="node()[position()
			    &gt; $before][position() &lt;= last() - $behind]"/>
			<xsl:apply-templates select="node()[position() &gt; last()
			    - $behind]"/>
		</xsl:when>
		<xsl:otherwise>
			<xsl:apply-templates/>
		</xsl:otherwise>
	</xsl:choose>
</xsl:template>

<!-- Text begins where what is before it ends; if something in it was mended, the
  anchor is some characters off. -->
<xsl:template match="text()" mode="marked">
	<xsl:variable name="from" select="(preceding-sibling::*[1]/@end
	    | parent::*[not(current()/preceding-sibling::*)]/@start)[1]"/>
	<xsl:variable name="next" select="(following-sibling::*[1]/@start
	    | parent::*[not(current()/following-sibling::*)]/@end)[1]"/>
	<xsl:variable name="here" select="$places[@start &gt;= $from and @start
	    &lt; $next]"/>
	<xsl:if test="not($here)">
		<xsl:value-of select="."/>
	</xsl:if>
	<xsl:if test="$here">
		<xsl:call-template name="mark">
			<xsl:with-param name="text" select="string(.)"/>
			<xsl:with-param name="from" select="$from"/>
			<xsl:with-param name="places" select="$here"/>
		</xsl:call-template>
	</xsl:if>
</xsl:template>

<!-- Mark the first place's words, as far as the next one's, and so on. -->
<xsl:template name="mark">
	<xsl:param name="text"/>
	<xsl:param name="from"/>
	<xsl:param name="places"/>
	<xsl:variable name="at" select="$places[not(@start &gt; $places/@start)]"/>
	<xsl:variable name="rest" select="$places[@start != $at/@start]"/>
	<xsl:variable name="next" select="$rest[not(@start &gt; $rest/@start)]/@start
	    | $at[not($rest/@start &lt; @end)]/@end"/>
	<xsl:variable name="end" select="$next[not(. &gt; $next)]"/>
	<xsl:variable name="skip" select="$at/@start - $from"/>
	<xsl:value-of select="substring($text, 1, $skip)"/>
	<mark id="f{$at/@start}">
		<xsl:value-of select="substring($text, $skip + 1, $end - $at/@start)"/>
	</mark>
	<xsl:variable name="left" select="substring($text, $skip + 1 + $end
	    - $at/@start)"/>
	<xsl:if test="not($rest)">
		<xsl:value-of select="$left"/>
	</xsl:if>
	<xsl:if test="$rest">
		<xsl:call-template name="mark">
			<xsl:with-param name="text" select="$left"/>
			<xsl:with-param name="from" select="$end"/>
			<xsl:with-param name="places" select="$rest"/>
		</xsl:call-template>
	</xsl:if>
</xsl:template>

<xsl:template match="*" mode="marked">
	<xsl:call-template name="anchors"/>
	<xsl:apply-templates select="."/>
</xsl:template>

<xsl:template match="r:promise | r:refusal" mode="marked">
	<em id="{@id}">
		<xsl:if test="self::r:refusal">
			<xsl:attribute name="class">no</xsl:attribute>
		</xsl:if>
		<xsl:call-template name="back"/>
		<xsl:call-template name="words"/>
	</em>
</xsl:template>

<!-- Label and heading run on into the first paragraph where they do so in the
  letter: where nothing stands between them. -->
<xsl:template match="r:measure">
	<xsl:if test="$inner"><xsl:call-template name="before"/></xsl:if>
	<div id="{@id}">
		<h4>
			<xsl:if test="not(r:heading/@end
			    + string-length(r:heading/@stop) &lt; r:p/@start)">
				<xsl:attribute name="class">run</xsl:attribute>
			</xsl:if>
			<xsl:if test="$beside != ''">
				<xsl:call-template name="between"/>
			</xsl:if>
			<xsl:if test="@lead">
				<a href="#o-{@id}"><xsl:value-of select="@lead"/></a>
			</xsl:if>
			<xsl:if test="not(@lead)">
				<xsl:call-template name="back"/>
			</xsl:if>
			<xsl:for-each select="r:heading">
				<xsl:call-template name="words"/>
				<xsl:value-of select="@stop"/>
			</xsl:for-each>
		</h4>
		<xsl:if test="$within">
			<xsl:for-each select="r:heading">
				<xsl:call-template name="moved"/>
			</xsl:for-each>
		</xsl:if>
		<xsl:apply-templates select="r:p | r:measure"/>
	</div>
</xsl:template>

<!-- Where findings point to a measure, but into no text of it. -->
<xsl:template name="between">
	<xsl:variable name="in" select="r:measure | following-sibling::r:measure"/>
	<xsl:variable name="from" select="number(@start)"/>
	<xsl:variable name="to" select="number(@end)"/>
	<xsl:for-each select="$places[@start &gt;= $from][@start &lt; $to]">
		<xsl:if test="contains($beside, concat(' ', @start, ' ')) and
		    not($in[@start &lt;= current()/@start and (@end
		    &gt; current()/@start)])">
			<b id="f{@start}"/>
		</xsl:if>
	</xsl:for-each>
</xsl:template>

<!-- From a place without a label of its own back to the facts. -->
<xsl:template name="back">
	<a class="back" href="#o-{@id}" aria-label="回到要点"/>
</xsl:template>

<xsl:template match="r:promise | r:refusal">
	<em id="{@id}">
		<xsl:if test="self::r:refusal">
			<xsl:attribute name="class">no</xsl:attribute>
		</xsl:if>
		<xsl:call-template name="back"/>
		<xsl:apply-templates/>
	</em>
</xsl:template>

<xsl:template match="r:statistic">
	<a id="{@id}" href="#r-{@id}">
		<xsl:apply-templates select="@certainty[. != 'sure']" mode="class"/>
		<xsl:value-of select="."/>
	</a>
</xsl:template>

<xsl:template match="r:citation">
	<a id="c{@start}" href="#r-c{@start}">
		<xsl:apply-templates select="@certainty[. != 'sure']" mode="class"/>
		<xsl:value-of select="."/>
	</a>
</xsl:template>

<xsl:template match="r:date">
	<time datetime="{@value}">
		<xsl:apply-templates select="@certainty[. != 'sure']" mode="class"/>
		<xsl:value-of select="."/>
	</time>
</xsl:template>

<xsl:template match="r:organization | r:person | r:place">
	<span>
		<xsl:apply-templates select="@certainty[. != 'sure']" mode="class"/>
		<xsl:value-of select="."/>
	</span>
</xsl:template>

<xsl:template match="@certainty" mode="class">
	<xsl:attribute name="class"><xsl:value-of select="."/></xsl:attribute>
</xsl:template>

</xsl:stylesheet>
