/* SPDX-License-Identifier: MIT */
/* Bytes to code points: what encoding they are in, and what they say. */
#include "intake/decode.h"

#include <iconv.h>
#include <stdlib.h>
#include <strings.h>

#include "base/late.h"
#include "base/utf.h"

/* --- telling the encoding */

/* What most text is: Han and ASCII that nothing has to be done about; how many
 * bytes it takes, 0: something else. */
static inline size_t usual(uint32_t *c, const unsigned char *s, size_t left)
{
	if (left >= 3 && s[0] - 0xE1u < 0xED - 0xE1 &&
	    (((s[1] ^ 0x80u) | (s[2] ^ 0x80u)) < 0x40)) {
		*c = (s[0] & 0x0Fu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
		return 3;
	}
	*c = s[0];
	return s[0] >= ' ' && s[0] < 0x80;
}

static bool is_utf8(str b)
{
	for (size_t at = 0; at < b.len; ) {
		uint32_t c;
		const size_t taken = usual(&c, (const unsigned char *)b.s + at,
		    b.len - at);

		at += taken;
		if (!taken && utf8_next(b, &at) == UINT32_MAX)
			return false;
	}
	return true;
}

/* How many ill-formed parts and how many code points it has as UTF-8. */
static size_t utf8_faults(str b, size_t *points)
{
	size_t faults = 0;

	*points = 0;
	for (size_t at = 0; at < b.len; (*points)++)
		faults += utf8_next(b, &at) == UINT32_MAX;
	return faults;
}

/* The share of NUL bytes at even and odd offsets tells UTF-16. */
static enum encoding by_nul(str b)
{
	size_t nul[2] = {0}, han[2] = {0}, pairs = b.len / 2;

	for (size_t i = 0; i + 1 < b.len; i += 2) {
		unsigned char x = (unsigned char)b.s[i];
		unsigned char y = (unsigned char)b.s[i + 1];

		nul[0] += !x;
		nul[1] += !y;
		han[0] += x >= 0x4E && x <= 0x9F;
		han[1] += y >= 0x4E && y <= 0x9F;
	}
	if (b.len % 2 || !pairs)
		return ENCODING_UNKNOWN;
	if (nul[1] + han[1] > pairs * 7 / 10 && nul[1] && nul[1] > nul[0])
		return ENCODING_UTF16LE;
	if (nul[0] + han[0] > pairs * 7 / 10 && nul[0])
		return ENCODING_UTF16BE;
	return ENCODING_UNKNOWN;
}

static bool is_gb18030(str b)
{
	size_t i = 0, pairs = 0, common = 0;

	while (i < b.len) {
		unsigned char x = (unsigned char)b.s[i], y;

		if (x < 0x80) {
			i++;
			continue;
		}
		if (i + 1 >= b.len || x == 0x80 || x == 0xFF)
			return false;
		y = (unsigned char)b.s[i + 1];
		if (y >= 0x30 && y <= 0x39) {
			if (i + 3 >= b.len)
				return false;
			i += 4;
			continue;
		}
		if (y < 0x40 || y == 0x7F || y == 0xFF)
			return false;
		pairs++;
		common += (x >= 0xB0 && x <= 0xF7 && y >= 0xA1) ||
		    x == 0xA1 || x == 0xA3;
		i += 2;
	}
	return !pairs || common * 2 > pairs;
}

static enum encoding tell(str b, size_t *skip)
{
	enum encoding e;
	size_t points;

	*skip = 0;
	if (b.len >= 3 && !memcmp(b.s, "\xEF\xBB\xBF", 3)) {
		*skip = 3;
		return ENCODING_UTF8;
	}
	if (b.len >= 2 && (!memcmp(b.s, "\xFF\xFE", 2) ||
	    !memcmp(b.s, "\xFE\xFF", 2))) {
		*skip = 2;
		return b.s[0] == '\xFF' ? ENCODING_UTF16LE : ENCODING_UTF16BE;
	}
	if (memchr(b.s, 0, b.len) && (e = by_nul(b)) != ENCODING_UNKNOWN)
		return e;
	if (is_utf8(b))
		return ENCODING_UTF8;
	if (is_gb18030(b))
		return ENCODING_GB18030;
	/* Damaged: UTF-8 where most of it reads so. */
	if (utf8_faults(b, &points) * 8 < points)
		return ENCODING_UTF8;
	return ENCODING_GB18030;
}

static const struct {
	const char *name;
	enum encoding encoding;
} names[] = {
	{ "utf-8", ENCODING_UTF8 }, { "utf8", ENCODING_UTF8 },
	{ "gb18030", ENCODING_GB18030 }, { "gbk", ENCODING_GB18030 },
	{ "gb2312", ENCODING_GB18030 }, { "cp936", ENCODING_GB18030 },
	{ "utf-16le", ENCODING_UTF16LE }, { "utf-16be", ENCODING_UTF16BE },
	{ "utf-16", ENCODING_UTF16LE },
};

enum encoding encoding_named(const char *name)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (!strcasecmp(name, names[i].name))
			return names[i].encoding;
	return ENCODING_UNKNOWN;
}

