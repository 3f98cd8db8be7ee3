/* SPDX-License-Identifier: MIT */
#ifndef DAFU_RECORD_PROFILE_H
#define DAFU_RECORD_PROFILE_H

#include "base/diag.h"
#include "letter/profile.h"

/*
 * Read a profile (xsd/profile.xsd) from XML, closed as record_parse is.
 * Everything lives in the arena.  False, having said PROFILE in d: not
 * well-formed, not valid, or a rule that no finding has.
 */
bool profile_read(struct profile *out, str xml, struct arena *a,
    struct diag *d);

#endif
