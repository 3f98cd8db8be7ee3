/* SPDX-License-Identifier: MIT */
#ifndef DAFU_BOX_H
#define DAFU_BOX_H

#include "base/diag.h"

/*
 * A box is a file that holds documents: an archive of files, a mail with its
 * text and what is attached (the BOX rows of format.def).  What it holds are
 * members, each a document of its own; those of a box in the box are members,
 * too.  A DOCX or OFD is a document, whatever it is packed in.
 */
struct member {
	str path;	/* in the box: UTF-8, parts with '/' between, none of
			   them "..", each member another */
	str bytes;	/* s == NULL: it cannot be had */
	enum diag_id why;	/* then PROTECTED, DAMAGED or MEMBER, */
	str detail;		/* and what it says */
	str sender, sent;	/* of the mail that it came in: by whom; when, ISO 8601
			   with the zone; s == NULL: of none, or not said */
	bool aside;	/* a text beside what a mail is sent for: it need be no
			   letter */
};
typedef struct VEC(struct member) members;

enum boxed { BOX_NONE, BOX_OPENED, BOX_FAILED };

/* Open what opening boxes may need from disk, for a process that soon may open
 * nothing.  Before box_open. */
void box_init(void);

/* Whether it could be a box, as its first bytes say; surely none where not. */
bool box_may_be(str bytes);

/*
 * What a box holds, hidden files (.name) left out; name is the file's own, from
 * which the member of a gzip file has its.  Nothing is written anywhere, and no
 * link followed.  BOX_NONE: it is no box.  BOX_FAILED, having said why in d: it
 * holds nothing, is damaged from the start, or goes past a limit: so many
 * members (BOX_MEMBERS), bytes unpacked (BOX_EACH, BOX_ALL, a ratio), boxes in
 * one another (BOX_DEPTH).  All else is a member that cannot be had.
 */
enum { BOX_MEMBERS = 10000, BOX_DEPTH = 4, BOX_EACH = 64 << 20,
	BOX_ALL = 128 << 20, BOX_RATIO = 250 };
enum boxed box_open(members *out, str name, str bytes, struct arena *a,
    struct diag *d);

#endif
