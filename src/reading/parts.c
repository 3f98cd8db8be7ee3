/* SPDX-License-Identifier: MIT */
/* Several letters in one file: where each begins and ends. */
#include "reading/evidence.h"
#include "reading/lines.h"

/* The first line of the letter whose opening formula is line i: its salutation
 * and what heads it.  UINT32_MAX: none stands above. */
static uint32_t letter_start(struct reader *r, uint32_t i, uint32_t floor)
{
	uint32_t start = UINT32_MAX, k = i;

	while (k > floor && i - k < 3 && start == UINT32_MAX)
		if (is_salutation(r, --k))
			start = k;
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
	uint32_t part = 1, start;

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
		if (same_opening(r, first_opening, i)) {
			find_at(r, FINDING_DOUBLED, r->lines.v[i].in,
			    prose_str(r->a, &r->l->prose, (struct span){
			    r->lines.v[i].in.start,
			    r->lines.v[i].in.start + 8 }).s);
			if (is_teaser(r, first_opening, start, i)) {
				teaser_drop(r, start, i);
				first_opening = i;
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

