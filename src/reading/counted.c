/* SPDX-License-Identifier: MIT */
/* The thing counted: the best choice by the weights, and how certain it is. */
#include "reading/counted.h"

#include "base/builtin.h"

/* By letters whose folder was left out of learning, .98 are right from the one
 * up and .95 from the other (build/train --folds). */
enum { SURE_AHEAD = 750, LIKELY_AHEAD = 280 };

static bool same_words(const struct reader *r, struct span a, struct span b)
{
	if (span_len(a) != span_len(b))
		return false;
	for (uint32_t i = 0; i < span_len(a); i++)
		if (r->f[a.start + i] != r->f[b.start + i])
			return false;
	return true;
}

/* Whether two choices name the same thing: the same words, or most of them. */
static bool alike(const struct reader *r, struct span a, struct span b)
{
	uint32_t start = a.start > b.start ? a.start : b.start;
	uint32_t end = a.end < b.end ? a.end : b.end;
	uint32_t most = span_len(a) > span_len(b) ? span_len(a) : span_len(b);

	return same_words(r, a, b) ||
	    (end > start && 2 * (end - start) >= most);
}

size_t choice_best(const struct figure *f, const struct choice *v, size_t n,
    int32_t *ahead)
{
	size_t best = 0;
	bool rival = false;

	for (size_t k = 1; k < n; k++)
		if (v[k].score > v[best].score)
			best = k;
	for (size_t k = 0; k < n; k++) {
		int32_t by = v[best].score - v[k].score;

		if (k == best || alike(f->c->r, v[best].in, v[k].in) ||
		    (rival && by >= *ahead))
			continue;
		*ahead = by;
		rival = true;
	}
	if (!rival)
		*ahead = INT32_MAX;
	return best;
}

/* A bound said once before a list of "respectively" holds for each value. */
static void bound_holds(const struct figure *f)
{
	const struct mark *first = f->c->v[f->i - f->run];
	struct statistic *s = &f->c->v[f->i]->statistic;

	if (f->respectively && s->bound == BOUND_EXACT &&
	    !is_digit(f->c->r->f[first->value.in.start]))
		s->bound = first->statistic.bound;
}

static void figure_read(struct counting *c, size_t i)
{
	struct statistic *s = &c->v[i]->statistic;
	struct choice all[CHOICES];
	struct figure f;
	int32_t ahead;
	size_t n;

	figure_open(&f, c, i);
	bound_holds(&f);
	n = figure_choices(&f, all);
	if (!n)
		return;
	s->of_in = all[choice_best(&f, all, n, &ahead)].in;
	s->of = prose_str(c->r->a, &c->r->l->prose, s->of_in);
	s->of_certainty = ahead >= SURE_AHEAD ? CERTAINTY_SURE :
	    ahead >= LIKELY_AHEAD ? CERTAINTY_LIKELY : CERTAINTY_OPEN;
	for (size_t k = 0; k < n && c->r->weigh; k++) {
		struct weighed w = figure_weigh(&f, all[k].in);

		w.words = prose_str(c->r->a, &c->r->l->prose, all[k].in);
		choices_keep(c->r, &c->v[i]->choices, w);
	}
}

void counted_read(struct reader *r)
{
	struct counting c;

	counting_open(&c, r);
	c.weights = (const weight *)builtin_find("src/reading/of.weights").s;
	for (size_t i = 0; i < c.n; i++)
		if (!c.v[i]->statistic.of.s)	/* a table's cell has it */
			figure_read(&c, i);
}
