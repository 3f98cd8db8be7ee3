/* SPDX-License-Identifier: MIT */
/* The archive in SQLite: letters disposed of, of which numbers and hashes stay. */
#include "archive/sqlite.h"

/* Run SQL for one letter; ?1: the letter, ?2: the event. */
static bool run(struct archive *x, const char *sql, int64_t letter,
    int64_t event, struct diag *d)
{
	sqlite3_stmt *s = sqlite_statement(x, sql, d);

	if (!s)
		return false;
	sqlite3_bind_int64(s, 1, letter);
	if (sqlite3_bind_parameter_count(s) > 1)
		sqlite3_bind_int64(s, 2, event);
	return sqlite_run(x, s, d);
}

/* What is done for a letter whose facts are gone, in this order.  Documents
 * keep their row: its hash knows the bytes again. */
static const char *const steps[] = {
	"INSERT INTO tombstone SELECT id, letter, version, document, sha256, "
	    "?2 FROM record WHERE letter = ?1",
	"DELETE FROM sighting WHERE document IN "
	    "(SELECT document FROM record WHERE letter = ?1)",
	"UPDATE document SET path = '', source = zeroblob(0), outcome = '"
	    ARCHIVE_DISPOSED "', reason = 'event ' || ?2 WHERE id IN "
	    "(SELECT document FROM record WHERE letter = ?1)",
	"DELETE FROM record WHERE letter = ?1",
	"DELETE FROM link WHERE letter = ?1 OR other = ?1",
	"DELETE FROM correction WHERE letter = ?1",
	"DELETE FROM withdrawal WHERE letter = ?1",
};

/* A document of the letter has another that is not among those that go, too, or
 * that cannot be told; either is said in d. */
static bool is_shared(struct archive *x, const int64_t *letter, size_t count,
    size_t at, struct diag *d)
{
	sqlite3_stmt *s = sqlite_statement(x, "SELECT DISTINCT o.letter, "
	    "o.document FROM record r JOIN record o ON o.document = r.document "
	    "WHERE r.letter = ?1 AND o.letter <> ?1", d);
	bool shared = false;
	int code = SQLITE_DONE;

	if (!s)
		return true;
	sqlite3_bind_int64(s, 1, letter[at]);
	while (!shared && (code = sqlite3_step(s)) == SQLITE_ROW) {
		int64_t other = sqlite3_column_int64(s, 0);
		size_t i = 0;

		while (i < count && letter[i] != other)
			i++;
		shared = i == count;
		if (shared)
			diag_add(d, DIAG_ARCHIVE_STATE, "letter %lld is in "
			    "document %lld with letter %lld: dispose of both",
			    (long long)letter[at],
			    (long long)sqlite3_column_int64(s, 1),
			    (long long)other);
	}
	if (!shared && code != SQLITE_DONE) {
		sqlite_fail(x, d);
		shared = true;
	}
	sqlite3_reset(s);
	return shared;
}

bool archive_dispose(struct archive *x, const int64_t *letter, size_t count,
    const struct archive_deed *deed, struct diag *d)
{
	int64_t event;

	for (size_t i = 0; i < count; i++)
		if (!sqlite_letter(x, letter[i], d) ||
		    is_shared(x, letter, count, i, d))
			return false;
	if (!sqlite_exec(x, "PRAGMA secure_delete = ON", d))
		return false;
	/* what it reads of a record needs the source, of other letters too */
	for (size_t i = 0; i < count; i++)
		if (!sqlite_remove_current(x, letter[i], d))
			return false;
	for (size_t i = 0; i < count; i++) {
		const struct sqlite_event e = { letter[i],
			STR("records and documents wiped"), deed };

		if (!sqlite_event(x, EVENT_DISPOSE, &e, &event, d))
			return false;
		for (size_t k = 0; k < sizeof(steps) / sizeof(*steps); k++)
			if (!run(x, steps[k], letter[i], event, d))
				return false;
	}
	/* the index keeps words of what was taken out until parts are merged */
	return sqlite_exec(x, "INSERT INTO text(text) VALUES ('optimize')", d);
}

bool archive_wipe(struct archive *x, struct diag *d)
{
	/* pages that other readers hold stay in the log until they are done */
	return sqlite_exec(x, "PRAGMA wal_checkpoint(TRUNCATE)", d);
}
