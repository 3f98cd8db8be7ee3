/* SPDX-License-Identifier: MIT */
/* Dates at the precision they are printed in (GB/T 7408.1-2023). */
#include "base/calendar.h"
#include "lexicon/text.h"
#include "reading/amount.h"
#include "reading/when.h"

struct date {
	int year, month, day;	/* 0: not said */
	uint32_t end;
	bool words;		/* with words for year, month, day */
};

/* --- one date */

static uint32_t behind_blanks(const struct reader *r, uint32_t i, uint32_t end)
{
	while (i < end && r->f[i] == ' ')
		i++;
	return i;
}

static bool is_numeral(uint32_t c)
{
	return number_starts(c) || c == 'O';
}

/* A number of at most longest characters and the character behind it, blanks
 * between: where both end; 0: not there. */
static uint32_t part(const struct reader *r, uint32_t i, uint32_t end,
    uint32_t longest, enum char_set_id mark, int *value)
{
	uint32_t to = i, at;
	bool arabic = i < end && is_digit(r->f[i]);

	while (to < end && to - i < longest && (arabic ? is_digit(r->f[to]) :
	    is_numeral(r->f[to])))
		to++;
	at = behind_blanks(r, to, end);
	if (to == i || at >= end || !set_has(mark, r->f[at]))
		return 0;
	*value = number_of(r, (struct span){ i, to });
	return *value < 0 ? 0 : at + 1;
}

static bool is_year(int year)
{
	return year >= 1900 && year <= 2100;
}

/* Arabic digits from least to most of them: where they end; 0: not there. */
static uint32_t digits(const struct reader *r, uint32_t i, uint32_t end,
    uint32_t least, uint32_t most, int *value)
{
	uint32_t to = i;

	while (to < end && is_digit(r->f[to]) && to - i <= most)
		to++;
	if (to - i < least || to - i > most)
		return 0;
	*value = number_of(r, (struct span){ i, to });
	return to;
}

/* A day that lost its mark; where it ends, 0: none stands there. */
static uint32_t day_alone(const struct reader *r, uint32_t i, uint32_t end,
    int *day)
{
	uint32_t at = digits(r, i, end, 1, 2, day);

	return at && point_at(r, at, end) == CHAR_BEFORE ? at : 0;
}

/* A day or a month of a year, in digits or words. */
static bool in_words(const struct reader *r, uint32_t i, uint32_t end,
    struct date *d)
{
	uint32_t at = part(r, i, end, 4, SET_YEAR_MARKS, &d->year), next;

	if (!at || r->f[behind_blanks(r, i + 4, end)] != r->f[at - 1])
		return false;
	d->end = at;
	d->words = true;
	next = part(r, behind_blanks(r, at, end), end, 3, SET_MONTH_MARKS,
	    &d->month);
	if (!next) {
		d->month = 0;
		return true;
	}
	d->end = next;
	next = part(r, behind_blanks(r, next, end), end, 3, SET_DAY_MARKS,
	    &d->day);
	if (!next)
		next = day_alone(r, d->end, end, &d->day);
	if (next)
		d->end = next;
	else
		d->day = 0;
	return true;
}

/* 2024-05-20, 2024.5.20, 2024/5/20. */
static bool in_figures(const struct reader *r, uint32_t i, uint32_t end,
    struct date *d)
{
	uint32_t at = digits(r, i, end, 4, 4, &d->year);

	if (!at || !set_has(SET_DATE_MARKS, point_at(r, at, end)))
		return false;
	at = digits(r, at + 1, end, 1, 2, &d->month);
	if (!at || !set_has(SET_DATE_MARKS, point_at(r, at, end)))
		return false;
	d->end = digits(r, at + 1, end, 1, 2, &d->day);
	return d->end && point_at(r, d->end, end) != '.';
}

/* A day, a month of some year. */
static bool yearless(const struct reader *r, uint32_t i, uint32_t end,
    struct date *d)
{
	uint32_t at = is_digit(r->f[i]) ?
	    part(r, i, end, 2, SET_MONTH_MARKS, &d->month) : 0;

	d->year = d->day = 0;
	if (!at)
		return false;
	d->end = part(r, behind_blanks(r, at, end), end, 2, SET_DAY_MARKS,
	    &d->day);
	if (!d->end) {
		d->day = 0;
		d->end = at;
	}
	return true;
}

