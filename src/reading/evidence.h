/* SPDX-License-Identifier: MIT */
#ifndef DAFU_EVIDENCE_H
#define DAFU_EVIDENCE_H

#include "reading/reader.h"

/*
 * Where words alone do not decide, they are weighed: rows of name, weight and
 * pattern (opening.def, letter.def).
 */

enum { OPENING_LEAST = 3, OPENING_SURE = 5 };

/* How much speaks for line i as the one with which the letter opens; below
 * OPENING_LEAST: it is not. */
int opening_weigh(struct reader *r, uint32_t i);

/* Whether the line has an opening formula's words: …收悉, …答复如下. */
bool is_formula(struct reader *r, uint32_t i);

/* Whether line i is a salutation: 张三代表：. */
bool is_salutation(struct reader *r, uint32_t i);

/* Whether the text, whose head is read, is a letter that answers a proposal. */
bool letter_is(struct reader *r);

#endif
