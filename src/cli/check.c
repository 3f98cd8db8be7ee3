/* SPDX-License-Identifier: MIT */
/* dafu check: drafts against rules of form and arithmetic. */
#include "cli/check.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/utf.h"
#include "base/plain.h"
#include "cli/ask.h"
#include "cli/lang.h"
#include "work/product.h"

enum how { HOW_TEXT, HOW_JSON, HOW_SARIF, HOW_HTML, HOW_COUNT };
static const char *const how_names[HOW_COUNT] = {
	[HOW_TEXT] = "text", [HOW_JSON] = "json", [HOW_SARIF] = "sarif",
	[HOW_HTML] = "html",
};

struct job {
	struct letter_options reading;
	struct worker_limits limits;
	const char *format, *level, *explain;
	bool list, fix, skipped;
	enum how how;
	struct check_how report;
	const char *where;	/* the archive; NULL: none */
	bool any_file_system;
	struct archive *archive;	/* the command's alone */
	struct pipeline pipeline;	/* the worker's alone */
	struct pool *pool;
	struct paths in;
	struct outputs out;
	json_t *reports;
	FILE *to;		/* where reports are written; buffered */
	char *bytes;
	size_t len;
	bool errors;		/* a letter has one */
	bool refused;		/* it is no letter */
	struct diag diag;
	struct arena arena;
};

/* --- in the worker: a report, and with --fix the document that is mended */

static void products_of(struct job *j, struct products *out,
    struct document *doc, const struct task *t, struct diag *d)
{
	json_t *report = check_report(doc, &j->pipeline, &j->report, t->a, d);
	struct product x = {0}, mended = {0};
	char *s;

	if (j->fix)
		mended.bytes = check_mended(doc, t->bytes, report, t->a, d);
	s = json_dumps(report, JSON_COMPACT);
	if (s)
		x.bytes = arena_str(t->a, str_of(s));
	free(s);
	json_decref(report);
	*push(t->a, &out->list) = x;
	if (mended.bytes.s)
		*push(t->a, &out->list) = mended;
}

static str read_document(void *arg, const struct task *t)
{
	const struct provenance from = { t->name, t->sender, t->sent };
	struct job *j = arg;
	struct products out = {0};
	struct document doc = {0};
	struct diag d = {0};
	str answer;

	j->pipeline.text.programs = t->programs;
	if (pipeline_read(&doc, t->bytes, &from, &j->pipeline, t->a, &d))
		products_of(j, &out, &doc, t, &d);
	pipeline_done(&doc);
	answer = products_write(&out, &d, t->a);
	diag_clear(&d);
	return answer;
}

static bool open_all(void *arg, struct diag *d)
{
	struct job *j = arg;

	return pipeline_open(&j->pipeline, &j->reading, d);
}

/* --- in the command */

static bool has_error(const json_t *report)
{
	size_t i;
	json_t *f;

	json_array_foreach(json_object_get(report, "findings"), i, f)
		if (!strcmp(report_text(f, "severity"), "error"))
			return true;
	return false;
}

static void mended(struct job *j, const char *path, const json_t *report,
    const struct products *x)
{
	if (x->list.n < 2 || !outputs_write(&j->out, &j->in,
	    x->list.v[1].bytes, path, "txt", &j->diag))
		return;
	check_print_edits(report, stderr);
	if (strcmp(report_text(report, "encoding"), "UTF-8"))
		say(stderr, lang_pick("%s: 原为%s，改正的稿子为UTF-8\n",
		    "%s: was %s, the corrected copy is UTF-8\n"), path,
		    report_text(report, "encoding"));
}

static void reported(struct job *j, const char *path, const struct products *x)
{
	json_t *report = x->list.n ? json_loadb(x->list.v[0].bytes.s,
	    x->list.v[0].bytes.len, 0, NULL) : NULL;

	if (!report)
		return;
	if (j->archive)
		check_earlier(report, j->archive, j->report.least, &j->arena,
		    &j->diag);
	json_object_set_new(report, "file", json_string(utf8_xml(&j->arena,
	    str_of(path)).s));
	j->errors = j->errors || has_error(report);
	if (j->fix)
		mended(j, path, report, x);
	else if (j->how == HOW_TEXT)
		check_print(report, j->skipped, j->to);
	else
		json_array_append(j->reports, report);
	json_decref(report);
}

/* False: no further letter can be read either. */
static bool letter(struct job *j, const char *path)
{
	struct task t = { .a = &j->arena, .name = str_of(strcmp(path, "-") ?
	    file_name(path) : "stdin") };
	struct products x;
	bool goes_on = true;

	j->diag.file = str_of(path);
	if (file_read(&t.bytes, path, j->reading.limit, &j->arena, &j->diag)) {
		goes_on = products_ask(&x, &t, j->pool, &j->diag);
		reported(j, path, &x);
	}
	arena_reset(&j->arena);
	j->refused = j->refused || refused(&j->diag);
	diag_next(&j->diag);
	return goes_on;
}

static void dump(json_t *o, FILE *out)
{
	json_dumpf(o, out, JSON_COMPACT);
	fputc('\n', out);
}

/* What goes out at the end, when all is known. */
static void write_reports(struct job *j)
{
	json_t *o;
	size_t i;

	if (j->how == HOW_JSON) {
		json_array_foreach(j->reports, i, o)
			dump(o, j->to);
	} else if (j->how == HOW_SARIF) {
		o = check_sarif(j->reports, j->diag.worst < SEVERITY_ERROR);
		dump(o, j->to);
		json_decref(o);
	} else if (j->how == HOW_HTML) {
		check_html(j->reports, j->to);
	}
}

