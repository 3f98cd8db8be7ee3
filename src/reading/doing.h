/* SPDX-License-Identifier: MIT */
#ifndef DAFU_DOING_H
#define DAFU_DOING_H

#include "reading/reader.h"

/* Whether a verb in s tells of a deed, not of a state (STATE of word.def), nor
 * which thing it is: beside a figure it says what was done. */
bool doing_named(const struct reader *r, struct span s);

/* Whether s, with these cues, says that what was planned has been done. */
bool doing_carried_out(const struct reader *r, struct span s, uint64_t cues);

#endif
