/* SPDX-License-Identifier: MIT */
/* From texts to what counts of them, and a string to where it stands. */
#include "publish/needle.h"

#include <stdlib.h>

#include "base/plain.h"
#include "base/utf.h"

static uint32_t fold(uint32_t c)
{
	c = fold_point(c);
	return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

bool needle_gap(uint32_t c)
{
	return utf_is_space(c) || utf_is_nothing(c) || plain_controls(c) ||
	    !utf_width(c) || c == 0x20E3 || c == 0x2800 || c == 0x3164;
}

void haystack_fill(struct haystack *h, const uint32_t *c, size_t n,
    struct arena *a)
{
	*h = (struct haystack){ .c = c, .n = n };
	h->squeezed = arena_new(a, uint32_t, n + 1);
	h->at = arena_new(a, uint32_t, n + 1);
	for (size_t i = 0; i < n; i++) {
		if (needle_gap(c[i]) || utf_is_hyphen(c[i]))
			continue;
		h->squeezed[h->count] = fold(c[i]);
		h->at[h->count++] = (uint32_t)i;
	}
}

struct needle needle_of(str text, struct arena *a)
{
	struct haystack h;
	size_t n;
	const uint32_t *c = utf8_points(a, text, &n);

	haystack_fill(&h, c, n, a);
	return (struct needle){ h.squeezed, h.count };
}

/* Whether the digit at one end of a match goes on beside it. */
static bool goes_on(const struct haystack *h, uint32_t edge, uint32_t beside)
{
	return is_digit(edge) && beside < h->n && is_digit(fold(h->c[beside]));
}

/* --- many of them */

/* So many code points at its head tell a string from most others. */
enum { HEAD = 8, LEAST = 64 };

static size_t head_of(const struct needle *x)
{
	return x->n < HEAD ? x->n : HEAD;
}

static uint32_t mix(uint32_t hash, uint32_t c)
{
	return (hash ^ c) * 0x01000193u;
}

static uint32_t hash_of(const struct needle *x)
{
	uint32_t hash = 0;

	for (size_t i = 0; i < head_of(x); i++)
		hash = mix(hash, x->c[i]);
	return hash ^ hash >> 15;
}

static void put(struct needles *s, uint32_t k)
{
	uint32_t *slot = &s->slot[s->v[k].hash & (s->slots - 1)];

	s->v[k].next = *slot;
	*slot = k + 1;
}

static void widen(struct needles *s, struct arena *a)
{
	s->slots = s->slots ? 2 * s->slots : LEAST;
	s->slot = arena_new(a, uint32_t, s->slots);
	for (uint32_t k = 0; k < s->n; k++)
		put(s, k);
}

static bool same(const struct needle *x, const struct needle *y)
{
	return x->n == y->n && !memcmp(x->c, y->c, x->n * sizeof(*x->c));
}

bool needles_have(const struct needles *s, const struct needle *x)
{
	uint32_t hash = hash_of(x);
	uint32_t k = s->slots ? s->slot[hash & (s->slots - 1)] : 0;

	while (k && !(s->v[k - 1].hash == hash && same(&s->v[k - 1].x, x)))
		k = s->v[k - 1].next;
	return k;
}

bool needles_add(struct needles *s, const struct needle *x, struct arena *a)
{
	struct needles_row *row;

	if (!x->n || needles_have(s, x))
		return false;
	row = push(a, s);
	*row = (struct needles_row){ *x, hash_of(x), 0 };
	s->heads |= UINT32_C(1) << head_of(x);
	if (s->n > s->slots / 2)
		widen(s, a);
	else
		put(s, (uint32_t)s->n - 1);
	return true;
}

/* Whether row k stands in h at f->at. */
static bool stands(const struct needles *s, uint32_t k,
    const struct haystack *h, struct needle_place *f)
{
	const struct needle *x = &s->v[k].x;

	if (head_of(x) != f->head || f->at + x->n > h->count ||
	    memcmp(h->squeezed + f->at, x->c, x->n * sizeof(*x->c)))
		return false;
	f->which = k;
	f->start = h->at[f->at];
	f->end = h->at[f->at + x->n - 1] + 1;
	return !goes_on(h, x->c[0], f->start - 1) &&
	    !goes_on(h, x->c[x->n - 1], f->end);
}

bool needles_find(const struct needles *s, const struct haystack *h,
    struct needle_place *f)
{
	while (s->n && f->at < h->count) {
		while (f->next) {
			uint32_t k = f->next - 1;

			f->next = s->v[k].next;
			if (stands(s, k, h, f))
				return true;
		}
		if (f->head == HEAD || f->at + f->head == h->count) {
			*f = (struct needle_place){ .at = f->at + 1 };
			continue;
		}
		f->hash = mix(f->hash, h->squeezed[f->at + f->head++]);
		if (s->heads >> f->head & 1)
			f->next = s->slot[(f->hash ^ f->hash >> 15) &
			    (s->slots - 1)];
	}
	return false;
}

/* --- outputs */

/* The code point that an escape at s stands for, *len its bytes; 0: none. */
static uint32_t escape(const char *s, size_t left, size_t *len)
{
	static const struct {
		const char *head, *tail;
		int base;
		size_t digits;		/* so many; 0: up to the tail */
	} forms[] = {
		{ "&#x", ";", 16, 0 }, { "&#", ";", 10, 0 },
		{ "\\u", "", 16, 4 },
	};

	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		size_t head = strlen(forms[i].head), n = 0;
		char digits[9], *end;
		uint32_t c;

		if (left <= head || strncmp(s, forms[i].head, head))
			continue;
		while (n < 8 && head + n < left && (!forms[i].digits ||
		    n < forms[i].digits) && s[head + n] != ';') {
			digits[n] = s[head + n];
			n++;
		}
		digits[n] = '\0';
		c = (uint32_t)strtoul(digits, &end, forms[i].base);
		if (end == digits || *end)
			continue;
		*len = head + n + strlen(forms[i].tail);
		return c;
	}
	return 0;
}

