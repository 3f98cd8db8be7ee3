/* SPDX-License-Identifier: MIT */
/* Words at a figure: what a rate is per, whether it tells a change. */
#include "reading/amount.h"

/* --- per */

/* The noun at i that a classifier stands before: a word of each.def, or one
 * that ends as such a word; else a character of it. */
static uint32_t noun_end(const struct reader *r, uint32_t i, uint32_t end)
{
	enum { NAME = 3 };
	const struct token *t = NULL;

	for (uint32_t k = i; !t && k < end && k - i < NAME &&
	    utf_is_han(r->f[k]); k++)
		t = token_at(&r->tokens, k, end, WORDS(EACH));
	return t ? t->in.end : i + 1;
}

/* What a rate is per, at i: a word of each.def; a classifier and its noun.
 * Where it ends; 0: none. */
static uint32_t each_end(const struct reader *r, uint32_t i, uint32_t end)
{
	const struct token *t = i < end ?
	    token_at(&r->tokens, i, end, WORDS(EACH)) : NULL;
	uint32_t k = i;

	if (t && span_len(t->in) > 1)
		return t->in.end;
	if (t && r->f[i] == CHAR_SINGLE && i + 1 < end &&
	    utf_is_han(r->f[i + 1]))
		return noun_end(r, i + 1, end);
	if (t)
		return t->in.end;
	while (k < end && k - i < 2 && set_has(SET_TIMES_MANY, r->f[k]))
		k++;
	t = k > i && k < end ? token_at(&r->tokens, k, end, WORDS(EACH)) : NULL;
	return t ? t->in.end : 0;
}

/* Behind the blanks at i. */
static uint32_t behind_blanks(const struct reader *r, uint32_t i, uint32_t end)
{
	while (i < end && r->f[i] == ' ')
		i++;
	return i;
}

/* The "each" before i, up to a stop or a digit; 0: none. */
static uint32_t each_before(const struct reader *r, uint32_t i, uint32_t start)
{
	enum { FAR = 20 };

	for (uint32_t k = i; k > start && i - k < FAR; k--) {
		uint32_t c = r->f[k - 1];

		if (c == CHAR_EACH)
			return k;
		if (is_digit(c) || set_has(SET_PER_STOPS, c))
			return 0;
	}
	return 0;
}

/* 600 for each person each year; each mile its upkeep of 6000. */
static void per_before(struct reader *r, struct statistic *s, uint32_t at,
    uint32_t start)
{
	enum { FAR = 12 };
	uint32_t last = each_before(r, at, start), first, from, to;
	str part[2] = { {0} };

	if (!last)
		return;
	from = behind_blanks(r, last, at);
	to = each_end(r, from, at);
	if (!to || at - to > FAR)
		return;
	part[1] = prose_str(r->a, &r->l->prose, (struct span){ from, to });
	first = each_before(r, last - 1, start);
	if (first) {
		from = behind_blanks(r, first, last - 1);
		to = each_end(r, from, last - 1);
		if (to == last - 1)
			part[0] = prose_str(r->a, &r->l->prose,
			    (struct span){ from, to });
	}
	s->per = arena_join(r->a, part, 2);
}

/* The word of each.def at i that begins no longer word; NULL: none. */
static const struct token *each_at(const struct reader *r, uint32_t i,
    uint32_t end)
{
	const struct token *t = i < end ?
	    token_at(&r->tokens, i, end, WORDS(EACH)) : NULL;

	return t && t->in.end == token_at(&r->tokens, i, end, ~0u)->in.end ?
	    t : NULL;
}

/* Yuan/acre, yuan/person and day: where the words behind the stroke at i end;
 * those of no known unit are four at the most. */
static uint32_t per_end(const struct reader *r, uint32_t i, uint32_t end)
{
	enum { MOST = 4 };
	const struct token *t = i < end ? token_at(&r->tokens, i, end,
	    WORDS(EACH) | WORDS(UNIT)) : NULL;
	uint32_t to = i;

	for (; t; t = each_at(r, to, end))
		to = t->in.end;
	if (to > i)
		return to;
	while (to < end && to - i < MOST && utf_is_han(r->f[to]))
		to++;
	return to;
}

static bool per_behind(struct reader *r, struct statistic *s, uint32_t i,
    uint32_t end)
{
	uint32_t from, to, more, length;
	enum bound bound;

	i = behind_blanks(r, i, end);
	if (i >= end || r->f[i] != '/' || str_has(s->unit, STR("/")))
		return false;
	from = behind_blanks(r, i + 1, end);
	to = per_end(r, from, end);
	if (to == from)
		return false;
	if (to < end && set_has(SET_PER_DOTS, r->f[to])) {
		more = per_end(r, to + 1, end);
		to = more > to + 1 ? more : to;
	}
	s->per = prose_str(r->a, &r->l->prose, (struct span){ from, to });
	bound = quantity_bound_behind(r, to, end, &length);
	if (!length)
		bound = quantity_bound_beyond(r, to, end);
	if (bound != BOUND_EXACT && s->bound == BOUND_EXACT)
		s->bound = bound;	/* yuan/kW, or so */
	return true;
}

void quantity_rate(struct reader *r, struct statistic *s,
    const struct quantity *q, uint32_t start, uint32_t end)
{
	if (!per_behind(r, s, q->end, end))
		per_before(r, s, q->start, start);
}

/* --- change */

static const enum change changes[] = {
#define CHANGE(text, way) CHANGE_##way,
#include "lexicon/change.def"
#undef CHANGE
};

/* "Above 18", "below the average (797)": what bounds a figure is no change of
 * it, nor of the one in the bracket that says what is compared with. */
static bool is_threshold(const struct reader *r, const struct token *t,
    uint32_t i)
{
	return token_at(&r->tokens, t->in.start, t->in.end, WORDS(BEFORE)) &&
	    (t->in.end == i || r->f[i - 1] == '(');
}

/* "Did not grow by 5%". */
static bool is_denied(const struct reader *r, const struct token *t)
{
	enum { FAR = 5 };
	struct match m;

	return match_in(r, PAT_DENIED, back_to(0, t->in.start, FAR),
	    t->in.start, &m);
}

/* The word of change.def nearest before i, in its clause, no figure between. */
static enum change change_before(const struct reader *r, uint32_t i,
    uint32_t start)
{
	enum { FAR = 16 };
	uint32_t from = back_to(start, i, FAR);

	for (uint32_t k = i; k > from && !is_digit(r->f[k - 1]) &&
	    !set_has(SET_CLAUSE_STOPS, r->f[k - 1]); k--) {
		const struct token *t = token_before(&r->tokens, k, start,
		    WORDS(CHANGE)), *at;

		if (!t)
			continue;
		at = token_at(&r->tokens, t->in.start, i, WORDS(CHANGE));
		return is_threshold(r, at, i) || is_denied(r, at) ?
		    CHANGE_NONE :
		    changes[at->row];
	}
	return CHANGE_NONE;
}

void quantity_change(struct reader *r, struct statistic *s,
    const struct quantity *q, uint32_t start)
{
	enum { FAR = 40 };
	uint32_t at = back_to(start, q->start, FAR);
	struct match m;

	s->change = change_before(r, q->start, start);
	if (s->change == CHANGE_NONE)
		return;
	if (r->tokens.sentence[q->start] > at)
		at = r->tokens.sentence[q->start];
	for (uint32_t i = at; match_from(r, PAT_BASIS_WORDS, at, i, q->start,
	    &m); i = m.end[0])
		s->basis = prose_str(r->a, &r->l->prose, group(&m, 1));
}
