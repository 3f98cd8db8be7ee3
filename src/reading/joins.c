/* SPDX-License-Identifier: MIT */
/*
 * Paragraphs that a page turn or a line's end broke are joined: what speaks
 * for it and against it is weighed by the rows of join.def.
 */
#include "reading/index_table.h"
#include "reading/repair.h"

enum join {
#define JOIN(name, weight) JOIN_##name,
#include "lexicon/join.def"
#undef JOIN
	JOIN_COUNT
};

static const int weights[] = {
#define JOIN(name, weight) weight,
#include "lexicon/join.def"
#undef JOIN
};

enum { JOIN_ENOUGH = 4 };

/* Text that is broken at an edge, as a printed page is: pdftotext's. */
struct wrap {
	uint32_t edge;		/* columns; 0: it is not */
	uint32_t margin;	/* where its lines begin */
	bool indents;		/* paragraphs are set in */
};

/* A line, folded. */
struct folded {
	const struct raw *raw;
	struct patterns *patterns;
	const uint32_t *f;
	uint32_t n, commas, stops, labels;
	bool gap;		/* words set apart by blanks */
	bool cells;
};

static bool is(enum pattern p, const struct folded *x)
{
	struct match m;

	return pattern_in(x->patterns, p, x->f, 0, x->n < 400 ? x->n : 400, &m);
}

/* Whether it stands in the last characters, as many as it may take. */
static bool ends(enum pattern p, const struct folded *x, uint32_t reach)
{
	struct match m;

	return pattern_find(x->patterns, p, x->f, 0,
	    x->n < reach ? 0 : x->n - reach, x->n, &m);
}

static struct folded fold(const struct repair *p, const struct raw *line,
    uint32_t *f)
{
	struct folded x = { .raw = line, .f = f,
	    .patterns = p->r->patterns };

	x.n = fold_line(p, line, f);
	for (uint32_t i = 0; i < x.n; i++) {
		if (utf_is_usual(f[i]))
			continue;
		x.commas += set_has(SET_COMMAS, f[i]);
		x.stops += set_has(SET_SENTENCE_STOPS, f[i]);
		x.labels += f[i] == ':';
		x.cells = x.cells || f[i] == '\t' || f[i] == '|';
		x.gap = x.gap || (i > 1 && f[i] == ' ' && f[i - 1] == ' ' &&
		    f[i - 2] == ' ');
	}
	return x;
}

/* --- text that is broken at an edge */

enum { WIDEST = 256, EDGE_LEAST = 40, EDGE_SLACK = 6, LONG_LINE = 20,
	SET_IN = 3 };

static uint32_t columns(const struct repair *p, const struct raw *line)
{
	uint32_t n = line->indent;

	for (uint32_t i = line->start; i < line->end && n < WIDEST; i++)
		n += utf_may_be_wide(p->s[i]) ? 2 : 1;
	return n < WIDEST ? n : WIDEST - 1;
}

/* The edge that most lines reach, if none but a few pass it. */
static uint32_t edge_of(const uint32_t *lines, uint32_t long_lines)
{
	uint32_t best = 0, most = 0, beyond = 0;

	for (uint32_t w = EDGE_LEAST; w < WIDEST - 1; w++) {
		uint32_t n = 0;

		for (uint32_t k = 0; k < EDGE_SLACK; k++)
			n += lines[w - k];
		if (n >= most) {
			most = n;
			best = w;
		}
	}
	for (uint32_t w = best + 3; w < WIDEST; w++)
		beyond += lines[w];
	return most >= 4 && most * 2 > long_lines && beyond * 10 < most ?
	    best : 0;
}

/* Where the lines of text that is broken begin: the least indent of two long
 * lines, if others are set in from it; 0: not so. */
static uint32_t margin_of(const struct repair *p)
{
	uint32_t begins[WIDEST] = {0}, margin = 0, in = 0;

	for (size_t i = 0; i < p->raw.n; i++) {
		const struct raw *line = &p->raw.v[i];

		if (!line->drop && line->end - line->start >= LONG_LINE &&
		    line->indent < WIDEST)
			begins[line->indent]++;
	}
	while (margin + 1 < WIDEST && begins[margin] < 2)
		margin++;
	for (uint32_t k = margin + SET_IN; k < WIDEST; k++)
		in += begins[k];
	return in > 1 ? margin : 0;
}

