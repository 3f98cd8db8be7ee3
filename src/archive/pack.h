/* SPDX-License-Identifier: MIT */
#ifndef DAFU_PACK_H
#define DAFU_PACK_H

#include "base/arena.h"

/*
 * Records and sources as they are kept: one Zstandard frame (RFC 8878) each, with
 * checksum.  A source is packed with a dictionary that archives hold, too, for other
 * programs, and its frame names that.  A record, which says again what its source
 * says, is packed as if dictionary and source stood before it (zstd --patch-from),
 * and its frame names none.
 */

/* None is larger: a small frame may claim to hold gigabytes. */
#define PACK_LARGEST ((size_t)256 << 20)

/* A larger source, which is mostly pictures, is not worth unpacking for a record. */
#define PACK_SOURCE 65536

/* The dictionary (tests/dictionary). */
str pack_dictionary(void);

/* What packs and unpacks one after the other.  pack_close takes NULL. */
struct packer;
struct packer *pack_open(void);
void pack_close(struct packer *p);

/* Pack bytes, PACK_LARGEST at most.  source: of a record; without one, or with one
 * of more than PACK_SOURCE, by the dictionary alone. */
str pack(struct packer *p, struct arena *a, str bytes, str source);

/* Unpack to exactly size bytes; s == NULL where packed is damaged, size is
 * more than PACK_LARGEST or the source is another. */
str unpack(struct packer *p, struct arena *a, str packed, size_t size,
    str source);

#endif
