/* SPDX-License-Identifier: MIT */
#ifndef DAFU_DIGEST_H
#define DAFU_DIGEST_H

#include <nettle/sha2.h>
#include <stdio.h>

#include "base/arena.h"

/* SHA-256 and SHA-512 (FIPS 180-4) of bytes, in lower-case hexadecimal. */
str digest_sha256(struct arena *a, str bytes);
str digest_sha512(struct arena *a, str bytes);

/* The digest of bytes by its name in Nettle, "sm3", "sha256", as its bytes; false:
 * there is none of that name. */
bool digest_named(str *out, const char *name, str bytes, struct arena *a);
/* Base64 (RFC 4648, 4), blanks passed over, to its bytes; false: it is none. */
bool digest_base64(str *out, str text, struct arena *a);

/* Both at once of bytes that come in pieces. */
struct digest {
	struct sha256_ctx sha256;
	struct sha512_ctx sha512;
};
void digest_start(struct digest *x);
void digest_add(struct digest *x, str bytes);
/* In lower-case hexadecimal, each ended by NUL. */
void digest_end(struct digest *x, char sha256[65], char sha512[129]);

/* Both of what a file still holds, which is closed; false: it is NULL, or not to
 * be read. */
bool digest_file(FILE *in, char sha256[65], char sha512[129]);

/* A short hash against accidents, of bytes that are number's: the first eight
 * bytes of SHA-256 over number, lowest byte first, and the bytes. */
void digest_short(unsigned char out[8], str bytes, uint64_t number);

#endif
