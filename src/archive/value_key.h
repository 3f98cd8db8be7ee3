/* SPDX-License-Identifier: MIT */
#ifndef DAFU_VALUE_KEY_H
#define DAFU_VALUE_KEY_H

#include "archive/rows.h"

/*
 * Which values a letter's statistics have, so near that a search need not look
 * at those of most letters: a key of two bytes a value, where a greater value
 * never has a lesser key, and values within a thousandth may share one.
 */

/* The keys of count rows of table statistic; no string where there are none. */
str figures_of(struct arena *a, const struct row *row, size_t count);

/* Whether a value may lie from low to high, decimal numbers; s == NULL: no
 * end. */
bool figures_meet(str figures, str low, str high);

#endif
