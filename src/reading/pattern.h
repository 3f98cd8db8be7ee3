/* SPDX-License-Identifier: MIT */
#ifndef DAFU_PATTERN_H
#define DAFU_PATTERN_H

#include "base/arena.h"

/*
 * Patterns over arrays of code points; the only place that knows PCRE2.
 * A pattern is a static object, compiled at first use and kept for the life of
 * the process; by the machine's own code (JIT) once it has been used often.
 * In a pattern's source (UTF-8) {N} stands for a numeral's characters,
 * {O} and {C} for an opening and closing bracket of a document number, and a
 * blank for any run of blanks, also none.  Bound every quantifier.  A pattern
 * that begins with (?=[…]), at most 64 characters, is tried only where one of
 * them stands: that makes the search of prose several times faster.
 */
enum { PATTERN_FIRSTS = 64 };

struct pattern {
	const char *source;
	void *code;
	unsigned uses, firsts;
	uint32_t first[PATTERN_FIRSTS], maybe[8];
};

#define PATTERN(text) { .source = (text) }

enum { MATCH_GROUPS = 12 };

/* Offsets into the text, half-open; a group that took no part: UINT32_MAX. */
struct match {
	uint32_t start[MATCH_GROUPS], end[MATCH_GROUPS];
};

/* Whether group g took part and is not empty. */
static inline bool match_has(const struct match *m, int g)
{
	return m->start[g] != UINT32_MAX && m->end[g] > m->start[g];
}

/*
 * Find the first match in text[start, end) at or behind from; ^, $ and what
 * looks behind see only that part.  Hostile text can cost a bounded effort: a
 * match that would take more is none.
 */
bool pattern_find(struct pattern *p, const uint32_t *text, uint32_t start,
    uint32_t from, uint32_t end, struct match *m);

/* The same from the start. */
static inline bool pattern_in(struct pattern *p, const uint32_t *text,
    uint32_t start, uint32_t end, struct match *m)
{
	return pattern_find(p, text, start, start, end, m);
}

#endif
