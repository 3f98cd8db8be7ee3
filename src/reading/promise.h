/* SPDX-License-Identifier: MIT */
#ifndef DAFU_PROMISE_H
#define DAFU_PROMISE_H

#include "reading/reader.h"

/* A sentence of running prose; next: the one before spoke of the next step. */
void promise_sentence(struct reader *r, struct span s, bool *next);

/* s is promised by the time w, a piece of a sentence (due_pieces). */
void promise_due(struct reader *r, struct span s, const struct when *w,
    void *unused);
/* The last promise to its place in the order of the text. */
void promise_sort(struct letter *l);

#endif
