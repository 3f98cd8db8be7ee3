/* SPDX-License-Identifier: MIT */
#ifndef DAFU_SQLITE_H
#define DAFU_SQLITE_H

/* Private to the engine's files, src/archive/sqlite*.c. */

#include <signal.h>
#include <sqlite3.h>

#include "archive/archive.h"

/* Bytes of a page; at its end those that hold its checksum. */
#define PAGES_SIZE 16384
#define PAGES_RESERVED 8

/* PRAGMA application_id ("dafu") and user_version: the form of the tables.
 * OLDEST: what can be migrated. */
#define APPLICATION 0x64616675
#define FORMAT 11
#define FORMAT_OLDEST 5

/* SQL for the next record's id; one that was disposed of is not given again. */
#define SQLITE_NEXT_RECORD "(SELECT max(ifnull((SELECT max(id) FROM record), " \
	"0), ifnull((SELECT max(record) FROM tombstone), 0)) + 1)"

struct archive {
	sqlite3 *db;
	const char *where;
	struct archive_options options;
	int format;			/* user_version, as it was found */
	bool contended;			/* others want to write, too */
	bool foreign;			/* see archive_foreign */
	volatile sig_atomic_t interrupted;
	str agent;			/* who writes */
	struct packer *packer;		/* of records and sources */
	struct {			/* since begin, for the log */
		int64_t documents, records, time;
		str profile;		/* the last that is surely kept */
	} put;
	struct VEC(struct prepared) prepared;
	struct VEC(int64_t) given;	/* letters given out, rising */
	bool chosen;			/* given is what is given; else all */
	bool queried;			/* by a query */
	struct arena arena;		/* for as long as it is open */
	struct arena scratch;		/* of a function's call */
	/* SQL for a letter's rows of a table, by TABLE_ROWS_…; ?1: the letter;
	 * for insert all columns */
	const char *select[TABLE_COUNT], *insert[TABLE_COUNT],
	    *delete[TABLE_COUNT];
};

/*
 * Say what SQLite said: ARCHIVE_BUSY, ARCHIVE_DAMAGED, IO (disk full, quota,
 * a fault) …  Always false.
 */
bool sqlite_fail(struct archive *x, struct diag *d);

/* Whether archive_interrupt was called, which is said then. */
bool sqlite_interrupted(const struct archive *x, struct diag *d);

/*
 * The statement for sql, ready to bind; made at the first call and kept.  sql
 * must be a literal or live as long as x.  NULL, having said why.
 */
sqlite3_stmt *sqlite_statement(struct archive *x, const char *sql,
    struct diag *d);

/* Run a statement for one row: *found where there is one, and then the caller
 * resets it. */
bool sqlite_one(struct archive *x, sqlite3_stmt *s, bool *found,
    struct diag *d);

/* The row that sql, of which ? is the id, has: *row is the statement on it, which
 * the caller resets; NULL: there is none. */
bool sqlite_row(struct archive *x, const char *sql, int64_t id,
    sqlite3_stmt **row, struct diag *d);

/* The same of the row behind the one of id last, of which ? is that, and whose
 * first column is its own id.  False, too, where that is no later one: a tree of
 * a damaged file may lead back. */
bool sqlite_next(struct archive *x, const char *sql, int64_t last,
    sqlite3_stmt **row, struct diag *d);

/* Run a statement that gives no rows, and reset it. */
bool sqlite_run(struct archive *x, sqlite3_stmt *s, struct diag *d);

/* Give back all that a connection holds. */
void sqlite_close(struct archive *x);

/* A number in SQL. */
#define DIGITS_(n) #n
#define DIGITS(n) DIGITS_(n)

/* Keep what records and sources are packed with. */
bool sqlite_put_dictionary(struct archive *x, struct diag *d);

/* Make all tables of an archive, in a transaction of the caller's. */
bool sqlite_make_tables(struct archive *x, struct diag *d);

/* The form of a new file's pages; before anything else. */
bool sqlite_make_pages(struct archive *x, struct diag *d);

/* --- putting (sqlite_put.c, sqlite_sight.c) --- */

/* Take away all that is kept of the letter's current version but the record;
 * keep what a record says as the letter's current version. */
bool sqlite_remove_current(struct archive *x, int64_t letter, struct diag *d);
bool sqlite_put_current(struct archive *x, int64_t letter, int64_t record,
    struct diag *d);

/* Whether the letter is there; else said why. */
bool sqlite_letter(struct archive *x, int64_t letter, struct diag *d);

/* A record by its id, which must be there. */
bool sqlite_record(struct archive *x, int64_t record,
    struct archive_version *out, struct arena *a, struct diag *d);

