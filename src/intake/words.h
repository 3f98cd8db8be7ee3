/* SPDX-License-Identifier: MIT */
#ifndef DAFU_WORDS_H
#define DAFU_WORDS_H

#include "intake/page_lines.h"

/* Words in their boxes on pages, as programs give them, to characters. */

struct word {
	str words;
	double left, top, right, bottom;
	double size;		/* of its characters; 0: as its box has it */
	uint32_t number;	/* of its page, from 1 */
	uint8_t sure;		/* per cent that it was recognised rightly; 0:
				   it was not recognised, but is there */
};

struct words {
	struct arena *a;
	struct VEC(struct word) word;	/* of all pages */
};

/* How wide words are in characters; whether all of them are wide. */
double words_length(str words);
bool words_are_wide(str words);

/* The words as characters of the pages of x, which are there: each its share of
 * the box.  False: they are too many, said in d. */
bool words_put(struct lines *x, const struct words *all, struct diag *d);

#endif
