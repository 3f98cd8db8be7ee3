/* SPDX-License-Identifier: MIT */
#ifndef DAFU_H
#define DAFU_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * libdafu: reply letters to proposals (政协提案、人大建议的答复) as records.
 *
 * A reader makes of a letter's bytes a document, which holds a record for each
 * letter in it; a record is written as XML, JSON, a page or text.  An archive
 * keeps documents and answers questions.  What a record says: xsd/README.md;
 * what an archive is asked: dafu(1), QUERIES.
 *
 *	dafu_error e;
 *	dafu_reader *r = dafu_reader_open(NULL, &e);
 *	dafu_document *d = dafu_read(r, bytes, size, "a.docx", &e);
 *
 *	if (d)
 *		puts(dafu_document_write(d, 1, "json", NULL, &e));
 *	else
 *		fprintf(stderr, "%s\n", e.message);
 *	dafu_document_close(d);
 *	dafu_reader_close(r);
 *
 * STRINGS are UTF-8 and end in NUL, but for what has its size beside it.  What a
 * function is given it does not keep, unless said here.  What a function gives
 * belongs to a handle and lives as long as that, or until the call that is named.
 *
 * ERRORS.  A function that can fail returns NULL, false or a status other than
 * DAFU_OK and fills *error, which may be NULL where nobody asks.  After success
 * error->status is DAFU_OK.  No function prints, exits, aborts, takes a signal,
 * changes locale or environment, or looks at the clock.
 *
 * MEMORY that runs out is DAFU_MEMORY.  What the call held may then be lost to
 * the process; the handle that it was given can only be closed, and an archive
 * that is closed after that keeps its locks until the process ends.  What was
 * committed is safe.
 *
 * THREADS.  A handle, and all that came from it, is used by one thread at a time;
 * threads with a handle each never wait for one another, but for a moment when a
 * reader first writes a page or text.
 *
 * THE PROCESS.  The first call of a function that opens something, in whatever
 * thread, initialises libxml2, libxslt and SQLite (xmlInitParser, xsltInit,
 * sqlite3_initialize) and adds to them, for good: an input scheme "dafu:",
 * extension functions of namespace urn:dafu:publish and of EXSLT, a file layer
 * "dafu-pages".  Nothing that is there is replaced: not their memory, not the
 * loader of entities, not who hears of errors, except in the calling thread
 * during a call.  A program that configures these libraries itself does so
 * before; xmlCleanupParser, xsltCleanupGlobals and sqlite3_shutdown may be called
 * only when no handle is open, and dafu_ functions no more after that.
 *
 * UNTRUSTED BYTES are read within limits of size and depth, not of time; the
 * command does so in confined processes, which a library cannot.
 *
 * Names that begin with dafu_ or DAFU_ are this library's.
 */

/* The version of this header, and that of the library as it runs.  Within a
 * soname (libdafu.so.0) functions are added and none is changed. */
#define DAFU_VERSION "0.1.0"
const char *dafu_version(void);

/* --- errors */

enum dafu_status {
	DAFU_OK = 0,
	DAFU_REFUSED = 1,	/* what was given is at fault: a document that
				 * cannot be read, a record that is not valid */
	DAFU_USAGE = 2,		/* the call is: an option, a query */
	DAFU_SYSTEM = 3,	/* a file, a library */
	DAFU_MEMORY = 4,	/* memory ran out: see above */
	DAFU_NONE = 5,		/* what is asked for is not in the archive */
	DAFU_BUSY = 6		/* another program is writing to the archive */
};

/*
 * What is wrong: the worst of what there is to say, and how much that is.  The
 * caller's; needs no preparation and no release.
 */
typedef struct dafu_error {
	int status;		/* enum dafu_status */
	unsigned count;		/* of faults */
	size_t line, column;	/* from 1, column in code points; 0: no place */
	char id[24];		/* for programs: "NOT_A_LETTER"; a name of
				 * dafu(1), DIAGNOSTICS, in capitals */
	char message[488];	/* for people; cut after a whole character */
} dafu_error;

/* --- reading */

typedef struct dafu_reader dafu_reader;
typedef struct dafu_document dafu_document;

/* How letters are read; a zeroed struct is the usual way.  Members are only
 * added at the end: size is sizeof(dafu_options), or 0 for all zero. */
typedef struct dafu_options {
	size_t size;
	const char *profile;	/* XML of a place's profile (xsd/profile.xsd);
				 * NULL: none */
	size_t profile_size;
	const char *encoding;	/* "utf-8", "gb18030", "utf-16le", "utf-16be";
				 * NULL: told by the bytes */
	int strict;		/* refuse bytes that cannot be decoded */
	int force;		/* read what does not look like a reply letter */
} dafu_options;

/*
 * A reader; options may be NULL.  NULL: DAFU_USAGE (no such encoding),
 * DAFU_REFUSED (the profile is not valid), DAFU_SYSTEM.  Opening takes some
 * milliseconds, mostly for the schema; one reader reads any number of letters,
 * and grows no more after the largest.  Closed after its documents.
 */
dafu_reader *dafu_reader_open(const dafu_options *options, dafu_error *error);
void dafu_reader_close(dafu_reader *reader);

/*
 * Read a file's bytes: text, a page, a DOCX, an OFD (dafu formats), told by the
 * bytes.  A library runs no program: what is taken apart by one, as PDF, DOC, RTF,
 * ODT and pictures are, is refused with the id PROGRAM_NEEDED and a message that
 * names it; the command reads it, in confined processes.  An archive of files or a
 * mail is refused with BOX: its members are documents.  name is the file's name as records give it; folders before it are left
 * out; NULL: "letter".  Each record has been validated against the schema.
 * NULL: the document cannot be read (DAFU_REFUSED).
 */
