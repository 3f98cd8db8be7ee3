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

_Static_assert(sizeof(crypto_hash_sha256_state) <= 128, "room for SHA-256");
_Static_assert(sizeof(crypto_hash_sha512_state) <= 256, "room for SHA-512");

void digest_start(struct digest *x)
{
	crypto_hash_sha256_init((crypto_hash_sha256_state *)x->sha256);
	crypto_hash_sha512_init((crypto_hash_sha512_state *)x->sha512);
}

void digest_add(struct digest *x, str bytes)
{
	const unsigned char *b = (const unsigned char *)bytes.s;

	if (!bytes.len)
		return;
	crypto_hash_sha256_update((crypto_hash_sha256_state *)x->sha256, b,
	    bytes.len);
	crypto_hash_sha512_update((crypto_hash_sha512_state *)x->sha512, b,
	    bytes.len);
}

void digest_end(struct digest *x, char sha256[65], char sha512[129])
{
	unsigned char out[64];

	crypto_hash_sha256_final((crypto_hash_sha256_state *)x->sha256, out);
	sodium_bin2hex(sha256, 65, out, 32);
	crypto_hash_sha512_final((crypto_hash_sha512_state *)x->sha512, out);
	sodium_bin2hex(sha512, 129, out, 64);
}
