/* SPDX-License-Identifier: MIT */
#ifndef DAFU_CSV_H
#define DAFU_CSV_H

#include <stdio.h>

#include "base/str.h"

/*
 * Rows of CSV (RFC 4180, CR LF at the end of each) that no spreadsheet takes
 * for formulas: a cell that begins with = + - @, their full-width forms, tab,
 * CR or LF gets an apostrophe before it, as OWASP advises.  A plain decimal
 * number (-5, +0.3) stays as it is.
 */

/* The byte order mark by which Excel knows UTF-8; before the first row. */
void csv_bom(FILE *out);

/* A row of count cells in UTF-8; one with s == NULL has nothing in it, an empty
 * one is "".  A write that fails shows in ferror(out). */
void csv_row(FILE *out, const str *cell, size_t count);

#endif
