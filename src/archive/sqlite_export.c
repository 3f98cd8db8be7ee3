/* SPDX-License-Identifier: MIT */
/* Whole tables out of an archive, and a plain copy of it for other tools. */
#include "archive/pack.h"
#include "archive/sqlite.h"
#include "record/record.h"

/* PRAGMA application_id of a plain copy: "dafp". */
#define COPY 0x64616670

/* --- what is given out */

bool archive_gives(const struct archive *x, int64_t letter)
{
	size_t low = 0, high = x->given.n;

	if (!x->chosen)
		return true;
	while (low < high) {
		size_t at = low + (high - low) / 2;

		if (x->given.v[at] < letter)
			low = at + 1;
		else
			high = at;
	}
	return low < x->given.n && x->given.v[low] == letter;
}

static void given(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	struct archive *x = sqlite3_user_data(context);

	(void)argc;
	sqlite3_result_int(context, archive_gives(x,
	    sqlite3_value_int64(argv[0])));
}

bool export_open(struct archive *x, struct diag *d)
{
	return sqlite3_create_function(x->db, "dafu_given", 1, SQLITE_UTF8 |
	    SQLITE_DIRECTONLY, x, given, NULL, NULL) == SQLITE_OK ||
	    sqlite_fail(x, d);
}

bool archive_choose(struct archive *x, const struct query *q, struct diag *d)
{
	struct arena a = {0};
	static const struct query all = { .kind = QUERY_AND };
	struct archive_ask ask = { .query = q ? q : &all, .limit = -1,
		.sort = {{ HIT_ID, false }}, .sorts = 1 };
	archive_hits hits;
	bool ok;

	ok = archive_search(x, &ask, &hits, &a, d);
	x->given.n = 0;
	for (size_t i = 0; ok && i < hits.n; i++)
		*push(&x->arena, &x->given) = hits.v[i].letter;
	x->chosen = true;
	x->queried = q && !(q->kind == QUERY_AND && !q->part.n);
	arena_free(&a);
	return ok;
}

bool archive_gives_document(struct archive *x, int64_t document, bool *gives,
    struct diag *d)
{
	sqlite3_stmt *s;

	*gives = false;
	if (!sqlite_row(x, "SELECT count(*), "
	    "ifnull(sum(dafu_given(letter)), 0) FROM record "
	    "WHERE document = ?", document, &s, d) || !s)
		return false;
	*gives = sqlite3_column_int64(s, 1) > 0 ||
	    (!sqlite3_column_int64(s, 0) && !x->queried);
	sqlite3_reset(s);
	return true;
}

/* The condition under which a row of a table is given out; "": always. */
static const char *condition(const struct archive *x, enum table t)
{
	if (t == TABLE_LETTER)
		return " WHERE dafu_given(id)";
	if (t == TABLE_DOCUMENT)
		return x->queried ? " WHERE id IN (SELECT document FROM record "
		    "WHERE dafu_given(letter))" : " WHERE id NOT IN (SELECT "
		    "document FROM record) OR id IN (SELECT document FROM "
		    "record WHERE dafu_given(letter))";
	if (t == TABLE_SIGHTING)
		return x->queried ? " WHERE document IN (SELECT document FROM "
		    "record WHERE dafu_given(letter))" : " WHERE document NOT "
		    "IN (SELECT document FROM record) OR document IN (SELECT "
		    "document FROM record WHERE dafu_given(letter))";
	if (t == TABLE_LINK)
		return " WHERE dafu_given(letter) AND dafu_given(other)";
	if (t == TABLE_META)
		return " WHERE name <> 'dictionary'";
	if (t == TABLE_PROFILE)
		return "";
	/* what people did is told by the log only */
	return t == TABLE_EVENT || t == TABLE_WITHDRAWAL ||
	    t == TABLE_CORRECTION || t == TABLE_TOMBSTONE ? " WHERE FALSE" :
	    " WHERE dafu_given(letter)";
}

static bool is_blob(enum column c)
{
	return !strncmp(column_rows[c].type, "BLOB", 4);
}

/* All columns of a table in order; bytes only where they are wanted. */
static sqlite3_stmt *select_all(struct archive *x, enum table t, bool blobs,
    struct diag *d)
{
	const struct table_row *row = &table_rows[t];
	str sql = STR("SELECT ");

	for (int i = 0; i < row->count; i++) {
		enum column c = (enum column)((int)row->first + i);

		sql = arena_printf(&x->arena, "%s%s%s\"%s\"", sql.s,
		    i ? ", " : "", is_blob(c) && !blobs ? "NULL AS " : "",
		    column_rows[c].name);
	}
	sql = arena_printf(&x->arena, "%s FROM %s%s ORDER BY 1, 2", sql.s,
	    row->name, x->chosen ? condition(x, t) : "");
	return sqlite_statement(x, sql.s, d);
}

