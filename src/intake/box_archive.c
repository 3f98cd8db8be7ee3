/* SPDX-License-Identifier: MIT */
/* ZIP, 7z and gzip to the files in them.  The only file here that knows
 * libarchive. */
#define _XOPEN_SOURCE 700	/* newlocale */
#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include "base/late.h"
#include "intake/box_reader.h"

static struct {
#define ARCHIVE(f) __typeof__(f) *f;
#include "base/late.def"
} la;

/* libarchive hands out names only in the characters of the locale.  Kept for
 * the life of the process: opening it reads from disk. */
static locale_t utf8;

static void begin(void)
{
	utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
}

static bool archive_init(struct diag *d)
{
	return late_open(LATE_ARCHIVE, &la, begin, d);
}

void box_init(void)
{
	struct diag d = {0};

	archive_init(&d);
	mail_init(&d);
	diag_clear(&d);
}

static const char *why(struct archive *x)
{
	const char *s = la.archive_error_string(x);

	return s ? s : "libarchive does not say why";
}

/* The content, however long it says it is. */
static bool content(struct box *b, struct archive *x, str *out, bool *ok)
{
	struct VEC(char) v = {0};
	const void *block;
	size_t len;
	la_int64_t at;
	int r;

	while ((r = la.archive_read_data_block(x, &block, &len, &at)) ==
	    ARCHIVE_OK) {
		size_t end = (size_t)at + len;

		/* room first: a hole is as large as it says */
		if (at < 0 || (size_t)at < v.n || end > BOX_EACH + 1)
			end = BOX_EACH + 1;
		if (end > v.n && !box_room(b, end - v.n))
			return false;
		if (end > BOX_EACH) {
			v.n = end;
			break;
		}
		if (end > v.cap) {
			char *more = arena_alloc(b->a, 1, 1, 2 * end);

			if (v.n)
				memcpy(more, v.v, v.n);
			v.v = more;
			v.cap = 2 * end;
		}
		if (len)
			memcpy(v.v + at, block, len);
		v.n = end;
	}
	*ok = r == ARCHIVE_EOF || r == ARCHIVE_OK;
	*out = (str){ v.v, v.n };
	return true;
}

/* A member of an archive.  False: the end of all. */
static bool file(struct box *b, struct archive *x, struct archive_entry *e,
    str name)
{
	mode_t type = la.archive_entry_filetype(e);
	bool whole;
	str bytes;

	if (type == AE_IFDIR)
		return true;
	if (type == AE_IFLNK || la.archive_entry_hardlink(e))
		return box_lost(b, name, DIAG_MEMBER, "it is a link, which is "
		    "not followed");
	if (type != AE_IFREG)
		return box_lost(b, name, DIAG_MEMBER, "it is no file");
	if (la.archive_entry_is_encrypted(e))
		return box_lost(b, name, DIAG_PROTECTED, NULL);
	if (!content(b, x, &bytes, &whole))
		return false;
	return whole ? box_add(b, name, bytes, false) :
	    box_lost(b, name, DIAG_DAMAGED, why(x));
}

static bool members_of(struct box *b, struct archive *x)
{
	struct archive_entry *e;
	size_t before = b->out->n;
	int r;

	while ((r = la.archive_read_next_header(x, &e)) == ARCHIVE_OK ||
	    r == ARCHIVE_WARN) {
		const char *name = la.archive_entry_pathname(e);

		if (!file(b, x, e, str_of(name ? name : "?")))
			return false;
	}
	if (r == ARCHIVE_EOF)
		return true;
	if (b->out->n > before)
		return box_lost(b, STR("?"), DIAG_DAMAGED, why(x));
	diag_add(b->d, la.archive_read_has_encrypted_entries(x) > 0 ?
	    DIAG_PROTECTED : DIAG_DAMAGED, "%s", why(x));
	return false;
}

