/* SPDX-License-Identifier: MIT */
/* Base64 to bytes, by nettle. */
#include "base/base64.h"

#include <nettle/base64.h>

bool base64_bytes(str *out, str text, struct arena *a)
{
	struct base64_decode_ctx c;
	size_t n = BASE64_DECODE_LENGTH(text.len) + 1;
	char *bytes = arena_alloc(a, 1, 1, n);

	base64_decode_init(&c);
	if (!base64_decode_update(&c, &n, (uint8_t *)bytes, text.len, text.s) ||
	    !base64_decode_final(&c))
		return false;
	*out = (str){ bytes, n };
	return true;
}
