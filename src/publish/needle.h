/* SPDX-License-Identifier: MIT */
#ifndef DAFU_NEEDLE_H
#define DAFU_NEEDLE_H

#include "base/arena.h"

/*
 * Strings looked for as people write them: full width is half width, capital
 * letters are small ones, and blanks, hyphens and what takes no room count for
 * nothing.  A number is not found inside a longer one.
 */

/* What takes no room in print, or is white: neither a letter nor a digit. */
bool needle_gap(uint32_t c);

/* A text to search: its code points c, n of them; those that count, squeezed,
 * and where each of them stands in c. */
struct haystack {
	const uint32_t *c;
	size_t n;
	uint32_t *squeezed, *at;
	size_t count;
};

/* c must live as long. */
void haystack_fill(struct haystack *h, const uint32_t *c, size_t n,
    struct arena *a);

/* A string as it is looked for.  n == 0: nothing of it counts. */
struct needle {
	uint32_t *c;
	size_t n;
};
struct needle needle_of(str text, struct arena *a);

/* Many of them, each once, found in one pass over a text. */
struct needles {
	struct needles_row {
		struct needle x;
		uint32_t hash, next;	/* of its head; the next of the same
					   slot: index + 1 */
	} *v;
	size_t n, cap;
	uint32_t *slot;		/* by hash; slots is a power of 2 */
	size_t slots;
	uint32_t heads;		/* lengths of heads that there are: a set */
};
/* False: it is there already, or nothing of it counts. */
bool needles_add(struct needles *s, const struct needle *x, struct arena *a);
bool needles_have(const struct needles *s, const struct needle *x);

/* Where in a text; all 0: before its beginning. */
struct needle_place {
	size_t which;		/* its index in the order of adding */
	uint32_t start, end;	/* [start, end) of h->c */
	/* where the search stands */
	size_t at, head;
	uint32_t hash, next;
};

/* The next place where one of them stands, in the order of beginnings; they may
 * overlap.  False: there is none. */
bool needles_find(const struct needles *s, const struct haystack *h,
    struct needle_place *f);

/*
 * Which of the strings an output (XML, HTML, JSON, text) holds: as it stands,
 * with its escapes (&#N; \uXXXX %XX) undone, or with tags taken out.  False: none.
 */
struct output_text {
	struct haystack whole, untagged;
};
void output_read(struct output_text *t, str bytes, struct arena *a);
bool output_finds(const struct output_text *t, const struct needles *s,
    size_t *which);

#endif
