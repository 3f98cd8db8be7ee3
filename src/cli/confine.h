/* SPDX-License-Identifier: MIT */
#ifndef DAFU_CONFINE_H
#define DAFU_CONFINE_H

#include <stddef.h>

/*
 * Close this process in, before it meets a byte from outside, for good: no
 * privileges to gain, no file to open or write, no standard error, no core, so much memory, and
 * where the kernel filters calls (seccomp) no call but what reading takes:
 * memory, the descriptors that are open, the clock, the end.  It ends with its
 * parent.
 */
void confine(size_t memory);

/* From now on so many seconds of computing, then SIGXCPU. */
void confine_seconds(int seconds);

#endif
