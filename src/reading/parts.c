/* SPDX-License-Identifier: MIT */
/* Several letters in one file: where each begins and ends. */
#include "reading/evidence.h"
#include "reading/lines.h"

/* The salutation above the opening formula of line i; UINT32_MAX: none. */
static uint32_t salutation(struct reader *r, uint32_t i, uint32_t floor)
{
	for (uint32_t k = i; k > floor && i - k < 3; )
		if (is_salutation(r, --k))
			return k;
	return UINT32_MAX;
}

/* The first line of the letter whose opening formula is line i: its salutation
 * and what heads it, behind line floor, the opening of the one before.
 * UINT32_MAX: none stands above. */
static uint32_t letter_start(struct reader *r, uint32_t i, uint32_t floor)
{
	uint32_t start = salutation(r, i, floor + 1), k;

	if (start == UINT32_MAX)
		return start;
	for (k = start; k > floor + 1 && start - k < 8; k--) {
		struct span s = r->lines.v[k - 1].in;
		uint32_t last = r->f[s.end - 1];
		struct match m;

		if (s.end - s.start > 70 || last == CHAR_FULL_STOP ||
		    last == '!' ||
		    match_in(r, PAT_DATE_ONLY, s.start, s.end, &m) ||
		    match_in(r, PAT_TAIL_LABEL, s.start, s.end, &m) ||
		    page_stops(r, k - 1))
			break;
	}
	return k;
}

/* One of them may be cut short, or run on. */
static bool same_opening(const struct reader *r, uint32_t i, uint32_t k)
{
	enum { LEAST = 12 };
	struct span a = r->lines.v[i].in, b = r->lines.v[k].in;
	uint32_t n = span_len(a) < span_len(b) ? span_len(a) : span_len(b);

	return n >= LEAST && !memcmp(r->f + a.start, r->f + b.start,
	    n * sizeof(*r->f));
}

static uint32_t behind_blanks(const struct reader *r, uint32_t i,
    uint32_t end)
{
	while (i < end && utf_is_space(r->f[i]))
		i++;
	return i;
}

/* Whether a line that is the date alone lies in s. */
static bool holds_date(struct reader *r, struct span s)
{
	struct match m;

	for (uint32_t i = 0; i < r->lines.n; i++) {
		struct span in = r->lines.v[i].in;

		if (in.start >= s.start && in.end <= s.end &&
		    match_in(r, PAT_DATE_ONLY, in.start, in.end, &m))
			return true;
	}
	return false;
}

/* Whether a and b say the same, up to the end of one of them, which may be cut
 * short, or up to the date, behind which a page may say anything. */
static bool same_words(struct reader *r, struct span a, struct span b)
{
	enum { CUT = 12 };
	uint32_t i = a.start, k = b.start;

	for (;;) {
		i = behind_blanks(r, i, a.end);
		k = behind_blanks(r, k, b.end);
		if (i == a.end || k == b.end || r->f[i] != r->f[k])
			break;
		i++;
		k++;
	}
	return a.end - i <= CUT || b.end - k <= CUT ||
	    holds_date(r, (struct span){ a.start, i });
}

/* Whether two lines differ in figures, and in nothing else. */
static bool other_figures(const struct reader *r, struct span a, struct span b)
{
	bool other = false;

	if (span_len(a) != span_len(b))
		return false;
	for (uint32_t i = 0; i < span_len(a); i++) {
		uint32_t c = r->f[a.start + i], d = r->f[b.start + i];

		if (c != d && !(is_digit(c) && is_digit(d)))
			return false;
		other |= c != d;
	}
	return other;
}

/*
 * Whether the letter from line start on, whose opening formula is line i, is
 * the one again whose opening is line k and that ends before line end: a letter
 * of another number, to somebody else or with other words is another one.
 */
static bool is_again(struct reader *r, uint32_t start, uint32_t i, uint32_t k,
    uint32_t end)
{
	const struct line *v = r->lines.v;
	uint32_t to = salutation(r, i, start ? start - 1 : 0);
	uint32_t to_first = salutation(r, k, 0);

	if (!same_opening(r, k, i))
		return false;
	for (uint32_t n = start; n < to; n++)
		for (uint32_t m = 0; m < k; m++)
			if (other_figures(r, v[n].in, v[m].in))
				return false;
	if (to_first == UINT32_MAX) {
		to_first = k;
		to = i;
	}
	return same_words(r, (struct span){ v[to_first].in.start,
	    v[end - 1].in.end }, (struct span){ v[to].in.start,
	    v[r->lines.n - 1].in.end });
}

/* Of the same letter twice the first copy, from line opening to line start, is
 * but what a page prints to announce it; the letter's own opening is line i. */
static bool is_teaser(const struct reader *r, uint32_t opening, uint32_t start,
    uint32_t i)
{
	const struct line *v = r->lines.v;
	uint32_t first = v[start].in.start - v[opening].in.end;
	uint32_t again = v[r->lines.n - 1].in.end - v[i].in.end;

	return r->part == 1 && r->parts == 1 && again > 2 * first + 40;
}

/* Out of the letter with it: what heads the page stays. */
static void teaser_drop(struct reader *r, uint32_t start, uint32_t i)
{
	uint32_t k = r->opening;

	while (k > 0 && r->opening - k < 3 && !is_salutation(r, k))
		k--;
	if (!is_salutation(r, k))
		k = r->opening;
	for (; k < start; k++)
		r->lines.v[k].kind = LINE_SITE;
	r->opening = i;
	r->last = (uint32_t)r->lines.n;
}

/*
 * Where the letters of the file begin and end: this one, r->part, becomes
 * [first, last).  The same letter again is no other.
 */
void find_parts(struct reader *r)
{
	uint32_t from = r->opening, first_opening = r->opening;
	uint32_t part = 1, start, end = 0;

	r->first = 0;
	r->last = (uint32_t)r->lines.n;
	r->parts = 1;
	*push(r->a, &r->starts) = r->from;
	for (uint32_t i = r->opening + 2; i < r->lines.n; i++) {
		if (opening_weigh(r, i) < OPENING_SURE || !is_formula(r, i) ||
		    (start = letter_start(r, i, from)) == UINT32_MAX)
			continue;
		from = i;
		if (r->parts == r->part && r->last > start)
			r->last = start;
		end = end ? end : start;
		if (is_again(r, start, i, first_opening, end)) {
			find_at(r, FINDING_DOUBLED, r->lines.v[i].in,
			    prose_str(r->a, &r->l->prose, (struct span){
			    r->lines.v[i].in.start,
			    r->lines.v[i].in.start + 8 }).s);
			if (is_teaser(r, first_opening, start, i)) {
				teaser_drop(r, start, i);
				first_opening = i;
				end = 0;
			}
			continue;
		}
		r->parts++;
		*push(r->a, &r->starts) = r->at[r->lines.v[start].in.start];
		if (++part == r->part) {
			r->first = start;
			r->opening = i;
			r->last = (uint32_t)r->lines.n;
		}
	}
	*push(r->a, &r->starts) = r->to;
	for (uint32_t i = 0; i < r->lines.n; i++)
		if (i < r->first || i >= r->last)
			r->lines.v[i].kind = LINE_SITE;
}

