/* SPDX-License-Identifier: MIT */
/* The archive in SQLite: from an older form to that of today, in one
 * transaction.  Documents and records stay as they are, facts are made anew. */
#include <stdlib.h>

#include "archive/sqlite.h"

static const struct {
	int format;
	const char *sql;
} steps[] = {
#define MIGRATE(format, sql) { format, sql },
#include "archive/migrate.def"
};

struct migrate {
	struct archive *x;
	const struct archive_migration *how;
	struct arena arena;
	bool moved[TABLE_COUNT];	/* is now old_NAME */
	struct diag *diag;
};

/* --- what is there */

/* Whether facts of the table are made anew from records. */
static bool is_derived(enum table t)
{
	return (t >= TABLE_ROWS_FIRST && t <= TABLE_ROWS_LAST) ||
	    t == TABLE_SKETCH || t == TABLE_PACKED;
}

/* The table of a name; TABLE_COUNT: none of ours. */
static enum table table_named(str name)
{
	int t = 0;

	while (t < TABLE_COUNT && !str_eq(name, str_of(table_rows[t].name)))
		t++;
	return (enum table)t;
}

/* Of an object in the file: nothing is run or copied that is not ours. */
static bool is_ours(str type, str name, str sql)
{
	if (str_eq(type, STR("index")))
		return true;
	if (str_eq(type, STR("view")))
		return str_eq(name, STR("related"));
	if (!str_eq(type, STR("table")))
		return false;
	if (str_starts(sql, STR("CREATE VIRTUAL TABLE")))
		return str_eq(name, STR("text")) &&
		    str_starts(sql, STR("CREATE VIRTUAL TABLE text USING "
		    "fts5("));
	return table_named(name) != TABLE_COUNT ||
	    str_starts(name, STR("text_")) || str_starts(name, STR("sqlite_"));
}

typedef struct VEC(str) strings;

/* What a query gives in its first column. */
static bool list(struct migrate *m, const char *sql, strings *out)
{
	sqlite3_stmt *s = NULL;
	int code;

	if (sqlite3_prepare_v2(m->x->db, sql, -1, &s, NULL) != SQLITE_OK)
		return sqlite_fail(m->x, m->diag);
	while ((code = sqlite3_step(s)) == SQLITE_ROW)
		*push(&m->arena, out) = sqlite_str(s, 0, &m->arena);
	sqlite3_finalize(s);
	return code == SQLITE_DONE || sqlite_fail(m->x, m->diag);
}

static bool all_ours(struct migrate *m)
{
	strings type = {0}, name = {0}, sql = {0};

	if (!list(m, "SELECT type FROM sqlite_schema ORDER BY rowid", &type) ||
	    !list(m, "SELECT name FROM sqlite_schema ORDER BY rowid", &name) ||
	    !list(m, "SELECT ifnull(sql, '') FROM sqlite_schema "
	    "ORDER BY rowid", &sql))
		return false;
	for (size_t i = 0; i < name.n; i++)
		if (!is_ours(type.v[i], name.v[i], sql.v[i])) {
			diag_add(m->diag, DIAG_ARCHIVE_FORMAT, "%s: %s: %s %s",
			    m->x->where, fault_rows[FAULT_TABLE_STRAY].text,
			    type.v[i].s, name.v[i].s);
			return false;
		}
	return true;
}

static bool exec(struct migrate *m, str sql)
{
	return sqlite_exec(m->x, sql.s, m->diag);
}

/* --- old tables away */

/* Views, indexes, the text index, and all facts. */
static bool drop_derived(struct migrate *m)
{
	strings name = {0};

	if (!list(m, "SELECT 'DROP VIEW \"' || name || '\"' FROM sqlite_schema "
	    "WHERE type = 'view' UNION ALL "
	    "SELECT 'DROP INDEX \"' || replace(name, '\"', '\"\"') || '\"' "
	    "FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL", &name))
		return false;
	*push(&m->arena, &name) = STR("DROP TABLE IF EXISTS text");
	for (int t = 0; t < TABLE_COUNT; t++)
		if (is_derived((enum table)t))
			*push(&m->arena, &name) = arena_printf(&m->arena,
			    "DROP TABLE IF EXISTS %s", table_rows[t].name);
	for (size_t i = 0; i < name.n; i++)
		if (!exec(m, name.v[i]))
			return false;
	return true;
}

/* Tables that are made otherwise today step aside. */
static bool move_changed(struct migrate *m)
{
	strings name = {0}, sql = {0};

	if (!list(m, "SELECT name FROM sqlite_schema WHERE type = 'table' "
	    "ORDER BY rowid", &name) || !list(m, "SELECT ifnull(sql, '') FROM "
	    "sqlite_schema WHERE type = 'table' ORDER BY rowid", &sql))
		return false;
	for (size_t i = 0; i < name.n; i++) {
		enum table t = table_named(name.v[i]);

		if (t == TABLE_COUNT ||
		    !strcmp(sql.v[i].s, schema_table(schema_sql, t)))
			continue;
		m->moved[t] = true;
		if (!exec(m, arena_printf(&m->arena, "ALTER TABLE %s RENAME TO "
		    "old_%s", table_rows[t].name, table_rows[t].name)))
			return false;
	}
	return true;
}

/* --- new tables in their place */

