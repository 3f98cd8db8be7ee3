/* SPDX-License-Identifier: MIT */
#ifndef DAFU_CONFINE_H
#define DAFU_CONFINE_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Close this process in, before it meets a byte from outside, for good: no
 * privileges to gain, no file to open or write, no standard error, no core, so
 * much memory, and, with filter, no call but what reading takes: memory, the
 * descriptors that are open, the clock, the end.  It ends with its parent.
 * False: the kernel did not take one of these.
 */
bool confine(size_t memory, bool filter);

/* From now on so many seconds of computing, then SIGXCPU. */
void confine_seconds(int seconds);

#endif
