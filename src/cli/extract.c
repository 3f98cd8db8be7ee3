/* SPDX-License-Identifier: MIT */
/* dafu extract: letters to records, or straight to summaries. */
#include <unistd.h>

#include "base/file.h"
#include "base/plain.h"
#include "cli/cli.h"
#include "cli/given.h"
#include "cli/jsonl.h"
#include "mended.h"
#include "work/product.h"

struct job {
	struct letter_options reading;
	struct worker_limits limits;
	const char *format, *stylesheet;
	bool coverage, quiet, jsonl;
	bool source;		/* the repaired letter, not a record */
	size_t jobs, indent;
	int blanks;		/* a level */
	enum format kind;
	struct writer writer;
	struct pipeline pipeline;	/* the worker's alone */
	struct pool *pool;
	struct opener opener;
	struct paths in;
	struct outputs out;
	struct diag diag;
	struct arena arena;	/* of the letter in hand */
};

/* --- in the worker */

/* What a person should look at: the warnings, and values that are open. */
static str advice(const struct letter *l, struct arena *a)
{
	size_t warnings = 0, open = 0, info = 0;
	str out;

	for (size_t i = 0; i < l->findings.n; i++) {
		enum finding_severity s = l->findings.v[i].severity;

		warnings += s != FINDING_SEVERITY_INFO;
		info += s == FINDING_SEVERITY_INFO;
	}
	for (size_t i = 0; i < l->marks.n; i++)
		open += l->marks.v[i]->value.certainty <= CERTAINTY_OPEN;
	out = warnings || open ? arena_printf(a, "%zu to look at", warnings +
	    open) : STR("nothing to look at");
	if (info)
		out = arena_printf(a, info == 1 ? "%s, %zu note" :
		    "%s, %zu notes", out.s, info);
	for (size_t i = 0, shown = 0; i < l->findings.n && shown < 2; i++)
		if (l->findings.v[i].severity != FINDING_SEVERITY_INFO)
			out = arena_printf(a, "%s%s %s", out.s,
			    shown++ ? ";" : ":", l->findings.v[i].message.s);
	return out;
}

static str coverage(const struct letter *l, struct arena *a)
{
	return arena_printf(a, "%.1f%% read, %zu of %zu characters",
	    l->ink ? 100.0 * (double)l->accounted / (double)l->ink : 100.0,
	    l->accounted, l->ink);
}

/* The repaired letter. */
static bool mended(struct job *j, str *out, struct document *doc,
    const struct task *t, struct diag *d)
{
	*out = mended_letter(doc, t->bytes, &j->pipeline, t->a);
	if (!out->s)
		diag_add(d, DIAG_DEFECT, "its repairs undone do not give the "
		    "source");
	return out->s;
}

static bool make(struct job *j, struct products *out, struct document *doc,
    const struct task *t, struct diag *d)
{
	struct arena *a = t->a;
	struct product x = {0};

	if (!(j->source ? mended(j, &x.bytes, doc, t, d) :
	    writer_make(&x.bytes, &j->writer, doc->doc, j->blanks, a, d)))
		return false;
	if (j->coverage)
		x.coverage = coverage(&doc->letter, a);
	if (!j->quiet)
		x.advice = advice(&doc->letter, a);
	*push(a, &out->list) = x;
	return true;
}

/* Further letters of the same file: files of their own, or objects of JSON. */
static bool has_room(const struct job *j)
{
	return j->out.folder || j->kind == FORMAT_JSON;
}

static str read_document(void *arg, const struct task *t)
{
	struct arena *a = t->a;
	struct job *j = arg;
	struct pipeline p = j->pipeline;
	struct products out = {0};
	struct document doc = {0};
	const struct provenance from = { t->name, t->sender, t->sent };
	struct diag d = {0};
	str answer;

	p.text.programs = t->programs;
	p.text.places = j->source;
	if (pipeline_read(&doc, t->bytes, &from, &p, a, &d)) {
		out.letters = doc.letter.parts;
		while (make(j, &out, &doc, t, &d) && has_room(j) &&
		    pipeline_next(&doc, &p, a, &d))
			;
	}
	pipeline_done(&doc);
	answer = products_write(&out, &d, a);
	diag_clear(&d);
	return answer;
}

static bool open_all(void *arg, struct diag *d)
{
	struct job *j = arg;

	return pipeline_open(&j->pipeline, &j->reading, d) &&
	    (j->writer.sheet ||
	    writer_open(&j->writer, j->kind, j->stylesheet, d));
}

/* --- in the command */

