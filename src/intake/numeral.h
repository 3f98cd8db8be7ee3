/* SPDX-License-Identifier: MIT */
#ifndef DAFU_NUMERAL_H
#define DAFU_NUMERAL_H

#include "base/arena.h"

/* The row of numeral.def that a format's name has; of one that is not known,
 * that of decimal. */
int numeral_named(const char *name);
/* Whether it is a mark and no number. */
bool numeral_is_bullet(int format);

/* A number as the format writes it, in the arena; n from 0. */
str numeral_write(int format, unsigned n, struct arena *a);

#endif
