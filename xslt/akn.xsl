<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!--
  A record as Akoma Ntoso 3.0 (OASIS LegalDocML), a statement: "official document
  of a body that may or may not be normative".

  Measures are hcontainers, figures quantities, cited documents references.
  What Akoma Ntoso has no word for stands under proprietary, in the record's own
  namespace.  FRBRdate must be a whole day: of a letter without one it is a day
  that cannot be, and its name says so.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
    xmlns:r="urn:dafu:reply:1" exclude-result-prefixes="r">

<xsl:import href="common.xsl"/>
<xsl:output method="xml" encoding="UTF-8"/>

<xsl:variable name="head" select="/r:reply/r:head"/>
<xsl:variable name="kind">
	<xsl:apply-templates select="/r:reply/@kind" mode="word"/>
</xsl:variable>
<xsl:variable name="day">
	<xsl:choose>
		<xsl:when test="string-length($head/r:date/@value) = 10">
			<xsl:value-of select="$head/r:date/@value"/>
		</xsl:when>
		<xsl:when test="$head/r:date">
			<xsl:value-of select="concat($head/r:date/@value, '-01')"/>
		</xsl:when>
		<xsl:otherwise>0001-01-01</xsl:otherwise>
	</xsl:choose>
</xsl:variable>
<!-- What the day is: made, a month's first that stands for it, or none. -->
<xsl:variable name="dated">
	<xsl:choose>
		<xsl:when test="string-length($head/r:date/@value) = 10">made</xsl:when>
		<xsl:when test="$head/r:date">month-only</xsl:when>
		<xsl:otherwise>unknown</xsl:otherwise>
	</xsl:choose>
</xsl:variable>
<xsl:variable name="work">
	<xsl:text>/akn/cn/statement/</xsl:text>
	<xsl:value-of select="translate(/r:reply/@kind, 'H', 'h')"/>
	<xsl:text>/</xsl:text>
	<xsl:choose>
		<xsl:when test="$head/r:documentNumber/@year">
			<xsl:value-of select="$head/r:documentNumber/@year"/>
		</xsl:when>
		<xsl:otherwise>
			<xsl:value-of select="substring($day, 1, 4)"/>
		</xsl:otherwise>
	</xsl:choose>
	<xsl:text>/</xsl:text>
	<xsl:choose>
		<xsl:when test="$head/r:documentNumber">
			<xsl:value-of select="translate($head/r:documentNumber,
			    ' /?#%&lt;&gt;&quot;\^`{|}[]', '_____________')"/>
		</xsl:when>
		<xsl:otherwise>unnumbered</xsl:otherwise>
	</xsl:choose>
</xsl:variable>

<xsl:template match="/r:reply">
	<akomaNtoso>
		<statement name="{$kind}">
			<xsl:call-template name="meta"/>
			<xsl:call-template name="preface"/>
			<mainBody>
				<xsl:apply-templates select="r:body/*"/>
				<xsl:if test="not(r:body/*)">
					<p/>
				</xsl:if>
			</mainBody>
			<xsl:call-template name="conclusions"/>
		</statement>
	</akomaNtoso>
</xsl:template>

<!-- What it is -->

<xsl:template name="meta">
	<meta>
		<identification source="#dafu">
			<FRBRWork>
				<FRBRthis value="{$work}/!main"/>
				<FRBRuri value="{$work}"/>
				<xsl:call-template name="made"/>
				<FRBRcountry value="cn"/>
				<FRBRsubtype value="{@kind}"/>
				<xsl:for-each select="$head/r:documentNumber/@serial">
					<FRBRnumber value="{.}"/>
				</xsl:for-each>
				<xsl:for-each select="$head/r:documentNumber">
					<FRBRname value="{.}"/>
				</xsl:for-each>
			</FRBRWork>
			<FRBRExpression>
				<FRBRthis value="{$work}/zho@/!main"/>
				<FRBRuri value="{$work}/zho@"/>
				<xsl:call-template name="made"/>
				<FRBRlanguage language="zho"/>
			</FRBRExpression>
			<FRBRManifestation>
				<FRBRthis value="{$work}/zho@/!main.xml"/>
				<FRBRuri value="{$work}/zho@.akn"/>
				<xsl:call-template name="made"/>
				<FRBRformat value="application/akn+xml"/>
			</FRBRManifestation>
		</identification>
		<xsl:for-each select="$head/r:resultClass">
			<classification source="#dafu">
				<keyword dictionary="resultClass" value="{@code}" showAs="{.}"/>
			</classification>
		</xsl:for-each>
		<references source="#dafu">
			<TLCOrganization eId="issuer" href="/ontology/organization/cn/issuer">
				<xsl:attribute name="showAs">
					<xsl:value-of select="$head/r:issuer"/>
					<xsl:if test="not($head/r:issuer)">未识出</xsl:if>
				</xsl:attribute>
			</TLCOrganization>
			<TLCObject eId="dafu" href="/ontology/object/dafu" showAs="dafu"/>
			<TLCConcept eId="figure" href="/ontology/concept/figure" showAs="数量"/>
			<xsl:apply-templates select="r:body//r:organization | r:body//r:person
			    | r:body//r:place | r:body//r:citation" mode="entry"/>
		</references>
		<proprietary source="#dafu">
			<xsl:copy-of select="$head/r:disclosure | $head/r:date | $head/r:proposal
			    | r:source"/>
		</proprietary>
	</meta>
