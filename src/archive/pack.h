/* SPDX-License-Identifier: MIT */
#ifndef DAFU_PACK_H
#define DAFU_PACK_H

#include "base/arena.h"

/* Records as they are kept: one Zstandard frame (RFC 8878) with checksum. */

/* No record is larger: a small frame may claim to hold gigabytes. */
#define PACK_LARGEST ((size_t)256 << 20)

/* What packs one record after the other.  pack_close takes NULL. */
struct packer;
struct packer *pack_open(void);
void pack_close(struct packer *p);

/* Pack bytes, PACK_LARGEST at most. */
str pack(struct packer *p, struct arena *a, str bytes);

/* Unpack to exactly size bytes; s == NULL where packed is damaged, or size is
 * more than PACK_LARGEST. */
str unpack(struct arena *a, str packed, size_t size);

#endif
