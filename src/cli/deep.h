/* SPDX-License-Identifier: MIT */
#ifndef DAFU_DEEP_H
#define DAFU_DEEP_H

#include "archive/archive.h"
#include "cli/progress.h"
#include "work/worker.h"

/*
 * Every record of an archive against its source (against.h): what differs is a
 * VALUE fault, with what is wrong.  Sources and records that cannot be had are
 * passed over, fsck tells of them.
 */
struct deep {
	struct archive *archive;	/* opened to be checked */
	struct pool *pool;		/* started before it was */
	/* That its workers read with; s == NULL: none.  Then a record is read
	 * with the one that it was read with, where the archive keeps that. */
	str profile;
	struct fault_sink sink;
	struct progress *progress;
};

/* False, having said why, where it could not be done to the end. */
bool deep_check(const struct deep *x, struct diag *d);

#endif
