/* SPDX-License-Identifier: MIT */
/*
 * Microseconds from a letter's bytes to its validated record, in one process.
 * usage: pipeline LETTER [TIMES]
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/file.h"
#include "cli/lang.h"
#include "pipeline.h"
#include "reading/pattern.h"

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
	int times = argc > 2 ? atoi(argv[2]) : 2000;
	struct arena file = {0}, a = {0};
	struct diag d = {0};
	struct pipeline p = {0};
	double *took = calloc((size_t)times, sizeof(*took));
	const struct provenance source = { STR("letter"), {0}, {0} };
	str bytes;

	record_init();
	p.patterns = patterns_new();
	p.schema = record_schema_open(NULL, &d);
	if (argc < 2 || times < 1 || !p.schema ||
	    !file_read(&bytes, argv[1], 64 << 20, &file, &d)) {
		diag_print(&d, stderr);
		return 2;
	}
	for (int i = 0; i < times; i++) {
		struct timespec from, to;
		struct document doc;
		bool ok;

		clock_gettime(CLOCK_MONOTONIC, &from);
		ok = pipeline_read(&doc, bytes, &source, &p, &a, &d);
		pipeline_done(&doc);
		arena_reset(&a);
		clock_gettime(CLOCK_MONOTONIC, &to);
		if (!ok) {
			diag_print(&d, stderr);
			return 1;
		}
		took[i] = 1e6 * (double)(to.tv_sec - from.tv_sec) +
		    1e-3 * (double)(to.tv_nsec - from.tv_nsec);
	}
	printf("first %.0f us", took[0]);
	qsort(took, (size_t)times, sizeof(*took), by_size);
	printf(", median %.0f us, slowest tenth %.0f us, of %d\n",
	    took[times / 2], took[times * 9 / 10], times);
	return 0;
}
