/* SPDX-License-Identifier: MIT */
/* Tables as CSV, with what they hold as a Data Package. */
#include "package/tables.h"

#include <jansson.h>
#include <stdlib.h>

#include "archive/compare.h"
#include "base/calendar.h"
#include "base/csv.h"
#include "package/records.h"
#include "record/record.h"

struct tables {
	struct archive *archive;
	const char *where;
	struct folder *to;
	bool bom;
	size_t base;		/* of paths: archive_base's */
	FILE *out;
	struct arena arena;
	struct diag *diag;
};

static bool is_told(enum column c)
{
	return strncmp(column_rows[c].type, "BLOB", 4);
}

static bool csv_line(void *arg, enum table t, const struct cell *cell)
{
	struct tables *e = arg;
	str *text = arena_new(&e->arena, str, (size_t)table_rows[t].count);
	size_t n = 0;

	for (int i = 0; i < table_rows[t].count; i++) {
		enum column c = (enum column)((int)table_rows[t].first + i);

		if (column_is_time(c))
			text[n++] = calendar_time(cell[i].integer, &e->arena);
		else if (is_told(c))
			text[n++] = cell_text(&cell[i], &e->arena);
		if (column_is_path(c))
			text[n - 1] = archive_path(text[n - 1], e->base);
	}
	csv_row(e->out, text, n);
	arena_reset(&e->arena);
	return true;
}

/* A file of the folder, to write rows to. */
static bool begin(struct tables *e, const char *name)
{
	e->out = folder_file(e->to, name, e->diag);
	if (e->out && e->bom)
		csv_bom(e->out);
	return e->out;
}

static bool csv_table(struct tables *e, enum table t, const char *name)
{
	const struct archive_reader reader = { csv_line, e };
	const struct table_row *row = &table_rows[t];
	str head[64];
	size_t n = 0;
	bool ok;

	if (!begin(e, name))
		return false;
	for (int i = 0; i < row->count; i++)
		if (is_told((enum column)((int)row->first + i)))
			head[n++] = str_of(column_rows[(int)row->first +
			    i].name);
	csv_row(e->out, head, n);
	ok = archive_each(e->archive, t, false, &reader, e->diag);
	return folder_done(e->to, e->out, name, e->diag) && ok;
}

static json_t *field(enum column c)
{
	const struct column_row *r = &column_rows[c];
	const char *type = !strncmp(r->type, "INTEGER", 7) ? "integer" :
	    !strncmp(r->type, "NUMERIC", 7) ? "number" : "string";

	if (column_is_time(c))
		return json_pack("{s:s, s:s, s:s}", "name", r->name, "type",
		    "datetime", "description", "when, UTC");
	return json_pack("{s:s, s:s, s:s}", "name", r->name, "type", type,
	    "description", r->comment);
}

/* The first column is the key, or the first two together are. */
static json_t *primary_key(enum column first)
{
	if (strstr(column_rows[first].type, "PRIMARY KEY"))
		return json_string(column_rows[first].name);
	return json_pack("[s, s]", column_rows[first].name,
	    column_rows[first + 1].name);
}

/* What a column refers to, by the first column of that table; NULL: nothing. */
static json_t *foreign_key(enum column c)
{
	const char *at = strstr(column_rows[c].type, "REFERENCES ");
	int t = 0;

	if (!at)
		return NULL;
	at += strlen("REFERENCES ");
	while (!str_eq(str_of(table_rows[t].name),
	    (str){ at, strcspn(at, " ") }))
		t++;
	return json_pack("{s:s, s:{s:s, s:s}}", "fields", column_rows[c].name,
	    "reference", "resource", table_rows[t].name, "fields",
	    column_rows[table_rows[t].first].name);
}

