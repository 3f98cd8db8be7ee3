/* SPDX-License-Identifier: MIT */
#ifndef DAFU_DECIMAL_H
#define DAFU_DECIMAL_H

#include "base/arena.h"

/*
 * Decimal numbers, exact: digits × 10^exponent.  What does not fit is told,
 * never cut.
 */
enum { DECIMAL_DIGITS = 60 };

struct decimal {
	bool negative;
	uint8_t n;			/* digits; 0: the number is 0 */
	int exponent;
	char digit[DECIMAL_DIGITS];	/* 0 … 9, the highest first, not 0 */
};

/* Put one more digit behind the last.  False: no room. */
bool decimal_push(struct decimal *d, int digit);

/* Add x, of the same sign, to d.  False: the sum does not fit, d is as it was. */
bool decimal_add(struct decimal *d, const struct decimal *x);

/* -1, 0, 1, as strcmp(). */
int decimal_compare(const struct decimal *a, const struct decimal *b);

/* d as a whole number below 10^18; -1: it is none. */
int64_t decimal_whole(const struct decimal *d);

/* As it is written, "120000", "58.2", "-5"; and read.  False: no number, or no
 * room. */
str decimal_print(struct arena *a, const struct decimal *d);
bool decimal_read(struct decimal *d, str x);

/* part/whole, both whole and not negative, rounded to six decimals:
 * "0.333333"; no string: they are too large, or whole is 0. */
str decimal_fraction(struct arena *a, const struct decimal *part,
    const struct decimal *whole);

#endif
