/* SPDX-License-Identifier: MIT */
#ifndef DAFU_SITE_H
#define DAFU_SITE_H

#include "reading/reader.h"

/*
 * Labels of the index table (信息公开目录) that government sites print around a
 * letter, as alternatives of a pattern.  A blank in them stands for any blanks.
 */

/* Of the site only. */
#define SITE_LABELS "索 引 号|发布机构|发文机关|发文机构|发文单位|生成日期|" \
    "发布日期|发文日期|发文时间|发布时间|名 称|标 题|主 题 词|关 键 词|" \
    "主题分类|信息分类|组配分类|体裁分类|载体分类|公文种类|有 效 性|" \
    "所属机构|公开责任部门|责任部门|信息来源|信息名称|文件编号|内容概述|" \
    "实施日期|废止日期|建议编号|提案编号|届 次|建议类别|提案类别|建议标题|提案标题|领衔代表|" \
    "承办单位|答复内容"
/* That a letter's own head has too: of a site beside others. */
#define SITE_LABELS_WEAK "公开(?:方式|范围|时限|形式|属性|类别)|文 号|发文字号|" \
    "成文日期|办理类别|是否公开"
/* A label, group 1, before its value; in plain text the table's columns are
 * kept apart by blanks. */
#define SITE_CELL(labels) "(?|(" labels ") ?[:|\\t]|" \
    "(?:^|[ ]{2})[ ]{0,20}(" labels ")[ ]{2,20}(?=[^ ]))"
/* What a publish line goes on with. */
#define SITE_COUNTERS "浏览(?:次数|量|数)?|阅读(?:次数|量|数)?|点击(?:次数|量|数)?|" \
    "访问(?:次数|量)|字 ?[体号]|编辑|作者|审核|打印"

/* Whether the line s is a label alone, group 1; its value is the next line. */
bool site_label(const struct reader *r, struct span s, struct match *m);

#endif
