/* SPDX-License-Identifier: MIT */
#ifndef DAFU_FIND_H
#define DAFU_FIND_H

#include "archive/archive.h"

/* A letter as people name it: its id, its document number, or either with a
 * point and a version (0: the current one). */
struct ask_letter {
	int64_t letter, version;
};

/* The letter of that name.  False, having said why; that it has such a version
 * is not looked at. */
bool ask_letter(struct ask_letter *out, struct archive *x, const char *name,
    struct diag *d);

/* One letter's columns; false where there is none (ARCHIVE_NONE). */
bool ask_hit(struct archive_hit *out, struct archive *x, int64_t letter,
    const enum hit *column, size_t n, struct arena *a, struct diag *d);

#endif
