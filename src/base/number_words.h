/* SPDX-License-Identifier: MIT */
#ifndef DAFU_NUMBER_WORDS_H
#define DAFU_NUMBER_WORDS_H

#include "base/number.h"

/* Numerals in UTF-8 text that is no letter: what people type, and deadlines. */

/*
 * The number that x begins with: 1,200, 1.5万, 三千五百, 二〇二四.  unit: whether
 * what stands there begins a unit that has a scale word of its own (千米).  len:
 * its bytes; 0: there is none, or only a vague one (三百余, 三四).
 */
struct decimal number_front(str x, bool (*unit)(str rest), size_t *len);

/* How many bytes the scale words have that x begins with, no number before them:
 * 万元. */
size_t number_scales(str x, bool (*unit)(str rest));

/* All of x, its whole numbers in digits, folded, without blanks. */
str number_plain(str x, struct arena *a);

#endif
