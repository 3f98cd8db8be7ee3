/* SPDX-License-Identifier: MIT */
#ifndef DAFU_TEST_H
#define DAFU_TEST_H

#include <stdbool.h>
#include <stdio.h>

/*
 * Counting what holds.  TEST(name, ok) prints name where ok is false; main ends
 * with return test_done(), which prints the counts and gives the exit status.
 */
static int test_passed, test_failed;

static inline void test_count(const char *name, bool ok, const char *file,
    int line)
{
	if (ok) {
		test_passed++;
		return;
	}
	test_failed++;
	printf("%s:%d: FAILED: %s\n", file, line, name);
}
#define TEST(name, ok) test_count((name), (ok), __FILE__, __LINE__)

static inline int test_done(void)
{
	printf("%d passed, %d failed\n", test_passed, test_failed);
	return test_failed || !test_passed;
}

#endif