static bool date_scan(const struct reader *r, uint32_t i, uint32_t end,
    struct date *d)
{
	*d = (struct date){0};
	if (i >= end)
		return false;
	if (in_words(r, i, end, d))
		return true;
	*d = (struct date){0};
	return in_figures(r, i, end, d) || yearless(r, i, end, d);
}

bool date_valid(int year, int month, int day)
{
	enum { LEAP = 2024 };	/* where no year is said */

	return month >= 1 && month <= 12 && day >= 1 &&
	    day <= calendar_last_day(year ? year : LEAP, month);
}

static bool exists(const struct date *d)
{
	return (!d->year || is_year(d->year)) && ((d->year && !d->month) ||
	    date_valid(d->year, d->month, d->day ? d->day : 1));
}

static str date_print(struct arena *a, const struct date *d)
{
	if (!d->year)
		return d->day ? arena_printf(a, "--%02d-%02d", d->month,
		    d->day) : arena_printf(a, "--%02d", d->month);
	if (!d->month)
		return arena_printf(a, "%04d", d->year);
	if (!d->day)
		return arena_printf(a, "%04d-%02d", d->year, d->month);
	return arena_printf(a, "%04d-%02d-%02d", d->year, d->month, d->day);
}

uint32_t date_at(struct reader *r, uint32_t i, uint32_t end, str *value)
{
	struct date d;

	*value = (str){0};
	if (!date_scan(r, i, end, &d) || !exists(&d))
		return 0;
	*value = date_print(r->a, &d);
	return d.end;
}

/* --- figures that belong to a date and to nothing else */

/* Whether two digits, the second 0, stand at i: 70. */
static bool is_decade(const struct reader *r, uint32_t i, uint32_t end)
{
	return i + 1 < end && is_digit(r->f[i]) && r->f[i + 1] == '0';
}

/* A century, decades: where they end; 0: not there. */
static uint32_t decade(const struct reader *r, uint32_t i, uint32_t end)
{
	const struct tokens *t = &r->tokens;
	int value;
	uint32_t at = digits(r, i, end, 1, 2, &value), next;

	if (!at)
		return 0;
	next = behind_blanks(r, at, end);
	if (key_at(t, next, KEY_CENTURY))
		return next + 2;
	if (!is_decade(r, i, end))
		return 0;
	if (set_has(SET_DECADE_JOINERS, point_at(r, next, end))) {
		next = behind_blanks(r, next + 1, end);
		if (!is_decade(r, next, end))
			return 0;
		next = behind_blanks(r, next + 2, end);
	}
	return key_at(t, next, KEY_DECADE) ? next + 2 : 0;
}

/* The 2011 of 2011-2015, the 6 of 6-8 months: where what joins them ends. */
static uint32_t range_start(const struct reader *r, uint32_t i, uint32_t end)
{
	int value;
	uint32_t at = digits(r, i, end, 1, 4, &value), next;

	next = at ? behind_blanks(r, at, end) : 0;
	if (!at || !set_has(SET_RANGE_JOINERS, point_at(r, next, end)))
		return 0;
	next = behind_blanks(r, next + 1, end);
	if (at - i == 4 && is_year(value))
		return part(r, next, end, 4, SET_YEAR_MARKS, &value) ? next : 0;
	return at - i < 3 && part(r, next, end, 2, SET_MONTH_MARKS, &value) ?
	    next : 0;
}

/* --- dates that lost a character: 202398, 2025 915 */

/* Every day that the digits of s can be, in the year; how many, the last. */
static int readings(struct reader *r, int year, struct span s, str *last,
    str *all)
{
	int n = 0;

	for (uint32_t cut = s.start + 1; cut < s.end && cut < s.start + 3;
	    cut++) {
		struct date d = { .year = year,
			.month = number_of(r, (struct span){ s.start, cut }),
			.day = number_of(r, (struct span){ cut, s.end }) };

		if (s.end - cut > 2 || !exists(&d) || !d.day ||
		    (r->f[cut] == '0' && cut == s.start + 1) ||
		    (r->f[s.start] == '0' && s.end - cut == 1))
			continue;
		*last = date_print(r->a, &d);
		*all = n++ ? arena_printf(r->a, TEXT_LIST, all->s, last->s) :
		    *last;
	}
	return n;
}

