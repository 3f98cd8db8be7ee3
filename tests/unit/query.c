/* SPDX-License-Identifier: MIT */
/* Queries: their trees, and what is said of those that have none. */
#include "ask/query_parse.h"

#include <stdlib.h>

#include "archive/phrase.h"
#include "archive/query_sql.h"
#include "archive/value_key.h"
#include "ask/alike.h"
#include "base/utf.h"
#include "test.h"

/* out: query_print's form.  NULL: there is none, and what is wrong stands from
 * start to end. */
static const struct {
	const char *in, *out;
	size_t start, end;
} cases[] = {
	/* words and quotes */
	{ "停车", "\"停 车\"", 0, 0 },
	{ "停车 收费", "(and \"停 车\" \"收 费\")", 0, 0 },
	{ "停车　收费", "(and \"停 车\" \"收 费\")", 0, 0 },
	{ "停車", "\"停 车\"", 0, 0 },
	{ "ＰＰＰ项目", "\"ppp 项 目\"", 0, 0 },
	{ "30.5万元", "\"30.5 万 元\"", 0, 0 },
	{ "\"停车 收费\"", "\"停 车 收 费\"", 0, 0 },
	{ "“停车 收费”", "\"停 车 收 费\"", 0, 0 },
	{ "「停车 收费」", "\"停 车 收 费\"", 0, 0 },
	{ "『停车』充电", "(and \"停 车\" \"充 电\")", 0, 0 },
	{ "＂停车 收费＂", "\"停 车 收 费\"", 0, 0 },
	{ "车、位", "\"车 位\"", 0, 0 },
	{ "", "(and)", 0, 0 },
	{ "  ", "(and)", 0, 0 },
	/* operators and brackets */
	{ "a AND b", "(and \"a\" \"b\")", 0, 0 },
	{ "a OR b", "(or \"a\" \"b\")", 0, 0 },
	{ "a | b", "(or \"a\" \"b\")", 0, 0 },
	{ "a|b|c", "(or \"a\" \"b\" \"c\")", 0, 0 },
	{ "a｜b", "(or \"a\" \"b\")", 0, 0 },
	{ "a b OR c d", "(or (and \"a\" \"b\") (and \"c\" \"d\"))", 0, 0 },
	{ "a NOT b", "(and \"a\" (not \"b\"))", 0, 0 },
	{ "a -b", "(and \"a\" (not \"b\"))", 0, 0 },
	{ "a －b", "(and \"a\" (not \"b\"))", 0, 0 },
	{ "a-b", "\"a b\"", 0, 0 },
	{ "-a", "(not \"a\")", 0, 0 },
	{ "NOT NOT a", "(not (not \"a\"))", 0, 0 },
	{ "-(a b)", "(not (and \"a\" \"b\"))", 0, 0 },
	{ "(a OR b) c", "(and (or \"a\" \"b\") \"c\")", 0, 0 },
	{ "（a OR b）c", "(and (or \"a\" \"b\") \"c\")", 0, 0 },
	{ "((a))", "\"a\"", 0, 0 },
	{ "and or not", "(and \"and\" \"or\" \"not\")", 0, 0 },
	{ "ORANGE NOTE", "(and \"orange\" \"note\")", 0, 0 },
	{ "甲教（2024）3号", "\"甲 教 2024 3 号\"", 0, 0 },
	{ "甲(乙 丙)", "(and \"甲\" (and \"乙\" \"丙\"))", 0, 0 },
	/* fields of words */
	{ "issuer:教育局", "issuer:\"教 育 局\"", 0, 0 },
	{ "ISSUER：教育局", "issuer:\"教 育 局\"", 0, 0 },
	{ "机关:教育局", "issuer:\"教 育 局\"", 0, 0 },
	{ "issuer:=教育局", "issuer=\"教 育 局\"", 0, 0 },
	{ "issuer:\"教育 局\"", "issuer:\"教 育 局\"", 0, 0 },
	{ "issuer:=“教育局”", "issuer=\"教 育 局\"", 0, 0 },
	{ "-issuer:教育局", "(not issuer:\"教 育 局\")", 0, 0 },
	{ "issuer:(教育局 OR 卫健委)",
	    "(or issuer:\"教 育 局\" issuer:\"卫 健 委\")", 0, 0 },
	{ "文号:岑财函〔2024〕118号", "number:\"岑 财 函 2024 118 号\"", 0, 0 },
	{ "number:岑财函（2024）118号", "number:\"岑 财 函 2024 118 号\"", 0, 0 },
	{ "proposal:0126", "proposal:\"126\"", 0, 0 },
	{ "proposal:第047号", "proposal:\"47\"", 0, 0 },
	{ "proposal:047号", "proposal:\"47\"", 0, 0 },
	{ "proposal:第四中学", "proposal:\"第 四 中 学\"", 0, 0 },
	{ "proposal:停车", "proposal:\"停 车\"", 0, 0 },
	{ "unit:人", "unit=\"人\"", 0, 0 },
	{ "unit:一", "unit=\"一\"", 0, 0 },
	{ "of:倾吼", "of:\"倾 吼\"", 0, 0 },
	{ "unit:%", "unit=\"%\"", 0, 0 },
	{ "单位:万人", "unit=\"人\"", 0, 0 },
	{ "unit:万元", "unit=\"元\"", 0, 0 },
	{ "unit:千亿元", "unit=\"元\"", 0, 0 },
	{ "unit:千瓦", "unit=\"千 瓦\"", 0, 0 },
	{ "unit:万千瓦", "unit=\"千 瓦\"", 0, 0 },
	{ "unit:万", "unit=\"万\"", 0, 0 },
	{ "10:30", "\"10 30\"", 0, 0 },
	/* codes */
	{ "class:B", "class=B", 0, 0 },
	{ "class:b", "class=B", 0, 0 },
	{ "类别:B类", "class=B", 0, 0 },
	{ "class:Ｂ", "class=B", 0, 0 },
	{ "class:甲", "class=A", 0, 0 },
	{ "状态:已完成", "status=done", 0, 0 },
	{ "状态:(正在推进|计划)", "(or status=ongoing status=planned)", 0, 0 },
	{ "种类:会办", "kind=coHandling", 0, 0 },
	{ "kind:cohandling", "kind=coHandling", 0, 0 },
	{ "kind:协办", "kind=coHandling", 0, 0 },
	{ "disclosure:依申请公开", "disclosure=onRequest", 0, 0 },
	{ "status:(planned | ongoing)",
	    "(or status=planned status=ongoing)", 0, 0 },
	/* there or not */
	{ "class:*", "class:*", 0, 0 },
	{ "class:＊", "class:*", 0, 0 },
	{ "class:-", "(not class:*)", 0, 0 },
	{ "-class:-", "(not (not class:*))", 0, 0 },
	{ "value:-", "(not value:*)", 0, 0 },
	{ "class:(A | -)", "(or class=A (not class:*))", 0, 0 },
	{ "class:(-A)", "(not class=A)", 0, 0 },
	/* numbers */
	{ "value:5", "value=5", 0, 0 },
	{ "value:=5", "value=5", 0, 0 },
	{ "value:>100000", "value>100000", 0, 0 },
	{ "value:＞100000", "value>100000", 0, 0 },
	{ "value:>=1,200", "value>=1200", 0, 0 },
	{ "value:≥5", "value>=5", 0, 0 },
	{ "value:<-5", "value<-5", 0, 0 },
	{ "value:1..5", "value>=1<=5", 0, 0 },
	{ "value:1..", "value>=1", 0, 0 },
	{ "value:..5", "value<=5", 0, 0 },
	{ "value:-5..-1", "value>=-5<=-1", 0, 0 },
	{ "value:>10万", "value>100000", 0, 0 },
	{ "value:>1.25亿", "value>125000000", 0, 0 },
	{ "value:0.50", "value=0.5", 0, 0 },
	{ "value:1.00005万", "value=10000.5", 0, 0 },
	{ "value:007", "value=7", 0, 0 },
	{ "value:0", "value=0", 0, 0 },
	{ "年:2024", "year=2024", 0, 0 },
	{ "year:2024年", "year=2024", 0, 0 },
	{ "value:>1亿元", "value>100000000\"元\"", 0, 0 },
	{ "value:>10万人", "value>100000\"人\"", 0, 0 },
	{ "value:5人", "value=5\"人\"", 0, 0 },
	{ "value:5千瓦", "value=5\"千 瓦\"", 0, 0 },
	{ "value:>99%", "value>99\"%\"", 0, 0 },
	{ "value:1万..5万元", "value>=10000<=50000\"元\"", 0, 0 },
	{ "value:三十万", "value=300000", 0, 0 },
	{ "value:一百", "value=100", 0, 0 },
	{ "届:十二", "term=12", 0, 0 },
	{ "term:第九届", "term=9", 0, 0 },
	{ "届:二十", "term=20", 0, 0 },
	{ "届:二十一 次:十", "(and term=21 session=10)", 0, 0 },
	{ "year:二〇二四年", "year=2024", 0, 0 },
	{ "届:5 次:3", "(and term=5 session=3)", 0, 0 },
	/* dates */
	{ "date:2024", "date=2024", 0, 0 },
	{ "date:2024-05..", "date>=2024-05", 0, 0 },
	{ "date:2024-02-29", "date=2024-02-29", 0, 0 },
	{ "date:2024-5-3", "date=2024-05-03", 0, 0 },
	{ "date:2024年5月3日", "date=2024-05-03", 0, 0 },
	{ "date:2024.5.3..2024.6", "date>=2024-05-03<=2024-06", 0, 0 },
	{ "due:<2025-01-01", "due<2025-01-01", 0, 0 },
	{ "到期:<=2025年", "due<=2025", 0, 0 },
	/* the example of the manual */
	{ "issuer:教育局 class:B year:2024 kind:coHandling unit:人 "
	    "value:>100000 of:在校学生", "(and issuer:\"教 育 局\" class=B "
	    "year=2024 kind=coHandling unit=\"人\" value>100000 "
	    "of:\"在 校 学 生\")", 0, 0 },
	/* what is wrong */
	{ "((((((((((a))))))))))", "\"a\"", 0, 0 },
	{ "(((((((((((a)))))))))))", NULL, 10, 11 },
	{ "isuer:教育局", NULL, 0, 5 },
	{ "停车 isuer:教育局", NULL, 3, 8 },
	{ "issuer:", NULL, 7, 7 },
	{ "issuer: 教育局", NULL, 7, 7 },
	{ "issuer:，", NULL, 7, 8 },
	{ "class:E", NULL, 6, 7 },
	{ "停车 value:多", NULL, 9, 10 },
	{ "value:>", NULL, 6, 7 },
	{ "value:..", NULL, 6, 8 },
	{ "value:.5", NULL, 6, 8 },
	{ "value:5|", NULL, 7, 8 },
	{ "value:5.6.7", NULL, 6, 11 },
	{ "value:1人..5元", NULL, 6, 12 },
	{ "year:5人", NULL, 5, 7 },
	{ "date:2024-02-30", NULL, 5, 15 },
	{ "date:2023-02-29..", NULL, 5, 17 },
	{ "date:2024-13", NULL, 5, 12 },
	{ "date:20245", NULL, 5, 10 },
	{ "date:2024-05-32", NULL, 5, 15 },
	{ "date:0", NULL, 5, 6 },
	{ "\"停车", NULL, 0, 3 },
	{ "停车 “收费", NULL, 3, 6 },
	{ "issuer:\"教育", NULL, 7, 10 },
	{ "(停车", NULL, 0, 1 },
	{ "停车)", NULL, 2, 3 },
	{ "停车）收费", NULL, 2, 3 },
	{ "()", NULL, 1, 2 },
	{ "停车 OR", NULL, 3, 5 },
	{ "OR 停车", NULL, 0, 1 },
	{ "停车 | ", NULL, 3, 4 },
	{ "停车 AND", NULL, 3, 6 },
	{ "AND 停车", NULL, 0, 3 },
	{ "a AND AND b", NULL, 6, 9 },
	{ "停车 -", NULL, 3, 4 },
	{ "停车 NOT", NULL, 3, 6 },
	{ "- 停车", NULL, 0, 1 },
	{ "，", NULL, 0, 1 },
	{ "停车 ，", NULL, 3, 4 },
};

