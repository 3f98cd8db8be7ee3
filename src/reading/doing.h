/* SPDX-License-Identifier: MIT */
#ifndef DAFU_DOING_H
#define DAFU_DOING_H

#include "reading/reader.h"

/* Whether a verb in s tells of a deed, not of a state (STATE of word.def), nor
 * which thing it is: beside a figure it says what was done. */
bool doing_named(const struct reader *r, struct span s);

/* Whether s, with these cues, says that what was planned has been done. */
bool doing_carried_out(const struct reader *r, struct span s, uint64_t cues);

/* Whether the figure says only what a thing can do: "which can hold 300". */
bool doing_only_able(const struct reader *r, const struct mark *figure);

#endif
