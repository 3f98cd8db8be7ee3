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
	struct pool *pool;		/* that checks records (bag_verify) */
	str profile;			/* that it reads with */
	bool trust;			/* see bag_verify */
};

/* What bag_restore has done, or would do. */
struct bag_count {
	int64_t documents, known, records;
};

/*
 * Whether what a bag of a whole archive says is so, whoever made its manifests:
 * lines that fit one another and the files; times that can be; each record
 * against its source, which is read again (against.h); no document that can be
 * read where it says that it cannot.  With trust records need only give the
 * words of their places, and times may be any.  to->archive and report are not
 * used.  False, having said why.
 */
bool bag_verify(const char *path, const struct bag_target *to, struct diag *d);

/* Put the documents and records of a bag that was verified as they were. */
bool bag_restore(const char *path, const struct bag_target *to,
    struct bag_count *count, struct diag *d);

/* For both: say what is wrong with a file of the bag, always false; whether a
 * name stays in the bag; its path. */
bool bag_bad(struct diag *d, const char *bag, const char *what,
    const char *name);
bool bag_inside(const char *name);
/* A file of the bag to read from: plain, no link.  NULL: there is none. */
FILE *bag_open(const char *bag, const char *name);
const char *bag_path(struct arena *a, const char *bag, const char *name);

/* The extension of a document's path in letters and digits; "bin" without. */
const char *bag_extension(struct arena *a, str path);

#endif
