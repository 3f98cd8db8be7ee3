/* SPDX-License-Identifier: MIT */
#ifndef DAFU_PLACING_H
#define DAFU_PLACING_H

#include "archive/archive.h"

/*
 * Where a record goes: a version of a letter that is there, or a letter of its
 * own, perhaps like another.  This is the policy; an engine says what is there.
 */

/* A letter that a record is held against. */
struct placing_peer {
	int64_t letter;		/* 0: there is none */
	bool by_number;		/* has its number and issuer */
	double likeness;	/* of their sketches, see minhash.h */
};

enum { PLACING_PEERS = 8 };	/* of a band that are looked at */

/* What an engine is asked about the record in hand (of).  Each returns false,
 * having said why. */
struct placing_engine {
	/* the letter that last came under the document's path before it did */
	bool (*earlier)(void *of, struct placing_peer *out, struct diag *d);
	/* the first letter that has number and issuer, also as they were read
	 * before a person corrected them */
	bool (*numbered)(void *of, struct placing_peer *out, struct diag *d);
	/* the first letters that share a band of the sketch; *n: how many */
	bool (*banded)(void *of, int64_t band,
	    struct placing_peer out[PLACING_PEERS], size_t *n, struct diag *d);
	void *of;
};

/* Sketch: the record's; s == NULL: it has none.  out: kind, and letter of a
 * version; like and by_number of what is new. */
bool placing_decide(struct placed *out, const struct placing_engine *e,
    str sketch, struct diag *d);

#endif
