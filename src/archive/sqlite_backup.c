/* SPDX-License-Identifier: MIT */
/* The archive in SQLite: a copy while others write, and a file without gaps. */
#include "archive/sqlite.h"

/* Copy all pages as they are at this moment. */
static bool copy(struct archive *x, sqlite3 *to, const char *where,
    struct diag *d)
{
	sqlite3_backup *b = sqlite3_backup_init(to, "main", x->db, "main");
	int code = b ? SQLITE_OK : SQLITE_ERROR;

	/* in parts, so that an interruption is heard */
	while (code == SQLITE_OK && !sqlite_interrupted(x, d))
		code = sqlite3_backup_step(b, 1000);
	sqlite3_backup_finish(b);
	if (code != SQLITE_DONE && !x->interrupted)
		diag_add(d, DIAG_IO, "%s: %s", where, sqlite3_errmsg(to));
	return code == SQLITE_DONE;
}

/* What both must have as many of, and what the copy's own check says. */
static const char *const counts[] = {
	"SELECT count(*) FROM document", "SELECT count(*) FROM record",
	"SELECT count(*) FROM letter", "SELECT count(*) FROM event",
	"SELECT ifnull(max(hash), '') FROM event",
};

static bool same(struct archive *x, struct archive *y, const char *sql,
    struct diag *d)
{
	sqlite3_stmt *one = NULL, *two = NULL;
	bool ok = sqlite3_prepare_v2(x->db, sql, -1, &one, NULL) == SQLITE_OK &&
	    sqlite3_prepare_v2(y->db, sql, -1, &two, NULL) == SQLITE_OK &&
	    sqlite3_step(one) == SQLITE_ROW && sqlite3_step(two) == SQLITE_ROW &&
	    !strcmp((const char *)sqlite3_column_text(one, 0),
	    (const char *)sqlite3_column_text(two, 0));

	if (!ok)
		diag_add(d, DIAG_ARCHIVE_DAMAGED, "%s: the copy is another",
		    y->where);
	sqlite3_finalize(one);
	sqlite3_finalize(two);
	return ok;
}

static bool sound(struct archive *y, struct diag *d)
{
	sqlite3_stmt *s = NULL;
	bool ok = sqlite3_prepare_v2(y->db, "PRAGMA integrity_check(1)", -1, &s,
	    NULL) == SQLITE_OK && sqlite3_step(s) == SQLITE_ROW &&
	    !strcmp((const char *)sqlite3_column_text(s, 0), "ok");

	if (!ok)
		sqlite_fail(y, d);
	sqlite3_finalize(s);
	return ok;
}

/* The copy, read anew from its file. */
static bool verify(struct archive *x, const char *where, struct diag *d)
{
	const struct archive_options o = { .force = true };
	struct archive *y = archive_open(where, &o, d);
	bool ok = y && sound(y, d);

	for (size_t i = 0; ok && i < sizeof(counts) / sizeof(*counts); i++)
		ok = same(x, y, counts[i], d);
	archive_close(y);
	return ok;
}

bool archive_backup(struct archive *x, const char *where, struct diag *d)
{
	sqlite3 *to = NULL;
	bool ok = sqlite3_open_v2(where, &to, SQLITE_OPEN_READWRITE |
	    SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, pages_vfs()) == SQLITE_OK;

	if (!ok)
		diag_add(d, DIAG_IO, "%s: %s", where, to ? sqlite3_errmsg(to) :
		    "no memory");
	ok = ok && copy(x, to, where, d);
	sqlite3_close(to);
	return ok && verify(x, where, d);
}

bool archive_vacuum(struct archive *x, struct diag *d)
{
	bool ok;

	/* SQLite attaches the new file for itself */
	sqlite3_limit(x->db, SQLITE_LIMIT_ATTACHED, 1);
	ok = sqlite_exec(x, "PRAGMA temp_store = FILE; VACUUM; "
	    "PRAGMA wal_checkpoint(TRUNCATE)", d);
	sqlite3_limit(x->db, SQLITE_LIMIT_ATTACHED, 0);
	return ok;
}
