/* SPDX-License-Identifier: MIT */
#ifndef DAFU_DUE_H
#define DAFU_DUE_H

#include "reading/cue.h"

/* Whether the clause names a time before the letter's own date. */
bool due_past(const struct reader *r, struct span clause);

/* The times by which something is due in a sentence, one by one. */
struct dues {
	struct span in;
	uint32_t at;		/* read up to here */
	bool ahead;		/* the sentence speaks of what is to come */
	bool past, none;	/* a past year was named; there are no more */
	const struct when *now;
};
struct dues dues_of(struct span sentence, bool ahead);
/* The next one; NULL: there is none. */
const struct when *due_next(const struct reader *r, struct dues *d);
/* The first that begins in a clause, which lies behind those asked for before;
 * NULL. */
const struct when *due_within(const struct reader *r, struct dues *d,
    struct span clause);

/* The words of a time as a value. */
void due_take(struct reader *r, const struct when *w, struct value *out);
/* The deadline behind a label: the first time there, else what stands there. */
bool due_label(struct reader *r, struct span s, struct value *out);
/* Call take for each piece of the sentence that has a deadline, the first of
 * which begins with the sentence; false: it has none. */
bool due_pieces(struct reader *r, struct span s, bool ahead,
    void (*take)(struct reader *r, struct span piece, const struct when *w,
    void *to), void *to);

/* Whether a label in s (完成时限：…) gives a time that is not past. */
bool due_owed(struct reader *r, struct span s);

/* The deadline and the owner that a measure's heading, sentences or labels
 * (责任单位：…；完成时限：…) give; promises: of running prose, and of measures
 * where they name a further deadline. */
void dues_read(struct reader *r);

#endif
