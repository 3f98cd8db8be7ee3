/* SPDX-License-Identifier: MIT */
#ifndef DAFU_RECORDS_H
#define DAFU_RECORDS_H

#include "archive/archive.h"
#include "package/folder.h"

/* Who takes a record; what it has in the arena goes after each.  False ends,
 * having said why. */
struct record_taker {
	bool (*take)(void *arg, const struct archive_version *v,
	    struct arena *a);
	void *arg;
};

/* Each current record that an archive gives out, in the order in which they came.
 * where: its name in messages. */
bool records_each(struct archive *x, const char *where,
    const struct record_taker *to, struct diag *d);

/* A folder of records and sources, by year, with index.csv. */
bool records_folder(struct archive *x, const char *where, struct folder *to,
    struct diag *d);

#endif
