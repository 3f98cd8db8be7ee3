/* SPDX-License-Identifier: MIT */
#ifndef DAFU_NUMBER_H
#define DAFU_NUMBER_H

#include "reading/reader.h"

/*
 * A number as it is printed: 12万余, 3.1亿, 二十余万, 1亿2千万, 12,000.  Its
 * value is digits × 10^exponent, exact; never a float.
 */
struct number {
	uint32_t start, end;	/* in the prose */
	int64_t digits;
	int exponent;
	bool arabic;		/* printed in Arabic digits */
	bool scaled;		/* with 万, 亿 … */
	bool more;		/* 余, 多, 来, 几 behind a digit */
	bool lone;		/* one Chinese digit and nothing else */
	bool bare_scale;	/* 百, 千, 万 without a digit: 百余 */
	int scale;		/* power of ten of its scale words */
	int64_t max_digits;	/* 三四: to this, same exponent; 0: no range */
};

/* The number that begins at i and ends before end; false: none. */
bool number_at(const struct reader *r, uint32_t i, uint32_t end,
    struct number *n);

/* digits × 10^exponent as a plain decimal: "120000", "58.2". */
str number_print(struct arena *a, int64_t digits, int exponent);

/* a/b to six decimals: "0.333333". */
str number_fraction(struct arena *a, const struct number *part,
    const struct number *whole);

/* Compare two decimals of number_print, and add them; -1, 0, 1. */
int number_compare(str a, str b);
str number_add(struct arena *a, str x, str y);

/* A Chinese digit's value, 0 to 9; -1: none. */
int number_digit(uint32_t c);

#endif
