/* SPDX-License-Identifier: MIT */
#ifndef DAFU_PROPOSAL_KEY_H
#define DAFU_PROPOSAL_KEY_H

#include "base/arena.h"

/*
 * Replies to the same proposal meet by its key, and then by its subject, by who
 * made it or, where a letter does not say what it is about, by the place.
 */

/*
 * The key under which replies to the same proposal meet: the assembly's level
 * and kind, term, session, number: "市政协/7/3/126".  The place is left out,
 * for some letters say 市政协 where others say 桐浦市政协.  No string unless
 * all four are there.  Absent term and session are 0.
 */
str proposal_key(struct arena *a, str assembly, int64_t term, int64_t session,
    str number);

/* What a title is about, folded: without punctuation, 关于 and 的提案; no
 * string where nothing is left. */
str proposal_subject(struct arena *a, str title);

/* The place whose assembly it is, as the assembly's own name gives it, else the
 * first of the organs' names that has a place of that level: 桐浦市.  No string
 * where none does. */
str proposal_place(struct arena *a, str assembly, const str *organ, size_t n);

#endif
