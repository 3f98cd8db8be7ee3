/* SPDX-License-Identifier: MIT */
/* Hashes; the only file that knows Nettle. */
#include "base/digest.h"

#include <nettle/base16.h>
#include <nettle/base64.h>
#include <nettle/nettle-meta.h>

/* In lower-case hexadecimal, ended by NUL. */
static str hexadecimal(char *out, const uint8_t *b, size_t n)
{
	base16_encode_update(out, n, b);
	out[2 * n] = '\0';
	return (str){ out, 2 * n };
}

str digest_sha256(struct arena *a, str bytes)
{
	struct sha256_ctx c;
	uint8_t b[SHA256_DIGEST_SIZE];

	sha256_init(&c);
	sha256_update(&c, bytes.len, (const uint8_t *)bytes.s);
	sha256_digest(&c, sizeof(b), b);
	return hexadecimal(arena_alloc(a, 1, 1, 2 * sizeof(b) + 1), b,
	    sizeof(b));
}

str digest_sha512(struct arena *a, str bytes)
{
	struct sha512_ctx c;
	uint8_t b[SHA512_DIGEST_SIZE];

	sha512_init(&c);
	sha512_update(&c, bytes.len, (const uint8_t *)bytes.s);
	sha512_digest(&c, sizeof(b), b);
	return hexadecimal(arena_alloc(a, 1, 1, 2 * sizeof(b) + 1), b,
	    sizeof(b));
}

bool digest_named(str *out, const char *name, str bytes, struct arena *a)
{
	const struct nettle_hash *h = nettle_lookup_hash(name);
	void *state;
	uint8_t *to;

	if (!h)
		return false;
	state = arena_alloc(a, h->context_size, _Alignof(max_align_t), 1);
	to = arena_alloc(a, 1, 1, h->digest_size);
	h->init(state);
	h->update(state, bytes.len, (const uint8_t *)bytes.s);
	h->digest(state, h->digest_size, to);
	*out = (str){ (char *)to, h->digest_size };
	return true;
}

bool digest_base64(str *out, str text, struct arena *a)
{
	struct base64_decode_ctx c;
	size_t n = 0;
	uint8_t *to = arena_alloc(a, 1, 1,
	    BASE64_DECODE_LENGTH(text.len) + 1);

	base64_decode_init(&c);
	if (!base64_decode_update(&c, &n, to, text.len, text.s) ||
	    !base64_decode_final(&c))
		return false;
	*out = (str){ (char *)to, n };
	return true;
}

void digest_short(unsigned char out[8], str bytes, uint64_t number)
{
	struct sha256_ctx c;
	uint8_t key[8];

	for (int i = 0; i < 8; i++)
		key[i] = (uint8_t)(number >> 8 * i);
	sha256_init(&c);
	sha256_update(&c, sizeof(key), key);
	sha256_update(&c, bytes.len, (const uint8_t *)bytes.s);
	sha256_digest(&c, 8, out);
}

void digest_start(struct digest *x)
{
	sha256_init(&x->sha256);
	sha512_init(&x->sha512);
}

void digest_add(struct digest *x, str bytes)
{
	sha256_update(&x->sha256, bytes.len, (const uint8_t *)bytes.s);
	sha512_update(&x->sha512, bytes.len, (const uint8_t *)bytes.s);
}

void digest_end(struct digest *x, char sha256[65], char sha512[129])
{
	uint8_t b[SHA512_DIGEST_SIZE];

	sha256_digest(&x->sha256, SHA256_DIGEST_SIZE, b);
	hexadecimal(sha256, b, SHA256_DIGEST_SIZE);
	sha512_digest(&x->sha512, SHA512_DIGEST_SIZE, b);
	hexadecimal(sha512, b, SHA512_DIGEST_SIZE);
}

bool digest_file(FILE *in, char sha256[65], char sha512[129])
{
	struct digest x;
	char buffer[65536];
	size_t n;
	bool ok;

	if (!in)
		return false;
	digest_start(&x);
	while ((n = fread(buffer, 1, sizeof(buffer), in)) > 0)
		digest_add(&x, (str){ buffer, n });
	ok = !ferror(in);
	fclose(in);
	digest_end(&x, sha256, sha512);
	return ok;
}
