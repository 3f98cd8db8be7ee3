/* SPDX-License-Identifier: MIT */
/* Records and sources small; the only file that knows Zstandard. */
#include "archive/pack.h"

#include <stdlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include "base/builtin.h"

/* Level 3 takes half as much time again and saves a fourteenth. */
#define LEVEL 1

/* Made when they are needed first. */
struct packer {
	ZSTD_CCtx *c;
	ZSTD_DCtx *d;
	ZSTD_DDict *words;
};

str pack_dictionary(void)
{
	return builtin_find("src/archive/pack.dict");
}

struct packer *pack_open(void)
{
	struct packer *p = checked_malloc(sizeof(*p));

	*p = (struct packer){0};
	return p;
}

void pack_close(struct packer *p)
{
	if (!p)
		return;
	ZSTD_freeCCtx(p->c);
	ZSTD_freeDCtx(p->d);
	ZSTD_freeDDict(p->words);
	free(p);
}

/* The context keeps what it has made of the dictionary. */
static void begin(struct packer *p)
{
	str words = pack_dictionary();

	p->c = ZSTD_createCCtx();
	if (!p->c || ZSTD_isError(ZSTD_CCtx_setParameter(p->c,
	    ZSTD_c_compressionLevel, LEVEL)) ||
	    ZSTD_isError(ZSTD_CCtx_setParameter(p->c, ZSTD_c_checksumFlag, 1)) ||
	    ZSTD_isError(ZSTD_CCtx_loadDictionary(p->c, words.s, words.len)))
		out_of_memory();
}

str pack(struct packer *p, struct arena *a, str bytes)
{
	size_t room = ZSTD_compressBound(bytes.len);
	char *s = arena_alloc(a, 1, 1, room);
	size_t len;

	if (!p->c)
		begin(p);
	len = ZSTD_compress2(p->c, s, room, bytes.s, bytes.len);
	if (ZSTD_isError(len))
		out_of_memory();
	return (str){ s, len };
}

static void begin_again(struct packer *p)
{
	str words = pack_dictionary();

	p->d = ZSTD_createDCtx();
	p->words = ZSTD_createDDict(words.s, words.len);
	if (!p->d || !p->words)
		out_of_memory();
}

str unpack(struct packer *p, struct arena *a, str packed, size_t size)
{
	const unsigned id = ZSTD_getDictID_fromFrame(packed.s, packed.len);
	char *s;
	size_t len;

	if (size > PACK_LARGEST ||
	    ZSTD_getFrameContentSize(packed.s, packed.len) != size)
		return (str){0};
	if (!p->d)
		begin_again(p);
	s = arena_alloc(a, 1, 1, size + 1);
	/* frames of older forms are packed without */
	len = !id ? ZSTD_decompressDCtx(p->d, s, size, packed.s, packed.len) :
	    ZSTD_decompress_usingDDict(p->d, s, size, packed.s, packed.len,
	    p->words);
	if (ZSTD_getErrorCode(len) == ZSTD_error_memory_allocation)
		out_of_memory();
	if (ZSTD_isError(len) || len != size)
		return (str){0};
	return (str){ s, size };
}
