/* SPDX-License-Identifier: MIT */
#ifndef DAFU_PUBLISHED_H
#define DAFU_PUBLISHED_H

#include "cli/cli.h"
#include "publish/edition.h"
#include "work/worker.h"

/* What a worker of dafu publish makes of a document. */

struct published_options {
	struct letter_options reading;	/* its force: to read, not to publish */
	struct redact_options redact;
	const char *force;		/* a reason; NULL: not */
	enum format format[FORMAT_COUNT];
	size_t formats;
	/* the worker's alone */
	struct pipeline pipeline;
	struct writer writer[FORMAT_COUNT];
};

/* What the index says of a letter. */
#define PUBLISHED_HEAD "number,date,issuer,title,class,edition"
enum { PUBLISHED_COLUMNS = 6 };

/*
 * For pool_options.  The answer is products: of each letter of the document one
 * whose `advice` is a line of the log (JSON), `coverage` the base of file names
 * ("": it has no number) and `bytes` a JSON array of the index's columns, and
 * then one for each format; of a letter that is refused one whose `bytes` are
 * none, and why in the messages.  No output holds anything that was taken out.
 */
bool published_open(void *arg, struct diag *d);
str published_read(void *arg, const struct task *t);

#endif
