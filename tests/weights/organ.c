/* SPDX-License-Identifier: MIT */
/* Where an organ's name begins, or that an ending names none. */
#include "reading/organ.h"
#include "choose.h"

static int32_t learned[ORGAN_WEIGHTS];
static int8_t kept[ORGAN_WEIGHTS];
static int64_t averaged[ORGAN_WEIGHTS], total[ORGAN_WEIGHTS];
static struct chooser chooser = { .epochs = 16, .rounds = 4, .margin = 40,
	.count = ORGAN_WEIGHTS, .learned = learned, .averaged = averaged,
	.total = total, .kept = kept };

/* --- answers */

/* Where the words begin that end at e; e: they do not. */
static uint32_t words_start(const struct reader *r, uint32_t floor, uint32_t e,
    const uint32_t *words, size_t n)
{
	uint32_t i = e;

	while (n && i > floor) {
		if (r->f[--i] != words[n - 1])
			return e;
		n--;
	}
	return n ? e : i;
}

/* That the name begins at i, or that the ending names none; right: where it
 * does. */
static void begins(struct lesson *x, const struct organ_end *o, uint32_t i,
    uint32_t right)
{
	uint32_t v[ORGAN_FEATURES];

	if (i == right) {
		x->right = x->v.n;
		x->words.start = i;
	}
	option_add(x, v, organ_features(o, i, v));
}

/* Where the longest answer begins that ends at e; e: none does. */
static uint32_t right_start(const struct lesson_letter *l, uint32_t floor,
    uint32_t e)
{
	const json_t *list = json_object_get(l->answer, "organizations");
	uint32_t best = e;

	for (size_t k = 0; k < json_array_size(list); k++) {
		size_t n;
		uint32_t *words = words_folded(json_string_value(
		    json_array_get(list, k)), &n);
		uint32_t i = words_start(&l->reader, floor, e, words, n);

		if (i < best)
			best = i;
	}
	return best;
}

static void open(struct lesson_letter *l)
{
	struct lessons *o = arena_new(&arena, struct lessons, 1);
	struct span body = l->letter.body->in;

	l->lessons = o;
	if (!json_object_get(l->answer, "organizations"))
		return;
	own_place_read(&l->reader);
	for (uint32_t e = body.start + 2; e <= body.end; e++) {
		struct organ_end end;
		struct lesson *x;
		uint32_t right;

		if (!organ_look(&l->reader, e, body.start,
		    (struct span){0}, &end))
			continue;
		x = push(&arena, &o->v);
		*x = (struct lesson){ .words = { e, e } };
		right = right_start(l, body.start, e);
		begins(x, &end, e, right);
		for (uint32_t i = end.in.start + 1; i-- > end.first; )
			if (organ_may(&end, i))
				begins(x, &end, i, right);
	}
}

const struct subject subject_organ = { .name = "organ", .open = open,
	.chooser = &chooser, .kept = kept, .count = ORGAN_WEIGHTS,
	.answers = "organizations" };
