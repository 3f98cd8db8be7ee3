/* SPDX-License-Identifier: MIT */
#ifndef DAFU_CHECKS_H
#define DAFU_CHECKS_H

#include "letter/letter.h"
#include "letter/local_profile.h"

/* Rules over a letter, the rows of letter/finding.def. */

/* Try the rules whose findings stand in the record, and add what fails to the
 * letter's findings. */
void checks_run(struct letter *l, struct arena *a);

/* A rule that could not be judged: what it needs is not known. */
struct check_skipped {
	enum finding_id id;
	const char *zh, *en;		/* why */
};

/* A figure that has grown since the year before, as the letter says it:
 * 接待读者316.8万人次，同比增长18.7%. */
struct check_growth {
	const struct statistic *level, *by;
	struct place at;
	str words;		/* both figures and what stands between */
	str before;		/* the level's time, a year earlier; s == NULL: the
				 * letter does not say when it held */
	str last, last_words;	/* the level of then, a decimal, and its words:
				 * from who knows it, for checks_growth */
};

/* What the rules of a draft look at besides the letter. */
struct check_options {
	const uint32_t *source;		/* the decoded text that places count */
	size_t points;
	const struct profile *profile;	/* NULL: none */
	/* asked for each growth of the letter, to compare with last year's; what
	 * it finds wrong it adds as FINDING_YEAR_ON_YEAR.  NULL: there is
	 * nothing to compare with */
	void (*earlier)(void *arg, const struct check_growth *g);
	void *arg;
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

/* Whether a growth follows from the level of the year before; if not, *detail gets
 * the words at fault. */
bool checks_growth(const struct check_growth *g, str *detail, struct arena *a);

#endif
