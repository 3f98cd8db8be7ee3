/* SPDX-License-Identifier: MIT */
/* dafu dispose: letters wiped, of which numbers and hashes stay. */
#include "cli/ask.h"
#include "cli/deed.h"

static bool dispose(struct deed *x, void *arg)
{
	struct VEC(int64_t) list = {0};

	for (char **name = arg; *name; name++) {
		struct ask_letter letter;

		if (!ask_letter(&letter, x->archive, *name, &x->diag))
			return false;
		*push(&x->arena, &list) = letter.letter;
	}
	return archive_dispose(x->archive, list.v, list.n, &x->how, &x->diag);
}

/* What was disposed of is wiped from the file once that is certain. */
static int run(struct deed *x, char **names)
{
	if (deed_open(x, false) && archive_begin(x->archive, &x->diag)) {
		if (!dispose(x, names))
			archive_cancel(x->archive);
		else if (archive_commit(x->archive, &x->diag))
			archive_wipe(x->archive, &x->diag);
	}
	return deed_end(x);
}

int cmd_dispose(int argc, char **argv)
{
	struct deed x = DEED_DEFAULTS("dispose");
	const struct option_row rows[] = {
		DEED_OPTIONS(x),
		{ "authority", 0, OPTION_WORD, &x.authority, "WORDS",
		    "on whose; stays in the log" },
	};
	int status;

	options_read(&argc, argv, rows, sizeof(rows) / sizeof(*rows),
	    "-a FILE.dafu --reason WORDS --authority WORDS LETTER...");
	status = deed_check(&x);
	if (!status && !x.authority)
		status = usage_error("dispose", "on whose authority: "
		    "--authority WORDS");
	if (!status && argc < 2)
		status = usage_error("dispose", "no letter");
	return status ? status : run(&x, argv + 1);
}
