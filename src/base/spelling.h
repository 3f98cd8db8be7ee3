/* SPDX-License-Identifier: MIT */
#ifndef DAFU_SPELLING_H
#define DAFU_SPELLING_H

#include "base/str.h"

/*
 * The name that was meant where another was typed: letters left out, added,
 * taken for another or swapped.  Set typed, try all names; then name is the
 * first of the nearest, s == NULL where none is near.
 */
struct spelling {
	str typed, name;
	size_t slips;		/* from typed to name */
};

void spelling_try(struct spelling *n, str name);

#endif
