/* SPDX-License-Identifier: MIT */
/*
 * Quantities: a number, its unit, the words that bound it, what it is per, and
 * whether it tells a change.  What is no quantity is left alone; a figure that
 * is neither is a finding.
 */
#include "reading/amount.h"
#include "reading/word.h"

/* --- what is no quantity */

/* Codes and names: X034, 5G, G320, 1+4+N, 9:00, 192.168. */
static bool in_code(const struct reader *r, uint32_t from, uint32_t to,
    uint32_t start, uint32_t end)
{
	uint32_t a = from > start ? r->f[from - 1] : 0;
	uint32_t b = to < end ? r->f[to] : 0, c = to + 1 < end ? r->f[to + 1] : 0;

	if (is_latin(a) || a == '+' || a == '.' || a == '_' || a == '/' ||
	    a == '#' || a == '@' || (is_digit(a) && is_digit(r->f[from])))
		return true;
	if ((a == ':' || a == '-') && from > start + 1 &&
	    (is_digit(r->f[from - 2]) || is_latin(r->f[from - 2])))
		return true;
	if (b == '+' || (b == ':' && is_digit(c)) || b == '_' || b == '@')
		return true;
	return b == '-' && is_latin(c);
}

/* A number in quotation marks names something (“15分钟生活圈”, “三个一批”)
 * unless the marks hold a sentence with a measured figure in it. */
static bool in_name(const struct reader *r, const struct quantity *q)
{
	uint32_t from = q->start, to = q->end;

	if (!(r->mark[q->n.start] & INK_QUOTE))
		return false;
	while (from && (r->mark[from - 1] & INK_QUOTE) && r->f[from] != 0x201C)
		from--;
	while (to < r->n && (r->mark[to] & INK_QUOTE) && r->f[to] != 0x201D)
		to++;
	if (!q->n.arabic && !q->fraction)
		return true;
	return to - from < 9 || q->start - from < 4 ||
	    q->kind == QUANTITY_DURATION;
}

/* Before 第: an ordinal; 居全省第3位 is a rank. */
static struct pattern rank_before = PATTERN(
    "(?:居|列|排名?|位|名列|位列|跻身)[^,。;:第]{0,12}第$");

static bool ordinal(struct reader *r, struct quantity *q, uint32_t start)
{
	uint32_t i = q->n.start;
	struct match m;

	if (i == start || r->f[i - 1] != 0x7B2C)
		return false;
	if (!pattern_in(&rank_before, r->f, i - start > 24 ? i - 24 : start, i,
	    &m))
		return true;
	q->start = i - 1;
	q->kind = QUANTITY_RANK;
	q->end = q->n.end;
	if (in_text(r, q->end, "位") || in_text(r, q->end, "名")) {
		quantity_unit_take(r, q, q->end, q->end + 1);
	}
	return false;
}

/* A lone Chinese digit counts only where the grammar says so. */
static bool lone_counts(const struct reader *r, const struct quantity *q,
    const struct unit *u, uint32_t start, uint32_t end)
{
	uint32_t a = q->n.start > start ? r->f[q->n.start - 1] : 0;
	uint32_t b = q->end < end ? r->f[q->end] : 0x3002;
	bool stop = b == ',' || b == 0x3002 || b == 0x3001 || b == ';' ||
	    b == ')' || b == '(';
	bool noun = utf_is_han(a) || a == 0x201D || a == ')';

	if (stop && r->f[q->n.start] == 0x4E00 && q->end == q->n.end + 1 &&
	    one_of_set("道起块面边", r->f[q->n.end]))	/* 和妇联一道， */
		return false;
	if (a == 0x5E74 && r->f[q->n.start] == 0x4E00)	/* 三年一轮 */
		return false;
	if (!stop && r->f[q->n.start] == 0x4E8C)	/* 二道垭; two is 两 */
		return false;
	if (u && a == 0x7B49 && q->n.digits > 1 && u->kind == QUANTITY_COUNT)
		return true;			/* 老年人、军人等七类人群 */
	if (!u || !u->lone || a == 0x7B2C || a == 0x6BCF /* 每 */ ||
	    a == 0x5404 /* 各 */ || a == 0x8FD9 || a == 0x90A3 ||
	    a == 0x4E0A || a == 0x8BE5 || a == 0x540C)
		return false;
	if (q->n.digits == 1 && q->n.exponent == 0 && q->n.lone)
		return noun && stop && a != 0x4E4B;
	return stop ? noun : utf_is_han(b) || b == 0x201C || is_digit(b);
}

