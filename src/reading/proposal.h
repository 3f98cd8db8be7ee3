/* SPDX-License-Identifier: MIT */
#ifndef DAFU_PROPOSAL_H
#define DAFU_PROPOSAL_H

#include "reading/reader.h"

/* The proposers of each proposal, from the words of s, the sentence that
 * proposes, before its title; then those in brackets behind a title, up to
 * end. */
void proposers_read(struct reader *r, struct span s);
void proposers_behind(struct reader *r, uint32_t end);
/* Several proposals, and the people addressed: who proposed which. */
void proposers_pair(struct reader *r);

/* What the lines above the letter say of its one proposal, in this order: rows
 * of a form, its title alone, rows of the site's index table. */
void form_rows(struct reader *r);
void title_above(struct reader *r);
void site_rows(struct reader *r);

#endif
