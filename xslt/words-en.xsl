<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!-- The codes of a record in English words: see words.xsl. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:variable name="w-letter" select="'
 reply:reply;
 coHandling:opinion to the lead unit;
 other:letter;'"/>
<xsl:variable name="w-proposal" select="'
 proposal:CPPCC proposal;
 suggestion:deputies&#8217; suggestion;
 motion:motion;
 :matter;'"/>
<xsl:variable name="w-line" select="'
 unread:not read;
 label:label;
 site:web site;'"/>
<xsl:variable name="w-status" select="'
 done:done;
 ongoing:under way;
 planned:planned;
 refused:not adopted;'"/>
<xsl:variable name="w-certainty" select="'
 likely:likely;
 open:to be checked;'"/>
<xsl:variable name="w-bound" select="'
 about:about ;
 more:more than ;
 less:less than ;
 atLeast:at least ;
 atMost:at most ;
 range:;'"/>
<xsl:variable name="w-change" select="'
 increase:up;
 decrease:down;'"/>
<xsl:variable name="w-sum" select="'
 holds:parts add up;
 fails:parts do not add up;'"/>
<xsl:variable name="w-role" select="'
 responsible:responsible;
 handler:handled by;
 contact:contact;
 unit:unit;'"/>
<xsl:variable name="w-severity" select="'
 error:error;
 warning:look;
 info:note;'"/>
<xsl:variable name="w-inferred" select="'
 site:the table of the web site;
 title:the title;
 signature:the signature;
 correction:a correction by hand;'"/>

<xsl:variable name="w-edition" select="'
 public:public edition, personal data taken out;
 summary:public summary, personal data taken out;
'"/>

</xsl:stylesheet>