static void test_cases(struct arena *a)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct query_fault f;
		struct query *q = query_parse(str_of(cases[i].in), &f, a);
		str out = q ? query_print(q, a) : (str){0};
		bool ok = cases[i].out ? str_eq(out, str_of(cases[i].out)) :
		    !q && f.text.len && f.start == cases[i].start &&
		    f.end == cases[i].end;

		TEST(cases[i].in, ok);
		if (!ok)
			printf("  %s %zu-%zu %s\n", q ? out.s : "no tree:",
			    f.start, f.end, q ? "" : f.text.s);
	}
}

/* What the text index is asked, and whether that is all. */
static const struct {
	const char *in, *match;
	bool exact;
} matches[] = {
	{ "停车", "\" 停 车 \"", true },
	{ "a b", "((\" a \" AND \" b \"))", true },
	{ "a -b", "((\" a \") NOT \" b \")", true },
	{ "a (b | c)", "((\" a \" AND (\" b \" OR \" c \")))", true },
	{ "-a", NULL, false },
	{ "class:B", NULL, false },
	{ "a class:B", "((\" a \"))", false },
	{ "a | class:B", NULL, false },
	{ "a -issuer:b", "((\" a \"))", false },
	{ "issuer:b", "({facts} : \" b \")", false },
	{ "unit:%", NULL, false },
};