/* Its tree, freed by the caller; NULL: it is damaged, which is told. */
xmlDoc *sqlite_tree(const struct archive *x, const struct archive_version *v,
    struct diag *d);

/* A document was seen at put->path: *other receives the document that was last
 * seen there, 0 where it is the same or there was none. */
bool sqlite_sight(struct archive *x, int64_t document,
    const struct archive_document *put, int64_t *other, struct diag *d);

/* --- the log (sqlite_event.c) --- */

struct sqlite_event {
	int64_t letter;			/* 0: not of one */
	str detail;
	const struct archive_deed *deed;
};
bool sqlite_event(struct archive *x, enum event id,
    const struct sqlite_event *what, int64_t *event, struct diag *d);
/* An entry of what was put since begin, if anything was. */
bool sqlite_event_put(struct archive *x, struct diag *d);
/* EVENT and CORRECTION faults. */
bool sqlite_events_check(struct archive *x, const struct fault_sink *sink,
    struct diag *d);

/* --- files from elsewhere (sqlite_schema.c) --- */

/* A connection that believes nothing the file says: no trigger is run, no
 * function of its tables, no cell beyond its page.  Before the first page is
 * read; always true. */
bool schema_distrust(sqlite3 *db);

/* Whether the file's tables are ours and its pages have checksums.  False, having
 * said why; an archive that is opened to be checked is then `foreign`, which is
 * no failure. */
bool schema_ours(struct archive *x, struct diag *d);
/* The second alone. */
bool schema_summed(struct archive *x, struct diag *d);

/* What differs from an empty archive's tables, indexes, views, triggers: type
 * and name of each, by name; virtual or not. */
struct schema_difference {
	enum fault_id fault;	/* TABLES, TABLE_MISSING, TABLE_STRAY */
	const char *type, *name;
	bool virtual;
};
bool schema_compare(struct archive *x, void (*each)(void *arg,
    const struct schema_difference *), void *arg, struct diag *d);

/* The first page of an empty archive. */
bool schema_first_page(unsigned char out[PAGES_SIZE], struct diag *d);

/* Whether there is a log whose content the file does not have yet. */
bool sqlite_has_log(const char *where);

/* Look which form the file has; where it is not ours, or not of today and was
 * not opened to be migrated, that is said. */
bool sqlite_format(struct archive *x, struct diag *d);

/* Run SQL once. */
bool sqlite_exec(struct archive *x, const char *sql, struct diag *d);

/* Bind a view, not copied; NULL where there is no string. */
void sqlite_bind(sqlite3_stmt *s, int at, str text);
void sqlite_bind_cell(sqlite3_stmt *s, int at, const struct cell *c);

/* A column's value, copied to the arena. */
void sqlite_cell(struct cell *c, sqlite3_stmt *s, int column, struct arena *a);

/* A column's text or bytes, copied to the arena; s == NULL for NULL. */
str sqlite_str(sqlite3_stmt *s, int column, struct arena *a);

/* --- checksums of pages (sqlite_pages.c) --- */

/* The name of the file layer that keeps them, to open a database with. */
const char *pages_vfs(void);
/*
 * From now on hand out damaged pages too, and what was cut off the file as
 * zeros.  Before any page was read.  False where the first page
 * is damaged and others show that the file is an archive: see pages_mend.
 */
bool pages_report(sqlite3 *db);
/* Let the first page of an empty archive stand in, which the tables' SQL fills;
 * but for counters it is that of all. */
void pages_mend(sqlite3 *db, const unsigned char first[PAGES_SIZE]);
/* Whether the pages of an open file have checksums. */
bool pages_summed(sqlite3 *db);
/* Look at every page of the file; false where it keeps no checksums.  *cut is
 * how many pages its header has that are not there. */
bool pages_scan(sqlite3 *db, void (*bad)(void *, int64_t page), void *arg,
    int64_t *cut);

/* --- statistics (sqlite_packed.c) --- */

/* Make table statistic known to a connection. */
bool packed_open(struct archive *x, struct diag *d);
/* Keep a letter's; rows: all that it has. */
bool packed_put(struct archive *x, int64_t letter, const struct rows *rows,
    struct diag *d);

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
/* Whether the index holds the text of every letter's current version and no
 * other: INDEX… faults. */
bool index_check(struct archive *x, const struct fault_sink *sink,
    struct diag *d);

/* --- searching (sqlite_search.c) --- */

/* Make the functions that queries use known to a connection. */
bool search_open(struct archive *x, struct diag *d);

/* Make dafu_given(letter) known: archive_gives. */
bool export_open(struct archive *x, struct diag *d);

#endif