/* A resource of the package (Frictionless Data: Tabular Data Resource). */
static json_t *resource(enum table t, const char *name)
{
	const struct table_row *row = &table_rows[t];
	json_t *fields = json_array(), *keys = json_array(), *schema;

	for (int i = 0; i < row->count; i++) {
		enum column c = (enum column)((int)row->first + i);

		if (is_told(c))
			json_array_append_new(fields, field(c));
		json_array_append_new(keys, foreign_key(c));
	}
	schema = json_pack("{s:o, s:o}", "fields", fields, "primaryKey",
	    primary_key(row->first));
	if (json_array_size(keys))	/* an empty list is no valid one */
		json_object_set(schema, "foreignKeys", keys);
	json_decref(keys);
	return json_pack("{s:s, s:s, s:s, s:s, s:s, s:{s:s}, s:o}", "name",
	    row->name, "path", name, "profile", "tabular-data-resource",
	    "description", row->comment, "encoding", "utf-8", "dialect",
	    "lineTerminator", "\r\n", "schema", schema);
}

bool tables_have(enum table t)
{
	return t != TABLE_META && t != TABLE_SKETCH && t != TABLE_EVENT &&
	    t != TABLE_WITHDRAWAL && t != TABLE_CORRECTION &&
	    t != TABLE_TOMBSTONE && t != TABLE_PACKED;
}

/* The letters' text, as the text index takes it. */
static bool text_line(void *arg, const struct archive_version *v,
    struct arena *a)
{
	struct tables *e = arg;
	xmlDoc *doc = record_parse(v->xml, e->diag);
	struct rows rows;
	str cell[2];

	if (!doc)
		return false;
	rows_of(&rows, doc, a);
	cell[0] = arena_printf(a, "%lld", (long long)v->letter);
	cell[1] = rows.text[INDEX_BODY];
	csv_row(e->out, cell, 2);
	xmlFreeDoc(doc);
	return true;
}

static bool csv_text(struct tables *e, json_t *list)
{
	const struct record_taker taker = { text_line, e };
	const str head[2] = { STR("letter"), STR("text") };
	bool ok;

	if (!begin(e, "text.csv"))
		return false;
	csv_row(e->out, head, 2);
	ok = records_each(e->archive, e->where, &taker, e->diag);
	json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s, s:s, "
	    "s:{s:s}, s:{s:[{s:s, s:s, s:s}, {s:s, s:s, s:s}], s:[s], "
	    "s:[{s:s, s:{s:s, s:s}}]}}", "name", "text", "path", "text.csv",
	    "profile", "tabular-data-resource", "description",
	    "the body of each letter, a paragraph a line", "encoding", "utf-8",
	    "dialect", "lineTerminator", "\r\n", "schema", "fields", "name",
	    "letter", "type", "integer", "description", "", "name", "text",
	    "type", "string", "description", "", "primaryKey", "letter",
	    "foreignKeys", "fields", "letter", "reference", "resource",
	    "letter", "fields", "id"));
	return folder_done(e->to, e->out, "text.csv", e->diag) && ok;
}

bool tables_write(struct archive *x, const char *where, struct folder *to,
    bool bom, struct diag *d)
{
	struct tables e = { .archive = x, .where = where, .to = to,
		.bom = bom, .diag = d };
	json_t *list = json_array(), *package;
	char *text;
	bool ok = archive_base(x, &e.base, d);

	for (int t = 0; ok && t < TABLE_COUNT; t++) {
		char name[64];

		if (!tables_have((enum table)t))
			continue;
		snprintf(name, sizeof(name), "%s.csv", table_rows[t].name);
		ok = csv_table(&e, (enum table)t, name);
		json_array_append_new(list, resource((enum table)t, name));
	}
	ok = ok && csv_text(&e, list);
	package = json_pack("{s:s, s:s, s:o}", "name", "dafu-archive",
	    "profile", "tabular-data-package", "resources", list);
	text = json_dumps(package, JSON_INDENT(2));
	json_decref(package);
	ok = ok && text && folder_put(to, "datapackage.json",
	    str_of(text), d);
	free(text);
	arena_free(&e.arena);
	return ok;
}
