/* SPDX-License-Identifier: MIT */
#ifndef DAFU_CLOCK_H
#define DAFU_CLOCK_H

#include <stdint.h>

/* Now, in seconds since 1970 UTC; SOURCE_DATE_EPOCH, where it is set. */
int64_t clock_now(void);

/* Seconds on a clock that only goes forward, for rates and pauses. */
double clock_running(void);

/* The same in whole milliseconds. */
int64_t clock_ms(void);

#endif