static bool make(struct migrate *m)
{
	strings there = {0};

	if (!list(m, "SELECT name FROM sqlite_schema WHERE type = 'table'",
	    &there))
		return false;
	for (size_t i = 0; schema_sql[i]; i++) {
		bool is = false;

		for (size_t k = 0; k < there.n; k++)
			is = is || str_starts(str_of(schema_sql[i]),
			    arena_printf(&m->arena, "CREATE TABLE %s (",
			    there.v[k].s));
		if (!is && !sqlite_exec(m->x, schema_sql[i], m->diag))
			return false;
	}
	for (size_t i = 0; index_sql[i]; i++)
		if (!sqlite_exec(m->x, index_sql[i], m->diag))
			return false;
	return true;
}

/* The columns that a moved table and the new one have in common. */
static bool copy(struct migrate *m, enum table t)
{
	const struct table_row *row = &table_rows[t];
	strings old = {0};
	str both = STR("");

	if (!list(m, arena_printf(&m->arena, "SELECT name FROM "
	    "pragma_table_info('old_%s')", row->name).s, &old))
		return false;
	for (int i = 0; i < row->count; i++) {
		const char *name = column_rows[(int)row->first + i].name;

		for (size_t k = 0; k < old.n; k++)
			if (str_eq(old.v[k], str_of(name)))
				both = arena_printf(&m->arena, "%s%s\"%s\"",
				    both.s, both.len ? ", " : "", name);
	}
	return exec(m, arena_printf(&m->arena, "INSERT INTO %s (%s) SELECT %s "
	    "FROM old_%s ORDER BY 1", row->name, both.s, both.s, row->name)) &&
	    exec(m, arena_printf(&m->arena, "DROP TABLE old_%s", row->name));
}

static bool fill(struct migrate *m)
{
	for (int t = 0; t < TABLE_COUNT; t++)
		if (m->moved[t] && !copy(m, (enum table)t))
			return false;
	if (m->x->format < 8 && !sqlite_put_dictionary(m->x, m->diag))
		return false;
	for (size_t i = 0; i < sizeof(steps) / sizeof(*steps); i++)
		if (m->x->format < steps[i].format &&
		    !sqlite_exec(m->x, steps[i].sql, m->diag))
			return false;
	return true;
}

/* The next letter behind *letter, and the record of its newest version; 0:
 * there is none. */
static bool next_letter(struct migrate *m, int64_t *letter, int64_t *record)
{
	sqlite3_stmt *s;

	if (!sqlite_next(m->x, "SELECT letter, id FROM record "
	    "WHERE letter > ? ORDER BY letter, version DESC LIMIT 1", *letter,
	    &s, m->diag))
		return false;
	*letter = s ? sqlite3_column_int64(s, 0) : 0;
	*record = s ? sqlite3_column_int64(s, 1) : 0;
	if (s)
		sqlite3_reset(s);
	return true;
}

/* The facts of every letter, from its newest record. */
static bool read_facts(struct migrate *m, int64_t *letters)
{
	int64_t letter = 0, record;

	for (*letters = 0; ; ++*letters) {
		if (!next_letter(m, &letter, &record))
			return false;
		if (!letter)
			return true;
		if (!sqlite_put_current(m->x, letter, record, m->diag))
			return false;
		if (m->how->progress)
			m->how->progress(m->how->arg, *letters + 1);
	}
}

/* --- the whole */

static bool whole(struct migrate *m)
{
	strings bad = {0};

	if (!list(m, "SELECT \"table\" || ' ' || ifnull(rowid, '') FROM "
	    "pragma_foreign_key_check LIMIT 1", &bad))
		return false;
	if (bad.n)
		diag_add(m->diag, DIAG_ARCHIVE_DAMAGED, "%s: %s: %s",
		    m->x->where, fault_rows[FAULT_REFERENCE].text, bad.v[0].s);
	return !bad.n;
}

static bool run(struct migrate *m, int64_t *letters)
{
	const struct sqlite_event e = { .deed = &m->how->deed,
		.detail = arena_printf(&m->arena, "form %d to form %d",
		m->x->format, FORMAT) };
	int64_t event;

	return all_ours(m) && drop_derived(m) && move_changed(m) && make(m) &&
	    fill(m) && read_facts(m, letters) && whole(m) &&
	    sqlite_event(m->x, EVENT_MIGRATE, &e, &event, m->diag) &&
	    sqlite_exec(m->x, "PRAGMA user_version = " DIGITS(FORMAT), m->diag);
}

int archive_form(void)
{
	return FORMAT;
}

bool archive_migrate(struct archive *x, const struct archive_migration *how,
    int *from, int64_t *letters, struct diag *d)
{
	struct migrate m = { .x = x, .how = how, .diag = d };
	bool ok = sqlite_exec(x, "PRAGMA foreign_keys = OFF; "
	    "PRAGMA legacy_alter_table = ON", d) &&
	    sqlite_exec(x, "BEGIN IMMEDIATE", d) && sqlite_format(x, d);

	*letters = 0;
	*from = x->format;
	if (ok && x->format < FORMAT)
		ok = run(&m, letters);
	if (ok && !how->dry)
		ok = sqlite_exec(x, "COMMIT", d);
	else
		archive_cancel(x);
	arena_free(&m.arena);
	return ok;
}
