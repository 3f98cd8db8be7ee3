<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: MIT -->
<!--
  The codes of a record in Chinese words: a table an attribute, a row a code.
  dafu:words-en.xsl has the same tables in English: a stylesheet of your own that
  imports it after the others shows them so; or sets a table itself.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:variable name="w-letter" select="'
 reply:答复;
 coHandling:协办意见;
 other:函件;'"/>
<xsl:variable name="w-proposal" select="'
 proposal:政协提案;
 suggestion:人大建议;
 motion:议案;
 :来件;'"/>
<xsl:variable name="w-line" select="'
 unread:未识读;
 label:标签;
 site:网站栏目;'"/>
<xsl:variable name="w-status" select="'
 done:已落实;
 ongoing:正在办理;
 planned:计划;
 refused:暂不采纳;'"/>
<xsl:variable name="w-certainty" select="'
 likely:较可信;
 open:待核实;'"/>
<xsl:variable name="w-bound" select="'
 about:约;
 more:超过;
 less:不到;
 atLeast:不少于;
 atMost:不超过;
 range:;'"/>
<xsl:variable name="w-change" select="'
 increase:上升;
 decrease:下降;'"/>
<xsl:variable name="w-sum" select="'
 holds:分项之和相符;
 fails:分项之和不符;'"/>
<xsl:variable name="w-role" select="'
 responsible:责任人;
 handler:承办人;
 contact:联系人;
 unit:联系单位;'"/>
<xsl:variable name="w-severity" select="'
 error:错误;
 warning:注意;
 info:说明;'"/>
<xsl:variable name="w-inferred" select="'
 site:网站信息表;
 title:标题;
 signature:署名;
 correction:人工更正;'"/>

<xsl:variable name="w-edition" select="'
 public:公开版，个人信息已隐去;
 summary:公开摘要，个人信息已隐去;
'"/>

</xsl:stylesheet>
