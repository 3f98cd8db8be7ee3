/* SPDX-License-Identifier: MIT */
/* Prose to the places where patterns may match. */
#include "reading/pairs.h"

#include "lexicon/lexicon.h"

enum { CHAINS = 4096, BLOCK = 8, WORD = 64 };

/* The places of what has the same hash, from one to the next. */
struct chain {
	uint32_t first[CHAINS];	/* + 1; 0: none */
	uint32_t *next;
};

struct chains {
	struct chain one, two;	/* characters; pairs, by where they begin */
};

static inline uint32_t hash(uint32_t a, uint32_t b)
{
	return (a * UINT32_C(2654435761) ^ b * UINT32_C(2246822519)) >> 20;
}

static inline void put(struct chain *c, uint32_t h, uint32_t i)
{
	c->next[i] = c->first[h];
	c->first[h] = i + 1;
}

struct pairs *pairs_new(const uint32_t *f, uint32_t n, struct arena *a)
{
	struct pairs *p = arena_new(a, struct pairs, 1);
	struct chains *c = arena_new(a, struct chains, 1);

	p->f = f;
	p->n = n;
	p->a = a;
	p->chains = c;
	c->one.next = arena_room(a, uint32_t, n + 1);
	c->two.next = arena_room(a, uint32_t, n + 1);
	for (uint32_t i = 0; i < n; i++) {
		put(&c->one, f[i] % CHAINS, i);
		if (i + 1 < n)
			put(&c->two, hash(f[i], f[i + 1]), i);
	}
	return p;
}

/* Mark the blocks of one need; whether there are any. */
static bool mark(struct pairs *p, const struct need *x, uint64_t *block)
{
	const uint32_t *f = p->f;
	const struct chain *c = x->b ? &p->chains->two : &p->chains->one;
	uint32_t i = c->first[x->b ? hash(x->a, x->b) : x->a % CHAINS];
	bool any = false;

	for (; i; i = c->next[i - 1]) {
		uint32_t k = (i - 1) / BLOCK;

		if (f[i - 1] != x->a || (x->b && f[i] != x->b))
			continue;
		block[k / WORD] |= UINT64_C(1) << k % WORD;
		any = true;
	}
	return any;
}

static void find(struct pairs *p, enum pattern id)
{
	const struct pattern_row *row = &lexicon_pattern[id];
	bool any = false;

	p->block[id] = arena_new(p->a, uint64_t, p->n / BLOCK / WORD + 1);
	for (uint32_t k = 0; k < row->needs; k++)
		any |= mark(p, &row->need[k], p->block[id]);
	p->nowhere[id] = !any;
}

bool pairs_within(struct pairs *p, enum pattern id, uint32_t start,
    uint32_t end)
{
	uint32_t first = start / BLOCK, last = (end - 1) / BLOCK;
	uint64_t front = ~UINT64_C(0) << first % WORD;

	if (!lexicon_pattern[id].needs)
		return true;
	if (start >= end)
		return false;
	if (!p->block[id])
		find(p, id);
	for (uint32_t i = first / WORD; i < last / WORD; i++) {
		if (p->block[id][i] & front)
			return true;
		front = ~UINT64_C(0);
	}
	return p->block[id][last / WORD] & front &
	    ~UINT64_C(0) >> (WORD - 1 - last % WORD);
}
