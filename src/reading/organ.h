/* SPDX-License-Identifier: MIT */
#ifndef DAFU_ORGAN_H
#define DAFU_ORGAN_H

#include "reading/reader.h"

/*
 * Organizations named in the body.  A name is found by its ending (organ.def);
 * where it begins, or that it names none, is weighed: by the words and
 * characters around the place, by what stands between it and the ending.  The
 * weights are learned from letters with answers (tests/weights).
 */
enum { ORGAN_BITS = 16, ORGAN_WEIGHTS = 1 << ORGAN_BITS, ORGAN_LONGEST = 30,
	ORGAN_FEATURES = 64 };

/* An ending, and what is known of the places before it. */
struct organ_end {
	const struct reader *r;
	struct span in;			/* the ending */
	const char *kind;		/* organization/@kind */
	bool whole;			/* which is a name by itself */
	uint32_t floor;			/* nothing is read before it */
	struct span last;		/* the organ named before it */
	uint32_t first;			/* the foremost place */
	uint32_t words, kind_code;	/* hashes of the ending and of its kind */
	struct organ_place {
		uint8_t unknown;	/* characters that no word of names
					   covers, from here on */
		uint8_t level;		/* how far the first level is */
		bool inside;		/* a bracket that closes behind it */
		uint32_t names, others;	/* classes of words from here on: of
					   names, and none of them */
		uint32_t within;	/* of words that begin before it and
					   end behind it */
		uint32_t pair;		/* the feature of two characters */
	} place[ORGAN_LONGEST + 1];	/* [n]: n before the ending's end */
};

/* Look at what ends at e; false: no ending there.  Nothing is read before floor,
 * and no value of another kind is part of a name: marks lie apart.  last is the
 * organ named before it, which may be; it may be empty. */
bool organ_look(const struct reader *r, uint32_t e, uint32_t floor,
    struct span last, struct organ_end *out);

/* Whether the name may begin at i, from o->first to the ending's start. */
bool organ_may(const struct organ_end *o, uint32_t i);

/* The features of the choice that the name begins at i, or at the ending's end:
 * that it is none.  v has room for ORGAN_FEATURES indices of weights; returns
 * how many there are. */
size_t organ_features(const struct organ_end *o, uint32_t i, uint32_t *v);

/* The place in the issuer's name, whose short name own_place becomes. */
struct span own_place_read(struct reader *r);
/* organs: organizations named in the body. */
void organs_read(struct reader *r, struct span body);

#endif
