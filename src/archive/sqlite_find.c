/* SPDX-License-Identifier: MIT */
/* The archive in SQLite: what is there. */
#include <stdlib.h>

#include "archive/pack.h"
#include "archive/sqlite.h"
#include "record/record.h"

bool sqlite_one(struct archive *x, sqlite3_stmt *s, bool *found,
    struct diag *d)
{
	int code;

	if (sqlite_interrupted(x, d))
		return false;
	code = sqlite3_step(s);
	*found = code == SQLITE_ROW;
	if (*found)
		return true;
	if (code != SQLITE_DONE)
		sqlite_fail(x, d);
	sqlite3_reset(s);
	return code == SQLITE_DONE;
}

bool sqlite_row(struct archive *x, const char *sql, int64_t id,
    sqlite3_stmt **row, struct diag *d)
{
	sqlite3_stmt *s = sqlite_statement(x, sql, d);
	bool found;

	*row = NULL;
	if (!s)
		return false;
	sqlite3_bind_int64(s, 1, id);
	if (!sqlite_one(x, s, &found, d))
		return false;
	*row = found ? s : NULL;
	return true;
}

bool sqlite_next(struct archive *x, const char *sql, int64_t last,
    sqlite3_stmt **row, struct diag *d)
{
	if (!sqlite_row(x, sql, last, row, d))
		return false;
	if (!*row || sqlite3_column_int64(*row, 0) > last)
		return true;
	sqlite3_reset(*row);
	*row = NULL;
	diag_add(d, DIAG_ARCHIVE_DAMAGED, "%s: see dafu fsck", x->where);
	return false;
}

bool archive_find(struct archive *x, str sha256, int64_t *document,
    enum archive_found *what, struct diag *d)
{
	sqlite3_stmt *s = sqlite_statement(x, "SELECT id, CASE outcome "
	    "WHEN 'read' THEN 0 WHEN '" ARCHIVE_DISPOSED "' THEN 2 ELSE 1 END "
	    "FROM document WHERE sha256 = ?", d);
	bool found;

	*document = 0;
	if (!s)
		return false;
	sqlite_bind(s, 1, sha256);
	if (!sqlite_one(x, s, &found, d))
		return false;
	if (found)
		*document = sqlite3_column_int64(s, 0);
	if (what)
		*what = found ? (enum archive_found)sqlite3_column_int(s, 1) :
		    FOUND_UNREAD;
	sqlite3_reset(s);
	return true;
}

/* The bytes of a source, whose size the column before has; none where they do
 * not unpack. */
static str source(struct archive *x, sqlite3_stmt *s, int column,
    struct arena *a)
{
	const size_t size = (size_t)sqlite3_column_int64(s, column - 1);
	const str kept = { sqlite3_column_blob(s, column),
		(size_t)sqlite3_column_bytes(s, column) };

	return kept.len && kept.len < size ? unpack(x->packer, a, kept, size,
	    (str){0}) : sqlite_str(s, column, a);
}

bool archive_next_document(struct archive *x, struct archive_stored *out,
    bool with_source, struct arena *a, struct diag *d)
{
	const int64_t last = out->id;
	sqlite3_stmt *s;

	*out = (struct archive_stored){0};
	if (!sqlite_next(x, with_source ?
	    "SELECT id, path, sha256, program, profile, reason, outcome, time, "
	    "size, source FROM document WHERE id > ? ORDER BY id LIMIT 1" :
	    "SELECT id, path, sha256, program, profile, reason, outcome, time, "
	    "size FROM document WHERE id > ? ORDER BY id LIMIT 1", last, &s, d))
		return false;
	if (!s)
		return true;
	*out = (struct archive_stored){
		.id = sqlite3_column_int64(s, 0),
		.path = sqlite_str(s, 1, a), .sha256 = sqlite_str(s, 2, a),
		.program = sqlite_str(s, 3, a), .profile = sqlite_str(s, 4, a),
		.reason = sqlite_str(s, 5, a), .outcome = sqlite_str(s, 6, a),
		.time = sqlite3_column_int64(s, 7),
		.size = sqlite3_column_int64(s, 8),
		.source = with_source ? source(x, s, 9, a) : (str){0},
	};
	sqlite3_reset(s);
	if (!with_source || out->source.s || x->options.check)
		return true;
	diag_add(d, DIAG_ARCHIVE_DAMAGED, "%s: document %lld: see dafu fsck",
	    x->where, (long long)out->id);
	return false;
}

