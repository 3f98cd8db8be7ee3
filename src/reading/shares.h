/* SPDX-License-Identifier: MIT */
#ifndef DAFU_SHARES_H
#define DAFU_SHARES_H

#include "reading/totals.h"

/*
 * Which figure is part of which, weighed: a figure may be part of one that
 * stands before it, or of one behind it that its words or the sum point to, or
 * of none.  What stands between the two, how far apart they are, what the
 * figures in between are part of, and whether some of them add up to the total
 * each have a weight.  The weights are learned from letters with answers
 * (tests/weights); the greatest sum wins.
 */
enum { SHARE_BITS = 15, SHARE_WEIGHTS = 1 << SHARE_BITS, SHARE_FEATURES = 64,
	SHARE_CHOICES = 32 };

/* What is known of a figure. */
struct share {
	double value;
	bool size, whole;	/* may be a part; may have parts */
	uint32_t unit;		/* a hash of its unit */
	uint32_t room;		/* behind the last stop or figure: how far */
	uint64_t cues;		/* of its clause, up to it */
	uint64_t before, behind;	/* two characters each */
	size_t total;		/* of which it is a part; itself: of none */
	size_t lead;		/* the last figure of the line that leads its
				   own in: 其中：; the count of all: none does */
	uint32_t bracket;	/* that it stands in; 0: none */
	struct sum_run {	/* figures that add up to it; count 0: none do */
		size_t first, last, count;
	} run;
	bool fits;		/* but for a sum nothing says that it is a part */
};

struct shares {
	const struct pass *p;
	struct share *v;	/* of p->v[i] */
};

/* Look at the figures of a letter. */
void shares_open(struct shares *s, const struct pass *p);
/* The choices of figure i, SHARE_CHOICES at most: totals by their index, and
 * itself, the first: it is part of none.  Returns how many. */
size_t share_choices(const struct shares *s, size_t i, size_t *out);
/* The features of a choice: indices of weights, SHARE_FEATURES at most. */
size_t share_features(const struct shares *s, size_t i, size_t total,
    uint32_t *v);
/* Weigh each figure. */
void shares_read(struct shares *s);
/* Whether two values are one. */
bool share_equal(double a, double b);

#endif
