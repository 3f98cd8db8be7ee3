/* SPDX-License-Identifier: MIT */
/* Dates of the body that lost a character: 202398, 2025 915. */
#include "lexicon/text.h"
#include "reading/amount.h"
#include "reading/dates.h"

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

		if (s.end - cut > 2 || !date_exists(&d) || !d.day ||
		    (r->f[cut] == '0' && cut == s.start + 1) ||
		    (r->f[s.start] == '0' && s.end - cut == 1))
			continue;
		*last = date_print(r->a, &d);
		*all = n++ ? arena_printf(r->a, TEXT_LIST, all->s, last->s) :
		    *last;
	}
	return n;
}

static void mark_open(struct reader *r, struct span s, str value)
{
	struct mark *m = mark_new(r, MARK_DATE, s, CERTAINTY_OPEN,
	    "date-mended");

	m->date = value;
}

static str told(struct reader *r, struct span s, str value)
{
	return arena_printf(r->a, TEXT_EXPLAINED,
	    prose_str(r->a, &r->l->prose, s).s, value.s);
}

/* 20164 before a month's mark: the year lost its own. */
static uint32_t year_damaged(struct reader *r, uint32_t i, uint32_t end)
{
	int value;
	uint32_t to = date_digits(r, i, end, 5, 6, &value);
	struct date d = {0};
	struct span s;
	str words;

	if (!to || !set_has(SET_MONTH_MARKS, point_at(r, to, end)) ||
	    set_has(SET_NO_DATE_BEHIND, front(r, i, 0)))
		return 0;
	d.year = number_of(r, (struct span){ i, i + 4 });
	d.month = number_of(r, (struct span){ i + 4, to });
	d.end = date_part(r, to + 1, end, 2, SET_DAY_MARKS, &d.day);
	if (!d.end) {
		d.end = to + 1;
		d.day = 0;
	}
	if (!d.year || !d.month || !date_exists(&d))
		return 0;
	s = (struct span){ i, d.end };
	words = date_print(r->a, &d);
	mark_open(r, s, words);
	find_at(r, FINDING_DATE_MENDED, s, told(r, s, words).s);
	return d.end;
}

/* Where digits end that are a date without its marks; 0: they are none. */
uint32_t date_mended(struct reader *r, uint32_t i, uint32_t end)
{
	enum { LAST_DAY = 31 };
	int value, year = 0, n;
	uint32_t to = date_digits(r, i, end, 2, 8, &value), from = i, next;
	str last = {0}, all = {0};
	struct span s;

	if ((next = year_damaged(r, i, end)))
		return next;
	if (!to || (to - i == 2 && value <= LAST_DAY) ||
	    set_has(SET_NO_DATE_BEHIND, front(r, i, 0)))
		return 0;
	if (to - i == 4 && point_at(r, to, end) == ' ')	/* 2025 915 */
		to = date_digits(r, to + 1, end, 3, 4, &value);
	if (to > i + 4) {
		year = number_of(r, (struct span){ i, i + 4 });
		from = date_blanks(r, i + 4, end);
		if (!date_year(year) || to - from < 2 ||
		    (!set_has(SET_DAY_MARKS, point_at(r, to, end)) &&
		    !date_ends(r, to, end)) ||
		    set_has(SET_MONTH_MARKS, point_at(r, to, end)) ||
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
	next = date_blanks(r, to, end);	/* of a range of days */
	if (n > 1 || !set_has(SET_RANGE_JOINERS, point_at(r, next, end)) ||
	    !(next = date_part(r, next + 1, end, 2, SET_DAY_MARKS, &value)))
		next = to;
	s = (struct span){ i, next };
	if (n == 1)
		mark_open(r, (struct span){ i, to }, last);
	find_at(r, n == 1 ? FINDING_DATE_MENDED : FINDING_DATE_AMBIGUOUS, s,
	    told(r, s, all).s);
	return next;
}
