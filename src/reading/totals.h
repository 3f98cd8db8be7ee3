/* SPDX-License-Identifier: MIT */
#ifndef DAFU_TOTALS_H
#define DAFU_TOTALS_H

#include "reading/number.h"
#include "reading/reader.h"

/*
 * What the two files that read totals share: the figures of a letter in order,
 * which may be the total of which, and whether parts add up.
 */
enum { DEEP = 4, PARTS = 40, FAR = 30 };

struct list {
	struct mark *total;
	struct mark *part[PARTS];
	size_t count;
	bool open;		/* 等 follows: more than what is listed */
	bool closed;		/* all are given: 由…组成, a list by years */
	bool must;		/* no list of the total unless it adds up */
	bool bracket;		/* ends where its bracket closes */
	size_t sure;		/* so many parts stand before the first ；; 0:
				   there is none */
	bool colon;		/* 其中：A 3个；B 4个: goes on behind ； */
};

struct pass {
	struct reader *r;
	struct mark **v;	/* the statistics, in order */
	size_t n;
	struct list list[DEEP];
	int deep;		/* 0: no list is open */
};

static inline uint32_t start_of(const struct mark *m)
{
	return m->value.in.start;
}

static inline uint32_t end_of(const struct mark *m)
{
	return m->value.in.end;
}

/* Whether the words stand between two places. */
bool total_gap_has(const struct pass *p, uint32_t from, uint32_t to,
    const char *word);

/* A figure that may be a part or have parts: a size, not a share or a growth. */
bool total_is_size(const struct pass *p, const struct mark *m);
/* Of one unit; of one kind of thing by other classifiers: 单位186家, 院校23所. */
bool total_same_unit(const struct mark *a, const struct mark *b);
bool total_alike(const struct mark *a, const struct mark *b);
bool total_same_line(const struct pass *p, const struct mark *a,
    const struct mark *b);
bool total_same_sentence(const struct pass *p, const struct mark *a,
    const struct mark *b);
/* Whether total may hold part: a size, and not smaller. */
bool total_may_hold(const struct pass *p, const struct mark *total,
    const struct mark *part);
/* The total of figure i: the nearest of its unit before it; unless exact also
 * one of another classifier, or of the sentence before.  NULL: none. */
struct mark *total_before(const struct pass *p, size_t i, bool exact);

/* The sum of a list's parts; whether m makes it more than the total. */
str total_parts_sum(struct reader *r, const struct list *list);
bool total_exceeds(struct reader *r, const struct list *list, const struct mark *m);
void total_part_add(struct list *list, struct mark *m, struct mark *total);
/* Say of the total whether its parts add up, where that can be told. */
void total_add_up(struct pass *p, struct list *list);

#endif
