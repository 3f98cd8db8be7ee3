/* SPDX-License-Identifier: MIT */
#ifndef DAFU_LAST_DAY_H
#define DAFU_LAST_DAY_H

#include "base/arena.h"

/*
 * The last day of a deadline in words (2026年底前, 明年上半年), ISO 8601.  date
 * is the letter's, for 今年 and 明年; it may be absent.  No string where the
 * words name no year: none is invented.
 */
str due_of(struct arena *a, str words, str date);

#endif