/* Whether what stands behind leaves the digits a date: no unit. */
static bool date_ends(const struct reader *r, uint32_t i, uint32_t end)
{
	uint32_t c = point_at(r, i, end);
	const struct token *w = i < end ? token_at(&r->tokens, i, end,
	    WORDS(UNIT) | WORDS(HIDE)) : NULL;

	return !is_latin_or_digit(c) && c != '.' && c != '%' && c != '-' &&
	    !set_has(SET_RANGE_JOINERS, c) && !number_starts(c) &&
	    (!w || w->class == WORD_HIDE);
}

static void mark_open(struct reader *r, struct span s, str value)
{
	struct mark *m = mark_new(r, MARK_DATE, s, CERTAINTY_OPEN,
	    "date-mended");

	m->date = value;
}

/* Where digits end that are a date without its marks; 0: they are none. */
static uint32_t damaged(struct reader *r, uint32_t i, uint32_t end)
{
	enum { LAST_DAY = 31 };
	int value, year = 0, n;
	uint32_t to = digits(r, i, end, 2, 8, &value), from = i, next;
	str last = {0}, all = {0}, words;

	if (!to || (to - i == 2 && value <= LAST_DAY) ||
	    set_has(SET_NO_DATE_BEHIND, front(r, i, 0)))
		return 0;
	if (to - i == 4 && point_at(r, to, end) == ' ')	/* 2025 915 */
		to = digits(r, to + 1, end, 3, 4, &value);
	if (to > i + 4) {
		year = number_of(r, (struct span){ i, i + 4 });
		from = behind_blanks(r, i + 4, end);
		if (!is_year(year) || to - from < 2 || (!set_has(SET_DAY_MARKS,
		    point_at(r, to, end)) && !date_ends(r, to, end)) ||
		    point_at(r, to, end) == CHAR_NUMBER_OF)
			return 0;
	} else if (!to || !set_has(SET_DAY_MARKS, point_at(r, to, end)) ||
	    r->f[to] == CHAR_NUMBER_OF) {
		return 0;
	}
	n = readings(r, year, (struct span){ from, to }, &last, &all);
	if (!n)
		return 0;
	if (set_has(SET_DAY_MARKS, point_at(r, to, end)))
		to++;
	next = behind_blanks(r, to, end);	/* of a range of days */
	if (n > 1 || !set_has(SET_RANGE_JOINERS, point_at(r, next, end)) ||
	    !(next = part(r, next + 1, end, 2, SET_DAY_MARKS, &value)))
		next = to;
	words = prose_str(r->a, &r->l->prose, (struct span){ i, next });
	if (n == 1)
		mark_open(r, (struct span){ i, to }, last);
	find_at(r, n == 1 ? FINDING_DATE_MENDED : FINDING_DATE_AMBIGUOUS,
	    (struct span){ i, next }, arena_printf(r->a, TEXT_EXPLAINED,
	    words.s, all.s).s);
	return next;
}

/* --- all dates of the body */

/* "Last year" before it; else the year of the letter. */
static str year_before(struct reader *r, uint32_t i, uint32_t end)
{
	const struct when *w = i > 1 && r->f[i - 1] == CHAR_YEAR ?
	    when_from(r, i - 2, end) : NULL;

	if (w && w->in.start == i - 2 && w->relative && w->year)
		return arena_printf(r->a, "%04d", w->year);
	return (str){0};
}

static struct mark *date_mark(struct reader *r, const struct date *d,
    uint32_t i)
{
	struct span s = { i, d->end };
	struct mark *m = mark_new(r, MARK_DATE, s, d->year ? CERTAINTY_SURE :
	    CERTAINTY_LIKELY, "date");

	m->date = date_print(r->a, d);
	ink(r, s, INK_DATE);
	return m;
}

/* The years that a date without one may have. */
static void years_of(struct reader *r, struct mark *m, bool day)
{
	struct span s = m->value.in;

	m->candidates = year_before(r, s.start, r->n);
	if (day && !m->candidates.s)
		find_at(r, FINDING_YEAR_MISSING, s, m->value.text.s);
	if (!m->candidates.s && r->l->head.date_value.len >= 4)
		m->candidates = arena_printf(r->a, "%.4s",
		    r->l->head.date_value.s);
}

