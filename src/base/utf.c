/* SPDX-License-Identifier: MIT */
/* Code points: UTF-8 in and out, classes, and the folding for reading. */
#include "base/utf.h"

size_t utf8_put(char *s, uint32_t c)
{
	if (c < 0x80) {
		s[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		s[0] = (char)(0xC0 | c >> 6);
		s[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		s[0] = (char)(0xE0 | c >> 12);
		s[1] = (char)(0x80 | (c >> 6 & 0x3F));
		s[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	s[0] = (char)(0xF0 | c >> 18);
	s[1] = (char)(0x80 | (c >> 12 & 0x3F));
	s[2] = (char)(0x80 | (c >> 6 & 0x3F));
	s[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

/* Unicode 15, table 3-7: what may follow the lead byte. */
static size_t lead(unsigned char b, unsigned char *low, unsigned char *high)
{
	*low = 0x80;
	*high = 0xBF;
	if (b >= 0xC2 && b <= 0xDF)
		return 1;
	if (b >= 0xE0 && b <= 0xEF) {
		if (b == 0xE0)
			*low = 0xA0;
		if (b == 0xED)
			*high = 0x9F;
		return 2;
	}
	if (b >= 0xF0 && b <= 0xF4) {
		if (b == 0xF0)
			*low = 0x90;
		if (b == 0xF4)
			*high = 0x8F;
		return 3;
	}
	return 0;
}

uint32_t utf8_next(str x, size_t *at)
{
	unsigned char b = (unsigned char)x.s[(*at)++], low, high;
	size_t more;
	uint32_t c;

	if (b < 0x80)
		return b;
	/* Han as a rule: three bytes, of whose lead no form is ill */
	if (b > 0xE0 && b < 0xF0 && b != 0xED && x.len - *at >= 2) {
		const unsigned char *t = (const unsigned char *)x.s + *at;

		if ((t[0] & 0xC0) == 0x80 && (t[1] & 0xC0) == 0x80) {
			*at += 2;
			return (b & 0x0Fu) << 12 | (t[0] & 0x3Fu) << 6 |
			    (t[1] & 0x3Fu);
		}
	}
	more = lead(b, &low, &high);
	if (!more)
		return UINT32_MAX;
	c = b & (0x3Fu >> more);
	for (; more; more--) {
		unsigned char t;

		if (*at >= x.len)
			return UINT32_MAX;
		t = (unsigned char)x.s[*at];
		if (t < low || t > high)
			return UINT32_MAX;
		low = 0x80;
		high = 0xBF;
		c = c << 6 | (t & 0x3F);
		++*at;
	}
	return c;
}

str utf8_of(struct arena *a, const uint32_t *c, size_t n)
{
	char *s = arena_alloc(a, 1, 1, 4 * n + 1);
	size_t len = 0;

	for (size_t i = 0; i < n; i++)
		len += utf8_put(s + len, c[i]);
	return (str){ s, len };
}

uint32_t *utf8_points(struct arena *a, str x, size_t *n)
{
	uint32_t *c = arena_new(a, uint32_t, x.len + 1);

	*n = 0;
	for (size_t at = 0; at < x.len; ) {
		uint32_t p = utf8_next(x, &at);

		c[(*n)++] = p == UINT32_MAX ? 0xFFFD : p;
	}
	return c;
}

bool utf_is_xml(uint32_t c)
{
	return c == 0x9 || c == 0xA || c == 0xD ||
	    (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
	    (c >= 0x10000 && c <= 0x10FFFF);
}

int utf_width(uint32_t c)
{
	if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x200B || c == 0xFEFF ||
	    (c >= 0x300 && c <= 0x36F))
		return 0;
	return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
	    (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
	    (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
	    (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x20000 && c <= 0x3FFFD) ||
	    c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D ||
	    c == 0x2014 || c == 0x2026 ? 2 : 1;
}

size_t utf8_width(str x)
{
	size_t columns = 0;

	for (size_t at = 0; at < x.len; )
		columns += (size_t)utf_width(utf8_next(x, &at));
	return columns;
}

const uint16_t fold_to[0x10000] = {
#define FOLD(code, target) [code] = target,
#include "base/fold.def"
#undef FOLD
};

/* Whether every character may stand in XML; what begins with 0xED may not. */
static bool plain(str s)
{
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.s[i];

		if ((c < 0x20 && c != '\t' && c != '\n') || c >= 0xED)
			return false;
	}
	return true;
}

str utf8_xml(struct arena *a, str s)
{
	char *t;
	size_t n = 0;

	if (!s.s || plain(s))
		return s.s ? s : STR("");
	t = arena_alloc(a, 1, 1, 3 * s.len + 1);
	for (size_t at = 0; at < s.len; ) {
		uint32_t c = utf8_next(s, &at);

		n += utf8_put(t + n, c != UINT32_MAX && utf_is_xml(c) &&
		    c != '\r' ? c : 0xFFFD);
	}
	return (str){ t, n };
}

str utf8_folded(struct arena *a, str x)
{
	char *s = arena_alloc(a, 1, 1, 4 * x.len + 1);
	size_t len = 0;

	for (size_t at = 0; at < x.len; ) {
		uint32_t c = fold_point(utf8_next(x, &at));

		if (!utf_is_space(c) && c != UINT32_MAX)
			len += utf8_put(s + len, c);
	}
	return (str){ s, len };
}
