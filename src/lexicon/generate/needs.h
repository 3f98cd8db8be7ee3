/* SPDX-License-Identifier: MIT */
#ifndef DAFU_NEEDS_H
#define DAFU_NEEDS_H

#include "lexicon/lexicon.h"

enum { NEEDS = 96 };

/* The pairs of which a match has one at least, and what they cost: the less,
 * the rarer they are.  n 0: none are known. */
struct needs {
	struct need v[NEEDS];
	size_t n;
	unsigned long cost;
};

/* Count the pairs of a pattern; what many have is common in letters, too. */
void needs_count(const uint32_t *pattern);

/* What a match of the pattern needs, once all are counted. */
void needs_of(struct needs *out, const uint32_t *pattern);

#endif
