/* SPDX-License-Identifier: MIT */
/* dafu export: an archive for other tools, and whole for another archive. */
#include <jansson.h>
#include <signal.h>

#include "archive/compare.h"
#include "base/plain.h"
#include "cli/ask.h"
#include "cli/bag.h"
#include "cli/cli.h"
#include "cli/csv.h"
#include "cli/eep.h"
#include "cli/folder.h"

struct export {
	/* options */
	const char *where, *format, *output;
	bool sources, replace, any_file_system;
	struct eep_given eep;
	/* what works */
	bool standard;		/* to standard output */
	size_t base;		/* of paths: archive_base's */
	struct archive *archive;
	struct folder to;
	struct writer writer;
	struct arena arena;
	struct diag diag;
	FILE *out;
};

/* --- tables as CSV, with what they hold as a Data Package --- */

static bool is_told(enum column c)
{
	return strncmp(column_rows[c].type, "BLOB", 4);
}

/* Kept as seconds since 1970, told as ISO 8601. */
static bool is_time(enum column c)
{
	return c == COLUMN_DOCUMENT_TIME || c == COLUMN_RECORD_TIME;
}

static bool csv_line(void *arg, enum table t, const struct cell *cell)
{
	struct export *e = arg;
	str *text = arena_new(&e->arena, str, (size_t)table_rows[t].count);
	size_t n = 0;

	for (int i = 0; i < table_rows[t].count; i++) {
		enum column c = (enum column)((int)table_rows[t].first + i);

		if (is_time(c))
			text[n++] = ask_time(cell[i].integer, &e->arena);
		else if (is_told(c))
			text[n++] = cell_text(&cell[i], &e->arena);
		if (c == COLUMN_DOCUMENT_PATH)
			text[n - 1] = archive_path(text[n - 1], e->base);
	}
	csv_row(e->out, text, n);
	arena_reset(&e->arena);
	return true;
}

static bool csv_table(struct export *e, enum table t, const char *name)
{
	const struct archive_reader reader = { csv_line, e };
	const struct table_row *row = &table_rows[t];
	str head[64];
	size_t n = 0;
	bool ok;

	e->out = folder_file(&e->to, name, &e->diag);
	if (!e->out)
		return false;
	csv_bom(e->out);
	for (int i = 0; i < row->count; i++)
		if (is_told((enum column)((int)row->first + i)))
			head[n++] = str_of(column_rows[(int)row->first +
			    i].name);
	csv_row(e->out, head, n);
	ok = archive_each(e->archive, t, false, &reader, &e->diag);
	return folder_done(&e->to, e->out, name, &e->diag) && ok;
}

static json_t *field(enum column c)
{
	const struct column_row *r = &column_rows[c];
	const char *type = !strncmp(r->type, "INTEGER", 7) ? "integer" :
	    !strncmp(r->type, "NUMERIC", 7) ? "number" : "string";

	if (is_time(c))
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
	json_t *fields = json_array(), *keys = json_array();

	for (int i = 0; i < row->count; i++) {
		enum column c = (enum column)((int)row->first + i);

		if (is_told(c))
			json_array_append_new(fields, field(c));
		json_array_append_new(keys, foreign_key(c));
	}
	return json_pack("{s:s, s:s, s:s, s:s, s:s, s:{s:s}, "
	    "s:{s:o, s:o, s:o}}", "name", row->name, "path", name, "profile",
	    "tabular-data-resource", "description", row->comment, "encoding",
	    "utf-8", "dialect", "lineTerminator", "\r\n", "schema", "fields",
	    fields, "primaryKey", primary_key(row->first), "foreignKeys",
	    keys);
}

static bool is_table(enum table t)
{
	return t != TABLE_META && t != TABLE_SKETCH;
}

static bool export_csv(struct export *e)
{
	json_t *list = json_array(), *package;
	char *text;
	bool ok = archive_base(e->archive, &e->base, &e->diag);

	for (int t = 0; ok && t < TABLE_COUNT; t++) {
		char name[64];

		if (!is_table((enum table)t))
			continue;
		snprintf(name, sizeof(name), "%s.csv", table_rows[t].name);
		ok = csv_table(e, (enum table)t, name);
		json_array_append_new(list, resource((enum table)t, name));
	}
	package = json_pack("{s:s, s:s, s:o}", "name", "dafu-archive",
	    "profile", "tabular-data-package", "resources", list);
	text = json_dumps(package, JSON_INDENT(2));
	json_decref(package);
	ok = ok && text && folder_put(&e->to, "datapackage.json",
	    str_of(text), &e->diag);
	free(text);
	return ok;
}

