/* SPDX-License-Identifier: MIT */
/* Numbers in Arabic and Chinese digits with scale words (GB/T 15835-2011). */
#include "base/number.h"

#include "base/utf.h"

enum numeral numeral(uint32_t c, int *value)
{
	switch (c) {
#define NUMERAL(code, text, kind, is) \
	case code: *value = is; return NUMERAL_##kind;
#include "base/number.def"
#undef NUMERAL
	}
	return NUMERAL_NONE;
}

const bool number_maybe[1024] = {
#define NUMERAL(code, text, kind, is) [(code) % 1024] = true,
#include "base/number.def"
#undef NUMERAL
};

int number_digit(uint32_t c)
{
	int value;

	return numeral(c, &value) == NUMERAL_DIGIT ? value : -1;
}

/* Where a number is being read. */
struct scan {
	const struct number_text *t;
	uint32_t i, end;
	struct number *n;
	bool too_long;
	bool digits;		/* Chinese ones that are no number: a date */
	bool zero;		/* a zero stood in the digits read last */
	int shift;		/* the power of a section's only word */
};

/* A value, and its other end where it is a range; the same where it is none. */
struct ends {
	struct decimal low, high;
};

static void join(struct scan *s, struct ends *to, const struct ends *x)
{
	if (!decimal_add(&to->low, &x->low) ||
	    !decimal_add(&to->high, &x->high))
		s->too_long = true;
}

static struct ends shifted(struct ends x, int power)
{
	x.low.exponent += power;
	x.high.exponent += power;
	return x;
}

static struct ends one(void)
{
	struct ends x = {0};

	decimal_push(&x.low, 1);
	decimal_push(&x.high, 1);
	return x;
}

static bool is_unit(const struct number_text *t, uint32_t i, uint32_t end)
{
	return t->unit && t->unit(t->of, i, end);
}

/* The kind of what stands at i; a scale word that begins a unit is none. */
static enum numeral kind_at(const struct scan *s, uint32_t i, int *value)
{
	enum numeral kind = i < s->end ? numeral(s->t->f[i], value) :
	    NUMERAL_NONE;

	if ((kind == NUMERAL_POWER || kind == NUMERAL_SCALE) &&
	    is_unit(s->t, i, s->end))
		return NUMERAL_NONE;
	return kind;
}

/* --- digits */

/* 1,250 and 1 250; with a wide comma where a unit or a scale word follows. */
static bool group_at(const struct scan *s, uint32_t i)
{
	const struct number_text *t = s->t;
	int value;

	if (i + 3 >= s->end || !is_digit(t->f[i + 1]) ||
	    !is_digit(t->f[i + 2]) || !is_digit(t->f[i + 3]) ||
	    (i + 4 < s->end && is_digit(t->f[i + 4])))
		return false;
	if (t->c[i] == ',')
		return true;
	if (t->f[i] == ' ')
		return t->c[i] <= UINT8_MAX;
	return t->f[i] == ',' && i + 4 < s->end &&
	    (kind_at(s, i + 4, &value) == NUMERAL_SCALE ||
	    is_unit(t, i + 4, s->end));
}

static void digits_take(struct scan *s, struct decimal *d, bool fraction)
{
	for (; s->i < s->end && is_digit(s->t->f[s->i]); s->i++) {
		if (!decimal_push(d, (int)(s->t->f[s->i] - '0')))
			s->too_long = true;
		d->exponent -= fraction;
	}
}

/* Whether a blank broke the number that began at from: 1 2 persons.  Behind it
 * a unit or a scale word follows, before it prose. */
static bool broken_at(const struct scan *s, uint32_t from)
{
	enum { MOST = 3, BEHIND = 5 };
	const struct number_text *t = s->t;
	uint32_t i = s->i + 1, digits = i;
	int value;

	if (i >= s->end || t->f[s->i] != ' ' || !from ||
	    s->i - from > MOST || !utf_is_han(t->f[from - 1]))
		return false;
	while (i < s->end && is_digit(t->f[i]))
		i++;
	if (i - digits > BEHIND || t->f[digits] == ' ')
		return false;
	if (i + 1 < s->end && t->f[i] == '.' && is_digit(t->f[i + 1]))
		for (i++; i < s->end && is_digit(t->f[i]); )
			i++;
	return i > digits && i < s->end &&
	    (kind_at(s, i, &value) == NUMERAL_SCALE ||
	    is_unit(t, i, s->end));
}

/* Whether a blank stands behind the point: 21. 5%, in prose, where no item's
 * label is. */
static bool point_broken(const struct scan *s, uint32_t from)
{
	const struct number_text *t = s->t;
	uint32_t i = s->i;

	return i + 2 < s->end && t->f[i] == '.' && t->f[i + 1] == ' ' &&
	    is_digit(t->f[i + 2]) && from && utf_is_han(t->f[from - 1]);
}

