/* SPDX-License-Identifier: MIT */
#ifndef DAFU_MESSAGE_H
#define DAFU_MESSAGE_H

#include "kept.h"
#include "work/worker.h"

/*
 * What a worker answers: what reading a document came to, as bytes for a pipe
 * between processes of one program, in the machine's own byte order.
 */
struct answer {
	enum outcome outcome;
	str reason;			/* why it could not be read; else what
					 * its command has to say of it */
	struct archive_record *record;
	size_t count;
};

/* The answer as bytes, in the arena. */
str message_write(const struct answer *x, struct arena *a);

/* Back again; views point into bytes.  False where they are no answer. */
bool message_read(struct answer *out, str bytes, struct arena *a);

/* What a worker does with a task by a pipeline, arg: its answer as bytes. */
str answer_make(void *arg, const struct task *t);

/* What a task that is done came to, also where its worker died. */
void answer_of(struct answer *out, const struct task *t);

#endif