bool box_archive(struct box *b, str bytes)
{
	struct archive *x;
	locale_t before = (locale_t)0;
	bool ok;

	if (!archive_init(b->d))
		return false;
	x = la.archive_read_new();
	if (!x)
		out_of_memory();
	if (utf8)
		before = uselocale(utf8);
	la.archive_read_support_format_zip_seekable(x);
	la.archive_read_support_format_7zip(x);
	ok = la.archive_read_open_memory(x, bytes.s, bytes.len) == ARCHIVE_OK;
	if (ok)
		ok = members_of(b, x);
	else
		diag_add(b->d, DIAG_DAMAGED, "%s", why(x));
	la.archive_read_free(x);
	if (before)
		uselocale(before);
	return ok;
}

/* As gzip has it (RFC 1952, 8). */
static uint32_t crc32(str x)
{
	static const uint32_t step[] = { 0, 0x1DB71064, 0x3B6E20C8, 0x26D930AC,
		0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C, 0xEDB88320,
		0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4,
		0xA00AE278, 0xBDBDF21C };
	uint32_t c = UINT32_MAX;

	for (size_t i = 0; i < x.len; i++) {
		c ^= (unsigned char)x.s[i];
		c = c >> 4 ^ step[c & 15];
		c = c >> 4 ^ step[c & 15];
	}
	return ~c;
}

static uint32_t number_at(const char *s)
{
	const unsigned char *c = (const unsigned char *)s;

	return c[0] | (uint32_t)c[1] << 8 | (uint32_t)c[2] << 16 |
	    (uint32_t)c[3] << 24;
}

/* Whether another stream may begin behind the first one. */
static bool is_several(str bytes)
{
	return str_find(bytes, 1, STR("\x1F\x8B\x08")) != SIZE_MAX;
}

/* Whether a gzip file ends with the checksum and the length of what was in it,
 * which libarchive does not look at, but for zeros that fill a block, as gzip(1)
 * has it; of several streams only the last has its own there. */
static bool gzip_ends(str bytes, str in)
{
	enum { LEAST = 18 };
	const uint32_t sum = crc32(in);
	const char *end = bytes.s + bytes.len;

	if (is_several(bytes))
		return true;
	for (; end - bytes.s > LEAST; end--) {
		if (number_at(end - 8) == sum &&
		    number_at(end - 4) == (uint32_t)in.len)
			return true;
		if (end[-1])
			return false;
	}
	return false;
}

bool box_gzip(struct box *b, str bytes)
{
	struct archive *x;
	struct archive_entry *e;
	str name = b->name, in = {0};
	bool ok, ends, whole = false;
	int r;

	if (!archive_init(b->d))
		return false;
	x = la.archive_read_new();
	if (!x)
		out_of_memory();
	la.archive_read_support_filter_gzip(x);
	la.archive_read_support_format_raw(x);
	la.archive_read_support_format_empty(x);
	/* letter.txt.gz holds letter.txt */
	if (name.len > 3 && !memcmp(name.s + name.len - 3, ".gz", 3))
		name.len -= 3;
	r = la.archive_read_open_memory(x, bytes.s, bytes.len);
	if (r == ARCHIVE_OK)
		r = la.archive_read_next_header(x, &e);
	ok = r == ARCHIVE_OK;
	if (r == ARCHIVE_EOF)
		diag_add(b->d, DIAG_EMPTY, "nothing is in it");
	else if (!ok)
		diag_add(b->d, DIAG_DAMAGED, "%s", why(x));
	ok = ok && content(b, x, &in, &whole);
	ends = ok && whole && gzip_ends(bytes, in);
	if (ok && !whole)
		diag_add(b->d, DIAG_DAMAGED, "%s", why(x));
	else if (ok && !ends)
		diag_add(b->d, DIAG_DAMAGED, "its end does not give the "
		    "checksum and the length of what is in it");
	ok = ends && box_add(b, name, in, false);
	la.archive_read_free(x);
	return ok;
}
