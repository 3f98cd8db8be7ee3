/* SPDX-License-Identifier: MIT */
/* Sentences by the pairs of characters that they have in common. */
#include "ask/alike.h"

#include <math.h>
#include <stdlib.h>

#include "base/utf.h"

/* Pairs in common that are no chance. */
enum { FEWEST = 4 };

struct alike_pair {
	uint64_t key;		/* two code points; 0: free */
	double weight;
	struct VEC(uint32_t) text;	/* that have it, rising */
};

typedef struct VEC(uint64_t) keys;

static bool counts(uint32_t c)
{
	return utf_is_han(c) || (c >= 'a' && c <= 'z');
}

static int by_key(const void *one, const void *two)
{
	const uint64_t *x = one, *y = two;

	return (*x > *y) - (*x < *y);
}

/* The pairs of a text, rising, once each. */
static void keys_of(keys *out, str text, struct arena *a)
{
	uint32_t before = 0;
	size_t n = 0;

	*out = (keys){0};
	for (size_t at = 0; at < text.len; ) {
		uint32_t c = fold_point(utf8_next(text, &at));

		c |= c >= 'A' && c <= 'Z' ? 0x20 : 0;
		if (!counts(c)) {
			before = 0;
			continue;
		}
		if (before)
			*push(a, out) = (uint64_t)before << 32 | c;
		before = c;
	}
	if (!out->n)
		return;
	qsort(out->v, out->n, sizeof(*out->v), by_key);
	for (size_t i = 0; i < out->n; i++)
		if (!i || out->v[i] != out->v[i - 1])
			out->v[n++] = out->v[i];
	out->n = n;
}

/* The pair's slot, or the free one where it belongs. */
static struct alike_pair *place(struct alike_pair *slot, size_t cap,
    uint64_t key)
{
	size_t i = (size_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 20) &
	    (cap - 1);

	while (slot[i].key && slot[i].key != key)
		i = (i + 1) & (cap - 1);
	return &slot[i];
}

static void grow(struct alike *x)
{
	size_t cap = x->cap ? 2 * x->cap : 1024;
	struct alike_pair *slot = arena_new(&x->arena, struct alike_pair, cap);

	for (size_t i = 0; i < x->cap; i++)
		if (x->slot[i].key)
			*place(slot, cap, x->slot[i].key) = x->slot[i];
	x->slot = slot;
	x->cap = cap;
}

void alike_add(struct alike *x, str text)
{
	struct arena a = {0};
	keys k;

	keys_of(&k, text, &a);
	for (size_t i = 0; i < k.n; i++) {
		struct alike_pair *p;

		if (2 * (x->pairs + 1) > x->cap)
			grow(x);
		p = place(x->slot, x->cap, k.v[i]);
		x->pairs += !p->key;
		p->key = k.v[i];
		*push(&x->arena, &p->text) = (uint32_t)x->texts;
	}
	x->texts++;
	arena_free(&a);
}

static double weight(const struct alike *x, size_t texts)
{
	return log1p((double)x->texts / (double)(texts ? texts : 1));
}

/* What each pair weighs, and how long each text is. */
static void weigh(struct alike *x)
{
	for (size_t i = 0; i < x->texts; i++) {
		*push(&x->arena, &x->length) = 0;
		*push(&x->arena, &x->common) = 0;
		*push(&x->arena, &x->sum) = 0;
	}
	for (size_t i = 0; i < x->cap; i++) {
		struct alike_pair *p = &x->slot[i];

		p->weight = p->key ? weight(x, p->text.n) : 0;
		for (size_t k = 0; k < p->text.n; k++)
			x->length.v[p->text.v[k]] += p->weight * p->weight;
	}
}

void alike_find(alike_matches *out, struct alike *x, str text, double least,
    struct arena *a)
{
	double length = 0;
	keys k;

	*out = (alike_matches){0};
	if (!x->length.n)
		weigh(x);
	if (!x->cap)
		return;
	keys_of(&k, text, a);
	for (size_t i = 0; i < k.n; i++) {
		const struct alike_pair *p = place(x->slot, x->cap, k.v[i]);
		double w = p->key ? p->weight : weight(x, 1);

		length += w * w;
		for (size_t t = 0; p->key && t < p->text.n; t++) {
			x->common.v[p->text.v[t]]++;
			x->sum.v[p->text.v[t]] += w * w;
		}
	}
	for (size_t i = 0; i < x->texts; i++) {
		double likeness = x->common.v[i] < FEWEST ? 0 : x->sum.v[i] /
		    sqrt(length * x->length.v[i]);

		if (likeness >= least)
			*push(a, out) = (struct alike_match){ i, likeness,
				x->common.v[i] };
		x->common.v[i] = 0;
		x->sum.v[i] = 0;
	}
}

bool alike_sure(double likeness, uint32_t common)
{
	return likeness >= 0.6 && common >= 8;
}

void alike_free(struct alike *x)
{
	arena_free(&x->arena);
	*x = (struct alike){0};
}
