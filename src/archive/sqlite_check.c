/* SPDX-License-Identifier: MIT */
/* The archive in SQLite: whether the file as a whole is sound. */
#include "archive/minhash.h"
#include "archive/pack.h"
#include "archive/sqlite.h"
#include "base/digest.h"

/* Who is asking. */
struct check {
	struct archive *x;
	const struct fault_sink *sink;
};

static void report(const struct check *c, struct fault f)
{
	c->sink->report(c->sink->arg, &f);
}

static void report_detail(const struct check *c, enum fault_id id,
    const char *detail)
{
	report(c, (struct fault){ .id = id, .detail = str_of(detail) });
}

static void bad_page(void *arg, int64_t page)
{
	char detail[32];

	snprintf(detail, sizeof(detail), "page %lld", (long long)page);
	report_detail(arg, FAULT_PAGE, detail);
}

static void check_pages(const struct check *c)
{
	int64_t cut = 0;
	char detail[32];

	if (!pages_scan(c->x->db, bad_page, (void *)c, &cut))
		report_detail(c, FAULT_PAGES, NULL);
	if (cut <= 0 || sqlite_has_log(c->x->where))
		return;
	snprintf(detail, sizeof(detail), "%lld pages", (long long)cut);
	report_detail(c, FAULT_PAGES_MISSING, detail);
}

static const char *text(sqlite3_stmt *s, int column)
{
	const char *t = (const char *)sqlite3_column_text(s, column);

	return t ? t : "";
}

/* A query that SQLite cannot finish is a damaged database. */
static void end(const struct check *c, sqlite3_stmt *s, int code)
{
	if (code != SQLITE_DONE)
		report_detail(c, FAULT_DATABASE, sqlite3_errmsg(c->x->db));
	sqlite3_finalize(s);
}

static sqlite3_stmt *query(const struct check *c, const char *sql)
{
	sqlite3_stmt *s = NULL;

	if (sqlite3_prepare_v2(c->x->db, sql, -1, &s, NULL) == SQLITE_OK)
		return s;
	report_detail(c, FAULT_DATABASE, sqlite3_errmsg(c->x->db));
	return NULL;
}

/* What SQLite's own check has found: a line a fault, below a heading. */
static void report_lines(const struct check *c, const char *s)
{
	while (*s) {
		size_t n = strcspn(s, "\n");

		if (n && *s != '*')
			report(c, (struct fault){ .id = FAULT_DATABASE,
			    .detail = { s, n } });
		s += n + (s[n] == '\n');
	}
}

static void check_structure(const struct check *c)
{
	sqlite3_stmt *s = query(c, "PRAGMA integrity_check");
	int code = SQLITE_DONE;

	while (s && (code = sqlite3_step(s)) == SQLITE_ROW)
		if (strcmp(text(s, 0), "ok"))
			report_lines(c, text(s, 0));
	end(c, s, code);
}

/* Rows whose letter, document or record is not there. */
static void check_references(const struct check *c)
{
	sqlite3_stmt *s = query(c, "PRAGMA foreign_key_check");
	int code = SQLITE_DONE;
	char detail[128];

	while (s && (code = sqlite3_step(s)) == SQLITE_ROW) {
		const char *table = text(s, 0);
		enum fault_id id = FAULT_REFERENCE;

		for (int t = TABLE_ROWS_FIRST + 1; t <= TABLE_ROWS_LAST; t++)
			if (!strcmp(table, table_rows[t].name))
				id = FAULT_ROW_STRAY;
		if (!strcmp(table, table_rows[TABLE_PACKED].name))
			id = FAULT_ROW_STRAY;
		if (!strcmp(table, table_rows[TABLE_RECORD].name))
			id = FAULT_RECORD_STRAY;
		snprintf(detail, sizeof(detail), "%s %lld: no %s", table,
		    (long long)sqlite3_column_int64(s, 1), text(s, 2));
		report_detail(c, id, detail);
	}
	end(c, s, code);
}