static bool numeral_stands(const struct reader *r, const struct quantity *q,
    uint32_t start, uint32_t end)
{
	uint32_t stop, a = q->n.start > start ? r->f[q->n.start - 1] : 0;
	const struct unit *u = unit_at(r, blank_skip(r, q->n.end, end), end,
	    &stop);

	if (q->fraction || q->kind == QUANTITY_RANK)
		return true;
	if (!q->unit.s)
		return false;
	if (a == 0x6BCF || a == 0x6570 || a == 0x51E0)	/* 每 数 几 */
		return false;
	if (!q->n.digits)		/* 零部件, 零投诉 */
		return false;
	if (q->kind == QUANTITY_DURATION)
		return false;	/* 近三年, 五年来: an expression of time */
	if (q->n.bare_scale && !q->n.more)
		return q->start < q->n.start;	/* 近千人, not 千人以上 */
	if (q->n.more || q->range || q->bound != BOUND_EXACT)
		return true;
	if (q->n.end - q->n.start == 1)
		return lone_counts(r, q, u, start, end);
	return u != NULL;
}

/* 突破5100万, 系数由0.531提高到0.568: a figure that needs no unit. */
static struct pattern bare_before = PATTERN(
    "(?:由|从|为|达到?|高|低|至|到|提高到|增至|降至|系数|指数|指标|值|比|共|人口|约|近|超过?|突破|逾|总数|率|(?:率|比|系数|指数|值)[在为达]|(?:[年月底末初]|期末?)的)$");

/* 5.2、8.6和17.4个百分点: a unit that a figure further on says. */
static bool unit_ahead(const struct reader *r, uint32_t i, uint32_t end)
{
	struct number n;
	uint32_t stop;

	for (int k = 0; k < 8 && i + 1 < end && one_of_set("、和及", r->f[i]) &&
	    is_digit(r->f[i + 1]) && number_at(r, i + 1, end, &n); k++) {
		const struct unit *u = unit_at(r, n.end, end, &stop);

		if (u)		/* 2021、2022年 are dates */
			return u->kind != QUANTITY_DURATION;
		i = n.end;
	}
	return false;
}

static bool bare_stands(struct reader *r, const struct quantity *q,
    uint32_t start, uint32_t end)
{
	uint32_t a = q->n.start > start ? r->f[q->n.start - 1] : 0;
	uint32_t b = q->n.end < end ? r->f[q->n.end] : 0;
	struct match m;

	if (q->n.arabic && ((q->n.scaled && !is_latin(b)) ||
	    ((utf_is_han(a) || a == 0x3001) && unit_ahead(r, q->n.end, end))))
		return true;
	if (!q->n.arabic || is_latin(b) || b == '-' || b == 0x53F7 ||
	    b == '.' || b == 0x3001)
		return false;
	if (q->n.exponent < 0 || q->bound == BOUND_MORE)
		return pattern_in(&bare_before, r->f, q->n.start - start > 12 ?
		    q->n.start - 12 : start, q->n.start, &m);
	return false;
}

static bool duration_stands(const struct reader *r, const struct quantity *q)
{
	uint32_t a = q->n.start ? r->f[q->n.start - 1] : 0;

	if (!str_eq(q->unit, STR("年")))
		return true;
	return q->n.digits <= 100 && q->n.exponent == 0 && a != 0x8FD1 &&
	    !in_text(r, q->end, "度") && !in_text(r, q->end, "来");
}