static void test_matches(struct arena *a)
{
	for (size_t i = 0; i < sizeof(matches) / sizeof(*matches); i++) {
		struct query_fault f;
		struct query_sql sql;

		query_sql(&sql, query_parse(str_of(matches[i].in), &f, a), a);
		TEST(matches[i].in, str_eq(sql.match, str_of(matches[i].match))
		    && sql.exact == matches[i].exact &&
		    (sql.exact ? !sql.where.len : sql.where.len > 0));
	}
}

/* What was asked is bound; none of it is SQL, or a word of the index's. */
static void test_bound(struct arena *a)
{
	struct query_fault f;
	struct query_sql sql;

	query_sql(&sql, query_parse(STR("issuer:\"x' OR 1=1 --\" OR "
	    "title:\"a* NEAR(b) ^c\""), &f, a), a);
	TEST("no quote in SQL", !str_has(sql.where, STR("'")));
	TEST("words alone in the index's", str_eq(sql.match, STR(
	    "(({facts} : \" x or 1 1 \") OR ({title} : \" a near b c \"))")));
	TEST("a value for each ?", sql.bind.n == 2);
}

static const struct {
	const char *name, *text, *phrase;
	size_t start[3], end[3], count;
} found[] = {
	{ "twice", "停车位和停车场", "停车", { 0, 12 }, { 6, 18 }, 2 },
	{ "blank between", "停 车位", "停车", { 0 }, { 7 }, 1 },
	{ "traditional", "停車位", "停车", { 0 }, { 6 }, 1 },
	{ "overlapping", "人人人", "人人", { 0 }, { 9 }, 1 },
	{ "whole figure", "118号 18号", "18", { 7 }, { 9 }, 1 },
	{ "none", "充电桩", "停车", { 0 }, { 0 }, 0 },
};

