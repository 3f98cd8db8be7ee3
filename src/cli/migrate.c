/* SPDX-License-Identifier: MIT */
/* dafu migrate: an older archive to the form of today. */
#include "cli/deed.h"
#include "cli/progress.h"

static void show(void *arg, int64_t letters)
{
	progress_show(arg, (size_t)letters, 0, 0);
}

static bool migrate(struct deed *x, bool dry)
{
	struct progress p = { .what = N_("letters") };
	const struct archive_migration how = { x->how, dry, show, &p };
	int64_t letters;
	int from;
	bool ok;

	progress_start(&p);
	ok = archive_migrate(x->archive, &how, &from, &letters, &x->diag);
	progress_clear(&p);
	if (ok && from == archive_form())
		printf(_("%s: has form %d already\n"), x->where, from);
	else if (ok && dry)
		printf(lang_count("%s: form %d would become form %d, the facts "
		    "of %lld letter read anew (dry run: nothing changed)\n",
		    "%s: form %d would become form %d, the facts of %lld "
		    "letters read anew (dry run: nothing changed)\n",
		    (size_t)letters), x->where, from, archive_form(),
		    (long long)letters);
	else if (ok)
		printf(lang_count("%s: form %d is now form %d, the facts of "
		    "%lld letter read anew\n", "%s: form %d is now form %d, "
		    "the facts of %lld letters read anew\n", (size_t)letters),
		    x->where, from, archive_form(), (long long)letters);
	return ok;
}

int cmd_migrate(int argc, char **argv)
{
	struct deed x = DEED_DEFAULTS("migrate");
	bool dry = false;
	const struct option_row rows[] = {
		ARCHIVE_OPTION(x.where, "the archive"),
		{ "dry-run", 'n', OPTION_FLAG, &dry, NULL,
		    "do it all, and take it back" },
		{ "wait", 0, OPTION_SIZE, &x.wait, "SECONDS",
		    "for another program that writes to the archive (60)" },
		NETWORK_OPTION(x.any_file_system),
	};

	options_read(&argc, argv, rows, sizeof(rows) / sizeof(*rows),
	    "-a FILE.dafu [OPTION...]");
	if (!x.where || argc > 1 || x.wait > 86400)
		return usage_error("migrate", !x.where ?
		    "no archive: -a FILE.dafu" : argc > 1 ?
		    "too many arguments" : "a number is out of range");
	if (deed_open(&x, true))
		migrate(&x, dry);
	return deed_end(&x);
}
