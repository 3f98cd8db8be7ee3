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
bool needle_same(const struct needle *x, const struct needle *y);

/*
 * The first place at or behind *from (an index into squeezed) where x stands:
 * [*start, *end) of h->c.  *from moves behind it.  False: there is none.
 */
bool needle_find(const struct needle *x, const struct haystack *h,
    size_t *from, uint32_t *start, uint32_t *end);

/*
 * Whether an output (XML, HTML, JSON, text) holds x: as it stands, with its
 * escapes (&#N; \uXXXX %XX) undone, and with tags taken out.
 */
struct output_text {
	struct haystack whole, untagged;
};
void output_read(struct output_text *t, str bytes, struct arena *a);
bool output_has(const struct output_text *t, const struct needle *x);

#endif
