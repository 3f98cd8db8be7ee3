/* SPDX-License-Identifier: MIT */
/*
 * Lines that hold several parts of a letter are cut: a letter on one line, a
 * cell that holds the letter, a formula and what follows it.
 */
#include "reading/lines.h"

struct places {
	struct VEC(uint32_t) at;	/* ascending */
};

/* Cut a line at these places, in one move; returns how many lines came. */
static uint32_t cut_at(struct reader *r, uint32_t line, const struct places *p)
{
	struct line whole = r->lines.v[line], *l;
	uint32_t from = whole.in.start, n = 0;
	struct VEC(struct line) out = {0};

	for (size_t i = 0; i <= p->at.n; i++) {
		uint32_t end = i < p->at.n ? p->at.v[i] : whole.in.end;
		struct span s = span_trim(r, (struct span){ from, end });

		if (end < from)
			continue;
		from = end;
		if (!span_len(s))
			continue;
		l = push(r->a, &out);
		*l = whole;
		l->in = s;
		l->glued = whole.glued || out.n > 1;
	}
	if (out.n < 2)
		return 0;
	n = (uint32_t)out.n - 1;
	for (uint32_t i = 0; i < n; i++)
		push(r->a, &r->lines);
	l = r->lines.v;
	memmove(l + line + out.n, l + line + 1,
	    (r->lines.n - line - out.n) * sizeof(*l));
	memcpy(l + line, out.v, out.n * sizeof(*l));
	return n;
}

static void place(struct reader *r, struct places *p, uint32_t at)
{
	if (!p->at.n || p->at.v[p->at.n - 1] < at)
		*push(r->a, &p->at) = at;
}

/* --- a letter on one line */

/* Where parts begin in the text of a letter that stands on one line. */
static void parts_in(struct reader *r, struct span s, struct places *p)
{
	uint32_t before = 0;	/* the last character that is no blank */
	bool gap = false;	/* blanks follow it */

	for (uint32_t i = s.start; i < s.end; i++) {
		bool stop = before && set_has(SET_PART_STOPS, before);
		bool end = before == CHAR_FULL_STOP || before == '!' || gap ||
		    is_digit(before);
		struct span rest = { i, s.end - i > 80 ? i + 80 : s.end };
		struct match m;

		if (r->f[i] == ' ') {
			gap = true;
			continue;
		}
		if ((stop && match_in(r, PAT_PART_BEGINS, rest.start,
		    rest.end, &m)) || ((gap ||
		    set_has(SET_LABEL_BEHIND, before)) && match_in(r,
		    PAT_LABEL_BEGINS, rest.start, rest.end, &m))) {
			place(r, p, i);
		} else if (end && (match_in(r, PAT_SIGNED_BEGINS,
		    rest.start, rest.end, &m) || match_in(r,
		    PAT_DATED_BEGINS, rest.start, rest.end, &m))) {
			place(r, p, i);
			place(r, p, m.end[1]);
			i = m.end[1] - 1;
		}
		before = r->f[i];
		gap = false;
	}
}

/* Title, number and class above the letter, on its line. */
static void head_in(struct reader *r, struct span s, struct places *p)
{
	uint32_t from = s.start;
	struct match m;

	if (match_in(r, PAT_TITLE_IN, s.start, s.end, &m))
		place(r, p, m.end[0]);
	while (match_from(r, PAT_HEAD_END, s.start, from, s.end, &m)) {
		place(r, p, m.end[0]);
		from = m.end[0];
	}
}

/*
 * Where the names begin that end at the word at: behind a cell's edge, a stop
 * or a blank that parts no name; UINT32_MAX: those are no names.
 */
static uint32_t names_begin(struct reader *r, uint32_t floor, uint32_t at)
{
	enum { NAMES = 90, NAME = 2, COUNT = 12 };
	uint32_t i = at, begin;
	struct match m;

	if (i > floor && r->f[i - 1] == ')' && match_in(r,
	    PAT_COUNT_IN_BRACKETS, back_to(floor, i, COUNT), i, &m))
		i = m.start[0];
	for (; i > floor && at - i < NAMES; i--) {
		uint32_t c = r->f[i - 1];

		if (c == ' ') {
			uint32_t k = i - 1;

			while (k > floor && r->f[k - 1] == ' ')
				k--;
			if (k > floor && !set_has(SET_COMMAS, r->f[k - 1]) &&
			    at - i >= NAME)
				break;
		} else if (!utf_is_han(c) && !is_digit(c) &&
		    !set_has(SET_NAMES_HOLD, c)) {
			break;
		}
	}
	while (i < at && is_digit(r->f[i]))
		i++;		/* of a date before the names */
	begin = span_trim(r, (struct span){ i, at }).start;
	if (match_in(r, PAT_NAMES_GLUED, begin, at, &m))
		begin = m.start[0];
	return at - begin < NAME || at - i >= NAMES || match_in(r, PAT_NO_NAMES,
	    begin, at, &m) ? UINT32_MAX : begin;
}

