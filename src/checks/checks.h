/* SPDX-License-Identifier: MIT */
#ifndef DAFU_CHECKS_H
#define DAFU_CHECKS_H

#include "letter/letter.h"
#include "letter/profile.h"

/* Rules over a letter, the rows of letter/finding.def. */

/* Try the rules whose findings stand in the record, and add what fails to the
 * letter's findings. */
void checks_run(struct letter *l, struct arena *a);

/* A rule that could not be judged: what it needs is not known. */
struct check_skipped {
	enum finding_id id;
	const char *zh, *en;		/* why */
};

/* What the rules of a draft look at besides the letter. */
struct check_options {
	const uint32_t *source;		/* the decoded text that places count */
	size_t points;
	const struct profile *profile;	/* NULL: none */
};

struct check_skips VEC(struct check_skipped);

/*
 * Try the other rules (CHECK and FIX) on a letter that checks_run has seen; add
 * what fails to its findings, weigh all of them by the profile, and put them in
 * the order of their places.  *skipped gets what could not be judged, of
 * rules whose findings stand in the record, too.
 */
void checks_draft(struct letter *l, const struct check_options *o,
    struct check_skips *skipped, struct arena *a);

#endif
