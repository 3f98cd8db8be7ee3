/* SPDX-License-Identifier: MIT */
/* Encodings: what iconv takes for whole is decoded to the same code points. */
#include "intake/decode.h"

#include <iconv.h>
#include <string.h>

#include "fuzz.h"

/* The code points that iconv gives; false: bytes that the encoding does not
 * have. */
static bool by_iconv(uint32_t *out, size_t *n, const char *from, str bytes)
{
	iconv_t cd = iconv_open("UTF-32LE", from);
	char *in = (char *)bytes.s, *to = (char *)out;
	size_t in_left = bytes.len, out_left = (bytes.len + 2) * 4;
	bool ok;

	HOLDS("iconv knows the encoding", cd != (iconv_t)-1);
	ok = iconv(cd, &in, &in_left, &to, &out_left) == 0 && !in_left;
	*n = (size_t)(to - (char *)out) / 4;
	iconv_close(cd);
	return ok;
}

static bool same(uint32_t have, uint32_t is)
{
	return have == is || have == 0xFFFD ||
	    ((is == '\r' || is == '\f' || is == '\v') && have == '\n');
}

/* Without the mark of byte order, which is no text. */
static void compare(const struct text *t, const uint32_t *want, size_t n)
{
	if (n && want[0] == 0xFEFF) {
		want++;
		n--;
	}
	HOLDS("as many code points as iconv finds", t->n == n);
	for (size_t i = 0; i < n; i++)
		HOLDS("the same code points", same(t->c[i], want[i]));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const name[] = { "UTF-8", "UTF-16LE", "UTF-16BE",
		"GB18030" };
	struct text_options o = { .encoding = name[size ? data[0] % 4 : 0] };
	str bytes = { (char *)data + (size > 0), size - (size > 0) };
	uint32_t *want = malloc((bytes.len + 2) * 4);
	struct arena a = {0};
	struct diag d = {0};
	struct text t;
	size_t n;

	if (text_decode(&t, bytes, &o, &a, &d) && !strcmp(t.format, "text") &&
	    by_iconv(want, &n, o.encoding, bytes))
		compare(&t, want, n);
	free(want);
	diag_clear(&d);
	arena_free(&a);
	return 0;
}
