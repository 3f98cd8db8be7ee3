/* SPDX-License-Identifier: MIT */
/* The archive in SQLite: where and when documents came, and what is current of
 * a file that was changed back. */
#include "archive/sqlite.h"
#include "record/record.h"

/* What was last seen at a path. */
struct seen {
	int64_t id, document;
	bool same_url;		/* or none is known now */
};

static bool find_seen(struct archive *x, const struct archive_document *put,
    struct seen *out, struct diag *d)
{
	sqlite3_stmt *s = sqlite_statement(x, "SELECT id, document, "
	    "?2 IS NULL OR url IS ?2 FROM sighting WHERE path = ?1 "
	    "ORDER BY id DESC LIMIT 1", d);
	bool found;

	*out = (struct seen){0};
	if (!s)
		return false;
	sqlite_bind(s, 1, put->path);
	sqlite_bind(s, 2, put->url);
	if (!sqlite_one(x, s, &found, d))
		return false;
	if (!found)
		return true;
	*out = (struct seen){ sqlite3_column_int64(s, 0),
		sqlite3_column_int64(s, 1), sqlite3_column_int(s, 2) };
	sqlite3_reset(s);
	return true;
}

static bool begin(struct archive *x, int64_t document,
    const struct archive_document *put, struct diag *d)
{
	sqlite3_stmt *s = sqlite_statement(x, "INSERT INTO sighting VALUES "
	    "(NULL, ?1, ?2, ?3, ?4, ?4, 1)", d);

	if (!s)
		return false;
	sqlite3_bind_int64(s, 1, document);
	sqlite_bind(s, 2, put->path);
	sqlite_bind(s, 3, put->url);
	sqlite3_bind_int64(s, 4, put->time);
	return sqlite_run(x, s, d);
}

static bool go_on(struct archive *x, int64_t sighting, int64_t time,
    struct diag *d)
{
	sqlite3_stmt *s = sqlite_statement(x, "UPDATE sighting SET "
	    "last = max(last, ?), times = times + 1 WHERE id = ?", d);

	if (!s)
		return false;
	sqlite3_bind_int64(s, 1, time);
	sqlite3_bind_int64(s, 2, sighting);
	return sqlite_run(x, s, d);
}

bool sqlite_sight(struct archive *x, int64_t document,
    const struct archive_document *put, int64_t *other, struct diag *d)
{
	struct seen seen;

	if (!find_seen(x, put, &seen, d))
		return false;
	*other = seen.document == document ? 0 : seen.document;
	if (seen.document == document && seen.same_url)
		return go_on(x, seen.id, put->time, d);
	return begin(x, document, put, d);
}

static bool forget(struct archive *x, int64_t document, struct diag *d)
{
	sqlite3_stmt *s = sqlite_statement(x, "DELETE FROM sighting WHERE "
	    "document = ?", d);

	if (!s)
		return false;
	sqlite3_bind_int64(s, 1, document);
	return sqlite_run(x, s, d);
}

bool archive_seen(struct archive *x, const struct archive_sighting *seen,
    bool anew, struct diag *d)
{
	sqlite3_stmt *s = !anew || forget(x, seen->document, d) ?
	    sqlite_statement(x, "INSERT INTO sighting VALUES "
	    "(NULL, ?, ?, ?, ?, ?, ?)", d) : NULL;

	if (!s)
		return false;
	sqlite3_bind_int64(s, 1, seen->document);
	sqlite_bind(s, 2, seen->path);
	sqlite_bind(s, 3, seen->url);
	sqlite3_bind_int64(s, 4, seen->first);
	sqlite3_bind_int64(s, 5, seen->last);
	sqlite3_bind_int64(s, 6, seen->times);
	return sqlite_run(x, s, d);
}

/* The newest record of each letter that was read from a document, where the
 * letter's current version was read from another. */
#define CHANGED "SELECT max(r.id), r.letter FROM record r " \
	"JOIN letter l ON l.id = r.letter JOIN record c ON c.id = l.record " \
	"WHERE r.document = ?1 AND c.document = ?2 GROUP BY r.letter"

struct earlier {
	int64_t record, letter;
};

/* Make an earlier record the letter's newest version. */
static bool bring_back(struct archive *x, const struct earlier *e,
    int64_t time, struct diag *d)
{
	sqlite3_stmt *s = sqlite_statement(x, "INSERT INTO record SELECT "
	    SQLITE_NEXT_RECORD ", letter, (SELECT max(version) + 1 FROM record "
	    "WHERE letter = r.letter), document, part, ?2, program, profile, "
	    "sha256, size, xml FROM record r WHERE id = ?1", d);

	if (!s || !sqlite_remove_current(x, e->letter, d))
		return false;
	sqlite3_bind_int64(s, 1, e->record);
	sqlite3_bind_int64(s, 2, time);
	return sqlite_run(x, s, d) && sqlite_put_current(x, e->letter,
	    sqlite3_last_insert_rowid(x->db), d);
}

bool archive_sight(struct archive *x, int64_t document,
    const struct archive_document *put, size_t *versions, struct diag *d)
{
	sqlite3_stmt *s = sqlite_statement(x, CHANGED, d);
	struct VEC(struct earlier) list = {0};
	struct arena a = {0};
	int64_t other;
	bool ok = s && sqlite_sight(x, document, put, &other, d);

	*versions = 0;
	if (ok && other) {
		int code;

		sqlite3_bind_int64(s, 1, document);
		sqlite3_bind_int64(s, 2, other);
		while ((code = sqlite3_step(s)) == SQLITE_ROW)
			*push(&a, &list) = (struct earlier){
				sqlite3_column_int64(s, 0),
				sqlite3_column_int64(s, 1) };
		ok = code == SQLITE_DONE || sqlite_fail(x, d);
		sqlite3_reset(s);
	}
	for (; ok && *versions < list.n; ++*versions)
		ok = bring_back(x, &list.v[*versions], put->time, d);
	x->put.records += (int64_t)list.n;
	x->put.time = put->time;
	arena_free(&a);
	return ok;
}

bool archive_sightings_of(struct archive *x, int64_t letter,
    archive_sightings *out, struct arena *a, struct diag *d)
{
	sqlite3_stmt *s = sqlite_statement(x, "SELECT path, url, document, "
	    "first, last, times FROM sighting WHERE document IN (SELECT "
	    "document FROM record WHERE letter = ?) ORDER BY id", d);
	int code;

	*out = (archive_sightings){0};
	if (!s)
		return false;
	sqlite3_bind_int64(s, 1, letter);
	while ((code = sqlite3_step(s)) == SQLITE_ROW)
		*push(a, out) = (struct archive_sighting){
			sqlite_str(s, 0, a), sqlite_str(s, 1, a),
			sqlite3_column_int64(s, 2), sqlite3_column_int64(s, 3),
			sqlite3_column_int64(s, 4),
			sqlite3_column_int64(s, 5) };
	if (code != SQLITE_DONE)
		sqlite_fail(x, d);
	sqlite3_reset(s);
	return code == SQLITE_DONE;
}
