/* SPDX-License-Identifier: MIT */
#ifndef DAFU_REFUSAL_H
#define DAFU_REFUSAL_H

#include "reading/reader.h"

/* A sentence of running prose that promises what the letter's promises from
 * `promised` on say: what it refuses before it looks ahead, all of it if it
 * promises nothing.  One that only begs pardon says so of the one before it,
 * `before`; empty: it is the first of its paragraph. */
void refusal_sentence(struct reader *r, struct span s, struct span before,
    size_t promised);

#endif
