/* SPDX-License-Identifier: MIT */
/* Records small; the only file that knows Zstandard. */
#include "archive/pack.h"

#include <zstd.h>
#include <zstd_errors.h>

/* Level 3 takes a third more time and saves a fiftieth. */
#define LEVEL 1

/* A packer is nothing but what Zstandard keeps for it. */
struct packer *pack_open(void)
{
	ZSTD_CCtx *c = ZSTD_createCCtx();

	if (!c)
		out_of_memory();
	ZSTD_CCtx_setParameter(c, ZSTD_c_compressionLevel, LEVEL);
	ZSTD_CCtx_setParameter(c, ZSTD_c_checksumFlag, 1);
	return (struct packer *)c;
}

void pack_close(struct packer *p)
{
	ZSTD_freeCCtx((ZSTD_CCtx *)p);
}

str pack(struct packer *p, struct arena *a, str bytes)
{
	size_t room = ZSTD_compressBound(bytes.len);
	char *s = arena_alloc(a, 1, 1, room);
	size_t len = ZSTD_compress2((ZSTD_CCtx *)p, s, room, bytes.s,
	    bytes.len);

	if (ZSTD_isError(len))
		out_of_memory();
	return (str){ s, len };
}

str unpack(struct arena *a, str packed, size_t size)
{
	char *s;
	size_t len;

	if (size > PACK_LARGEST ||
	    ZSTD_getFrameContentSize(packed.s, packed.len) != size)
		return (str){0};
	s = arena_alloc(a, 1, 1, size + 1);
	len = ZSTD_decompress(s, size, packed.s, packed.len);
	if (ZSTD_getErrorCode(len) == ZSTD_error_memory_allocation)
		out_of_memory();
	if (ZSTD_isError(len) || len != size)
		return (str){0};
	return (str){ s, size };
}
