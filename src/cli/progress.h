/* SPDX-License-Identifier: MIT */
#ifndef DAFU_PROGRESS_H
#define DAFU_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

/*
 * How far a long command is, on standard error: on a terminal a bar that is
 * drawn over, as wide as there is room, otherwise (also where TERM is dumb) a
 * line every few seconds.
 */
struct progress {
	const char *what;	/* "documents" */
	size_t total;		/* 0: not known */
	bool quiet;
	/* own */
	bool terminal, shown;
	double start, last;
};

void progress_start(struct progress *p);
/* refused, failed: of those that are done, as the summary will call them. */
void progress_show(struct progress *p, size_t done, size_t refused,
    size_t failed);
/* Take the bar away, before anything else is written to standard error. */
void progress_clear(struct progress *p);
/* Seconds since the start. */
double progress_seconds(const struct progress *p);

#endif
