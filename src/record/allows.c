/* SPDX-License-Identifier: MIT */
/* Whether a value can be that of its words, by its digits alone. */
#include "record/recompute.h"

#include "base/number.h"
#include "base/utf.h"

/* The significant digits of a number: without point and zeros at its ends. */
struct digits {
	char s[64];
	size_t n, zeros;	/* zeros: that come only if a digit follows */
};

static void add(struct digits *d, char c)
{
	if (c == '0') {
		d->zeros += d->n > 0;
		return;
	}
	for (; d->zeros && d->n < sizeof(d->s); d->zeros--)
		d->s[d->n++] = '0';
	if (d->n < sizeof(d->s))
		d->s[d->n++] = c;
}

static bool is_same(const struct digits *a, const struct digits *b)
{
	return a->n == b->n && !memcmp(a->s, b->s, a->n);
}

static bool is_fraction(str words)
{
	return str_has(words, STR("分之")) || str_has(words, STR("/")) ||
	    str_has(words, STR("／"));
}

/* Whether a character is, or can stand for, a number. */
static bool has_numeral(str words)
{
	const str others = STR("兆俩仨半数双倍番成");

	for (size_t at = 0; at < words.len; ) {
		uint32_t point = fold_point(utf8_next(words, &at));
		char c[8] = "";
		int value;
		enum numeral kind = numeral(point, &value);

		utf8_put(c, point);
		if (kind >= NUMERAL_DIGIT || kind == NUMERAL_MORE ||
		    str_has(others, str_of(c)))
			return true;
	}
	return false;
}

int recompute_shown(str words)
{
	enum { SHOWN = 60 };
	size_t at = 0, end = 0;

	while (end < words.len && (utf8_next(words, &at), at <= SHOWN))
		end = at;
	return (int)end;
}

bool recompute_allows(str words, str value)
{
	struct digits want = {0}, one = {0}, all = {0};
	bool any = false, within = false;

	for (size_t i = 0; i < value.len; i++)
		if (value.s[i] >= '0' && value.s[i] <= '9')
			add(&want, value.s[i]);
	for (size_t at = 0; at < words.len; ) {
		uint32_t c = fold_point(utf8_next(words, &at));

		if (c >= '0' && c <= '9') {
			add(&one, (char)c);
			add(&all, (char)c);
			any = within = true;
		} else if (c != ',' && c != '.') {
			if (within && is_same(&one, &want))
				return true;
			one = (struct digits){0};
			within = false;
		}
	}
	if (!any)
		return has_numeral(words);
	return is_fraction(words) || is_same(&one, &want) ||
	    is_same(&all, &want);
}
