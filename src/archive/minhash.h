/* SPDX-License-Identifier: MIT */
#ifndef DAFU_MINHASH_H
#define DAFU_MINHASH_H

#include "base/arena.h"

/*
 * Near-equal texts found without comparing all with all.  A text's shingles
 * are its runs of five characters, width and script folded, blanks and marks
 * left out.  A sketch is SKETCH_HASHES MinHashes of them (one permutation), a
 * byte each; two texts share a byte with the probability of the share of
 * shingles that they have in common (Jaccard).  A band is a hash of
 * SKETCH_HASHES / MINHASH_BANDS bytes: texts that share one are worth comparing.
 */
enum { SKETCH_HASHES = 72, MINHASH_BANDS = 6 };

/* No string where the text is too short to be told from others. */
str minhash_of(struct arena *a, str text);

/* The bands of a sketch, of 31 bits each: they are kept by the million. */
void minhash_bands(int64_t band[MINHASH_BANDS], str sketch);

/* The share of shingles that two texts have in common, estimated: 0 to 1. */
double minhash_likeness(str one, str other);

/* From here on two texts are near-equal. */
#define SKETCH_NEAR 0.9
/* From here on they are the same letter if they came under the same path. */
#define SKETCH_VERSION 0.5

#endif
