/* SPDX-License-Identifier: MIT */
/* The letter's own date (GB/T 9704-2012 7.3.5.4), and what is left of one. */
#include "reading/head.h"

#include "lexicon/text.h"

/* Behind the blanks and line ends at i. */
static uint32_t blank_end(const struct reader *r, uint32_t i)
{
	while (i < r->n && r->f[i] <= ' ')
		i++;
	return i;
}

void head_date_take(struct reader *r, struct span s, str iso)
{
	struct head *h = &r->l->head;
	uint32_t end = h->date.in.end;

	if (h->date.text.s && (s.start < end || iso.len != 10 ||
	    blank_end(r, end) != s.start || str_eq(iso, h->date_value)))
		return;
	if (h->date.text.s) {	/* one below the other: whose is which? */
		h->date.certainty = CERTAINTY_OPEN;
		find_at(r, FINDING_DATE_DIFFERS, s, arena_printf(r->a,
		    TEXT_LIST, h->date_value.s, iso.s).s);
		return;
	}
	h->date = value_tight(r, s, CERTAINTY_SURE, "date-line");
	h->date_value = iso;
	ink(r, s, INK_DATE);
}

/* The year that four digits say, blanks between them or not; returns where it
 * ends. */
static uint32_t year_of(const struct reader *r, struct span s, int *year)
{
	uint32_t i = s.start;

	*year = 0;
	for (int n = 0; n < 4 && i < s.end; i++)
		if (is_digit(r->f[i])) {
			*year = *year * 10 + (int)(r->f[i] - '0');
			n++;
		}
	return i;
}

/* What is left of a date behind its year: digits, and where "month" is. */
struct rest {
	int digit[4], n, cut;	/* cut: 0: nowhere */
};

static struct rest rest_of(const struct reader *r, struct span s)
{
	struct rest d = {0};
	int year;

	for (uint32_t i = year_of(r, s, &year); i < s.end; i++) {
		uint32_t c = r->f[i];

		if (c == '?' || (is_digit(c) && d.n == 4))
			return (struct rest){0};
		if (is_digit(c))
			d.digit[d.n++] = (int)(c - '0');
		else if (set_has(SET_MONTH_MARKS, c))
			d.cut = d.n ? d.n : 4;
		else if (c == ' ' && d.n && !d.cut)
			d.cut = d.n;
	}
	return d;
}

/* Month and day where the digits are cut at k; 0: no day. */
static int reading_at(int year, const struct rest *d, int k, int *month)
{
	const int *m = d->digit, *t = d->digit + k;
	int n = d->n - k, day = n == 2 ? t[0] * 10 + t[1] : t[0];

	*month = k == 2 ? m[0] * 10 + m[1] : m[0];
	if (n < 1 || n > 2 || k > 2 || (n == 2 && !t[0] && k == 1) ||
	    (k == 2 && !m[0] && n == 1) || (d->cut && d->cut != k))
		return 0;
	return date_valid(year, *month, day) ? day : 0;
}

/* Every reading there is; how many, and the last. */
static int readings(struct reader *r, struct span s, str *last, str *all)
{
	struct rest d = rest_of(r, s);
	int n = 0, month, day, year;

	year_of(r, s, &year);
	for (int k = 1; k <= 2; k++) {
		if (!(day = reading_at(year, &d, k, &month)))
			continue;
		*last = arena_printf(r->a, "%04d-%02d-%02d", year, month, day);
		*all = n++ ? arena_printf(r->a, TEXT_LIST, all->s, last->s) :
		    *last;
	}
	return n;
}

void head_date_broken(struct reader *r, struct span s)
{
	struct head *h = &r->l->head;
	str words = prose_str(r->a, &r->l->prose, s), iso, all = {0};
	int n = readings(r, s, &iso, &all);

	ink(r, s, INK_LABEL | INK_DATE);
	if (n != 1 || h->date.text.s) {
		find_at(r, FINDING_DATE_AMBIGUOUS, s, n ? arena_printf(r->a,
		    TEXT_EXPLAINED, words.s, all.s).s : words.s);
		return;
	}
	h->date = value_tight(r, s, CERTAINTY_LIKELY, "date-mended");
	h->date_value = iso;
	find_at(r, FINDING_DATE_MENDED, s, words.s);
}

/* The date in brackets below the title, of a letter that has none below. */
void date_above(struct reader *r)
{
	for (uint32_t i = r->first; i < r->opening; i++) {
		struct span s = line_span(r, i);
		struct match m, at;
		uint32_t end;
		str iso;

		if (r->lines.v[i].kind != LINE_OTHER || !match_in(r,
		    PAT_BRACKET_DATE, s.start, s.end, &m) || !match_in(r,
		    PAT_DATE_START, s.start, s.end, &at) ||
		    !(end = date_at(r, at.start[0], s.end, &iso)) ||
		    iso.len != 10)
			continue;
		head_date_take(r, (struct span){ at.start[0], end }, iso);
		r->lines.v[i].kind = LINE_HEAD;
		return;
	}
}