/* A character that stands for one that was lost. */
static bool is_lost(uint32_t c)
{
	return c == '?' || c == 0xFFFD;
}

/* 27路公交车, 3路、15路公交: which line, not how many. */
static struct pattern line_behind = PATTERN(
    "^(?:[、和及][0-9]{1,4}路){0,6}(?:公交(?!线路)|公共汽车|车|班车|电车)");

static bool line_named(struct reader *r, uint32_t i)
{
	struct match m;
	uint32_t end = r->n - i > 40 ? i + 40 : r->n;

	return pattern_in(&line_behind, r->f, i, end, &m);
}

static bool stands(struct reader *r, struct quantity *q, uint32_t start,
    uint32_t end)
{
	uint32_t a = q->n.start > start ? r->f[q->n.start - 1] : 0;

	if (in_name(r, q))
		return false;
	/* 1?80公里: a figure with a hole in it */
	if (is_lost(a) && q->n.start > start + 1 &&
	    is_digit(r->f[q->n.start - 2]))
		return false;
	if (a == 0x524D && (str_eq(q->unit, STR("位")) ||	/* 前8位 */
	    str_eq(q->unit, STR("名")) || str_eq(q->unit, STR("强"))))
		return false;
	if (a == 0x6BCF && q->n.arabic && q->n.scaled && q->n.digits == 1)
		return false;
	if (q->kind == QUANTITY_DURATION && !duration_stands(r, q))
		return false;
	if (str_eq(q->unit, STR("路")) && line_named(r, q->end))
		return false;
	/* 三级 is a class of thing, 4.86等 a measured grade */
	if ((str_eq(q->unit, STR("级")) || str_eq(q->unit, STR("等"))) &&
	    q->n.exponent >= 0)
		return false;
	if (!q->n.arabic)
		return numeral_stands(r, q, start, end);
	if (!q->unit.s && !q->fraction && q->kind != QUANTITY_RANK)
		return bare_stands(r, q, start, end);
	return true;
}

/* Open beside lost characters; likely without a known unit, or where a lone Chinese
 * digit may be a manner of speaking. */
static enum certainty certainty_of(const struct reader *r,
    const struct quantity *q, uint32_t start, uint32_t end)
{
	if (q->ambiguous || (q->start > start && is_lost(r->f[q->start - 1])) ||
	    (q->end < end && is_lost(r->f[q->end])))
		return CERTAINTY_OPEN;
	if (q->guessed || (!q->unit.s && !q->fraction &&
	    q->kind == QUANTITY_COUNT))
		return CERTAINTY_LIKELY;
	return !q->n.arabic && q->n.lone && !q->fraction ? CERTAINTY_LIKELY :
	    CERTAINTY_SURE;
}

static void quantity_add(struct reader *r, const struct quantity *q,
    uint32_t start, uint32_t end)
{
	struct mark *m = mark_new(r, MARK_STATISTIC,
	    (struct span){ q->start, q->end }, certainty_of(r, q, start, end),
	    "quantity");
	struct statistic *s = &m->statistic;

	s->kind = q->kind;
	s->unit = q->unit;
	s->bound = q->bound;
	s->value = q->fraction ? q->value :
	    number_print(r->a, q->n.digits, q->n.exponent);
	if (q->range && !q->fraction)
		s->max = number_print(r->a, q->m.digits, q->m.exponent);
	if (q->ambiguous)
		find_at(r, FINDING_RANGE_AMBIGUOUS, m->value.in,
		    m->value.text.s);
	quantity_rate(r, s, q, start, end);
	quantity_change(r, s, q, start);
}

