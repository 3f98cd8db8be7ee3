/* SPDX-License-Identifier: MIT */
#ifndef DAFU_GIVEN_H
#define DAFU_GIVEN_H

#include "pipeline.h"
#include "cli/unbox.h"

/*
 * From a path to the documents that it gives: the file's own, or what the file
 * holds (intake/box.h), or the one in it that the path goes on to:
 * folder.zip/2024/31号.docx.
 */
struct given {
	str path;		/* with that of the box before it */
	struct provenance from;
	str bytes;		/* s == NULL: it cannot be had */
	enum diag_id why;	/* then, and of a box that cannot be opened: */
	str detail;		/* what there is to say */
	bool failed;
	bool aside;		/* need be no letter */
};
typedef struct VEC(struct given) givens;

/* Zeroed but for the first two: ready.  given_close frees it. */
struct opener {
	size_t limit;		/* bytes of a file */
	const struct worker_limits *limits;
	struct pool *pool;	/* of one worker; NULL: not needed so far */
};

/* Start its worker now, as before an archive is in hand.  False: said why. */
bool given_start(struct opener *o, struct diag *d);
void given_close(struct opener *o);

/* The documents of a path; each and all in the arena.  False, having said why:
 * the file cannot be had, or holds nothing of that name. */
bool given_read(givens *out, struct opener *o, const char *path,
    struct arena *a, struct diag *d);

/* Say why one is failed. */
void given_tell(const struct given *g, struct diag *d);

/* The one document of a path; where there are several, that one which is not
 * aside.  False, having said why, also that there are several. */
bool given_one(struct given *out, struct opener *o, const char *path,
    struct arena *a, struct diag *d);

#endif
