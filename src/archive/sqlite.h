/* SPDX-License-Identifier: MIT */
#ifndef DAFU_SQLITE_H
#define DAFU_SQLITE_H

/* Private to the engine's files, src/archive/sqlite*.c. */

#include <sqlite3.h>

#include "archive/archive.h"

enum statement {
	STATEMENT_INDEX_PUT, STATEMENT_INDEX_REMOVE,
	STATEMENT_COUNT
};

struct archive {
	sqlite3 *db;
	const char *where;
	struct archive_options options;
	sqlite3_stmt *statement[STATEMENT_COUNT];	/* made when used */
};

/* Say what SQLite said (IO for a full disk, a quota, a fault; ARCHIVE_BUSY;
 * ARCHIVE_DAMAGED).  Always false. */
bool sqlite_fail(struct archive *x, struct diag *d);

/* The statement for sql, prepared once; NULL, having said why. */
sqlite3_stmt *sqlite_statement(struct archive *x, enum statement id,
    const char *sql, struct diag *d);

/* Text of a column, copied to the arena; s == NULL for NULL. */
str sqlite_str(sqlite3_stmt *s, int column, struct arena *a);

/* --- the text index (sqlite_index.c): keyed by the letter's id, holding the
 * rows' text of each letter's current version --- */

/* Make the tokenizer known to a connection, before any table is used. */
bool index_open(struct archive *x, struct diag *d);
/* The SQL that makes the index, run once after schema_sql; ends in NULL. */
extern const char *const index_sql[];
bool index_put(struct archive *x, int64_t letter, const struct rows *r,
    struct diag *d);
/* r: the rows that were put. */
bool index_remove(struct archive *x, int64_t letter, const struct rows *r,
    struct diag *d);
/* Whether the index holds exactly r's text for the letter. */
bool index_agrees(struct archive *x, int64_t letter, const struct rows *r,
    bool *agrees, struct diag *d);

#endif