static bool write_out(struct job *j, const char *path, const struct product *x)
{
	if (!outputs_write(&j->out, &j->in, x->bytes, path, j->stylesheet ?
	    "out" : j->source ? "source.xml" : format_rows[j->kind].extension,
	    &j->diag))
		return false;
	if (x->coverage.s)
		say(stderr, "%s: %s\n", path, lang_told(x->coverage,
		    &j->arena).s);
	if (x->advice.s)
		say(stderr, "%s: %s\n", path, lang_told(x->advice,
		    &j->arena).s);
	return true;
}

static void write_all(struct job *j, const char *path,
    const struct products *x)
{
	for (size_t i = 0; i < x->list.n; i++)
		if (!write_out(j, path, &x->list.v[i]))
			return;
	if (x->list.n && x->letters > 1 && !has_room(j))
		say(stderr, _("%s: holds %zu letters; with -o DIR each "
		    "becomes a file\n"), path, x->letters);
}

/* Whether what a mail says beside its letters is none: then it is no fault. */
static bool is_aside(struct job *j, const struct given *g, size_t said)
{
	const struct message *m = j->diag.list.v + said;

	if (!g->aside || j->diag.list.n != said + 1 ||
	    (m->id != DIAG_NOT_A_LETTER && m->id != DIAG_EMPTY))
		return false;
	if (!j->quiet)
		say(stderr, _("%s: a mail's text, no letter\n"), g->path.s);
	return true;
}

/* False: no further letter can be read either. */
static bool document(struct job *j, const struct given *g)
{
	struct arena a = {0};
	struct task t = { .a = &a, .name = g->from.name, .bytes = g->bytes,
		.sender = g->from.sender, .sent = g->from.sent };
	const size_t said = j->diag.list.n;
	const enum severity worst = j->diag.worst;
	struct products x;
	bool goes_on;

	j->diag.file = g->path;
	if (g->failed) {
		given_tell(g, &j->diag);
		return true;
	}
	goes_on = products_ask(&x, &t, j->pool, &j->diag);
	write_all(j, g->path.s, &x);
	if (goes_on && is_aside(j, g, said)) {
		j->diag.list.n = said;
		j->diag.worst = worst;
	}
	arena_free(&a);
	return goes_on;
}

/* Where there is one output a box may hold one letter; what a mail says beside
 * it is left. */
static bool one_alone(struct job *j, givens *all)
{
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++)
		if (!all->v[i].aside)
			all->v[n++] = all->v[i];
	if (n > 1) {
		diag_add(&j->diag, DIAG_BOX, "it holds %zu; use -o DIR (or "
		    "-f json on standard output), or name one, as '%s'", n,
		    all->v[0].path.s);
		return false;
	}
	if (n && n < all->n && !j->quiet)
		say(stderr, _("%s: the mail's own text is not read; with -o "
		    "DIR it is\n"), all->v[0].path.s);
	if (n)
		all->n = n;
	return all->n == 1;
}

/* The documents of a path.  False: no further one can be read either. */
static bool letter(struct job *j, const char *path)
{
	bool several = j->out.folder || (j->kind == FORMAT_JSON &&
	    !j->out.path), goes_on = true;
	givens all;

	j->diag.file = str_of(path);
	if (given_read(&all, &j->opener, path, &j->arena, &j->diag) &&
	    (several || all.n < 2 || one_alone(j, &all)))
		for (size_t i = 0; i < all.n && goes_on; i++)
			goes_on = document(j, &all.v[i]);
	arena_reset(&j->arena);
	diag_next(&j->diag);
	return goes_on;
}

static bool start(struct job *j)
{
	const struct pool_options o = { .workers = 1, .limits = j->limits,
		.open = open_all, .read = read_document, .arg = j,
		.programs = true };

	if (!writer_guard(&j->writer, j->kind, j->stylesheet, j->out.path,
	    &j->in, &j->diag))
		return false;
	j->opener.limit = j->reading.limit;
	j->opener.limits = &j->limits;
	j->pool = pool_open(&o, &j->diag);
	return j->pool && pool_ready(j->pool, &j->diag);
}

/* Lines of JSON instead of files. */
static int filter(struct job *j, char **paths, int count, bool usual)
{
	const struct jsonl o = { j->reading, j->limits, usual ? FORMAT_JSON :
		format_named(j->format), j->stylesheet, j->jobs };

	if (!limits_hold(&j->limits) || j->jobs > 256)
		return usage_error("extract", "a number is out of range");
	if (format_named(j->format) == FORMAT_COUNT)
		return usage_error("extract", "--jsonl answers with records");
	if (j->out.path || j->coverage || j->in.follow)
		return usage_error("extract", "--jsonl answers on standard "
		    "output, a line a line");
	return jsonl_run(&o, paths, count);
}

