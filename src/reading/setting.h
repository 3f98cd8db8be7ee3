/* SPDX-License-Identifier: MIT */
#ifndef DAFU_SETTING_H
#define DAFU_SETTING_H

#include "reading/reader.h"

/* What stands above an item says of it.  THEIRS: it is what was proposed. */
enum setting { SETTING_NONE, SETTING_PLAN, SETTING_DONE, SETTING_GAP,
	SETTING_FACTS, SETTING_THEIRS };

/* What the words of s say by those of their cues that are in mask. */
enum setting setting_of(const struct reader *r, struct span s, uint64_t mask);
/* What the end of the paragraph before an item says; begins: with the item a
 * list begins.  before may be NULL. */
enum setting setting_led(const struct reader *r, const struct node *before,
    bool begins);

#endif
