/* SPDX-License-Identifier: MIT */
#ifndef DAFU_SHEET_READER_H
#define DAFU_SHEET_READER_H

#include "intake/part.h"
#include "intake/sheet.h"

/* What the readers of lists share. */
struct sheet {
	struct grid *out;
	struct intake *in;
	size_t cells;
};

/* A further row; NULL, having said why: there are too many. */
struct grid_row *sheet_row(struct sheet *s, size_t line);
/* Put a cell at a column, from 0, of the last row.  False, having said why. */
bool sheet_cell(struct sheet *s, size_t column, str words);

/* xlsx.c */
bool xlsx_read(struct sheet *s);

#endif
