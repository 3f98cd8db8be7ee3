/* SPDX-License-Identifier: MIT */
#ifndef DAFU_ARCHIVE_H
#define DAFU_ARCHIVE_H

#include "archive/query.h"
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

/* Of a program of our own, before its first archive: the engine never runs on
 * without memory (out_of_memory).  A library leaves its process as it is. */
void archive_memory(void);

/* What a process needs once, before threads open archives; not needed where
 * there is one thread. */
void archive_init(void);

struct archive_options {
	bool write;		/* else nothing can be changed */
	bool create;		/* make it where there is none */
	bool memory;		/* a new one that no file holds; where is a name
				 * for messages */
	bool force;		/* also on a network file system */
	bool check;		/* for fsck: hand out what is damaged, too */
	bool migrate;		/* of an older form, for archive_migrate alone */
	int wait;		/* for another writer, in seconds */
	const char *agent;	/* who writes, for the log; NULL: not known */
	bool reread;		/* what is put was there, and read again */
};

/* NULL, having said why in d.  archive_close takes NULL. */
struct archive *archive_open(const char *where, const struct archive_options *o,
    struct diag *d);
void archive_close(struct archive *x);

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
	str url;		/* that it was fetched from; s == NULL: none */
	str source, sha256;
	int64_t time;
	str program, profile;	/* profile.s == NULL: none */
	str profile_xml;	/* of profile, as it was */
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
 * where the same bytes are there already: then nothing is changed, and
 * archive_sight is called for.  placed has room for put->count.  A record
 * becomes a version of a letter that came before under the same path and is the
 * same letter by number and issuer, or by text; otherwise a letter of its own,
 * linked to what it resembles.
 */
bool archive_put(struct archive *x, const struct archive_document *put,
    int64_t *document, bool *known, struct placed *placed, struct diag *d);

/*
 * The document is in the archive and was read again: its records become new
 * versions of its letters where they differ; those of a document that had none
 * are placed as archive_put would.  put->source and path are not looked at.
 */
bool archive_again(struct archive *x, int64_t document,
    const struct archive_document *put, struct placed *placed, struct diag *d);

/*
 * A document that is in the archive was seen again: put->path, url and time are
 * kept.  Where another document has been at that path since, what was read from
 * this one is current again, as new versions of those letters: *versions
 * receives how many.
 */
bool archive_sight(struct archive *x, int64_t document,
    const struct archive_document *put, size_t *versions, struct diag *d);

/* Where and when a document came; all of a letter's documents. */
struct archive_sighting {
	str path, url;
	int64_t document, first, last, times;
};
typedef struct VEC(struct archive_sighting) archive_sightings;
bool archive_sightings_of(struct archive *x, int64_t letter,
    archive_sightings *out, struct arena *a, struct diag *d);

/* A sighting as another archive had it; anew: what is kept of its document's
 * sightings goes first. */
bool archive_seen(struct archive *x, const struct archive_sighting *s,
    bool anew, struct diag *d);

/* Whether a document of that hash is there: its id, or 0; and what reading it
 * came to (outcome: NULL: not asked for). */
enum archive_found { FOUND_READ, FOUND_UNREAD, FOUND_DISPOSED };
bool archive_find(struct archive *x, str sha256, int64_t *document,
    enum archive_found *found, struct diag *d);

/* The XML of a profile by name and hash, as documents and records have it;
 * s == NULL: it is not kept. */
bool archive_profile(struct archive *x, str profile, str *xml,
    struct arena *a, struct diag *d);

/*
 * Reading many: from look to leave all is seen as it was at look, whatever
 * others write.
 */
bool archive_look(struct archive *x, struct diag *d);
void archive_leave(struct archive *x);

/* From now on reading document after document, record after record or row after
 * row fails (INTERRUPTED).  May be called from a signal's handler. */
void archive_interrupt(struct archive *x);

/* A document as it is kept. */
struct archive_stored {
	int64_t id, time, size;
	str path, source, sha256, program, profile, reason, outcome;
};

