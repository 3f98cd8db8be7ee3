/* SPDX-License-Identifier: MIT */
/* Archives from elsewhere: refused with a reason, or searched, listed and checked
 * without harm. */
#define _XOPEN_SOURCE 700	/* mkstemp */
#include "archive/archive.h"

#include <unistd.h>

#include "ask/query_parse.h"
#include "fuzz.h"

static char path[] = "/tmp/dafu-fuzz-XXXXXX";

static void forget(void)
{
	unlink(path);
}

/* The file of this process, with these bytes. */
static void kept(const uint8_t *data, size_t size)
{
	static int file = -1;

	if (file < 0) {
		file = mkstemp(path);
		HOLDS("a file can be made", file >= 0);
		atexit(forget);
	}
	HOLDS("it can be written", !ftruncate(file, 0) &&
	    pwrite(file, data, size, 0) == (ssize_t)size);
}

static void documents(struct archive *x, struct arena *a, struct diag *d)
{
	struct archive_stored s = {0};
	struct archive_version v = {0};

	while (archive_next_document(x, &s, true, a, d) && s.id)
		;
	while (archive_next_record(x, &v, a, d) && v.record)
		;
}

static void asked(struct archive *x, struct arena *a, struct diag *d)
{
	static const char *const text[] = { "道路", "issuer:局", "value:>3" };
	struct query_fault fault;
	archive_facets facets = {0};
	archive_hits hits = {0};

	for (size_t i = 0; i < sizeof(text) / sizeof(*text); i++) {
		struct archive_ask ask = { .limit = 10 };

		ask.query = query_parse(str_of(text[i]), &fault, a);
		for (int k = 0; k < HIT_COUNT; k++)
			ask.want[k] = true;
		archive_search(x, &ask, &hits, a, d);
		archive_classes(x, ask.query, 5, &facets, a, d);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct archive_options o[] = { {0}, { .check = true } };
	struct arena a = {0};
	struct diag d = {0};

	fuzz_pipeline();
	kept(data, size);
	for (int i = 0; i < 2; i++) {
		struct archive *x = archive_open(path, &o[i], &d);

		HOLDS("a refusal is told", x || d.list.n);
		if (x && !archive_foreign(x)) {
			documents(x, &a, &d);
			asked(x, &a, &d);
		}
		archive_close(x);
	}
	diag_clear(&d);
	arena_free(&a);
	return 0;
}
