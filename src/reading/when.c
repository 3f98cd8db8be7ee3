/* SPDX-License-Identifier: MIT */
/* Expressions of time, and the time of each figure (GB/T 7408.1-2023). */
#include "reading/when.h"

#include <stdlib.h>

#include "reading/cue.h"

#define MONTH "([0-9]{1,2}|[一二三四五六七八九十]{1,3})"
/* Groups: 1 what stands before; 2, 3 first year and year; 4 the year in Chinese
 * digits; 5 a relative year; 6, 7 first month and month; 8 day; 9 quarter;
 * 10 half; 11 what part of it. */
static struct pattern when_words = PATTERN(
    "(?=[截到至从自0-9一二今去明前后本当次较比同])"
    "(截[至止]到?|到|至|自|从|[较比]|同比)? ?"
    "(?:(?:((?:19|20)[0-9]{2}) ?(?:年)? ?[-—–~至到] ?)?((?:19|20)[0-9]{2}) ?年|([一二][〇○零0一二三四五六七八九]{3}) ?年|([今去明前后本当次]年))"
    "(?:度|(?: ?(?:" MONTH " ?月? ?[-—–~至到] ?)?" MONTH " ?月(?:份|底|末|初|中旬|上旬|下旬| ?([0-9]{1,2}|[一二三四五六七八九十]{1,3}) ?日)?|(?:第?([一二三四])季度|([上下])半年))?年?([底末初])?)");
/* Without a year: 3月底前, 年底前, 年内, 上半年, 一季度末. */
static struct pattern when_short = PATTERN(
    "(?=[截到至0-9年月上下第一二三四])(截[至止]到?|到|至)? ?"
    "(?:([0-9]{1,2}) ?月(?:份|底|末|初|中旬|上旬|下旬| ?[0-9]{1,2} ?日)?|第?([一二三四])季度|([上下])半年|(?<![0-9近前去今明后每一二两三四五六七八九十几半整全多来当本])年[底末内]|(?<![0-9每个])月[底末])[底末]?");
/* What stands behind either: by then, or from then on. */
static struct pattern when_behind = PATTERN(
    "^ ?(之前|以前|前(?![期后述列三半]|[0-9一二四五六])|以内|之内|内)|^ ?(以来|之后|以后|起)");
static struct pattern when_plan = PATTERN(
    "(?=[“\"十]) ?(?:到|在)?[“\"]?十([二三四五六])五[”\"]?(?:规划)?(?:期间|时期|以来|(?:期)?末|期)?");
/* No date, but a time all the same: 两个月内, 汛期前, 春节前. */
static struct pattern when_term = PATTERN(
    "(?:[0-9一二两三四五六七八九十]{1,3} ?(?:个?工作日|个月|年|日|天|周|个?季度) ?(?:之内|以内|内)|(?:(?:(?:19|20)[0-9]{2}|[今明后]) ?年)?(?:汛期|雨季|入冬|春节|国庆节?|中秋节?|元旦|供暖季?|秋季学期|春季学期|开学|暑期|高考|中考|冬季)(?:来临|到来|开学)?(?:之前|以前|前))");

static int letter_year(const struct reader *r, int *month)
{
	str d = r->l->head.date_value;

	*month = d.len >= 7 ? atoi(d.s + 5) : 0;
	return d.len >= 4 && d.s[0] != '-' ? atoi(d.s) : 0;
}

static int digits(const struct reader *r, const struct match *m, int g)
{
	int n = match_has(m, g) ? number_of(r, group(m, g)) : 0;

	return n > 0 ? n : 0;
}

/* 今年 is 0, 去年 -1; 次年 and 当年 count from elsewhere: INT_MIN. */
static bool relative_year(const struct reader *r, uint32_t c, int *year)
{
	static const struct { uint32_t c; int from; } years[] = {
		{ CHAR_THIS, 0 }, { CHAR_OWN, 0 }, { CHAR_LAST, -1 },
		{ CHAR_BEFORE, -2 }, { CHAR_NEXT, 1 }, { CHAR_BEHIND, 2 },
	};
	int month, now = letter_year(r, &month);

	for (size_t i = 0; i < sizeof(years) / sizeof(*years); i++)
		if (years[i].c == c)
			*year = now ? now + years[i].from : 0;
	return *year != 0;
}

/* The last month that the words name; 0: none. */
static int month_of(int month, int quarter, uint32_t half, uint32_t end)
{
	if (month >= 1 && month <= 12)
		return month;
	if (quarter)
		return quarter * 3;
	if (half)
		return half == CHAR_UPPER ? 6 : 12;
	return end && end != CHAR_BEGINNING ? 12 : 0;
}

static uint32_t first_of(const struct reader *r, const struct match *m, int g)
{
	return match_has(m, g) ? r->f[m->start[g]] : 0;
}

static void lead_of(const struct reader *r, const struct match *m,
    struct when *w)
{
	uint32_t c = first_of(r, m, 1);

	w->until = c == CHAR_CUT || c == CHAR_REACH || c == CHAR_UNTIL;
	w->basis = c == CHAR_COMPARED || c == CHAR_THAN || c == CHAR_SAME;
}

