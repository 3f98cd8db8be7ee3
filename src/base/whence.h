/* SPDX-License-Identifier: MIT */
#ifndef DAFU_WHENCE_H
#define DAFU_WHENCE_H

#include "base/arena.h"

/*
 * Where a stretch of the decoded text stands in the file that it came from, for
 * formats that are no plain text: the number-th thing of its sort ("p": a
 * paragraph, from 1, in the order of the part; "obj": an object, by its ID) of a
 * part of the file; or a box on a page ("page", from 1).
 */
struct whence {
	uint32_t start, end;	/* of the text, half-open */
	const char *part;	/* word/document.xml; NULL: of a page */
	const char *sort;
	uint32_t number;
	double box[4];		/* of a page: its left, upper, right and lower
				   edge, in points from the left upper
				   corner */
};

/*
 * The place of [start, end) in the original, "part=word/document.xml p=17", or
 * "… p=17-18" where it goes on in further ones; "page=3 box=72,140,523,168"; or
 * several such, one after the other, where it goes on in another part or on another
 * page; of ascending ones that lie apart.  s == NULL: it stands in none.
 */
str whence_at(const struct whence *v, size_t n, uint32_t start, uint32_t end,
    struct arena *a);

#endif
