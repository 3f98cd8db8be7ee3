/* SPDX-License-Identifier: MIT */
/* Page turns: page numbers and running heads, no text of the letter. */
#include "reading/repair.h"

uint32_t fold_line(const struct repair *p, const struct raw *line,
    uint32_t *out)
{
	uint32_t n = 0;

	for (uint32_t i = line->start; i < line->end; i++)
		if (!point_at(p, i)->out)
			out[n++] = folded_at(p, i);
	return n;
}

bool is_bare_number(const struct repair *p, const struct raw *line)
{
	uint32_t f[8];
	struct match m;

	return line->end - line->start < 8 && pattern_in(p->r->patterns,
	    PAT_BARE_NUMBER, f, 0, fold_line(p, line, f), &m);
}

static bool is_page_number(const struct repair *p, const struct raw *line)
{
	uint32_t f[HEAD_LINE];
	struct match m;

	return line->end - line->start < HEAD_LINE &&
	    pattern_in(p->r->patterns, PAT_PAGE_NUMBER, f, 0,
	    fold_line(p, line, f), &m);
}

void line_drop(struct repair *p, struct raw *line, enum finding_id id)
{
	struct reader *r = p->r;

	if (line->drop || line->start == line->end)
		return;
	line->drop = true;
	letter_find(r->l, r->a, id, (struct place){ line->start, line->end },
	    utf8_of(r->a, p->s + line->start, line->end - line->start).s);
}

/* --- lines that stand twice */

#define FNV_START UINT64_C(14695981039346656037)
#define FNV_STEP UINT64_C(1099511628211)

/* A line's letters as a number: all of them, or without digits, dashes and
 * blanks, so that a running head with the page's number is the same on each
 * page; 0: it has fewer than two. */
static uint64_t key_of(const struct repair *p, const struct raw *line,
    bool letters)
{
	uint64_t key = FNV_START;
	uint32_t n = 0;

	for (uint32_t i = line->start; i < line->end; i++) {
		uint32_t c = folded_at(p, i);

		if (point_at(p, i)->out || c == ' ' ||
		    (letters && !utf_is_han(c) && !is_latin(c)))
			continue;
		key = (key ^ c) * FNV_STEP;
		n++;
	}
	return n > 1 ? key | 1 : 0;
}

struct keys {
	uint64_t *v;
	uint32_t mask;
};

static struct keys keys_new(struct arena *a, size_t lines)
{
	struct keys k = { .mask = 15 };

	while (k.mask < 2 * lines)
		k.mask = 2 * k.mask + 1;
	k.v = arena_new(a, uint64_t, (size_t)k.mask + 1);
	return k;
}

/* Whether the key was there already; it is, then. */
static bool keys_add(struct keys *k, uint64_t key)
{
	uint32_t i = (uint32_t)(key ^ key >> 32) & k->mask;

	while (k->v[i] && k->v[i] != key)
		i = (i + 1) & k->mask;
	if (k->v[i])
		return true;
	k->v[i] = key;
	return false;
}

static bool is_empty(const struct raw *line)
{
	return line->drop || line->start == line->end;
}

static bool may_be_head(const struct raw *line)
{
	return !is_empty(line) && line->end - line->start < HEAD_LINE;
}

/* What stood above it in the same words. */
static void mark_again(struct repair *p)
{
	struct keys all = keys_new(p->r->a, p->raw.n);

	for (uint32_t i = 0; i < p->raw.n; i++) {
		struct raw *line = &p->raw.v[i];
		uint64_t key = may_be_head(line) ? key_of(p, line, false) : 0;

		line->again = key && keys_add(&all, key);
	}
}

/* Numbers of pages, dropped: the line behind one stands behind a turn. */
static void page_numbers(struct repair *p)
{
	bool turn = false;

	for (uint32_t i = 0; i < p->raw.n; i++) {
		struct raw *line = &p->raw.v[i];

		turn = turn || line->turn;
		if (line->start == line->end)
			continue;
		if (is_page_number(p, line) || (turn && line->turn &&
		    is_bare_number(p, line))) {
			line_drop(p, line, FINDING_PAGE_NUMBER);
			turn = true;
			continue;
		}
		line->turn = turn;
		turn = false;
	}
}

/* Numbers of pages that stand inside a line. */
static void numbers_inside(struct repair *p)
{
	struct reader *r = p->r;
	struct match m;

	for (uint32_t i = 0; i < p->raw.n; i++) {
		uint32_t from = p->raw.v[i].start, end = p->raw.v[i].end;

		while (!p->raw.v[i].drop && pattern_find(r->patterns,
		    PAT_PAGE_NUMBER_IN, p->f, p->raw.v[i].start - r->from,
		    from - r->from, end - r->from, &m)) {
			struct place at = { m.start[0] + r->from,
			    m.end[0] + r->from };

			points_out(p, at.start, at.end);
			letter_find(r->l, r->a, FINDING_PAGE_NUMBER, at,
			    utf8_of(r->a, p->s + at.start,
			    at.end - at.start).s);
			from = at.end;
		}
	}
}

/* A bare number that is the last of its page. */
static void numbers_below(struct repair *p)
{
	struct raw *last = NULL;

	for (uint32_t i = 0; i < p->raw.n; i++) {
		struct raw *line = &p->raw.v[i];

		if (line->turn && last && is_bare_number(p, last))
			line_drop(p, last, FINDING_PAGE_NUMBER);
		if (line->turn || !is_empty(line))
			last = is_empty(line) ? NULL : line;
	}
}

/* Whether it may come again on each page: what gives a value behind its label
 * does not, but letters that follow one another begin and end so. */
static bool may_run(const struct repair *p, const struct raw *line)
{
	bool may = may_be_head(line);

	for (uint32_t i = line->start + 1; i < line->end && may; i++)
		may = folded_at(p, i) != ':' ||
		    !utf_is_han(folded_at(p, i - 1));
	return may;
}

/* The first and last lines of pages, where they are those of a page before. */
static void running_heads(struct repair *p)
{
	struct keys top = keys_new(p->r->a, p->raw.n);
	struct keys foot = keys_new(p->r->a, p->raw.n);
	struct raw *last = NULL;
	bool first = true;

	for (uint32_t i = 0; i < p->raw.n; i++) {
		struct raw *line = &p->raw.v[i];
		uint64_t key = may_run(p, line) ? key_of(p, line, true) : 0;

		if (is_empty(line))
			continue;
		if (line->turn && last && may_run(p, last)) {
			uint64_t below = key_of(p, last, true);

			if (below && keys_add(&foot, below))
				line_drop(p, last, FINDING_RUNNING_HEAD);
			last = NULL;
		}
		if ((line->turn || first) && key && keys_add(&top, key)) {
			line_drop(p, line, FINDING_RUNNING_HEAD);
			for (uint32_t k = i + 1; k < p->raw.n; k++)
				if (!is_empty(&p->raw.v[k])) {
					p->raw.v[k].turn = true;
					break;
				}
			continue;
		}
		first = false;
		last = line;
	}
}

void page_turns(struct repair *p)
{
	page_numbers(p);
	numbers_inside(p);
	numbers_below(p);
	running_heads(p);
	mark_again(p);
}
