/* SPDX-License-Identifier: MIT */
#ifndef DAFU_DATES_H
#define DAFU_DATES_H

#include "reading/reader.h"

/* What dates.c and dates_mended.c share. */

struct date {
	int year, month, day;	/* 0: not said */
	uint32_t end;
	bool words;		/* with words for year, month, day */
};

/* The first character at or behind i that is no blank; end: there is none. */
uint32_t date_blanks(const struct reader *r, uint32_t i, uint32_t end);
/* A number of at most longest characters and the character behind it, blanks
 * between: where both end; 0: not there. */
uint32_t date_part(const struct reader *r, uint32_t i, uint32_t end,
    uint32_t longest, enum char_set_id mark, int *value);
/* Arabic digits from least to most of them: where they end; 0: not there. */
uint32_t date_digits(const struct reader *r, uint32_t i, uint32_t end,
    uint32_t least, uint32_t most, int *value);
bool date_year(int year);
bool date_exists(const struct date *d);
/* Whether what stands behind leaves the digits a date: no unit. */
bool date_ends(const struct reader *r, uint32_t i, uint32_t end);
str date_print(struct arena *a, const struct date *d);

/* Where digits at i end that are a date without its marks, which is then marked
 * as open, or told where it has several readings; 0: they are none. */
uint32_t date_mended(struct reader *r, uint32_t i, uint32_t end);

#endif
