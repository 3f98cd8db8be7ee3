/* SPDX-License-Identifier: MIT */
/* Organizations named in the body: the best place where each name begins. */
#include "reading/organ.h"

#include "base/builtin.h"

/* Its room is made once for a body: locals are cleared each time. */
struct weighing {
	struct organ_end end;
	const int8_t *weights;
	uint32_t v[ORGAN_FEATURES];
	struct choices choices;		/* that are told */
};

/* How much less it is worth that an ending names none.  Of 1,700 names of
 * eleven hands not learned .929 are found without that and .937 with it; of
 * what is found .936 and .931 is right. */
enum { NONE_LESS = 20 };

static int32_t weigh(struct reader *r, struct weighing *w, uint32_t i)
{
	size_t n = organ_features(&w->end, i, w->v);
	int32_t sum = i < w->end.in.end ? 0 : -NONE_LESS;

	while (n)
		sum += w->weights[w->v[--n]];
	if (r->weigh)
		choices_keep(r, &w->choices, (struct weighed){ .all = sum,
		    .words = prose_str(r->a, &r->l->prose, (struct span){
		    i, w->end.in.end }) });
	return sum;
}

/* Where the name begins, at lowest or behind; the ending's end: it is none. */
static uint32_t name_start(struct reader *r, struct weighing *w,
    uint32_t lowest)
{
	const struct organ_end *o = &w->end;
	uint32_t best = o->in.end;
	int32_t most;

	w->choices = (struct choices){0};
	most = weigh(r, w, best);
	if (o->whole)
		most = INT32_MIN;

	for (uint32_t i = o->in.start + 1; i-- > o->first && i >= lowest; ) {
		int32_t sum;

		if (!organ_may(o, i))
			continue;
		sum = weigh(r, w, i);
		if (sum > most) {
			most = sum;
			best = i;
		}
	}
	return best;
}

void organs_read(struct reader *r, struct span body)
{
	struct weighing w = { .weights = (const int8_t *)
	    builtin_find("src/reading/organ.weights").s };
	struct mark *last = NULL;

	for (uint32_t e = body.start + 2; e <= body.end; e++) {
		struct span name = { .end = e };

		if (!organ_look(r, e, body.start, last ? last->value.in :
		    (struct span){0}, &w.end))
			continue;
		name.start = name_start(r, &w, last ? last->value.in.start :
		    body.start);
		if (name.start == e)
			continue;
		/* the longer name takes the one that it begins with */
		if (last && name.start < last->value.in.end)
			last->value = value_of(r, name, CERTAINTY_LIKELY,
			    "organ-ending");
		else
			last = mark_new(r, MARK_ORGANIZATION, name,
			    CERTAINTY_LIKELY, "organ-ending");
		last->type = str_of(w.end.kind);
		last->choices = w.choices;
	}
}
