/* SPDX-License-Identifier: MIT */
#ifndef DAFU_TABLE_H
#define DAFU_TABLE_H

#include "base/arena.h"

/* How a command that lists things writes them. */
#define TABLE_FORMATS \
	TABLE_FORMAT(TEXT, "text") \
	TABLE_FORMAT(JSON, "json") \
	TABLE_FORMAT(CSV, "csv")
enum table_format {
#define TABLE_FORMAT(id, name) TABLE_FORMAT_##id,
	TABLE_FORMATS
#undef TABLE_FORMAT
	TABLE_FORMAT_COUNT
};
extern const char *const table_format_list;	/* for options.h */

/* The format by name; TABLE_FORMAT_COUNT: none. */
enum table_format table_format_named(const char *name);

struct table_column {
	const char *name;	/* in JSON and CSV */
	const char *heading;	/* for people */
	bool number;		/* an integer; stands to the right */
};

/*
 * Write rows to standard output: columns aligned by the width of their
 * characters, the widest cut where the screen is narrower; or an object a line;
 * or CSV.  cell: rows one after the other, s == NULL where there is nothing.
 */
void table_write(const struct table_column *column, size_t columns,
    const str *cell, size_t rows, enum table_format format);

#endif
