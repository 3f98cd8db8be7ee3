/* SPDX-License-Identifier: MIT */
/* Small Chinese numerals to digits. */
#include "base/small_numeral.h"

#include "base/utf.h"

enum { DIGITS = 24 };

/* The value of a Chinese digit at the beginning of x; -1: there is none. */
static int digit_of(str x)
{
	static const char *const digits[] = { "〇零○", "一", "二两", "三", "四",
		"五", "六", "七", "八", "九" };

	for (int n = 0; x.len >= 3 && n < 10; n++)
		for (const char *d = digits[n]; *d; d += 3)
			if (!memcmp(d, x.s, 3))
				return n;
	return -1;
}

static str behind(str x, size_t n)
{
	return (str){ x.s + n, x.len - n };
}

/* Write the numeral at the beginning of x; returns how many digits it has, and
 * in *len its bytes. */
static int digits_of(str x, char *digit, size_t *len)
{
	const str all = x;
	int count = 0;

	while (count + 2 < DIGITS) {
		int n = digit_of(x);

		if (n >= 0) {
			digit[count++] = (char)('0' + n);
		} else if (str_starts(x, STR("十"))) {
			if (!count)
				digit[count++] = '1';
			if (digit_of(behind(x, 3)) < 0)
				digit[count++] = '0';
		} else
			break;
		x = behind(x, 3);
	}
	*len = all.len - x.len;
	return count;
}

str numeral_front(str x, struct arena *a)
{
	char digit[DIGITS];
	size_t len;
	int count = digits_of(x, digit, &len);
	str rest = behind(x, len);

	return count ? arena_printf(a, "%.*s%.*s", count, digit, (int)rest.len,
	    rest.s) : x;
}

str numeral_plain(str x, struct arena *a)
{
	/* a character of three bytes is two digits at the most */
	char *s = arena_alloc(a, 1, 1, x.len + DIGITS + 1);
	size_t n = 0;

	for (size_t at = 0; at < x.len; ) {
		size_t from = at, len;
		uint32_t c = fold_point(utf8_next(x, &at));

		n += (size_t)digits_of(behind(x, from), s + n, &len);
		if (len)
			at = from + len;
		else if (utf_is_space(c))
			continue;
		else if (c < 0x80)
			s[n++] = (char)c;
		else {
			memcpy(s + n, x.s + from, at - from);
			n += at - from;
		}
	}
	return (str){ s, n };
}
