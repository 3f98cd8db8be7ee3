/* SPDX-License-Identifier: MIT */
#ifndef DAFU_INTERRUPT_H
#define DAFU_INTERRUPT_H

#include "archive/archive.h"

/*
 * From now on SIGHUP, SIGINT and SIGTERM end the reading of this archive (NULL:
 * of none), so that what was made by then can be taken away.  May be called
 * again, before the archive is closed.
 */
void interrupt_ends(struct archive *reading);

/* The signal that came; 0: none. */
int interrupt_came(void);

#endif
