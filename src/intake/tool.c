/* SPDX-License-Identifier: MIT */
/* The rows of tool.def. */
#include "intake/tool.h"

#define ARGUMENTS(...) { __VA_ARGS__ }

const struct tool_row tool_rows[TOOL_COUNT] = {
#define TOOL(id, name, package, in, out, seconds, memory, arguments) \
	[TOOL_##id] = { name, package, in, out, seconds, (size_t)memory << 20, \
	    arguments },
#define SAYS(id, words, message, detail)
#include "intake/tool.def"
#undef TOOL
#undef SAYS
};

const struct tool_says tool_says[] = {
#define TOOL(id, name, package, in, out, seconds, memory, arguments)
#define SAYS(id, words, message, detail) \
	{ TOOL_##id, words, DIAG_##message, detail },
#include "intake/tool.def"
#undef TOOL
#undef SAYS
	{ TOOL_COUNT, NULL, DIAG_COUNT, NULL }
};