static void test_find(struct arena *a)
{
	for (size_t i = 0; i < sizeof(found) / sizeof(*found); i++) {
		str phrase = phrase_words(a, str_of(found[i].phrase));
		phrase_spans s;
		bool ok;

		phrase_find(&s, str_of(found[i].text), &phrase, 1, a);
		ok = s.n == found[i].count;
		for (size_t k = 0; ok && k < s.n; k++)
			ok = s.v[k].start == found[i].start[k] &&
			    s.v[k].end == found[i].end[k];
		TEST(found[i].name, ok);
	}
}

/* Whether a letter with the values 5, 0.25, -3, 1234567 and 100 to 200 may have
 * one from low to high. */
static const struct {
	const char *name, *low, *high;
	bool may;
} meetings[] = {
	{ "as it is", "5", "5", true },
	{ "between", "6", "99", false },
	{ "open below", NULL, "4", true },
	{ "open above", "1234567", NULL, true },
	{ "above all", "1300000", NULL, false },
	{ "near it", "1234567", "1234570", true },
	{ "a part of one", "0.25", "0.25", true },
	{ "between parts", "0.3", "4.9", false },
	{ "negative", "-4", "-2", true },
	{ "within the range", "150", "160", true },
	{ "over its end", "190", "300", true },
	{ "behind it", "201", "1000000", false },
	{ "far above", "1000000000000000000", NULL, false },
	{ "all", NULL, NULL, true },
};

static void test_meetings(struct arena *a)
{
	static const char *const value[][2] = { { "5", NULL },
		{ "0.25", NULL }, { "-3", NULL }, { "100", "200" },
		{ "1234567", NULL }, { "5", NULL } };
	enum { COUNT = sizeof(value) / sizeof(*value) };
	struct row row[COUNT];
	str figures;

	for (int i = 0; i < COUNT; i++) {
		row[i].table = TABLE_STATISTIC;
		row[i].cell = arena_new(a, struct cell,
		    (size_t)table_rows[TABLE_STATISTIC].count);
		row_cell(&row[i], COLUMN_STATISTIC_VALUE)->text =
		    str_of(value[i][0]);
		row_cell(&row[i], COLUMN_STATISTIC_MAX)->text =
		    str_of(value[i][1]);
	}
	figures = figures_of(a, row, COUNT);
	for (size_t i = 0; i < sizeof(meetings) / sizeof(*meetings); i++)
		TEST(meetings[i].name, figures_meet(figures,
		    str_of(meetings[i].low), str_of(meetings[i].high)) ==
		    meetings[i].may);
	TEST("none", !figures_of(a, row, 0).s);
	TEST("of none", !figures_meet((str){0}, (str){0}, (str){0}));
}