/*
 * The document with the next id after out->id, ascending; a zeroed struct
 * starts, and out->id == 0 is the end.  source is fetched only where
 * with_source; of an archive that is opened to be checked it is none where it is
 * damaged.
 */
bool archive_next_document(struct archive *x, struct archive_stored *out,
    bool with_source, struct arena *a, struct diag *d);

/* The last id of documents and of records, as far as can be told: also of an
 * archive that cannot be read whole. */
void archive_ends(struct archive *x, int64_t *document, int64_t *record);

/* The outcome of a document that was disposed of: it has no bytes. */
#define ARCHIVE_DISPOSED "disposed"

/* A version of a letter. */
struct archive_version {
	int64_t record;		/* its id */
	int64_t letter, version, document, part, time, size;
	str sha256, program, profile, source_sha256;
	bool current;
	str xml;		/* unpacked */
};

/* The same for records; one that does not unpack has xml.s == NULL. */
bool archive_next_record(struct archive *x, struct archive_version *out,
    struct arena *a, struct diag *d);

/* A version of a letter; version 0: the current one.  False, having said
 * ARCHIVE_NONE or ARCHIVE_DAMAGED, where it cannot be had. */
bool archive_find_version(struct archive *x, int64_t letter, int64_t version,
    struct archive_version *out, struct arena *a, struct diag *d);

/* The newest record that was read from a part of a document.  It is not current
 * where another document has corrected the letter since. */
bool archive_find_read(struct archive *x, int64_t document, int64_t part,
    struct archive_version *out, bool *found, struct arena *a,
    struct diag *d);

/* --- what people do to letters, in a transaction --- */

/* Why, and when. */
struct archive_deed {
	int64_t time;
	str reason, authority;	/* s == NULL: not given */
};

/* Withdraw a letter, which is then neither found nor given out, but kept; or
 * take it back.  False, having said ARCHIVE_NONE or ARCHIVE_STATE: it is not
 * there, or so already. */
bool archive_withdraw(struct archive *x, int64_t letter, bool back,
    const struct archive_deed *deed, struct diag *d);

/* Whether it is withdrawn: the event, or 0. */
bool archive_withdrawn(struct archive *x, int64_t letter, int64_t *event,
    struct diag *d);

/*
 * Give a column of the letter a value instead of what was read, now and
 * whenever it is read again; value.s == NULL: it has none.  back: what is read
 * stands again.  The value must be one that the column can have
 * (correct_value).  False also where nothing would change.
 */
bool archive_correct(struct archive *x, int64_t letter, enum column column,
    str value, bool back, const struct archive_deed *deed, struct diag *d);

/* Corrections that stand, by letter and column; letter 0: of all. */
struct archive_correction {
	int64_t letter, event, time;
	enum column column;
	str value, read, now;	/* given; read then; read now */
	str agent, reason;
	bool conflict;		/* another value was read since than either */
};
typedef struct VEC(struct archive_correction) archive_corrections;
bool archive_corrections_of(struct archive *x, int64_t letter,
    archive_corrections *out, struct arena *a, struct diag *d);

/* The detail of a correction's entry: the field, and the value's hash. */
str archive_correction_detail(str field, str value, bool back, struct arena *a);

/* The correction behind out->event, whether it stands or not; event 0: the end.
 * *back: it lets stand again what is read.  Columns, as of archive_correction_put,
 * are filled. */
bool archive_next_correction(struct archive *x, struct archive_correction *out,
    bool *back, struct arena *a, struct diag *d);

/* A correction as another archive had it, whose entry (event) is in the log, in
 * the order of entries: letter, event, column, value and read are looked at;
 * back: what is read stands again.  False, having said ARCHIVE_STATE: that entry
 * does not tell of it. */
bool archive_correction_put(struct archive *x,
    const struct archive_correction *c, bool back, struct diag *d);

/* The same for rows_fixed. */
bool archive_fixes(struct archive *x, int64_t letter, rows_fixes *out,
    struct arena *a, struct diag *d);