const char *const encoding_names[] = {
	[ENCODING_UNKNOWN] = "", [ENCODING_UTF8] = "UTF-8",
	[ENCODING_UTF16LE] = "UTF-16LE", [ENCODING_UTF16BE] = "UTF-16BE",
	[ENCODING_GB18030] = "GB18030",
};

/* --- decoding */

struct sink {
	uint32_t *c;
	size_t n;
	bool cr;		/* the last character was CR */
	struct text_decoder *decoder;
	struct decoded *out;
	size_t *byte;		/* NULL: not asked for */
	struct arena *a;
};

static void note(struct sink *k, size_t byte, uint32_t point)
{
	*push(k->a, &k->out->replaced) = (struct replaced){
	    .at = (uint32_t)k->n, .byte = byte, .point = point };
}

/* Take a code point; UINT32_MAX: bytes that could not be decoded. */
static void take(struct sink *k, uint32_t c, size_t byte)
{
	if (k->cr && c != '\n')	/* a line end of its own */
		k->c[k->n - 1] = '\n';
	k->cr = c == '\r';
	if (c == '\f' || c == '\v') {
		if (c == '\f')
			*push(k->a, &k->out->feeds) = (uint32_t)k->n;
		c = '\n';
	}
	if (c == UINT32_MAX || !utf_is_xml(c)) {
		note(k, byte, c);
		c = 0xFFFD;
	}
	if (k->byte)
		k->byte[k->n] = byte;
	k->c[k->n++] = c;
}

static void from_utf8(struct sink *k, str b, size_t base)
{
	const unsigned char *s = (const unsigned char *)b.s;

	for (size_t at = 0; at < b.len; ) {
		uint32_t *out = k->c + k->n;
		size_t taken, from;

		while (!k->cr && !k->byte && at < b.len &&
		    (taken = usual(out, s + at, b.len - at))) {
			at += taken;
			out++;
		}
		k->n = (size_t)(out - k->c);
		if ((from = at) < b.len)
			take(k, utf8_next(b, &at), base + from);
	}
}

static uint32_t unit16(str b, size_t i, bool little)
{
	unsigned char x = (unsigned char)b.s[i], y = (unsigned char)b.s[i + 1];

	return little ? (uint32_t)(y << 8 | x) : (uint32_t)(x << 8 | y);
}

static void from_utf16(struct sink *k, str b, size_t base, bool little)
{
	for (size_t i = 0; i < b.len; i += 2) {
		uint32_t c, low;

		if (i + 1 >= b.len) {
			take(k, UINT32_MAX, base + i);
			return;
		}
		c = unit16(b, i, little);
		if (c >= 0xD800 && c < 0xDC00 && i + 3 < b.len) {
			low = unit16(b, i + 2, little);
			if (low >= 0xDC00 && low < 0xE000) {
				c = 0x10000 + ((c - 0xD800) << 10) +
				    (low - 0xDC00);
				take(k, c, base + i);
				i += 2;
				continue;
			}
		}
		take(k, c >= 0xD800 && c < 0xE000 ? UINT32_MAX : c, base + i);
	}
}

