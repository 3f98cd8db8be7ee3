/* SPDX-License-Identifier: MIT */
/* From a letter's words to its pairs of characters. */
#include "site/grams.h"

#include <stdlib.h>

#include "base/utf.h"

/* What pairs are made of; site.js has the same. */
static bool is_word(uint32_t c)
{
	return utf_is_han(c) || (c >= '0' && c <= '9') ||
	    (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x2000);
}

static uint32_t small(uint32_t c)
{
	return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

static size_t place(const struct grams *g, uint32_t first, uint32_t second)
{
	uint64_t h = ((uint64_t)first << 21 ^ second) * 0x9E3779B97F4A7C15u;
	size_t i = (size_t)(h >> 32) & (g->cap - 1);

	while (g->slot[i].first && (g->slot[i].first != first ||
	    g->slot[i].second != second))
		i = (i + 1) & (g->cap - 1);
	return i;
}

static void grow(struct grams *g)
{
	struct gram *old = g->slot;
	size_t cap = g->cap;

	g->cap = cap ? 2 * cap : 1 << 14;
	g->slot = checked_malloc(g->cap * sizeof(*g->slot));
	memset(g->slot, 0, g->cap * sizeof(*g->slot));
	for (size_t i = 0; i < cap; i++)
		if (old[i].first)
			g->slot[place(g, old[i].first, old[i].second)] = old[i];
	free(old);
	g->use = checked_realloc(g->use, g->cap * sizeof(*g->use));
}

static struct gram_use *find(struct grams *g, uint32_t first, uint32_t second)
{
	size_t i;

	if (2 * g->n >= g->cap)
		grow(g);
	i = place(g, first, second);
	if (!g->slot[i].first) {
		g->slot[i] = (struct gram){ first, second, (uint32_t)g->n };
		g->use[g->n++] = (struct gram_use){ g->slot[i], 0, 0 };
	}
	return &g->use[g->slot[i].id];
}

uint32_t grams_seen(struct grams *g, uint32_t first, uint32_t second)
{
	return find(g, first, second)->count++;
}

struct taking {
	struct grams *g;
	struct arena *a;
	struct VEC(uint32_t) list;
	uint32_t letter;	/* a mark for what this one has already */
	bool title;
};

static void take(struct taking *t, uint32_t first, uint32_t second)
{
	struct gram_use *u = find(t->g, first, second);

	if (u->letter == t->letter)
		return;
	u->letter = t->letter;
	u->count++;
	*push(t->a, &t->list) = 2 * u->gram.id + t->title;
}

static void take_text(struct taking *t, str x)
{
	uint32_t before = 0, raw = 0;

	for (size_t at = 0; at < x.len; ) {
		uint32_t own = utf8_next(x, &at), c = small(fold_point(own));

		if (!is_word(c)) {
			before = raw = 0;
			continue;
		}
		/* half width either way, but traditional as it is */
		if (!utf_is_han(own))
			own = c;
		if (before)
			take(t, before, c);
		if (raw && (raw != before || own != c))
			take(t, raw, own);
		before = c;
		raw = own;
	}
}

struct grams_of grams_take(struct grams *g, const str text[INDEX_TEXT_COUNT],
    struct arena *a)
{
	/* counted in the first pair, which is none */
	struct arena own = {0};
	struct taking t = { .g = g, .a = &own, .title = true };
	struct grams_of out;
	uint32_t *v;

	t.letter = ++find(g, 1, 0)->letter;
	take_text(&t, text[INDEX_TITLE]);
	t.title = false;
	take_text(&t, text[INDEX_BODY]);
	take_text(&t, text[INDEX_FACTS]);
	v = arena_new(a, uint32_t, t.list.n + 1);
	if (t.list.n)
		memcpy(v, t.list.v, t.list.n * sizeof(*v));
	out = (struct grams_of){ v, t.list.n };
	arena_free(&own);
	return out;
}

void grams_clear(struct grams *g)
{
	free(g->slot);
	free(g->use);
	*g = (struct grams){0};
}