/*
 * Dispose of letters: their records and the documents that these were read from
 * are wiped; numbers and hashes stay.  False, having said ARCHIVE_NONE, or
 * ARCHIVE_STATE where a document has another letter, too.  archive_wipe must
 * follow the commit: until then the file has traces.
 */
bool archive_dispose(struct archive *x, const int64_t *letter, size_t count,
    const struct archive_deed *deed, struct diag *d);
bool archive_wipe(struct archive *x, struct diag *d);

/* --- from an older form --- */

/*
 * Bring an archive that was opened with `migrate` to the form of today, in one
 * transaction: whatever happens before it is done, the archive is as it was.
 * *from receives the form that it had (today's: nothing was to do), *letters
 * how many letters' facts were made anew.  dry: all is done, and taken back.
 */
int archive_form(void);		/* today's */
struct archive_migration {
	struct archive_deed deed;
	bool dry;
	void (*progress)(void *arg, int64_t letters);	/* NULL: nobody asks */
	void *arg;
};
bool archive_migrate(struct archive *x, const struct archive_migration *how,
    int *from, int64_t *letters, struct diag *d);

/* --- the log of what was done: event.def --- */

enum event {
#define EVENT(id, action, type) EVENT_##id,
#include "archive/event.def"
	EVENT_COUNT
};
struct archive_event {
	int64_t id, time, letter;
	str action, type, agent, detail, reason, authority, previous, hash;
};

/* The event behind out->id; out->id == 0: the end. */
bool archive_next_event(struct archive *x, struct archive_event *out,
    struct arena *a, struct diag *d);

/* Add an entry as another archive had it.  False, having said ARCHIVE_STATE: it
 * is not the next of this log. */
bool archive_event_put(struct archive *x, const struct archive_event *e,
    struct diag *d);

/* An event's hash: over its fields, each as its length in bytes, a colon, the
 * bytes and a line end ("-" for one that is absent), in the order of the table
 * but for the hash itself. */
str archive_event_hash(const struct archive_event *e, struct arena *a);

/* Letters that have to do with a letter: the same letter in another file, a
 * letter of its own with nearly the same text, a reply to the same proposal, a letter that it cites or that cites it. */
struct archive_relation {
	int64_t letter;
	str kind;		/* same, alike, proposal, cites, citedBy */
};
typedef struct VEC(struct archive_relation) archive_relations;
bool archive_related(struct archive *x, int64_t letter, archive_relations *out,
    struct arena *a, struct diag *d);

/* The rows of a letter's current version as they stand in the archive. */
bool archive_rows(struct archive *x, int64_t letter, struct rows *out,
    struct arena *a, struct diag *d);

/* Of an archive that was opened with `check`: it has something in the place of our
 * tables, or what a program would run.  Nothing of it is looked at. */
bool archive_foreign(const struct archive *x);

/* --- searching: letters by what their current versions say --- */

/* What can be told of a letter. */
enum hit {
#define HIT(id, ...) HIT_##id,
#include "archive/hit.def"
	HIT_COUNT
};
extern const struct hit_row {
	const char *name, *heading;	/* heading: Chinese */
	bool number;
} hit_rows[HIT_COUNT];

/* Letters that are asked for. */
#define ARCHIVE_SORTS 8
struct archive_ask {
	const struct query *query;
	bool want[HIT_COUNT];
	bool withdrawn;		/* also letters that are */
	/* In this order; what is absent comes last.  None: the most relevant
	 * first where words are asked for, else the newest first. */
	struct archive_sort {
		enum hit by;
		bool down;
	} sort[ARCHIVE_SORTS];
	size_t sorts;
	int64_t limit, offset;		/* limit < 0: all */
};

/* What is not wanted or absent has s == NULL. */
struct archive_hit {
	int64_t letter;
	str value[HIT_COUNT];
};
typedef struct VEC(struct archive_hit) archive_hits;
bool archive_search(struct archive *x, const struct archive_ask *ask,
    archive_hits *out, struct arena *a, struct diag *d);

/* How many letters a query finds, counted up to most (< 0: all). */
bool archive_count(struct archive *x, const struct query *q, int64_t most,
    int64_t *count, struct diag *d);

