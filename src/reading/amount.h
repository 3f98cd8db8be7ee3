/* SPDX-License-Identifier: MIT */
#ifndef DAFU_AMOUNT_H
#define DAFU_AMOUNT_H

#include "reading/number.h"

/*
 * The parts of a quantity, read one behind the other: number_at gives n; then
 * a fraction (三分之二), tenths (六成), or a range and a unit; last the words
 * that bound it.  Every function that reads a part moves end behind it.
 */
struct quantity {
	struct number n, m;	/* m: the other end of a range */
	uint32_t start, end;	/* with its bounding words */
	str unit;
	enum quantity_kind kind;
	enum bound bound;
	bool range, fraction, ambiguous;
	bool guessed;		/* the unit is in no table */
	str value;		/* of a fraction, already worked out */
};

/* A unit of unit.def or of the profile. */
struct unit {
	const char *text;
	enum quantity_kind kind;
	bool lone;		/* counts behind a lone Chinese digit: 三所 */
};

/* Behind the blanks at i, if something stands there before end. */
uint32_t blank_skip(const struct reader *r, uint32_t i, uint32_t end);

/* The longest unit at i; NULL: none.  stop receives where it ends. */
const struct unit *unit_at(const struct reader *r, uint32_t i, uint32_t end,
    uint32_t *stop);

/* 三分之二, 百分之六十; 六成, 八成五.  True: value, kind and unit are set. */
bool quantity_fraction(struct reader *r, struct quantity *q, uint32_t end);
bool quantity_tenths(struct reader *r, struct quantity *q, uint32_t end);
/* 2/3; start: where the line begins. */
bool quantity_slash(struct reader *r, struct quantity *q, uint32_t start,
    uint32_t end);
/* 5—10, 1.2亿—1.5亿: m is set. */
bool quantity_range(struct reader *r, struct quantity *q, uint32_t end);
/* The unit at i (behind blanks); or what stands from from to to. */
bool quantity_unit(struct reader *r, struct quantity *q, uint32_t i,
    uint32_t end);
void quantity_unit_take(struct reader *r, struct quantity *q, uint32_t from,
    uint32_t to);
/* The bound of a word at i, its length; BOUND_EXACT and 0: none. */
enum bound quantity_bound_behind(const struct reader *r, uint32_t i,
    uint32_t end, uint32_t *length);
/* Bounding words before and behind, between start and end. */
void quantity_bounds(struct reader *r, struct quantity *q, uint32_t start,
    uint32_t end);

/* What the figure is per (元/亩, 每人每年600元); whether it tells a change, and
 * from what (同比, 比上年): into s. */
void quantity_rate(struct reader *r, struct statistic *s,
    const struct quantity *q, uint32_t start, uint32_t end);
void quantity_change(struct reader *r, struct statistic *s,
    const struct quantity *q, uint32_t start);

#endif
