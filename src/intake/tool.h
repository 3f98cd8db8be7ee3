/* SPDX-License-Identifier: MIT */
#ifndef DAFU_TOOL_H
#define DAFU_TOOL_H

#include "base/diag.h"

/* Outside programs that formats are read with: the rows of tool.def. */

enum tool {
#define TOOL(id, name, package, in, out, seconds, memory, arguments) TOOL_##id,
#define SAYS(id, words, message, detail)
#include "intake/tool.def"
#undef TOOL
#undef SAYS
	TOOL_COUNT
};

struct tool_row {
	const char *name;		/* of the program that does it */
	const char *package;		/* of Debian, that has it */
	const char *in, *out;
	int seconds;			/* of computing */
	size_t memory;			/* bytes */
	const char *argv[12];
};
extern const struct tool_row tool_rows[TOOL_COUNT];

/* What a program says of a file that it could not read, or not whole. */
struct tool_says {
	enum tool tool;
	const char *words;
	enum diag_id id;
	const char *detail;	/* NULL: none */
};
extern const struct tool_says tool_says[];	/* words NULL: the end */

/*
 * How programs are run, which is not for readers to know: bytes to what the
 * tool makes of them, in the arena.  False, having said why in d.
 */
struct programs {
	bool (*run)(void *arg, str *out, enum tool tool, str bytes,
	    struct arena *a, struct diag *d);
	void *arg;
};

#endif
