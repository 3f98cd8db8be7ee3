/* SPDX-License-Identifier: MIT */
#ifndef DAFU_WHEN_H
#define DAFU_WHEN_H

#include "reading/reader.h"

/*
 * An expression of time at the precision of its words: 2024年, 截至2023年底,
 * 去年, 明年上半年, 3月底前, “十四五”期间, 年内.  Relative years are counted
 * from the letter's own date.
 */
struct when {
	struct span in;		/* with 截至, 到 before and 前, 内 behind it */
	int year, month, day;	/* its end; 0: the words do not say, or from
				   what they count is not known */
	int since, first;	/* the first year of a span, and its month; 0 */
	bool by;		/* 前, 内: some time up to then */
	bool term;		/* 3个工作日内: a length, from when is not said */
	bool until;		/* 截至, 到: the state at that time */
	bool open;		/* 以来, 起: from then on */
	bool basis;		/* 较, 比, 同比 before it: what is compared with */
	bool relative;		/* counted from the letter's date */
};

/* The expression that begins at i and ends by end; false: none. */
bool when_at(struct reader *r, uint32_t i, uint32_t end, struct when *w);
/* The first that begins at or behind i. */
bool when_from(struct reader *r, uint32_t i, uint32_t end, struct when *w);

/* Whether it lies behind the letter's date, or before it; false where that is
 * not known. */
bool when_later(const struct reader *r, const struct when *w);

bool when_past(const struct reader *r, const struct when *w);

/* time of each statistic: what its clause or sentence says. */
void times_read(struct reader *r);

#endif
