/* SPDX-License-Identifier: MIT */
/* The letter's title, with which its number may stand on one line. */
#include "reading/head.h"

#include "lexicon/text.h"

/* --- what may be attached to it */

/* The title alone, without a label, a document number and the like at its
 * ends; take: the number is the letter's. */
static struct span title_core(struct reader *r, struct span s, bool take)
{
	struct match m;
	struct span before;

	take = take && !r->l->head.number.text.s;
	do {
		before = s = span_trim(r, s);
		if (match_in(r, PAT_TITLE_LABEL, s.start, s.end, &m) ||
		    match_in(r, PAT_TITLE_TWICE, s.start, s.end, &m))
			s.start = m.end[0];
		if (match_in(r, PAT_TITLE_NUMBER_FRONT, s.start, s.end, &m)) {
			s.start = m.end[0];
			m.end[0] = m.end[4];
			if (take)
				number_take(r, &m, CERTAINTY_SURE,
				    "number-title");
		}
		if (match_in(r, PAT_TITLE_IN_BRACKETS, s.start, s.end, &m))
			s = group(&m, 1);
		else if (match_in(r, PAT_TITLE_RESIDUE, s.start, s.end, &m) ||
		    (match_in(r, PAT_ORGAN_IN_BRACKETS, s.start, s.end, &m) &&
		    organ_ends(r, group(&m, 1))))
			s.end = m.start[0];
		else if (match_in(r, PAT_CLASS_TITLE, s.start, s.end, &m))
			s.end = m.start[1] - 1;
		else if (match_in(r, PAT_CLASS_BEHIND, s.start, s.end, &m))
			s.end = m.start[0];
		else if (match_in(r, PAT_TITLE_NUMBER_BEHIND, s.start,
		    s.end, &m)) {
			s.end = m.start[0];
			m.end[0] = m.end[4];
			if (take)
				number_take(r, &m, CERTAINTY_SURE,
				    "number-title");
		}
	} while (s.start != before.start || s.end != before.end);
	return s;
}

/* --- what is one */

/* Without blanks and line ends, which may cut its words. */
static uint32_t tight(struct reader *r, struct span s, uint32_t **out)
{
	uint32_t n = 0;

	*out = arena_new(r->a, uint32_t, span_len(s) + 1);
	for (uint32_t i = s.start; i < s.end; i++)
		if (r->f[i] != '\n' && r->f[i] != ' ')
			(*out)[n++] = r->f[i];
	return n;
}

bool title_is(struct reader *r, struct span s)
{
	uint32_t *t, n;
	struct match m;

	if (span_len(s) > 400)
		return false;
	s = title_core(r, s, false);
	n = tight(r, s, &t);
	return n <= 220 && pattern_in(r->patterns, PAT_TITLE_WHOLE,
	    t, 0, n, &m) &&
	    !pattern_in(r->patterns, PAT_TITLE_NEVER, t, 0, n, &m) &&
	    !pattern_in(r->patterns, PAT_TITLE_BARE, t, 0, n, &m);
}

static bool is_part(const struct reader *r, struct span s)
{
	struct match m;

	return match_in(r, PAT_TITLE_PART, s.start, s.end, &m);
}

static bool title_try(struct reader *r, uint32_t from, uint32_t to)
{
	struct span s = { line_span(r, from).start, line_span(r, to).end };

	if (!title_is(r, s))
		return false;
	s = title_core(r, s, true);
	r->l->head.title = value_tight(r, s, is_part(r, s) ?
	    CERTAINTY_LIKELY : CERTAINTY_SURE, "title-lines");
	for (uint32_t i = from; i <= to; i++)
		r->lines.v[i].kind = LINE_HEAD;
	return true;
}

/* A value below a label that is empty may be the title's front; a row may
 * not. */
static bool may_head(const struct reader *r, uint32_t i)
{
	const struct line *l = &r->lines.v[i];
	struct match m;

	if (l->kind != LINE_SITE)
		return l->kind == LINE_OTHER;
	if (match_in(r, PAT_SITE_ROW, l->in.start, l->in.end, &m))
		return false;
	for (uint32_t k = l->in.start; k < l->in.end; k++)
		if (set_has(SET_TITLE_HOLDS_NOT, r->f[k]))
			return false;
	return true;
}