/*
 * How they fall into classes: for each of the facets the `most` values that
 * most letters have (most < 0: all), value.s == NULL for letters without one.
 * A letter counts under each status that its measures have.
 */
enum facet { FACET_ISSUER, FACET_AREA, FACET_YEAR, FACET_CLASS, FACET_KIND,
	FACET_DISCLOSURE, FACET_STATUS, FACET_COUNT };
extern const char *const facet_names[FACET_COUNT];
struct archive_facet {
	enum facet facet;
	str value;
	int64_t count;
};
typedef struct VEC(struct archive_facet) archive_facets;
bool archive_classes(struct archive *x, const struct query *q, int64_t most,
    archive_facets *out, struct arena *a, struct diag *d);

/* The rows of a letter that meet what a query asks of its statistics, measures,
 * proposals, parties …; by table, then n. */
bool archive_matches(struct archive *x, const struct query *q, int64_t letter,
    struct rows *out, struct arena *a, struct diag *d);

/*
 * Which letters are given out from now on: those that are not withdrawn and,
 * where there is a query, that it finds.  A document is given out with any of
 * its letters; one without, only where there is no query.
 */
bool archive_choose(struct archive *x, const struct query *q, struct diag *d);
bool archive_gives(const struct archive *x, int64_t letter);
bool archive_gives_document(struct archive *x, int64_t document, bool *gives,
    struct diag *d);

/*
 * Every row of a table that belongs to what is given out, ordered by its first two columns.  cell: one for each
 * column, gone with the next row; bytes (BLOB) only where blobs, else NULL.
 * row returns false to end, having said why where it wants to.
 */
struct archive_reader {
	bool (*row)(void *arg, enum table t, const struct cell *cell);
	void *arg;
};
bool archive_each(struct archive *x, enum table t, bool blobs,
    const struct archive_reader *reader, struct diag *d);

/*
 * Paths as they are told outside, where no absolute one leads anywhere: *base
 * receives how many bytes of those are left out, the folder that all have in
 * common; beside relative ones, which keep their meaning, only the '/'.
 */
bool archive_base(struct archive *x, size_t *base, struct diag *d);
static inline str archive_path(str path, size_t base)
{
	return str_starts(path, STR("/")) ? (str){ path.s + base,
	    path.len - base } : path;
}

/*
 * A copy of all tables, views and indexes as a plain SQLite file at where, which
 * must not be there: without checksums of pages and without the text index,
 * records unpacked, sources only where they are asked for.
 */
bool archive_copy(struct archive *x, const char *where, bool sources,
    struct diag *d);

/*
 * A copy of the archive as it is now, at where, which must not be there, also
 * while others write; read anew and checked: pages, structure, counts.  False,
 * having said why: what is at where is not to be used.
 */
bool archive_backup(struct archive *x, const char *where, struct diag *d);

/* Give back the room of what was deleted; safe to be killed. */
bool archive_vacuum(struct archive *x, struct diag *d);

/* --- faults, found by fsck.h --- */

enum fault_id {
#define FAULT(id, name, kind, text) FAULT_##id,
#include "archive/fault.def"
#undef FAULT
	FAULT_COUNT
};
enum fault_kind { FAULT_MISSING, FAULT_CHANGED, FAULT_STRAY };
extern const char *const fault_kind_names[];
extern const struct fault_row {
	const char *name, *text;
	enum fault_kind kind;
} fault_rows[FAULT_COUNT];

struct fault {
	enum fault_id id;
	int64_t document, letter, version;	/* 0: not about one */
	str detail;	/* only while it is reported; len 0: none */
};

/* Who is told of faults. */
struct fault_sink {
	void (*report)(void *arg, const struct fault *f);
	void *arg;
};

/*
 * Look at everything that no reading of documents and records shows: the file
 * page by page, its structure, tables, indexes, references, the text index.
 */
bool archive_check(struct archive *x, const struct fault_sink *sink,
    struct diag *d);

#endif
