/* SPDX-License-Identifier: MIT */
/* The archive in one SQLite file: opening, transactions, errors. */
#include "archive/sqlite.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "archive/pack.h"

struct prepared {
	const char *sql;
	sqlite3_stmt *s;
};

const char *const outcome_names[OUTCOME_COUNT] = {
	[OUTCOME_READ] = "read", [OUTCOME_REFUSED] = "refused",
	[OUTCOME_FAILED] = "failed", [OUTCOME_CRASHED] = "crashed",
	[OUTCOME_OVERTIME] = "overtime",
};

void archive_interrupt(struct archive *x)
{
	x->interrupted = 1;
}

bool sqlite_interrupted(const struct archive *x, struct diag *d)
{
	if (x->interrupted)
		diag_add(d, DIAG_INTERRUPTED, NULL);
	return x->interrupted;
}

sqlite3_stmt *sqlite_statement(struct archive *x, const char *sql,
    struct diag *d)
{
	sqlite3_stmt *s = NULL;
	struct prepared *p;

	for (size_t i = 0; i < x->prepared.n; i++)
		if (x->prepared.v[i].sql == sql)
			return x->prepared.v[i].s;
	if (sqlite3_prepare_v3(x->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &s,
	    NULL) != SQLITE_OK) {
		sqlite_fail(x, d);
		return NULL;
	}
	p = push(&x->arena, &x->prepared);
	*p = (struct prepared){ sql, s };
	return s;
}

bool sqlite_run(struct archive *x, sqlite3_stmt *s, struct diag *d)
{
	bool ok = sqlite3_step(s) == SQLITE_DONE || sqlite_fail(x, d);

	sqlite3_reset(s);
	return ok;
}

bool sqlite_exec(struct archive *x, const char *sql, struct diag *d)
{
	return sqlite3_exec(x->db, sql, NULL, NULL, NULL) == SQLITE_OK ||
	    sqlite_fail(x, d);
}

void sqlite_bind(sqlite3_stmt *s, int at, str text)
{
	if (text.s)
		sqlite3_bind_text64(s, at, text.s, text.len, SQLITE_STATIC,
		    SQLITE_UTF8);
	else
		sqlite3_bind_null(s, at);
}

void sqlite_bind_cell(sqlite3_stmt *s, int at, const struct cell *c)
{
	switch (c->type) {
	case CELL_NULL:
		sqlite3_bind_null(s, at);
		break;
	case CELL_INTEGER:
		sqlite3_bind_int64(s, at, c->integer);
		break;
	case CELL_TEXT:
		sqlite_bind(s, at, c->text);
		break;
	case CELL_BLOB:
		sqlite3_bind_blob64(s, at, c->text.s, c->text.len,
		    SQLITE_STATIC);
		break;
	}
}

str sqlite_str(sqlite3_stmt *s, int column, struct arena *a)
{
	const char *b;

	if (sqlite3_column_type(s, column) == SQLITE_NULL)
		return (str){0};
	if (sqlite3_column_type(s, column) == SQLITE_BLOB)
		b = sqlite3_column_blob(s, column);
	else
		b = (const char *)sqlite3_column_text(s, column);
	/* SQLite gives nothing where it has no memory to give it in */
	if (!b && (sqlite3_column_type(s, column) != SQLITE_BLOB ||
	    sqlite3_column_bytes(s, column)))
		out_of_memory();
	return arena_str(a, (str){ b ? b : "",
	    (size_t)sqlite3_column_bytes(s, column) });
}

void sqlite_close(struct archive *x)
{
	for (size_t i = 0; i < x->prepared.n; i++)
		sqlite3_finalize(x->prepared.v[i].s);
	sqlite3_close(x->db);
	pack_close(x->packer);
	arena_free(&x->arena);
	arena_free(&x->scratch);
}

/*
 * Another program writes: look again every few milliseconds, for `wait`.  A
 * reader is in nobody's way; it waits for one thing, that another has brought
 * in the log which a killed program left.
 */
static int busy(void *arg, int count)
{
	enum { RECOVERY = 20 };
	struct archive *x = arg;
	int pause = 1 + count % 7;
	int wait = x->options.write ? x->options.wait : RECOVERY;

	/* seven looks take 28 ms */
	if (count / 7 * 28 >= wait * 1000)
		return 0;
	x->contended = true;
	sqlite3_sleep(pause);
	return 1;
}