static bool arabic(struct scan *s, struct decimal *d)
{
	const struct number_text *t = s->t;
	uint32_t from = s->i, separator;

	digits_take(s, d, false);
	if (s->i - from <= 3 && t->f[from] != '0' && s->i < s->end) {
		separator = t->c[s->i];
		while (group_at(s, s->i) && t->c[s->i] == separator) {
			s->n->doubtful |= separator > UINT8_MAX ||
			    (separator == ' ' && s->i - from == 1);
			s->i++;
			digits_take(s, d, false);
		}
	}
	if (broken_at(s, from)) {
		s->n->doubtful = true;
		s->i++;
		digits_take(s, d, false);
	}
	if (s->i + 1 < s->end && t->f[s->i] == '.' &&
	    is_digit(t->f[s->i + 1])) {
		s->i++;
		digits_take(s, d, true);
	} else if (point_broken(s, from)) {
		s->n->doubtful = true;
		s->i += 2;
		digits_take(s, d, true);
	}
	return s->i > from;
}

/* "Point five", but no time of day. */
static void decimals(struct scan *s, struct ends *x)
{
	uint32_t i = s->i + 1;
	int value;

	if (i >= s->end || numeral(s->t->f[s->i], &value) != NUMERAL_POINT ||
	    kind_at(s, i, &value) != NUMERAL_DIGIT)
		return;
	while (kind_at(s, i, &value) == NUMERAL_DIGIT)
		i++;
	if (kind_at(s, i, &value) == NUMERAL_POWER)
		return;
	for (s->i++; s->i < i; s->i++) {
		numeral(s->t->f[s->i], &value);
		if (!decimal_push(&x->low, value) ||
		    !decimal_push(&x->high, value))
			s->too_long = true;
		x->low.exponent--;
		x->high.exponent--;
	}
}

/* One digit; digits in a row; two next to one another, which is a range. */
static bool chinese(struct scan *s, struct ends *x)
{
	uint32_t from = s->i, count;
	int value, first = 0, last = 0;

	s->zero = false;
	for (; kind_at(s, s->i, &value) == NUMERAL_DIGIT; s->i++) {
		s->zero |= !value;
		first = s->i == from ? value : first;
		last = value;
		if (!decimal_push(&x->low, value) ||
		    !decimal_push(&x->high, value))
			s->too_long = true;
	}
	count = s->i - from;
	if (count == 2 && !s->zero && last == first + 1) {
		*x = (struct ends){0};
		decimal_push(&x->low, first);
		decimal_push(&x->high, last);
		s->n->range = true;
	} else if (count > 1 && !s->zero) {
		s->digits = true;
	} else if (count) {
		decimals(s, x);
	}
	return count > 0;
}

static bool coefficient(struct scan *s, struct ends *x)
{
	bool got;

	*x = (struct ends){0};
	if (s->i >= s->end)
		return false;
	if (!is_digit(s->t->f[s->i]))
		return !s->n->arabic && chinese(s, x);
	if (!s->n->arabic && s->i > s->n->start)
		return false;
	s->n->arabic = true;
	got = arabic(s, &x->low);
	x->high = x->low;
	return got;
}

/* --- sections and scales */

enum { NONE_BEFORE = 13 };	/* no power word before: above all of them */

/* "Three thousand five": the last digit counts the next lower power.  Not in
 * front of a word that begins with it. */
static bool short_tail(const struct scan *s, const struct ends *x, int last)
{
	int value;

	return last > 1 && x->low.n == 1 && !x->low.exponent &&
	    (s->i >= s->end || !utf_is_han(s->t->f[s->i]) ||
	    kind_at(s, s->i, &value) == NUMERAL_SCALE ||
	    is_unit(s->t, s->i, s->end));
}

/* What a scale word multiplies.  last: the power before it; powers: how many
 * words for powers it holds.  False: none. */
static bool section(struct scan *s, struct ends *sum, int last, int *powers)
{
	bool any = false;
	struct ends x;
	int value;

	*sum = (struct ends){0};
	*powers = s->shift = 0;
	for (;;) {
		uint32_t from = s->i;
		bool got = coefficient(s, &x);
		enum numeral kind = kind_at(s, s->i, &value);

		if (kind == NUMERAL_TENS && !got) {
			x = one();
			x.low.digit[0] = x.high.digit[0] = (char)value;
			value = 1;
			kind = NUMERAL_POWER;
		} else if (kind == NUMERAL_POWER && !got) {
			x = one();
			s->n->bare_scale |= value > 1 && s->i == s->n->start;
		}
		if (kind == NUMERAL_POWER && value < last) {
			x = shifted(x, value);
			join(s, sum, &x);
			s->i++;
			s->shift = *powers ? 0 : value;
			last = value;
			++*powers;
			any = true;
			continue;
		}
		if (!got || (kind == NUMERAL_POWER && any) ||
		    (s->n->arabic && any)) {
			s->i = from;
			return any;
		}
		if (last > 1 && last < NONE_BEFORE && !s->n->arabic &&
		    !s->zero) {
			if (!short_tail(s, &x, last)) {
				s->i = from;
				return any;
			}
			x = shifted(x, last - 1);
		}
		join(s, sum, &x);
		return true;
	}
}

