/* SPDX-License-Identifier: MIT */
#ifndef DAFU_FUZZ_H
#define DAFU_FUZZ_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "cli/lang.h"
#include "pipeline.h"

/*
 * A target is a file tests/fuzz/NAME.c: it hands bytes from anywhere to one of
 * the readers and says with HOLDS what must be true of the outcome.  What does
 * not hold ends the process, as a crash does.  Add one: a file here and its
 * seeds (tests/fuzz/seeds).  tests/fuzz/short is its part of every run.
 *
 *     make fuzz TARGET=letter SECONDS=1800    libFuzzer (clang), build-fuzz/
 *     build/fuzz/letter -n 200 FILE…          each file, and 200 changes of it
 */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define HOLDS(what, ok) do { \
	if (!(ok)) { \
		fprintf(stderr, "does not hold: %s\n", what); \
		abort(); \
	} \
} while (0)

/* What a process keeps: made at the first call. */
struct pipeline *fuzz_pipeline(void);

/*
 * All that is promised of a document that was read, of each of its letters: the
 * record is valid, its places give its words, its values follow from them, it
 * is the same when written and parsed.  Clears d.
 */
void fuzz_document(str bytes, struct arena *a, struct diag *d);

#endif
