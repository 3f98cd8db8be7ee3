/* SPDX-License-Identifier: MIT */
/* Numbers in Arabic and Chinese digits with scale words (GB/T 15835-2011). */
#include "reading/number.h"

#include <stdio.h>
#include <stdlib.h>

int number_digit(uint32_t c)
{
	switch (c) {
	case 0x3007: case 0x96F6: return 0;
	case 0x4E00: case 0x58F9: return 1;
	case 0x4E8C: case 0x4E24: case 0x8D30: return 2;
	case 0x4E09: case 0x53C1: return 3;
	case 0x56DB: case 0x8086: return 4;
	case 0x4E94: case 0x4F0D: return 5;
	case 0x516D: case 0x9646: return 6;
	case 0x4E03: case 0x67D2: return 7;
	case 0x516B: case 0x634C: return 8;
	case 0x4E5D: case 0x7396: return 9;
	}
	return -1;
}

/* The power of ten of 十 百 千 万 亿; 0: no scale word. */
static int power_of(uint32_t c)
{
	switch (c) {
	case 0x5341: case 0x62FE:
		return 1;
	case 0x767E: case 0x4F70:
		return 2;
	case 0x5343: case 0x4EDF:
		return 3;
	case 0x4E07:
		return 4;
	case 0x4EBF:
		return 8;
	}
	return 0;
}

static bool is_more(const struct reader *r, uint32_t i, uint32_t end)
{
	uint32_t c = i < end ? r->f[i] : 0;

	/* 余 多 来 几; 多 of 多个 is one, 来 of 来自 is not. */
	return c == 0x4F59 || c == 0x591A || c == 0x51E0 ||
	    (c == 0x6765 && !in_text(r, i, "来自") && !in_text(r, i, "来源"));
}

static int64_t power(int n)
{
	int64_t p = 1;

	while (n-- > 0)
		p *= 10;
	return p;
}

/* Bring a number to exponent e, at most its own, where it fits. */
static bool rescale(struct number *n, int e)
{
	while (n->exponent > e) {
		if (n->digits > INT64_MAX / 10)
			return false;
		n->digits *= 10;
		n->exponent--;
	}
	return true;
}

static bool add(struct number *n, const struct number *m)
{
	struct number other = *m;
	int e = n->exponent < m->exponent ? n->exponent : m->exponent;

	if (!rescale(n, e) || !rescale(&other, e) ||
	    n->digits > INT64_MAX - other.digits)
		return false;
	n->digits += other.digits;
	return true;
}

/* 千瓦, 千伏安, 百帕: the scale word at i is the unit's. */
static bool of_unit(const struct reader *r, uint32_t i, uint32_t end)
{
	return i + 1 < end && power_of(r->f[i]) < 4 &&
	    one_of_set("瓦伏米克卡赫帕焦安", r->f[i + 1]);
}

/* 万, 千万, 万亿 …: the scale words at i. */
static uint32_t scale_at(const struct reader *r, uint32_t i, uint32_t end,
    int *scale)
{
	*scale = 0;
	while (i < end && power_of(r->f[i]) && *scale < 12 &&
	    !of_unit(r, i, end)) {
		*scale += power_of(r->f[i]);
		i++;
	}
	return i;
}

static bool group_at(const struct reader *r, uint32_t i, uint32_t end)
{
	return i + 3 < end && (r->c[i] == ',' || r->c[i] == ' ' ||
	    r->c[i] == 0xA0) && is_digit(r->f[i + 1]) &&
	    is_digit(r->f[i + 2]) && is_digit(r->f[i + 3]) &&
	    !(i + 4 < end && is_digit(r->f[i + 4]));
}

static bool arabic_at(const struct reader *r, uint32_t i, uint32_t end,
    struct number *n)
{
	uint32_t from = i;
	bool point = false;

	for (; i < end; i++) {
		if (is_digit(r->f[i])) {
			if (n->digits > INT64_MAX / 100)
				return false;
			n->digits = n->digits * 10 + (int)(r->f[i] - '0');
			n->exponent -= point;
		} else if (r->f[i] == '.' && !point && i + 1 < end &&
		    is_digit(r->f[i + 1]) && i > from) {
			point = true;
		} else if (point || i - from > 11 || !group_at(r, i, end) ||
		    (i - from > 3 && !group_at(r, i - 4, end))) {
			break;
		}
	}
	n->end = i;
	n->arabic = true;
	return i > from;
}

/* 一千二百三十 up to 9999, without 万 and 亿. */
static uint32_t section_at(const struct reader *r, uint32_t i, uint32_t end,
    struct number *n, int64_t *value)
{
	int64_t total = 0;
	int digit = -1;
	uint32_t from = i;

	for (; i < end; i++) {
		int d = number_digit(r->f[i]), p = power_of(r->f[i]);

		if (r->f[i] == 0x5EFF) {		/* 廿 */
			total += 20;
		} else if (d >= 0) {
			if (digit > 0 && d == digit + 1 && !total)
				n->max_digits = d;	/* 三四 */
			else if (digit > 0)
				break;
			else
				digit = d;
		} else if (p >= 1 && p <= 3 && !of_unit(r, i, end)) {
			if (n->max_digits)
				n->max_digits *= power(p);
			n->bare_scale = n->bare_scale || (digit < 0 && p > 1 &&
			    i == from);
			total += (digit < 0 ? 1 : digit) * power(p);
			digit = -1;
		} else {
			break;
		}
	}
	*value = total + (digit < 0 ? 0 : digit);
	return i;
}

