/* SPDX-License-Identifier: MIT */
#ifndef DAFU_CHILD_H
#define DAFU_CHILD_H

#include "base/diag.h"

/*
 * One outside program run on bytes from a stranger: they stand in a folder of
 * its own that is gone afterwards, and what it makes of them comes back, to be
 * doubted like any bytes from outside.
 *
 * It has next to no environment, nothing on its standard input, and limits on
 * memory, computing, time, the size of files and the number of processes; all
 * that it started ends with it.  In a sandbox (bubblewrap) it has besides no
 * network, and of the system only programs, libraries, fonts and their
 * settings, to be read.
 */
struct child {
	/* Ends in NULL.  The program is looked for in the system's folders of
	 * programs; "@" in an argument stands for the folder. */
	const char *const *argv;
	const char *in;		/* the file that holds the bytes */
	const char *out;	/* the file that it writes; NULL: what it
				   prints */
	int seconds;		/* of computing, each process */
	int patience;		/* seconds by the clock */
	size_t memory;		/* bytes, each process */
	size_t most;		/* bytes, what it makes */
	bool sandbox;		/* see child_sandboxed */
	int stop;		/* the other end of this hangs up: it is
				   stopped; -1: nobody can */
};

enum child_end {
	CHILD_DONE,	/* with status 0, having made something */
	CHILD_NOTHING,	/* the same, but nothing made */
	CHILD_ABSENT,	/* there is no such program */
	CHILD_FAILED,	/* with another status, or by a signal */
	CHILD_OVERTIME,
	CHILD_FLOOD,	/* more than most was made */
	CHILD_STOPPED,
	CHILD_SYSTEM,	/* could not be started: said why in d */
};

struct child_result {
	enum child_end end;
	str out;	/* where DONE; in the arena, with a NUL behind it */
	str said;	/* the beginning of what it had to say on its standard
			   error */
	int status;	/* FAILED: of its end, as waitpid has it */
};

void child_run(struct child_result *out, const struct child *c, str bytes,
    struct arena *a, struct diag *d);

/* Whether programs can be run in a sandbox here, which takes a try. */
bool child_sandboxed(void);

/* The path of a program in the system's folders; s == NULL: there is none. */
str child_program(const char *name, struct arena *a);

/* The first line of what a program said, to be shown: "" where it said nothing. */
str child_line(str said, struct arena *a);

#endif