</xsl:template>

<xsl:template name="made">
	<FRBRdate date="{$day}" name="{$dated}"/>
	<FRBRauthor href="#issuer"/>
</xsl:template>

<!-- Names and documents that the text refers to, each by its place. -->
<xsl:template match="*" mode="entry">
	<xsl:variable name="sort">
		<xsl:apply-templates select="." mode="sort"/>
	</xsl:variable>
	<xsl:element name="TLC{$sort}">
		<xsl:attribute name="eId">
			<xsl:apply-templates select="." mode="id"/>
		</xsl:attribute>
		<xsl:attribute name="href">
			<xsl:value-of select="concat('/ontology/', local-name(), '/cn/')"/>
			<xsl:apply-templates select="." mode="id"/>
		</xsl:attribute>
		<xsl:if test="self::r:citation">
			<xsl:attribute name="name">citation</xsl:attribute>
		</xsl:if>
		<xsl:attribute name="showAs">
			<xsl:value-of select="."/>
			<xsl:if test="@number and not(contains(., @number))">
				<xsl:value-of select="concat('（', @number, '）')"/>
			</xsl:if>
		</xsl:attribute>
	</xsl:element>
</xsl:template>

<xsl:template match="r:organization" mode="sort">Organization</xsl:template>
<xsl:template match="r:person" mode="sort">Person</xsl:template>
<xsl:template match="r:place" mode="sort">Location</xsl:template>
<xsl:template match="r:citation" mode="sort">Reference</xsl:template>

<xsl:template match="*" mode="id">
	<xsl:value-of select="concat(local-name(), '-')"/>
	<xsl:number level="any" count="*" from="/"/>
</xsl:template>

<!-- Above the body -->

<xsl:template name="preface">
	<xsl:if test="$head/*">
		<preface>
			<xsl:for-each select="$head/r:issuer">
				<p class="issuer"><docAuthority><xsl:value-of select="."/></docAuthority></p>
			</xsl:for-each>
			<xsl:for-each select="$head/r:documentNumber">
				<p class="number"><docNumber><xsl:value-of select="."/></docNumber></p>
			</xsl:for-each>
			<xsl:for-each select="$head/r:signatory">
				<p class="signatory"><inline name="signatory"><xsl:value-of select="."/></inline></p>
			</xsl:for-each>
			<xsl:for-each select="$head/r:title">
				<p class="title"><docTitle><xsl:value-of select="."/></docTitle></p>
			</xsl:for-each>
			<xsl:apply-templates select="$head/r:proposal"/>
			<xsl:for-each select="$head/r:addressee">
				<p class="addressee"><inline name="addressee"><xsl:value-of select="."/></inline></p>
			</xsl:for-each>
			<xsl:if test="not($head/r:issuer | $head/r:documentNumber | $head/r:signatory
			    | $head/r:title | $head/r:proposal | $head/r:addressee)">
				<p/>
			</xsl:if>
		</preface>
	</xsl:if>
</xsl:template>

<xsl:template match="r:proposal">
	<p class="proposal">
		<xsl:if test="@assembly or @term">
			<legislature>
				<xsl:value-of select="@assembly"/>
				<xsl:if test="@term">
					<xsl:value-of select="concat('第', @term, '届')"/>
				</xsl:if>
			</legislature>
		</xsl:if>
		<xsl:if test="@session">
			<session><xsl:value-of select="concat('第', @session, '次会议')"/></session>
		</xsl:if>
		<xsl:if test="@number">
			<docketNumber><xsl:value-of select="@number"/></docketNumber>
		</xsl:if>
		<xsl:for-each select="r:title">
			<inline name="proposalTitle"><xsl:value-of select="."/></inline>
		</xsl:for-each>
		<xsl:for-each select="r:proposer">
			<docProponent><xsl:value-of select="."/></docProponent>
		</xsl:for-each>
	</p>
</xsl:template>

<!-- The body -->

<xsl:template match="r:p">
	<p>
		<xsl:apply-templates/>
	</p>
</xsl:template>

<!-- Paragraphs before the first inner measure introduce, later ones stand in
  containers of their own. -->