/* --- records --- */

/* Each current record, in the order in which they came. */
static bool each_record(struct export *e, bool (*take)(struct export *,
    const struct archive_version *))
{
	struct archive_version v = {0};

	for (;;) {
		if (!archive_next_record(e->archive, &v, &e->arena, &e->diag))
			return false;
		if (!v.record)
			return true;
		if (!v.xml.s) {
			diag_add(&e->diag, DIAG_ARCHIVE_DAMAGED,
			    "%s: letter %lld: see dafu fsck", e->where,
			    (long long)v.letter);
			return false;
		}
		if (v.current && !take(e, &v))
			return false;
		arena_reset(&e->arena);
	}
}

/* {"letter":…, "version":…, "document":…, "sha256":…, "record":{…}} */
static bool json_line(struct export *e, const struct archive_version *v)
{
	xmlDoc *doc = record_parse(v->xml, &e->diag);
	json_t *line = NULL;
	char *text;
	str out;

	if (doc && writer_make(&out, &e->writer, doc, 0, &e->arena, &e->diag))
		line = json_pack("{s:I, s:I, s:I, s:s, s:o}", "letter",
		    (json_int_t)v->letter, "version", (json_int_t)v->version,
		    "document", (json_int_t)v->document, "sha256",
		    v->source_sha256.s, "record", json_loadb(out.s, out.len,
		    JSON_DECODE_ANY, NULL));
	xmlFreeDoc(doc);
	if (!line)
		return false;
	text = json_dumps(line, JSON_COMPACT | JSON_PRESERVE_ORDER);
	plain_write(e->out, str_of(text));
	putc('\n', e->out);
	free(text);
	json_decref(line);
	return true;
}

static bool export_jsonl(struct export *e)
{
	bool ok;

	if (!writer_open(&e->writer, FORMAT_JSON, NULL, &e->diag))
		return false;
	e->out = e->standard ? stdout : folder_file(&e->to, "", &e->diag);
	ok = e->out && each_record(e, json_line);
	if (!e->standard)
		ok = folder_done(&e->to, e->out, "", &e->diag) && ok;
	writer_close(&e->writer);
	return ok;
}

static bool export_sqlite(struct export *e)
{
	return archive_copy(e->archive, e->to.part, e->sources, &e->diag);
}

/* --- a folder of records and sources --- */

enum { INDEX_COLUMNS = 9 };

static bool folder_record(struct export *e, const struct archive_version *v)
{
	struct archive_stored doc = { .id = v->document - 1 };
	struct rows rows;
	str cell[INDEX_COLUMNS], year, number, base;
	struct arena *a = &e->arena;

	if (!archive_rows(e->archive, v->letter, &rows, a, &e->diag) ||
	    !archive_next_document(e->archive, &doc, true, a, &e->diag))
		return false;
	year = cell_text(row_cell(&rows.row.v[0], COLUMN_LETTER_YEAR), a);
	number = cell_text(row_cell(&rows.row.v[0], COLUMN_LETTER_NUMBER), a);
	base = arena_printf(a, "%s/%06lld%s%s", year.len ? year.s : "undated",
	    (long long)v->letter, number.len ? "-" : "", folder_safe(number, a));
	cell[0] = arena_printf(a, "%lld", (long long)v->letter);
	cell[1] = arena_printf(a, "%lld", (long long)v->version);
	cell[2] = cell_text(row_cell(&rows.row.v[0], COLUMN_LETTER_DATE), a);
	cell[3] = cell_text(row_cell(&rows.row.v[0], COLUMN_LETTER_ISSUER), a);
	cell[4] = number;
	cell[5] = cell_text(row_cell(&rows.row.v[0], COLUMN_LETTER_TITLE), a);
	cell[6] = arena_printf(a, "%s.xml", base.s);
	cell[7] = arena_printf(a, "%s.source.%s", base.s,
	    bag_extension(a, doc.path));
	cell[8] = v->source_sha256;
	csv_row(e->out, cell, INDEX_COLUMNS);
	return folder_put(&e->to, cell[6].s, v->xml, &e->diag) &&
	    folder_put(&e->to, cell[7].s, doc.source, &e->diag);
}

