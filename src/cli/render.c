/* SPDX-License-Identifier: MIT */
/* dafu render: archived records to summaries, validated first. */
#include "base/file.h"
#include "cli/cli.h"

struct job {
	const char *format, *stylesheet, *schema;
	size_t limit, indent;
	struct writer writer;
	struct record_schema *compiled;
	struct paths in;
	struct outputs out;
	struct diag diag;
	struct arena arena;
};

static void record(struct job *j, const char *path)
{
	xmlDoc *doc = NULL;
	str bytes, out;

	j->diag.file = str_of(path);
	if (file_read(&bytes, path, j->limit, &j->arena, &j->diag))
		doc = record_parse(bytes, &j->diag);
	if (doc && record_validate(doc, j->compiled, DIAG_RECORD_INVALID,
	    &j->diag) && writer_make(&out, &j->writer, doc, (int)j->indent,
	    &j->arena, &j->diag))
		outputs_write(&j->out, &j->in, out, path, j->stylesheet ?
		    "out" : format_extensions[j->writer.format], &j->diag);
	xmlFreeDoc(doc);
	arena_reset(&j->arena);
	diag_print(&j->diag, stderr);
	diag_forget(&j->diag);
	j->diag.file = (str){0};
}

static int run(struct job *j, int argc, char **argv)
{
	enum format format = format_named(j->format);

	if (format == FORMAT_COUNT)
		return usage_error("render", "'%s' is no format; it is html, "
		    "text, json or xml", j->format);
	for (int i = 1; i < argc; i++)
		paths_add(&j->in, argv[i], &j->diag);
	if (!j->in.list.n && j->diag.worst < SEVERITY_ERROR)
		return usage_error("render", "no record");
	if (!outputs_open(&j->out, argc > 2 || j->in.list.n > 1, &j->diag))
		return finish(&j->diag);
	if (j->in.list.n > 1 && !j->out.folder && (format != FORMAT_JSON ||
	    j->out.path))
		return usage_error("render", "several records need -o DIR "
		    "(or -f json on standard output)");
	record_init();
	paths_know(&j->in, j->schema);
	j->compiled = record_schema_open(j->schema, &j->diag);
	if (j->compiled && writer_open(&j->writer, format, j->stylesheet,
	    &j->diag) && writer_files(&j->writer, &j->in))
		for (size_t i = 0; i < j->in.list.n; i++)
			record(j, j->in.list.v[i]);
	writer_close(&j->writer);
	record_schema_free(j->compiled);
	return finish(&j->diag);
}

int cmd_render(int argc, char **argv)
{
	struct job j = { .format = "html", .limit = LIMIT };
	const struct option_row rows[] = {
		{ "format", 'f', OPTION_WORD, &j.format, "FORMAT",
		    "html (default), text, json or xml" },
		{ "output", 'o', OPTION_WORD, &j.out.path, "PATH",
		    "write to this file, or into this folder" },
		{ "stylesheet", 's', OPTION_WORD, &j.stylesheet, "FILE",
		    "use this XSLT stylesheet" },
		{ "indent", 0, OPTION_SIZE, &j.indent, "N",
		    "blanks a level of JSON (0: one line)" },
		{ "schema", 0, OPTION_WORD, &j.schema, "FILE",
		    "use this schema instead of the built-in one" },
		FOLLOW_OPTION(j.in),
		{ "limit", 0, OPTION_SIZE, &j.limit, "SIZE",
		    "refuse a larger file (64M)" },
	};
	int status;

	options_read(&argc, argv, rows, sizeof(rows) / sizeof(*rows),
	    "[-f FORMAT] [-o PATH] [OPTION...] RECORD.xml...");
	status = j.indent > 16 ? usage_error("render",
	    "--indent takes 0 to 16") : run(&j, argc, argv);
	arena_free(&j.arena);
	paths_clear(&j.in);
	arena_free(&j.out.used.arena);
	return status;
}