/* 点五: decimals in Chinese digits. */
static uint32_t decimals(const struct reader *r, uint32_t i, uint32_t end,
    struct number *n)
{
	if (i + 1 >= end || r->f[i] != 0x70B9 || number_digit(r->f[i + 1]) < 0)
		return i;
	for (i++; i < end && number_digit(r->f[i]) >= 0 && n->exponent > -6;
	    i++) {
		if (!rescale(n, n->exponent - 1))
			break;
		n->digits += number_digit(r->f[i]);
	}
	return i;
}

static bool chinese_at(const struct reader *r, uint32_t i, uint32_t end,
    struct number *n)
{
	uint32_t from = i;
	int64_t value;
	int scale;

	if (number_digit(r->f[i]) < 0 && !power_of(r->f[i]) &&
	    r->f[i] != 0x5EFF)
		return false;
	for (;;) {
		uint32_t next = section_at(r, i, end, n, &value);
		struct number part = { .digits = value };

		if (next == i && i == from && power_of(r->f[i]) >= 4) {
			part.digits = 1;	/* 万, 亿 alone */
			n->bare_scale = true;
		} else if (next == i) {
			break;
		}
		i = next;
		if (is_more(r, i, end) && i + 1 < end &&
		    power_of(r->f[i + 1]) >= 4) {
			n->more = true;
			i++;
		}
		if (n->max_digits)
			break;
		i = scale_at(r, i, end, &scale);
		part.exponent = scale;
		if (scale)
			n->scaled = true;
		if (!add(n, &part))
			return false;
		if (!scale)
			break;
	}
	if (n->max_digits) {
		i = scale_at(r, i, end, &scale);
		n->digits = value;
		n->exponent = scale;
		n->scaled = scale > 0;
	}
	if (!n->scaled && !n->max_digits)
		i = decimals(r, i, end, n);
	n->end = i;
	n->lone = i == from + 1 && number_digit(r->f[from]) >= 0;
	return i > from;
}

/* Behind Arabic digits: 余, scale words, and a smaller part (3亿4500万). */
static bool scales(const struct reader *r, uint32_t end, struct number *n)
{
	for (;;) {
		uint32_t i = n->end, next;
		struct number part = {0};
		bool more = is_more(r, i, end);
		int scale;

		if (i < end && r->f[i] == ' ')
			i++;
		next = scale_at(r, more ? i + 1 : i, end, &scale);
		if (!scale)
			return true;
		n->more = n->more || more;
		n->scaled = true;
		n->scale = scale;
		n->exponent += scale;
		n->end = next;
		if (scale < 8 || next >= end || !is_digit(r->f[next]) ||
		    !arabic_at(r, next, end, &part))
			return true;
		scale_at(r, part.end, end, &scale);
		if (!scale || scale >= 8)
			return true;
		part.exponent += scale;
		n->end = scale_at(r, part.end, end, &scale);
		return add(n, &part);
	}
}

bool number_at(const struct reader *r, uint32_t i, uint32_t end,
    struct number *n)
{
	*n = (struct number){ .start = i };
	if (is_digit(r->f[i])) {
		if (!arabic_at(r, i, end, n) || !scales(r, end, n))
			return false;
	} else if (!chinese_at(r, i, end, n)) {
		return false;
	}
	if (is_more(r, n->end, end)) {
		n->more = true;
		n->end++;
	}
	return true;
}

str number_print(struct arena *a, int64_t digits, int exponent)
{
	char s[64];
	int n;

	if (!digits)
		return STR("0");
	while (exponent < 0 && digits % 10 == 0) {
		digits /= 10;
		exponent++;
	}
	n = snprintf(s, 32, "%lld", (long long)digits);
	if (exponent >= 0) {
		memset(s + n, '0', (size_t)exponent);
		s[n + exponent] = '\0';
		return arena_str(a, str_of(s));
	}
	if (n <= -exponent)
		return arena_printf(a, "0.%.*s%s", -exponent - n,
		    "000000000000000000", s);
	return arena_printf(a, "%.*s.%s", n + exponent, s, s + n + exponent);
}

str number_fraction(struct arena *a, const struct number *part,
    const struct number *whole)
{
	struct number p = *part, w = *whole;
	int64_t scaled;

	if (!rescale(&p, 0) || !rescale(&w, 0) || p.exponent < 0 ||
	    w.exponent < 0 || !w.digits || p.digits > INT64_MAX / 20000000)
		return (str){0};
	scaled = (p.digits * 10000000 / w.digits + 5) / 10;
	return number_print(a, scaled, -6);
}

/* A decimal as number_print writes it; false where it does not fit. */
static bool decimal(str x, struct number *n)
{
	bool point = false;

	*n = (struct number){0};
	for (size_t i = 0; i < x.len; i++) {
		if (x.s[i] == '.') {
			point = true;
			continue;
		}
		if (n->digits > (INT64_MAX - 9) / 10)
			return false;
		n->digits = n->digits * 10 + (x.s[i] - '0');
		n->exponent -= point;
	}
	return true;
}

/* Digits before the point. */
static size_t whole_part(str x)
{
	size_t n = 0;

	while (n < x.len && x.s[n] != '.')
		n++;
	return n;
}

int number_compare(str a, str b)
{
	size_t x = whole_part(a), y = whole_part(b);
	size_t both = a.len < b.len ? a.len : b.len;
	int order = x == y ? memcmp(a.s, b.s, both) : x > y ? 1 : -1;

	if (!order)
		return (a.len > b.len) - (a.len < b.len);
	return order > 0 ? 1 : -1;
}

str number_add(struct arena *a, str x, str y)
{
	struct number p, q;

	if (!decimal(x, &p) || !decimal(y, &q) || !add(&p, &q))
		return (str){0};
	return number_print(a, p.digits, p.exponent);
}
