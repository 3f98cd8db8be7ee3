/* SPDX-License-Identifier: MIT */
/* A set of names, by hash (FNV-1a) with open addressing. */
#include "base/names.h"

static struct named *place(struct named *slot, size_t cap, const char *name)
{
	uint64_t h = 0xcbf29ce484222325;
	size_t i;

	for (const char *s = name; *s; s++)
		h = (h ^ (unsigned char)*s) * 0x100000001b3;
	i = (size_t)h & (cap - 1);
	while (slot[i].name && strcmp(slot[i].name, name))
		i = (i + 1) & (cap - 1);
	return &slot[i];
}

/* Twice the room; what was there before stays in the arena. */
static void grow(struct names *x)
{
	size_t cap = x->cap ? 2 * x->cap : 64;
	struct named *slot = arena_new(&x->arena, struct named, cap);

	for (size_t i = 0; i < x->cap; i++)
		if (x->slot[i].name)
			*place(slot, cap, x->slot[i].name) = x->slot[i];
	x->slot = slot;
	x->cap = cap;
}

struct named *names_find(struct names *x, const char *name, bool make)
{
	struct named *at;

	if (make && 2 * (x->n + 1) > x->cap)
		grow(x);
	if (!x->cap)
		return NULL;
	at = place(x->slot, x->cap, name);
	if (at->name || !make)
		return at->name ? at : NULL;
	at->name = arena_str(&x->arena, str_of(name)).s;
	x->n++;
	return at;
}
