/* SPDX-License-Identifier: MIT */
#ifndef DAFU_PAIRS_H
#define DAFU_PAIRS_H

#include "reading/pattern.h"

/*
 * Where in the folded prose the pairs of characters stand of which a pattern
 * needs one: where none does, it is not tried.  What is known of a pattern is
 * found when it is first asked for.
 */
struct pairs {
	const uint32_t *f;
	uint32_t n;
	struct arena *a;
	struct chains *chains;
	bool nowhere[PAT_COUNT];	/* found to match nowhere */
	uint64_t *block[PAT_COUNT];	/* of eight characters each a bit: what
					   the pattern needs begins in it;
					   NULL: not known yet */
};

/* Of f[0, n), which outlives it. */
struct pairs *pairs_new(const uint32_t *f, uint32_t n, struct arena *a);

/* False: no match of the pattern stands in [start, end). */
bool pairs_within(struct pairs *p, enum pattern id, uint32_t start,
    uint32_t end);

static inline bool pairs_allow(struct pairs *p, enum pattern id,
    uint32_t start, uint32_t end)
{
	return !p->nowhere[id] && pairs_within(p, id, start, end);
}

#endif