/* 二〇二三, with 0 and ○ for 〇. */
static int year_in_words(const struct reader *r, const struct match *m)
{
	int year = 0;

	for (uint32_t i = m->start[4]; i < m->end[4]; i++) {
		int d = number_of(r, (struct span){ i, i + 1 });

		year = year * 10 + (d < 0 ? 0 : d);
	}
	return year;
}

/* 前, 内 and 以来 behind the words. */
static void behind_of(struct reader *r, uint32_t end, struct when *w)
{
	uint32_t limit = end - w->in.end > 6 ? w->in.end + 6 : end;
	struct match m;

	if (!pattern_in(&when_behind, r->f, w->in.end, limit, &m))
		return;
	w->by = match_has(&m, 1);
	w->open = match_has(&m, 2);
	w->in.end = m.end[w->by ? 1 : 2];
}

static bool yearly(struct reader *r, uint32_t i, uint32_t end, struct when *w)
{
	struct match m;
	uint32_t half;

	if (!pattern_find(&when_words, r->f, i > 2 ? i - 2 : 0, i, end, &m) ||
	    m.start[0] != i)
		return false;
	w->in = span_trim(r, group(&m, 0));
	w->since = digits(r, &m, 2);
	w->year = match_has(&m, 4) ? year_in_words(r, &m) : digits(r, &m, 3);
	w->relative = match_has(&m, 5);
	if (w->relative && !relative_year(r, r->f[m.start[5]], &w->year))
		w->year = 0;
	half = first_of(r, &m, 10);
	w->month = month_of(digits(r, &m, 7), digits(r, &m, 9), half,
	    first_of(r, &m, 11));
	w->first = digits(r, &m, 9) ? w->month - 2 : half ? w->month - 5 :
	    digits(r, &m, 6);
	w->day = digits(r, &m, 8);
	if (w->first > 0 && w->year)
		w->since = w->year;
	if (w->day && !date_valid(w->year, w->month, w->day))
		return false;
	lead_of(r, &m, w);
	behind_of(r, end, w);
	return true;
}

static bool yearless(struct reader *r, uint32_t i, uint32_t end,
    struct when *w)
{
	struct match m;
	int month, now = letter_year(r, &month);

	if (!pattern_find(&when_short, r->f, i > 2 ? i - 2 : 0, i, end, &m) ||
	    m.start[0] != i)
		return false;
	w->in = span_trim(r, group(&m, 0));
	w->relative = true;
	w->month = month_of(digits(r, &m, 2), digits(r, &m, 3),
	    first_of(r, &m, 4), r->f[m.start[0]] == CHAR_YEAR ? CHAR_END : 0);
	w->year = w->month ? now : 0;
	lead_of(r, &m, w);
	w->by = r->f[w->in.end - 1] == CHAR_WITHIN;
	if (!w->by)
		behind_of(r, end, w);
	return span_len(w->in) > 1;
}

/* 十二五 began in 2011, 十三五 in 2016. */
static bool plan(struct reader *r, uint32_t i, uint32_t end, struct when *w)
{
	struct match m;

	if (!pattern_in(&when_plan, r->f, i, end, &m) || m.start[0] != i)
		return false;
	w->in = span_trim(r, group(&m, 0));
	w->year = 2005 + 5 * digits(r, &m, 1);
	if (r->f[w->in.end - 1] != CHAR_END)
		w->since = w->year - 4;
	w->until = !w->since;
	return true;
}

static bool term(struct reader *r, uint32_t i, uint32_t end, struct when *w)
{
	struct match m;

	if (!pattern_in(&when_term, r->f, i, end, &m) || m.start[0] != i)
		return false;
	w->in = group(&m, 0);
	w->by = true;
	w->term = r->f[w->in.end - 1] == CHAR_WITHIN;
	return true;
}

static bool may_begin(const struct reader *r, uint32_t i)
{
	uint32_t c = r->f[i];

	if (r->mark[i] & (INK_TITLE | INK_NUMBER))
		return false;
	if (is_digit(c))
		return !i || (!is_latin_or_digit(r->f[i - 1]) &&
		    r->f[i - 1] != '.' && r->f[i - 1] != '-');
	return one_of_set(lexicon_sets[SET_TIME_BEGINS], c);
}

bool when_at(struct reader *r, uint32_t i, uint32_t end, struct when *w)
{
	uint32_t limit = end > i + 40 ? i + 40 : end;

	*w = (struct when){0};
	return i < end && may_begin(r, i) && (term(r, i, limit, w) ||
	    yearly(r, i, limit, w) || yearless(r, i, limit, w) ||
	    plan(r, i, limit, w));
}

bool when_from(struct reader *r, uint32_t i, uint32_t end, struct when *w)
{
	for (; i < end; i++)
		if (when_at(r, i, end, w))
			return true;
	return false;
}

bool when_later(const struct reader *r, const struct when *w)
{
	int month, now = letter_year(r, &month);

	if (!now || !w->year)
		return false;
	if (w->since)
		return w->since > now;
	return w->year > now || (w->year == now && w->month &&
	    w->month > month);
}

