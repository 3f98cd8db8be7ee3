/* SPDX-License-Identifier: MIT */
#ifndef DAFU_LAST_DAY_H
#define DAFU_LAST_DAY_H

#include "base/arena.h"

/*
 * The last day of a deadline in words (2026年底前, 明年上半年), ISO 8601.  date
 * is the letter's, or as much of it as is known: for 今年 and 明年, and for words
 * without a year (10月底前), whose year it is where that lies not behind it.
 * "Before" takes nothing off: 8月前 ends with August, 国庆前 on the day.  No string
 * where no year is known, or where no calendar tells the day (汛期前, 秋季开学前,
 * 每年4月底前): none is invented.
 */
str due_of(struct arena *a, str words, str date);

#endif
