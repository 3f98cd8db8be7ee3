/* SPDX-License-Identifier: MIT */
#ifndef DAFU_UNBOX_H
#define DAFU_UNBOX_H

#include "intake/box.h"
#include "work/worker.h"

/*
 * Boxes opened in a worker, which hands back what they hold.
 *
 * A pool for it: pool_options.read = unbox_answer, no arg.
 */
str unbox_answer(void *arg, const struct task *t);

/*
 * What the box t holds, in the task's arena, as box_open tells it; checked, since
 * the worker has met bytes from outside.  BOX_FAILED also where the worker died.
 */
enum boxed unbox(members *out, struct task *t, struct pool *p,
    struct diag *d);

#endif
