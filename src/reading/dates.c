/* SPDX-License-Identifier: MIT */
/* Dates at the precision they are printed in (GB/T 7408.1-2023). */
#include "base/calendar.h"
#include "reading/amount.h"
#include "reading/dates.h"
#include "reading/when.h"

/* --- one date */

uint32_t date_blanks(const struct reader *r, uint32_t i, uint32_t end)
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
uint32_t date_part(const struct reader *r, uint32_t i, uint32_t end,
    uint32_t longest, enum char_set_id mark, int *value)
{
	uint32_t to = i, at;
	bool arabic = i < end && is_digit(r->f[i]);

	while (to < end && to - i < longest && (arabic ? is_digit(r->f[to]) :
	    is_numeral(r->f[to])))
		to++;
	at = date_blanks(r, to, end);
	if (to == i || at >= end || !set_has(mark, r->f[at]))
		return 0;
	*value = number_of(r, (struct span){ i, to });
	return *value < 0 ? 0 : at + 1;
}

bool date_year(int year)
{
	return year >= 1900 && year <= 2100;
}

/* Arabic digits from least to most of them: where they end; 0: not there. */
uint32_t date_digits(const struct reader *r, uint32_t i, uint32_t end,
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
	uint32_t at = date_digits(r, i, end, 1, 2, day);

	return at && point_at(r, at, end) == CHAR_BEFORE ? at : 0;
}

/* A day or a month of a year, in digits or words. */
static bool in_words(const struct reader *r, uint32_t i, uint32_t end,
    struct date *d)
{
	uint32_t at = date_part(r, i, end, 4, SET_YEAR_MARKS, &d->year), next;

	if (!at || r->f[date_blanks(r, i + 4, end)] != r->f[at - 1])
		return false;
	d->end = at;
	d->words = true;
	next = date_part(r, date_blanks(r, at, end), end, 3, SET_MONTH_MARKS,
	    &d->month);
	if (!next) {
		d->month = 0;
		return true;
	}
	d->end = next;
	next = date_part(r, date_blanks(r, next, end), end, 3, SET_DAY_MARKS,
	    &d->day);
	if (!next)
		next = day_alone(r, d->end, end, &d->day);
	if (next)
		d->end = next;
	else
		d->day = 0;
	return true;
}

/* Where the part behind a date's mark at i begins, blanks that pad it passed;
 * 0: no mark stands there. */
static uint32_t behind_mark(const struct reader *r, uint32_t i, uint32_t end)
{
	i = date_blanks(r, i, end);
	return set_has(SET_DATE_MARKS, point_at(r, i, end)) ?
	    date_blanks(r, i + 1, end) : 0;
}

/* 2024-05-20, 2024.5.20, 2024/5/20, 2024- 5-20. */
static bool in_figures(const struct reader *r, uint32_t i, uint32_t end,
    struct date *d)
{
	uint32_t at = date_digits(r, i, end, 4, 4, &d->year);

	if (!at || !(at = behind_mark(r, at, end)))
		return false;
	at = date_digits(r, at, end, 1, 2, &d->month);
	if (!at || !(at = behind_mark(r, at, end)))
		return false;
	d->end = date_digits(r, at, end, 1, 2, &d->day);
	return d->end && point_at(r, d->end, end) != '.';
}

/* A day, a month of some year. */
static bool yearless(const struct reader *r, uint32_t i, uint32_t end,
    struct date *d)
{
	uint32_t at = is_digit(r->f[i]) ?
	    date_part(r, i, end, 2, SET_MONTH_MARKS, &d->month) : 0;

