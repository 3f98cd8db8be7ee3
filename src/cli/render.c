/* SPDX-License-Identifier: MIT */
/* dafu render: archived records to summaries, validated first. */
#include "base/file.h"
#include "cli/cli.h"
#include "work/product.h"

struct job {
	const char *format, *stylesheet, *schema;
	size_t limit, indent;
	int blanks;		/* a level */
	struct worker_limits limits;
	enum format kind;
	struct writer writer;
	struct record_schema *compiled;	/* the worker's alone */
	struct pool *pool;
	struct paths in;
	struct outputs out;
	struct diag diag;
	struct arena arena;
};

/* --- in the worker */

static bool open_all(void *arg, struct diag *d)
{
	struct job *j = arg;

	record_init();
	j->compiled = record_schema_open(j->schema, d);
	return j->compiled && (j->writer.sheet ||
	    writer_open(&j->writer, j->kind, j->stylesheet, d));
}

static str read_record(void *arg, const struct task *t)
{
	struct arena *a = t->a;
	struct job *j = arg;
	struct products out = {0};
	struct product x = {0};
	struct diag d = {0};
	xmlDoc *doc = record_parse(t->bytes, &d);
	str answer;

	if (doc && record_validate(doc, j->compiled, DIAG_RECORD_INVALID,
	    &d) && writer_make(&x.bytes, &j->writer, doc, j->blanks, a, &d))
		*push(a, &out.list) = x;
	xmlFreeDoc(doc);
	answer = products_write(&out, &d, a);
	diag_clear(&d);
	return answer;
}

/* --- in the command */

/* False: no further record can be read either. */
static bool record(struct job *j, const char *path)
{
	struct task t = { .a = &j->arena, .name = str_of(file_name(path)) };
	struct products x;
	bool goes_on = true;

	j->diag.file = str_of(path);
	if (file_read(&t.bytes, path, j->limit, &j->arena, &j->diag)) {
		goes_on = products_ask(&x, &t, j->pool, &j->diag);
		if (x.list.n)
			outputs_write(&j->out, &j->in, x.list.v->bytes, path,
			    j->stylesheet ? "out" :
			    format_rows[j->kind].extension, &j->diag);
	}
	arena_reset(&j->arena);
	diag_next(&j->diag);
	return goes_on;
}

static bool start(struct job *j)
{
	const struct pool_options o = { .workers = 1, .limits = j->limits,
		.open = open_all, .read = read_record, .arg = j };

	if (!writer_guard(&j->writer, j->kind, j->stylesheet, j->out.path,
	    &j->in, &j->diag))
		return false;
	j->pool = pool_open(&o, &j->diag);
	return j->pool && pool_ready(j->pool, &j->diag);
}

static int run(struct job *j, int argc, char **argv)
{
	j->kind = format_named(j->format);
	j->blanks = writer_indent(j->indent, j->kind, j->out.path);
	if (!limits_hold(&j->limits))
		return usage_error("render", "a number is out of range");
	for (int i = 1; i < argc; i++)
		paths_add(&j->in, argv[i], &j->diag);
	if (!j->in.list.n && j->diag.worst < SEVERITY_ERROR)
		return usage_error("render", "no record");
	if (!outputs_open(&j->out, argc > 2 || j->in.list.n > 1, &j->diag))
		return finish(&j->diag);
	if (j->in.list.n > 1 && !j->out.folder && (j->kind != FORMAT_JSON ||
	    j->out.path))
		return usage_error("render", "several records need -o DIR "
		    "(or -f json on standard output)");
	paths_know(&j->in, j->schema);
	if (start(j))
		for (size_t i = 0; i < j->in.list.n &&
		    record(j, j->in.list.v[i]); i++)
			;
	pool_close(j->pool);
	writer_close(&j->writer);
	return finish(&j->diag);
}

int cmd_render(int argc, char **argv)
{
	struct job j = { .format = "html", .limit = LIMIT,
		.limits = LIMITS_DEFAULT, .out.mark = true,
		.indent = SIZE_MAX };
	const struct option_row rows[] = {
		FORMAT_OPTION(j.format, format_list,
		    "html (default) or another (see dafu formats)"),
		{ "output", 'o', OPTION_WORD, &j.out.path, "PATH",
		    "write to this file, or into this folder" },
		{ "stylesheet", 's', OPTION_WORD, &j.stylesheet, "FILE",
		    "use this XSLT stylesheet" },
		{ "indent", 0, OPTION_SIZE, &j.indent, "N",
		    "blanks a level of XML and JSON (0: one line)" },
		{ "schema", 0, OPTION_WORD, &j.schema, "FILE",
		    "use this schema instead of the built-in one" },
		FOLLOW_OPTION(j.in),
		{ "limit", 0, OPTION_SIZE, &j.limit, "SIZE",
		    "refuse a larger file (64M)" },
		LIMIT_OPTIONS(j.limits),
	};
	int status;

	options_read(&argc, argv, rows, sizeof(rows) / sizeof(*rows),
	    "[-f FORMAT] [-o PATH] [OPTION...] RECORD.xml...");
	status = j.indent > INDENT_MOST && j.indent != SIZE_MAX ?
	    usage_error("render", "--indent takes 0 to 16") :
	    run(&j, argc, argv);
	arena_free(&j.arena);
	paths_clear(&j.in);
	arena_free(&j.out.used.arena);
	return status;
}