/* 三四个: one number that is a range. */
static void approximate(struct quantity *q)
{
	if (!q->n.max_digits)
		return;
	q->m = q->n;
	q->m.digits = q->n.max_digits;
	if (q->n.max_digits >= 10 && q->n.digits < 10)
		q->n.digits *= q->n.max_digits / 10 >= 10 ? 100 : 10;
	q->range = true;
}

/* Whether a figure is claimed by a date, a title or an identifier. */
static bool claimed(const struct reader *r, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if (r->mark[i] & (INK_DATE | INK_TITLE | INK_NUMBER |
		    INK_LABEL))
			return true;
	return false;
}

/* Read what begins at i; returns where to go on. */
static uint32_t quantity_at(struct reader *r, uint32_t i, uint32_t start,
    uint32_t end)
{
	struct quantity q = { .kind = QUANTITY_COUNT };
	bool known;

	if (!number_at(r, i, end, &q.n))
		return i + 1;
	q.start = q.n.start;
	q.end = q.n.end;
	if (claimed(r, q.n.start, q.n.end))
		return q.n.end;
	if (q.n.arabic && in_code(r, q.n.start, q.n.end, start, end)) {
		uint32_t stop;

		if (!unit_at(r, q.n.end, end, &stop) ||
		    is_latin(r->f[i ? i - 1 : 0]) || stop - q.n.end < 2) {
			if (i > start && r->f[i - 1] == ':')	/* 4:3:3 */
				find_at(r, FINDING_QUANTITY_OPEN,
				    (struct span){ i, q.n.end }, prose_str(r->a,
				    &r->l->prose, (struct span){ i,
				    q.n.end }).s);
			return q.n.end;
		}
	}
	if (ordinal(r, &q, start))
		return q.n.end;
	if (q.kind != QUANTITY_RANK && !quantity_fraction(r, &q, end) &&
	    !quantity_tenths(r, &q, end) &&
	    !quantity_slash(r, &q, start, end)) {
		quantity_range(r, &q, end);
		approximate(&q);
		known = quantity_unit(r, &q, q.range && q.m.end > q.n.end ?
		    q.m.end : q.n.end, end);
		if (!known && q.range)
			q.end = q.m.end;
	}
	if (q.range && q.m.end > q.end)
		q.end = q.m.end;
	quantity_bounds(r, &q, start, end);
	if (!stands(r, &q, start, end)) {
		uint32_t to = q.range ? q.m.end : q.n.end;

		if (q.n.arabic && !in_name(r, &q))
			find_at(r, FINDING_QUANTITY_OPEN,
			    (struct span){ i, to }, prose_str(r->a,
			    &r->l->prose, (struct span){ i, to }).s);
		return to;
	}
	quantity_add(r, &q, start, end);
	return q.end;
}

/* 翻一番 is ×2, 翻两番 ×4. */
static struct pattern doubled = PATTERN("^翻了?近? ?([一两二三0-9]) ?番");

static void doublings(struct reader *r, struct span body)
{
	struct match m;

	for (uint32_t i = body.start; i < body.end; i++) {
		struct mark *k;
		int n;

		if (r->f[i] != 0x7FFB || !pattern_in(&doubled, r->f, i,
		    i + 12 < body.end ? i + 12 : body.end, &m))
			continue;
		n = number_of(r, (struct span){ m.start[1], m.end[1] });
		if (n < 1 || n > 10)
			continue;
		k = mark_new(r, MARK_STATISTIC, (struct span){ m.start[0],
		    m.end[0] }, CERTAINTY_SURE, "doubling");
		k->statistic.kind = QUANTITY_FACTOR;
		k->statistic.change = CHANGE_INCREASE;
		k->statistic.value = arena_printf(r->a, "%d", 1 << n);
		ink(r, k->value.in, INK_NUMBER);
	}
}

