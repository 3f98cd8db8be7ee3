/* SPDX-License-Identifier: MIT */
#ifndef DAFU_FIRSTS_H
#define DAFU_FIRSTS_H

#include "lexicon/lexicon.h"

/* How matches of a pattern begin, as PCRE2 would read it: up to its end or a
 * bracket that it does not open. */
void firsts_of(struct firsts *out, const uint32_t *pattern);

#endif
