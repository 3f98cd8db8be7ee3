/* SPDX-License-Identifier: MIT */
/* Expressions of time (GB/T 7408.1-2023). */
#include "reading/when.h"

#include <stdlib.h>

#include "reading/cue.h"


static int letter_year(const struct reader *r, int *month)
{
	str d = r->l->head.date_value;

	*month = d.len >= 7 ? atoi(d.s + 5) : 0;
	if (d.len < 4 || d.s[0] == '-')
		d = r->l->head.number_year;
	return d.len >= 4 ? atoi(d.s) : 0;
}

static int letter_day(const struct reader *r)
{
	str d = r->l->head.date_value;

	return d.len >= 10 ? atoi(d.s + 8) : 0;
}

static int digits(const struct reader *r, const struct match *m, int g)
{
	int n = match_has(m, g) ? number_of(r, group(m, g)) : 0;

	return n > 0 ? n : 0;
}

/* The year that the word names, counted from the letter's; 0: not known. */
static void relative_year(const struct reader *r, uint32_t c, struct when *w)
{
	static const struct { uint32_t c; int from; } years[] = {
		{ CHAR_THIS, 0 }, { CHAR_OWN, 0 }, { CHAR_LAST, -1 },
		{ CHAR_BEFORE, -2 }, { CHAR_NEXT, 1 }, { CHAR_BEHIND, 2 },
	};
	int month, now = letter_year(r, &month);

	w->relative = true;
	for (size_t i = 0; i < sizeof(years) / sizeof(*years); i++)
		if (years[i].c == c) {
			w->year = now ? now + years[i].from : 0;
			w->ahead = years[i].from;
		}
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

/* A year in Chinese digits, with 0 and a circle for zero. */
static int year_in_words(const struct reader *r, const struct match *m)
{
	int year = 0;

	for (uint32_t i = m->start[4]; i < m->end[4]; i++) {
		int d = number_of(r, (struct span){ i, i + 1 });

		year = year * 10 + (d < 0 ? 0 : d);
	}
	return year;
}

/* The first month of a season; 0: none. */
static int season_of(uint32_t c)
{
	static const struct { uint32_t c; int first; } seasons[] = {
		{ CHAR_SPRING, 3 }, { CHAR_SUMMER, 6 }, { CHAR_AUTUMN, 9 },
		{ CHAR_WINTER, 12 },
	};

	for (size_t i = 0; i < sizeof(seasons) / sizeof(*seasons); i++)
		if (seasons[i].c == c)
			return seasons[i].first;
	return 0;
}

/* "Before", "within" and "since" behind the words. */
static void behind_of(struct reader *r, uint32_t end, struct when *w)
{
	uint32_t limit = end - w->in.end > 6 ? w->in.end + 6 : end;
	struct match m;

	w->ends = set_has(SET_TIME_CLOSES, r->f[w->in.end - 1]);
	if (!match_in(r, PAT_WHEN_BEHIND, w->in.end, limit, &m))
		return;
	w->by = match_has(&m, 1);
	w->open = match_has(&m, 2);
	w->in.end = m.end[w->by ? 1 : 2];
}

static bool yearly(struct reader *r, uint32_t i, uint32_t end, struct when *w)
{
	struct match m;
	uint32_t half;

	if (!match_from(r, PAT_WHEN_WORDS, i > 2 ? i - 2 : 0, i, end, &m) ||
	    m.start[0] != i)
		return false;
	w->in = span_trim(r, group(&m, 0));
	w->since = digits(r, &m, 2);
	w->year = match_has(&m, 4) ? year_in_words(r, &m) : digits(r, &m, 3);
	if (match_has(&m, 5))
		relative_year(r, r->f[m.start[5]], w);
	if (match_has(&m, 5) && span_len(group(&m, 5)) > 2)
		w->since = w->year++;	/* this year and next */
	half = first_of(r, &m, 10);
	w->month = month_of(digits(r, &m, 7), digits(r, &m, 9), half,
	    w->since ? 0 : first_of(r, &m, 12));	/* a span of years */
	w->first = digits(r, &m, 9) ? w->month - 2 : half ? w->month - 5 :
	    digits(r, &m, 6);
	w->day = digits(r, &m, 8);
	if (w->first > 0 && w->year)
		w->since = w->year;
	if (w->day && !date_valid(w->year, w->month, w->day))
		return false;
	lead_of(r, &m, w);
	behind_of(r, end, w);
	w->season = season_of(first_of(r, &m, 11));
	return true;
}

static bool yearless(struct reader *r, uint32_t i, uint32_t end,
    struct when *w)
{
	struct match m;
	int month, now = letter_year(r, &month);
	uint32_t year;

	if (!match_from(r, PAT_WHEN_SHORT, i > 2 ? i - 2 : 0, i, end, &m) ||
	    m.start[0] != i)
		return false;
	w->in = span_trim(r, group(&m, 0));
	w->relative = w->yearless = true;
	year = match_has(&m, 1) ? m.end[1] : m.start[0];
	while (r->f[year] == ' ')
		year++;
	w->month = month_of(digits(r, &m, 2), digits(r, &m, 4),
	    first_of(r, &m, 5), r->f[year] == CHAR_YEAR ? CHAR_END : 0);
	w->year = w->month ? now : 0;
	w->day = digits(r, &m, 3);
	lead_of(r, &m, w);
	w->by = r->f[w->in.end - 1] == CHAR_WITHIN;
	if (!w->by)
		behind_of(r, end, w);
	if (w->ends && !w->month)
		w->by = true;		/* at the month's end */
	return span_len(w->in) > 1;
}

/* The twelfth five years began in 2011, the next in 2016. */
static bool plan(struct reader *r, uint32_t i, uint32_t end, struct when *w)
{
	enum { NEAR = 10 };
	struct match m;

	if (!match_in(r, PAT_WHEN_PLAN, i, end, &m) || m.start[0] != i)
		return false;
	w->in = span_trim(r, group(&m, 0));
	w->year = 2005 + 5 * digits(r, &m, 1);
	if (r->f[w->in.end - 1] != CHAR_END)
		w->since = w->year - 4;
	w->until = !w->since;
	w->open = r->f[w->in.end - 1] == CHAR_COME;
	w->basis = match_has(&m, 2) && match_in(r, PAT_WHEN_CITED,
	    back_to(0, i, NEAR), i, &m);
	return true;
}

/* Within two months, before the rains, before school begins in September, each
 * December: a time that no calendar tells, or that comes again. */
static bool term(struct reader *r, uint32_t i, uint32_t end, struct when *w)
{
	struct match m;

	if ((i && r->f[i - 1] == CHAR_UPPER) ||	/* to school and back */
	    !match_in(r, PAT_WHEN_TERM, i, end, &m) || m.start[0] != i)
		return false;
	w->in = group(&m, 0);
	w->by = true;
	w->term = r->f[w->in.end - 1] == CHAR_WITHIN || match_has(&m, 4) ||
	    set_has(SET_HOURS, r->f[w->in.end - 1]);
	w->year = digits(r, &m, 1);
	if (match_has(&m, 2))
		relative_year(r, r->f[m.start[2]], w);
	w->month = digits(r, &m, 3);
	return true;
}

/* What a time begins with, and what stands behind that: most fail here. */
static const struct {
	enum char_set_id first, next;
} begins[] = {
	{ SET_TIME_YEARS, SET_TIME_YEAR_NEXT },
	{ SET_TIME_HALVES, SET_TIME_HALF_NEXT },
	{ SET_TIME_ENDS, SET_TIME_END_NEXT },
	{ SET_TIME_NUMERALS, SET_TIME_NUMERAL_NEXT },
	{ SET_TIME_LEADS, SET_TIME_LEAD_NEXT },
	{ SET_TIME_SEASONS, SET_TIME_SEASON_NEXT },
	{ SET_TIME_EACH, SET_TIME_EACH_NEXT },
	{ SET_TIME_DRAWN, SET_TIME_DRAWN_NEXT },
};

static bool may_begin(const struct reader *r, uint32_t i, uint32_t end)
{
	uint32_t c = r->f[i], k = i + 1;

	if (r->mark[i] & (INK_TITLE | INK_NUMBER) || k >= end)
		return false;
	if (is_digit(c)) {
		/* behind an item's dot, or one that stops, it may */
		if (i && !(r->mark[i - 1] & INK_LABEL) &&
		    (is_latin_or_digit(r->f[i - 1]) || r->f[i - 1] == '-' ||
		    (r->f[i - 1] == '.' && !(i > 1 &&
		    utf_is_han(r->f[i - 2])))))
			return false;
		while (k < end && (is_digit(r->f[k]) || r->f[k] == ' '))
			k++;
		return k < end && set_has(SET_TIME_DIGITS_NEXT, r->f[k]);
	}
	if (!set_has(SET_TIME_FIRSTS, c))
		return false;
	while (k + 1 < end && r->f[k] == ' ')
		k++;
	for (size_t b = 0; b < sizeof(begins) / sizeof(*begins); b++)
		if (set_has(begins[b].first, c) &&
		    (set_has(begins[b].next, r->f[k]) ||
		    (begins[b].first == SET_TIME_LEADS &&
		    is_digit(r->f[k]))))
			return true;
	return false;
}

static bool when_at(struct reader *r, uint32_t i, uint32_t end,
    struct when *w)
{
	uint32_t limit = end > i + 40 ? i + 40 : end;

	*w = (struct when){0};
	return term(r, i, limit, w) || yearly(r, i, limit, w) ||
	    yearless(r, i, limit, w) || plan(r, i, limit, w);
}

/* A month behind a year to come is of that year, where that begins its clause
 * or the month is over in this year. */
static void year_goes_on(const struct reader *r, struct when *w)
{
	const struct when *last = r->whens.n ?
	    &r->whens.v[r->whens.n - 1] : NULL;

	if (w->yearless && w->month && last && last->in.start >=
	    r->tokens.sentence[w->in.start] && !last->basis &&
	    !last->yearless && when_later(r, last) &&
	    (r->tokens.clause[last->in.start] == last->in.start ||
	    when_past(r, w)))
		w->year = last->year;
}

void whens_read(struct reader *r, struct span body)
{
	struct when w;

	for (uint32_t i = body.start; i < body.end; )
		if (may_begin(r, i, body.end) &&
		    when_at(r, i, body.end, &w)) {
			year_goes_on(r, &w);
			*push(r->a, &r->whens) = w;
			i = w.in.end > i ? w.in.end : i + 1;
		} else {
			i++;
		}
}

const struct when *when_from(const struct reader *r, uint32_t i, uint32_t end)
{
	size_t low = 0, high = r->whens.n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (r->whens.v[mid].in.start < i)
			low = mid + 1;
		else
			high = mid;
	}
	return low < r->whens.n && r->whens.v[low].in.end <= end ?
	    &r->whens.v[low] : NULL;
}