void cut_opening(struct reader *r)
{
	enum { NEAR = 900 };
	struct span s = r->lines.v[r->opening].in;
	struct places p = {0};
	struct match m;
	uint32_t near = span_len(s) > NEAR ? s.start + NEAR : s.end;
	uint32_t from = s.start, begin = UINT32_MAX, opens = s.start;

	while (begin == UINT32_MAX && match_from(r, PAT_SALUTATION_ENDS,
	    s.start, from, near, &m)) {
		begin = names_begin(r, s.start, m.start[1]);
		from = m.end[0];
	}
	if (begin != UINT32_MAX) {
		head_in(r, (struct span){ s.start, begin }, &p);
		place(r, &p, begin);
		opens = m.end[2];
		place(r, &p, opens);
		parts_in(r, (struct span){ opens, s.end }, &p);
	} else if (match_in(r, PAT_FORMULA_IN, s.start, near, &m)) {
		head_in(r, (struct span){ s.start, m.start[0] }, &p);
		opens = m.end[0];
		place(r, &p, opens);
		parts_in(r, (struct span){ opens, s.end }, &p);
	}
	if (cut_at(r, r->opening, &p))
		while (r->opening + 1 < r->lines.n &&
		    r->lines.v[r->opening].in.end <= opens)
			r->opening++;
}

/* Names above the opening, at the end of a line of the site's. */
static void cut_published(struct reader *r)
{
	enum { NEAR = 2 };

	for (uint32_t i = r->opening; i > 0 && r->opening - i < NEAR; i--) {
		struct span s = r->lines.v[i - 1].in;
		struct places p = {0};
		uint32_t begin;
		struct match m;

		if (r->f[s.end - 1] != ':' || !match_in(r, PAT_PUBLISHED_TO,
		    s.start, s.end, &m))
			continue;
		begin = names_begin(r, s.start, m.start[1]);
		if (begin == UINT32_MAX || begin <= m.start[0])
			continue;
		place(r, &p, begin);
		r->opening += cut_at(r, i - 1, &p);
		return;
	}
}

/* --- cells */

/* The first cell above the opening that the pattern finds begins a line. */
static void cut_cell(struct reader *r, enum pattern cell)
{
	for (uint32_t i = 0; i < r->opening; i++) {
		struct span s = r->lines.v[i].in;
		struct places p = {0};
		struct match m;

		if (!match_in(r, cell, s.start, s.end, &m))
			continue;
		place(r, &p, m.start[0]);
		r->opening += cut_at(r, i, &p);
		return;
	}
}

void cut_cells(struct reader *r)
{
	struct span s = r->lines.v[r->opening].in;
	struct places p = {0};
	struct match m;

	cut_cell(r, PAT_NUMBER_CELL);
	cut_cell(r, PAT_TITLE_CELL);
	cut_cell(r, PAT_LETTER_CELL);
	cut_published(r);
	if (match_in(r, PAT_CONTENT_CELL, s.start, s.end, &m) &&
	    s.end - m.end[0] >= 6) {
		place(r, &p, m.end[0]);
		parts_in(r, (struct span){ m.end[0], s.end }, &p);
		r->opening += cut_at(r, r->opening, &p) > 0;
	}
}

/* --- the body */

/* Whether a number closes as an item's label does: in most lines none. */
static bool may_hold_sections(const struct reader *r, struct span s)
{
	for (uint32_t i = s.start; i + 1 < s.end; i++)
		if (!utf_is_usual(r->f[i + 1]) &&
		    set_has(SET_ITEM_CLOSES, r->f[i + 1]) &&
		    set_has(SET_TO_TEN, r->f[i]))
			return true;
	return false;
}

