/* SPDX-License-Identifier: MIT */
#ifndef DAFU_RUNNING_TEXT_H
#define DAFU_RUNNING_TEXT_H

#include <libxml/tree.h>

#include "base/arena.h"

/* The running text of a record's body: labels, headings and paragraphs, each
 * paragraph with an LF behind it. */
struct body {
	str text;
	struct VEC(struct body_piece) piece;
};

/* Where a piece of it is from: a text node, or, of a label or the mark behind a
 * heading, the element. */
struct body_piece {
	size_t from;			/* byte of the text */
	const xmlNode *node;
};

/* body: the element, or NULL.  All lives in the arena and points into it. */
void body_of(struct body *out, const xmlNode *body, struct arena *a);

/* A place in the decoded source: code points. */
struct body_place {
	int64_t start, end;
	bool exact;		/* else it stands somewhere between */
};

/* Where the bytes from start to end of the text stand.  False: the record does
 * not say. */
bool body_place(struct body_place *out, const struct body *b, size_t start,
    size_t end);

#endif