static int by_size(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* The middle one of what several queries say that should say the same. */
static int64_t agreed(struct archive *x, const char *const sql[3])
{
	int64_t v[3];
	int n = 0;

	for (int i = 0; i < 3; i++) {
		sqlite3_stmt *s = NULL;

		if (sqlite3_prepare_v2(x->db, sql[i], -1, &s, NULL) ==
		    SQLITE_OK && sqlite3_step(s) == SQLITE_ROW)
			v[n++] = sqlite3_column_int64(s, 0);
		sqlite3_finalize(s);
	}
	if (!n)
		return 0;
	qsort(v, (size_t)n, sizeof(*v), by_size);
	return v[(n - 1) / 2];
}

void archive_ends(struct archive *x, int64_t *document, int64_t *record)
{
	static const char *const documents[] = {
		"SELECT count(*) FROM document", "SELECT max(id) FROM document",
		"SELECT max(document) FROM record",
	};
	static const char *const records[] = {
		"SELECT count(*) FROM record", "SELECT max(id) FROM record",
		"SELECT max(record) FROM letter",
	};

	*document = x->foreign ? 0 : agreed(x, documents);
	*record = x->foreign ? 0 : agreed(x, records);
}

/* The columns that version takes, of record r, letter l, document d. */
#define VERSION "r.id, r.letter, r.version, r.document, r.part, r.time, " \
	"r.size, r.sha256, r.program, r.profile, r.xml, l.record = r.id, " \
	"d.sha256, d.size, " \
	"CASE WHEN d.size <= " DIGITS(PACK_SOURCE) " THEN d.source END "

static void version(struct archive *x, struct archive_version *out,
    sqlite3_stmt *s, struct arena *a)
{
	*out = (struct archive_version){
		.record = sqlite3_column_int64(s, 0),
		.letter = sqlite3_column_int64(s, 1),
		.version = sqlite3_column_int64(s, 2),
		.document = sqlite3_column_int64(s, 3),
		.part = sqlite3_column_int64(s, 4),
		.time = sqlite3_column_int64(s, 5),
		.size = sqlite3_column_int64(s, 6),
		.sha256 = sqlite_str(s, 7, a), .program = sqlite_str(s, 8, a),
		.profile = sqlite_str(s, 9, a),
		.current = sqlite3_column_int(s, 11),
		.source_sha256 = sqlite_str(s, 12, a),
	};
	out->xml = unpack(x->packer, a, (str){ sqlite3_column_blob(s, 10),
	    (size_t)sqlite3_column_bytes(s, 10) }, (size_t)out->size,
	    source(x, s, 14, a));
	sqlite3_reset(s);
}

bool archive_next_record(struct archive *x, struct archive_version *out,
    struct arena *a, struct diag *d)
{
	const int64_t last = out->record;
	sqlite3_stmt *s;

	*out = (struct archive_version){0};
	if (!sqlite_next(x, "SELECT " VERSION
	    "FROM record r LEFT JOIN letter l ON l.id = r.letter "
	    "LEFT JOIN document d ON d.id = r.document "
	    "WHERE r.id > ? ORDER BY r.id LIMIT 1", last, &s, d))
		return false;
	if (s)
		version(x, out, s, a);
	return true;
}

bool sqlite_record(struct archive *x, int64_t record,
    struct archive_version *out, struct arena *a, struct diag *d)
{
	*out = (struct archive_version){ .record = record - 1 };
	if (!archive_next_record(x, out, a, d))
		return false;
	if (out->record == record && out->xml.s)
		return true;
	diag_add(d, DIAG_ARCHIVE_DAMAGED, "%s: record %lld: see dafu fsck",
	    x->where, (long long)record);
	return false;
}

xmlDoc *sqlite_tree(const struct archive *x, const struct archive_version *v,
    struct diag *d)
{
	struct diag silent = {0};
	xmlDoc *doc = record_parse(v->xml, &silent);

	diag_clear(&silent);
	if (!doc)
		diag_add(d, DIAG_ARCHIVE_DAMAGED, "%s: record %lld: see dafu "
		    "fsck", x->where, (long long)v->record);
	return doc;
}

bool archive_profile(struct archive *x, str profile, str *xml,
    struct arena *a, struct diag *d)
{
	sqlite3_stmt *s = sqlite_statement(x, "SELECT xml FROM profile "
	    "WHERE profile = ?", d);
	bool found;

	*xml = (str){0};
	if (!s)
		return false;
	sqlite_bind(s, 1, profile);
	if (!sqlite_one(x, s, &found, d))
		return false;
	if (found) {
		*xml = sqlite_str(s, 0, a);
		sqlite3_reset(s);
	}
	return true;
}

bool archive_find_version(struct archive *x, int64_t letter, int64_t number,
    struct archive_version *out, struct arena *a, struct diag *d)
{
	sqlite3_stmt *s = sqlite_statement(x, number ? "SELECT " VERSION
	    "FROM record r JOIN letter l ON l.id = r.letter "
	    "JOIN document d ON d.id = r.document "
	    "WHERE r.letter = ? AND r.version = ?" : "SELECT " VERSION
	    "FROM letter l JOIN record r ON r.id = l.record "
	    "JOIN document d ON d.id = r.document WHERE l.id = ?", d);
	bool found;

	if (!s)
		return false;
	sqlite3_bind_int64(s, 1, letter);
	if (number)
		sqlite3_bind_int64(s, 2, number);
	if (!sqlite_one(x, s, &found, d))
		return false;
	if (!found) {
		diag_add(d, DIAG_ARCHIVE_NONE, number ?
		    "letter %lld, version %lld" : "letter %lld",
		    (long long)letter, (long long)number);
		return false;
	}
	version(x, out, s, a);
	if (!out->xml.s)
		diag_add(d, DIAG_ARCHIVE_DAMAGED, "%s: letter %lld: "
		    "see dafu fsck", x->where, (long long)letter);
	return out->xml.s;
}

bool archive_find_read(struct archive *x, int64_t document, int64_t part,
    struct archive_version *out, bool *found, struct arena *a,
    struct diag *d)
{
	sqlite3_stmt *s = sqlite_statement(x, "SELECT " VERSION
	    "FROM record r JOIN letter l ON l.id = r.letter "
	    "JOIN document d ON d.id = r.document "
	    "WHERE r.document = ? AND r.part = ? ORDER BY r.id DESC LIMIT 1",
	    d);

	if (!s)
		return false;
	sqlite3_bind_int64(s, 1, document);
	sqlite3_bind_int64(s, 2, part);
	if (!sqlite_one(x, s, found, d))
		return false;
	if (*found)
		version(x, out, s, a);
	return true;
}

/* Whether two letters that only their text has linked are two: of other numbers,
 * or to other proposals. */
#define LINKED(a, b) "SELECT 1 FROM link k WHERE k.letter = r." a \
	" AND k.other = r." b " AND k.kind = 'text'"
#define NUMBERS(same) "SELECT 1 FROM proposal p JOIN proposal q ON " \
	"ltrim(p.number, '0') " same " ltrim(q.number, '0') " \
	"WHERE p.letter = r.letter AND q.letter = r.other"
#define TWO "(EXISTS (" LINKED("letter", "other") ") OR EXISTS (" \
	LINKED("other", "letter") ")) AND (EXISTS (SELECT 1 FROM letter a " \
	"JOIN letter b ON a.number <> b.number WHERE a.id = r.letter " \
	"AND b.id = r.other) OR EXISTS (" NUMBERS("<>") ") " \
	"AND NOT EXISTS (" NUMBERS("=") "))"

bool archive_related(struct archive *x, int64_t letter, archive_relations *out,
    struct arena *a, struct diag *d)
{
	sqlite3_stmt *s = sqlite_statement(x, "SELECT other, "
	    "CASE WHEN kind = 'same' AND " TWO " THEN 'alike' ELSE kind END "
	    "FROM related r WHERE letter = ? AND other NOT IN "
	    "(SELECT letter FROM withdrawal) ORDER BY other, kind", d);
	int code;

	*out = (archive_relations){0};
	if (!s)
		return false;
	sqlite3_bind_int64(s, 1, letter);
	while ((code = sqlite3_step(s)) == SQLITE_ROW)
		*push(a, out) = (struct archive_relation){
			sqlite3_column_int64(s, 0), sqlite_str(s, 1, a) };
	if (code != SQLITE_DONE)
		sqlite_fail(x, d);
	sqlite3_reset(s);
	return code == SQLITE_DONE;
}

bool archive_look(struct archive *x, struct diag *d)
{
	return sqlite_exec(x, "BEGIN; SELECT 1 FROM sqlite_schema LIMIT 1", d);
}

void archive_leave(struct archive *x)
{
	archive_cancel(x);
}

void sqlite_cell(struct cell *c, sqlite3_stmt *s, int column, struct arena *a)
{
	switch (sqlite3_column_type(s, column)) {
	case SQLITE_NULL:
		break;
	case SQLITE_INTEGER:
		c->type = CELL_INTEGER;
		c->integer = sqlite3_column_int64(s, column);
		break;
	case SQLITE_BLOB:
		c->type = CELL_BLOB;
		c->text = sqlite_str(s, column, a);
		break;
	default:
		c->type = CELL_TEXT;
		c->text = sqlite_str(s, column, a);
	}
}

/* The letter's rows of one table; its second column is n. */
static bool rows_find(struct archive *x, enum table t, int64_t letter,
    struct rows *out, struct arena *a, struct diag *d)
{
	sqlite3_stmt *s = sqlite_statement(x, x->select[t], d);
	int code;

	if (!s)
		return false;
	sqlite3_bind_int64(s, 1, letter);
	while ((code = sqlite3_step(s)) == SQLITE_ROW) {
		struct row *r = push(a, &out->row);

		r->table = t;
		r->cell = arena_new(a, struct cell,
		    (size_t)table_rows[t].count);
		for (int i = 0; i < table_rows[t].count; i++)
			sqlite_cell(&r->cell[i], s, i, a);
	}
	if (code != SQLITE_DONE)
		sqlite_fail(x, d);
	sqlite3_reset(s);
	return code == SQLITE_DONE;
}

bool archive_rows(struct archive *x, int64_t letter, struct rows *out,
    struct arena *a, struct diag *d)
{
	*out = (struct rows){0};
	for (int t = TABLE_ROWS_FIRST; t <= TABLE_ROWS_LAST; t++)
		if (!rows_find(x, (enum table)t, letter, out, a, d))
			return false;
	return true;
}
