/* SPDX-License-Identifier: MIT */
/* What stands between the figures of a letter: stops, brackets, words. */
#include "reading/totals.h"

static const enum says says_of[] = {
#define PART(text, says) SAYS_##says,
#include "lexicon/part.def"
#undef PART
};

static uint32_t character(const struct reader *r, uint32_t i)
{
	if (r->mark[i] & INK_DATE)
		return GAP_DATE;
	switch (r->f[i]) {
	case ',': return GAP_COMMA;
	case ';': return GAP_SEMICOLON;
	case '(': return GAP_OPEN;
	case ')': return GAP_CLOSE;
	case ':': return GAP_COLON;
	case '\n': return GAP_LINE;
	case CHAR_FULL_STOP: return GAP_STOP;
	case CHAR_IDEOGRAPHIC_COMMA: return GAP_PAUSE;
	case CHAR_AND: case CHAR_AND_ALSO: return GAP_AND;
	case CHAR_FROM_1: return GAP_FROM;
	case CHAR_EACH: return GAP_EACH;
	}
	return 0;
}

/* Whether the word is whole: no longer one of part.def holds it. */
static bool is_whole(const struct pass *p, const struct token *w)
{
	const struct tokens *t = &p->r->tokens;

	return token_at(t, w->in.start, p->r->n, WORDS(PART)) == w &&
	    token_before(t, w->in.end, 0, WORDS(PART)) == w;
}

/* The words of a gap; those that reach its tail too. */
static void words(const struct pass *p, struct gap *g)
{
	const struct tokens *t = &p->r->tokens;

	for (uint32_t k = t->from[g->from]; k < t->n &&
	    t->v[k].in.start < g->to; k++) {
		const struct token *w = &t->v[k];

		if (w->class != WORD_PART || w->in.end > g->to ||
		    says_of[w->row] == SAYS_NONE || !is_whole(p, w))
			continue;
		g->words |= UINT32_C(1) << says_of[w->row];
		if (w->in.end > g->tail)
			g->near |= UINT32_C(1) << says_of[w->row];
	}
}

/* The comma of "among them,": what is behind it is still led in. */
static bool is_lead(const struct pass *p, uint32_t comma, uint32_t from)
{
	const struct token *w = token_before(&p->r->tokens, comma, from,
	    WORDS(PART));

	return w && says_of[w->row] == SAYS_AMONG;
}

/* "By" and "from" are one word: far from the figure it says by whom. */
static struct gap gap_of(const struct pass *p, uint32_t from, uint32_t to)
{
	enum { BRACKET = 40, FROM_NEAR = 6 };
	struct gap g = { .from = from, .to = to, .tail = from };
	uint32_t opened = 0;

	for (uint32_t i = from; i < to; i++) {
		uint32_t c = character(p->r, i);

		g.has |= c != GAP_FROM || to - i < FROM_NEAR ? c : 0;
		if (c & (GAP_COMMA | GAP_SEMICOLON | GAP_STOP) &&
		    !is_lead(p, i, from))
			g.tail = i + 1;
		if (c == GAP_OPEN)
			opened = i + 1;
		else if (c == GAP_CLOSE)
			opened = 0;
	}
	g.in_bracket = opened && to - opened < BRACKET;
	if (from < to)
		words(p, &g);
	return g;
}

void total_gaps(struct pass *p)
{
	p->gap = arena_new(p->r->a, struct gap, p->n + 1);
	p->line = arena_new(p->r->a, uint32_t, p->n + 1);
	p->sentence = arena_new(p->r->a, uint32_t, p->n + 1);
	for (size_t i = 1; i < p->n; i++) {
		struct gap *g = &p->gap[i];

		*g = gap_of(p, end_of(p->v[i - 1]), start_of(p->v[i]));
		p->line[i] = p->line[i - 1] + ((g->has & GAP_LINE) != 0);
		p->sentence[i] = p->sentence[i - 1] +
		    ((g->has & (GAP_LINE | GAP_STOP)) != 0);
	}
}

const struct token *total_word(const struct pass *p, struct span in,
    uint32_t says)
{
	const struct tokens *t = &p->r->tokens;
	const struct token *found = NULL;

	for (uint32_t k = t->from[in.start]; k < t->n &&
	    t->v[k].in.start < in.end; k++)
		if (t->v[k].class == WORD_PART && t->v[k].in.end <= in.end &&
		    says >> says_of[t->v[k].row] & 1 && is_whole(p, &t->v[k]))
			found = &t->v[k];
	return found;
}
