/* SPDX-License-Identifier: MIT */
/* dafu text: the decoded text, in which the places of a record count. */
#include "base/file.h"
#include "base/utf.h"
#include "cli/cli.h"
#include "work/tools.h"

int cmd_text(int argc, char **argv)
{
	struct text_options o = {0};
	size_t limit = LIMIT;
	struct diag d = {0};
	struct arena a = {0};
	struct text text;
	struct tools tools = {0};
	const struct programs programs = tools_programs(&tools);
	str bytes;
	const struct option_row rows[] = {
		{ "encoding", 'e', OPTION_WORD, &o.encoding, "NAME",
		    "decode as utf-8, gb18030, utf-16le or utf-16be" },
		{ "strict", 0, OPTION_FLAG, &o.strict, NULL,
		    "refuse bytes that cannot be decoded" },
		{ "limit", 0, OPTION_SIZE, &limit, "SIZE",
		    "refuse a larger file (64M)" },
	};

	options_read(&argc, argv, rows, sizeof(rows) / sizeof(*rows),
	    "[OPTION...] LETTER");
	if (argc != 2)
		return usage_error("text", "takes one letter");
	d.file = str_of(argv[1]);
	o.programs = &programs;
	if (file_read(&bytes, argv[1], limit, &a, &d) &&
	    text_decode(&text, bytes, &o, &a, &d))
		file_write(NULL, utf8_of(&a, text.c, text.n), &d);
	tools_close(&tools);
	arena_free(&a);
	return finish(&d);
}