/* Length of the GB18030 character at i, as far as its form tells. */
static size_t gb_length(str b, size_t i)
{
	unsigned char x = (unsigned char)b.s[i];

	if (x < 0x80 || i + 1 >= b.len)
		return 1;
	if (b.s[i + 1] >= 0x30 && b.s[i + 1] <= 0x39 && i + 3 < b.len)
		return 4;
	return (unsigned char)b.s[i + 1] >= 0x40 ? 2 : 1;
}

static uint32_t gb_point(iconv_t cd, str b, size_t i, size_t len)
{
	char *in = (char *)b.s + i, *out, buffer[8];
	size_t left = len, room = sizeof(buffer), at = 0;

	out = buffer;
	if (iconv(cd, &in, &left, &out, &room) == (size_t)-1) {
		iconv(cd, NULL, NULL, NULL, NULL);
		return UINT32_MAX;
	}
	return utf8_next((str){ buffer, sizeof(buffer) - room }, &at);
}

/* From GB18030, and to it; 0: not opened yet. */
struct text_decoder {
	iconv_t cd, back;
};

struct text_decoder *text_decoder_open(void)
{
	struct text_decoder *x = checked_malloc(sizeof(*x));

	*x = (struct text_decoder){0};
	return x;
}

/* Few letters need it, and it is read from disk. */
static iconv_t converter(iconv_t *kept, const char *to, const char *from)
{
	if (!*kept)
		*kept = iconv_open(to, from);
	if (*kept == (iconv_t)-1)
		late_miss();
	return *kept;
}

bool text_decoder_ready(struct text_decoder *x)
{
	return converter(&x->cd, "UTF-8", "GB18030") != (iconv_t)-1 &&
	    converter(&x->back, "GB18030", "UTF-8") != (iconv_t)-1;
}

static void close_one(iconv_t x)
{
	if (x && x != (iconv_t)-1)
		iconv_close(x);
}

void text_decoder_close(struct text_decoder *x)
{
	if (x) {
		close_one(x->cd);
		close_one(x->back);
	}
	free(x);
}

static bool from_gb18030(struct sink *k, str b, size_t base, struct diag *d)
{
	struct text_decoder *own = k->decoder ? NULL : text_decoder_open();
	iconv_t cd = converter(&(own ? own : k->decoder)->cd, "UTF-8",
	    "GB18030");

	if (cd == (iconv_t)-1) {
		diag_add(d, DIAG_LIBRARY, "iconv knows no GB18030");
		text_decoder_close(own);
		return false;
	}
	iconv(cd, NULL, NULL, NULL, NULL);
	for (size_t i = 0; i < b.len; ) {
		size_t len = gb_length(b, i);
		uint32_t c = (unsigned char)b.s[i] < 0x80 ?
		    (unsigned char)b.s[i] : gb_point(cd, b, i, len);

		if (c == UINT32_MAX && len > 1)
			len = 1;
		take(k, c, base + i);
		i += len;
	}
	text_decoder_close(own);
	return true;
}

static bool decode_as(struct sink *k, str b, size_t base, enum encoding e,
    struct diag *d)
{
	switch (e) {
	case ENCODING_UTF8:
		from_utf8(k, b, base);
		return true;
	case ENCODING_UTF16LE:
	case ENCODING_UTF16BE:
		from_utf16(k, b, base, e == ENCODING_UTF16LE);
		return true;
	default:
		return from_gb18030(k, b, base, d);
	}
}

static bool all_blank(const uint32_t *c, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!utf_is_space(c[i]) && c[i] != 0xFFFD)
			return false;
	return true;
}

