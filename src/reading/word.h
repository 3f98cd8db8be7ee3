/* SPDX-License-Identifier: MIT */
#ifndef DAFU_WORD_H
#define DAFU_WORD_H

#include "reading/reader.h"

/* The longest word of word.def at i that ends by end: its class and length;
 * WORD_NONE and 1 where none stands. */
enum word_class word_at(const struct reader *r, uint32_t i, uint32_t end,
    uint32_t *len);

/* 每…: what a rate is per. */
#define EACH_UNITS "(?:千瓦时|千瓦|兆瓦|平方公里|个(?:中心|企业|单位|平台|基地|园区|部门|工程|景区|网点|机构|专业|标段|农户|乡镇|街道|社区|学校|项目|家庭|小区|行政村|班级|点位|站点|[\\x{4E00}-\\x{9FFF}])|[十百千万]{1,2}(?:名[\\x{4E00}-\\x{9FFF}]{1,6}?|人口?|户|元|次)|人次|公里|千米|平方米|立方米|公斤|千克|小时|季度|学期|学年|工作日|[人户亩年月周季旬天日担客趟瓦班校村镇乡县区座处个家所辆部台套件例次餐顿斤吨度生名位站点床条只头株米具项批期单岗组片块方升栋间层对轮股份张本克])"

/* A piece of text: a word, or one character that begins none. */
struct piece {
	enum word_class class;
	struct span in;
};

/* Cut a span into at most max tokens, quoted text whole; returns how many.  A
 * longer span is cut at its end. */
size_t word_pieces(const struct reader *r, struct span s, struct piece *out,
    size_t max);

#endif