/* What was not printed letter by letter. */
static void write_out(struct job *j)
{
	str out;

	if (fclose(j->to) == EOF)
		out_of_memory();
	out = (str){ j->bytes, j->len };
	if (!j->out.path)
		plain_write(stdout, out);
	else if (!j->fix && j->diag.worst < SEVERITY_USAGE)
		outputs_write(&j->out, &j->in, out, how_names[j->how], "",
		    &j->diag);
	free(j->bytes);
}

static void run(struct job *j)
{
	const struct pool_options o = { .workers = 1, .limits = j->limits,
		.open = open_all, .read = read_document, .arg = j,
		.programs = true };

	j->reports = json_array();
	j->to = j->out.path || j->how != HOW_TEXT ?
	    open_memstream(&j->bytes, &j->len) : stdout;
	if (!j->to)
		out_of_memory();
	j->pool = pool_open(&o, &j->diag);
	if (j->pool && pool_ready(j->pool, &j->diag))
		for (size_t i = 0; i < j->in.list.n &&
		    letter(j, j->in.list.v[i]); i++)
			;
	if (j->refused)
		refused_hint();
	pool_close(j->pool);
	write_reports(j);
	if (j->to != stdout)
		write_out(j);
	json_decref(j->reports);
}

/* --- the command line */

static int rules(struct job *j)
{
	bool ok = true;

	if (pipeline_open(&j->pipeline, &j->reading, &j->diag)) {
		if (j->explain)
			ok = check_explain(j->explain, j->pipeline.profile);
		else
			check_list(j->pipeline.profile);
	}
	pipeline_close(&j->pipeline);
	return ok ? finish(&j->diag) : EXIT_USAGE;
}

static bool options_mean(struct job *j)
{
	for (j->how = 0; j->how < HOW_COUNT &&
	    strcmp(j->format, how_names[j->how]); j->how++)
		;
	for (; j->report.least < FINDING_SEVERITY_OFF && strcmp(j->level,
	    finding_severity_names[j->report.least]); j->report.least++)
		;
	return j->how < HOW_COUNT && j->report.least < FINDING_SEVERITY_OFF &&
	    limits_hold(&j->limits);
}

static bool open_archive(struct job *j)
{
	j->archive = ask_may_write(j->where, j->out.path, &j->diag) ?
	    ask_archive(j->where, j->any_file_system, &j->diag) : NULL;
	if (j->archive && !archive_look(j->archive, &j->diag)) {
		archive_close(j->archive);
		j->archive = NULL;
	}
	j->report.earlier = j->archive;
	return j->archive;
}

static int check(struct job *j, int argc, bool several)
{
	if (!options_mean(j))
		return usage_error("check", "a format is text, json, sarif or "
		    "html, a level info, warning or error; a number may be out "
		    "of range");
	if (j->list || j->explain)
		return argc > 1 ? usage_error("check", "--list and --explain "
		    "take no letter") : rules(j);
	if (j->fix && !j->out.path)
		return usage_error("check", "--fix needs -o PATH");
	if (!j->in.list.n && j->diag.worst < SEVERITY_ERROR)
		return usage_error("check", "no letter");
	if (!outputs_open(&j->out, j->fix && several, &j->diag))
		return finish(&j->diag);
	if (j->out.folder && !j->fix)
		return usage_error("check", "-o is a file, for all letters; a "
		    "folder only with --fix");
	paths_know(&j->in, j->reading.profile);
	paths_know(&j->in, j->reading.schema);
	if (j->where && !open_archive(j))
		return finish(&j->diag);
	run(j);
	if (j->archive)
		archive_leave(j->archive);
	archive_close(j->archive);
	if (j->errors && !j->fix && j->diag.worst < SEVERITY_ERROR) {
		int status = finish(&j->diag);

		return status == EXIT_DONE ? EXIT_DOCUMENT : status;
	}
	return finish(&j->diag);
}

int cmd_check(int argc, char **argv)
{
	struct job j = { .format = "text", .level = "info",
		.reading.limit = LIMIT, .limits = LIMITS_DEFAULT };
	const struct option_row rows[] = {
		{ "format", 'f', OPTION_WORD, &j.format, "FORMAT",
		    "text (default), json, sarif or html" },
		{ "output", 'o', OPTION_WORD, &j.out.path, "PATH",
		    "write to this file; with --fix a file or folder" },
		{ "level", 0, OPTION_WORD, &j.level, "LEVEL",
		    "tell no less than info (default), warning or error" },
		{ "skipped", 0, OPTION_FLAG, &j.skipped, NULL,
		    "name the rules that could not be judged, and why" },
		{ "fix", 0, OPTION_FLAG, &j.fix, NULL,
		    "write a copy without mechanical faults, list changes" },
		ARCHIVE_OPTION(j.where, "holds last year's letters, for 同比"),
		NETWORK_OPTION(j.any_file_system),
		{ "list", 0, OPTION_FLAG, &j.list, NULL,
		    "list the rules with their sources" },
		{ "explain", 0, OPTION_WORD, &j.explain, "RULE",
		    "the reason of a rule, by code or name, and an example" },
		FOLLOW_OPTION(j.in),
		LIMIT_OPTIONS(j.limits),
		READING_OPTIONS(j.reading),
	};
	bool several;
	int status;

	options_read(&argc, argv, rows, sizeof(rows) / sizeof(*rows),
	    "[-f FORMAT] [-p PROFILE] [OPTION...] LETTER...");
	several = argc > 2 || (argc > 1 && path_is_folder(argv[1]));
	j.in.letters = true;
	for (int i = 1; i < argc; i++)
		paths_add(&j.in, argv[i], &j.diag);
	status = check(&j, argc, several);
	paths_clear(&j.in);
	arena_free(&j.out.used.arena);
	arena_free(&j.arena);
	return status;
}
