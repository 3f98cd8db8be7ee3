/* SPDX-License-Identifier: MIT */
#ifndef DAFU_CALL_H
#define DAFU_CALL_H

/* Private to the files of the public interface, src/dafu*.c. */

#include "dafu.h"

#include "archive/archive.h"
#include "ask/query_parse.h"
#include "pipeline.h"
#include "publish/formats.h"
#include "publish/publish.h"

struct dafu_reader {
	struct pipeline pipeline;
	struct publish_sheet *sheet[FORMAT_COUNT];	/* made where one is wanted */
	struct archive *match;	/* for dafu_document_match; holds nothing */
	struct arena arena;	/* holds the reader itself */
	bool lost;		/* memory ran out */
};

struct dafu_document {
	dafu_reader *reader;
	struct VEC(xmlDoc *) letter;
	str name, bytes_sha256;
	struct arena arena;	/* holds the document itself, and its outputs */
};

struct dafu_archive {
	struct archive *archive;
	struct arena arena;	/* holds the archive itself */
	bool begun, lost;
};

struct dafu_found {
	archive_hits hits;
	struct arena arena;	/* holds all */
};

/* A call in hand: what it was given, what it makes. */
struct call {
	bool (*work)(struct call *c);
	bool *lost;		/* of its handle; NULL: has none yet */
	dafu_reader *reader;
	dafu_document *document;
	dafu_archive *archive;
	dafu_found *found;
	const dafu_options *options;
	const dafu_put *put;
	const char *name;
	str bytes, source;
	int64_t letter, version, limit, offset, number;
	int flags;
	struct diag d;
	bool ok;
};

/*
 * Do c->work: every call that can fail goes through here.  libxml2 has no voice
 * meanwhile, and memory that runs out ends it.  Returns the status, and fills
 * error where it is not NULL.
 */
int call_run(struct call *c, dafu_error *error);

/* Zeroed memory for a handle; NULL, having said so in error. */
void *call_new(size_t size, dafu_error *error);

/* The caller asks for what is not there: says so; always false. */
bool call_misused(struct call *c, const char *what, const char *which);

/* What a process does once: dafu.h, THE PROCESS. */
void call_process(void);

/* The query c->name; NULL, having said what is wrong. */
struct query *call_query(struct call *c, struct arena *a);

/* A new document, c->document, by c->work; NULL where it fails. */
dafu_document *call_document(struct call *c, dafu_error *error);

/* The document of the record's XML in c->bytes. */
bool call_parse(struct call *c);

#endif
