/* SPDX-License-Identifier: MIT */
#ifndef DAFU_ROWS_H
#define DAFU_ROWS_H

#include <libxml/tree.h>

#include "base/arena.h"

/* A record's facts as rows of the tables of schema.def. */

enum table {
#define TABLE(id, name, comment) TABLE_##id,
#define COLUMN(table, id, name, type, from, comment)
#define END(id, constraint)
#define SQL(text)
#include "archive/schema.def"
#undef TABLE
#undef COLUMN
#undef END
#undef SQL
	TABLE_COUNT
};

/* Every column of every table; those of one table stand together. */
enum column {
#define TABLE(id, name, comment)
#define COLUMN(table, id, name, type, from, comment) COLUMN_##table##_##id,
#define END(id, constraint)
#define SQL(text)
#include "archive/schema.def"
#undef TABLE
#undef COLUMN
#undef END
#undef SQL
	COLUMN_COUNT
};

/* The tables that rows_of fills. */
#define TABLE_ROWS_FIRST TABLE_LETTER
#define TABLE_ROWS_LAST TABLE_FINDING

extern const struct table_row {
	const char *name, *comment;
	enum column first;
	int count;		/* of its columns */
} table_rows[TABLE_COUNT];

extern const struct column_row {
	enum table table;
	const char *name, *type, *from, *comment;
} column_rows[COLUMN_COUNT];

/* The SQL that makes all tables, indexes and views of an archive, and of a plain
 * copy, which has nothing packed; end in NULL. */
extern const char *const schema_sql[], *const plain_sql[];
/* Of these the one that makes a table; NULL: none does. */
const char *schema_table(const char *const *sql, enum table t);

enum cell_type { CELL_NULL, CELL_INTEGER, CELL_TEXT, CELL_BLOB };

/* A field; text also holds the bytes of a BLOB.  A NUMERIC column's text is a
 * decimal number. */
struct cell {
	enum cell_type type;
	int64_t integer;
	str text;
};

/* cell: one for each column of its table.  The letter's id, which a record
 * does not know, is CELL_NULL.  node: the element that rows_of made it of. */
struct row {
	enum table table;
	struct cell *cell;
	const xmlNode *node;
};

/*
 * What the text index takes: a column of the index each.  Titles are those of
 * the letter and its proposals; facts what else names the letter: organs,
 * people, numbers, contacts, units, each on a line and once.
 */
enum index_text {
#define INDEX(id, name, weight) INDEX_##id,
#include "letter/field.def"
	INDEX_TEXT_COUNT
};

struct rows {
	struct VEC(struct row) row;	/* by table, then n; the first: letter */
	str text[INDEX_TEXT_COUNT];	/* len 0: nothing */
};

/* The rows of a valid record.  All live in the arena and may point into doc. */
void rows_of(struct rows *out, xmlDoc *doc, struct arena *a);

/* Values that people have given columns of the letter instead of what was read;
 * s == NULL: none. */
struct rows_fix {
	enum column column;
	str value;
};
typedef struct VEC(struct rows_fix) rows_fixes;

/* The same, with those values (which must outlive it) and what follows of them:
 * year and place, the text index. */
void rows_fixed(struct rows *out, xmlDoc *doc, const rows_fixes *fixes,
    struct arena *a);

/* Columns that hold a document's path, or seconds since 1970. */
bool column_is_path(enum column c);
bool column_is_time(enum column c);

/* The cell of a column. */
static inline struct cell *row_cell(const struct row *r, enum column c)
{
	return &r->cell[c - table_rows[r->table].first];
}

#endif
