/* SPDX-License-Identifier: MIT */
/* dafu backup: a copy of an archive, also while others write to it. */
#include <signal.h>

#include "base/plain.h"
#include "cli/ask.h"
#include "cli/cli.h"
#include "package/folder.h"

static struct archive *volatile reading;
static volatile sig_atomic_t interrupted;

static void interrupt(int number)
{
	interrupted = number;
	if (reading)
		archive_interrupt(reading);
}

static bool backup(const char *where, const char *output, struct folder *to,
    struct diag *d)
{
	bool ok = ask_may_write(where, output, d) &&
	    folder_open(to, output, true, false, d) &&
	    archive_backup(reading, to->part, d);

	if (ok)
		return folder_keep(to, d);
	folder_drop(to);
	return false;
}

int cmd_backup(int argc, char **argv)
{
	const char *where = NULL, *output = NULL;
	bool any_file_system = false, ok = false;
	const struct option_row rows[] = {
		{ "archive", 'a', OPTION_WORD, &where, "FILE.dafu",
		    "the archive" },
		{ "output", 'o', OPTION_WORD, &output, "FILE.dafu",
		    "the copy; it appears once it is whole and was checked" },
		{ "network", 0, OPTION_FLAG, &any_file_system, NULL,
		    "also on a network file system" },
	};
	struct sigaction sa = { .sa_handler = interrupt };
	struct folder to = { .held = -1 };
	struct diag d = {0};
	int status;

	options_read(&argc, argv, rows, sizeof(rows) / sizeof(*rows),
	    "-a FILE.dafu -o FILE.dafu");
	if (!where || !output || argc > 1)
		return usage_error("backup", !where ?
		    "no archive: -a FILE.dafu" : argc > 1 ?
		    "too many arguments" : "nowhere to: -o FILE.dafu");
	reading = ask_archive(where, any_file_system, &d);
	sigaction(SIGHUP, &sa, NULL);
	sigaction(SIGINT, &sa, NULL);
	sigaction(SIGTERM, &sa, NULL);
	if (reading && archive_look(reading, &d)) {
		ok = backup(where, output, &to, &d);
		archive_leave(reading);
	}
	archive_close(reading);
	reading = NULL;
	status = finish(&d);
	return interrupted && !ok ? 128 + interrupted : status;
}