/* What must give no row: document, letter, version, detail; add one: a row. */
static const struct {
	enum fault_id id;
	const char *sql;
} rules[] = {
	{ FAULT_DOCUMENT_MISSING,
	    "SELECT id - 1, 0, 0, NULL FROM document d WHERE id > 1 AND "
	    "NOT EXISTS (SELECT 1 FROM document e WHERE e.id = d.id - 1)" },
	{ FAULT_RECORD_MISSING,
	    "SELECT id, 0, 0, path FROM document d WHERE outcome = 'read' AND "
	    "NOT EXISTS (SELECT 1 FROM record r WHERE r.document = d.id)" },
	{ FAULT_RECORD_MISSING,
	    "SELECT 0, 0, 0, 'record ' || (id - 1) FROM (SELECT id FROM record "
	    "UNION ALL SELECT record FROM tombstone) r WHERE id > 1 "
	    "AND NOT EXISTS (SELECT 1 FROM record s WHERE s.id = r.id - 1) "
	    "AND NOT EXISTS (SELECT 1 FROM tombstone t "
	    "WHERE t.record = r.id - 1)" },
	{ FAULT_RECORD_MISSING,
	    "SELECT 0, letter, max(version), 'of versions' FROM record "
	    "GROUP BY letter HAVING count(*) <> max(version) OR "
	    "min(version) <> 1" },
	{ FAULT_DOCUMENT,
	    "SELECT id, 0, 0, outcome FROM document d WHERE outcome <> 'read' "
	    "AND (reason IS NULL OR "
	    "EXISTS (SELECT 1 FROM record r WHERE r.document = d.id))" },
	{ FAULT_DOCUMENT,
	    "SELECT id, 0, 0, 'disposed of' FROM document d WHERE outcome = '"
	    ARCHIVE_DISPOSED "' AND (length(source) OR NOT EXISTS "
	    "(SELECT 1 FROM tombstone t WHERE t.document = d.id))" },
	{ FAULT_DOCUMENT,
	    "SELECT id, 0, 0, 'never seen' FROM document d WHERE outcome <> '"
	    ARCHIVE_DISPOSED "' AND NOT EXISTS (SELECT 1 FROM sighting s "
	    "WHERE s.document = d.id)" },
	{ FAULT_EVENT,
	    "SELECT 0, t.letter, 0, 'disposed of' FROM tombstone t WHERE NOT "
	    "EXISTS (SELECT 1 FROM event e WHERE e.id = t.event AND "
	    "e.letter = t.letter AND e.action = 'dispose')" },
	{ FAULT_EVENT,
	    "SELECT 0, w.letter, 0, 'withdrawn' FROM withdrawal w WHERE NOT "
	    "EXISTS (SELECT 1 FROM event e WHERE e.id = w.event AND "
	    "e.letter = w.letter AND e.action = 'withdraw')" },
	{ FAULT_EVENT,
	    "SELECT 0, e.letter, 0, 'withdrawn' FROM event e WHERE e.action = "
	    "'withdraw' AND NOT EXISTS (SELECT 1 FROM withdrawal w WHERE "
	    "w.event = e.id) AND NOT EXISTS (SELECT 1 FROM event b WHERE "
	    "b.letter = e.letter AND b.id > e.id AND b.action IN "
	    "('return', 'dispose'))" },
	{ FAULT_CORRECTION,
	    "SELECT 0, letter, 0, field FROM correction c WHERE NOT EXISTS "
	    "(SELECT 1 FROM event e WHERE e.id = c.event AND "
	    "e.letter = c.letter AND e.action = 'correct')" },
	{ FAULT_CORRECTION,
	    "SELECT 0, e.letter, 0, 'is missing' FROM event e WHERE e.action = "
	    "'correct' AND NOT EXISTS (SELECT 1 FROM correction c WHERE "
	    "c.event = e.id) AND NOT EXISTS (SELECT 1 FROM event b WHERE "
	    "b.letter = e.letter AND b.action = 'dispose')" },
	{ FAULT_LETTER_MISSING,
	    "SELECT document, letter, version, NULL FROM record r WHERE "
	    "version = 1 AND NOT EXISTS "
	    "(SELECT 1 FROM letter l WHERE l.id = r.letter)" },
	{ FAULT_LETTER,
	    "SELECT 0, l.id, 0, NULL FROM letter l WHERE NOT EXISTS "
	    "(SELECT 1 FROM record r WHERE r.id = l.record AND "
	    "r.letter = l.id AND r.version = "
	    "(SELECT max(version) FROM record WHERE letter = l.id))" },
};

static void check_rules(const struct check *c)
{
	for (size_t i = 0; i < sizeof(rules) / sizeof(*rules); i++) {
		sqlite3_stmt *s = query(c, rules[i].sql);
		int code = SQLITE_DONE;

		while (s && (code = sqlite3_step(s)) == SQLITE_ROW)
			report(c, (struct fault){ rules[i].id,
			    sqlite3_column_int64(s, 0),
			    sqlite3_column_int64(s, 1),
			    sqlite3_column_int64(s, 2), str_of(text(s, 3)) });
		end(c, s, code);
	}
}