/* %XX as the byte it stands for, others as they are; in place. */
static str percent(str x, struct arena *a)
{
	char *s = (char *)arena_str(a, x).s;
	size_t n = 0;

	for (size_t i = 0; i < x.len; i++) {
		char hex[3] = { 0 }, *end;

		if (x.s[i] == '%' && i + 2 < x.len) {
			memcpy(hex, x.s + i + 1, 2);
			s[n] = (char)strtoul(hex, &end, 16);
			if (end == hex + 2 && s[n]) {
				n++;
				i += 2;
				continue;
			}
		}
		s[n++] = x.s[i];
	}
	return (str){ s, n };
}

static void decode(struct haystack *h, str x, bool tags, struct arena *a)
{
	uint32_t *c = arena_new(a, uint32_t, x.len + 1);
	size_t n = 0;
	bool inside = false;

	for (size_t at = 0; at < x.len; ) {
		size_t len = 0;
		uint32_t e = escape(x.s + at, x.len - at, &len);

		if (e)
			at += len;
		else
			e = utf8_next(x, &at);
		if (tags && !len && e == '<')
			inside = true;
		if (!inside)
			c[n++] = e;
		if (tags && !len && e == '>')
			inside = false;
	}
	haystack_fill(h, c, n, a);
}

void output_read(struct output_text *t, str bytes, struct arena *a)
{
	bytes = percent(bytes, a);
	decode(&t->whole, bytes, false, a);
	decode(&t->untagged, bytes, true, a);
}

bool output_finds(const struct output_text *t, const struct needles *s,
    size_t *which)
{
	struct needle_place whole = {0}, untagged = {0};

	if (needles_find(s, &t->whole, &whole)) {
		*which = whole.which;
		return true;
	}
	if (!needles_find(s, &t->untagged, &untagged))
		return false;
	*which = untagged.which;
	return true;
}