/* Too little of it is text. */
static void unreadable(const struct decoded *x, size_t n, struct diag *d)
{
	const char *as = encoding_names[x->encoding];

	if (x->encoding != x->told)
		diag_add(d, DIAG_BINARY, "%zu of %zu characters are unreadable "
		    "as %s; by its bytes it is %s", x->replaced.n, n, as,
		    encoding_names[x->told]);
	else
		diag_add(d, DIAG_BINARY, "%zu of %zu characters are unreadable "
		    "as %s", x->replaced.n, n, as);
}

bool decode(struct decoded *out, str b, const struct text_options *o,
    struct arena *a, struct diag *d)
{
	struct sink k = { .decoder = o->decoder, .out = out, .a = a };
	size_t skip;

	*out = (struct decoded){0};
	out->told = tell(b, &skip);
	out->encoding = o->encoding ? encoding_named(o->encoding) : out->told;
	if (out->encoding == ENCODING_UNKNOWN) {
		diag_add(d, DIAG_ENCODING, "'%s'; it is utf-8, gb18030, "
		    "utf-16le or utf-16be", o->encoding);
		return false;
	}
	if (out->encoding != out->told)	/* the mark of another */
		skip = 0;
	k.c = arena_room(a, uint32_t, b.len + 1);
	if (o->places)
		k.byte = arena_new(a, size_t, b.len + 1);
	if (!decode_as(&k, (str){ b.s + skip, b.len - skip }, skip,
	    out->encoding, d))
		return false;
	if (k.cr)
		k.c[k.n - 1] = '\n';
	out->c = k.c;
	out->n = k.n;
	out->byte = k.byte;
	if (k.byte)
		k.byte[k.n] = b.len;
	if (out->replaced.n * 5 > k.n) {
		unreadable(out, k.n, d);
		return false;
	}
	if (all_blank(k.c, k.n)) {
		diag_add(d, DIAG_EMPTY, "nothing but blanks");
		return false;
	}
	if (o->strict && out->replaced.n) {
		diag_add(d, DIAG_UNDECODABLE, "at byte %zu",
		    out->replaced.v[0].byte);
		return false;
	}
	return true;
}

/* --- the other way */

/* Write a code point to s, which has room for four bytes; 0: it cannot be. */
static size_t put16(char *s, uint32_t c, bool little)
{
	const uint32_t pair[] = { c < 0x10000 ? c : 0xD7C0 + (c >> 10),
		0xDC00 + (c & 0x3FF) };
	const size_t units = c < 0x10000 ? 1 : 2;

	for (size_t i = 0; i < units; i++) {
		s[2 * i + little] = (char)(pair[i] >> 8);
		s[2 * i + !little] = (char)(pair[i] & 0xFF);
	}
	return 2 * units;
}

static size_t put_gb(char *s, uint32_t c, iconv_t back)
{
	char utf8[8], *in = utf8, *out = s;
	size_t left = utf8_put(utf8, c), room = 4;

	if (back == (iconv_t)-1 ||
	    iconv(back, &in, &left, &out, &room) == (size_t)-1)
		return 0;
	return 4 - room;
}

bool text_encode(str *out, const uint32_t *c, size_t n, const char *encoding,
    struct text_decoder *x, struct arena *a)
{
	const enum encoding e = encoding_named(encoding);
	struct text_decoder *own = x ? NULL : text_decoder_open();
	const iconv_t back = e == ENCODING_GB18030 ? converter(&(own ? own :
	    x)->back, "GB18030", "UTF-8") : (iconv_t)-1;
	char *s = arena_alloc(a, 1, 1, 4 * n + 1);
	size_t len = 0, put = 1;

	for (size_t i = 0; i < n && put; i++) {
		put = e == ENCODING_UTF8 ? utf8_put(s + len, c[i]) :
		    e == ENCODING_GB18030 ? put_gb(s + len, c[i], back) :
		    e == ENCODING_UNKNOWN ? 0 :
		    put16(s + len, c[i], e == ENCODING_UTF16LE);
		len += put;
	}
	text_decoder_close(own);
	*out = (str){ s, len };
	return put;
}
