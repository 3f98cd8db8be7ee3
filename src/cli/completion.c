/* SPDX-License-Identifier: MIT */
/* dafu completion: what a shell runs to complete command lines. */
#include "base/builtin.h"
#include "base/file.h"
#include "cli/cli.h"

#define SHELLS "bash zsh fish"

int cmd_completion(int argc, char **argv)
{
	struct arena a = {0};
	struct diag d = {0};
	str script = {0};

	options_read(&argc, argv, NULL, 0, "bash|zsh|fish");
	if (argc != 2)
		return usage_error("completion", "takes one of " SHELLS);
	script = builtin_find(arena_printf(&a, "src/cli/completion.%s",
	    argv[1]).s);
	arena_free(&a);
	if (!script.s)
		return choice_error("completion", "shell", argv[1], SHELLS);
	file_write(NULL, script, &d);
	return finish(&d);
}
