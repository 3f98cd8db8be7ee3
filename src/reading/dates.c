/* SPDX-License-Identifier: MIT */
/* Dates at the precision they are printed in (GB/T 7408.1-2023). */
#include "reading/amount.h"
#include "reading/when.h"

struct date {
	int year, month, day;	/* 0: not said */
	uint32_t end;
	bool words;		/* with 年, 月, 日 */
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
    uint32_t longest, enum char_set mark, int *value)
{
	uint32_t to = i, at;
	bool arabic = i < end && is_digit(r->f[i]);

	while (to < end && to - i < longest && (arabic ? is_digit(r->f[to]) :
	    is_numeral(r->f[to])))
		to++;
	at = behind_blanks(r, to, end);
	if (to == i || at >= end || !in_set(mark, r->f[at]))
		return 0;
	*value = number_of(r, (struct span){ i, to });
	return *value < 0 ? 0 : at + 1;
}

/* 5月以来: the month belongs to another phrase. */
static bool opens_phrase(const struct reader *r, uint32_t i, uint32_t end)
{
	i += point_at(r, i, end) == CHAR_SHARE;
	return point_at(r, i, end) == CHAR_WITH &&
	    in_set(SET_SINCE_ENDS, point_at(r, i + 1, end));
}

static bool is_year(int year)
{
	return year >= 1900 && year <= 2100;
}

/* 2024年5月20日, 二〇二四年五月. */
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
	if (!next || opens_phrase(r, next, end)) {
		d->month = 0;
		return true;
	}
	d->end = next;
	next = part(r, behind_blanks(r, next, end), end, 3, SET_DAY_MARKS,
	    &d->day);
	if (next)
		d->end = next;
	else
		d->day = 0;
	return true;
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

/* 2024-05-20, 2024.5.20, 2024/5/20. */
static bool in_figures(const struct reader *r, uint32_t i, uint32_t end,
    struct date *d)
{
	uint32_t at = digits(r, i, end, 4, 4, &d->year);

	if (!at || !in_set(SET_DATE_MARKS, point_at(r, at, end)))
		return false;
	at = digits(r, at + 1, end, 1, 2, &d->month);
	if (!at || !in_set(SET_DATE_MARKS, point_at(r, at, end)))
		return false;
	d->end = digits(r, at + 1, end, 1, 2, &d->day);
	return d->end && point_at(r, d->end, end) != '.';
}

/* 5月20日, 5月: of some year. */
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
	static const int days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30,
		31 };
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	if (month < 1 || month > 12 || day < 1 || day > days[month - 1])
		return false;
	return month != 2 || day < 29 || leap || year == 0;
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

/* 20世纪, 60年代, 70至80年代: where they end; 0: not there. */
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
	if (in_set(SET_DECADE_JOINERS, point_at(r, next, end))) {
		next = behind_blanks(r, next + 1, end);
		if (!is_decade(r, next, end))
			return 0;
		next = behind_blanks(r, next + 2, end);
	}
	return key_at(t, next, KEY_DECADE) ? next + 2 : 0;
}

/* The 2011 of 2011—2015年, the 6 of 6至8月: where what joins them ends. */
static uint32_t range_start(const struct reader *r, uint32_t i, uint32_t end)
{
	int value;
	uint32_t at = digits(r, i, end, 1, 4, &value), next;

	next = at ? behind_blanks(r, at, end) : 0;
	if (!at || !in_set(SET_RANGE_JOINERS, point_at(r, next, end)))
		return 0;
	next = behind_blanks(r, next + 1, end);
	if (at - i == 4 && is_year(value))
		return part(r, next, end, 4, SET_YEAR_MARKS, &value) ? next : 0;
	return at - i < 3 && part(r, next, end, 2, SET_MONTH_MARKS, &value) ?
	    next : 0;
}

/* --- dates that lost a character: 202398, 2025 915, 115日 */

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
		*all = n++ ? arena_printf(r->a, "%s、%s", all->s, last->s) :
		    *last;
	}
	return n;
}

/* Whether what stands behind leaves the digits a date. */
static bool date_ends(const struct reader *r, uint32_t i, uint32_t end)
{
	uint32_t c = point_at(r, i, end);

	return !is_latin_or_digit(c) && c != '.' && c != '%' && c != '-' &&
	    !in_set(SET_RANGE_JOINERS, c) && (!number_starts(c)) &&
	    (i >= end || !token_at(&r->tokens, i, end, WORDS(UNIT)));
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
	int value, year = 0, n;
	uint32_t to = digits(r, i, end, 3, 8, &value), from = i;
	str last = {0}, all = {0}, words;

	if (!to || in_set(SET_NO_DATE_BEHIND, front(r, i, 0)))
		return 0;
	if (to - i == 4 && point_at(r, to, end) == ' ')	/* 2025 915 */
		to = digits(r, to + 1, end, 3, 4, &value);
	if (to > i + 4) {
		year = number_of(r, (struct span){ i, i + 4 });
		from = behind_blanks(r, i + 4, end);
		if (!is_year(year) || to - from < 2 || !date_ends(r, to, end))
			return 0;
	} else if (!to || !in_set(SET_DAY_MARKS, point_at(r, to, end)) ||
	    r->f[to] == CHAR_NUMBER_OF) {
		return 0;
	}
	n = readings(r, year, (struct span){ from, to }, &last, &all);
	if (in_set(SET_DAY_MARKS, point_at(r, to, end)))
		to++;
	else if (!n)
		return 0;
	words = prose_str(r->a, &r->l->prose, (struct span){ i, to });
	if (n == 1 && year)
		mark_open(r, (struct span){ i, to }, last);
	find_at(r, n == 1 ? FINDING_DATE_MENDED : FINDING_DATE_AMBIGUOUS,
	    (struct span){ i, to }, n ? arena_printf(r->a, "%s（%s）", words.s,
	    all.s).s : words.s);
	return to;
}

/* --- all dates of the body */

/* 去年12月5日: the year before it; else that of the letter. */
static str year_before(struct reader *r, uint32_t i, uint32_t end)
{
	struct when w;

	if (i > 1 && r->f[i - 1] == CHAR_YEAR && when_at(r, i - 2, end, &w) &&
	    w.relative && w.year)
		return arena_printf(r->a, "%04d", w.year);
	return (str){0};
}

static void date_mark(struct reader *r, const struct date *d, uint32_t i)
{
	struct span s = { i, d->end };
	struct mark *m = mark_new(r, MARK_DATE, s, CERTAINTY_SURE, "date");

	m->date = date_print(r->a, d);
	if (!d->year) {
		m->value.certainty = CERTAINTY_LIKELY;
		m->candidates = year_before(r, i, r->n);
		if (d->day && !m->candidates.s)
			find_at(r, FINDING_YEAR_MISSING, s, m->value.text.s);
		if (!m->candidates.s && r->l->head.date_value.len >= 4)
			m->candidates = arena_printf(r->a, "%.4s",
			    r->l->head.date_value.s);
	}
	ink(r, s, INK_DATE);
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
		to = damaged(r, i, end);
	if (to) {
		ink(r, (struct span){ i, to }, INK_DATE);
		return to;
	}
	if (!date_scan(r, i, end, &d))
		return 0;
	if (exists(&d)) {
		date_mark(r, &d, i);
		return d.end;
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
