/* SPDX-License-Identifier: MIT */
#ifndef DAFU_GRAMS_H
#define DAFU_GRAMS_H

#include "archive/rows.h"

/*
 * Which letters hold which pairs of characters, so that words of two characters
 * and more are found by their pairs.  Characters are Han, letters and digits;
 * full width is half width, capitals are small.  A letter in traditional
 * characters is found by these and by simplified ones.
 */
struct grams {
	struct gram { uint32_t first, second, id; } *slot;
	struct gram_use { struct gram gram; uint32_t letter, count; } *use;
	size_t n, cap;		/* of them; of slots, a power of two */
};

/* A letter's pairs, once each: their ids times two, plus one in its titles. */
struct grams_of {
	const uint32_t *v;
	size_t n;
};

struct grams_of grams_take(struct grams *g, const str text[INDEX_TEXT_COUNT],
    struct arena *a);
void grams_clear(struct grams *g);

/* How often it was asked for these two numbers before; the first is not 0. */
uint32_t grams_seen(struct grams *g, uint32_t first, uint32_t second);

struct site;
struct site_sink;

/*
 * Write the index: search/N.js, so many that each is small, and for each facet
 * search/FACET.js: pairs, or keys, with the letters that have them, as numbers
 * in the order of the site.  site.js reads them; the form: shards.c.
 */
bool shards_write(struct site *s, const struct site_sink *to, uint32_t *count);

#endif
