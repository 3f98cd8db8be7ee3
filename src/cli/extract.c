/* SPDX-License-Identifier: MIT */
/* dafu extract: letters to records, or straight to summaries. */
#include <unistd.h>

#include "base/file.h"
#include "base/plain.h"
#include "cli/cli.h"
#include "cli/given.h"
#include "cli/jsonl.h"
#include "mended.h"
#include "work/conveyor.h"
#include "work/product.h"

struct job {
	struct letter_options reading;
	struct worker_limits limits;
	const char *format, *stylesheet;
	bool coverage, quiet, jsonl;
	bool source;		/* the repaired letter, not a record */
	size_t jobs, indent;
	bool refused;		/* one was no letter */
	int blanks;		/* a level */
	enum format kind;
	struct writer writer;
	struct pipeline pipeline;	/* the worker's alone */
	struct conveyor line;
	struct opener opener;
	struct paths in;
	size_t next;		/* of the paths */
	struct {		/* what the file in hand gives */
		struct arena arena;
		givens list;
		size_t next;
	} file;
	struct outputs out;
	struct diag diag;
	struct arena arena;	/* of what is told */
};

/* --- in the worker */

/* What a person should look at, as the page has it: the warnings, and values that
 * are open. */
static str advice(const struct letter *l, struct arena *a)
{
	size_t warnings = 0, open = letter_open(l), info = 0;
	str out;

	for (size_t i = 0; i < l->findings.n; i++) {
		enum finding_severity s = l->findings.v[i].severity;

		warnings += s != FINDING_SEVERITY_INFO;
		info += s == FINDING_SEVERITY_INFO;
	}
	out = STR("nothing to look at");
	if (open)
		out = arena_printf(a, "%zu to look at (%zu open)", warnings +
		    open, open);
	else if (warnings)
		out = arena_printf(a, "%zu to look at", warnings);
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
static bool is_aside(struct job *j, const struct slot *s, size_t said)
{
	const struct message *m = j->diag.list.v + said;

	if (!s->aside || j->diag.list.n != said + 1 ||
	    (m->id != DIAG_NOT_A_LETTER && m->id != DIAG_EMPTY))
		return false;
	if (!j->quiet)
		say(stderr, _("%s: a mail's text, no letter\n"), s->path.s);
	return true;
}

/* The conveyor's settle: a document was read, or could not be had. */
static bool settle(void *arg, struct slot *s)
{
	struct job *j = arg;
	const enum severity worst = j->diag.worst;
	struct products x;

	j->diag.file = s->path;
	products_take(&x, &s->task, &j->diag);
	write_all(j, s->path.s, &x);
	if (is_aside(j, s, 0)) {
		diag_forget(&j->diag);
		j->diag.worst = worst;
	}
	j->refused = j->refused || refused(&j->diag);
	arena_reset(&j->arena);
	diag_next(&j->diag);
	return true;
}

/* Where there is one output a box may hold one letter; what a mail says beside
 * it is left. */
static bool one_alone(struct job *j, givens *all, struct diag *d)
{
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++)
		if (!all->v[i].aside)
			all->v[n++] = all->v[i];
	if (n > 1) {
		diag_add(d, DIAG_BOX, "it holds %zu; use -o DIR (or "
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

/* What is not read: its messages are its answer. */
static void pass_over(struct slot *s, const struct diag *d)
{
	s->skip = true;
	s->task.answer = products_write(&(struct products){0}, d, &s->arena);
}

/* Take the next path in hand.  False, having said why: it gives nothing. */
static bool enter(struct job *j, const char *path, struct diag *d)
{
	const bool several = j->out.folder || (j->kind == FORMAT_JSON &&
	    !j->out.path);
	givens *all = &j->file.list;

	arena_reset(&j->file.arena);
	j->file.next = 0;
	*all = (givens){0};
	if (given_read(all, &j->opener, path, &j->file.arena, d) &&
	    (several || all->n < 2 || one_alone(j, all, d)))
		return true;
	*all = (givens){0};
	return false;
}

static str copy(struct slot *s, str x)
{
	return x.s ? arena_str(&s->arena, x) : x;
}

/* The next document of the file in hand. */
static void take(struct job *j, struct slot *s)
{
	const struct given *g = &j->file.list.v[j->file.next++];
	struct diag d = {0};

	s->path = copy(s, g->path);
	s->aside = g->aside;
	if (g->failed) {
		given_tell(g, &d);
		pass_over(s, &d);
		diag_clear(&d);
		return;
	}
	s->task.name = copy(s, g->from.name);
	s->task.bytes = copy(s, g->bytes);
	s->task.sender = copy(s, g->from.sender);
	s->task.sent = copy(s, g->from.sent);
}

/* The conveyor's next: a document of the file in hand, or of the next path. */
static bool next(void *arg, struct slot *s, bool *end)
{
	struct job *j = arg;
	struct diag d = {0};

	while (j->file.next == j->file.list.n) {
		const char *path;

		*end = j->next == j->in.list.n;
		if (*end)
			return true;
		path = j->in.list.v[j->next++];
		if (enter(j, path, &d))
			continue;
		s->path = copy(s, str_of(path));
		pass_over(s, &d);
		diag_clear(&d);
		return true;
	}
	take(j, s);
	return true;
}

static bool rest(void *arg)
{
	(void)arg;
	return true;
}

/* As many workers as asked for, or a core each where there may be several
 * documents. */
static size_t workers(const struct job *j)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);

	if (j->jobs)
		return j->jobs;
	return (j->out.folder || j->in.list.n > 1) && cores > 1 ?
	    (size_t)cores : 1;
}

static bool start(struct job *j)
{
	const struct pool_options o = { .workers = (int)workers(j),
		.limits = j->limits, .open = open_all, .read = read_document,
		.arg = j, .programs = true };

	if (!writer_guard(&j->writer, j->kind, j->stylesheet, j->out.path,
	    &j->in, &j->diag))
		return false;
	j->opener.limit = j->reading.limit;
	j->opener.limits = &j->limits;
	j->line.arg = j;
	j->line.next = next;
	j->line.settle = settle;
	j->line.rest = rest;
	j->line.raw = true;
	j->line.pool = pool_open(&o, &j->diag);
	return j->line.pool && pool_ready(j->line.pool, &j->diag);
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
	if (!limits_hold(&j->limits) || j->jobs > 256)
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
		conveyor_run(&j->line, &j->diag);
	if (j->refused)
		refused_hint();
	pool_close(j->line.pool);
	conveyor_clear(&j->line);
	given_close(&j->opener);
	arena_free(&j->file.arena);
	writer_close(&j->writer);
	return finish(&j->diag);
}

int cmd_extract(int argc, char **argv)
{
	static const char usual[] = "xml";
	static struct job j = { .reading.limit = LIMIT,
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
		    "as many worker processes (one a core)" },
		FOLLOW_OPTION(j.in),
		LIMIT_OPTIONS(j.limits),
		READING_OPTIONS(j.reading),
	};
	bool several;
	int status;

	j.format = usual;
	options_read(&argc, argv, rows, sizeof(rows) / sizeof(*rows),
	    "[-f FORMAT] [-o PATH] [OPTION...] LETTER...");
	if (j.jsonl)
		return filter(&j, argv + 1, argc - 1, j.format == usual);
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
