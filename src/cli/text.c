/* SPDX-License-Identifier: MIT */
/* dafu text: the decoded text, in which the places of a record count; the source
 * of a repaired letter. */
#include "base/file.h"
#include "base/utf.h"
#include "cli/cli.h"
#include "cli/given.h"
#include "mended.h"
#include "work/tools.h"

/* What a repaired letter was made of; else the text that bytes are decoded to. */
static bool text_of(str *out, str bytes, const struct text_options *o, bool undo,
    struct arena *a, struct diag *d)
{
	struct text text;

	if (undo)
		return mended_undo(out, bytes, NULL, a, d);
	if (!text_decode(&text, bytes, o, a, d))
		return false;
	*out = utf8_of(a, text.c, text.n);
	return true;
}

int cmd_text(int argc, char **argv)
{
	struct text_options o = {0};
	const struct worker_limits limits = LIMITS_DEFAULT;
	struct opener opener = { LIMIT, &limits, NULL };
	struct diag d = {0};
	struct arena a = {0};
	struct given given;
	struct tools tools = {0};
	const struct programs programs = tools_programs(&tools);
	bool undo = false;
	str text;
	const struct option_row rows[] = {
		{ "encoding", 'e', OPTION_WORD, &o.encoding, "NAME",
		    "decode as utf-8, gb18030, utf-16le or utf-16be" },
		{ "strict", 0, OPTION_FLAG, &o.strict, NULL,
		    "refuse bytes that cannot be decoded" },
		{ "undo", 0, OPTION_FLAG, &undo, NULL,
		    "the source of what extract -f source wrote" },
		OCR_OPTION(o.ocr),
		{ "limit", 0, OPTION_SIZE, &opener.limit, "SIZE",
		    "refuse a larger file (64M)" },
	};

	options_read(&argc, argv, rows, sizeof(rows) / sizeof(*rows),
	    "[OPTION...] LETTER");
	if (argc != 2)
		return usage_error("text", "takes one letter");
	d.file = str_of(argv[1]);
	o.programs = &programs;
	record_init();
	if (given_one(&given, &opener, argv[1], &a, &d) &&
	    text_of(&text, given.bytes, &o, undo, &a, &d))
		file_write(NULL, text, &d);
	given_close(&opener);
	tools_close(&tools);
	arena_free(&a);
	return finish(&d);
}
