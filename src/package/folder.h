/* SPDX-License-Identifier: MIT */
#ifndef DAFU_FOLDER_H
#define DAFU_FOLDER_H

#include <stdio.h>

#include "base/diag.h"

/*
 * A folder or file that appears under its name only once it is whole: it is
 * made beside its place as NAME.dafu-part-PID and renamed, once all of it is on
 * the disk.  What a process that was killed has left there is taken away.
 */
struct folder {
	const char *path, *part;
	bool file;		/* one file, no folder */
	int held;		/* the part, locked; -1: not */
	struct arena arena;
};

/*
 * Begin.  What is there already is refused, but for an empty folder where one
 * is made, or, with replace, what dafu export made (export_mark.h); that is put away
 * when the new one is whole.  False, having said why.
 */
bool folder_open(struct folder *f, const char *path, bool file, bool replace,
    struct diag *d);

/* Write bytes to a file below it; folders on the way are made.  name: with '/',
 * never "..". */
bool folder_put(struct folder *f, const char *name, str bytes, struct diag *d);

/* A file below it to write to; folder_done closes it and says what went wrong. */
FILE *folder_file(struct folder *f, const char *name, struct diag *d);
bool folder_done(struct folder *f, FILE *out, const char *name,
    struct diag *d);

/* A name of files from words: what no file system or list of names likes becomes
 * _; at most 120 bytes.  s == NULL counts as "". */
const char *folder_safe(str name, struct arena *a);

/* Whole: give it its name.  Or away with what was made. */
bool folder_keep(struct folder *f, struct diag *d);
void folder_drop(struct folder *f);

#endif
