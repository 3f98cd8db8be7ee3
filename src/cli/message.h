/* SPDX-License-Identifier: MIT */
#ifndef DAFU_MESSAGE_H
#define DAFU_MESSAGE_H

#include "archive/archive.h"

/*
 * What a worker answers: what reading a document came to, as bytes for a pipe
 * between processes of one program, in the machine's own byte order.
 */
struct answer {
	enum outcome outcome;
	str reason;			/* where it could not be read */
	struct archive_record *record;
	size_t count;
};

/* The answer as bytes, in the arena. */
str message_write(const struct answer *x, struct arena *a);

/* Back again; views point into bytes.  False where they are no answer. */
bool message_read(struct answer *out, str bytes, struct arena *a);

#endif
