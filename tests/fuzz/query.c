/* SPDX-License-Identifier: MIT */
/* Queries as people type them: a fault with a place in them, or a question that
 * an archive answers. */
#include "archive/archive.h"
#include "ask/query_parse.h"
#include "fuzz.h"

/* An archive without a letter, made at the first call. */
static struct archive *empty(void)
{
	static struct archive *x;
	const struct archive_options o = { .write = true, .create = true,
		.memory = true };
	struct diag d = {0};

	if (x)
		return x;
	fuzz_pipeline();
	x = archive_open("a", &o, &d);
	HOLDS("an archive can be made", x);
	return x;
}

static void answered(const struct query *q, struct arena *a)
{
	struct diag d = {0};
	int64_t count = -1;
	bool ok = archive_count(empty(), q, -1, &count, &d);

	if (!ok)
		diag_print(&d, stderr);
	HOLDS("what is a query is answered", ok && !count);
	HOLDS("a query has one form", query_print(q, a).s);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	str text = { (char *)data, size };
	struct query_fault fault = {0};
	struct arena a = {0};
	struct query *q = query_parse(text, &fault, &a);

	if (q)
		answered(q, &a);
	else
		HOLDS("a fault is told, with its place", fault.text.len &&
		    fault.start <= fault.end && fault.end <= size);
	arena_free(&a);
	return 0;
}
