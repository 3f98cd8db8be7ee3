/* SPDX-License-Identifier: MIT */
/* The clock; nothing else in the program looks at it. */
#include "cli/clock.h"

#include <stdlib.h>
#include <time.h>

int64_t clock_now(void)
{
	const char *fixed = getenv("SOURCE_DATE_EPOCH");
	char *end;
	long long n = fixed ? strtoll(fixed, &end, 10) : 0;

	return fixed && *fixed && !*end && n >= 0 ? n : (int64_t)time(NULL);
}

double clock_running(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

int64_t clock_ms(void)
{
	return (int64_t)(1000 * clock_running());
}
