/* SPDX-License-Identifier: MIT */
#include "base/decimal.h"

#include <stdio.h>

bool decimal_push(struct decimal *d, int digit)
{
	if (!d->n && !digit)
		return true;
	if (d->n == DECIMAL_DIGITS)
		return false;
	d->digit[d->n++] = (char)digit;
	return true;
}

/* The digit of 10^power. */
static int digit_at(const struct decimal *d, int power)
{
	int i = d->n - 1 - (power - d->exponent);

	return i >= 0 && i < d->n ? d->digit[i] : 0;
}

/* The power above its highest digit. */
static int top(const struct decimal *d)
{
	return d->exponent + d->n;
}

bool decimal_add(struct decimal *d, const struct decimal *x)
{
	int low = d->exponent < x->exponent ? d->exponent : x->exponent;
	int high = top(d) > top(x) ? top(d) : top(x);
	struct decimal sum = { .exponent = low, .negative = d->negative };
	char back[DECIMAL_DIGITS + 1];
	int n = 0, carry = 0;

	if (!x->n)
		return true;
	if (!d->n) {
		*d = *x;
		return true;
	}
	if (high - low >= DECIMAL_DIGITS || d->negative != x->negative)
		return false;
	for (int power = low; power < high || carry; power++) {
		carry += digit_at(d, power) + digit_at(x, power);
		back[n++] = (char)(carry % 10);
		carry /= 10;
	}
	while (n)
		decimal_push(&sum, back[--n]);
	*d = sum;
	return true;
}

/* The order of what they are without their signs. */
static int compare_sizes(const struct decimal *a, const struct decimal *b)
{
	int high = top(a) > top(b) ? top(a) : top(b);
	int low = a->exponent < b->exponent ? a->exponent : b->exponent;

	if (!a->n || !b->n)
		return (a->n > 0) - (b->n > 0);
	if (top(a) != top(b))
		return top(a) < top(b) ? -1 : 1;
	for (int power = high - 1; power >= low; power--)
		if (digit_at(a, power) != digit_at(b, power))
			return digit_at(a, power) < digit_at(b, power) ? -1 : 1;
	return 0;
}

int decimal_compare(const struct decimal *a, const struct decimal *b)
{
	bool x = a->negative && a->n, y = b->negative && b->n;

	if (x != y)
		return x ? -1 : 1;
	return x ? compare_sizes(b, a) : compare_sizes(a, b);
}

int64_t decimal_whole(const struct decimal *d)
{
	int64_t value = 0;

	if (d->negative || top(d) > 18 || d->exponent < -18)
		return -1;
	for (int power = top(d) - 1; power >= d->exponent; power--)
		if (power < 0 && digit_at(d, power))
			return -1;
	for (int power = top(d) - 1; power >= 0; power--)
		value = value * 10 + digit_at(d, power);
	return value;
}

str decimal_print(struct arena *a, const struct decimal *d)
{
	int last = d->exponent, high = top(d) > 1 ? top(d) : 1;
	char *s;
	size_t n = 0;

	if (!d->n)
		return STR("0");
	while (last < 0 && !digit_at(d, last))
		last++;
	if (last > 0)
		last = 0;
	s = arena_alloc(a, 1, 1, (size_t)(high - last) + 3);
	if (d->negative)
		s[n++] = '-';
	for (int power = high - 1; power >= last; power--) {
		if (power == -1)
			s[n++] = '.';
		s[n++] = (char)('0' + digit_at(d, power));
	}
	s[n] = '\0';
	return (str){ s, n };
}

bool decimal_read(struct decimal *d, str x)
{
	size_t i = x.len && x.s[0] == '-';
	bool point = false;

	*d = (struct decimal){ .negative = i };
	if (i == x.len)
		return false;
	for (; i < x.len; i++) {
		if (x.s[i] == '.' && !point) {
			point = true;
			continue;
		}
		if (x.s[i] < '0' || x.s[i] > '9')
			return false;
		if (!decimal_push(d, x.s[i] - '0'))
			return false;
		d->exponent -= point;
	}
	return true;
}

str decimal_fraction(struct arena *a, const struct decimal *part,
    const struct decimal *whole)
{
	int64_t p = decimal_whole(part), w = decimal_whole(whole), q;
	struct decimal d;
	char s[24];

	if (p < 0 || w <= 0 || p > INT64_MAX / 20000000)
		return (str){0};
	q = (p * 10000000 / w + 5) / 10;
	snprintf(s, sizeof(s), "%lld", (long long)q);
	decimal_read(&d, str_of(s));
	d.exponent = -6;
	return decimal_print(a, &d);
}
