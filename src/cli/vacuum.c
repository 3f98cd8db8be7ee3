/* SPDX-License-Identifier: MIT */
/* dafu vacuum: an archive's file without the gaps of what was deleted. */
#include <sys/stat.h>

#include "base/plain.h"
#include "cli/deed.h"

static double megabytes(const char *where)
{
	struct stat st = {0};

	stat(where, &st);
	return (double)st.st_size / 1e6;
}

int cmd_vacuum(int argc, char **argv)
{
	struct deed x = DEED_DEFAULTS("vacuum");
	const struct option_row rows[] = {
		ARCHIVE_OPTION(x.where, "the archive"),
		{ "wait", 0, OPTION_SIZE, &x.wait, "SECONDS",
		    "for another program that writes to the archive (60)" },
		NETWORK_OPTION(x.any_file_system),
	};
	double before;

	options_read(&argc, argv, rows, sizeof(rows) / sizeof(*rows),
	    "-a FILE.dafu");
	if (!x.where || argc > 1 || x.wait > 86400)
		return usage_error("vacuum", !x.where ?
		    "no archive: -a FILE.dafu" : argc > 1 ?
		    "too many arguments" : "a number is out of range");
	before = megabytes(x.where);
	if (deed_open(&x, false) && archive_vacuum(x.archive, &x.diag))
		say(stdout, _("%s: %.1f MB, %.1f MB before\n"), x.where,
		    megabytes(x.where), before);
	return deed_end(&x);
}