/*
 * File systems whose locks other machines may not see.  FUSE is among them,
 * since it does not say what is behind it.  Numbers: statfs(2).
 */
static bool is_network(const char *where)
{
	static const uint32_t network[] = {
		0x6969, 0x517B, 0xFF534D42, 0xFE534D42, 0x5346414F, 0x73757245,
		0x01021997, 0x65735546, 0x00C36400, 0x0BD00BD0, 0x786F4256,
		0x61636673, 0x564C,
	};
	struct statfs fs;
	char folder[4096];
	const char *slash = strrchr(where, '/');

	snprintf(folder, sizeof(folder), "%.*s", slash ? (int)(slash - where) :
	    1, slash ? where : ".");
	if (statfs(where, &fs) && statfs(*folder ? folder : "/", &fs))
		return false;
	for (size_t i = 0; i < sizeof(network) / sizeof(*network); i++)
		if ((uint32_t)fs.f_type == network[i])
			return true;
	return false;
}

static int64_t pragma(struct archive *x, const char *sql)
{
	sqlite3_stmt *s = NULL;
	int64_t n = -1;

	if (sqlite3_prepare_v2(x->db, sql, -1, &s, NULL) == SQLITE_OK &&
	    sqlite3_step(s) == SQLITE_ROW)
		n = sqlite3_column_int64(s, 0);
	sqlite3_finalize(s);
	return n;
}

bool sqlite_format(struct archive *x, struct diag *d)
{
	x->format = (int)pragma(x, "PRAGMA user_version");
	if (pragma(x, "PRAGMA application_id") != APPLICATION ||
	    x->format < 1) {
		diag_add(d, DIAG_ARCHIVE_FORMAT, "%s", x->where);
		return false;
	}
	if (x->format == FORMAT ||
	    (x->options.migrate && x->format >= FORMAT_OLDEST &&
	    x->format < FORMAT))
		return true;
	if (x->format > FORMAT)
		diag_add(d, DIAG_ARCHIVE_FORMAT, "%s: has form %d, of a newer "
		    "dafu; this one knows form %d", x->where, x->format,
		    FORMAT);
	else if (x->format < FORMAT_OLDEST)
		diag_add(d, DIAG_ARCHIVE_OLDER, "%s: has form %d, which cannot "
		    "be brought forward: ingest its letters anew", x->where,
		    x->format);
	else
		diag_add(d, DIAG_ARCHIVE_OLDER, "%s: has form %d: dafu migrate "
		    "brings it to form %d", x->where, x->format, FORMAT);
	return false;
}

/* Whether a file that is there is an archive of ours; empty: has no tables. */
static bool known(struct archive *x, bool *empty, struct diag *d)
{
	int64_t tables = pragma(x, "SELECT count(*) FROM sqlite_schema");

	if (tables < 0)
		return sqlite_fail(x, d);
	*empty = !tables;
	if (!tables && x->options.create)
		return true;
	if (tables)
		return sqlite_format(x, d);
	diag_add(d, DIAG_ARCHIVE_FORMAT, "%s: is empty, or is just being "
	    "made", x->where);
	return false;
}

/* Write-ahead logging; another program may just be turning it on. */
static bool log_ahead(struct archive *x, struct diag *d)
{
	int code, count = 0;

	do
		code = sqlite3_exec(x->db, "PRAGMA journal_mode = WAL", NULL,
		    NULL, NULL);
	while ((code & 0xFF) == SQLITE_BUSY && busy(x, count++));
	return code == SQLITE_OK || sqlite_fail(x, d);
}

bool sqlite_make_tables(struct archive *x, struct diag *d)
{
	for (size_t i = 0; schema_sql[i]; i++)
		if (!sqlite_exec(x, schema_sql[i], d))
			return false;
	for (size_t i = 0; index_sql[i]; i++)
		if (!sqlite_exec(x, index_sql[i], d))
			return false;
	return sqlite_put_dictionary(x, d) &&
	    sqlite_exec(x, "PRAGMA application_id = " DIGITS(APPLICATION)
	    "; PRAGMA user_version = " DIGITS(FORMAT) ";"
	    "INSERT INTO meta VALUES ('about', 'an archive of dafu (答复); "
	    "the comments in the SQL of its tables say what they hold')", d);
}

