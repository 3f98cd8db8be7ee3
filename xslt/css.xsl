<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- How the page looks, as a file of its own; of any record. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:include href="html-style.xsl"/>
<xsl:output method="text" encoding="UTF-8"/>

<xsl:template match="/">
	<xsl:variable name="style"><xsl:call-template name="style"/></xsl:variable>
	<xsl:value-of select="$style"/>
</xsl:template>

</xsl:stylesheet>
