/* SPDX-License-Identifier: MIT */
/* dafu validate: records against the schema, and against their source. */
#include "base/digest.h"
#include "base/file.h"
#include "base/plain.h"
#include "cli/cli.h"

struct job {
	const char *source, *schema, *encoding;
	size_t limit;
	bool quiet;
	struct record_schema *compiled;
	struct diag diag;
	struct arena arena;
};

static bool agrees(struct job *j, xmlDoc *doc)
{
	struct text_options o = { .encoding = j->encoding };
	struct text text;
	str bytes;

	return file_read(&bytes, j->source, j->limit, &j->arena, &j->diag) &&
	    text_decode(&text, bytes, &o, &j->arena, &j->diag) &&
	    record_agrees(doc, digest_sha256(&j->arena, bytes), text.c, text.n,
	    &j->diag);
}

static void record(struct job *j, const char *path)
{
	xmlDoc *doc = NULL;
	str bytes;

	j->diag.file = str_of(path);
	if (file_read(&bytes, path, j->limit, &j->arena, &j->diag))
		doc = record_parse(bytes, &j->diag);
	if (doc && record_validate(doc, j->compiled, DIAG_RECORD_INVALID,
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
	struct job j = { .limit = LIMIT };
	const struct option_row rows[] = {
		{ "source", 0, OPTION_WORD, &j.source, "LETTER",
		    "check every place against this letter" },
		{ "encoding", 'e', OPTION_WORD, &j.encoding, "NAME",
		    "the letter's encoding" },
		{ "schema", 0, OPTION_WORD, &j.schema, "FILE",
		    "use this schema instead of the built-in one" },
		{ "limit", 0, OPTION_SIZE, &j.limit, "SIZE",
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
	record_init();
	j.compiled = record_schema_open(j.schema, &j.diag);
	for (int i = 1; j.compiled && i < argc; i++)
		record(&j, argv[i]);
	record_schema_free(j.compiled);
	arena_free(&j.arena);
	return finish(&j.diag);
}
