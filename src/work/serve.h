/* SPDX-License-Identifier: MIT */
#ifndef DAFU_SERVE_H
#define DAFU_SERVE_H

/* Between pool.c and worker.c only. */

#include <signal.h>

#include "work/worker.h"

/* What stands before a document on the socket: the lengths of what follows,
 * in this order.  Before an answer stands its length, a uint64_t.  The
 * first answer is to no document: it is empty once the worker is closed in, else
 * messages that say why it is not. */
struct request {
	uint64_t name, bytes, record, profile, sender, sent;
	uint32_t part, how;	/* of struct checked */
};

/* The status of a worker that cannot close itself in; of one whose document needs
 * what it does not have. */
enum { EXIT_OPEN = 4, EXIT_SHORT = 5 };

/* Answer requests on fd until there are no more; never returns. */
void serve(int fd, const struct pool_options *o);

#endif
