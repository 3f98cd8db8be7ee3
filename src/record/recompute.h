/* SPDX-License-Identifier: MIT */
#ifndef DAFU_RECOMPUTE_H
#define DAFU_RECOMPUTE_H

#include "base/str.h"

/*
 * Whether a value can be that of words: where they hold Arabic digits, its
 * significant digits are those of one number in them, or of all.  Fractions and
 * numbers in Chinese characters allow any, words without a number none.
 */
bool recompute_allows(str words, str value);

/* How many bytes of words a message shows: whole characters. */
int recompute_shown(str words);

#endif
