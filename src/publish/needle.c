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

bool needle_same(const struct needle *x, const struct needle *y)
{
	return x->n == y->n && !memcmp(x->c, y->c, x->n * sizeof(*x->c));
}

/* Whether the digit at one end of a match goes on beside it. */
static bool goes_on(const struct haystack *h, uint32_t edge, uint32_t beside)
{
	return is_digit(edge) && beside < h->n && is_digit(fold(h->c[beside]));
}

bool needle_find(const struct needle *x, const struct haystack *h,
    size_t *from, uint32_t *start, uint32_t *end)
{
	for (size_t i = *from; x->n && i + x->n <= h->count; i++) {
		if (h->squeezed[i] != x->c[0] || memcmp(h->squeezed + i, x->c,
		    x->n * sizeof(*x->c)))
			continue;
		*start = h->at[i];
		*end = h->at[i + x->n - 1] + 1;
		if (goes_on(h, x->c[0], *start - 1) ||
		    goes_on(h, x->c[x->n - 1], *end))
			continue;
		*from = i + x->n;
		return true;
	}
	return false;
}

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

bool output_has(const struct output_text *t, const struct needle *x)
{
	uint32_t start, end;
	size_t from = 0, again = 0;

	return needle_find(x, &t->whole, &from, &start, &end) ||
	    needle_find(x, &t->untagged, &again, &start, &end);
}
