/* SPDX-License-Identifier: MIT */
#ifndef DAFU_TOKENS_H
#define DAFU_TOKENS_H

#include "base/arena.h"
#include "letter/letter.h"
#include "lexicon/lexicon.h"

/*
 * Every word of the lexicon that stands in the folded prose, overlapping ones
 * too (计划 and 计划投资 both), made once for a letter; and where clauses and
 * sentences begin.  Passes read these, not the prose.
 */
struct token {
	struct span in;		/* in the prose */
	uint8_t class;		/* enum word_class */
	uint16_t row;		/* of its .def file */
};

struct tokens {
	struct token *v;	/* by start; of one start the longest first */
	uint32_t n;
	uint32_t *from;		/* from[i]: the first token at or behind i, which
				   may be the end */
	uint32_t *ends;		/* tokens by their end; of one end the longest
				   first: indices of v … */
	uint32_t *to;		/* … to[i]: the first of them that ends at or
				   behind i */
	uint32_t *clause;	/* clause[i]: where the clause of i begins: behind
				   , ; : 。 ? ! a table's bar, or at the line's
				   start */
	uint32_t *sentence;	/* the same of its sentence: behind 。 ; ? ! */
};

/* Where the clause, the sentence that i stands in ends, by end at the latest;
 * start: clause or sentence of the tokens. */
static inline uint32_t stretch_end(const uint32_t *start, uint32_t i,
    uint32_t end)
{
	uint32_t k = i;

	while (k < end && start[k + 1] == start[i])
		k++;
	return k;
}

/* Find them in f[0, n). */
void tokens_scan(struct tokens *out, const uint32_t *f, uint32_t n,
    struct arena *a);

/* The longest word at i, ending by end, of one of the classes (WORDS(…) | …);
 * NULL: none. */
const struct token *token_at(const struct tokens *t, uint32_t i, uint32_t end,
    uint32_t classes);
/* The longest that ends at i and begins at start or behind. */
const struct token *token_ending(const struct tokens *t, uint32_t i,
    uint32_t start, uint32_t classes);
static inline const struct token *token_before(const struct tokens *t,
    uint32_t i, uint32_t start, uint32_t classes)
{
	return t->to[i] == t->to[i + 1] ? NULL :
	    token_ending(t, i, start, classes);
}
/* The first that begins at or behind i and ends by end. */
const struct token *token_from(const struct tokens *t, uint32_t i,
    uint32_t end, uint32_t classes);
/* Where the word of key.def ends that stands at i; 0: it does not stand there.
 * Whether it does; whether it ends at i. */
uint32_t key_end(const struct tokens *t, uint32_t i, enum key key);
bool key_at(const struct tokens *t, uint32_t i, enum key key);
bool key_before(const struct tokens *t, uint32_t i, enum key key);
/* Whether one of the words (KEYS(…) | …) stands in s; whether this one does. */
#define KEYS(key) (UINT64_C(1) << KEY_##key)
bool keys_within(const struct tokens *t, struct span s, uint64_t keys);
bool key_within(const struct tokens *t, struct span s, enum key key);

#endif
