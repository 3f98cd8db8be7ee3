/* SPDX-License-Identifier: MIT */
/* dafu validate: records against the schema, and against their source. */
#include "base/digest.h"
#include "base/file.h"
#include "base/plain.h"
#include "cli/cli.h"
#include "work/tools.h"

struct job {
	const char *source;
	bool quiet;
	struct letter_options reading;
	struct pipeline pipeline;
	struct tools tools;
	struct diag diag;
	struct arena arena;
};

/* Where a record's body begins; "": nowhere. */
static str begin_of(xmlDoc *doc, struct arena *a)
{
	xmlNode **found;
	xmlChar *start = NULL;
	size_t n;
	str out;

	if (record_find(&found, &n, doc, "/r:reply/r:body", a) && n)
		start = xmlGetNoNsProp(found[0], BAD_CAST "start");
	out = arena_str(a, str_of(start ? (char *)start : ""));
	xmlFree(start);
	return out;
}

/* Read the source again, and of its letters the one that the record is of; what
 * cannot be read so is told with the record. */
static bool read_again(struct job *j, struct document *out, str bytes,
    xmlDoc *doc)
{
	const char *name = file_name(j->source);
	struct diag silent = {0};
	str begin = begin_of(doc, &j->arena);
	bool ok;

	j->pipeline.force = false;
	ok = pipeline_read(out, bytes, name, &j->pipeline, &j->arena, &silent);
	if (!ok) {
		pipeline_done(out);
		j->pipeline.force = true;
		ok = pipeline_read(out, bytes, name, &j->pipeline, &j->arena,
		    &silent);
	}
	while (ok && out->letter.parts > 1 &&
	    !str_eq(begin_of(out->doc, &j->arena), begin))
		ok = pipeline_next(out, &j->pipeline, &j->arena, &silent);
	diag_clear(&silent);
	return ok;
}

static bool agrees(struct job *j, xmlDoc *doc)
{
	struct document fresh = {0};
	struct text text;
	str bytes;
	bool ok, again;

	if (!file_read(&bytes, j->source, j->reading.limit, &j->arena, &j->diag) ||
	    !text_decode(&text, bytes, &j->pipeline.text, &j->arena, &j->diag))
		return false;
	again = read_again(j, &fresh, bytes, doc);
	ok = record_agrees(doc, again ? fresh.doc : NULL,
	    digest_sha256(&j->arena, bytes), text.c, text.n, &j->diag);
	if (again && ok)
		ok = record_recomputes(doc, fresh.doc, &j->diag);
	else if (ok)
		diag_add(&j->diag, DIAG_RECORD_READING, "no letter is read "
		    "there now");
	pipeline_done(&fresh);
	return ok;
}

static void record(struct job *j, const char *path)
{
	xmlDoc *doc = NULL;
	str bytes;

	j->diag.file = str_of(path);
	if (file_read(&bytes, path, j->reading.limit, &j->arena, &j->diag))
		doc = record_parse(bytes, &j->diag);
	if (doc && record_validate(doc, j->pipeline.schema, DIAG_RECORD_INVALID,
	    &j->diag) && (!j->source || agrees(j, doc)) && !j->quiet)
		say(stdout, "%s: valid%s\n", path, j->source ?
		    ", agrees with its source" : "");
	xmlFreeDoc(doc);
	arena_reset(&j->arena);
	diag_print(&j->diag, stderr);
	diag_forget(&j->diag);
	j->diag.file = (str){0};
}

int cmd_validate(int argc, char **argv)
{
	struct job j = { .reading.limit = LIMIT };
	struct programs programs;
	bool ok;
	const struct option_row rows[] = {
		{ "source", 0, OPTION_WORD, &j.source, "LETTER",
		    "read this letter again and compare" },
		{ "encoding", 'e', OPTION_WORD, &j.reading.encoding, "NAME",
		    "the letter's encoding" },
		{ "profile", 'p', OPTION_WORD, &j.reading.profile, "FILE",
		    "labels, units and names of the letter's place" },
		{ "schema", 0, OPTION_WORD, &j.reading.schema, "FILE",
		    "use this schema instead of the built-in one" },
		{ "limit", 0, OPTION_SIZE, &j.reading.limit, "SIZE",
		    "refuse a larger file (64M)" },
		{ "quiet", 'q', OPTION_FLAG, &j.quiet, NULL,
		    "say nothing of what is valid" },
	};

	options_read(&argc, argv, rows, sizeof(rows) / sizeof(*rows),
	    "[--source LETTER] [OPTION...] RECORD.xml...");
	if (argc < 2)
		return usage_error("validate", "no record");
	if (j.source && argc > 2)
		return usage_error("validate", "--source goes with one record");
	programs = tools_programs(&j.tools);
	ok = pipeline_open(&j.pipeline, &j.reading, &j.diag);
	j.pipeline.text.programs = &programs;
	if (ok)
		for (int i = 1; i < argc; i++)
			record(&j, argv[i]);
	pipeline_close(&j.pipeline);
	tools_close(&j.tools);
	arena_free(&j.arena);
	return finish(&j.diag);
}