bool archive_each(struct archive *x, enum table t, bool blobs,
    const struct archive_reader *reader, struct diag *d)
{
	sqlite3_stmt *s = select_all(x, t, blobs, d);
	struct arena a = {0};
	bool go = s;
	int code = SQLITE_DONE;

	while (go && (code = sqlite3_step(s)) == SQLITE_ROW) {
		struct cell *cell = arena_new(&a, struct cell,
		    (size_t)table_rows[t].count);

		for (int i = 0; i < table_rows[t].count; i++)
			sqlite_cell(&cell[i], s, i, &a);
		go = reader->row(reader->arg, t, cell) &&
		    !sqlite_interrupted(x, d);
		arena_reset(&a);
	}
	if (go && code != SQLITE_DONE)
		go = sqlite_fail(x, d);
	if (s)
		sqlite3_reset(s);
	arena_free(&a);
	return go;
}

bool archive_base(struct archive *x, size_t *base, struct diag *d)
{
	/* what the first and the last have in common all have */
	sqlite3_stmt *s = sqlite_statement(x, "SELECT min(path), max(path), "
	    "EXISTS (SELECT 1 FROM sighting WHERE path < '/' OR path >= '0') "
	    "FROM sighting WHERE path >= '/' AND path < '0'", d);
	const char *first, *last;
	bool found;

	*base = 0;
	if (!s || !sqlite_one(x, s, &found, d))
		return false;
	first = (const char *)sqlite3_column_text(s, 0);
	last = (const char *)sqlite3_column_text(s, 1);
	for (size_t i = 0; first && last && first[i] == last[i] && last[i]; i++)
		if (last[i] == '/' && (!i || !sqlite3_column_int(s, 2)))
			*base = i + 1;
	sqlite3_reset(s);
	return true;
}

/* --- a plain copy */

struct copy {
	sqlite3 *db;
	struct archive *from;
	sqlite3_stmt *insert[TABLE_COUNT];
	bool sources;
	size_t base;		/* archive_base's */
	struct arena arena;
	struct diag *diag;
	const char *where;
};

static bool copy_fail(struct copy *c)
{
	diag_add(c->diag, DIAG_IO, "%s: %s", c->where,
	    c->db ? sqlite3_errmsg(c->db) : "no memory");
	return false;
}

/* The bytes of a column as a plain tool wants them: XML unpacked; a source only
 * where it was asked for. */
static str plain(struct copy *c, enum column column, const struct cell *cell)
{
	if (column == COLUMN_RECORD_XML) {
		struct archive_version v;

		sqlite_record(c->from, cell[COLUMN_RECORD_ID -
		    COLUMN_RECORD_XML].integer, &v, &c->arena, c->diag);
		return v.xml;
	}
	if (column == COLUMN_DOCUMENT_SOURCE) {
		const size_t size = (size_t)cell[COLUMN_DOCUMENT_SIZE -
		    COLUMN_DOCUMENT_SOURCE].integer;

		if (!c->sources)
			return STR("");
		if (cell->text.len && cell->text.len < size)
			return unpack(c->from->packer, &c->arena,
			    cell->text, size, (str){0});
	}
	return cell->text;
}

static bool copy_row(void *arg, enum table t, const struct cell *cell)
{
	struct copy *c = arg;
	sqlite3_stmt *s = c->insert[t];
	bool ok;

	for (int i = 0; i < table_rows[t].count; i++) {
		struct cell one = cell[i];

		if (one.type == CELL_BLOB)
			one.text = plain(c, (enum column)
			    ((int)table_rows[t].first + i), &cell[i]);
		if (one.type == CELL_BLOB && !one.text.s) {
			if (!c->diag->list.n)
				diag_add(c->diag, DIAG_ARCHIVE_DAMAGED,
				    "%s %lld: see dafu fsck",
				    table_rows[t].name,
				    (long long)cell[0].integer);
			return false;
		}
		if (column_is_path((enum column)
		    ((int)table_rows[t].first + i)))
			one.text = archive_path(one.text, c->base);
		if ((t == TABLE_RECORD || t == TABLE_PROFILE) && one.type == CELL_BLOB)
			one.type = CELL_TEXT;	/* for LIKE and the eye */
		sqlite_bind_cell(s, i + 1, &one);
	}
	ok = sqlite3_step(s) == SQLITE_DONE || copy_fail(c);
	sqlite3_reset(s);
	arena_reset(&c->arena);
	return ok;
}

static bool copy_open(struct copy *c, struct arena *a)
{
	if (sqlite3_open_v2(c->where, &c->db, SQLITE_OPEN_READWRITE |
	    SQLITE_OPEN_CREATE, "unix") != SQLITE_OK ||
	    sqlite3_exec(c->db, "PRAGMA application_id = " DIGITS(COPY) "; "
	    "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF; BEGIN", NULL,
	    NULL, NULL))
		return copy_fail(c);
	for (size_t i = 0; plain_sql[i]; i++)
		if (sqlite3_exec(c->db, plain_sql[i], NULL, NULL, NULL))
			return copy_fail(c);
	for (int t = 0; t < TABLE_COUNT; t++) {
		str mark = STR("?");

		if (t == TABLE_PACKED)
			continue;
		for (int i = 1; i < table_rows[t].count; i++)
			mark = arena_printf(a, "%s, ?", mark.s);
		if (sqlite3_prepare_v2(c->db, arena_printf(a,
		    "INSERT INTO %s VALUES (%s)", table_rows[t].name,
		    mark.s).s, -1, &c->insert[t], NULL))
			return copy_fail(c);
	}
	return true;
}

