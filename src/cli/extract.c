/* SPDX-License-Identifier: MIT */
/* dafu extract: letters to records, or straight to summaries. */
#include "base/file.h"
#include "cli/cli.h"

struct job {
	struct letter_options reading;
	const char *format, *stylesheet;
	bool coverage, quiet;
	struct pipeline pipeline;
	struct writer writer;
	struct paths in;
	struct outputs out;
	struct diag diag;
	struct arena arena;	/* of the letter in hand */
};

/* What a person should look at: the warnings, and values that are open. */
static void advise(const struct letter *l, const char *path)
{
	size_t warnings = 0, open = 0, info = 0;

	for (size_t i = 0; i < l->findings.n; i++) {
		enum finding_severity s =
		    finding_rows[l->findings.v[i].id].severity;

		warnings += s != FINDING_SEVERITY_INFO;
		info += s == FINDING_SEVERITY_INFO;
	}
	for (size_t i = 0; i < l->marks.n; i++)
		open += l->marks.v[i]->value.certainty <= CERTAINTY_OPEN;
	fprintf(stderr, "%s: ", path);
	if (warnings || open)
		fprintf(stderr, "%zu to look at", warnings + open);
	else
		fputs("nothing to look at", stderr);
	if (info)
		fprintf(stderr, ", %zu notes", info);
	for (size_t i = 0, shown = 0; i < l->findings.n && shown < 2; i++)
		if (finding_rows[l->findings.v[i].id].severity !=
		    FINDING_SEVERITY_INFO) {
			fprintf(stderr, "%s %s", shown ? ";" : ":",
			    l->findings.v[i].message.s);
			shown++;
		}
	fputc('\n', stderr);
}

static void coverage(const struct letter *l, const char *path)
{
	fprintf(stderr, "%s: %.1f%% read, %zu of %zu characters\n", path,
	    l->ink ? 100.0 * (double)l->accounted / (double)l->ink : 100.0,
	    l->accounted, l->ink);
}

static bool write_out(struct job *j, const char *path, struct document *doc)
{
	str out;

	return writer_make(&out, &j->writer, doc->doc, 0, &j->arena,
	    &j->diag) && outputs_write(&j->out, &j->in, out, path,
	    j->stylesheet ? "out" : format_extensions[j->writer.format],
	    &j->diag);
}

static void tell(const struct job *j, const char *path,
    const struct document *doc)
{
	if (j->coverage)
		coverage(&doc->letter, path);
	if (!j->quiet)
		advise(&doc->letter, path);
}

/* Further letters of the same file: files of their own, or objects of JSON. */
static void others(struct job *j, const char *path, struct document *doc)
{
	if (doc->letter.parts > 1 && !j->out.folder &&
	    j->writer.format != FORMAT_JSON) {
		fprintf(stderr, "%s: holds %u letters; with -o DIR each "
		    "becomes a file\n", path, doc->letter.parts);
		return;
	}
	while (pipeline_next(doc, &j->pipeline, &j->arena, &j->diag) &&
	    write_out(j, path, doc))
		tell(j, path, doc);
}

static void letter(struct job *j, const char *path)
{
	struct document doc = {0};
	str bytes;

	j->diag.file = str_of(path);
	if (file_read(&bytes, path, j->reading.limit, &j->arena, &j->diag) &&
	    pipeline_read(&doc, bytes, strcmp(path, "-") ? file_name(path) :
	    "stdin", &j->pipeline, &j->arena, &j->diag) &&
	    write_out(j, path, &doc)) {
		tell(j, path, &doc);
		others(j, path, &doc);
	}
	pipeline_done(&doc);
	arena_reset(&j->arena);
	diag_print(&j->diag, stderr);
	diag_forget(&j->diag);
	j->diag.file = (str){0};
}

/* Several outputs in one stream: only JSON has a line for each. */
static bool apart(const struct job *j, enum format format)
{
	return j->in.list.n < 2 || j->out.folder ||
	    (format == FORMAT_JSON && !j->out.path);
}

static int run(struct job *j, bool several)
{
	enum format format = format_named(j->format);

	if (format == FORMAT_COUNT)
		return usage_error("extract", "'%s' is no format; it is xml, "
		    "html, text or json", j->format);
	if (!j->in.list.n && j->diag.worst < SEVERITY_ERROR)
		return usage_error("extract", "no letter");
	if (!outputs_open(&j->out, several, &j->diag))
		return finish(&j->diag);
	if (!apart(j, format))
		return usage_error("extract", "several letters need -o DIR "
		    "(or -f json on standard output)");
	paths_know(&j->in, j->reading.profile);
	paths_know(&j->in, j->reading.schema);
	if (pipeline_open(&j->pipeline, &j->reading, &j->diag) &&
	    writer_open(&j->writer, format, j->stylesheet, &j->diag) &&
	    writer_files(&j->writer, &j->in))
		for (size_t i = 0; i < j->in.list.n; i++)
			letter(j, j->in.list.v[i]);
	writer_close(&j->writer);
	pipeline_close(&j->pipeline);
	return finish(&j->diag);
}

int cmd_extract(int argc, char **argv)
{
	struct job j = { .format = "xml", .reading.limit = LIMIT };
	const struct option_row rows[] = {
		{ "format", 'f', OPTION_WORD, &j.format, "FORMAT",
		    "xml (default), html, text or json" },
		{ "output", 'o', OPTION_WORD, &j.out.path, "PATH",
		    "write to this file or folder" },
		{ "stylesheet", 's', OPTION_WORD, &j.stylesheet, "FILE",
		    "summarise with this XSLT stylesheet" },
		{ "coverage", 0, OPTION_FLAG, &j.coverage, NULL,
		    "print the share of the text that was read" },
		{ "quiet", 'q', OPTION_FLAG, &j.quiet, NULL,
		    "do not say what a person should look at" },
		FOLLOW_OPTION(j.in),
		READING_OPTIONS(j.reading),
	};
	bool several;
	int status;

	options_read(&argc, argv, rows, sizeof(rows) / sizeof(*rows),
	    "[-f FORMAT] [-o PATH] [OPTION...] LETTER...");
	several = argc > 2 || (argc > 1 && path_is_folder(argv[1]));
	/* A folder without -o is refused like any file that is no letter. */
	if (argc == 2 && several && !j.out.path && strcmp(j.format, "json")) {
		diag_add(&j.diag, DIAG_FOLDER, "%s needs -o DIR", argv[1]);
		return finish(&j.diag);
	}
	for (int i = 1; i < argc; i++)
		paths_add(&j.in, argv[i], &j.diag);
	status = run(&j, several);
	paths_clear(&j.in);
	arena_free(&j.out.used.arena);
	arena_free(&j.arena);
	return status;
}
