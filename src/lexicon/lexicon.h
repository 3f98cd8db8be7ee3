/* SPDX-License-Identifier: MIT */
#ifndef DAFU_LEXICON_H
#define DAFU_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The words that reading knows.  Each is a row of a .def file of this room;
 * `make` turns all of them into one constant automaton (build/lexicon.c), so
 * that one walk over the text finds every word of every class.
 *
 * A word may stand in several classes.  What a row says beside its text and
 * class belongs to who reads it: a token names the row, and the room that
 * knows the class includes the same .def file for the other columns.
 *
 * To add a word, add a row; it works wherever words of its class may stand.
 */
enum word_class {
	WORD_NONE,
	WORD_VERB, WORD_FIRST, WORD_NOMINAL, WORD_SCOPE, WORD_NOUN, /* word.def */
	WORD_UNIT,		/* unit.def */
	WORD_ORGAN,		/* organ.def: how organs' names end */
	WORD_BEFORE, WORD_TOUCHING, WORD_BEHIND, /* bound.def: words that bound
					   a figure, before it and behind it */
	WORD_DOMAIN, WORD_PLACE, WORD_LEVEL,	/* domain.def, place.def,
						   level.def: what they are
						   made of */
	WORD_WHOLE, WORD_GENERIC,	/* level.def: names by themselves, what
					   names none, */
	WORD_CONTINUE,		/* and what goes on behind an ending */
	WORD_LINK,		/* link.def: what stands before a name */
	WORD_KEY,		/* key.def: words with a part of their own */
	WORD_CUE,		/* cue.def: words of a measure's status */
	WORD_ADVERB,		/* adverb.def: what begins a predicate */
	WORD_HIDE,		/* hide.def: words that hide a unit */
	WORD_EACH,		/* each.def: what a rate is per */
	WORD_CHANGE,		/* change.def: 增长, 下降 */
	WORD_CLAIM, WORD_LOST,	/* claim.def: what a figure belongs behind;
				   lost.def: what is left where it fell out */
	WORD_PART,		/* part.def: between a total and its parts */
	WORD_STATE,		/* word.def: verbs that tell of no deed */
	WORD_APART,		/* link.def: what no organ's name holds */
	WORD_CLASS_COUNT
};
#define WORDS(class) (UINT32_C(1) << WORD_##class)

/* Words of key.def: KEY_… is the row of their token. */
enum key {
#define KEY(id, text) KEY_##id,
#include "lexicon/key.def"
#undef KEY
	KEY_COUNT
};

/* Single characters that rules name: CHAR_… is the code point (char.def). */
enum {
#define CHAR(id, code, text) CHAR_##id = code,
#include "lexicon/char.def"
#undef CHAR
};

/* Sets of characters (set.def). */
enum char_set_id {
#define SET(id, text) SET_##id,
#include "lexicon/set.def"
#undef SET
	SET_LABEL_BEGINS,	/* with what those of label.def begin */
	SET_COUNT
};
struct char_set {
	uint64_t filter[32];	/* by the low eleven bits of its characters */
	uint32_t n;
	const uint32_t *c;	/* ascending */
};
extern const struct char_set lexicon_set[SET_COUNT];

/* Whether c is one of the set's characters. */
static inline bool set_has(enum char_set_id id, uint32_t c)
{
	const struct char_set *set = &lexicon_set[id];
	uint32_t low = 0, high = set->n;

	if (!(set->filter[c % 2048 / 64] >> c % 64 & 1))
		return false;
	while (low < high) {
		uint32_t mid = low + (high - low) / 2;

		if (set->c[mid] < c)
			low = mid + 1;
		else
			high = mid;
	}
	return low < set->n && set->c[low] == c;
}

/*
 * With which characters a match of a pattern may begin, and where that is not
 * known at which places, so that it is tried only there.  PCRE2 itself looks for
 * a first character only below 256.
 */
struct firsts {
	uint32_t maybe[64];	/* a bit each, by their low eleven bits */
	uint32_t before[64];	/* the same of those behind which it may begin
				   with any */
	unsigned n;		/* 0: with any, at any place */
	bool bound;		/* ^ or \G: at the search's start only */
	bool start;		/* there with any, too */
	bool behind;		/* there are such before it */
};

/* True for a few others, too. */
static inline bool firsts_have(const uint32_t maybe[64], uint32_t c)
{
	return maybe[c / 32 % 64] >> c % 32 & 1;
}

/* A pair of characters, or one: b is 0. */
struct need {
	uint32_t a, b;
};

/* The rows of patterns.def in its order, their classes and blanks written out;
 * where n is 0, the row has no pattern. */
struct pattern_row {
	const uint32_t *c;	/* code points: \G(?: and ) around the source */
	uint32_t n;
	struct firsts first;	/* of the source */
	const struct need *need;	/* a match has one of them; */
	uint32_t needs;		/* 0: it is not known of which */
};
enum { PATTERN_FRONT = 5, PATTERN_BACK = 1 };	/* what is around it */
extern const struct pattern_row lexicon_pattern[];

/* Lists of words that are tried at one place only (list.def): UTF-8, ending in
 * NULL. */

enum word_list {
#define LIST(id, ...) LIST_##id,
#include "lexicon/list.def"
#undef LIST
	LIST_COUNT
};
extern const char *const *const lexicon_lists[LIST_COUNT];

/* A row as the automaton keeps it. */
struct word {
	uint8_t class, length;	/* in code points */
	uint16_t row;		/* within its .def file */
	uint16_t next;		/* the same text in another class: its index
				   + 1; 0: none */
};

/*
 * A double-array trie.  From state s, character c leads to base[s] + code of c
 * where check there is s.  word is 1 + the index of the first word that ends
 * in a state.  Characters of no word have code 0.
 */
struct lexicon {
	const uint16_t *page, *code;	/* code[page[c >> 8] + (c & 255)] */
	const uint32_t *base, *check;
	const uint16_t *word;
	uint32_t states;
	const struct word *words;
};

extern const struct lexicon lexicon;

static inline uint32_t lexicon_code(const struct lexicon *x, uint32_t c)
{
	return c > 0xFFFF ? 0 : x->code[x->page[c >> 8] + (c & 255)];
}

/* The state behind s by a character's code; 0: no word goes on so.  The first
 * state is 0. */
static inline uint32_t lexicon_step(const struct lexicon *x, uint32_t s,
    uint32_t code)
{
	uint32_t to = x->base[s] + code;

	return code && to < x->states && x->check[to] == s + 1 ? to : 0;
}

#endif
