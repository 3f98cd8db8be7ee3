/* SPDX-License-Identifier: MIT */
#ifndef DAFU_COMPARE_H
#define DAFU_COMPARE_H

#include "archive/rows.h"

/* Two records, field by field. */

/* Whether two values of a column are the same; decimal numbers by value. */
bool cell_same(enum column c, const struct cell *one, const struct cell *two);

/* A value as text; "" where there is none. */
str cell_text(const struct cell *c, struct arena *a);

/* One difference: a field of a row, or a whole row that only one has. */
struct difference {
	enum table table;
	const struct row *old, *new;	/* NULL: a row of the other only */
	enum column column;		/* where both are there */
};
typedef struct VEC(struct difference) differences;

/*
 * What differs between two records' rows, in the order of the tables.  Rows are
 * paired by what they say, not by their number, so that one more statistic at
 * the top is one difference, and another value of the same indicator is not one
 * that is gone and a new one.  Places are compared where `places`.
 */
void rows_compare(differences *out, const struct rows *old,
    const struct rows *new, bool places, struct arena *a);

/* The words where two texts first differ, with a few beside them, of each;
 * false where they are the same. */
bool text_differs(str out[2], str old, str new, struct arena *a);

#endif
