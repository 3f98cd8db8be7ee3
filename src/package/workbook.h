/* SPDX-License-Identifier: MIT */
#ifndef DAFU_WORKBOOK_H
#define DAFU_WORKBOOK_H

#include "archive/archive.h"

/* Whether this program was built with libxlsxwriter. */
bool xlsx_is_built(void);

/*
 * A workbook (Office Open XML) at where, a sheet a table of what the archive
 * gives out: numbers are numbers, all else is text, none of it a formula.
 * base: archive_base's.  created: seconds since 1970, for its properties.
 * False, having said why: a table has more rows than a sheet (1,048,575), or a
 * cell more characters than one can have (32,767), or it cannot be written.
 */
struct xlsx_book {
	const char *where;
	size_t base;
	int64_t created;
	bool (*is_sheet)(enum table t);
};
bool xlsx_write(struct archive *x, const struct xlsx_book *book,
    struct diag *d);

#endif
