/* SPDX-License-Identifier: MIT */
#ifndef DAFU_PACKED_H
#define DAFU_PACKED_H

#include "archive/rows.h"

/*
 * Rows of one table of a letter in few bytes: column by column behind letter and
 * n, each cell ended by NUL; a number of a column INTEGER is how much more it is
 * than the one above.  n counts from 1.
 */

/* Bytes of a letter's rows at most: more than a worker's memory lets it read. */
#define PACKED_LARGEST ((size_t)32 << 20)

/* No table has more columns. */
#define PACKED_COLUMNS 32

/* Those of a letter's rows; s == NULL: there are none. */
str packed_write(const struct rows *rows, enum table t, struct arena *a);

/* Back again, a row after the other, from bytes that must end in NUL and outlive
 * it; takes no memory. */
struct packed_reader {
	enum table table;
	size_t count, n;		/* rows; the one in hand, from 1 */
	struct cell cell[PACKED_COLUMNS];	/* of that; the keys aside */
	const char *next[PACKED_COLUMNS];	/* cell of each column */
};

/* False where bytes are no such rows. */
bool packed_begin(struct packed_reader *r, str bytes, enum table t);
/* The next row, while n < count; false where it is none. */
bool packed_next(struct packed_reader *r);

#endif