/* Whether most paragraphs of text that is not broken are set in. */
static bool indents(const struct repair *p, uint32_t margin)
{
	uint32_t in = 0, flush = 0;

	for (size_t i = 0; i < p->raw.n; i++) {
		const struct raw *line = &p->raw.v[i];

		if (line->drop || line->end - line->start < EDGE_LEAST)
			continue;
		in += line->indent >= margin + 2;
		flush += line->indent < margin + 2;
	}
	return in > flush;
}

static struct wrap wrap_of(const struct repair *p)
{
	uint32_t lines[WIDEST] = {0}, many = 0;
	struct wrap w = { .margin = margin_of(p) };

	for (size_t i = 0; i < p->raw.n; i++)
		if (!p->raw.v[i].drop)
			lines[columns(p, &p->raw.v[i])]++;
	for (uint32_t k = EDGE_LEAST - EDGE_SLACK; k < WIDEST; k++)
		many += lines[k];
	w.edge = edge_of(lines, many);
	w.indents = w.edge || indents(p, w.margin);
	return w;
}

/* --- evidence */

static bool stops(uint32_t c)
{
	return set_has(SET_LINE_STOPS, c);
}

/* Whether a quotation, bracket or title of the line is open at its end. */
static bool stands_open(const struct folded *x)
{
	static const uint32_t pairs[][2] = { { '(', ')' },
	    { CHAR_TITLE_LEFT, CHAR_TITLE_RIGHT },
	    { CHAR_QUOTE_LEFT, CHAR_QUOTE_RIGHT } };
	int open[3] = {0};

	for (uint32_t i = 0; i < x->n; i++)
		for (int k = 0; k < 3 && !utf_is_usual(x->f[i]); k++) {
			open[k] += x->f[i] == pairs[k][0];
			if (x->f[i] == pairs[k][1])
				open[k] = 0;
		}
	return open[0] > 0 || open[1] > 0 || open[2] > 0;
}

static bool is_row(const struct folded *x)
{
	return x->cells || (x->labels > 1 && !x->stops) ||
	    (!x->stops && x->gap) || is(PAT_PATH_OF_LINKS, x) ||
	    (!x->stops && (is(PAT_INDEX_ROW, x) || (x->labels &&
	    (is(PAT_PROPOSER_ROW, x) || is(PAT_JOINED_ROW, x)))));
}

/* What speaks for it at the line's end, and what is seen at a glance against
 * it. */
static void at_its_end(const struct folded *x, const struct repair *p,
    const struct wrap *w, bool *seen)
{
	uint32_t last = x->f[x->n - 1];

	seen[JOIN_COMMA] = set_has(SET_COMMAS, last);
	seen[JOIN_STOPPED] = stops(last);
	seen[JOIN_OPEN] = !stops(last) && stands_open(x);
	seen[JOIN_UNFINISHED] = !stops(last) && (x->stops > 0 ||
	    (x->commas > 0 && x->n >= 22) || x->n >= 46);
	seen[JOIN_CLAUSE] = !stops(last) && x->stops > 0;
	seen[JOIN_DANGLES] = !stops(last) && ends(PAT_DANGLES, x, 6);
	seen[JOIN_FULL] = w->edge && columns(p, x->raw) + EDGE_SLACK > w->edge;
	seen[JOIN_SHORT] = w->edge && !seen[JOIN_FULL];
	seen[JOIN_BRACKET] = (last == ')' || last == CHAR_TITLE_RIGHT) &&
	    (!x->stops || x->n <= 30);
}

/* What the line's words say against it. */
static void in_its_words(const struct folded *x, bool *seen)
{
	seen[JOIN_FOLLOWS] = ends(PAT_FOLLOWS, x, 12);
	seen[JOIN_ITEM] = !x->stops && !seen[JOIN_COMMA] && x->n <= 60 &&
	    is(PAT_OPENS_LINE, x);
	seen[JOIN_WISH] = is(PAT_HEADING_WORDS, x);
	seen[JOIN_TITLE] = !x->stops && ends(PAT_TITLE_CLOSES, x, 200);
	seen[JOIN_GREETING] = is(PAT_CALLS, x) || (!seen[JOIN_COMMA] &&
	    (is(PAT_COPIES_LINE, x) || (x->n < 120 && is(PAT_GREETS, x))));
	seen[JOIN_ROW] = is_row(x);
}

/* Set in as a paragraph's first line is, from where the text begins or from the
 * line before. */
static bool indented(const struct raw *line, const struct raw *before,
    const struct wrap *w)
{
	if (w->edge)
		return line->indent >= w->margin + SET_IN;
	return before->indent >= w->margin + 2 &&
	    line->indent >= w->margin + 2 && line->indent >= before->indent;
}

