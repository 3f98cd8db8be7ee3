/* SPDX-License-Identifier: MIT */
#ifndef DAFU_READING_H
#define DAFU_READING_H

#include "intake/text.h"
#include "letter/letter.h"

struct profile;		/* data/profile: labels, units, organs of a place */

/*
 * Read the letter in text.  Fills all of *out but source.name, source.sha256
 * and what checks add.  Everything lives in the arena; views point into text,
 * which must outlive the letter.  Returns false, having said NOT_A_LETTER in d,
 * where there is no evidence of a reply letter (no opening formula, no
 * proposal, no addressee) and force is not set.
 */
bool reading_read(struct letter *out, const struct text *text, bool force,
    struct arena *a, struct diag *d);

#endif