/* "Odd", "more" at i: more than what stands before it. */
static bool is_more(const struct scan *s, uint32_t i)
{
	int value;

	return i < s->end && numeral(s->t->f[i], &value) == NUMERAL_MORE;
}

/* Scale words behind what was read; "odd", "more" may stand before them. */
static int scale(struct scan *s)
{
	uint32_t i = s->i;
	int value, power = 0;
	bool more = is_more(s, i);

	if (more || (s->n->arabic && i < s->end && s->t->f[i] == ' '))
		i++;
	while (kind_at(s, i, &value) == NUMERAL_SCALE && power < 12) {
		power += value;
		i++;
	}
	if (!power)
		return 0;
	s->n->more |= more;
	s->i = i;
	return power;
}

/* Sections, each with its scale word; or with one more whose last word
 * multiplies all before it. */
static bool sections(struct scan *s, struct ends *total)
{
	int last = NONE_BEFORE, power, powers, value;
	struct number *n = s->n;

	*total = (struct ends){0};
	for (;;) {
		uint32_t from = s->i;
		bool first = from == n->start;
		struct ends part;
		bool got = section(s, &part, last, &powers);

		if (!got && first &&
		    kind_at(s, from, &value) == NUMERAL_SCALE) {
			part = one();
			n->bare_scale = got = true;
		}
		if (!got)
			break;
		power = scale(s);
		if (!first && n->arabic && !power && !powers) {
			s->i = from;
			break;
		}
		if (power && !first && power > last) {
			join(s, total, &part);
			*total = shifted(*total, power);
		} else {
			part = shifted(part, power);
			join(s, total, &part);
		}
		n->scaled |= power || (n->arabic && powers);
		n->scale = power + s->shift;
		if (!power)
			break;
		last = power;
	}
	return s->i > n->start;
}

/* 30 thousand+, 200+ of a unit; 1+4 is a sum. */
static bool is_plus(const struct scan *s, uint32_t i)
{
	uint32_t next = i + 1 < s->end ? s->t->f[i + 1] : 0;

	return s->n->arabic && i < s->end && s->t->f[i] == '+' &&
	    (s->n->scaled ? !is_digit(next) && !is_latin(next) :
	    is_unit(s->t, i + 1, s->end));
}

/* Behind the last digit: "odd", "more"; not a word that begins so. */
static void closing(struct scan *s)
{
	struct number *n = s->n;
	int value;

	n->end = s->i;
	if (is_more(s, n->end) || is_plus(s, n->end)) {
		n->more = true;
		n->end++;
	} else if (n->end + 1 < s->end && numeral(s->t->f[n->end], &value) == NUMERAL_ABOUT &&
	    is_unit(s->t, n->end + 1, s->end)) {
		n->about = true;
		n->end++;
	}
}

bool number_scan(const struct number_text *t, uint32_t i, uint32_t end,
    struct number *n)
{
	struct scan s = { .t = t, .i = i, .end = end, .n = n };
	struct ends total;

	*n = (struct number){ .start = i, .end = i };
	if (i >= end || !number_starts(t->f[i]))
		return false;
	if (!sections(&s, &total) || s.too_long || s.digits) {
		n->end = s.i > i ? s.i : i;
		return false;
	}
	n->value = total.low;
	n->max = total.high;
	n->lone = !n->arabic && s.i == i + 1 && number_digit(t->f[i]) >= 0;
	closing(&s);
	return true;
}

/* --- a numeral that fills a span */

/* The digit at i, Arabic or Chinese; O among Chinese ones is zero. */
static int any_digit(const struct number_text *t, uint32_t i)
{
	if (is_digit(t->f[i]))
		return (int)(t->f[i] - '0');
	return t->f[i] == 'O' ? 0 : number_digit(t->f[i]);
}

int number_whole(const struct number_text *t, uint32_t start, uint32_t end)
{
	enum { MOST = 100000 };
	struct number n;
	int value = 0;
	int64_t whole;
	uint32_t i;

	for (i = start; i < end && any_digit(t, i) >= 0; i++) {
		value = value * 10 + any_digit(t, i);
		if (value > MOST)
			return -1;
	}
	if (i == end)
		return i > start ? value : -1;
	if (!number_scan(t, start, end, &n) || n.end != end || n.more ||
	    n.about || n.range)
		return -1;
	whole = decimal_whole(&n.value);
	return whole > MOST ? -1 : (int)whole;
}

/* --- decimals as strings */

int number_compare(str a, str b)
{
	struct decimal x, y;

	if (!decimal_read(&x, a) || !decimal_read(&y, b))
		return 0;
	return decimal_compare(&x, &y);
}

str number_add(struct arena *a, str x, str y)
{
	struct decimal p, q;

	if (!decimal_read(&p, x) || !decimal_read(&q, y) ||
	    !decimal_add(&p, &q))
		return (str){0};
	return decimal_print(a, &p);
}
