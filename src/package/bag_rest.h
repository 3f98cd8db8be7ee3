/* SPDX-License-Identifier: MIT */
#ifndef DAFU_BAG_REST_H
#define DAFU_BAG_REST_H

#include "archive/archive.h"

/* The bag's id of a document or letter, and the archive's. */
struct bag_known {
	int64_t id, here;
	bool fresh;			/* it came with the bag */
};

/*
 * What a bag has beside documents and records: where these came, what people have
 * corrected, the log.
 *
 * An archive that has no log yet, and numbers its letters as the bag does, takes
 * the log as it was, and corrections with their entries.  Any other gets
 * corrections anew, on the authority of the entry that the bag's log has; that
 * log stays in the bag.  Of documents that the archive had already nothing is
 * taken.
 */
struct bag_rest {
	const char *bag;
	struct archive *archive;	/* NULL: nothing is done */
	int64_t now;
	bool log;			/* was taken as it was */
	struct VEC(struct bag_known) document, letter;
	struct arena arena;
};

/* Whether log and corrections of a bag can be so: each entry follows the one before,
 * and each correction has one, and a value that its column can have.  False,
 * having said why. */
bool bag_rest_look(const char *bag, struct diag *d);

/* In the first transaction, before anything else; and in the last.  False, having
 * said why. */
bool bag_rest_begin(struct bag_rest *r, struct diag *d);
bool bag_rest_end(struct bag_rest *r, int64_t *corrections, struct diag *d);
void bag_rest_clear(struct bag_rest *r);

/* A document was put, or was there; so a letter of it. */
void bag_rest_document(struct bag_rest *r, int64_t id, int64_t here,
    bool fresh);
void bag_rest_letter(struct bag_rest *r, int64_t id, int64_t here,
    int64_t document);

#endif
