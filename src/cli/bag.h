/* SPDX-License-Identifier: MIT */
#ifndef DAFU_BAG_H
#define DAFU_BAG_H

#include "archive/archive.h"
#include "cli/folder.h"
#include "cli/report.h"

/*
 * BagIt bags (RFC 8493) of whole archives.  The payload:
 *
 *   data/source/000001.txt       a document's bytes, by its id
 *   data/record/000001-1.xml     a version of a letter
 *   data/documents.jsonl         a document a line, by id: path, time, hash …
 *   data/records.jsonl           a record a line, in the order they were made
 *
 * with manifests in SHA-256 and SHA-512.  Another archive takes it back whole.
 */
bool bag_write(struct archive *x, struct folder *to, struct diag *d);

/* Whether a folder is a bag, and whether a bag is one of these. */
bool bag_is(const char *path);
bool bag_is_archive(const char *path);

/* Check every file of any bag against its manifests in SHA-256 and SHA-512:
 * none missing, changed or stray, no name that leaves it, no link.  False,
 * having said what is wrong. */
bool bag_check(const char *path, struct diag *d);

/* Where a bag goes. */
struct bag_target {
	struct archive *archive;	/* dry: NULL where there is none yet */
	struct report *report;		/* a document a line */
	bool dry;			/* only say what would be done */
};

/* What bag_restore has done, or would do. */
struct bag_count {
	int64_t documents, known, records;
};

/* Put the documents and records of a bag that was checked as they were. */
bool bag_restore(const char *path, const struct bag_target *to,
    struct bag_count *count, struct diag *d);

/* For both: say what is wrong with a file of the bag, always false; whether a
 * name stays in the bag; its path. */
bool bag_bad(struct diag *d, const char *bag, const char *what,
    const char *name);
bool bag_inside(const char *name);
const char *bag_path(struct arena *a, const char *bag, const char *name);

/* The extension of a document's path in letters and digits; "bin" without. */
const char *bag_extension(struct arena *a, str path);

#endif
