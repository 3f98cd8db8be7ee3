<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- The letter in the page: running text with its values lit. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:dafu:reply:1" exclude-result-prefixes="r">

<!-- Residue of the letter itself, by where it ends and where it begins. -->
<xsl:key name="rest-to" match="r:line[@kind != 'site']" use="@end"/>
<xsl:key name="rest-at" match="r:line[@kind != 'site']" use="@start"/>

<xsl:template name="letter">
	<section class="text" aria-labelledby="letter" tabindex="0">
		<h2 id="letter">函件全文</h2>
		<p class="legend">
			<b class="s">数据</b>
			<b class="c">引用文件</b>
			<b class="d">日期</b>
			<b class="n">单位、人员、地点</b>
			<xsl:if test="//r:promise">
				<b class="p">承诺</b>
			</xsl:if>
			<b class="likely">较可信</b>
			<b class="open">待核实</b>
		</p>
		<article class="paper">
			<xsl:apply-templates mode="letter" select="r:head/*[@start
			    &gt;= $top and @start &lt; $start]">
				<xsl:sort select="@start" data-type="number"/>
			</xsl:apply-templates>
			<xsl:apply-templates select="r:body/*"/>
			<xsl:apply-templates mode="letter" select="(r:head
			    | r:attachments | r:copies | r:contacts)/*[@start &gt;= $end
			    or self::r:contact]">
				<xsl:sort select="(@start | */@start)[1]" data-type="number"/>
			</xsl:apply-templates>
		</article>
	</section>
</xsl:template>

<!-- What stands above and below the body, each value on a line of its own. -->

<xsl:template match="*" mode="letter">
	<p class="flat">
		<xsl:call-template name="lead"/>
		<a id="h-{local-name()}" href="#r-{local-name()}">
			<xsl:value-of select="."/>
		</a>
		<xsl:value-of select="key('rest-at', @end)[1]"/>
	</p>
</xsl:template>

<!-- What stands in the letter before a value, and is in none: 类别标记：. -->
<xsl:template name="lead">
	<xsl:value-of select="(key('rest-to', @start) | key('rest-to',
	    @start - 1))[1]"/>
</xsl:template>

<xsl:template match="r:proposal" mode="letter"/>

<xsl:template match="r:issuer" mode="letter">
	<xsl:if test="not(@start = ../r:signature/@start or @start &gt;=
	    ../r:title/@start and @end &lt;= ../r:title/@end)">
		<p class="mast">
			<a id="h-issuer" href="#r-issuer"><xsl:value-of select="."/></a>
		</p>
	</xsl:if>
</xsl:template>

<xsl:template match="r:documentNumber" mode="letter">
	<p class="number">
		<a id="h-documentNumber" href="#r-documentNumber">
			<xsl:value-of select="."/>
		</a>
	</p>
</xsl:template>

<xsl:template match="r:title" mode="letter">
	<h3 id="h-title"><xsl:value-of select="."/></h3>
</xsl:template>

<!-- Several of one kind stand in one line, where the first of them is. -->
<xsl:template match="r:addressee | r:signatory" mode="letter">
	<xsl:variable name="name" select="local-name()"/>
	<xsl:variable name="all" select="../*[local-name() = $name]"/>
	<xsl:if test="@start = $all/@start[1] and count(. | $all[1]) = 1">
		<p class="flat">
			<xsl:call-template name="lead"/>
			<xsl:if test="$name = 'signatory' and not(key('rest-to', @start)
			    | key('rest-to', @start - 1))">签发人：</xsl:if>
			<a id="h-{$name}" href="#r-{$name}">
				<xsl:for-each select="$all">
					<xsl:value-of select="."/>
					<xsl:variable name="rest" select="key('rest-at', @end)
					    | key('rest-at', @end + 1)"/>
					<xsl:value-of select="$rest[1]"/>
					<xsl:if test="not($rest)">
						<xsl:value-of select="substring('、', 1,
						    position() != last())"/>
						<xsl:value-of select="substring('：', 1, position()
						    = last() and $name = 'addressee')"/>
					</xsl:if>
				</xsl:for-each>
			</a>
		</p>
	</xsl:if>
