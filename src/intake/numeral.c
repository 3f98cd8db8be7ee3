/* SPDX-License-Identifier: MIT */
/* Numbers as the lists of word processors write them. */
#include "intake/numeral.h"

#include "base/utf.h"

enum way { DECIMAL, PADDED, ROMAN, LETTER, SIGNS, DIGITS, TENS, HUNDREDS, BARE,
	BULLET, NONE };

static const struct {
	const char *name;
	enum way way;
	str signs;
} numerals[] = {
#define NUMERAL(name, way, signs) { name, way, { signs, sizeof(signs) - 1 } },
#include "intake/numeral.def"
#undef NUMERAL
};

int numeral_named(const char *name)
{
	for (size_t i = 0; i < sizeof(numerals) / sizeof(*numerals); i++)
		if (!strcmp(name, numerals[i].name))
			return (int)i;
	return 0;
}

bool numeral_is_bullet(int format)
{
	return numerals[format].way == BULLET;
}

struct pen {
	uint32_t c[64];
	size_t n;
	const uint32_t *sign;
	size_t signs;
};

static void put(struct pen *p, size_t sign)
{
	if (p->n < sizeof(p->c) / sizeof(*p->c) && sign < p->signs)
		p->c[p->n++] = p->sign[sign];
}

static void digits(struct pen *p, unsigned n)
{
	unsigned unit = 1;

	while (n / unit >= 10)
		unit *= 10;
	for (; unit; unit /= 10)
		put(p, n / unit % 10);
}

static void roman(struct pen *p, unsigned n)
{
	static const char *const of[] = { "", "0", "00", "000", "01", "1", "10",
		"100", "1000", "02" };

	for (unsigned unit = 1000, at = 6; unit; unit /= 10, at -= 2)
		for (const char *s = of[n / unit % 10]; *s; s++)
			put(p, at + (size_t)(*s - '0'));
}

/* A number below ten thousand; whether a nought stands before it. */
static void hundreds(struct pen *p, unsigned n, bool gap, bool bare)
{
	bool begun = gap;

	for (unsigned unit = 1000, sign = 12; unit; unit /= 10, sign--) {
		unsigned digit = n / unit % 10;

		if (!digit) {
			gap = begun;
			continue;
		}
		if (gap && !bare)
			put(p, 0);
		gap = false;
		/* 十一, but 一百一十一 */
		if (digit > 1 || unit == 1 || (!bare && (unit > 10 || begun)))
			put(p, digit);
		if (unit > 1)
			put(p, sign);
		begun = true;
	}
}

static void counted(struct pen *p, unsigned n, bool bare)
{
	if (!n)
		put(p, 0);
	if (n >= 10000) {
		hundreds(p, n / 10000, false, bare);
		put(p, 13);
	}
	hundreds(p, n % 10000, n >= 10000 && n % 10000 < 1000, bare);
}

static void tens(struct pen *p, unsigned n)
{
	if (n > 99 || n < 10) {
		digits(p, n);
		return;
	}
	if (n > 19)
		put(p, n / 10);
	put(p, 10);
	if (n % 10)
		put(p, n % 10);
}

str numeral_write(int format, unsigned n, struct arena *a)
{
	struct pen p = {0};
	enum way way = numerals[format].way;

	if (way == NONE || way == BULLET)
		return STR("");
	p.sign = utf8_points(a, numerals[format].signs, &p.signs);
	if (way == PADDED)
		return arena_printf(a, "%02u", n);
	if (way == DIGITS)
		digits(&p, n);
	else if (way == TENS)
		tens(&p, n);
	else if ((way == HUNDREDS || way == BARE) && n < 100000000)
		counted(&p, n, way == BARE);
	else if (way == SIGNS && n && n <= p.signs)
		put(&p, n - 1);
	else if (way == ROMAN && n && n < 4000)
		roman(&p, n);
	else if (way == LETTER && n && n <= p.signs * 30)
		for (unsigned i = 0; i <= (n - 1) / p.signs; i++)
			put(&p, (n - 1) % p.signs);
	return p.n ? utf8_of(a, p.c, p.n) : arena_printf(a, "%u", n);
}