/* Several outputs in one stream: only JSON has a line for each. */
static bool apart(const struct job *j)
{
	return j->in.list.n < 2 || j->out.folder ||
	    (j->kind == FORMAT_JSON && !j->out.path);
}

static int run(struct job *j, bool several)
{
	j->source = !strcmp(j->format, "source");
	j->kind = j->source ? FORMAT_XML : format_named(j->format);
	if (j->source && j->stylesheet)
		return usage_error("extract", "-s goes with a record");
	if (j->indent > INDENT_MOST && j->indent != SIZE_MAX)
		return usage_error("extract", "--indent takes 0 to 16");
	j->blanks = writer_indent(j->indent, j->kind, j->out.path);
	if (!limits_hold(&j->limits))
		return usage_error("extract", "a number is out of range");
	if (!j->in.list.n && j->diag.worst < SEVERITY_ERROR)
		return usage_error("extract", "no letter");
	if (!outputs_open(&j->out, several, &j->diag))
		return finish(&j->diag);
	if (!apart(j))
		return usage_error("extract", "several letters need -o DIR "
		    "(or -f json on standard output)");
	paths_know(&j->in, j->reading.profile);
	paths_know(&j->in, j->reading.schema);
	if (start(j))
		for (size_t i = 0; i < j->in.list.n &&
		    letter(j, j->in.list.v[i]); i++)
			;
	pool_close(j->pool);
	given_close(&j->opener);
	writer_close(&j->writer);
	return finish(&j->diag);
}

int cmd_extract(int argc, char **argv)
{
	static const char usual[] = "xml";
	struct job j = { .format = usual, .reading.limit = LIMIT,
		.limits = LIMITS_DEFAULT, .in.letters = true, .out.mark = true,
		.indent = SIZE_MAX };
	const struct option_row rows[] = {
		FORMAT_OPTION(j.format, format_letter_list,
		    "xml (default) or another (see dafu formats), or source"),
		{ "output", 'o', OPTION_WORD, &j.out.path, "PATH",
		    "write to this file or folder" },
		{ "stylesheet", 's', OPTION_WORD, &j.stylesheet, "FILE",
		    "summarise with this XSLT stylesheet" },
		{ "indent", 0, OPTION_SIZE, &j.indent, "N",
		    "blanks a level of XML and JSON (0: one line)" },
		{ "coverage", 0, OPTION_FLAG, &j.coverage, NULL,
		    "print the share of the text that was read" },
		{ "quiet", 'q', OPTION_FLAG, &j.quiet, NULL,
		    "do not say what a person should look at" },
		{ "jsonl", 0, OPTION_FLAG, &j.jsonl, NULL,
		    "read lines of JSON and answer each with one" },
		{ "jobs", 'j', OPTION_SIZE, &j.jobs, "N",
		    "with --jsonl: as many worker processes (one a core)" },
		FOLLOW_OPTION(j.in),
		LIMIT_OPTIONS(j.limits),
		READING_OPTIONS(j.reading),
	};
	bool several;
	int status;

	options_read(&argc, argv, rows, sizeof(rows) / sizeof(*rows),
	    "[-f FORMAT] [-o PATH] [OPTION...] LETTER...");
	if (j.jsonl)
		return filter(&j, argv + 1, argc - 1, j.format == usual);
	if (j.jobs)
		return usage_error("extract", "--jobs goes with --jsonl");
	if (argc == 1 && !isatty(STDIN_FILENO))
		paths_add(&j.in, "-", &j.diag);
	several = argc > 2 || (argc > 1 && path_is_folder(argv[1]));
	/* A folder without -o is refused like any file that is no letter. */
	if (argc == 2 && several && !j.out.path && strcmp(j.format, "json")) {
		diag_add(&j.diag, DIAG_FOLDER, "%s needs -o DIR", argv[1]);
		return finish(&j.diag);
	}
	for (int i = 1; i < argc; i++)
		paths_add(&j.in, argv[i], &j.diag);
	if (j.in.own)
		fprintf(stderr, _("dafu: passed over, made by dafu: %zu\n"),
		    j.in.own);
	status = run(&j, several);
	paths_clear(&j.in);
	arena_free(&j.out.used.arena);
	arena_free(&j.arena);
	return status;
}
