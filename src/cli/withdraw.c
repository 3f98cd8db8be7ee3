/* SPDX-License-Identifier: MIT */
/* dafu withdraw: letters that are kept, but neither found nor given out. */
#include "cli/ask.h"
#include "cli/deed.h"

static bool withdraw(struct deed *x, void *arg)
{
	for (char **name = arg; *name; name++) {
		struct ask_letter letter;

		if (!ask_letter(&letter, x->archive, *name, &x->diag) ||
		    !archive_withdraw(x->archive, letter.letter, x->back,
		    &x->how, &x->diag))
			return false;
	}
	return true;
}

int cmd_withdraw(int argc, char **argv)
{
	struct deed x = DEED_DEFAULTS("withdraw");
	const struct option_row rows[] = {
		DEED_OPTIONS(x),
		{ "undo", 0, OPTION_FLAG, &x.back, NULL,
		    "find them and give them out again" },
	};
	int status;

	options_read(&argc, argv, rows, sizeof(rows) / sizeof(*rows),
	    "-a FILE.dafu --reason WORDS LETTER...");
	status = deed_check(&x);
	if (!status && argc < 2)
		status = usage_error("withdraw", "no letter");
	return status ? status : deed_do(&x, withdraw, argv + 1);
}
