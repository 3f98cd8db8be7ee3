/* SPDX-License-Identifier: MIT */
#ifndef DAFU_DIGEST_H
#define DAFU_DIGEST_H

#include "base/arena.h"

/* SHA-256 and SHA-512 (FIPS 180-4) of bytes, in lower-case hexadecimal. */
str digest_sha256(struct arena *a, str bytes);
str digest_sha512(struct arena *a, str bytes);

/* Both at once of bytes that come in pieces. */
struct digest {
	_Alignas(16) unsigned char sha256[128], sha512[256];
};
void digest_start(struct digest *x);
void digest_add(struct digest *x, str bytes);
/* In lower-case hexadecimal, each ended by NUL. */
void digest_end(struct digest *x, char sha256[65], char sha512[129]);

/* A short hash against accidents, of bytes that are number's (SipHash-2-4). */
void digest_short(unsigned char out[8], str bytes, uint64_t number);

#endif