/* Random strings of what the grammar is made of: a tree or a fault with a place
 * in the text, nothing else.  DAFU_FUZZ: how many. */
static void test_random(void)
{
	static const char *const pieces[] = { "停", "车", "a", "9", " ", "　",
		"(", ")", "（", "）", "\"", "“", "”", "「", "」", "|", "-",
		"OR", "AND", "NOT", ":", "issuer:", "value:", "date:", "unit:",
		"class:", "*", "term:", "第", "九", "十", "..", ">", "<=", "=", "万", "A", ",", "\xFF", "\xE5",
		"\xF0\x9F", "2024", "年", "5", ".", "，", "%" };
	const char *many = getenv("DAFU_FUZZ");
	long rounds = many ? atol(many) : 20000;
	uint32_t x = 2463534242u;
	bool ok = true;

	for (long i = 0; i < rounds && ok; i++) {
		struct arena a = {0};
		struct VEC(str) part = {0};
		struct query_fault f;
		struct query_sql sql;
		query_tables rows = {0};
		struct query *q;
		str text;

		for (uint32_t n = 1 + i % 40; n; n--) {
			x ^= x << 13;
			x ^= x >> 17;
			x ^= x << 5;
			*push(&a, &part) = str_of(pieces[x %
			    (sizeof(pieces) / sizeof(*pieces))]);
		}
		text = arena_join(&a, part.v, part.n);
		q = query_parse(text, &f, &a);
		ok = q ? query_print(q, &a).len > 0 : f.text.len > 0 &&
		    f.start <= f.end && f.end <= text.len;
		if (q) {
			query_sql(&sql, q, &a);
			query_rows(&rows, q, &a);
		}
		arena_free(&a);
	}
	TEST("random queries", ok);
}

/* Bounds hold, whatever is nested or however long it is. */
static void test_bounds(struct arena *a)
{
	static const char *const pieces[] = { "(", "-", "a ", "NOT ", "a|",
		"issuer:(", "\"", "a (", "-(" };
	struct query_fault f;

	for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++) {
		struct VEC(str) part = {0};

		for (int k = 0; k < 3000; k++)
			*push(a, &part) = str_of(pieces[i]);
		TEST(pieces[i], !query_parse(arena_join(a, part.v, part.n), &f,
		    a) && f.text.len);
	}
}

/* A sentence of characters of its own. */
static str sentence(uint32_t seed, struct arena *a)
{
	uint32_t c[30];

	for (uint32_t i = 0; i < 30; i++) {
		uint32_t x = (seed * 1000 + i) * 2654435761u;

		x = (x ^ x >> 15) * 2246822519u;
		c[i] = 0x4E00 + (x ^ x >> 13) % 0x3000;
	}
	return utf8_of(a, c, 30);
}

/* Of many sentences each is like itself and no other. */
static void test_alike(struct arena *a)
{
	enum { MANY = 200 };
	struct alike x = {0};
	alike_matches m;
	bool all = true;

	alike_find(&m, &x, STR("停车收费"), ALIKE_CANDIDATE, a);
	TEST("like none of none", !m.n);
	for (uint32_t i = 0; i < MANY; i++)
		alike_add(&x, sentence(i, a));
	for (uint32_t i = 0; i < MANY; i++) {
		alike_find(&m, &x, sentence(i, a), ALIKE_CANDIDATE, a);
		all = all && m.n == 1 && m.v[0].text == i &&
		    m.v[0].likeness > 0.999 && m.v[0].common == 29;
	}
	TEST("each is like itself alone", all);
	alike_find(&m, &x, sentence(MANY, a), ALIKE_CANDIDATE, a);
	TEST("one more is like none", !m.n);
	alike_find(&m, &x, STR("2024年，1、2"), ALIKE_CANDIDATE, a);
	TEST("figures are no words", !m.n);
	alike_free(&x);
}

int main(void)
{
	struct arena a = {0};

	test_cases(&a);
	test_matches(&a);
	test_bound(&a);
	test_find(&a);
	test_meetings(&a);
	test_random();
	test_bounds(&a);
	test_alike(&a);
	arena_free(&a);
	return test_done();
}
