/* SPDX-License-Identifier: MIT */
#ifndef DAFU_PATTERN_H
#define DAFU_PATTERN_H

#include "base/arena.h"

/*
 * Patterns over arrays of code points; the only place that knows PCRE2.  Their
 * sources are rows of the lexicon (pattern.def, and the tables whose rows hold
 * one).  In a source (UTF-8) {N} stands for a numeral's characters, {F} for
 * family names, {O} and {C} for an opening and closing bracket of a document
 * number (class.def), and a blank for any run of blanks, also none.  Bound
 * every quantifier.  A pattern is tried only where a character stands with
 * which it may begin (struct firsts), and compiled when it is first tried: one
 * that may begin with any costs several times more.
 */
enum pattern {
#define PATTERN(id, source) PAT_##id,
#define FORM(id, runs, clause, first, second, source) PAT_FORM_##id,
#define LETTER(id, where, weight, source) PAT_LETTER_##id,
#define OPENING(id, weight, source) PAT_OPENING_##id,
#define DISCLOSURE(id, code, certainty, source) PAT_DISCLOSURE_##id,
#define PRIVATE(id, kind, check, source) PAT_PRIVATE_##id,
#define SECRECY(id, source) PAT_SECRECY_##id,
#include "lexicon/patterns.def"
	PAT_COUNT
};

/*
 * What has been compiled of them, some to the machine's own code (JIT) once they
 * have been used often.  One set serves one thread.
 * Memory that runs out ends as out_of_memory says.
 */
struct patterns;

struct patterns *patterns_new(void);
void patterns_free(struct patterns *p);

enum { MATCH_GROUPS = 13 };

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
bool pattern_find(struct patterns *p, enum pattern id, const uint32_t *text,
    uint32_t start, uint32_t from, uint32_t end, struct match *m);

/* The same from the start. */
static inline bool pattern_in(struct patterns *p, enum pattern id,
    const uint32_t *text, uint32_t start, uint32_t end, struct match *m)
{
	return pattern_find(p, id, text, start, start, end, m);
}

/* Whether a source is one that PCRE2 takes; for tests. */
bool pattern_compiles(struct patterns *p, enum pattern id);

#endif
