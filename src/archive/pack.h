/* SPDX-License-Identifier: MIT */
#ifndef DAFU_PACK_H
#define DAFU_PACK_H

#include "base/arena.h"

/*
 * Records and sources as they are kept: one Zstandard frame (RFC 8878) each, with
 * checksum, packed with a dictionary that archives hold, too, for other programs.
 */

/* None is larger: a small frame may claim to hold gigabytes. */
#define PACK_LARGEST ((size_t)256 << 20)

/* The dictionary (tests/dictionary). */
str pack_dictionary(void);

/* What packs and unpacks one after the other.  pack_close takes NULL. */
struct packer;
struct packer *pack_open(void);
void pack_close(struct packer *p);

/* Pack bytes, PACK_LARGEST at most. */
str pack(struct packer *p, struct arena *a, str bytes);

/* Unpack to exactly size bytes; s == NULL where packed is damaged, or size is
 * more than PACK_LARGEST. */
str unpack(struct packer *p, struct arena *a, str packed, size_t size);

#endif
