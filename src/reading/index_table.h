/* SPDX-License-Identifier: MIT */
#ifndef DAFU_INDEX_TABLE_H
#define DAFU_INDEX_TABLE_H

#include "reading/reader.h"

/* Of what a row of the index table (信息公开目录) that government sites print
 * around a letter is a candidate, by its label (site.def). */
enum site_of { SITE_NOTHING, SITE_NUMBER, SITE_ISSUER, SITE_DATE, SITE_TITLE,
	SITE_SUMMARY, SITE_PROPOSAL_TITLE, SITE_PROPOSAL_NUMBER,
	SITE_PROPOSER, SITE_HOST, SITE_MADE };

/* Whether the line s is a label alone, group 1; its value is the next line. */
bool site_label(const struct reader *r, struct span s, struct match *m);

/* Whether v, on the line below, may be what the label m says: a letter's title,
 * or what has a label of its own, is what only one of titles or the like says. */
bool site_says(struct reader *r, const struct match *m, struct span v);

#endif