	d->year = d->day = 0;
	if (!at)
		return false;
	d->end = date_part(r, date_blanks(r, at, end), end, 2, SET_DAY_MARKS,
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

bool date_exists(const struct date *d)
{
	return (!d->year || date_year(d->year)) && ((d->year && !d->month) ||
	    date_valid(d->year, d->month, d->day ? d->day : 1));
}

str date_print(struct arena *a, const struct date *d)
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
	if (!date_scan(r, i, end, &d) || !date_exists(&d))
		return 0;
	*value = date_print(r->a, &d);
	return d.end;
}

/* Whether what stands behind leaves the digits a date: no unit. */
bool date_ends(const struct reader *r, uint32_t i, uint32_t end)
{
	uint32_t c = point_at(r, i, end);
	const struct token *w = i < end ? token_at(&r->tokens, i, end,
	    WORDS(UNIT) | WORDS(HIDE)) : NULL;

	return !is_latin_or_digit(c) && c != '.' && c != '%' && c != '-' &&
	    !set_has(SET_RANGE_JOINERS, c) && !number_starts(c) &&
	    (!w || w->class == WORD_HIDE);
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
	uint32_t at = date_digits(r, i, end, 1, 2, &value), next;

	if (!at)
		return 0;
	next = date_blanks(r, at, end);
	if (key_at(t, next, KEY_CENTURY))
		return next + 2;
	if (!is_decade(r, i, end))
		return 0;
	if (set_has(SET_DECADE_JOINERS, point_at(r, next, end))) {
		next = date_blanks(r, next + 1, end);
		if (!is_decade(r, next, end))
			return 0;
		next = date_blanks(r, next + 2, end);
	}
	return key_at(t, next, KEY_DECADE) ? next + 2 : 0;
}

/* The 6 of 6-8 months: where what joins them ends. */
static uint32_t month_start(const struct reader *r, uint32_t i, uint32_t end)
{
	int value;
	uint32_t at = date_digits(r, i, end, 1, 2, &value), next;

	next = at ? date_blanks(r, at, end) : 0;
	if (!at || !set_has(SET_RANGE_JOINERS, point_at(r, next, end)))
		return 0;
	next = date_blanks(r, next + 1, end);
	return date_part(r, next, end, 2, SET_MONTH_MARKS, &value) ? next : 0;
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
	uint32_t i = date_blanks(r, d->end, end);
	struct date last = *d;

	if (!d->day || !set_has(SET_RANGE_JOINERS, point_at(r, i, end)))
		return d->end;
	i = date_blanks(r, i + 1, end);
	last.end = date_part(r, i, end, 2, SET_DAY_MARKS, &last.day);
	if (!last.end || last.day <= d->day || !date_exists(&last))
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

	d.end = date_digits(r, i, end, 4, 4, &d.year);
	if (!d.end || !date_year(d.year) ||
	    !set_has(SET_UNIT_LISTS, point_at(r, d.end, end)))
		return 0;
	next = date_digits(r, d.end + 1, end, 4, 4, &value);
	if (!next || !date_year(value) || !(set_has(SET_YEAR_MARKS,
	    point_at(r, next, end)) || (set_has(SET_UNIT_LISTS,
	    point_at(r, next, end)) && is_digit(point_at(r, next + 1, end)))))
		return 0;
	date_mark(r, &d, i);
	return d.end;
}

/* The first of two years: a date as well, and where the second begins, which
 * "year" follows, or in a season or school year other words; 0: none. */
static uint32_t two_years(struct reader *r, uint32_t i, uint32_t end)
{
	struct date a = {0}, b = {0};
	uint32_t next;

	a.end = date_digits(r, i, end, 4, 4, &a.year);
	next = a.end ? date_blanks(r, a.end, end) : 0;
	if (!next || !date_year(a.year) ||
	    !set_has(SET_RANGE_JOINERS, point_at(r, next, end)))
		return 0;
	next = date_blanks(r, next + 1, end);
	if (date_part(r, next, end, 4, SET_YEAR_MARKS, &b.year)) {
		date_mark(r, &a, i);
		return next;
	}
	b.end = date_digits(r, next, end, 4, 4, &b.year);
	if (!b.end || b.year != a.year + 1 ||
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
		to = month_start(r, i, end);
	if (!to)
		to = two_years(r, i, end);
	if (!to)
		to = year_listed(r, i, end);
	if (!to)
		to = date_mended(r, i, end);
	if (to) {
		ink(r, (struct span){ i, to }, INK_DATE);
		return to;
	}
	if (!date_scan(r, i, end, &d))
		return 0;
	if (date_exists(&d)) {
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
		    is_digit(before) || (before == '.' &&
		    !(r->mark[i - 1] & INK_LABEL) &&
		    !utf_is_han(front(r, i - 1, 0))))
			continue;
		to = date_here(r, i, body.end);
		if (to)
			i = to - 1;
	}
}