<xsl:template match="r:measure">
	<hcontainer name="measure" eId="{@id}">
		<xsl:if test="@label">
			<num><xsl:value-of select="@lead"/><xsl:if test="not(@lead)"><xsl:value-of select="@label"/></xsl:if></num>
		</xsl:if>
		<xsl:for-each select="r:heading">
			<heading><xsl:apply-templates/></heading>
		</xsl:for-each>
		<xsl:choose>
			<xsl:when test="r:measure">
				<xsl:variable name="first" select="r:measure[1]"/>
				<xsl:if test="r:p[following-sibling::r:measure[1]/@id = $first/@id]">
					<intro>
						<xsl:apply-templates select="r:p[following-sibling::r:measure[1]/@id = $first/@id]"/>
					</intro>
				</xsl:if>
				<xsl:for-each select="r:measure | r:p[preceding-sibling::r:measure]">
					<xsl:choose>
						<xsl:when test="self::r:measure">
							<xsl:apply-templates select="."/>
						</xsl:when>
						<xsl:otherwise>
							<hcontainer name="paragraph">
								<content><xsl:apply-templates select="."/></content>
							</hcontainer>
						</xsl:otherwise>
					</xsl:choose>
				</xsl:for-each>
			</xsl:when>
			<xsl:otherwise>
				<content>
					<xsl:apply-templates select="r:p"/>
					<xsl:if test="not(r:p)"><p/></xsl:if>
				</content>
			</xsl:otherwise>
		</xsl:choose>
	</hcontainer>
</xsl:template>

<xsl:template match="r:promise | r:refusal">
	<inline name="{local-name()}" eId="{@id}"><xsl:apply-templates/></inline>
</xsl:template>

<xsl:template match="r:statistic">
	<quantity refersTo="#figure" eId="{@id}">
		<xsl:attribute name="normalized">
			<xsl:value-of select="@value"/>
			<xsl:if test="@max">
				<xsl:value-of select="concat('/', @max)"/>
			</xsl:if>
		</xsl:attribute>
		<xsl:value-of select="."/>
	</quantity>
</xsl:template>

<xsl:template match="r:p//r:date | r:heading//r:date">
	<xsl:choose>
		<xsl:when test="string-length(@value) = 10">
			<date date="{@value}"><xsl:value-of select="."/></date>
		</xsl:when>
		<xsl:otherwise>
			<inline name="date"><xsl:value-of select="."/></inline>
		</xsl:otherwise>
	</xsl:choose>
</xsl:template>

<xsl:template match="r:citation">
	<ref>
		<xsl:attribute name="href">
			<xsl:text>#</xsl:text>
			<xsl:apply-templates select="." mode="id"/>
		</xsl:attribute>
		<xsl:value-of select="."/>
	</ref>
</xsl:template>

<xsl:template match="r:p//r:organization | r:p//r:person | r:p//r:place
    | r:heading//r:organization | r:heading//r:person | r:heading//r:place">
	<xsl:variable name="name">
		<xsl:choose>
			<xsl:when test="self::r:place">location</xsl:when>
			<xsl:otherwise><xsl:value-of select="local-name()"/></xsl:otherwise>
		</xsl:choose>
	</xsl:variable>
	<xsl:element name="{$name}">
		<xsl:attribute name="refersTo">
			<xsl:text>#</xsl:text>
			<xsl:apply-templates select="." mode="id"/>
		</xsl:attribute>
		<xsl:value-of select="."/>
	</xsl:element>
</xsl:template>

<!-- Below the body -->

<xsl:template name="conclusions">
	<xsl:if test="$head/r:signature | $head/r:date | r:contacts | r:copies | r:attachments">
		<conclusions>
			<xsl:for-each select="r:attachments/r:attachment">
				<p class="attachment"><xsl:value-of select="."/></p>
			</xsl:for-each>
			<xsl:for-each select="$head/r:signature">
				<p class="signature"><docAuthority><xsl:value-of select="."/></docAuthority></p>
			</xsl:for-each>
			<xsl:for-each select="$head/r:date">
				<p class="date">
					<xsl:choose>
						<xsl:when test="$dated = 'made'">
							<docDate date="{$day}"><xsl:value-of select="."/></docDate>
						</xsl:when>
						<xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
					</xsl:choose>
				</p>
			</xsl:for-each>
			<xsl:for-each select="r:contacts/r:contact">
				<p class="contact">
					<xsl:call-template name="role"/>
					<xsl:for-each select="*">
						<xsl:value-of select="concat('　', .)"/>
					</xsl:for-each>
				</p>
			</xsl:for-each>
			<xsl:for-each select="r:copies/r:recipient">
				<p class="copy"><xsl:value-of select="."/></p>
			</xsl:for-each>
		</conclusions>
	</xsl:if>
</xsl:template>

</xsl:stylesheet>