/* Where items begin in a line of the body. */
static void sections_in(struct reader *r, struct span s, struct places *p)
{
	uint32_t from = s.start;
	struct match m;

	if (!may_hold_sections(r, s) ||
	    !match_in(r, PAT_SECTION_LINE, s.start, s.end, &m))
		return;
	while (match_from(r, PAT_SECTION_IN, s.start, from, s.end, &m)) {
		place(r, p, m.start[0]);
		from = m.end[0];
	}
}

/* Headings of what is answered, in a line that begins with one. */
static void wishes_in(struct reader *r, struct span s, struct places *p)
{
	struct match m;

	if (!match_in(r, PAT_ABOUT_LINE, s.start, s.end, &m))
		return;
	for (uint32_t from = s.start; match_from(r, PAT_ABOUT_IN, s.start,
	    from, s.end, &m); from = m.end[0])
		place(r, p, m.start[0]);
}

/* Line i of the old lines, cut, onto the new ones. */
static void take_line(struct reader *r, uint32_t i, const struct places *p,
    struct reader *out)
{
	struct line rest = r->lines.v[i];

	for (size_t k = 0; k < p->at.n; k++) {
		struct line *l = push(r->a, &out->lines);

		*l = rest;
		l->in = span_trim(r, (struct span){ rest.in.start,
		    p->at.v[k] });
		rest.in = span_trim(r, (struct span){ p->at.v[k],
		    rest.in.end });
		rest.glued = true;
	}
	*push(r->a, &out->lines) = rest;
}

/* The parts of the tail in the end of a line of the body. */
static void tail_in(struct reader *r, struct span s, struct places *p)
{
	enum { TAIL = 240 };
	struct match m;

	if (!match_from(r, PAT_TAIL_IN, s.start, span_len(s) > TAIL ?
	    s.end - TAIL : s.start, s.end, &m))
		return;
	place(r, p, m.start[0]);
	parts_in(r, (struct span){ m.start[0], s.end }, p);
}

/* The sentence that closes the letter, behind the last of an item. */
static void closing_in(struct reader *r, struct span s, struct places *p)
{
	enum { CLOSING = 60, THANKS = 110 };
	struct match m, item;

	if (match_from(r, PAT_CLOSING_IN, s.start, span_len(s) > CLOSING ?
	    s.end - CLOSING : s.start, s.end, &m) ||
	    (match_from(r, PAT_THANKS_IN, s.start, span_len(s) > THANKS ?
	    s.end - THANKS : s.start, s.end, &m) &&
	    match_in(r, PAT_HOLDS_ITEM, s.start, m.start[0], &item)))
		place(r, p, m.start[0]);
}

/* What of line i of the letter begins a line of its own. */
static void body_places(struct reader *r, uint32_t i, struct places *p)
{
	struct span s = r->lines.v[i].in;
	struct match m;

	if (i == r->opening) {
		if (match_in(r, PAT_FORMULA_CLOSES, s.start,
		    span_len(s) > 600 ? s.start + 600 : s.end, &m) &&
		    s.end - m.end[0] > 4) {
			place(r, p, m.end[0]);
			sections_in(r, (struct span){ m.end[0], s.end }, p);
		}
		return;
	}
	if (span_len(s) < 160 && match_in(r, PAT_SIGNED_CONTACT, s.start,
	    s.end, &m) && m.end[0] < s.end)
		place(r, p, m.end[0]);
	else
		sections_in(r, s, p);
	wishes_in(r, s, p);
	closing_in(r, s, p);
	tail_in(r, s, p);
	if ((set_has(SET_DAY_MARKS, r->f[s.end - 1]) ||
	    r->f[s.end - 1] == '|') &&
	    match_in(r, PAT_SIGNED_BEHIND, s.start, s.end, &m) &&
	    (!match_has(&m, 2) || organ_ends(r, group(&m, 2))))
		place(r, p, m.start[1]);
	if (span_len(s) < 160 && match_in(r, PAT_COPIES_GLUED, s.start,
	    s.end, &m))
		place(r, p, m.start[0]);
}

/* All in one pass. */
void cut_body(struct reader *r)
{
	struct reader out = {0};
	uint32_t last = r->last;

	for (uint32_t i = 0; i < r->lines.n; i++) {
		struct places p = {0};

		if (i >= r->opening && i < last)
			body_places(r, i, &p);
		take_line(r, i, &p, &out);
		r->last += (uint32_t)p.at.n;
	}
	r->lines.v = out.lines.v;
	r->lines.n = out.lines.n;
	r->lines.cap = out.lines.cap;
}
