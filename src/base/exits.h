/* SPDX-License-Identifier: MIT */
#ifndef DAFU_EXITS_H
#define DAFU_EXITS_H

/* What the program's exit status says. */
enum {
	EXIT_DONE = 0,		/* everything asked for was made */
	EXIT_DOCUMENT = 1,	/* something is wrong with a letter or record */
	EXIT_USAGE = 2,		/* the command line is wrong */
	EXIT_SYSTEM = 3		/* file, disk, memory or library */
};

#endif