</xsl:template>

<xsl:template match="r:signature" mode="letter">
	<p class="sign">
		<a id="h-signature">
			<xsl:attribute name="href">
				<xsl:choose>
					<xsl:when test=". = ../r:issuer">#r-issuer</xsl:when>
					<xsl:otherwise>#r-signature</xsl:otherwise>
				</xsl:choose>
			</xsl:attribute>
			<xsl:value-of select="."/>
		</a>
	</p>
</xsl:template>

<xsl:template match="r:date" mode="letter">
	<p class="sign">
		<a id="h-date" href="#r-date"><xsl:value-of select="."/></a>
	</p>
</xsl:template>

<xsl:template match="r:contact" mode="letter">
	<p class="flat">
		<a href="#contacts">
			<xsl:call-template name="role"/>
			<xsl:for-each select="*">
				<xsl:value-of select="concat('　', .)"/>
			</xsl:for-each>
		</a>
	</p>
</xsl:template>

<xsl:template match="r:recipient" mode="letter">
	<p class="flat">
		<a href="#copies"><xsl:value-of select="concat('抄送：', .)"/></a>
	</p>
</xsl:template>

<xsl:template match="r:attachment" mode="letter">
	<p class="flat">
		<a href="#attachments">
			<xsl:call-template name="lead"/>
			<xsl:if test="not(key('rest-to', @start)
			    | key('rest-to', @start - 1))">附件：</xsl:if>
			<xsl:value-of select="."/>
		</a>
	</p>
</xsl:template>

<xsl:template match="r:p">
	<p><xsl:apply-templates/></p>
</xsl:template>

<!-- Label and heading run on into the first paragraph where they do so in the
  letter: where nothing stands between them. -->
<xsl:template match="r:measure">
	<div id="{@id}">
		<h4>
			<xsl:if test="not(r:heading/@end
			    + string-length(r:heading/@stop) &lt; r:p/@start)">
				<xsl:attribute name="class">run</xsl:attribute>
			</xsl:if>
			<a href="#o-{@id}">
				<xsl:value-of select="@lead"/>
				<xsl:if test="not(@lead)">¶</xsl:if>
			</a>
			<xsl:for-each select="r:heading">
				<xsl:apply-templates/>
				<xsl:value-of select="@stop"/>
			</xsl:for-each>
		</h4>
		<xsl:apply-templates/>
	</div>
</xsl:template>

<xsl:template match="r:heading"/>

<xsl:template match="r:promise">
	<em id="{@id}">
		<a href="#o-{@id}">¶</a>
		<xsl:apply-templates/>
	</em>
</xsl:template>

<xsl:template match="r:statistic">
	<a id="{@id}" href="#r-{@id}">
		<xsl:call-template name="unsure"/>
		<xsl:value-of select="."/>
	</a>
</xsl:template>

<xsl:template match="r:citation">
	<a id="c{@start}" href="#r-c{@start}">
		<xsl:call-template name="unsure"/>
		<xsl:value-of select="."/>
	</a>
</xsl:template>

<xsl:template match="r:date">
	<time datetime="{@value}">
		<xsl:call-template name="unsure"/>
		<xsl:value-of select="."/>
	</time>
</xsl:template>

<xsl:template match="r:organization | r:person | r:place">
	<span>
		<xsl:call-template name="unsure"/>
		<xsl:value-of select="."/>
	</span>
</xsl:template>

<xsl:template name="unsure">
	<xsl:if test="@certainty != 'sure'">
		<xsl:attribute name="class">
			<xsl:value-of select="@certainty"/>
		</xsl:attribute>
	</xsl:if>
</xsl:template>

</xsl:stylesheet>
