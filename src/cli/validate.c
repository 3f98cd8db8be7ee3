/* SPDX-License-Identifier: MIT */
/* dafu validate: records against the schema, and against their source. */
#include "base/file.h"
#include "base/plain.h"
#include "cli/cli.h"
#include "cli/given.h"
#include "verify.h"
#include "work/tools.h"

struct job {
	const char *source;
	bool quiet;
	struct letter_options reading;
	struct pipeline pipeline;
	struct opener opener;
	struct tools tools;
	struct diag diag;
	struct arena arena;
};

static bool agrees(struct job *j, xmlDoc *doc)
{
	struct verify x = { .record = doc };
	const str record = j->diag.file;
	struct given g;
	bool ok;

	j->diag.file = str_of(j->source);
	ok = given_one(&g, &j->opener, j->source, &j->arena, &j->diag);
	j->diag.file = record;
	if (!ok)
		return false;
	x.bytes = g.bytes;
	x.name = g.from.name.s;
	return verify_source(&x, &j->pipeline, &j->arena, &j->diag);
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
		say(stdout, j->source ? _("%s: valid, agrees with its source\n")
		    : _("%s: valid\n"), path);
	xmlFreeDoc(doc);
	arena_reset(&j->arena);
	diag_next(&j->diag);
}

int cmd_validate(int argc, char **argv)
{
	const struct worker_limits limits = LIMITS_DEFAULT;
	struct job j = { .reading.limit = LIMIT, .opener.limits = &limits };
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
	j.opener.limit = j.reading.limit;
	programs = tools_programs(&j.tools);
	ok = pipeline_open(&j.pipeline, &j.reading, &j.diag);
	j.pipeline.text.programs = &programs;
	if (ok)
		for (int i = 1; i < argc; i++)
			record(&j, argv[i]);
	pipeline_close(&j.pipeline);
	given_close(&j.opener);
	tools_close(&j.tools);
	arena_free(&j.arena);
	return finish(&j.diag);
}
