/* SPDX-License-Identifier: MIT */
#ifndef DAFU_ARCHIVE_H
#define DAFU_ARCHIVE_H

#include "archive/rows.h"
#include "base/diag.h"

/*
 * Keeping documents and records.  One interface; behind it one engine, which
 * tests/unit/archive.c must pass.  What is kept: schema.def.
 *
 * A document is a file's bytes.  What was read from it are records; a record
 * is one version of one letter.  Documents and records are never changed.
 *
 * Strings and rows handed out live in the arena that was passed.  A function
 * that returns false has said why in d; the archive then is as it was before
 * the transaction.  Times are seconds since 1970 UTC and come from the caller.
 */
struct archive;

struct archive_options {
	bool write;		/* else nothing can be changed */
	bool create;		/* make it where there is none */
	bool force;		/* also on a network file system */
	int wait;		/* for another writer, in seconds */
};

/* NULL, having said why in d.  archive_close takes NULL. */
struct archive *archive_open(const char *where, const struct archive_options *o,
    struct diag *d);
bool archive_close(struct archive *x, struct diag *d);

/*
 * Writing.  begin waits for another writer.  What was put is kept once commit
 * has returned true, whatever happens to program or machine after it.
 * cancel forgets all since begin; after a failure nothing else is allowed.
 */
bool archive_begin(struct archive *x, struct diag *d);
bool archive_commit(struct archive *x, struct diag *d);
void archive_cancel(struct archive *x);

/* A record as it is put. */
struct archive_record {
	str xml;		/* packed (pack.h) */
	size_t size;		/* bytes of the XML */
	str sha256;		/* of the XML */
	struct rows rows;
};

/* What reading a document came to; the names are column outcome's. */
enum outcome { OUTCOME_READ, OUTCOME_REFUSED, OUTCOME_FAILED, OUTCOME_CRASHED,
	OUTCOME_OVERTIME, OUTCOME_COUNT };
extern const char *const outcome_names[OUTCOME_COUNT];

/* A document as it is put. */
struct archive_document {
	str path;		/* valid UTF-8 */
	str source, sha256;
	int64_t time;
	str program, profile;	/* profile.s == NULL: none */
	enum outcome outcome;
	str reason;		/* where it could not be read */
	struct archive_record *record;	/* one a letter in it; none unless READ */
	size_t count;
};

/* What became of a letter that was put. */
enum placed_kind {
	PLACED_NEW,		/* a letter of its own */
	PLACED_VERSION,		/* a new version of a letter */
	PLACED_SAME		/* is the current version already, as it is */
};
struct placed {
	enum placed_kind kind;
	int64_t letter, version;
	int64_t like;		/* the same letter in another file; 0: none */
	bool by_number;		/* told by number and issuer, else by text */
};

/*
 * Put a document and its records.  *document receives its id; known is true
 * where the same bytes are there already: then nothing is changed.  placed has
 * room for d->count.  A record becomes a version of a letter that came before
 * under the same path and is the same letter by number and issuer, or by text;
 * otherwise a letter of its own, linked to what it resembles.
 */
bool archive_put(struct archive *x, const struct archive_document *put,
    int64_t *document, bool *known, struct placed *placed, struct diag *d);

/*
 * The document is in the archive and was read again: its records become new
 * versions of its letters where they differ.  put->source is not looked at.
 */
bool archive_again(struct archive *x, int64_t document,
    const struct archive_document *put, struct placed *placed, struct diag *d);

/* Whether a document of that hash is there; its id, or 0. */
bool archive_find(struct archive *x, str sha256, int64_t *document,
    struct diag *d);

/*
 * Walk over documents with an id greater than *id, ascending: false at the end
 * or, having said why, at a failure.  A zeroed struct starts; source is
 * fetched only where with_source.
 */
struct archive_stored {
	int64_t id;
	str path, source, sha256, program, profile, reason, outcome;
	int64_t time, size;
};
bool archive_next_document(struct archive *x, struct archive_stored *s,
    bool with_source, struct arena *a, struct diag *d);

/* A version of a letter; version 0: the current one.  xml is unpacked where
 * with_xml.  False, without a message, where there is none. */
struct archive_version {
	int64_t record, letter, version, document, part, time, size;
	str sha256, program, profile, xml;
};
bool archive_find_version(struct archive *x, int64_t letter, int64_t version,
    struct archive_version *out, bool with_xml, struct arena *a,
    struct diag *d);

/* The rows of a letter's current version as they stand in the archive. */
bool archive_rows(struct archive *x, int64_t letter, struct rows *out,
    struct arena *a, struct diag *d);

#endif
