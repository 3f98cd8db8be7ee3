/* SPDX-License-Identifier: MIT */
#ifndef DAFU_WATCH_H
#define DAFU_WATCH_H

#include "base/diag.h"

/*
 * Folders that files are dropped into: what is there at first, and from then on
 * each file once it is finished: closed by who wrote it, or moved there, and of
 * the same size and time at two looks WATCH_SETTLE apart.  Folders below are
 * watched, too; hidden files and folders (.name), links, and what is no file
 * are passed over.  A file is handed out again once it is another (inode, size
 * or time).  One that goes before its turn is forgotten.  Where the system lost
 * events (a full queue) all is looked through again.
 *
 * now: milliseconds on a clock that only goes forward.
 */
enum { WATCH_SETTLE = 500 };
struct watch;

/* NULL, having said why.  include: as of walk.h. */
struct watch *watch_open(char *const *folders, int count, const char *include,
    int64_t now, struct diag *d);
void watch_close(struct watch *w);

/* See what has happened, without waiting.  False, having said why: a folder
 * that was named is gone, or the system cannot go on. */
bool watch_look(struct watch *w, int64_t now, struct diag *d);

/* The next finished file, valid until the next look; NULL: none so far. */
const char *watch_next(struct watch *w);

/* How long to wait for the next look, at most: until a file may have settled;
 * -1: until something happens. */
int watch_pause(const struct watch *w, int64_t now);

/* Wait so long, or until something happens or a signal comes. */
void watch_wait(const struct watch *w, int milliseconds);

#endif
