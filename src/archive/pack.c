/* SPDX-License-Identifier: MIT */
/* Records and sources small; the only file that knows Zstandard. */
#include "archive/pack.h"

#include <stdlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include "base/builtin.h"

/* Level 1 takes two thirds of the time and a fourteenth more room. */
#define LEVEL 3

/* Made when they are needed first. */
struct packer {
	ZSTD_CCtx *c, *behind;	/* by the dictionary; behind a source */
	ZSTD_DCtx *d;
	ZSTD_DDict *words;
	char *before;		/* the dictionary, then room for a source */
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
	ZSTD_freeCCtx(p->behind);
	ZSTD_freeDCtx(p->d);
	ZSTD_freeDDict(p->words);
	free(p->before);
	free(p);
}

static ZSTD_CCtx *context(void)
{
	ZSTD_CCtx *c = ZSTD_createCCtx();

	if (!c || ZSTD_isError(ZSTD_CCtx_setParameter(c,
	    ZSTD_c_compressionLevel, LEVEL)) ||
	    ZSTD_isError(ZSTD_CCtx_setParameter(c, ZSTD_c_checksumFlag, 1)))
		out_of_memory();
	return c;
}

/* What stands before a record of that source. */
static str before(struct packer *p, str source)
{
	str words = pack_dictionary();

	if (!p->before) {
		p->before = checked_malloc(words.len + PACK_SOURCE);
		memcpy(p->before, words.s, words.len);
	}
	memcpy(p->before + words.len, source.s, source.len);
	return (str){ p->before, words.len + source.len };
}

/* The context keeps what it has made of the dictionary, and forgets what
 * stands before one record. */
static ZSTD_CCtx *ready(struct packer *p, str source)
{
	str words = pack_dictionary();

	if (source.len && source.len <= PACK_SOURCE) {
		p->behind = p->behind ? p->behind : context();
		words = before(p, source);
		if (ZSTD_isError(ZSTD_CCtx_refPrefix(p->behind, words.s,
		    words.len)))
			out_of_memory();
		return p->behind;
	}
	if (!p->c) {
		p->c = context();
		if (ZSTD_isError(ZSTD_CCtx_loadDictionary(p->c, words.s,
		    words.len)))
			out_of_memory();
	}
	return p->c;
}

str pack(struct packer *p, struct arena *a, str bytes, str source)
{
	size_t room = ZSTD_compressBound(bytes.len);
	char *s = arena_alloc(a, 1, 1, room);
	size_t len = ZSTD_compress2(ready(p, source), s, room, bytes.s,
	    bytes.len);

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

/* Frames of older forms may be packed without anything, which stands before
 * them unused. */
static size_t unpack_behind(struct packer *p, char *s, size_t size, str packed,
    str source)
{
	if (source.len && source.len <= PACK_SOURCE) {
		source = before(p, source);
		if (ZSTD_isError(ZSTD_DCtx_refPrefix(p->d, source.s,
		    source.len)))
			out_of_memory();
	}
	return ZSTD_decompressDCtx(p->d, s, size, packed.s, packed.len);
}

str unpack(struct packer *p, struct arena *a, str packed, size_t size,
    str source)
{
	char *s;
	size_t len;

	if (size > PACK_LARGEST ||
	    ZSTD_getFrameContentSize(packed.s, packed.len) != size)
		return (str){0};
	if (!p->d)
		begin_again(p);
	s = arena_alloc(a, 1, 1, size + 1);
	len = !ZSTD_getDictID_fromFrame(packed.s, packed.len) ?
	    unpack_behind(p, s, size, packed, source) :
	    ZSTD_decompress_usingDDict(p->d, s, size, packed.s, packed.len,
	    p->words);
	if (ZSTD_getErrorCode(len) == ZSTD_error_memory_allocation)
		out_of_memory();
	if (ZSTD_isError(len) || len != size)
		return (str){0};
	return (str){ s, size };
}
