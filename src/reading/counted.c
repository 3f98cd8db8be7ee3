/* SPDX-License-Identifier: MIT */
/* The thing counted: the best choice by the weights, and how certain it is. */
#include "reading/counted.h"

#include "base/builtin.h"

/* By letters whose folder was left out of learning, .98 are right from the one
 * up and .95 from the other (build/train --folds). */
enum { SURE_AHEAD = 750, LIKELY_AHEAD = 280 };

/* A bound said once before a list of "respectively" holds for each value. */
static void bound_holds(const struct figure *f)
{
	const struct mark *first = f->c->v[f->i - f->run];
	struct statistic *s = &f->c->v[f->i]->statistic;

	if (f->respectively && s->bound == BOUND_EXACT &&
	    !is_digit(f->c->r->f[first->value.in.start]))
		s->bound = first->statistic.bound;
}

/* The best choices of different words, the best first. */
static void tell(struct figure *f, const struct choice *v, size_t n,
    struct statistic *s)
{
	enum { TOLD = 4 };
	bool seen[CHOICES] = {0};

	s->weighed = arena_new(f->c->r->a, struct weighed, TOLD);
	while (s->weighed_n < TOLD) {
		size_t best = n;
		struct weighed w;
		bool again = false;

		for (size_t k = 0; k < n; k++)
			if (!seen[k] && (best == n ||
			    v[k].score > v[best].score))
				best = k;
		if (best == n)
			return;
		seen[best] = true;
		w = figure_weigh(f, v[best].in);
		w.words = prose_str(f->c->r->a, &f->c->r->l->prose,
		    v[best].in);
		for (uint32_t k = 0; k < s->weighed_n; k++)
			again |= str_eq(s->weighed[k].words, w.words);
		if (!again)
			s->weighed[s->weighed_n++] = w;
	}
}

static void figure_read(struct counting *c, size_t i, bool told)
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
	if (told)
		tell(&f, all, n, &c->v[i]->statistic);
}

void counted_read(struct reader *r, bool told)
{
	struct counting c;

	counting_open(&c, r);
	c.weights = (const weight *)builtin_find("src/reading/of.weights").s;
	for (size_t i = 0; i < c.n; i++)
		if (!c.v[i]->statistic.of.s)	/* a table's cell has it */
			figure_read(&c, i, told);
}