/* Whether a line may be the front of a title that goes on below it. */
static bool title_front(struct reader *r, uint32_t i)
{
	struct span s = title_core(r, line_span(r, i), false);
	struct match m;

	return span_len(s) < 60 &&
	    match_in(r, PAT_TITLE_START, s.start, s.end, &m) &&
	    !match_in(r, PAT_TITLE_NEVER, s.start, s.end, &m) &&
	    !title_is(r, s);
}

/* Whether a title of the page, above line i, begins with the organ s. */
static bool heads_title(struct reader *r, struct span s, uint32_t i)
{
	uint32_t n = span_len(s);

	while (i-- > r->first) {
		struct span t = line_span(r, i);

		if (span_len(t) > n + 8 && !memcmp(r->f + s.start,
		    r->f + t.start, n * sizeof(*r->f)) && title_is(r, t))
			return true;
	}
	return false;
}

/* Whether the line above the title is an organ's name and so its first
 * (GB/T 9704-2012 7.3.1).  A letterhead is spread by blanks or says
 * "document", or the document number parts it from the title. */
static bool organ_above(struct reader *r, uint32_t from)
{
	struct span s, t = line_span(r, from);
	struct match m;

	if (from <= r->first || !may_head(r, from - 1) ||
	    (match_in(r, PAT_TITLE_ORGAN, t.start, t.end, &m) &&
	    organ_ends(r, group(&m, 1))))
		return false;
	s = line_span(r, from - 1);
	for (uint32_t i = s.start; i < s.end; i++)
		if (r->f[i] == ' ')
			return false;
	return !match_in(r, PAT_OFFICE_INSIDE, s.start, s.end, &m) &&
	    match_in(r, PAT_LETTERHEAD, s.start, s.end, &m) &&
	    !match_has(&m, 2) && organ_ends(r, s) &&
	    (r->lines.v[from - 1].kind == LINE_OTHER ||
	    heads_title(r, s, from - 1));
}

/* A row of cells, or of a form, is no part of a title that goes on below it. */
static bool is_row(const struct reader *r, uint32_t i)
{
	struct span s = line_span(r, i);
	struct match m;

	if (match_in(r, PAT_PROPOSER_ROW, s.start, s.end, &m) ||
	    match_in(r, PAT_JOINED_ROW, s.start, s.end, &m) ||
	    match_in(r, PAT_TITLE_ROW_LABEL, s.start, s.end, &m))
		return true;
	while (s.start < s.end && r->f[s.start] != '\t')
		s.start++;
	return s.start < s.end;
}

/* Whether line i is the proposal's title, above one that begins anew. */
static bool is_proposals(const struct reader *r, uint32_t i)
{
	struct span s = line_span(r, i), next = line_span(r, i + 1);
	struct match m;

	return match_in(r, PAT_TITLE_OF_PROPOSAL, s.start, s.end, &m) &&
	    match_in(r, PAT_TITLE_ANEW, next.start, next.end, &m);
}

/* Where a title begins that ends on line to, on up to four lines: the longest;
 * to itself where it has no front above. */
static uint32_t title_begins(struct reader *r, uint32_t to)
{
	uint32_t best = to;

	for (uint32_t from = to + 1; from-- > r->first && to - from < 4; ) {
		if (!may_head(r, from) || (from < to && (is_row(r, from) ||
		    is_proposals(r, from))))
			break;
		if (from < to && title_front(r, from))
			best = from;
	}
	return best;
}

bool title_ends(struct reader *r, uint32_t to)
{
	return title_is(r, line_span(r, to)) || title_is(r, (struct span){
	    line_span(r, title_begins(r, to)).start, line_span(r, to).end });
}

