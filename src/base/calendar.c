/* SPDX-License-Identifier: MIT */
/* Days, months, years. */
#include "base/calendar.h"

#include <time.h>

enum { FIRST = 1600, CYCLE = 400, CYCLE_DAYS = 146097, EPOCH = 135140 };

static bool leap(int year)
{
	return (year % 4 == 0 && year % 100) || year % 400 == 0;
}

int calendar_last_day(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30,
	    31 };

	return days[month - 1] + (month == 2 && leap(year));
}

/* Days from the first of FIRST to the first of a year. */
static long before_year(int year)
{
	int n = year - FIRST;

	/* FIRST itself is a leap year */
	return 365L * n + (n + 3) / 4 - (n + 99) / 100 + (n + 399) / 400;
}

long calendar_day(int year, int month, int day)
{
	long n = before_year(year) - EPOCH;

	for (int m = 1; m < month; m++)
		n += calendar_last_day(year, m);
	return n + day - 1;
}

static void parts(long n, int *year, int *month, int *day)
{
	*year = FIRST + (int)((n + EPOCH) * CYCLE / CYCLE_DAYS);
	while (before_year(*year) - EPOCH > n)
		--*year;
	while (before_year(*year + 1) - EPOCH <= n)
		++*year;
	n -= before_year(*year) - EPOCH;
	for (*month = 1; n >= calendar_last_day(*year, *month); ++*month)
		n -= calendar_last_day(*year, *month);
	*day = (int)n + 1;
}

bool calendar_read(str iso, long *day)
{
	int part[3] = {0}, k = 0;

	if (iso.len != 10)
		return false;
	for (size_t i = 0; i < iso.len; i++) {
		if (i == 4 || i == 7) {
			if (iso.s[i] != '-')
				return false;
			k++;
			continue;
		}
		if (iso.s[i] < '0' || iso.s[i] > '9')
			return false;
		part[k] = part[k] * 10 + (iso.s[i] - '0');
	}
	if (part[0] < FIRST || part[1] < 1 || part[1] > 12 || part[2] < 1 ||
	    part[2] > calendar_last_day(part[0], part[1]))
		return false;
	*day = calendar_day(part[0], part[1], part[2]);
	return true;
}

long calendar_after(long n, int months, int days)
{
	int year, month, day, last;

	parts(n, &year, &month, &day);
	month += months;
	year += (month - 1) / 12;
	month = (month - 1) % 12 + 1;
	last = calendar_last_day(year, month);
	return calendar_day(year, month, day < last ? day : last) + days;
}

str calendar_write(long n, struct arena *a)
{
	int year, month, day;

	parts(n, &year, &month, &day);
	return arena_printf(a, "%04d-%02d-%02d", year, month, day);
}

str calendar_time(int64_t seconds, struct arena *a)
{
	time_t t = (time_t)seconds;
	struct tm tm = {0};
	char s[32];

	gmtime_r(&t, &tm);
	strftime(s, sizeof(s), "%Y-%m-%dT%H:%M:%SZ", &tm);
	return arena_str(a, str_of(s));
}
