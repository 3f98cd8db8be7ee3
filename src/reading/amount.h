/* SPDX-License-Identifier: MIT */
#ifndef DAFU_AMOUNT_H
#define DAFU_AMOUNT_H

#include "reading/numerals.h"

/* What a unit of unit.def may be besides; see there. */
enum { UNIT_LONE = 1, UNIT_GRADE = 2, UNIT_HOUSE = 4, UNIT_FLOOR = 8,
	UNIT_LINE = 16, UNIT_HELD = 32, UNIT_SESSION = 64, UNIT_MORE = 128,
	UNIT_SIGNED = 256, UNIT_DAY = 512, UNIT_CLOCK = 1024, UNIT_TEAM = 2048,
	UNIT_HOUR = 4096, UNIT_NAMED = 8192, UNIT_LISTED = 16384,
	UNIT_HALF = 32768 };

/* A unit of unit.def or of the profile. */
struct unit {
	enum quantity_kind kind;
	uint16_t traits;
};

/*
 * The parts of a quantity, read one behind the other: number_at gives n; then
 * a fraction (三分之二), tenths (六成), or a range and a unit; last the words
 * that bound it.  Every function that reads a part moves end behind it.
 */
struct quantity {
	struct number n, m;	/* m: the other end of a range */
	uint32_t start, end;	/* with its bounding words */
	str unit;
	uint16_t traits;	/* of the unit */
	enum quantity_kind kind;
	enum bound bound;
	bool range, fraction, ambiguous;
	bool guessed;		/* the unit is in no table */
	str value;		/* of a fraction, already worked out */
};

/* Behind the blanks at i, if something stands there before end. */
uint32_t blank_skip(const struct reader *r, uint32_t i, uint32_t end);

/* The code point before i, behind start; at i, before end; 0: none. */
static inline uint32_t front(const struct reader *r, uint32_t i,
    uint32_t start)
{
	return i > start ? r->f[i - 1] : 0;
}

static inline uint32_t point_at(const struct reader *r, uint32_t i,
    uint32_t end)
{
	return i < end ? r->f[i] : 0;
}

/* The longest unit at i; NULL: none.  stop receives where it ends.  The unit of
 * a profile is kept in *own. */
const struct unit *unit_at(const struct reader *r, uint32_t i, uint32_t end,
    uint32_t *stop, struct unit *own);

/* The word of claim.def that ends at i and is one of (CLAIM_…); NULL: none. */
enum { CLAIM_BARE = 1, CLAIM_LACKS = 2, CLAIM_DATED = 4, CLAIM_CHANNEL = 8,
	CLAIM_GIVES = 16, CLAIM_HOUR = 32, CLAIM_MONEY = 64,
	CLAIM_BELOW = 128 };
const struct token *claim_ends(const struct reader *r, uint32_t i,
    uint32_t start, uint8_t of);
/* Whether one stands in s. */
bool claim_in(const struct reader *r, struct span s, uint8_t of);

/* 三分之二, 百分之六十; 六成, 八成五.  True: value, kind and unit are set. */
bool quantity_fraction(struct reader *r, struct quantity *q, uint32_t end);
bool quantity_tenths(struct reader *r, struct quantity *q, uint32_t end);
/* 2/3; start: where the line begins. */
bool quantity_slash(struct reader *r, struct quantity *q, uint32_t start,
    uint32_t end);
/* 5—10, 1.2亿—1.5亿; 三四: m is set. */
bool quantity_range(struct reader *r, struct quantity *q, uint32_t end);
/* The unit at i (behind blanks). */
bool quantity_unit(struct reader *r, struct quantity *q, uint32_t i,
    uint32_t end);
/* The unit is what stands from from to to. */
void quantity_unit_take(struct reader *r, struct quantity *q, uint32_t from,
    uint32_t to);
/* The bound of a word at i, its length; BOUND_EXACT and 0: none. */
enum bound quantity_bound_behind(const struct reader *r, uint32_t i,
    uint32_t end, uint32_t *length);
/* That of 以上 or 以下 behind a bracket at i. */
enum bound quantity_bound_beyond(const struct reader *r, uint32_t i,
    uint32_t end);
/* Bounding words before and behind, between start and end. */
void quantity_bounds(struct reader *r, struct quantity *q, uint32_t start,
    uint32_t end);

/* Whether the number counts without a unit: a word before it, a list that it
 * stands in or a unit further on says so; start: of its line. */
bool quantity_bare(const struct reader *r, const struct quantity *q,
    uint32_t start, uint32_t end);
/* The figure that only a joiner parts from i; NULL: none. */
const struct mark *quantity_beside(const struct reader *r, uint32_t i);
/* Whether a lone Chinese digit counts: only where the grammar says so. */
bool quantity_lone(const struct reader *r, const struct quantity *q,
    uint32_t start, uint32_t end);
/* The quantity at i, all its parts; false: no number begins here, q->n.end is
 * where to go on. */
bool quantity_parse(struct reader *r, struct quantity *q, uint32_t i,
    uint32_t start, uint32_t end);
/* Its value, unit, bound and kind, and what it is per, into s. */
void quantity_tell(struct reader *r, struct statistic *s,
    const struct quantity *q, uint32_t start, uint32_t end);
/* 翻一番, 翻了两番 at i: where it ends; 0: none. */
uint32_t quantity_doubling(struct reader *r, struct statistic *s, uint32_t i,
    uint32_t end);
/* 居全省第3位: the number of q as a rank; 1: so it is, 0: no ordinal, -1: an
 * ordinal of another kind. */
int quantity_rank(struct reader *r, struct quantity *q, uint32_t start,
    uint32_t end);

/* What stands right before a figure, behind start (beside.c): a minus is its
 * sign; after a sign that parts no figures it is what is left of one. */
void quantity_minus(struct quantity *q, const struct reader *r,
    uint32_t start);
bool quantity_torn(const struct reader *r, const struct quantity *q,
    uint32_t start);
/* Whether the sign at i parts two digits as no known sign does. */
bool sign_tears(const struct reader *r, uint32_t i);
/* How sure the figure is. */
enum certainty quantity_certainty(const struct reader *r,
    const struct quantity *q, uint32_t start, uint32_t end);

/* Names that the letter gives in short (以下简称水改30条): into r->aliases.  Whether
 * the number stands in one, or in another name in quotation marks. */
void quantity_aliases(struct reader *r, struct span body);
bool quantity_named(const struct reader *r, const struct quantity *q);
/* 三道河镇, 五杆六线: the front of a town's or a work's name. */
bool quantity_names_town(const struct reader *r, const struct quantity *q,
    uint32_t end);
bool quantity_names_works(const struct reader *r, const struct quantity *q,
    uint32_t end);
/* 王某等31位代表提出的: how many propose, which the head says. */
bool quantity_of_proposers(struct reader *r, const struct quantity *q,
    uint32_t start, uint32_t end);

/* A finding about the words of a span. */
void quantity_find(struct reader *r, enum finding_id id, struct span s);
/* Find where figures fell out of the body. */
void quantity_losses(struct reader *r, struct span body);

/* What the figure is per (元/亩, 每人每年600元); whether it tells a change, and
 * from what (同比, 比上年): into s. */
void quantity_rate(struct reader *r, struct statistic *s,
    const struct quantity *q, uint32_t start, uint32_t end);
void quantity_change(struct reader *r, struct statistic *s,
    const struct quantity *q, uint32_t start);

#endif
