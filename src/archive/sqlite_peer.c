/* SPDX-License-Identifier: MIT */
/* The archive in SQLite: letters that a new record may be a version of, or the
 * same as. */
#include "archive/sqlite_peer.h"

#include "archive/minhash.h"

static str head_text(const struct archive_record *r, enum column c)
{
	return row_cell(&r->rows.row.v[0], c)->text;
}

static str column_view(sqlite3_stmt *s, int column)
{
	const char *b = sqlite3_column_blob(s, column);

	return (str){ b, (size_t)sqlite3_column_bytes(s, column) };
}

/* A field of letter l is that, or was read as that before it was corrected. */
#define IS(field, bound) "(l." field " = " bound " OR EXISTS (SELECT 1 FROM " \
	"correction c WHERE c.letter = l.id AND c.field = '" field "' AND " \
	"c.read = " bound "))"

static const struct archive_record *record_of(const struct sqlite_peers *p)
{
	return &p->origin->put->record[p->origin->part - 1];
}

static double likeness(const struct archive_record *r, sqlite3_stmt *s,
    int column)
{
	return minhash_likeness(head_text(r, COLUMN_LETTER_SKETCH),
	    column_view(s, column));
}

static bool earlier(void *of, struct placing_peer *out, struct diag *d)
{
	const struct sqlite_peers *p = of;
	const struct archive_record *r = record_of(p);
	sqlite3_stmt *s = sqlite_statement(p->archive,
	    "SELECT l.id, l.sketch, " IS("number", "?3") " AND "
	    IS("issuer", "?4") " "
	    "FROM sighting s CROSS JOIN record r ON r.document = s.document "
	    "CROSS JOIN letter l ON l.record = r.id WHERE s.path = "
	    "(SELECT path FROM sighting WHERE document = ?1 ORDER BY id DESC "
	    "LIMIT 1) AND s.id < (SELECT max(id) FROM sighting "
	    "WHERE document = ?1) AND s.document <> ?1 AND r.part = ?2 "
	    "ORDER BY s.id DESC LIMIT 1", d);
	bool found;

	if (!s)
		return false;
	sqlite3_bind_int64(s, 1, p->origin->document);
	sqlite3_bind_int(s, 2, p->origin->part);
	sqlite_bind(s, 3, head_text(r, COLUMN_LETTER_NUMBER));
	sqlite_bind(s, 4, head_text(r, COLUMN_LETTER_ISSUER));
	if (!sqlite_one(p->archive, s, &found, d))
		return false;
	if (!found)
		return true;
	*out = (struct placing_peer){ .letter = sqlite3_column_int64(s, 0),
		.by_number = sqlite3_column_int(s, 2),
		.likeness = likeness(r, s, 1) };
	sqlite3_reset(s);
	return true;
}

/* What finds a letter by number and issuer: first, those that have them; then,
 * those that were read so before they were corrected.  Neither needs a table of
 * SQLite's own, which takes longer than all else of a letter. */
static const char *const by_number[] = {
	"SELECT id FROM letter WHERE number = ?1 AND issuer = ?2 "
	    "ORDER BY id LIMIT 1",
	"SELECT min(l.id) FROM correction k CROSS JOIN letter l "
	    "ON l.id = k.letter WHERE (k.field = 'number' OR "
	    "k.field = 'issuer') AND " IS("number", "?1") " AND "
	    IS("issuer", "?2"),
};

static bool numbered(void *of, struct placing_peer *out, struct diag *d)
{
	const struct sqlite_peers *p = of;
	const struct archive_record *r = record_of(p);

	for (size_t i = 0; i < sizeof(by_number) / sizeof(*by_number) &&
	    !out->letter; i++) {
		sqlite3_stmt *s = sqlite_statement(p->archive, by_number[i], d);
		bool found;

		if (!s)
			return false;
		sqlite_bind(s, 1, head_text(r, COLUMN_LETTER_NUMBER));
		sqlite_bind(s, 2, head_text(r, COLUMN_LETTER_ISSUER));
		if (!sqlite_one(p->archive, s, &found, d))
			return false;
		if (!found)
			continue;
		out->letter = sqlite3_column_int64(s, 0);
		out->by_number = out->letter != 0;
		sqlite3_reset(s);
	}
	return true;
}

static bool banded(void *of, int64_t band,
    struct placing_peer out[PLACING_PEERS], size_t *n, struct diag *d)
{
	const struct sqlite_peers *p = of;
	sqlite3_stmt *s = sqlite_statement(p->archive,
	    "SELECT l.id, l.sketch FROM sketch s JOIN letter l "
	    "ON l.id = s.letter WHERE s.band = ? ORDER BY s.letter LIMIT ?", d);
	int code;

	*n = 0;
	if (!s)
		return false;
	sqlite3_bind_int64(s, 1, band);
	sqlite3_bind_int(s, 2, PLACING_PEERS);
	while ((code = sqlite3_step(s)) == SQLITE_ROW)
		out[(*n)++] = (struct placing_peer){
			.letter = sqlite3_column_int64(s, 0),
			.likeness = likeness(record_of(p), s, 1) };
	if (code != SQLITE_DONE)
		sqlite_fail(p->archive, d);
	sqlite3_reset(s);
	return code == SQLITE_DONE;
}

struct placing_engine sqlite_placing(struct sqlite_peers *of)
{
	return (struct placing_engine){ earlier, numbered, banded, of };
}
