/* SPDX-License-Identifier: MIT */
#ifndef DAFU_COUNTED_H
#define DAFU_COUNTED_H

#include "reading/phrase.h"

/* What the two files that read the thing counted share. */
struct list {
	size_t first, count;	/* figures, as indices of marks */
	struct span named;	/* what stands before 分别; empty: the figures
				   before it are meant */
	bool years;		/* 2022年、2023年分别: of the one before it */
};

struct pass {
	struct reader *r;
	struct mark **v;	/* the statistics */
	size_t *at;		/* and where among the marks */
	size_t all;
	struct span topic;	/* what the sentence speaks of */
	const struct mark *topic_of;	/* the figure that said so; NULL: a
					   heading */
	uint32_t behind;	/* end of the figure before, on this line */
	struct list list;
	size_t line;		/* first statistic of the line */
	struct VEC(struct span) headings;
	size_t heading;		/* the next of them */
};

/* Whether figure i is one of a list behind 分别; p->list is then that list. */
bool counted_in_list(struct pass *p, size_t i);
/* What such a figure counts; empty: it cannot be told from the list. */
struct span counted_listed(struct pass *p, size_t i);

#endif
