/* SPDX-License-Identifier: MIT */
#ifndef DAFU_PROFILE_XML_H
#define DAFU_PROFILE_XML_H

#include "base/diag.h"
#include "letter/local_profile.h"

/*
 * Read a profile (xsd/profile.xsd) from XML, closed as record_parse is.
 * Everything lives in the arena.  False, having said PROFILE in d: not
 * well-formed, not valid, or a rule that no finding has.
 */
bool profile_read(struct profile *out, str xml, struct arena *a,
    struct diag *d);

#endif
