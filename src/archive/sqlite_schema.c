/* SPDX-License-Identifier: MIT */
/* The archive in SQLite: files from elsewhere, whose tables may be anything. */
#include "archive/sqlite.h"

bool schema_distrust(sqlite3 *db)
{
	static const struct {
		int option, on;
	} options[] = {
		{ SQLITE_DBCONFIG_DEFENSIVE, 1 },
		{ SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
		{ SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
		{ SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
		{ SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0 },
	};

	for (size_t i = 0; i < sizeof(options) / sizeof(*options); i++)
		sqlite3_db_config(db, options[i].option, options[i].on, NULL);
	sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
	sqlite3_exec(db, "PRAGMA cell_size_check = ON", NULL, NULL, NULL);
	return true;
}

/* An empty archive, in memory. */
static bool model(struct archive *m, struct diag *d)
{
	if (sqlite3_open(":memory:", &m->db) != SQLITE_OK)
		return sqlite_fail(m, d);
	return index_open(m, d) && sqlite_make_pages(m, d) &&
	    sqlite_exec(m, "BEGIN", d) && sqlite_make_tables(m, d) &&
	    sqlite_exec(m, "COMMIT", d);
}

bool schema_first_page(unsigned char out[PAGES_SIZE], struct diag *d)
{
	struct archive m = { .where = "model" };
	sqlite3_int64 size = 0;
	unsigned char *image = NULL;
	bool ok = model(&m, d);

	if (ok)
		image = sqlite3_serialize(m.db, "main", &size, 0);
	ok = image && size >= PAGES_SIZE;
	if (ok)
		memcpy(out, image, PAGES_SIZE);
	else if (!d->list.n)
		diag_add(d, DIAG_NO_MEMORY, NULL);
	sqlite3_free(image);
	sqlite_close(&m);
	return ok;
}

static const char *text(sqlite3_stmt *s, int column)
{
	const char *t = (const char *)sqlite3_column_text(s, column);

	return t ? t : "";
}

/* Columns of the query that both sides answer. */
enum { NAME, SQL, TYPE };

static struct schema_difference difference(enum fault_id id, sqlite3_stmt *s)
{
	return (struct schema_difference){ id, text(s, TYPE), text(s, NAME),
		!sqlite3_strnicmp(text(s, SQL), "CREATE VIRTUAL", 14) };
}

bool schema_compare(struct archive *x, void (*each)(void *arg,
    const struct schema_difference *), void *arg, struct diag *d)
{
	const char *sql = "SELECT name, ifnull(sql, ''), type FROM "
	    "sqlite_schema ORDER BY name, type";
	struct archive m = { .where = "model" };
	sqlite3_stmt *ours = NULL, *theirs = NULL;
	bool ok = model(&m, d) && (sqlite3_prepare_v2(x->db, sql, -1, &theirs,
	    NULL) == SQLITE_OK || sqlite_fail(x, d)) && (sqlite3_prepare_v2(
	    m.db, sql, -1, &ours, NULL) == SQLITE_OK || sqlite_fail(&m, d));
	int o = ok ? sqlite3_step(ours) : SQLITE_DONE;
	int t = ok ? sqlite3_step(theirs) : SQLITE_DONE;

	while (o == SQLITE_ROW || t == SQLITE_ROW) {
		int first = o != SQLITE_ROW ? 1 : t != SQLITE_ROW ? -1 :
		    strcmp(text(ours, NAME), text(theirs, NAME));
		struct schema_difference f = difference(first > 0 ?
		    FAULT_TABLE_STRAY : first < 0 ? FAULT_TABLE_MISSING :
		    FAULT_TABLES, first < 0 ? ours : theirs);

		if (first || strcmp(text(ours, SQL), text(theirs, SQL)) ||
		    strcmp(text(ours, TYPE), text(theirs, TYPE)))
			each(arg, &f);
		if (first <= 0)
			o = sqlite3_step(ours);
		if (first >= 0)
			t = sqlite3_step(theirs);
	}
	ok = ok && (t == SQLITE_DONE || sqlite_fail(x, d));
	sqlite3_finalize(theirs);
	sqlite3_finalize(ours);
	sqlite_close(&m);
	return ok;
}

/* What FTS5 makes for itself, as all of its versions so far do. */
static const char *const shadows[] = {
	"CREATE TABLE 'text_data'(id INTEGER PRIMARY KEY, block BLOB)",
	"CREATE TABLE 'text_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) "
	    "WITHOUT ROWID",
	"CREATE TABLE 'text_docsize'(id INTEGER PRIMARY KEY, sz BLOB)",
	"CREATE TABLE 'text_config'(k PRIMARY KEY, v) WITHOUT ROWID",
	NULL
};

/* Whether the rows of s say one of the list after the other. */
static bool says(sqlite3_stmt *s, const char *const *list)
{
	while (*list && sqlite3_step(s) == SQLITE_ROW &&
	    !strcmp(text(s, 0), *list))
		list++;
	return !*list;
}

/* Whether the tables are plainly ours, as they were made: this takes no model
 * of them, and is what is asked of nearly every file. */
static bool is_as_made(struct archive *x)
{
	sqlite3_stmt *s = NULL;
	bool is = sqlite3_prepare_v2(x->db, "SELECT sql FROM sqlite_schema "
	    "WHERE sql IS NOT NULL ORDER BY rowid", -1, &s, NULL) ==
	    SQLITE_OK && says(s, schema_sql) && says(s, index_sql) &&
	    says(s, shadows) && sqlite3_step(s) == SQLITE_DONE;

	sqlite3_finalize(s);
	return is;
}

struct judge {
	struct archive *x;
	struct diag *d;
};

/* A table that is missing is damage; another one that nobody asks is harmless;
 * what would be run or stands in the place of ours is not. */
static void judge(void *arg, const struct schema_difference *f)
{
	struct judge *j = arg;

	if (!j->x->options.check && !j->d->list.n)
		diag_add(j->d, DIAG_ARCHIVE_FORMAT, "%s: %s: %s %s",
		    j->x->where, fault_rows[f->fault].text, f->type, f->name);
	j->x->foreign |= f->fault == FAULT_TABLES || f->virtual ||
	    !sqlite3_stricmp(f->name, table_rows[TABLE_STATISTIC].name) ||
	    !strcmp(f->type, "view") || !strcmp(f->type, "trigger");
}

bool schema_summed(struct archive *x, struct diag *d)
{
	if (x->options.check || pages_summed(x->db))
		return true;
	diag_add(d, DIAG_ARCHIVE_FORMAT, "%s: %s", x->where,
	    fault_rows[FAULT_PAGES].text);
	return false;
}

bool schema_ours(struct archive *x, struct diag *d)
{
	struct diag say = {0};
	struct judge j = { x, x->options.check ? &say : d };
	bool ok;

	if (!schema_summed(x, d))
		return false;
	ok = is_as_made(x) || (schema_compare(x, judge, &j, j.d) &&
	    !j.d->list.n);
	diag_clear(&say);
	return ok || x->options.check;	/* damage is told by the check */
}

bool archive_foreign(const struct archive *x)
{
	return x->foreign;
}
