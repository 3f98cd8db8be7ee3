/* SPDX-License-Identifier: MIT */
/* Expressions of time, and the time of each figure (GB/T 7408.1-2023). */
#include "reading/when.h"

#include <stdlib.h>

#include "reading/cue.h"

/* Groups: 1 what stands before; 2, 3 first year and year; 4 a relative year;
 * 5 month of its own; 6 part of the year; 7 what stands behind. */
static struct pattern when_words = PATTERN(
    "(?=[截到至从自0-9今去明前后本当次年月上下第一二三四较比同近])"
    "(截[至止]到?|到|至|自|从|[较比]|同比)? ?"
    "(?:(?:((?:19|20)[0-9]{2}) ?(?:年)? ?[-—–~至到] ?)?((?:19|20)[0-9]{2}) ?年|([今去明前后本当次]年))"
    "(?:度|(?: ?([0-9]{1,2}) ?月(?:份|底|末|初|中旬|上旬|下旬| ?[0-9]{1,2} ?日)?|(?:第?([一二三四])季度|([上下])半年))?([底末初])?)"
    " ?(之前|以前|前(?![期后述列三半]|[0-9一二四五六])|以内|之内|内|以来|起)?");
/* Without a year: 3月底前, 年底前, 年内, 上半年, 一季度末. */
static struct pattern when_short = PATTERN(
    "(?=[截到至0-9年月上下第一二三四])(截[至止]到?|到|至)? ?"
    "(?:([0-9]{1,2}) ?月(?:份|底|末|初|中旬|上旬|下旬| ?[0-9]{1,2} ?日)?|第?([一二三四])季度|([上下])半年|(?<![0-9近前去今明后每一二两三四五六七八九十几半整全多来当本])年[底末内]|(?<![0-9每个])月[底末])[底末]?"
    " ?(之前|以前|前(?![期后述列三半]|[0-9一二四五六])|以内|之内|(?<=年)内|内)?");
static struct pattern when_plan = PATTERN(
    "(?=[“\"十]) ?(?:到|在)?[“\"]?十([二三四五六])五[”\"]?(?:规划)?(?:期间|时期|以来|(?:期)?末|期)?");

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
static int month_of(const struct reader *r, int month, int quarter,
    uint32_t half, uint32_t end)
{
	if (month >= 1 && month <= 12)
		return month;
	if (quarter)
		return quarter * 3;
	if (half)
		return half == CHAR_UPPER ? 6 : 12;
	(void)r;
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

static bool yearly(struct reader *r, uint32_t i, uint32_t end, struct when *w)
{
	struct match m;
	uint32_t behind;

	if (!pattern_find(&when_words, r->f, i > 2 ? i - 2 : 0, i, end, &m) || m.start[0] != i)
		return false;
	w->in = span_trim(r, group(&m, 0));
	w->since = digits(r, &m, 2);
	w->year = digits(r, &m, 3);
	w->relative = match_has(&m, 4);
	if (w->relative && !relative_year(r, r->f[m.start[4]], &w->year))
		w->year = 0;
	w->month = month_of(r, digits(r, &m, 5), digits(r, &m, 6),
	    first_of(r, &m, 7), first_of(r, &m, 8));
	behind = first_of(r, &m, 9);
	w->by = behind && behind != CHAR_SINCE &&
	    !(behind == CHAR_WITH && r->f[m.start[9] + 1] == CHAR_COME);
	lead_of(r, &m, w);
	return true;
}

static bool yearless(struct reader *r, uint32_t i, uint32_t end,
    struct when *w)
{
	struct match m;
	int month, now = letter_year(r, &month);

	if (!pattern_find(&when_short, r->f, i > 2 ? i - 2 : 0, i, end, &m) || m.start[0] != i)
		return false;
	w->in = span_trim(r, group(&m, 0));
	w->relative = true;
	w->month = month_of(r, digits(r, &m, 2), digits(r, &m, 3),
	    first_of(r, &m, 4), r->f[m.start[0]] == CHAR_YEAR ? CHAR_END : 0);
	w->year = w->month ? now : 0;
	w->by = match_has(&m, 5) || r->f[w->in.end - 1] == CHAR_WITHIN;
	lead_of(r, &m, w);
	return span_len(w->in) > 1;
}

/* 十二五 began in 2011, 十三五 in 2016. */
static bool plan(struct reader *r, uint32_t i, uint32_t end, struct when *w)
{
	struct match m;

	if (!pattern_in(&when_plan, r->f, i, end, &m) || m.start[0] != i)
		return false;
	w->in = span_trim(r, group(&m, 0));
	w->since = 2001 + 5 * digits(r, &m, 1);
	w->year = w->since + 4;
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
	uint32_t limit = end - i > 40 ? i + 40 : end;

	*w = (struct when){0};
	return i < end && may_begin(r, i) && (yearly(r, i, limit, w) ||
	    yearless(r, i, limit, w) || plan(r, i, limit, w));
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

static str time_print(struct reader *r, const struct when *w)
{
	if (!w->year)
		return (str){0};
	if (w->since)
		return arena_printf(r->a, "%d/%d", w->since, w->year);
	if (w->month)
		return arena_printf(r->a, "%04d-%02d", w->year, w->month);
	return arena_printf(r->a, "%04d", w->year);
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

/* The figures of a sentence from the first on; returns where the next begins. */
static size_t sentence_times(struct reader *r, size_t k, uint32_t end)
{
	marks *all = &r->l->marks;
	uint32_t i = r->tokens.sentence[all->v[k]->value.in.start];
	struct when now = {0}, w;
	bool once = false;

	for (; k < all->n && all->v[k]->value.in.start < end; k++) {
		struct mark *m = all->v[k];

		if (m->kind != MARK_STATISTIC)
			continue;
		while (when_from(r, i, m->value.in.start, &w)) {
			i = w.in.end;
			if (w.basis)
				continue;
			once = is_start(r, &w);
			now = w.by ? (struct when){0} : w;
		}
		if (cue_first(r, (struct span){ i, m->value.in.start },
		    CUES(NOW)) < m->value.in.start)	/* 至目前 */
			now = (struct when){0};
		if (!is_threshold(r, m))
			m->statistic.time = time_print(r, &now);
		if (once)
			now = (struct when){0};
		i = m->value.in.end > i ? m->value.in.end : i;
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
