/* SPDX-License-Identifier: MIT */
#ifndef DAFU_PRODUCT_H
#define DAFU_PRODUCT_H

#include "base/diag.h"
#include "work/worker.h"

/*
 * What a worker of extract or render makes of a document: outputs, and what is
 * to be told; nothing of it is written or printed there.
 */
struct product {
	str bytes;		/* the output */
	str coverage, advice;	/* of its letter; s == NULL: none */
};

struct products {
	struct VEC(struct product) list;
	size_t letters;		/* that the document holds */
};

/* The products and what d has to say, as bytes in the arena. */
str products_write(const struct products *x, const struct diag *d,
    struct arena *a);

/* Of a task that is done: its products, in its arena, and its messages to d, also
 * why it could not be read. */
void products_take(struct products *out, const struct task *t, struct diag *d);

/* Have a document read by a worker of p, and the same.  False: no worker can be
 * had, which d says. */
bool products_ask(struct products *out, struct task *t, struct pool *p,
    struct diag *d);

#endif