static bool has_band(str sketch, int64_t want)
{
	int64_t band[MINHASH_BANDS];

	if (sketch.len != SKETCH_HASHES)
		return false;
	minhash_bands(band, sketch);
	for (int i = 0; i < MINHASH_BANDS; i++)
		if (band[i] == want)
			return true;
	return false;
}

/* Every letter with a sketch has its bands, and there are no others. */
static void check_sketches(const struct check *c)
{
	sqlite3_stmt *s = query(c, "SELECT l.id, l.sketch, s.band, s.letter "
	    "FROM sketch s LEFT JOIN letter l ON l.id = s.letter");
	int code = SQLITE_DONE;

	while (s && (code = sqlite3_step(s)) == SQLITE_ROW)
		if (!has_band((str){ sqlite3_column_blob(s, 1),
		    (size_t)sqlite3_column_bytes(s, 1) },
		    sqlite3_column_int64(s, 2)))
			report(c, (struct fault){ .id = FAULT_SKETCH_STRAY,
			    .letter = sqlite3_column_int64(s, 3) });
	end(c, s, code);
	s = query(c, "SELECT l.id FROM letter l LEFT JOIN (SELECT letter, "
	    "count(*) AS n FROM sketch GROUP BY letter) s ON s.letter = l.id "
	    "WHERE l.sketch IS NOT NULL AND ifnull(s.n, 0) < ?");
	sqlite3_bind_int(s, 1, MINHASH_BANDS);
	code = SQLITE_DONE;
	while (s && (code = sqlite3_step(s)) == SQLITE_ROW)
		report(c, (struct fault){ .id = FAULT_SKETCH_MISSING,
		    .letter = sqlite3_column_int64(s, 0) });
	end(c, s, code);
}

/* A profile's hash is that of its XML, and its name ends in the first digits of
 * it: that is how records name it. */
static void check_profiles(const struct check *c)
{
	sqlite3_stmt *s = query(c, "SELECT profile, sha256, xml FROM profile");
	struct arena a = {0};
	int code = SQLITE_DONE;

	while (s && (code = sqlite3_step(s)) == SQLITE_ROW) {
		const char *name = text(s, 0), *kept = text(s, 1);
		str xml = { sqlite3_column_blob(s, 2),
			(size_t)sqlite3_column_bytes(s, 2) };
		str sha256 = digest_sha256(&a, xml);

		if (!str_eq(sha256, str_of(kept)) || !str_ends(str_of(name),
		    arena_printf(&a, " %.12s", sha256.s)))
			report(c, (struct fault){ .id = FAULT_PROFILE,
			    .detail = str_of(name) });
		arena_reset(&a);
	}
	arena_free(&a);
	end(c, s, code);
}

/* What records are packed with is kept for programs that have it not. */
static void check_dictionary(const struct check *c)
{
	sqlite3_stmt *s = query(c, "SELECT 1 FROM meta WHERE "
	    "name = 'dictionary' AND value = ?");
	const str words = pack_dictionary();
	int code = SQLITE_DONE;

	sqlite3_bind_blob64(s, 1, words.s, words.len, SQLITE_STATIC);
	if (s && (code = sqlite3_step(s)) == SQLITE_DONE)
		report_detail(c, FAULT_DICTIONARY, NULL);
	end(c, s, code == SQLITE_ROW ? SQLITE_DONE : code);
}

static void report_table(void *arg, const struct schema_difference *x)
{
	report_detail(arg, x->fault, x->name);
}

static void check_tables(const struct check *c)
{
	struct diag say = {0};

	if (!schema_compare(c->x, report_table, (void *)c, &say))
		report(c, (struct fault){ .id = FAULT_DATABASE,
		    .detail = say.list.v[0].detail });
	diag_clear(&say);
}

bool archive_check(struct archive *x, const struct fault_sink *sink,
    struct diag *d)
{
	struct check c = { x, sink };

	check_pages(&c);
	check_tables(&c);
	if (x->foreign)
		return true;
	check_structure(&c);
	check_references(&c);
	check_rules(&c);
	check_sketches(&c);
	check_profiles(&c);
	check_dictionary(&c);
	return sqlite_events_check(x, sink, d) && index_check(x, sink, d);
}
