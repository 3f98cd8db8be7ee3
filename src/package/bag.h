/* SPDX-License-Identifier: MIT */
#ifndef DAFU_BAG_H
#define DAFU_BAG_H

#include "archive/archive.h"
#include "package/folder.h"

/*
 * BagIt bags (RFC 8493) of whole archives.  The payload:
 *
 *   data/source/000001.txt       a document's bytes, by its id
 *   data/record/000001-1.xml     a version of a letter
 *   data/documents.jsonl         a document a line, by id: path, time, hash …
 *   data/records.jsonl           a record a line, in the order they were made
 *   data/sightings.jsonl         where and when documents came: path, address
 *   data/corrections.jsonl       corrections that stand
 *   data/log.jsonl               the archive's log
 *
 * with manifests in SHA-256 and SHA-512, and reply.xsd, the schema of records.  Another archive takes it back whole.
 */
struct bag_made {
	const char *program;	/* the version of what writes it */
	int64_t now;		/* seconds since 1970 UTC */
	const char *unit;	/* whose it is, on one line; NULL: not said */
};
bool bag_write(struct archive *x, struct folder *to,
    const struct bag_made *made, struct diag *d);

/* Whether a folder is a bag, and whether it is one of these; false, having said
 * why, where that cannot be known. */
bool bag_is(const char *path, bool *is, struct diag *d);
bool bag_is_archive(const char *path, bool *is, struct diag *d);

/* Check every file of any bag against its manifests in SHA-256 and SHA-512:
 * none missing, changed or stray, no name that leaves it, no link.  False,
 * having said what is wrong. */
bool bag_check(const char *path, struct diag *d);

/* A document that was put, or was there. */
struct bag_put {
	const struct archive_document *document;
	int64_t id;
	bool known;
	const struct placed *placed;
};

/* Who is told: of each document; that all told so far is kept (false stops); that
 * what was told since is not. */
struct bag_sink {
	void (*put)(void *arg, const struct bag_put *x);
	bool (*kept)(void *arg, struct diag *d);
	void (*dropped)(void *arg);
	void *arg;
};

/* Where a bag goes. */
struct bag_target {
	struct archive *archive;	/* dry: NULL where there is none yet */
	struct bag_sink sink;
	bool dry;			/* only say what would be done */
	int64_t now;			/* seconds since 1970 UTC */
};

/* What bag_restore has done, or would do. */
struct bag_count {
	int64_t documents, known, records, corrections;
};

/*
 * Whether what a bag of a whole archive says can be so, whoever made its
 * manifests: lines that fit one another and the files; times that can be (before
 * now; with now 0 they may be any).  NULL, having said why, where it cannot.
 * What its records say of their sources are claims, which the caller tries.
 */
struct bag_claims;
struct bag_claims *bag_look(const char *path, int64_t now, struct diag *d);

/* A record and the file of a document that it says it was read from; or such a
 * file that it says could not be read: record.s == NULL. */
struct bag_claim {
	str file;		/* in the bag: the record's, or the document's */
	str path;		/* under which the document came */
	str source, record;	/* bytes */
	str program, profile;
	uint32_t part;
	bool current;		/* the newest version of its letter */
};

/* The next claim; *end: there is none.  False, having said why. */
bool bag_claims_next(struct bag_claims *c, struct bag_claim *out, bool *end,
    struct arena *a, struct diag *d);
void bag_claims_free(struct bag_claims *c);

/* Put the documents and records of a bag whose claims were tried as they were. */
bool bag_restore(const char *path, const struct bag_target *to,
    struct bag_count *count, struct diag *d);

/* For both: say what is wrong with a file of the bag, always false; whether a
 * name stays in the bag; its path. */
bool bag_bad(struct diag *d, const char *bag, const char *what,
    const char *name);
bool bag_inside(const char *name);
/* A file of the bag to read from: plain, no link.  NULL: errno says why. */
FILE *bag_open(const char *bag, const char *name);
const char *bag_path(struct arena *a, const char *bag, const char *name);

/* The extension of a document's path in letters and digits; "bin" without. */
const char *bag_extension(struct arena *a, str path);

#endif
