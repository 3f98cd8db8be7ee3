/* SPDX-License-Identifier: MIT */
#ifndef DAFU_NUMBER_H
#define DAFU_NUMBER_H

#include "base/decimal.h"

/*
 * The reader of numerals, one for all that has any: letters (reading/numerals.h),
 * and what people type and deadlines say (number_words.h).
 */

/* A text: its code points, folded (f) and as they came (c); one more than there
 * are can be read.  unit: whether a unit begins at i, so that 千 of 千米 is no
 * scale word; NULL: none does. */
struct number_text {
	const uint32_t *f, *c;
	bool (*unit)(const void *of, uint32_t i, uint32_t end);
	const void *of;
};

/*
 * A number as it is printed: 12万余, 3.1亿, 二十余万, 一万五千亿, 12,000.  Exact,
 * never a float.
 */
struct number {
	uint32_t start, end;	/* in the text */
	struct decimal value;
	struct decimal max;	/* 三四: to this, where range is set */
	int scale;		/* power of ten of its scale words */
	bool arabic;		/* printed in Arabic digits */
	bool scaled;		/* with 万, 亿 …; Arabic digits also with 百, 千 */
	bool more, about;	/* 余, 多, 几 behind a digit; 来 */
	bool lone;		/* one Chinese digit and nothing else */
	bool bare_scale;	/* 百, 千, 万 without a digit: 百余 */
	bool range;		/* 三四, 十五六 */
	bool doubtful;		/* 12，345, 1 200: perhaps two numbers */
};

/* The number that begins at i and ends before end.  False: none, or none that
 * can be had whole; n->end is behind what was looked at. */
bool number_scan(const struct number_text *t, uint32_t i, uint32_t end,
    struct number *n);

/* A number in Arabic or Chinese digits that fills the span, to 100,000; -1:
 * none. */
int number_whole(const struct number_text *t, uint32_t start, uint32_t end);

/* What a character is in a numeral (number.def), and its value; of those before
 * NUMERAL_DIGIT none begins one. */
enum numeral { NUMERAL_NONE, NUMERAL_POINT, NUMERAL_MORE, NUMERAL_ABOUT,
	NUMERAL_DIGIT, NUMERAL_TENS, NUMERAL_POWER, NUMERAL_SCALE };
enum numeral numeral(uint32_t c, int *value);

/* Whether a number may begin with c: asked of every character of a text, so by
 * its low bits first. */
extern const bool number_maybe[1024];
static inline bool number_starts(uint32_t c)
{
	int value;

	return (c >= '0' && c <= '9') || (number_maybe[c % 1024] &&
	    numeral(c, &value) >= NUMERAL_DIGIT);
}

/* A Chinese digit's value, 0 to 9; -1: none. */
int number_digit(uint32_t c);

/* Compare two decimals, and add them; no string: the sum cannot be had. */
int number_compare(str a, str b);
str number_add(struct arena *a, str x, str y);

#endif
