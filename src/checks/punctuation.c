/* SPDX-License-Identifier: MIT */
/* Marks, widths and blanks (GB/T 15834-2011, GB/T 15835-2011). */
#include "checks/common.h"

/* --- pairs */

enum { DEPTH = 16, MOST = 20, PAIR = 60 };

/* Where a paragraph has a mark without its partner; UINT32_MAX: nowhere. */
static uint32_t unpaired(const struct check *c, struct span in)
{
	struct { uint32_t at, close; } stack[DEPTH];
	size_t n = 0;
	uint32_t label = in.start;

	while (label < in.end && (is_figure(c->f[label]) ||
	    utf_is_space(c->f[label])))
		label++;
	for (uint32_t i = in.start; i < in.end; i++) {
		uint32_t close = partner_of(c->f[i]);

		if (close && n == DEPTH)
			return UINT32_MAX;
		if (close) {
			stack[n].at = i;
			stack[n++].close = close;
		} else if (n && c->f[i] == stack[n - 1].close) {
			n--;
		} else if (is_one(W_CLOSES, c->f[i]) && (i != label ||
		    c->f[i] != ')')) {
			return i;	/* 1) is a label */
		}
	}
	return n ? stack[n - 1].at : UINT32_MAX;
}

/* Whether reading has told of it. */
static bool told(const struct check *c, enum finding_id id, struct place at)
{
	for (size_t i = 0; i < c->l->findings.n; i++) {
		const struct finding *f = &c->l->findings.v[i];

		if (f->id == id && f->at.start <= at.start &&
		    at.start < f->at.end)
			return true;
	}
	return false;
}

void rule_pair_open(struct check *c, enum finding_id id)
{
	struct span in = c->l->body->in;
	size_t count = 0;

	while (in.start < in.end && count < MOST) {
		struct span line = { in.start, in.start }, words;
		uint32_t at;

		while (line.end < in.end && c->f[line.end] != '\n')
			line.end++;
		in.start = line.end + 1;
		at = unpaired(c, line);
		if (at == UINT32_MAX)
			continue;
		words = (struct span){ at > line.start + 4 ? at - 4 :
		    line.start, at + 8 < line.end ? at + 8 : line.end };
		if (!told(c, FINDING_CITATION_OPEN, place_of(c, words)) &&
		    !told(c, FINDING_LABEL_PAIR, place_of(c, words))) {
			found_as(c, id, place_of(c, (struct span){ at,
			    at + 1 }), prose_str(c->a, &c->l->prose, words));
			count++;
		}
	}
}

/* --- widths */

/* One finding for all places of a kind: the first, and how many. */
struct all {
	struct check *c;
	enum finding_id id;
	struct VEC(struct edit) edits;
};

static void one_more(struct all *x, struct place at, const char *text)
{
	*push(x->c->a, &x->edits) = (struct edit){ at, str_of(text) };
}

static void tell(struct all *x)
{
	struct finding *f;

	if (!x->edits.n)
		return;
	f = found_as(x->c, x->id, x->edits.v[0].at, arena_printf(x->c->a,
	    "%zu", x->edits.n));
	for (size_t i = 0; i < x->edits.n; i++)
		*push(x->c->a, &f->edits) = x->edits.v[i];
}

static const char *wide(uint32_t c)
{
	switch (c) {
	case ',':
		return "，";
	case ';':
		return "；";
	case ':':
		return "：";
	case '?':
		return "？";
	case '!':
		return "！";
	default:
		return NULL;
	}
}

static uint32_t source_at(const struct check *c, uint32_t i)
{
	return i >= c->from && i < c->to ? c->s[i] : '\n';
}

/* A mark of Chinese prose: behind a character; or a comma behind a figure and
 * before a character. */
static bool is_narrow(const struct check *c, uint32_t i)
{
	uint32_t before = source_at(c, i - 1), next = source_at(c, i + 1);

	if (!wide(c->s[i]) || i == c->from)
		return false;
	return utf_is_han(before) || is_one(W_CLOSES, fold_point(before)) ||
	    (c->s[i] != ':' && (is_figure(before) || before == '%') &&
	    utf_is_han(next));
}

/* The end of the brackets that open at i, where they are of Chinese prose; 0:
 * they are not.  Those of document numbers are another rule's. */
static uint32_t brackets(const struct check *c, uint32_t i)
{
	bool han = i > c->from && utf_is_han(c->s[i - 1]);
	uint32_t end = i + 1, digits = 0;

	if (c->s[i] != '(')
		return 0;
	for (; source_at(c, end) != '\n' && end - i < PAIR &&
	    fold_point(c->s[end]) != ')'; end++) {
		if (c->s[end] == '(')
			return 0;
		han = han || utf_is_han(c->s[end]);
		digits += is_figure(c->s[end]);
	}
	if (source_at(c, end) == '\n' || fold_point(c->s[end]) != ')' || !han)
		return 0;
	if (digits == 4 && end == i + 5 && (is_figure(source_at(c, end + 1)) ||
	    is_one(W_ORDINAL, source_at(c, end + 1))))
		return 0;
	return end;
}

void rule_half_width(struct check *c, enum finding_id id)
{
	struct all x = { .c = c, .id = id };
	uint32_t close = 0;

	for (uint32_t i = c->from; i < c->to; i++) {
		uint32_t end;

		if (in_site(c, i))
			continue;
		if (i == close && close && c->s[i] == ')')
			one_more(&x, (struct place){ i, i + 1 }, "）");
		else if (is_narrow(c, i))
			one_more(&x, (struct place){ i, i + 1 },
			    wide(c->s[i]));
		else if ((end = brackets(c, i))) {
			one_more(&x, (struct place){ i, i + 1 }, "（");
			close = end;
		}
	}
	tell(&x);
}

void rule_wide_digit(struct check *c, enum finding_id id)
{
	struct all x = { .c = c, .id = id };

	for (uint32_t i = c->from; i < c->to; i++) {
		uint32_t narrow = fold_point(c->s[i]);
		char s[2] = { (char)narrow };

		if (is_figure(narrow) && narrow != c->s[i] && !in_site(c, i))
			one_more(&x, (struct place){ i, i + 1 },
			    arena_str(c->a, str_of(s)).s);
	}
	tell(&x);
}

/* --- blanks */

void rule_blank_inside(struct check *c, enum finding_id id)
{
	struct all x = { .c = c, .id = id };
	struct place in = place_of(c, c->l->body->in);

	for (uint32_t i = in.start + 1; i + 1 < in.end; i++) {
		uint32_t before = fold_point(c->s[i - 1]),
		    next = fold_point(c->s[i + 1]);

		if (!utf_is_space(c->s[i]) || c->s[i] == '\n' ||
		    c->s[i] == '\t' || c->s[i] == '\r')
			continue;
		if ((utf_is_han(before) && is_figure(next)) ||
		    (is_figure(before) && utf_is_han(next)))
			one_more(&x, (struct place){ i, i + 1 }, "");
	}
	tell(&x);
}
