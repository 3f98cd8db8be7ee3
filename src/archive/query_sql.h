/* SPDX-License-Identifier: MIT */
#ifndef DAFU_QUERY_SQL_H
#define DAFU_QUERY_SQL_H

#include "archive/query.h"

/*
 * A query as SQL.  What was asked is never part of its text but bound to it,
 * in order, a value for each ?.
 */
struct query_sql {
	str where;		/* on letter l; len 0: all letters */
	struct VEC(str) bind;
	/* For the text index, first: letters that can be meant.  s == NULL:
	 * the index is of no help.  exact: all that it finds are meant, where
	 * is empty. */
	str match;
	bool exact;
};

/*
 * where uses dafu_has(x, words) and dafu_is(x, words): whether the words of x
 * hold those words, or are them; dafu_near(figures, low, high): figures_meet;
 * and the index as a table text.
 */
void query_sql(struct query_sql *out, const struct query *q, struct arena *a);

/* Conditions that a row x of a table of a letter meets to be what a query asks
 * for. */
struct query_rows {
	enum table table;
	str where;
	struct VEC(str) bind;
};
typedef struct VEC(struct query_rows) query_tables;
void query_rows(query_tables *out, const struct query *q, struct arena *a);

#endif
