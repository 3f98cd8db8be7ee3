/* SPDX-License-Identifier: MIT */
#ifndef DAFU_LISTED_H
#define DAFU_LISTED_H

#include "intake/sheet.h"
#include "work/worker.h"

/*
 * Lists read in a worker.  A pool for it: pool_options.read = listed_answer, arg
 * the encoding's name or NULL.
 */
str listed_answer(void *arg, const struct task *t);

/* The cells of the list t, in its arena.  False, having said why in d. */
bool listed_ask(struct grid *out, struct task *t, struct pool *p,
    struct diag *d);

#endif
