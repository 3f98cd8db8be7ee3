/* SPDX-License-Identifier: MIT */
/* Letters as text or page, in any encoding; and a sentence planted in each at
 * an end of a line stands in the record, or the page does not show it. */
#include <string.h>

#include "fuzz.h"
#include "reading/reading.h"
#include "stands.h"

/* Where a line ends, the one that the bytes choose; SIZE_MAX: nowhere. */
static size_t line_end(str bytes)
{
	uint32_t h = 2166136261u;
	size_t n = 0, want;

	for (size_t i = 0; i < bytes.len; i++) {
		h = (h ^ (unsigned char)bytes.s[i]) * 16777619u;
		n += bytes.s[i] == '\n';
	}
	if (!n)
		return SIZE_MAX;
	want = h % n;
	for (size_t i = 0; ; i++)
		if (bytes.s[i] == '\n' && !want--)
			return i;
}

static void planted(str bytes, struct arena *a, struct diag *d)
{
	struct patterns *patterns = fuzz_pipeline()->patterns;
	const struct text_options o = {0};
	size_t at = line_end(bytes);
	struct text text;

	if (at == SIZE_MAX || str_has(bytes, STR("龘")))
		return;		/* the sentence would not be the only one */
	str part[] = { { bytes.s, at }, STR(MARKER),
	    { bytes.s + at, bytes.len - at } };
	if (text_decode(&text, arena_join(a, part, 3), &o, a, d))
		HOLDS("a planted sentence stands in the record",
		    marker_fate(&text, patterns, a, d) != MARKER_LOST);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	str bytes = { (char *)data, size };
	struct arena a = {0};
	struct diag d = {0};

	fuzz_document(bytes, &a, &d);
	planted(bytes, &a, &d);
	diag_clear(&d);
	arena_free(&a);
	return 0;
}
