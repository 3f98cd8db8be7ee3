/* SPDX-License-Identifier: MIT */
/* dafu backup: a copy of an archive, also while others write to it. */
#include "base/plain.h"
#include "cli/ask.h"
#include "cli/cli.h"
#include "cli/interrupt.h"
#include "package/folder.h"

static bool backup(struct archive *x, const char *where, const char *output,
    struct diag *d)
{
	struct folder to = { .held = -1 };
	bool ok = ask_may_write(where, output, d) &&
	    folder_open(&to, output, true, false, d) &&
	    archive_backup(x, to.part, d);

	if (ok)
		return folder_keep(&to, d);
	folder_drop(&to);
	return false;
}

int cmd_backup(int argc, char **argv)
{
	const char *where = NULL, *output = NULL;
	bool any_file_system = false, ok = false;
	const struct option_row rows[] = {
		ARCHIVE_OPTION(where, "the archive"),
		{ "output", 'o', OPTION_WORD, &output, "FILE.dafu",
		    "the copy; it appears once it is whole and was checked" },
		NETWORK_OPTION(any_file_system),
	};
	struct archive *x;
	struct diag d = {0};
	int status;

	options_read(&argc, argv, rows, sizeof(rows) / sizeof(*rows),
	    "-a FILE.dafu -o FILE.dafu");
	if (!where || !output || argc > 1)
		return usage_error("backup", !where ?
		    "no archive: -a FILE.dafu" : argc > 1 ?
		    "too many arguments" : "nowhere to: -o FILE.dafu");
	x = ask_archive(where, any_file_system, &d);
	interrupt_ends(x);
	if (x && archive_look(x, &d)) {
		ok = backup(x, where, output, &d);
		archive_leave(x);
	}
	interrupt_ends(NULL);
	archive_close(x);
	status = finish(&d);
	return interrupt_came() && !ok ? 128 + interrupt_came() : status;
}
