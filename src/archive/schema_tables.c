/* SPDX-License-Identifier: MIT */
/* The tables of schema.def as data, and as SQL. */
#include "archive/rows.h"

/* How many columns a table has: a struct of one char each. */
#define TABLE(id, name, comment) struct id {
#define COLUMN(table, id, name, type, from, comment) char id;
#define END(id, constraint) };
#define SQL(text)
#include "archive/schema.def"
#undef TABLE
#undef COLUMN
#undef END

/* Where they begin: behind the tables before. */
struct all {
#define TABLE(id, name, comment) struct id id;
#define COLUMN(table, id, name, type, from, comment)
#define END(id, constraint)
#include "archive/schema.def"
#undef TABLE
};

const struct table_row table_rows[TABLE_COUNT] = {
#define TABLE(id, name, comment) [TABLE_##id] = { name, comment, \
	(enum column)offsetof(struct all, id), sizeof(struct id) },
#include "archive/schema.def"
#undef TABLE
#undef COLUMN
};

const struct column_row column_rows[COLUMN_COUNT] = {
#define TABLE(id, name, comment)
#define COLUMN(table, id, name, type, from, comment) \
	[COLUMN_##table##_##id] = { TABLE_##table, name, type, from, comment },
#include "archive/schema.def"
#undef TABLE
#undef COLUMN
#undef END
#undef SQL
};

#define TABLE(id, name, comment) "CREATE TABLE " name " ( -- " comment "\n"
#define COLUMN(table, id, name, type, from, comment) \
	"\t\"" name "\" " type ", -- " comment "\n"
#define END(id, constraint) "\t" constraint,
#define SQL(text) text,
const char *const schema_sql[] = {
#define SCHEMA_KEPT
#include "archive/schema.def"
#undef SCHEMA_KEPT
	NULL
};

const char *const plain_sql[] = {
#define SCHEMA_PLAIN
#include "archive/schema.def"
#undef SCHEMA_PLAIN
	NULL
};

const char *schema_table(const char *const *sql, enum table t)
{
	const str name = str_of(table_rows[t].name);

	for (; *sql; sql++) {
		str rest = str_of(*sql);

		if (str_starts(rest, STR("CREATE TABLE "))) {
			rest.s += 13, rest.len -= 13;
			if (str_starts(rest, name) && rest.s[name.len] == ' ')
				return *sql;
		}
	}
	return NULL;
}

bool column_is_path(enum column c)
{
	return c == COLUMN_DOCUMENT_PATH || c == COLUMN_SIGHTING_PATH;
}

bool column_is_time(enum column c)
{
	return c == COLUMN_DOCUMENT_TIME || c == COLUMN_RECORD_TIME ||
	    c == COLUMN_SIGHTING_FIRST || c == COLUMN_SIGHTING_LAST ||
	    c == COLUMN_PROFILE_TIME || c == COLUMN_EVENT_TIME;
}
