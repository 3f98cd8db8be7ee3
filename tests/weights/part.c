/* SPDX-License-Identifier: MIT */
/* Which figure is part of which. */
#include <stdio.h>
#include <string.h>

#include "reading/shares.h"
#include "choose.h"

static int32_t learned[SHARE_WEIGHTS];
static int8_t kept[SHARE_WEIGHTS];
static int64_t averaged[SHARE_WEIGHTS], total[SHARE_WEIGHTS];
static struct chooser chooser = { .epochs = 8, .rounds = 4, .margin = 60,
	.count = SHARE_WEIGHTS, .learned = learned, .averaged = averaged,
	.total = total, .kept = kept };

/* The figures of the answers among those of the letter, in the order of the
 * text; pass.n: it is not there. */
static size_t *joined(const struct pass *p, const json_t *list)
{
	size_t n = json_array_size(list), from = 0;
	size_t *at = arena_new(&arena, size_t, n + 1);

	for (size_t k = 0; k < n; k++) {
		const char *text = json_string_value(json_object_get(
		    json_array_get(list, k), "text"));
		size_t len, i = from;
		uint32_t *want = words_folded(text ? text : "", &len);
		uint32_t have[WORDS_MOST];

		while (i < p->n && !words_same(want, len, have, words_of(p->r,
		    p->v[i]->value.in, have)))
			i++;
		at[k] = i;
		if (i < p->n)
			from = i + 1;
	}
	return at;
}

/* Every choice as an option; false: the right one is not among them. */
static bool choices(struct lesson *x, const struct shares *s, size_t i,
    size_t right)
{
	size_t out[SHARE_CHOICES], n = share_choices(s, i, out);

	x->right = n;
	for (size_t k = 0; k < n; k++) {
		uint32_t v[SHARE_FEATURES];

		if (out[k] == right)
			x->right = k;
		option_add(x, v, share_features(s, i, out[k], v));
	}
	return x->right < n;
}

/* A figure whose total is known: itself, it is part of none. */
static void lesson_add(struct lessons *o, const struct shares *s, size_t i,
    size_t right)
{
	const struct mark *m = s->p->v[i];
	struct lesson *x;

	if (!s->v[i].size || right == s->p->n)
		return;
	x = push(&arena, &o->v);
	*x = (struct lesson){ .words = { start_of(m) > 20 ?
	    start_of(m) - 20 : 0, end_of(m) } };
	if (!choices(x, s, i, right))
		o->v.n--;
	/* figures before it are not all read rightly, either */
	s->v[i].total = (i * 2654435761u >> 7) % 6 ? right : i;
}

/* "2<1 3<1": figures 2 and 3 of the case are parts of figure 1. */
static void open_case(struct lessons *o, const struct shares *s,
    const json_t *list)
{
	const char *told = json_string_value(json_array_get(list, 0));

	for (size_t i = 0; i < s->p->n; i++) {
		size_t right = i, a, b;

		for (const char *at = told; at && *at; at += strcspn(at, " "),
		    at += strspn(at, " "))
			if (sscanf(at, "%zu<%zu", &a, &b) == 2 &&
			    a == i + 1 && b && b <= s->p->n)
				right = b - 1;
		lesson_add(o, s, i, right);
	}
}

static void open(struct lesson_letter *l)
{
	const json_t *list = json_object_get(l->answer, "statistics");
	struct lessons *o = arena_new(&arena, struct lessons, 1);
	struct pass p;
	struct shares s;
	size_t *at;

	l->lessons = o;
	totals_open(&p, &l->reader);
	shares_open(&s, &p);
	if (json_object_get(l->answer, CASES)) {
		open_case(o, &s, json_object_get(l->answer, CASES));
		return;
	}
	at = joined(&p, list);
	for (size_t k = 0; k < json_array_size(list); k++) {
		const json_t *of = json_object_get(json_array_get(list, k),
		    "partOf");

		if (at[k] < p.n)
			lesson_add(o, &s, at[k], json_is_integer(of) ?
			    at[json_integer_value(of)] : at[k]);
	}
}

const struct subject subject_part = { .name = "part", .open = open,
	.chooser = &chooser, .kept = kept, .count = SHARE_WEIGHTS,
	.answers = CASES };
