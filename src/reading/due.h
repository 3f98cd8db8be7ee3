/* SPDX-License-Identifier: MIT */
#ifndef DAFU_DUE_H
#define DAFU_DUE_H

#include "reading/cue.h"

/* Whether the clause names a time by which something is to be done, and that
 * lies behind the letter's own date. */
bool due_later(const struct reader *r, struct span clause);

/* Whether it names a time before that date. */
bool due_past(const struct reader *r, struct span clause);

/* The first time at or behind from in the sentence s by which something is due;
 * ahead: it speaks of what is to come.  NULL: there is none. */
const struct when *due_from(const struct reader *r, struct span s,
    uint32_t from, bool ahead);

/* Whether a label in s (完成时限：…) gives a time that is not past. */
bool due_owed(struct reader *r, struct span s);

/* The deadline and the owner that a measure's heading, sentences or labels
 * (责任单位：…；完成时限：…) give; promises: of running prose, and of measures
 * where they name a further deadline. */
void dues_read(struct reader *r);

#endif