/* The letters' text, with an index that any SQLite has: three characters and
 * more are found by MATCH, any by LIKE. */
static const char body[] = "CREATE TABLE body ( -- text of the letters\n"
    "\t\"letter\" INTEGER PRIMARY KEY REFERENCES letter,\n"
    "\t\"title\" TEXT, -- also of its proposals, a line each\n"
    "\t\"text\" TEXT NOT NULL -- a paragraph a line\n);"
    "CREATE VIRTUAL TABLE search USING fts5(title, text, content = 'body', "
    "content_rowid = 'letter', tokenize = 'trigram')";

/* What is in a letter, with the letter that it is in, for who asks by hand. */
#define OF_LETTER "l.id AS letter, l.date, l.issuer, l.area, l.class, l.number, " \
	"l.title, "
static const char views[] = "CREATE VIEW figures AS SELECT " OF_LETTER
    "s.n, s.words, s.value, s.max, s.unit, s.per, s.bound, s.kind, "
    "s.\"of\", s.ofCertainty, s.change, s.basis, s.time, s.status, "
    "m.heading AS measure, s.certainty FROM statistic s "
    "JOIN letter l ON l.id = s.letter "
    "LEFT JOIN measure m ON m.letter = s.letter AND m.n = s.measure;"
    "CREATE VIEW measures AS SELECT " OF_LETTER
    "m.n, m.label, m.heading, m.status, m.statusCertainty, m.deadline, m.due, "
    "m.responsible, m.certainty FROM measure m "
    "JOIN letter l ON l.id = m.letter";

static bool copy_text(struct copy *c, sqlite3_stmt *s,
    const struct archive_version *v)
{
	xmlDoc *doc = v->xml.s ? record_parse(v->xml, c->diag) : NULL;
	struct rows rows;
	bool ok;

	if (!doc)
		return false;
	rows_of(&rows, doc, &c->arena);
	sqlite3_bind_int64(s, 1, v->letter);
	sqlite_bind(s, 2, rows.text[INDEX_TITLE]);
	sqlite_bind(s, 3, rows.text[INDEX_BODY].s ? rows.text[INDEX_BODY] :
	    STR(""));
	ok = sqlite3_step(s) == SQLITE_DONE || copy_fail(c);
	sqlite3_reset(s);
	xmlFreeDoc(doc);
	arena_reset(&c->arena);
	return ok;
}

static bool copy_texts(struct copy *c, struct archive *x)
{
	struct archive_version v = {0};
	struct arena a = {0};
	sqlite3_stmt *s = NULL;
	bool ok = (!sqlite3_exec(c->db, body, NULL, NULL, NULL) &&
	    !sqlite3_exec(c->db, views, NULL, NULL, NULL) &&
	    !sqlite3_prepare_v2(c->db, "INSERT INTO body VALUES (?, ?, ?)", -1,
	    &s, NULL)) || copy_fail(c);

	while (ok && (ok = archive_next_record(x, &v, &a, c->diag)) &&
	    v.record) {
		if (v.current && archive_gives(x, v.letter))
			ok = copy_text(c, s, &v);
		arena_reset(&a);
	}
	sqlite3_finalize(s);
	arena_free(&a);
	return ok && (!sqlite3_exec(c->db, "INSERT INTO search(search) VALUES "
	    "('rebuild')", NULL, NULL, NULL) || copy_fail(c));
}

bool archive_copy(struct archive *x, const char *where, bool sources,
    struct diag *d)
{
	struct copy c = { .from = x, .sources = sources, .diag = d, .where = where };
	const struct archive_reader reader = { copy_row, &c };
	struct arena a = {0};
	bool ok = archive_base(x, &c.base, d) && copy_open(&c, &a);

	for (int t = 0; ok && t < TABLE_COUNT; t++)
		ok = t == TABLE_PACKED || archive_each(x, (enum table)t, true,
		    &reader, d);
	ok = ok && copy_texts(&c, x);
	if (ok && sqlite3_exec(c.db, "INSERT OR REPLACE INTO meta VALUES "
	    "('copy', 'a plain copy: record.xml is XML as it is, "
	    "document.source is empty unless it was asked for'); COMMIT",
	    NULL, NULL, NULL))
		ok = copy_fail(&c);
	for (int t = 0; t < TABLE_COUNT; t++)
		sqlite3_finalize(c.insert[t]);
	sqlite3_close(c.db);
	arena_free(&c.arena);
	arena_free(&a);
	return ok;
}
