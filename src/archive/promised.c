/* SPDX-License-Identifier: MIT */
/* Which measures are promises. */
#include "archive/promised.h"

static bool has(const struct row *r, enum column c, const char *code)
{
	return str_eq(row_cell(r, c)->text, str_of(code));
}

bool promised_doubtful(const struct row *r)
{
	return has(r, COLUMN_MEASURE_STATUS_CERTAINTY, "open");
}

bool promised(const struct row *r)
{
	if (has(r, COLUMN_MEASURE_STATUS, "planned"))
		return true;
	return row_cell(r, COLUMN_MEASURE_DEADLINE)->text.len &&
	    (promised_doubtful(r) || !has(r, COLUMN_MEASURE_STATUS, "refused"));
}

bool promised_open(const struct row *r)
{
	return promised(r) && !has(r, COLUMN_MEASURE_STATUS, "done");
}
