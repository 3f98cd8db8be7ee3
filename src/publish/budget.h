/* SPDX-License-Identifier: MIT */
#ifndef DAFU_BUDGET_H
#define DAFU_BUDGET_H

#include <libxslt/xsltInternals.h>

/*
 * How many bytes of text one transformation may handle: every value of a
 * variable that is looked up counts, what concat makes, and what is written.  A
 * stylesheet that doubles a string thirty times is stopped, as one is that runs
 * too long.  The budget lives in c->_private and is the caller's.
 */
struct budget {
	size_t left;
};

/* Once a process, after EXSLT's functions were registered. */
void budget_register(void);
/* Of a compiled stylesheet: count what its instructions write. */
void budget_watch(xsltStylesheet *style);
/* Of a context that is ready to run. */
void budget_begin(struct budget *b, xsltTransformContext *c, size_t bytes);

#endif
