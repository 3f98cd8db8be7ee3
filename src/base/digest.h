/* SPDX-License-Identifier: MIT */
#ifndef DAFU_DIGEST_H
#define DAFU_DIGEST_H

#include "base/arena.h"

/* SHA-256 and SHA-512 (FIPS 180-4) of bytes, in lower-case hexadecimal. */
str digest_sha256(struct arena *a, str bytes);
str digest_sha512(struct arena *a, str bytes);

#endif
