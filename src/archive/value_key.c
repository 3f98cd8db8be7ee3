/* SPDX-License-Identifier: MIT */
/* Values of statistics to keys of two bytes. */
#include "archive/value_key.h"

#include <math.h>
#include <stdlib.h>

/* Keys a doubling, and the least power of two that is told from 0. */
enum { STEPS = 1024, LEAST = -10 };

/* Bytes before the first key. */
enum { HEAD = 4 };

static uint16_t key_of(str decimal)
{
	double v = strtod(decimal.s, NULL), part;
	int power;

	if (!(v > 0))
		return 0;
	part = frexp(v, &power) * 2 - 1;
	if (power < LEAST)
		return 0;
	v = (power - LEAST + part) * STEPS;
	return v < UINT16_MAX ? (uint16_t)v : UINT16_MAX;
}

static int compare(const void *one, const void *two)
{
	return *(const uint16_t *)one - *(const uint16_t *)two;
}

static char *put(char *to, uint16_t key)
{
	*to++ = (char)(key >> 8);
	*to++ = (char)(key & 0xFF);
	return to;
}

static uint16_t take(const char *from)
{
	return (uint16_t)((unsigned char)from[0] << 8 | (unsigned char)from[1]);
}

/* How many ranges there are, in four bytes; their ends; the other values, each
 * once. */
str figures_of(struct arena *a, const struct row *row, size_t count)
{
	uint16_t *key = arena_new(a, uint16_t, count);
	char *s = arena_alloc(a, 1, 1, 4 * count + HEAD), *to = s + HEAD;
	size_t n = 0, ranges;

	for (size_t i = 0; i < count; i++) {
		uint16_t k = key_of(row_cell(&row[i],
		    COLUMN_STATISTIC_VALUE)->text);
		str max = row_cell(&row[i], COLUMN_STATISTIC_MAX)->text;

		if (max.s)
			to = put(put(to, k), key_of(max));
		else
			key[n++] = k;
	}
	ranges = (size_t)(to - s - HEAD) / 4;
	put(put(s, (uint16_t)(ranges >> 16)), (uint16_t)ranges);
	if (n)
		qsort(key, n, sizeof(*key), compare);
	for (size_t i = 0; i < n; i++)
		if (!i || key[i] != key[i - 1])
			to = put(to, key[i]);
	return count ? (str){ s, (size_t)(to - s) } : (str){0};
}

bool figures_meet(str figures, str low, str high)
{
	int least = low.s ? key_of(low) : 0;
	int most = high.s ? key_of(high) : UINT16_MAX;
	size_t ranges, at = HEAD;

	if (figures.len < HEAD)
		return false;
	ranges = (size_t)take(figures.s) << 16 | take(figures.s + 2);
	for (; ranges && at + 4 <= figures.len; ranges--, at += 4)
		if (take(figures.s + at) <= most &&
		    take(figures.s + at + 2) >= least)
			return true;
	for (; at + 2 <= figures.len; at += 2)
		if (take(figures.s + at) >= least &&
		    take(figures.s + at) <= most)
			return true;
	return false;
}