/* The last day of what begins with d; where it ends, or d's end. */
static uint32_t last_day(struct reader *r, const struct date *d, uint32_t end,
    str candidates)
{
	uint32_t i = behind_blanks(r, d->end, end);
	struct date last = *d;

	if (!d->day || !set_has(SET_RANGE_JOINERS, point_at(r, i, end)))
		return d->end;
	i = behind_blanks(r, i + 1, end);
	last.end = part(r, i, end, 2, SET_DAY_MARKS, &last.day);
	if (!last.end || last.day <= d->day || !exists(&last))
		return d->end;
	date_mark(r, &last, i)->candidates = candidates;
	return last.end;
}

/* 2021, 2022: the first is a date as well; where it ends; 0: not there. */
static uint32_t year_listed(struct reader *r, uint32_t i, uint32_t end)
{
	struct date d = {0};
	uint32_t next;
	int value;

	d.end = digits(r, i, end, 4, 4, &d.year);
	if (!d.end || !is_year(d.year) ||
	    !set_has(SET_UNIT_LISTS, point_at(r, d.end, end)))
		return 0;
	next = digits(r, d.end + 1, end, 4, 4, &value);
	if (!next || !is_year(value) || !(set_has(SET_YEAR_MARKS,
	    point_at(r, next, end)) || (set_has(SET_UNIT_LISTS,
	    point_at(r, next, end)) && is_digit(point_at(r, next + 1, end)))))
		return 0;
	date_mark(r, &d, i);
	return d.end;
}

/* A season of two years, a school year: where they end; 0: none. */
static uint32_t two_years(struct reader *r, uint32_t i, uint32_t end)
{
	struct date a = {0}, b = {0};
	uint32_t next;

	a.end = digits(r, i, end, 4, 4, &a.year);
	if (!a.end || !set_has(SET_RANGE_JOINERS, point_at(r, a.end, end)))
		return 0;
	next = a.end + 1;
	b.end = digits(r, next, end, 4, 4, &b.year);
	if (!b.end || !is_year(a.year) || b.year != a.year + 1 ||
	    !utf_is_han(point_at(r, b.end, end)) || !date_ends(r, b.end, end))
		return 0;
	date_mark(r, &a, i);
	date_mark(r, &b, next);
	return b.end;
}

/* What begins at i, if it belongs to a date: where to go on; 0: it does not. */
static uint32_t date_here(struct reader *r, uint32_t i, uint32_t end)
{
	uint32_t to = decade(r, i, end);
	struct date d;

	if (to && key_before(&r->tokens, i, KEY_LAST_CENTURY))
		ink(r, (struct span){ i - 3, i }, INK_DATE);
	if (!to)
		to = range_start(r, i, end);
	if (!to)
		to = two_years(r, i, end);
	if (!to)
		to = year_listed(r, i, end);
	if (!to)
		to = damaged(r, i, end);
	if (to) {
		ink(r, (struct span){ i, to }, INK_DATE);
		return to;
	}
	if (!date_scan(r, i, end, &d))
		return 0;
	if (exists(&d)) {
		struct mark *m = date_mark(r, &d, i);

		if (d.words && d.day && is_digit(r->f[d.end - 1]))
			find_at(r, FINDING_DATE_MENDED, m->value.in,
			    m->value.text.s);
		if (!d.year)
			years_of(r, m, d.day);
		return last_day(r, &d, end, m->candidates);
	}
	if (!d.words || !d.day)
		return 0;
	ink(r, (struct span){ i, d.end }, INK_DATE);
	find_at(r, FINDING_DATE_INVALID, (struct span){ i, d.end },
	    prose_str(r->a, &r->l->prose, (struct span){ i, d.end }).s);
	return d.end;
}

void dates_read(struct reader *r, struct span body)
{
	for (uint32_t i = body.start; i < body.end; i++) {
		uint32_t to, before = front(r, i, 0);

		if (!is_digit(r->f[i]) && !(i + 4 < body.end &&
		    r->f[i + 4] == CHAR_YEAR && number_digit(r->f[i]) >= 0))
			continue;
		if (r->mark[i] & (INK_TITLE | INK_NUMBER | INK_DATE) ||
		    is_digit(before) || before == '.')
			continue;
		to = date_here(r, i, body.end);
		if (to)
			i = to - 1;
	}
}
