/* SPDX-License-Identifier: MIT */
#ifndef DAFU_WORKER_H
#define DAFU_WORKER_H

#include "base/diag.h"

/*
 * Processes that read documents.  A worker gets bytes and gives an answer; it
 * has no files, and limits on time and memory.  One that dies costs the
 * document that it had in hand and is replaced.
 */
struct pool;

struct worker_limits {
	size_t seconds;		/* of computing, a document */
	size_t memory;		/* bytes, a worker */
	bool unconfined;	/* without the kernel's filter of calls */
};

#define LIMITS_DEFAULT { .seconds = 10, .memory = (size_t)1 << 30 }

/* Rows of options of every command that has workers. */
#define LIMIT_OPTIONS(o) \
	{ "time-limit", 0, OPTION_SIZE, &(o).seconds, "SECONDS", \
	    "of computing, a document (10)" }, \
	{ "memory-limit", 0, OPTION_SIZE, &(o).memory, "SIZE", \
	    "a worker (1G)" }, \
	{ "unconfined", 0, OPTION_FLAG, &(o).unconfined, NULL, \
	    "do without the kernel's filter of system calls" }

/* Whether they can be kept. */
static inline bool limits_hold(const struct worker_limits *l)
{
	return l->seconds && l->seconds <= 86400;
}

/* A record that is to be checked against the document (against.h). */
enum checked_how { CHECKED_SAME, CHECKED_VALUES, CHECKED_PLACES };
struct checked {
	str record;		/* XML; len 0: none */
	uint32_t part;		/* which letter of the document, from 1 */
	enum checked_how how;
	str profile;		/* XML of one that it was read with, instead of
				 * the reader's; len 0: none */
};

/* A document to be read, and what became of it; with a record only whether the
 * two agree: READ, or why not. */
struct task {
	/* given; must live until done */
	str name, bytes;
	str sender, sent;		/* of a mail (pipeline.h); may be none */
	struct checked check;
	/* given by the worker, for reading */
	const struct programs *programs;
	struct arena *a;	/* the task's own */
	/* received, in the arena */
	str answer;		/* s == NULL: its worker died */
	enum diag_id died;	/* OVERTIME, OUT_OF_MEMORY or CRASHED */
	str why;		/* the detail of it */
	bool done;
};

struct pool_options {
	int workers;
	struct worker_limits limits;
	/* What a worker does first, where files can still be opened; false,
	 * having said why in d: there can be no worker.  NULL: nothing. */
	bool (*open)(void *arg, struct diag *d);
	/* What a worker does with what a task gives, whose strings end in NUL:
	 * bytes in its arena, not none. */
	str (*read)(void *arg, const struct task *t);
	void *arg;
	bool programs;		/* outside programs may be run for readers */
	/* Workers have from the start all that any file may need (late.h, the
	 * way to programs); else those have that are started once one did. */
	bool full;
};

/* NULL, having said why in d.  Workers have the process as it is now: what only
 * they need, open makes with less memory touched twice. */
struct pool *pool_open(const struct pool_options *o, struct diag *d);
void pool_close(struct pool *p);

/* Whether another task can be sent. */
bool pool_room(const struct pool *p);
void pool_send(struct pool *p, struct task *t);

/*
 * Move bytes until a task is done, at most for some milliseconds.  False,
 * having said why, when there are no workers and can be none.
 */
bool pool_wait(struct pool *p, int milliseconds, struct diag *d);

/* Wait until a worker is ready.  False, having said why: there can be none. */
bool pool_ready(struct pool *p, struct diag *d);

/* One task alone: send it, and wait until it is done.  False as above. */
bool pool_ask(struct pool *p, struct task *t, struct diag *d);

#endif
