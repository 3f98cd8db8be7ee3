/* SPDX-License-Identifier: MIT */
/* The fields of queries and their codes: query.def. */
#include "archive/query.h"

const struct query_field_row query_fields[QUERY_FIELD_COUNT] = {
#define FIELD(id, name, chinese, type, table, column, index, together) \
	[QUERY_FIELD_##id] = { name, chinese, QUERY_TYPE_##type, \
	    TABLE_##table, column, index, together },
#include "archive/query.def"
};

const struct query_code query_codes[] = {
#define FIELD(id, ...)
#define CODE(field, code, chinese) { QUERY_FIELD_##field, code, chinese },
#include "archive/query.def"
	{ QUERY_FIELD_COUNT, NULL, NULL }
};

bool query_ranks(const struct query *q)
{
	if (q->kind == QUERY_TEXT)
		return true;
	for (size_t i = 0; i < q->part.n && q->kind != QUERY_NOT; i++)
		if (query_ranks(q->part.v[i]))
			return true;
	return false;
}
