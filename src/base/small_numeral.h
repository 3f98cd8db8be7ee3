/* SPDX-License-Identifier: MIT */
#ifndef DAFU_SMALL_NUMERAL_H
#define DAFU_SMALL_NUMERAL_H

#include "base/arena.h"

/*
 * Chinese numerals below a hundred (十二, 二十一) and rows of digits (二〇二四)
 * in digits; for words that people type, and of deadlines.  A letter's own are
 * read by reading/number.h, with their scales and bounds.
 */

/* The numeral at the beginning of x in digits, and the rest of x behind it; x
 * itself where none stands there. */
str numeral_front(str x, struct arena *a);

/* All of x, its numerals in digits, full-width characters narrow, without
 * blanks. */
str numeral_plain(str x, struct arena *a);

#endif
