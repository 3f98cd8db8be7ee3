/* SPDX-License-Identifier: MIT */
#ifndef DAFU_CALENDAR_H
#define DAFU_CALENDAR_H

#include "base/arena.h"

/*
 * Days of the Gregorian calendar (ISO 8601), counted from 1970-01-01, which is
 * day 0.  Years from 1600 to 9999.
 */
int calendar_last_day(int year, int month);

/* The number of a day that is in the calendar. */
long calendar_day(int year, int month, int day);

/* YYYY-MM-DD, whole and in the calendar.  *day only where it is. */
bool calendar_read(str iso, long *day);

/* So many months later, at most the month's last day; then so many days. */
long calendar_after(long day, int months, int days);

/* YYYY-MM-DD */
str calendar_write(long day, struct arena *a);

/* Seconds since 1970 as ISO 8601, UTC. */
str calendar_time(int64_t seconds, struct arena *a);

#endif