/* Units whose figure fell out: 投资亿元, 路面宽为米, 自年月日起. */
static struct pattern lost = PATTERN(
    "(?:投资|资金|投入|经费|安排|补助|贷款|达到?|(?<![作成因认])为|共|(?<![签合预节])约|宽|长|面积)((?:亿|万)元(?!以上|级)|(?:亿|万)(?=[,。;、])|(?:平方米|公里|米|亩|人次)(?=[,。;、]))|"
    "(?:自|于|至|从|截至)(年月日?|月日)(?=[起止,。前后至])");

/* Whether one may stand at i: most places fail at once. */
static bool may_be_lost(const struct reader *r, uint32_t i)
{
	switch (r->f[i]) {
	case 0x4EBF: case 0x4E07: case 0x5E73: case 0x516C: case 0x7C73:
	case 0x4EA9: case 0x4EBA: case 0x5E74: case 0x6708:
		return one_of_set("资金入费排助款达到为共约宽长积自于至从",
		    r->f[i - 1]);
	}
	return false;
}

static void losses(struct reader *r, struct span body)
{
	struct match m;

	for (uint32_t i = body.start + 2; i < body.end; i++) {
		if (!may_be_lost(r, i) || !pattern_find(&lost, r->f,
		    body.start, i - 2, i + 8 < body.end ? i + 8 : body.end,
		    &m) || m.start[0] >= i)
			continue;
		find_at(r, FINDING_FIGURE_LOST,
		    (struct span){ m.start[0], m.end[0] }, prose_str(r->a,
		    &r->l->prose, (struct span){ m.start[0], m.end[0] }).s);
		i = m.end[0];
	}
}

/* 800万、600万、400万元: a unit said once, at the end of a list. */
static void units_hold(struct reader *r)
{
	for (size_t i = r->l->marks.n; i-- > 1; ) {
		struct mark *a = r->l->marks.v[i - 1];
		const struct mark *b = r->l->marks.v[i];
		uint32_t at = a->value.in.end;

		if (a->kind != MARK_STATISTIC || b->kind != MARK_STATISTIC ||
		    a->statistic.unit.s || !b->statistic.unit.s ||
		    a->statistic.kind != QUANTITY_COUNT ||
		    b->value.in.start != at + 1 ||
		    !one_of_set("、和及至", r->f[at]))
			continue;
		a->statistic.unit = b->statistic.unit;
		a->statistic.kind = b->statistic.kind;
	}
}

static bool starts_number(const struct reader *r, uint32_t i)
{
	uint32_t c = r->f[i];

	return is_digit(c) || number_digit(c) >= 0 || c == 0x5341 ||
	    c == 0x767E || c == 0x5343 || c == 0x4E07 || c == 0x4EBF;
}

/* 分别增长86.4%和92.1%: what is said once holds for the list. */
static void changes_hold(struct reader *r)
{
	for (size_t i = 1; i < r->l->marks.n; i++) {
		const struct mark *a = r->l->marks.v[i - 1];
		struct mark *b = r->l->marks.v[i];
		uint32_t at = a->value.in.end;

		if (a->kind != MARK_STATISTIC || b->kind != MARK_STATISTIC ||
		    b->statistic.change != CHANGE_NONE ||
		    b->value.in.start != at + 1 ||
		    !one_of_set("、和及", r->f[at]) ||
		    !str_eq(a->statistic.unit, b->statistic.unit))
			continue;
		b->statistic.change = a->statistic.change;
		b->statistic.basis = a->statistic.basis;
	}
}

void quantity_read(struct reader *r, struct span body)
{
	doublings(r, body);
	losses(r, body);
	for (uint32_t line = body.start; line < body.end; ) {
		uint32_t end = line;

		while (end < body.end && r->f[end] != '\n')
			end++;
		for (uint32_t i = line; i < end; )
			i = starts_number(r, i) ?
			    quantity_at(r, i, line, end) : i + 1;
		line = end + 1;
	}
	marks_sort(r->l);
	units_hold(r);
	changes_hold(r);
}
