/* SPDX-License-Identifier: MIT */
#ifndef DAFU_BAG_H
#define DAFU_BAG_H

#include "archive/archive.h"
#include "cli/folder.h"

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

/* Whether a folder is such a bag. */
bool bag_is(const char *path);

/* What bag_restore has done. */
struct bag_count {
	int64_t documents, known, records;
};

/* Check every file of the bag against its manifests: none missing, changed or
 * stray, no name that leaves it, no link.  False, having said what is wrong. */
bool bag_check(const char *path, struct diag *d);

/* Put the documents and records of a bag that was checked as they were. */
bool bag_restore(const char *path, struct archive *x, struct bag_count *count,
    struct diag *d);

/* The extension of a document's path in letters and digits; "bin" without. */
const char *bag_extension(struct arena *a, str path);

#endif
