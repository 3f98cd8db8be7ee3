/* SPDX-License-Identifier: MIT */
/* Hashes; the only file that knows libsodium. */
#include "base/digest.h"

#include <sodium.h>

static str hexadecimal(struct arena *a, const unsigned char *b, size_t n)
{
	char *s = arena_alloc(a, 1, 1, 2 * n + 1);

	sodium_bin2hex(s, 2 * n + 1, b, n);
	return (str){ s, 2 * n };
}

str digest_sha256(struct arena *a, str bytes)
{
	unsigned char b[crypto_hash_sha256_BYTES];

	crypto_hash_sha256(b, (const unsigned char *)bytes.s, bytes.len);
	return hexadecimal(a, b, sizeof(b));
}

str digest_sha512(struct arena *a, str bytes)
{
	unsigned char b[crypto_hash_sha512_BYTES];

	crypto_hash_sha512(b, (const unsigned char *)bytes.s, bytes.len);
	return hexadecimal(a, b, sizeof(b));
}

void digest_short(unsigned char out[8], str bytes, uint64_t number)
{
	unsigned char key[crypto_shorthash_KEYBYTES] = "dafu";

	for (int i = 0; i < 8; i++)
		key[8 + i] = (unsigned char)(number >> 8 * i);
	crypto_shorthash(out, (const unsigned char *)bytes.s, bytes.len, key);
}
