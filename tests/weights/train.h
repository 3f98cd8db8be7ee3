/* SPDX-License-Identifier: MIT */
#ifndef TRAIN_LETTERS_H
#define TRAIN_LETTERS_H

#include <jansson.h>
#include <stdint.h>

#include "reading/reader.h"

/*
 * Letters with answers, from which weights are learned.  Whole numbers and no
 * chance: the same letters give the same bytes.
 */
struct lesson_letter {
	const char *path, *folder;
	size_t folder_len;	/* a folder is a hand */
	json_t *answer;
	struct text text;
	struct letter letter;
	struct reader reader;	/* up to where weights decide */
	bool left_out;		/* not learned from */
	void *lessons;		/* what is learned from it: of.c, status.c, … */
};

extern struct arena arena;
extern struct lesson_letter *letters;
extern size_t letter_count;

/* Where the results of a case stand in its answer, unless it is read as a
 * letter's (struct subject). */
#define CASES "cases"

/* Words folded, without blanks; those of a span, at most WORDS_MOST. */
enum { WORDS_MOST = 200 };
uint32_t *words_folded(const char *text, size_t *n);
size_t words_of(const struct reader *r, struct span s, uint32_t *out);
bool words_same(const uint32_t *a, size_t n, const uint32_t *b, size_t m);

/* 0 … n - 1, shuffled by the seed, which moves on. */
size_t *shuffled(size_t n, uint32_t *seed);

/* Sums as bytes: the greatest few in a thousand are cut to fit. */
void weights_keep(const int64_t *sum, size_t n, int8_t *out);

/* How sure each choice was, and whether it was right. */
struct tally {
	size_t all, exact, right;
	struct { int32_t margin; bool right; } *v;
	size_t n;
};
void tally_add(struct tally *t, bool exact, bool right, int32_t margin);

/* What weights are learned for, from the letters not left out: by a chooser, or
 * in a way of its own. */
struct chooser;
struct subject {
	const char *name;
	void (*open)(struct lesson_letter *l);
	struct chooser *chooser;	/* NULL: learn and score are */
	void (*learn)(void);
	void (*score)(struct lesson_letter *l, struct tally *t);
	const int8_t *kept;	/* what was learned */
	size_t count;
	const char *answers;	/* as a letter's answers name what cases have;
				   NULL: cases do not teach it */
};
extern const struct subject subject_of, subject_organ, subject_part,
    subject_status;

/* VERBOSE in the environment: each wrong choice is told. */
extern bool verbose;

#endif