/* Its end against the letter's date: > 0 behind it, < 0 before it; 0: in the
 * same month or year, or not known. */
static int when_sign(const struct reader *r, const struct when *w)
{
	int month, now = letter_year(r, &month), year = w->since ? w->since :
	    w->year, day = letter_day(r);

	if (!now || !year)
		return w->ahead;
	if (year != now || !month || (w->since && w->since != w->year))
		return year - now;
	if (!w->month && w->season)
		return w->season > month ? 1 : w->season + 2 < month ? -1 : 0;
	if (w->month == month && day && w->day)
		return w->day - day;
	return !w->month ? 0 : w->month == month ? w->ends : w->month - month;
}

bool when_known(const struct reader *r)
{
	int month;

	return letter_year(r, &month) > 0;
}

bool when_later(const struct reader *r, const struct when *w)
{
	return when_sign(r, w) > 0;
}

bool when_past(const struct reader *r, const struct when *w)
{
	return (!w->since || w->since == w->year) && when_sign(r, w) < 0;
}

bool when_earlier(const struct reader *r, const struct when *w)
{
	int month, now = letter_year(r, &month);

	return w->year && w->year < now && when_past(r, w);
}

bool when_aside(const struct reader *r, const struct when *w,
    uint32_t end)
{
	uint32_t i = w->in.end, at = w->in.start;

	if (at > 1 && r->f[at - 1] == CHAR_AT &&
	    set_has(SET_FOUNDED, r->f[at - 2]) && !(at > 2 &&
	    set_has(SET_OFFICE_BEHIND, r->f[at - 3])))
		return true;
	for (; i < end && i < w->in.end + 10 && r->f[i] != ','; i++)
		if (r->f[i] == CHAR_DE)
			return cue_first(r, (struct span){ i > at + 3 ? i - 3 :
			    at, i }, CUES(DID)) < i;
	return false;
}
