/* SPDX-License-Identifier: MIT */
#ifndef DAFU_FIRSTS_H
#define DAFU_FIRSTS_H

#include <stdbool.h>
#include <stdint.h>

/*
 * With which characters a match of a pattern may begin, so that it is tried
 * only where one of them stands.  PCRE2 itself looks for a first character only
 * below 256.
 */
enum { FIRSTS = 256 };	/* the most that are worth it */

struct firsts {
	bool maybe[2048];	/* by their low eleven bits */
	unsigned n;		/* 0: with any */
	bool bound;		/* ^ or \G: at the search's start only */
};

/* Of a pattern as pattern.c hands it to PCRE2, up to its end or a bracket that
 * it does not open. */
void firsts_of(struct firsts *out, const uint32_t *pattern);

/* True for a few others, too. */
static inline bool may_begin(const struct firsts *f, uint32_t c)
{
	return f->maybe[c % 2048];
}

#endif
