/* SPDX-License-Identifier: MIT */
#ifndef DAFU_SHARED_H
#define DAFU_SHARED_H

/* Parts that several rows share.  Those of patterns hold no group. */
#define TO_TEN "一二三四五六七八九十"
#define HAN "\\x{3400}-\\x{9FFF}"	/* inside [ ] */
/* 3月12日, 三月十二日 */
#define MONTH_AND_DAY "[0-9" TO_TEN "]{1,3} ?月 ?[0-9" TO_TEN "]{1,3} ?日"
/* Titles of those who propose, and what they propose. */
#define MEMBERS "(?:委员|代表)"
#define MEMBERS_SPREAD "(?:委 ?员|代 ?表)"
#define PROPOSALS "(?:建议|提案|议案)"
#define ASSEMBLIES "(?:政协|人大|人民代表大会)"
/* What a title ends with that answers. */
#define REPLIES "(?:答 ?[复覆]|复 ?函|的函|回复|意见)"
/* The label of a cell that holds the letter, without its colon. */
#define CONTENT_LABEL "(?:答 ?复|回 ?复|办 ?理)(?:内容|意见|情况|结果)"
#define REPLY_LABEL "(?:答 ?复|回 ?复)(?:内容|意见|情况)"
/* What a page prints of a letter before it: 核心提示：…, 【摘要】… */
#define ABSTRACT_LABEL "(?:{O} ?)?(?:核心提示|内容摘要|内容概述|摘 要|导 读) ?(?::|{C})"
/* Behind a salutation's name: 您好, with or without a comma. */
#define GREETED "(?:[,，]? ?您们?好)?"
/* How the name of an organ ends that signs a letter. */
#define ORGAN_ENDS "(?:局|委员会|委|厅|部|办公室|政府|办事处|办|院|处|总队|支队|中心|公司|联社|会)"
/* And of a group that proposes. */
#define GROUP_ENDS "(?:总支|支部|支社|界别|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|工商联|侨联|台联|妇联|科协)"
/* Labels of contacts that a line may go on with. */
#define CONTACT_LABELS "联 系 人|承 办 人|经 办 人|联 系 电 话|联 系 单 位"
/* Labels of who signs for the organ. */
#define SIGNATORY_LABELS "签 发 人|(?:主 要 )?(?:领 导 签 [发字批]|领 导 署 名)|签 发 领 导|签 批 领 导|签 批 人|签 发"
/* Words before a contact's label that are the label's. */
#define UNIT_WORDS "(?:承 办|办 理|主 办|答 复)? ?单 位|主 要|部 门|科 室|处 室|具 体"
/* The dot behind an item's figure, no decimal's: a year or years may follow. */
#define ITEM_DOT "[.](?:(?![0-9])|(?=(?:19|20)[0-9]{2} ?(?:年|[0-9]{1,2}月|[-—–─~至到]{1,2} ?(?:19|20)[0-9]{2} ?年)))"
/* What leads a row of a list on a page. */
#define BULLETS "•·●▪◆■○*"

#endif
