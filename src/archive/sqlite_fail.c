/* SPDX-License-Identifier: MIT */
/* The archive in SQLite: what went wrong, in words that help. */
#define _DEFAULT_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive/sqlite.h"

/* What is not an I/O error, by SQLite's primary code; add one: a row. */
static const struct {
	int code;
	enum diag_id id;
} failures[] = {
	{ SQLITE_BUSY, DIAG_ARCHIVE_BUSY },
	{ SQLITE_LOCKED, DIAG_ARCHIVE_BUSY },
	{ SQLITE_CORRUPT, DIAG_ARCHIVE_DAMAGED },
	{ SQLITE_TOOBIG, DIAG_ARCHIVE_DAMAGED },	/* a length that cannot be */
	{ SQLITE_NOTADB, DIAG_ARCHIVE_FORMAT },
	{ SQLITE_FULL, DIAG_IO },
	{ SQLITE_CANTOPEN, DIAG_ARCHIVE },
	{ SQLITE_READONLY, DIAG_ARCHIVE },
	{ SQLITE_PERM, DIAG_ARCHIVE },
	{ SQLITE_NOMEM, DIAG_NO_MEMORY },
};

static bool may(const char *path, int what)
{
	return !faccessat(AT_FDCWD, path, what, AT_EACCESS);
}

/* What the system says of a file that SQLite cannot open or write; NULL:
 * nothing. */
static const char *reason(const struct archive *x, struct arena *a)
{
	const char *slash = strrchr(x->where, '/');
	const char *folder = slash ? arena_str(a, (str){ x->where,
	    (size_t)(slash - x->where) + 1 }).s : ".";
	struct stat st;

	if (stat(x->where, &st)) {
		if (errno != ENOENT || !x->options.create)
			return strerror(errno);
		return may(folder, W_OK | X_OK) ? NULL : arena_printf(a,
		    "cannot be made: %s", strerror(errno)).s;
	}
	if (S_ISDIR(st.st_mode))
		return "is a folder";
	if (!may(x->where, R_OK))
		return strerror(errno);
	if (x->options.write && !may(x->where, W_OK))
		return arena_printf(a, "may not be written: %s",
		    strerror(errno)).s;
	if (!may(folder, W_OK | X_OK))
		return arena_printf(a, "may not be written: its folder, where "
		    "SQLite keeps files beside it: %s", strerror(errno)).s;
	return NULL;
}

bool sqlite_fail(struct archive *x, struct diag *d)
{
	struct arena a = {0};
	const char *why = NULL;
	int code = sqlite3_extended_errcode(x->db);
	int number = sqlite3_system_errno(x->db);
	enum diag_id id = DIAG_LIBRARY;

	if (code == SQLITE_IOERR_DATA) {
		diag_add(d, DIAG_ARCHIVE_DAMAGED, "%s: see dafu fsck", x->where);
		return false;
	}
	if ((code & 0xFF) == SQLITE_IOERR) {
		diag_add(d, DIAG_IO, "%s: %s", x->where, number ?
		    strerror(number) : sqlite3_errmsg(x->db));
		return false;
	}
	for (size_t i = 0; i < sizeof(failures) / sizeof(*failures); i++)
		if (failures[i].code == (code & 0xFF))
			id = failures[i].id;
	if (id == DIAG_ARCHIVE)
		why = reason(x, &a);
	diag_add(d, id, "%s: %s", x->where, why ? why :
	    sqlite3_errmsg(x->db));
	arena_free(&a);
	return false;
}
