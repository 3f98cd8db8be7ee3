/* SPDX-License-Identifier: MIT */
#ifndef DAFU_PARTIES_H
#define DAFU_PARTIES_H

#include "reading/reader.h"

/* The kind of organ whose name fills the span, by organ.def; NULL: none. */
const char *organ_kind(const struct reader *r, struct span s);

/* The first of several organs that blanks part, as joint letters name them; else
 * s. */
struct span organ_first(const struct reader *r, struct span s);

/* N of 等N位, 等N名代表 in the span; 0: it does not say. */
int parties_count(struct reader *r, struct span s);

/*
 * Names set apart by 、 ， or blanks, as parties: without 尊敬的, 委员, 代表,
 * 等N位.  Returns that N, or 0.
 */
int parties_split(struct reader *r, parties *list, struct span s,
    enum certainty certainty, const char *rule);

#endif