static bool title_ending(struct reader *r, uint32_t to)
{
	uint32_t best = title_begins(r, to);

	if (organ_above(r, best) && title_try(r, best - 1, to)) {
		/* an empty line between: it may be a letterhead all the same */
		if (line_is_apart(r, best) && !heads_title(r,
		    line_span(r, best - 1), best - 1))
			r->l->head.title.certainty = CERTAINTY_LIKELY;
		return true;
	}
	return title_try(r, best, to) || (best < to && title_try(r, to, to));
}

/* --- the same title elsewhere on the page */

enum same { SAME_NOT, SAME_ALL, SAME_DAMAGED };

/* The same without the ordinal mark, which changes no title. */
static uint32_t bare(struct reader *r, struct span s, uint32_t **out)
{
	uint32_t n = tight(r, s, out), k = 0;

	for (uint32_t i = 0; i < n; i++)
		if ((*out)[i] != CHAR_ORDINAL)
			(*out)[k++] = (*out)[i];
	return k;
}

/* How much of the front of y, a title of k characters, fell out before x, of n
 * characters: what ends within a name; 0: nothing. */
static uint32_t front_lost(const uint32_t *x, uint32_t n, const uint32_t *y,
    uint32_t k)
{
	enum { FRONT = 4, ALIKE = 6 };

	for (uint32_t from = 1; from <= FRONT; from++)
		if (n >= ALIKE && from + ALIKE <= k && !memcmp(x, y + from,
		    ALIKE * sizeof(*x)))
			return set_has(SET_TITLE_FRONT_ENDS, y[from - 1]) ? 0 :
			    from;
	return 0;
}

/* Whether a is b, or b with digits or its front fallen out, or its second
 * half. */
static enum same compare(struct reader *r, struct span a, struct span b)
{
	uint32_t *x, *y, n = bare(r, a, &x), k = bare(r, b, &y), i = 0, j = 0;
	bool figures = true, lost = false;

	if (n == k && !memcmp(x, y, n * sizeof(*x)))
		return SAME_ALL;
	if (n < 8 || n >= k)
		return SAME_NOT;
	if (is_part(r, a) && !memcmp(x, y + (k - n), n * sizeof(*x)))
		return SAME_DAMAGED;
	j = front_lost(x, n, y, k);
	lost = j > 0;
	for (; i < n && j < k; j++) {
		if (x[i] == y[j])
			i++;
		else if (set_has(SET_TITLE_LOSES, y[j]))
			lost = true;
		else
			figures = figures &&
			    set_has(SET_TITLE_LOSES_WITH, y[j]);
	}
	return figures && lost && i == n && j == k ? SAME_DAMAGED : SAME_NOT;
}

/* A title without the number that a site's list puts before it. */
static struct span unnumbered(struct reader *r, struct span s)
{
	struct match m;

	if (match_in(r, PAT_TITLE_SERIAL, s.start, s.end, &m))
		s.start = m.end[0];
	return s;
}

/* A title without the organ before it. */
static struct span unsigned_title(struct reader *r, struct span s)
{
	struct match m;

	if (match_in(r, PAT_TITLE_ORGAN, s.start, s.end, &m) &&
	    organ_ends(r, group(&m, 1)))
		s.start = m.end[0];
	return s;
}

/* Whether both are one title, which a site may number, or leave the organ
 * out of. */
static bool is_same(struct reader *r, struct span a, struct span b)
{
	a = unnumbered(r, a);
	b = unnumbered(r, b);
	return compare(r, a, b) == SAME_ALL ||
	    compare(r, unsigned_title(r, a), b) == SAME_ALL ||
	    compare(r, a, unsigned_title(r, b)) == SAME_ALL;
}

/* The last number of a title; empty: it has none. */
static struct span last_number(const struct reader *r, struct span s)
{
	while (s.end > s.start && !is_digit(r->f[s.end - 1]))
		s.end--;
	for (uint32_t i = s.end; i > s.start && is_digit(r->f[i - 1]); i--)
		if (i - 1 == s.start || !is_digit(r->f[i - 2]))
			return (struct span){ i - 1, s.end };
	return (struct span){ s.end, s.end };
}

