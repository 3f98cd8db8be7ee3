/* SPDX-License-Identifier: MIT */
#ifndef DAFU_PACK_H
#define DAFU_PACK_H

#include "base/arena.h"

/* Records as they are kept: one Zstandard frame (RFC 8878) with checksum. */

/* Pack bytes. */
str pack(struct arena *a, str bytes);

/* Unpack to exactly size bytes; s == NULL where packed is damaged. */
str unpack(struct arena *a, str packed, size_t size);

#endif