bool when_past(const struct reader *r, const struct when *w)
{
	int month, now = letter_year(r, &month);

	return now && w->year && !w->since && (w->year < now ||
	    (w->year == now && w->month && w->month < month));
}

/* --- the time of figures */

static str month_print(struct reader *r, int year, int month, int day)
{
	if (month && day)
		return arena_printf(r->a, "%04d-%02d-%02d", year, month, day);
	if (month)
		return arena_printf(r->a, "%04d-%02d", year, month);
	return arena_printf(r->a, "%04d", year);
}

static str time_print(struct reader *r, const struct when *w)
{
	str last, first;

	if (!w->year || w->open)
		return (str){0};
	last = month_print(r, w->year, w->month, w->day);
	if (!w->since)
		return last;
	first = month_print(r, w->since, w->first, 0);
	return arena_printf(r->a, "%s/%s", first.s, last.s);
}

/* 2022年和2023年分别300万元和500万元: each figure its own. */
struct several {
	struct when v[8];
	size_t n, next;
};

/* The times that are listed from w on, before 分别. */
static void list_from(struct reader *r, const struct when *w, uint32_t end,
    struct several *all)
{
	uint32_t i = w->in.end;
	struct when next;

	*all = (struct several){ .v[0] = *w, .n = 1 };
	while (all->n < 8 && i + 1 < end &&
	    one_of_set(lexicon_sets[SET_JOINERS], r->f[i]) &&
	    when_at(r, i + 1, end, &next)) {
		all->v[all->n++] = next;
		i = next.in.end;
	}
	if (all->n < 2 || !key_within(&r->tokens, (struct span){ i, end },
	    KEY_RESPECTIVELY))
		all->n = 0;
}

/* 由2017年的1800个增至4100个: a time that only the next figure has. */
static bool is_start(const struct reader *r, const struct when *w)
{
	uint32_t c = w->in.start ? r->f[w->in.start - 1] : 0;

	return c == CHAR_FROM_1 || r->f[w->in.start] == CHAR_FROM_2 ||
	    c == CHAR_FROM_2;
}

/* 50户以上自然村: a figure that only tells which are meant. */
static bool is_threshold(const struct reader *r, const struct mark *m)
{
	return (m->statistic.bound == BOUND_AT_LEAST ||
	    m->statistic.bound == BOUND_AT_MOST) &&
	    m->value.in.end < r->n && utf_is_han(r->f[m->value.in.end]);
}

/* Whether what follows the time is of another: 2022年成立的公司, 会议后. */
static bool is_aside(const struct reader *r, const struct when *w,
    uint32_t end)
{
	uint32_t i = w->in.end;

	for (; i < end && i < w->in.end + 10 && r->f[i] != ','; i++)
		if (r->f[i] == CHAR_DE)
			return cue_first(r, (struct span){ w->in.end, i },
			    CUES(DID)) < i;
	return false;
}

struct timing {
	uint32_t i;		/* read up to here */
	struct when now;
	struct several list;
	bool once;
};

/* The time that stands last before the figure. */
static void advance(struct reader *r, const struct mark *m, uint32_t end,
    struct timing *t)
{
	uint32_t at = m->value.in.start;
	struct when w;

	while (when_from(r, t->i, at, &w)) {
		t->i = w.in.end;
		if (w.basis)
			continue;
		if (!t->list.n)
			list_from(r, &w, end, &t->list);
		t->once = is_start(r, &w);
		t->now = (w.by && !when_later(r, &w)) || is_aside(r, &w, at) ?
		    (struct when){0} : w;
	}
	if (cue_first(r, (struct span){ t->i, at }, CUES(NOW)) < at)
		t->now = (struct when){0};	/* 至目前 */
	if (t->list.n)
		t->now = t->list.next < t->list.n ?
		    t->list.v[t->list.next++] : (struct when){0};
}

/* The figures of a sentence from the first on; returns where the next begins. */
static size_t sentence_times(struct reader *r, size_t k, uint32_t end)
{
	marks *all = &r->l->marks;
	struct timing t = { .i =
	    r->tokens.sentence[all->v[k]->value.in.start] };

	for (; k < all->n && all->v[k]->value.in.start < end; k++) {
		struct mark *m = all->v[k];

		if (m->kind != MARK_STATISTIC)
			continue;
		advance(r, m, end, &t);
		if (!is_threshold(r, m))
			m->statistic.time = time_print(r, &t.now);
		if (t.once)
			t.now = (struct when){0};
		if (m->value.in.end > t.i)
			t.i = m->value.in.end;
	}
	return k;
}

void times_read(struct reader *r)
{
	marks *all = &r->l->marks;

	for (size_t k = 0; k < all->n; ) {
		uint32_t at = all->v[k]->value.in.start, end = at;

		while (end < r->n &&
		    r->tokens.sentence[end + 1] == r->tokens.sentence[at])
			end++;
		k = sentence_times(r, k, end + 1);
	}
}
