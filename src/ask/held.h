/* SPDX-License-Identifier: MIT */
#ifndef DAFU_HELD_H
#define DAFU_HELD_H

#include "archive/archive.h"
#include "archive/running_text.h"
#include "ask/sentence.h"

/* Letters in hand, to be held against one another. */
struct held {
	int64_t id;
	str date, issuer, kind;	/* s == NULL: not known */
	bool asked;		/* one of those that are asked about */
	/* by held_read */
	struct rows rows;
	struct body body;
	sentences sentence;
	xmlDoc *doc;
};
typedef struct VEC(struct held) helds;

/* All letters by issuer, date and id, those that q finds as asked. */
bool held_find(helds *out, struct archive *x, const struct query *q,
    struct arena *a, struct diag *d);

/* The letter of an id, asked. */
bool held_one(struct held *out, struct archive *x, int64_t id,
    struct arena *a, struct diag *d);

/* Read what the letter's current version says; held_done frees the tree, into
 * which all else points. */
bool held_read(struct held *h, struct archive *x, struct arena *a,
    struct diag *d);
void held_done(struct held *h);

/* Letters by date, those without one last, then by id: < 0, 0, > 0. */
int held_compare(str date, int64_t id, str other_date, int64_t other_id);

/* How many of n letters, from the first on, are by its issuer: at least 1. */
size_t held_group(const struct held *h, size_t n);

/* The place of a sentence: "120-157"; s == NULL: not known. */
str held_place(int64_t start, int64_t end, struct arena *a);

/* The sentence that holds a place; NULL: none. */
const struct sentence *held_sentence(const struct held *h, int64_t start);

#endif
