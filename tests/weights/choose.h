/* SPDX-License-Identifier: MIT */
#ifndef TRAIN_CHOOSE_H
#define TRAIN_CHOOSE_H

#include "train.h"

/*
 * A choice between options, each worth the sum of its features' weights: an
 * averaged perceptron.  Where another option comes within a margin of the right
 * one, the right one's weights gain and the other's lose.
 */
struct option {
	uint32_t *rows;		/* indices of weights */
	size_t n;
};

struct lesson {
	struct VEC(struct option) v;
	size_t right;		/* which of them */
	struct span words;	/* of the letter, to tell it by */
};

struct lessons {
	struct VEC(struct lesson) v;
};

struct chooser {
	int epochs, rounds, margin;
	size_t count;		/* of weights */
	int32_t *learned;	/* room for as many of each */
	int64_t *averaged, *total;
	int8_t *kept;
	int64_t now;
	const char *const *names;	/* of options, to tell a wrong one by;
					   NULL: the first is "none" */
};

/* A new option of a lesson; rows are copied. */
void option_add(struct lesson *x, const uint32_t *rows, size_t n);

/* From the lessons of the letters not left out. */
void choose_learn(struct chooser *c);
/* Which option is the best by what was learned, and how far it is ahead of the
 * right one or, where it is that, of the next. */
size_t choose(const struct chooser *c, const struct lesson *x, int32_t *ahead);

/* Each lesson of a letter into the tally. */
void choose_score(const struct chooser *c, const struct lesson_letter *l,
    struct tally *t);

#endif
