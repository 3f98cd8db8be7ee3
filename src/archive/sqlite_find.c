/* SPDX-License-Identifier: MIT */
/* The archive in SQLite: what is there. */
#include "archive/pack.h"
#include "archive/sqlite.h"

/* One step of a statement that is asked row by row: whether there is a row. */
static bool row(struct archive *x, sqlite3_stmt *s, struct diag *d)
{
	int code = sqlite3_step(s);

	if (code == SQLITE_ROW)
		return true;
	if (code != SQLITE_DONE)
		sqlite_fail(x, d);
	sqlite3_reset(s);
	return false;
}

bool archive_find(struct archive *x, str sha256, int64_t *document,
    struct diag *d)
{
	sqlite3_stmt *s = sqlite_statement(x,
	    "SELECT id FROM document WHERE sha256 = ?", d);
	int code;

	*document = 0;
	if (!s)
		return false;
	sqlite_bind(s, 1, sha256);
	code = sqlite3_step(s);
	if (code == SQLITE_ROW)
		*document = sqlite3_column_int64(s, 0);
	else if (code != SQLITE_DONE)
		sqlite_fail(x, d);
	sqlite3_reset(s);
	return code == SQLITE_ROW || code == SQLITE_DONE;
}

bool archive_next_document(struct archive *x, struct archive_stored *out,
    bool with_source, struct arena *a, struct diag *d)
{
	sqlite3_stmt *s = sqlite_statement(x, with_source ?
	    "SELECT id, path, sha256, program, profile, reason, outcome, time, "
	    "size, source FROM document WHERE id > ? ORDER BY id LIMIT 1" :
	    "SELECT id, path, sha256, program, profile, reason, outcome, time, "
	    "size FROM document WHERE id > ? ORDER BY id LIMIT 1", d);

	if (!s)
		return false;
	sqlite3_bind_int64(s, 1, out->id);
	if (!row(x, s, d))
		return false;
	*out = (struct archive_stored){
		.id = sqlite3_column_int64(s, 0),
		.path = sqlite_str(s, 1, a), .sha256 = sqlite_str(s, 2, a),
		.program = sqlite_str(s, 3, a), .profile = sqlite_str(s, 4, a),
		.reason = sqlite_str(s, 5, a), .outcome = sqlite_str(s, 6, a),
		.time = sqlite3_column_int64(s, 7),
		.size = sqlite3_column_int64(s, 8),
		.source = with_source ? sqlite_str(s, 9, a) : (str){0},
	};
	sqlite3_reset(s);
	return true;
}

bool archive_find_version(struct archive *x, int64_t letter, int64_t version,
    struct archive_version *out, bool with_xml, struct arena *a,
    struct diag *d)
{
	sqlite3_stmt *s = sqlite_statement(x, version ?
	    "SELECT id, letter, version, document, part, time, size, sha256, "
	    "program, profile, xml FROM record WHERE letter = ? AND version = ?"
	    : "SELECT r.id, r.letter, r.version, r.document, r.part, r.time, "
	    "r.size, r.sha256, r.program, r.profile, r.xml FROM letter l "
	    "JOIN record r ON r.id = l.record WHERE l.id = ?", d);

	if (!s)
		return false;
	sqlite3_bind_int64(s, 1, letter);
	if (version)
		sqlite3_bind_int64(s, 2, version);
	if (!row(x, s, d))
		return false;
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
		.xml = with_xml ? unpack(a, sqlite_str(s, 10, a),
		    (size_t)sqlite3_column_int64(s, 6)) : (str){0},
	};
	sqlite3_reset(s);
	if (!with_xml || out->xml.s)
		return true;
	diag_add(d, DIAG_ARCHIVE_DAMAGED, "%s: letter %lld, version %lld",
	    x->where, (long long)letter, (long long)out->version);
	return false;
}

static void take(struct cell *c, sqlite3_stmt *s, int column, struct arena *a)
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
			take(&r->cell[i], s, i, a);
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
