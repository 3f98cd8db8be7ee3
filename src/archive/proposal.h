/* SPDX-License-Identifier: MIT */
#ifndef DAFU_PROPOSAL_H
#define DAFU_PROPOSAL_H

#include "base/arena.h"

/*
 * The key under which replies to the same proposal meet: the assembly's level
 * and kind, term, session, number: "市政协/7/3/126".  The place is left out,
 * for some letters say 市政协 where others say 桐浦市政协.  No string unless
 * all four are there.  Absent term and session are 0.
 */
str proposal_key(struct arena *a, str assembly, int64_t term, int64_t session,
    str number);

#endif
