/* SPDX-License-Identifier: MIT */
#ifndef DAFU_NAMES_H
#define DAFU_NAMES_H

#include "base/arena.h"

/* A set of names, each with a count that starts at 0.  Zeroed: empty. */
struct names {
	struct arena arena;
	struct named { const char *name; int count; } *slot;
	size_t n, cap;
};

/* The name's entry, which may move with the next name; made where there was
 * none if make is set, else NULL. */
struct named *names_find(struct names *x, const char *name, bool make);

#endif
