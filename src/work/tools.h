/* SPDX-License-Identifier: MIT */
#ifndef DAFU_TOOLS_H
#define DAFU_TOOLS_H

#include <sys/types.h>

#include "pipeline.h"

/*
 * Outside programs for readers: a process of their own starts and stops them,
 * so that a reader which is closed in needs but a descriptor to it, and nothing
 * of them is left behind when the reader dies.
 */
struct tools {
	int fd;			/* to the process; 0: not started */
	pid_t pid;
	/* what each made last; a file is often read twice */
	struct made {
		str key, words;
		str partly;	/* it was damaged, as this says; s == NULL: no */
		struct arena arena;
	} last[TOOL_COUNT];
};

/* Start the process now, for a reader that soon may start nothing; else it is
 * started when it is needed.  False, having said why in d. */
bool tools_start(struct tools *t, struct diag *d);
void tools_close(struct tools *t);

/* For text_options; t must outlive it. */
struct programs tools_programs(struct tools *t);

/* What a tool lacks here, for people: "" nothing. */
str tool_lacks(enum tool tool, struct arena *a);

#endif
