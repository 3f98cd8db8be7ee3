/* SPDX-License-Identifier: MIT */
#ifndef DAFU_QUERY_PARSE_H
#define DAFU_QUERY_PARSE_H

#include "archive/query.h"

/*
 * What people ask, from text to a query's tree and back.  dafu.1, QUERIES, tells
 * the language.  Text is folded as for reading, so that width, script and case
 * of a query do not matter.
 */

/* What is wrong with a query, and where: code points from 0. */
struct query_fault {
	str text;
	size_t start, end;
};

/*
 * The tree of a query; NULL, having filled in fault, where there is none.  A
 * query without any word is one.  Lives in the arena.
 */
struct query *query_parse(str text, struct query_fault *fault,
    struct arena *a);

/* The letters that a document number names: number:="…". */
struct query *query_number(str number, struct arena *a);

/* A query in one form for all ways of writing it, for tests. */
str query_print(const struct query *q, struct arena *a);

/* The phrases whose words a reader wants to see: those of text, title and body
 * that are not denied. */
typedef struct VEC(str) query_phrases;
void query_lit(query_phrases *out, const struct query *q, struct arena *a);

#endif