/* Whether a has lost figures that b has, another title of the same number. */
static bool is_whole_of(struct reader *r, struct span a, struct span b)
{
	struct span n = last_number(r, a), k = last_number(r, b);
	uint32_t *t, len = tight(r, a, &t);
	struct match m;

	if (!span_len(n) || span_len(n) != span_len(k) || memcmp(r->f + n.start,
	    r->f + k.start, span_len(n) * sizeof(*r->f)) ||
	    !pattern_in(r->patterns, PAT_TITLE_DAMAGED, t, 0, len, &m))
		return false;
	len = tight(r, b, &t);
	return !pattern_in(r->patterns, PAT_TITLE_DAMAGED, t, 0, len, &m);
}

/* Another line that is a title: the letter's own again, or whole where that
 * is damaged, or another, which a finding tells. */
static void title_other(struct reader *r, struct span s, enum finding_id id,
    bool site)
{
	struct head *h = &r->l->head;
	struct span own = h->title.in, core = title_core(r, s, false);

	if (is_same(r, core, own))
		return;
	if (!str_eq(str_of(h->title.rule), STR("title-kind")) &&
	    (compare(r, own, core) == SAME_DAMAGED ||
	    is_whole_of(r, own, core))) {
		h->title = value_tight(r, core, CERTAINTY_LIKELY, site ?
		    "title-site" : "title-page");
		s = own;
	} else if (compare(r, core, own) == SAME_DAMAGED) {
		return;
	}
	find_at(r, id, s, prose_str(r->a, &r->l->prose, s).s);
}

/* Whether a title says what it answers; a menu's words do not. */
static bool says_which(const struct reader *r, struct span s)
{
	for (uint32_t i = s.start; i < s.end; i++)
		if (is_digit(r->f[i]))
			return true;
	return key_within(&r->tokens, s, KEY_ABOUT);
}

/* Other lines that are the title again, or another title. */
void title_again(struct reader *r, uint32_t end)
{
	if (!r->l->head.title.text.s)
		return;
	for (uint32_t i = r->first; i < end; i++) {
		struct span s = line_span(r, i);

		if (r->lines.v[i].kind != LINE_OTHER || !title_is(r, s) ||
		    !says_which(r, s))
			continue;
		r->lines.v[i].kind = LINE_HEAD;
		title_other(r, s, FINDING_TITLE_DIFFERS, false);
	}
}

bool title_row(struct reader *r, struct span s)
{
	struct head *h = &r->l->head;

	if (!title_is(r, s))
		return false;
	if (h->title.text.s) {
		title_other(r, s, FINDING_SITE_DIFFERS, true);
		return false;
	}
	h->title = value_tight(r, title_core(r, s, true), CERTAINTY_LIKELY,
	    "title-site");
	return true;
}

/* --- which line has it */

/* Of a site's line what stands behind its last >. */
static struct span last_cell(const struct reader *r, struct span s)
{
	for (uint32_t i = s.end; i-- > s.start; )
		if (set_has(SET_PATH_PARTED, r->f[i]) && i + 8 < s.end &&
		    (r->f[i] == '>' || r->f[i + 1] == ' '))
			return (struct span){ i + 1, s.end };
	return s;
}

/* The title nearest to the addressee; else one in the site's own lines. */
void title_read(struct reader *r, uint32_t end)
{
	struct match m;

	for (uint32_t to = end; to-- > r->first; )
		if (r->lines.v[to].kind == LINE_OTHER && title_ending(r, to))
			return;
	for (uint32_t i = r->first; i < end; i++)
		if (title_row(r, last_cell(r, line_span(r, i))))
			return;
	for (uint32_t i = end; i-- > r->first; ) {
		struct span s = line_span(r, i);

		if (r->lines.v[i].kind != LINE_OTHER || !match_in(r,
		    PAT_TITLE_BARE, s.start, s.end, &m))
			continue;
		r->l->head.title = value_tight(r, s, CERTAINTY_LIKELY,
		    "title-kind");
		r->lines.v[i].kind = LINE_HEAD;
		return;
	}
}