bool archive_begin(struct archive *x, struct diag *d)
{
	x->put.documents = x->put.records = 0;
	x->put.profile = (str){0};
	return sqlite_exec(x, "BEGIN IMMEDIATE", d);
}

bool archive_commit(struct archive *x, struct diag *d)
{
	bool ok = sqlite_event_put(x, d) && sqlite_exec(x, "COMMIT", d);

	if (!ok)
		archive_cancel(x);
	else if (x->contended)
		sqlite3_sleep(10);	/* let the others write, too */
	return ok;
}

void archive_cancel(struct archive *x)
{
	sqlite3_exec(x->db, "ROLLBACK", NULL, NULL, NULL);
}

/* On pages of 16 KiB a record has no overflow chain, and ingest takes an eighth
 * less time than on 4 KiB. */
bool sqlite_make_pages(struct archive *x, struct diag *d)
{
	int reserved = PAGES_RESERVED;

	sqlite3_file_control(x->db, "main", SQLITE_FCNTL_RESERVE_BYTES,
	    &reserved);
	return sqlite_exec(x, "PRAGMA page_size = " DIGITS(PAGES_SIZE), d);
}

/* Tables in an empty file, unless another program was first. */
static bool create(struct archive *x, struct diag *d)
{
	bool empty;

	if (!sqlite_make_pages(x, d) || !log_ahead(x, d) ||
	    !archive_begin(x, d))
		return false;
	if (known(x, &empty, d) && (empty ? sqlite_make_tables(x, d) :
	    schema_ours(x, d)))
		return archive_commit(x, d);
	archive_cancel(x);
	return false;
}

bool sqlite_has_log(const char *where)
{
	char log[4096];
	struct stat st;
	int n = snprintf(log, sizeof(log), "%s-wal", where);

	return n < 0 || (size_t)n >= sizeof(log) ||
	    (!stat(log, &st) && st.st_size > 0);
}

/* Before SQLite has looked at any page, which it would keep as it was. */
static bool report(struct archive *x, struct diag *d)
{
	unsigned char first[PAGES_SIZE];

	if (pages_report(x->db))
		return true;
	if (!schema_first_page(first, d))
		return false;
	pages_mend(x->db, first);
	return true;
}

/* Open the file as it stands, without a log or locks beside it. */
static bool open_fixed(struct archive *x, int flags, struct diag *d)
{
	static const char end[] = "?immutable=1";
	char *url = arena_alloc(&x->arena, 1, 1, 3 * strlen(x->where) + 32);
	char *to = url + sprintf(url, "file:");

	for (const char *s = x->where; *s; s++)
		to += sprintf(to, strchr("?#%", *s) ? "%%%02X" : "%c", *s);
	memcpy(to, end, sizeof(end));
	if (sqlite3_open_v2(url, &x->db, flags | SQLITE_OPEN_URI,
	    pages_vfs()) != SQLITE_OK)
		return sqlite_fail(x, d);
	schema_distrust(x->db);
	return !x->options.check || report(x, d);
}

/* A rollback journal that a killed program left, as there is only before the
 * first tables: SQLite clears it away where it sees the pages as they are. */
static void roll_back(const char *where)
{
	char journal[4096];
	sqlite3 *db = NULL;
	int n = snprintf(journal, sizeof(journal), "%s-journal", where);

	if (n < 0 || (size_t)n >= sizeof(journal) || access(journal, F_OK))
		return;
	if (sqlite3_open_v2(where, &db, SQLITE_OPEN_READWRITE, pages_vfs()) ==
	    SQLITE_OK && schema_distrust(db))
		sqlite3_exec(db, "SELECT 1 FROM sqlite_schema", NULL, NULL,
		    NULL);
	sqlite3_close(db);
}

