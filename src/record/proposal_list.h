/* SPDX-License-Identifier: MIT */
#ifndef DAFU_PROPOSAL_LIST_H
#define DAFU_PROPOSAL_LIST_H

#include "base/diag.h"
#include "base/grid.h"
#include "letter/local_profile.h"

/* Lists of proposals that were handed out (交办) to a profile. */

/* What a list is of. */
struct list_of {
	str assembly;		/* as letters print it, or its end */
	int term, session;
	long day;		/* where a row has none; only where has_day */
	bool has_day;
};

/*
 * The proposals of a list, whose columns are told by their names (list.def) in a
 * row of their own; rows before that are passed over.  False, having said why in
 * d (LIST): it has no such row.  A row that has no number or no day that can be
 * read is told (LIST_ROW) and passed over.
 */
struct proposals_listed VEC(struct profile_assigned);
bool list_read(struct proposals_listed *out, const struct grid *grid,
    const struct list_of *of, struct arena *a, struct diag *d);

/*
 * A profile with them: xml, or a new one of the name where xml.s == NULL; rows of
 * the same proposal go, all else stays as it stands.  In the arena.  False, having
 * said why in d.
 */
bool profile_with(str *out, str xml, str name,
    const struct proposals_listed *list, struct arena *a, struct diag *d);

#endif
