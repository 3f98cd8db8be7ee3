/* SPDX-License-Identifier: MIT */
#ifndef DAFU_SHEET_H
#define DAFU_SHEET_H

#include "base/diag.h"
#include "base/grid.h"

/*
 * A list to its cells: an Excel workbook (XLSX, ECMA-376), dates as YYYY-MM-DD,
 * or CSV (RFC 4180; also with tabs or semicolons) in UTF-8, UTF-16 or GB18030.
 * Everything in out lives in the arena.  False, having said why in d: as
 * text_decode, and TOO_LARGE of more rows, columns or cells than these.
 */
enum { SHEET_ROWS = 100000, SHEET_COLUMNS = 1000, SHEET_CELLS = 1000000 };
bool sheet_read(struct grid *out, str bytes, const char *encoding,
    struct arena *a, struct diag *d);

#endif