/* SQLite would make it for others to read only; what umask leaves decides. */
static void make_file(const char *where)
{
	int fd = open(where, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

	if (fd >= 0)
		close(fd);
}

/*
 * Open the file; where nothing can be written beside it, as it stands.  Readers
 * may write, too, if the file lets them, and only to clear away: SQLite takes
 * log and lock table off when the last that has the file open closes it, but
 * not where that one can only read (sqlite.org/wal.html).
 */
static bool open_file(struct archive *x, struct diag *d)
{
	const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
	int code;

	if (x->options.check)
		roll_back(x->where);
	if (x->options.create && !x->options.memory)
		make_file(x->where);
	code = sqlite3_open_v2(x->options.memory ? ":memory:" : x->where, &x->db, flags |
	    SQLITE_OPEN_READWRITE | (x->options.create ?
	    SQLITE_OPEN_CREATE : 0), pages_vfs());

	if (!x->db) {
		diag_add(d, DIAG_NO_MEMORY, NULL);
		return false;
	}
	if (code == SQLITE_OK)
		schema_distrust(x->db);
	if (code == SQLITE_OK && x->options.check && !report(x, d))
		return false;
	if (code == SQLITE_OK)
		sqlite3_busy_handler(x->db, busy, x);
	if (code == SQLITE_OK && x->options.write)
		return true;
	if (code == SQLITE_OK)
		code = sqlite3_exec(x->db, "SELECT 1 FROM sqlite_schema", NULL,
		    NULL, NULL) & 0xFF;
	if (!x->options.write && code != SQLITE_CANTOPEN &&
	    code != SQLITE_READONLY)
		return true;		/* what is wrong is seen later */
	if (!x->options.create && access(x->where, F_OK)) {
		diag_add(d, DIAG_ARCHIVE, "%s: %s", x->where, strerror(errno));
		return false;
	}
	if (x->options.write || access(x->where, R_OK) ||
	    sqlite_has_log(x->where))
		return sqlite_fail(x, d);
	sqlite3_close(x->db);
	x->db = NULL;
	return open_fixed(x, flags | SQLITE_OPEN_READONLY, d);
}

/* The SQL for tables of rows. */
static void write_sql(struct archive *x)
{
	for (int t = TABLE_ROWS_FIRST; t <= TABLE_ROWS_LAST; t++) {
		const char *name = table_rows[t].name;
		const char *key = column_rows[table_rows[t].first].name;
		str mark = STR("?");

		for (int i = 1; i < table_rows[t].count; i++)
			mark = arena_printf(&x->arena, "%s, ?", mark.s);
		x->insert[t] = arena_printf(&x->arena,
		    "INSERT INTO %s VALUES (%s)", name, mark.s).s;
		x->select[t] = arena_printf(&x->arena,
		    "SELECT * FROM %s WHERE %s = ? ORDER BY 2", name, key).s;
		x->delete[t] = t == TABLE_STATISTIC ?
		    "DELETE FROM packed WHERE letter = ?" : arena_printf(
		    &x->arena, "DELETE FROM %s WHERE %s = ?", name, key).s;
	}
}

static bool settle(struct archive *x, struct diag *d)
{
	bool empty;

	write_sql(x);
	if (!sqlite_exec(x, "PRAGMA synchronous = FULL;"
	    "PRAGMA foreign_keys = ON;"
	    "PRAGMA temp_store = MEMORY;"
	    "PRAGMA wal_autocheckpoint = 2000", d) ||
	    !index_open(x, d) || !packed_open(x, d) || !search_open(x, d) ||
	    !export_open(x, d) || !known(x, &empty, d) ||
	    (!empty && x->format == FORMAT && !schema_ours(x, d)) ||
	    (x->format < FORMAT && !empty && !schema_summed(x, d)))
		return false;
	/* FTS5 is asked to check its index by an INSERT */
	if (!x->options.write && !x->options.check &&
	    !sqlite_exec(x, "PRAGMA query_only = ON", d))
		return false;
	if (empty && !create(x, d))
		return false;
	/* in KiB, of which SQLite makes pages of the size that is known now */
	return sqlite_exec(x, "PRAGMA cache_size = -16000", d);
}

void archive_init(void)
{
	sqlite3_initialize();
	pages_vfs();
}

struct archive *archive_open(const char *where, const struct archive_options *o,
    struct diag *d)
{
	struct archive *x;

	if (!o->force && !o->memory && is_network(where)) {
		diag_add(d, DIAG_ARCHIVE_NETWORK, "%s: other machines' locks "
		    "are not seen here; see --network", where);
		return NULL;
	}
	x = checked_malloc(sizeof(*x));
	*x = (struct archive){0};
	x->options = *o;
	x->packer = pack_open();
	x->where = arena_str(&x->arena, str_of(where)).s;
	x->agent = arena_str(&x->arena, o->agent ? str_of(o->agent) :
	    STR("unknown"));
	if (open_file(x, d) && settle(x, d))
		return x;
	archive_close(x);
	return NULL;
}

void archive_close(struct archive *x)
{
	if (!x)
		return;
	sqlite_close(x);
	free(x);
}
