/* SPDX-License-Identifier: MIT */
#ifndef DAFU_DUE_H
#define DAFU_DUE_H

#include "reading/cue.h"

/* Whether the clause names a time by which something is to be done, and that
 * lies behind the letter's own date. */
bool due_later(const struct reader *r, struct span clause);

/* Whether it names a time before that date. */
bool due_past(const struct reader *r, struct span clause);

/* The deadline and the owner that a measure's heading, sentences or labels
 * (责任单位：…；完成时限：…) give. */
void due_read(struct reader *r, struct node *n);

/* Promises of running prose, with theirs. */
void promises_read(struct reader *r);

#endif