static bool export_folder(struct export *e)
{
	const str head[INDEX_COLUMNS] = { STR("letter"), STR("version"),
		STR("date"), STR("issuer"), STR("number"), STR("title"),
		STR("record"), STR("source"), STR("sha256") };
	FILE *index = folder_file(&e->to, "index.csv", &e->diag);
	bool ok;

	e->out = index;
	if (!index)
		return false;
	csv_bom(index);
	csv_row(index, head, INDEX_COLUMNS);
	ok = each_record(e, folder_record);
	return folder_done(&e->to, index, "index.csv", &e->diag) && ok;
}

static bool export_eep(struct export *e)
{
	return eep_export(e->archive, &e->to, &e->eep, &e->diag);
}

static bool export_bag(struct export *e)
{
	return bag_write(e->archive, &e->to, &e->diag);
}

/* --- the command --- */

static const struct form {
	const char *name;
	bool file;		/* one file, no folder */
	bool stream;		/* that can go to standard output */
	bool (*write)(struct export *e);
} forms[] = {
#define EXPORT(name, file, stream, write) { name, file, stream, write },
#include "cli/export.def"
#undef EXPORT
};

static const char *const form_list =
#define EXPORT(name, file, stream, write) name " "
#include "cli/export.def"
#undef EXPORT
    ;

static const struct form *form_named(const char *name)
{
	for (size_t i = 0; name && i < sizeof(forms) / sizeof(*forms); i++)
		if (!strcmp(forms[i].name, name))
			return &forms[i];
	return NULL;
}

static struct archive *volatile reading;
static volatile sig_atomic_t interrupted;

/* Reading ends, and what was made by then is taken away. */
static void interrupt(int number)
{
	interrupted = number;
	if (reading)
		archive_interrupt(reading);
}

static bool place(struct export *e, const struct form *form)
{
	return e->standard || (ask_may_write(e->where, e->output, &e->diag) &&
	    folder_open(&e->to, e->output, form->file, e->replace, &e->diag));
}

static int run(struct export *e, const struct form *form)
{
	struct sigaction sa = { .sa_handler = interrupt };
	bool ok = false;
	int status;

	record_init();
	e->archive = reading = ask_archive(e->where, e->any_file_system,
	    &e->diag);
	sigaction(SIGHUP, &sa, NULL);
	sigaction(SIGINT, &sa, NULL);
	sigaction(SIGTERM, &sa, NULL);
	if (e->archive && archive_look(e->archive, &e->diag)) {
		ok = place(e, form) && form->write(e);
		archive_leave(e->archive);
	}
	if (ok && !e->standard)
		ok = folder_keep(&e->to, &e->diag);
	else
		folder_drop(&e->to);
	reading = NULL;
	archive_close(e->archive);
	status = finish(&e->diag);
	arena_free(&e->arena);
	return interrupted && !ok ? 128 + interrupted : status;
}

int cmd_export(int argc, char **argv)
{
	static struct export e = { .to.held = -1 };
	const struct option_row rows[] = {
		ARCHIVE_OPTION(e.where, "the archive"),
		FORMAT_OPTION(e.format, form_list, NULL),
		{ "output", 'o', OPTION_WORD, &e.output, "FILE|DIR",
		    "what to make; it appears once it is whole (-: jsonl)" },
		{ "sources", 0, OPTION_FLAG, &e.sources, NULL,
		    "sqlite: the letters' own bytes, too" },
		{ "replace", 0, OPTION_FLAG, &e.replace, NULL,
		    "put away what export made there before" },
		EEP_OPTIONS(e.eep),
		NETWORK_OPTION(e.any_file_system),
	};
	const struct form *form;
	int status;

	options_read(&argc, argv, rows, sizeof(rows) / sizeof(*rows),
	    "-a FILE.dafu -f FORMAT -o FILE|DIR");
	if (!e.where || argc > 1)
		return usage_error("export", !e.where ?
		    "no archive: -a FILE.dafu" : "too many arguments");
	form = form_named(e.format);
	if (!form)
		return usage_error("export", "no format: -f FORMAT");
	if (!e.output || !*e.output)
		return usage_error("export", "nowhere to: -o FILE|DIR");
	if (!strcmp(e.format, "eep") && (status = eep_check(&e.eep)))
		return status;
	e.standard = !strcmp(e.output, "-");
	if (e.standard && !form->stream)
		return usage_error("export", "only jsonl goes to standard "
		    "output; a file of that name is ./-");
	return run(&e, form);
}
