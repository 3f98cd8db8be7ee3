/* SPDX-License-Identifier: MIT */
#ifndef DAFU_FIXITY_H
#define DAFU_FIXITY_H

#include "archive/archive.h"
#include "record/record.h"

/*
 * Whether an archive, opened with `check`, still is what was put into it.
 * archive_check looks at the whole; fsck_part at documents and records one by
 * one: hashes anew, records against the schema, rows against records.  Parts
 * can be looked at by several processes, each with its own archive and part
 * from 0 to parts - 1.
 */
struct fsck {
	struct archive *archive;
	struct record_schema *schema;
	struct fault_sink sink;
	int part, parts;
	int64_t documents, records;	/* looked at */
	int64_t bytes;			/* of sources and records */
};

/* False, having said why, where the archive could not be read to its end. */
bool fsck_part(struct fsck *f, struct diag *d);

#endif
