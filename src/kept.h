/* SPDX-License-Identifier: MIT */
#ifndef DAFU_KEPT_H
#define DAFU_KEPT_H

#include "archive/archive.h"
#include "pipeline.h"

/* What reading a document came to, as an archive keeps it. */
struct kept {
	enum outcome outcome;		/* READ, REFUSED or FAILED */
	str reason;			/* why it could not be read */
	struct archive_record *record;	/* one a letter; their rows point
					 * into trees */
	size_t count;
	struct VEC(xmlDoc *) tree;
	struct diag d;			/* what there is to say */
};

/* Read a document to its records.  All but trees and d lives in the arena; these
 * are freed by kept_done. */
void kept_read(struct kept *out, str bytes, const char *name,
    const struct pipeline *p, struct arena *a);
void kept_done(struct kept *x);

/* What the worst message says: its id for machines, its text for people. */
str kept_reason(const struct diag *d, struct arena *a);

#endif
