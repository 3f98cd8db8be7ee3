/* SPDX-License-Identifier: MIT */
#ifndef DAFU_WORKER_H
#define DAFU_WORKER_H

#include "cli/message.h"
#include "pipeline.h"

/*
 * Processes that read documents.  A worker gets bytes and gives an answer; it
 * has no files, and limits on time and memory.  One that dies costs the
 * document that it had in hand and is replaced.
 */
struct pool;

struct pool_options {
	int workers;
	int seconds;		/* of computing, a document */
	size_t memory;		/* bytes, a worker */
	const struct pipeline *pipeline;
};

/* NULL, having said why in d. */
struct pool *pool_open(const struct pool_options *o, struct diag *d);
void pool_close(struct pool *p);

/* A record that is to be checked against the document (against.h). */
enum checked_how { CHECKED_SAME, CHECKED_VALUES, CHECKED_PLACES };
struct checked {
	str record;		/* XML; len 0: none */
	uint32_t part;		/* which letter of the document, from 1 */
	enum checked_how how;
};

/* A document to be read, and what became of it; with a record only whether the
 * two agree: READ, or why not. */
struct task {
	/* given; must live until done */
	str name, bytes;
	struct checked check;
	/* received; views point into the arena that must be the task's own */
	struct arena *a;
	struct answer answer;
	bool done;
};

/* Whether another task can be sent. */
bool pool_room(const struct pool *p);
void pool_send(struct pool *p, struct task *t);

/*
 * Move bytes until a task is done, at most for some milliseconds.  False,
 * having said why, when there are no workers and can be none.
 */
bool pool_wait(struct pool *p, int milliseconds, struct diag *d);

/* What a worker does with a document: the answer as message_write writes it. */
str answer_make(str bytes, const char *name, const struct pipeline *p,
    struct arena *a);
str answer_check(str bytes, const struct checked *x, const struct pipeline *p,
    struct arena *a);

#endif
