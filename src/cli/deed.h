/* SPDX-License-Identifier: MIT */
#ifndef DAFU_DEED_H
#define DAFU_DEED_H

#include "archive/archive.h"
#include "cli/cli.h"

/* What commands that change single letters of an archive have in common. */
struct deed {
	const char *command;
	/* options */
	const char *where, *reason, *authority;
	size_t wait;
	bool back, any_file_system;
	/* what works */
	struct archive *archive;
	struct archive_deed how;
	struct arena arena;
	struct diag diag;
};

#define DEED_DEFAULTS(name) { .command = name, .wait = 60 }

/* Rows of options. */
#define DEED_OPTIONS(x) \
	ARCHIVE_OPTION((x).where, "the archive"), \
	{ "reason", 0, OPTION_WORD, &(x).reason, "WORDS", \
	    "why; stays in the log" }, \
	{ "wait", 0, OPTION_SIZE, &(x).wait, "SECONDS", \
	    "for another program that writes to the archive (60)" }, \
	NETWORK_OPTION((x).any_file_system)

/* Look at the options; EXIT_DONE, or EXIT_USAGE, having said why. */
int deed_check(struct deed *x);

/* Open the archive to write; made for migrate, which opens an older one, too. */
bool deed_open(struct deed *x, bool migrate);

/* Do it in a transaction, print what there is to say, and return the exit
 * status. */
int deed_do(struct deed *x, bool (*act)(struct deed *x, void *arg), void *arg);

/* Close the archive and return the exit status. */
int deed_end(struct deed *x);

#endif
