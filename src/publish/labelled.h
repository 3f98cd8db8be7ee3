/* SPDX-License-Identifier: MIT */
#ifndef DAFU_LABELLED_H
#define DAFU_LABELLED_H

#include "publish/tree.h"

/*
 * Rows of a table in running text: paragraphs side by side with cells that |, tabs
 * or blanks part.  What stands below a head (联系人, 电话) or behind the first cell
 * of its row is what that says, wherever the rows stand.
 */
struct table {
	const xmlNode *last;		/* the row before; NULL: none */
	struct VEC(struct cells { struct VEC(str) list; }) heads;
};

/* The cells of t, each behind its labels (联系人:张三。电话:5550000。), where t is a
 * row: the next one of the table, or the first.  s == NULL: there are none. */
str table_labelled(struct table *x, const struct tree_text *t, struct arena *a);

#endif
