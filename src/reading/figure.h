/* SPDX-License-Identifier: MIT */
#ifndef DAFU_FIGURE_H
#define DAFU_FIGURE_H

#include "letter/letter.h"

/*
 * What the words of a statistic say by themselves, by the code that reads
 * letters: value, max, unit, bound and kind, into *out.  What stands around the
 * words in a letter (a unit said once for a list, a bound further off, the head
 * of a table's column) is not known here.  False: the words are no one quantity.
 */
bool figure_of(str words, struct statistic *out, struct arena *a);

#endif
