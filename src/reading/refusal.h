/* SPDX-License-Identifier: MIT */
#ifndef DAFU_REFUSAL_H
#define DAFU_REFUSAL_H

#include "reading/reader.h"

/* A sentence of running prose that promises what the letter's promises from
 * `promised` on say: what it refuses before it looks ahead, all of it if it
 * promises nothing. */
void refusal_sentence(struct reader *r, struct span s, size_t promised);

#endif
