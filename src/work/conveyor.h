/* SPDX-License-Identifier: MIT */
#ifndef DAFU_CONVEYOR_H
#define DAFU_CONVEYOR_H

#include "work/message.h"

/*
 * Documents one after the other through workers, which read several at once,
 * and out again in the order in which they came.
 */

/* Documents in hand at once, and their bytes; one alone may be larger. */
#define CONVEYOR_SLOTS 160
#define CONVEYOR_BYTES ((size_t)12 << 20)

/* A document in hand; all of it is gone with the next that takes its slot. */
struct slot {
	struct arena arena;
	struct task task;	/* task.bytes and name are to be read */
	bool skip;		/* is not to be read */
	struct answer answer;	/* where it was read */
	/* the command's own */
	str path, sha256, reason;
	int64_t document, letter, version;
	int fate;
};

struct conveyor {
	struct pool *pool;
	void *arg;
	bool raw;		/* answers are the command's own: slot.answer
				 * is not filled */
	/* Fill a slot; *end: there are no more; or set later: there is none
	 * yet, which it may where count is not 0.  False: stop. */
	bool (*next)(void *arg, struct slot *s, bool *end);
	/* A slot, read or skipped.  False: stop. */
	bool (*settle)(void *arg, struct slot *s);
	/* Now and then, every 0.1 s at least.  False: stop. */
	bool (*rest)(void *arg);
	/* own */
	struct slot slot[CONVEYOR_SLOTS];
	size_t first, count, bytes;
	bool ended, later;
};

/* Run until all is settled; false where a function or the pool stopped it. */
bool conveyor_run(struct conveyor *c, struct diag *d);
void conveyor_clear(struct conveyor *c);

#endif
