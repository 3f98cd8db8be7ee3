/* SPDX-License-Identifier: MIT */
#ifndef DAFU_JSONL_H
#define DAFU_JSONL_H

#include "cli/cli.h"
#include "work/worker.h"

/*
 * Letters as lines of JSON, for engines that spread them: a line in,
 *
 *	{"id": any, "base64"|"text": string, "name": string}
 *
 * a line out, in order, always:
 *
 *	{"id": the same, "records": [record, ...]}	-f json
 *	{"id": the same, "outputs": [string, ...]}	another format
 *
 * with "error": {"id": of diag.def, "message"} where something is wrong; id is
 * null where the line has none that can be told.  What is answered depends on
 * the line alone.
 */
struct jsonl {
	struct letter_options reading;
	struct worker_limits limits;
	enum format format;
	const char *stylesheet;
	size_t jobs;		/* 0: one a core */
};

/* Read files (- or none: standard input), write to standard output; the exit
 * status: EXIT_DONE where every line was answered. */
int jsonl_run(const struct jsonl *o, char **paths, int count);

/* --- lines of a file (jsonl_lines.c) --- */

struct lines {
	char **path;		/* those that are left */
	int paths;
	size_t most;		/* bytes of a line, without its end */
	int fd;			/* -1: none is open */
	char *buffer;
	size_t start, end, room, seen;
	bool skip;		/* the rest of a line that is too long */
};

enum line { LINE_TAKEN, LINE_TOO_LONG, LINE_LATER, LINE_NONE, LINE_FAILED };

/*
 * The next line, a view that lives until the next call.  LATER: there is none
 * yet, where wait is false.  FAILED: said why.
 */
enum line lines_next(struct lines *x, str *line, bool wait, struct diag *d);
void lines_close(struct lines *x);

#endif
