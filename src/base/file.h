/* SPDX-License-Identifier: MIT */
#ifndef DAFU_FILE_H
#define DAFU_FILE_H

#include <stdio.h>

#include "base/diag.h"

/*
 * Read a whole file, or standard input where path is "-", into the arena.
 * limit is in bytes.  Returns false, having said why in d (FOLDER, TOO_LARGE,
 * IO), when it cannot be had whole.  An empty file is no error here.
 */
bool file_read(str *out, const char *path, size_t limit, struct arena *a,
    struct diag *d);

/*
 * Write bytes to path ("-" or NULL: standard output, plain where that is a
 * terminal: plain.h) and see them through to the system, a file to the disk.
 * It is written beside its place under another name and renamed, so that no half
 * of it is ever seen.  Returns false, having said why.
 */
bool file_write(const char *path, str bytes, struct diag *d);

/* The folder that a path's file stands in: "." where it names none. */
str file_folder(const char *path, struct arena *a);

/* See a file, or the names in a folder, through to the disk, as far as it may be
 * read; false: errno says why. */
bool file_sync(const char *path);

/* Two files or folders take one another's names at once; false where one is not
 * there or the system cannot. */
bool file_exchange(const char *one, const char *two);

/*
 * The path without what does not matter in it: "./", a second '/', "x/../", a
 * '/' at the end.  Told from its letters alone, as if no folder were a link.
 */
str file_clean(str path, struct arena *a);

/* The part of path behind the last '/'. */
const char *file_name(const char *path);

#endif
