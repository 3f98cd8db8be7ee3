/* SPDX-License-Identifier: MIT */
#ifndef DAFU_PIPELINE_H
#define DAFU_PIPELINE_H

#include "intake/document_text.h"
#include "letter/letter.h"
#include "record/record.h"

/* What a process keeps from letter to letter. */
struct pipeline {
	struct record_schema *schema;
	struct text_options text;
	struct patterns *patterns;	/* of reading */
	const struct profile *profile;	/* NULL: none */
	bool force;		/* read what does not look like a reply letter */
	bool weigh;		/* as of reading_options */
	struct packer *packer;	/* of records for an archive (kept.h) */
	struct arena arena;	/* holds the profile */
};

/* Open all that reading any file may need from disk, for a process that soon may
 * open nothing; kept: stays open for as long. */
void pipeline_init(struct text_decoder *kept);

/*
 * A pipeline by a schema's text (s == NULL: the built-in one) and without a
 * profile; text and force are the caller's to set.  False, having said why in d;
 * pipeline_close must follow either way.
 */
bool pipeline_start(struct pipeline *p, str schema, struct diag *d);
/* Give it a profile by its XML, which need not outlive the call; once. */
bool pipeline_learn(struct pipeline *p, str profile, struct diag *d);
void pipeline_close(struct pipeline *p);
/* Its profile as an archive names it: name and hash; s == NULL: none. */
str pipeline_profile(const struct pipeline *p, struct arena *a);
/* Its XML; s == NULL: none. */
str pipeline_profile_xml(const struct pipeline *p);

/* One document on its way; everything but doc lives in the arena. */
struct document {
	struct text text;
	struct provenance origin;
	str sha256;
	struct letter letter;
	xmlDoc *doc;		/* freed by pipeline_done */
};

/*
 * Read bytes to a validated record: intake, reading, checks, record, schema.
 * Returns false, having said why in d; pipeline_done must follow either way.
 */
bool pipeline_read(struct document *out, str bytes, const struct provenance *from,
    const struct pipeline *p, struct arena *a, struct diag *d);
/*
 * Read the next letter of the same file in place of the one in doc; earlier
 * XML that was written stays.  False where there is none, or said why in d.
 */
bool pipeline_next(struct document *doc, const struct pipeline *p,
    struct arena *a, struct diag *d);
void pipeline_done(struct document *doc);

#endif