/* What speaks for it at the next line's front, and what is seen at a glance
 * against it. */
static void at_its_front(const struct folded *x, const struct raw *before,
    const struct wrap *w, bool *seen)
{
	seen[JOIN_CLOSES] = set_has(SET_LINE_GOES_ON, x->f[0]);
	seen[JOIN_LEANS] = is(PAT_LEANS, x);
	seen[JOIN_INDENTED] = indented(x->raw, before, w);
	seen[JOIN_FLUSH] = w->indents && x->raw->indent < w->margin + 2 &&
	    (w->edge ? seen[JOIN_FULL] : seen[JOIN_UNFINISHED]);
	seen[JOIN_RIGHT] = x->raw->indent >= w->margin + 8;
	seen[JOIN_NEXT_ROW] = x->cells;
}

/* What the next line's words say against it. */
static void in_next_words(const struct folded *x, bool *seen)
{
	seen[JOIN_OPENS] = x->raw->level > 0 || is(PAT_OPENS_LINE, x) ||
	    (x->n < 80 && is(PAT_SALUTATION, x));
	seen[JOIN_FOOT] = is(PAT_PAGE_FOOT, x);
	seen[JOIN_SIGNS] = x->n < 40 && is(PAT_SIGNS, x);
}

static int weigh(const bool *seen)
{
	int sum = 0;

	for (int k = 0; k < JOIN_COUNT; k++)
		sum += seen[k] ? weights[k] : 0;
	return sum;
}

/* --- lines */

/* The line behind i, past empty lines, numbers of pages and running heads;
 * 0: none is near.  seen receives what stands between. */
static uint32_t next_line(const struct repair *p, uint32_t i, bool *seen)
{
	bool empty = false, turn = false, passed = false;

	for (uint32_t k = i + 1; k < p->raw.n && k < i + 9; k++) {
		const struct raw *line = &p->raw.v[k];

		empty = empty || line->start == line->end;
		turn = turn || line->drop || line->turn;
		if (line->drop || line->start == line->end)
			continue;
		if (line->again || is_bare_number(p, line)) {
			passed = true;
			continue;
		}
		seen[JOIN_TURN] = turn;
		seen[JOIN_EMPTY] = empty && !turn && !passed;
		return k;
	}
	return 0;
}

static void join_to(struct repair *p, uint32_t i, uint32_t k)
{
	for (uint32_t j = i + 1; j < k; j++)
		line_drop(p, &p->raw.v[j], is_bare_number(p, &p->raw.v[j]) ?
		    FINDING_PAGE_NUMBER : FINDING_RUNNING_HEAD);
	p->raw.v[k].join = true;
	letter_find(p->r->l, p->r->a, FINDING_JOINED, (struct place){
	    p->raw.v[i].end - 1, p->raw.v[k].start + 1 }, NULL);
}

void join_lines(struct repair *p)
{
	struct reader *r = p->r;
	uint32_t *f = arena_new(r->a, uint32_t, r->to - r->from + 1);
	uint32_t *g = arena_new(r->a, uint32_t, r->to - r->from + 1);
	struct wrap w = wrap_of(p);
	struct folded x, y = {0};

	for (uint32_t i = 0; i < p->raw.n; i++) {
		const struct raw *line = &p->raw.v[i];
		bool seen[JOIN_COUNT] = {0};
		uint32_t k, *other;

		if (line->drop || line->level || line->end - line->start < 3 ||
		    !(k = next_line(p, i, seen)))
			continue;
		if (y.raw == line) {	/* that was looked at already */
			other = f, f = g, g = other;
			x = y;
		} else {
			x = fold(p, line, f);
		}
		if (!x.n)
			continue;
		at_its_end(&x, p, &w, seen);
		y = fold(p, &p->raw.v[k], g);
		if (!y.n)
			continue;
		at_its_front(&y, line, &w, seen);
		seen[JOIN_NUMBER] = is(PAT_YEAR_ALONE, &y) &&
		    is(PAT_CODE_ALONE, &x);
		seen[JOIN_BOLD_ENDS] = point_at(p, line->end - 1)->bold &&
		    !point_at(p, p->raw.v[k].start)->bold;
		if (weigh(seen) < JOIN_ENOUGH)
			continue;
		in_its_words(&x, seen);
		in_next_words(&y, seen);
		if (weigh(seen) >= JOIN_ENOUGH)
			join_to(p, i, k);
	}
}
