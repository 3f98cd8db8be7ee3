/* SPDX-License-Identifier: MIT */
#ifndef DAFU_ALIKE_H
#define DAFU_ALIKE_H

#include "base/arena.h"

/*
 * Sentences that speak of the same.  A text is its pairs of characters, Chinese
 * and Latin, width, script and case folded, figures left out; a pair weighs the
 * more the fewer of the texts have it, and two texts are alike by the cosine of
 * what they have in common.  That is no proof: what is less than alike_sure is
 * told as a candidate.
 */
struct alike {
	struct arena arena;
	struct alike_pair *slot;	/* by open addressing */
	size_t pairs, cap, texts;
	struct VEC(double) length;	/* of texts, once they are weighed */
	struct VEC(uint32_t) common;	/* scratch: pairs in common by text */
	struct VEC(double) sum;		/* and what they weigh */
};

#define ALIKE_CANDIDATE 0.35

/* Add a text; the first is 0. */
void alike_add(struct alike *x, str text);

/* Texts that are alike from least on, in their order.  No text is added after
 * the first of these. */
struct alike_match {
	size_t text;
	double likeness;	/* 0 to 1 */
	uint32_t common;	/* pairs */
};
typedef struct VEC(struct alike_match) alike_matches;
void alike_find(alike_matches *out, struct alike *x, str text, double least,
    struct arena *a);

/* Whether two that are so alike speak of the same: also of the same thing by
 * enough of its words, which a heading hardly has. */
bool alike_sure(double likeness, uint32_t common);

void alike_free(struct alike *x);

#endif