dafu_document *dafu_read(dafu_reader *reader, const void *bytes, size_t size,
    const char *name, dafu_error *error);

/* The document of a record that there is already, as XML.  NULL: it is not
 * well-formed, has a DOCTYPE, or is not valid (DAFU_REFUSED). */
dafu_document *dafu_parse(dafu_reader *reader, const char *xml, size_t size,
    dafu_error *error);

void dafu_document_close(dafu_document *document);

/* How many letters it holds: 1, seldom more. */
size_t dafu_document_count(const dafu_document *document);

/*
 * A letter, from 1, as
 *
 *	"xml"	the record, with an XML declaration
 *	"json"	the same as one JSON object on one line (xsd/README.md, JSON)
 *	"html"	a page of its own
 *	"text"	plain text, for a terminal
 *
 * or in another format that dafu(1), formats, lists.
 *
 * *size, where size is not NULL, receives its bytes without the NUL.  Belongs to
 * the document.  NULL: there is no such format or letter (DAFU_USAGE).
 */
const char *dafu_document_write(dafu_document *document, size_t letter,
    const char *format, size_t *size, dafu_error *error);

/*
 * Whether a letter, from 1, is what a query asks for (dafu(1), QUERIES): 1 or 0;
 * -1: it cannot be told, as the query is wrong (DAFU_USAGE).
 */
int dafu_document_match(dafu_document *document, size_t letter,
    const char *query, dafu_error *error);

/*
 * Whether a record's XML is valid, and, where source is not NULL, agrees with
 * the bytes that it was read from: every word stands where it says, every value
 * is what its words give.  Returns error's status; name as for dafu_read.
 */
int dafu_validate(dafu_reader *reader, const char *xml, size_t size,
    const void *source, size_t source_size, const char *name,
    dafu_error *error);

/* --- archives */

typedef struct dafu_archive dafu_archive;
typedef struct dafu_found dafu_found;

/* Flags of dafu_archive_open; without DAFU_WRITE nothing can be changed. */
#define DAFU_WRITE 1
#define DAFU_CREATE 3		/* and made where there is none */
#define DAFU_NETWORK 4		/* also on a network file system, where locks of
				 * other machines are not seen */

/* An archive, a file; wait: seconds for another program that writes to it.
 * NULL: DAFU_SYSTEM, DAFU_BUSY. */
dafu_archive *dafu_archive_open(const char *path, int flags, int wait,
    dafu_error *error);

/* What was not committed is forgotten. */
void dafu_archive_close(dafu_archive *archive);

/*
 * Between begin and commit many documents are put as one: some hundreds are far
 * faster than each alone.  Once commit has returned DAFU_OK they are on the disk.
 * cancel forgets all since begin; after a status of DAFU_SYSTEM nothing else is
 * allowed.  Each returns error's status.
 */
int dafu_archive_begin(dafu_archive *archive, dafu_error *error);
int dafu_archive_commit(dafu_archive *archive, dafu_error *error);
void dafu_archive_cancel(dafu_archive *archive);

/*
 * A document to be put; size is sizeof(dafu_put), as of dafu_options.  path is
 * what it is known by: a letter under the same path that is the same letter by
 * number and issuer, or by text, gets a new version.  time: seconds since 1970.
 */
typedef struct dafu_put {
	size_t size;
	const void *bytes;
	size_t bytes_size;
	const char *path;
	int64_t time;
} dafu_put;

/*
 * Read a document and put it, its bytes and its records; outside of begin and
 * commit in a transaction of its own.  *document, where it is not NULL, receives
 * its id.  Returns DAFU_OK also where the same bytes are there already, and
 * DAFU_REFUSED where they cannot be read, which is kept with the reason.
 */
int dafu_archive_put(dafu_archive *archive, dafu_reader *reader,
    const dafu_put *put, int64_t *document, dafu_error *error);

/*
 * The letters that a query finds (dafu(1), QUERIES; "" finds all), the newest
 * first, or the most relevant where it asks for words: at most limit of them
 * (< 0: all) from the offset-th on, from 0.  NULL: DAFU_USAGE, DAFU_SYSTEM.
 */
dafu_found *dafu_archive_find(dafu_archive *archive, const char *query,
    int64_t limit, int64_t offset, dafu_error *error);
void dafu_found_close(dafu_found *found);
size_t dafu_found_count(const dafu_found *found);
/* The i-th letter's id, i from 0 and below the count. */
int64_t dafu_found_letter(const dafu_found *found, size_t i);
/* A column of the i-th (dafu(1), COLUMNS): "issuer", "number", "date" …; NULL:
 * it has none, or there is no such column.  Belongs to found. */
const char *dafu_found_value(const dafu_found *found, size_t i,
    const char *column);

/* How many letters a query finds; -1: it cannot be told. */
int64_t dafu_archive_count(dafu_archive *archive, const char *query,
    dafu_error *error);

/* A version of a letter, from 1; 0: the current one.  NULL: it is not there
 * (DAFU_NONE). */
dafu_document *dafu_archive_get(dafu_archive *archive, dafu_reader *reader,
    int64_t letter, int64_t version, dafu_error *error);

#ifdef __cplusplus
}
#endif

#endif
