/* SPDX-License-Identifier: MIT */
/* The thing counted: the best choice by the weights, and how certain it is. */
#include "reading/counted.h"

#include "base/builtin.h"

enum { SURE_AHEAD = 400, LIKELY_AHEAD = 60 };

static void figure_read(struct counting *c, size_t i)
{
	struct statistic *s = &c->v[i]->statistic;
	struct choice all[CHOICES], best = {0};
	struct figure f;
	int32_t second = INT32_MIN / 2, ahead;
	size_t n;

	figure_open(&f, c, i);
	n = figure_choices(&f, all);
	if (!n)
		return;
	best.score = INT32_MIN / 2;
	for (size_t k = 0; k < n; k++)
		if (all[k].score > best.score) {
			second = best.score;
			best = all[k];
		} else if (all[k].score > second) {
			second = all[k].score;
		}
	ahead = best.score - second;
	s->of_in = best.in;
	s->of = prose_str(c->r->a, &c->r->l->prose, best.in);
	s->of_certainty = ahead >= SURE_AHEAD ? CERTAINTY_SURE :
	    ahead >= LIKELY_AHEAD ? CERTAINTY_LIKELY : CERTAINTY_OPEN;
}

void counted_read(struct reader *r)
{
	struct counting c;

	counting_open(&c, r);
	c.weights = (const int8_t *)builtin_find("src/reading/of.weights").s;
	for (size_t i = 0; i < c.n; i++)
		if (!c.v[i]->statistic.of.s)	/* a table's cell has it */
			figure_read(&c, i);
}
