/* SPDX-License-Identifier: MIT */
#ifndef DAFU_DEADLINES_H
#define DAFU_DEADLINES_H

#include "archive/archive.h"
#include "package/folder.h"

/*
 * The deadlines of what letters promise and is not done, a calendar (ics.h) for
 * each owner: who is responsible (several, where 、 parts them), else who wrote
 * the letter; with index.csv.  where: the archive's name in messages.
 */
bool deadlines_write(struct archive *x, const char *where, struct folder *to,
    struct diag *d);

#endif
