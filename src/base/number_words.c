/* SPDX-License-Identifier: MIT */
/* Numerals of UTF-8 text: base/number.h over its code points. */
#include "base/number_words.h"

#include "base/utf.h"

/* A text, and where each of its code points begins. */
struct words {
	str x;
	uint32_t n, *c, *f;
	size_t *at;
	bool (*unit)(str rest);
	struct arena a;
};

static void words_open(struct words *w, str x, bool (*unit)(str rest))
{
	size_t n = 0;

	*w = (struct words){ .x = x, .unit = unit };
	w->c = arena_new(&w->a, uint32_t, x.len + 1);
	w->f = arena_new(&w->a, uint32_t, x.len + 1);
	w->at = arena_new(&w->a, size_t, x.len + 1);
	for (size_t at = 0; at < x.len; n++) {
		w->at[n] = at;
		w->c[n] = utf8_next(x, &at);
		w->f[n] = fold_point(w->c[n]);
	}
	w->at[n] = x.len;
	w->n = (uint32_t)n;
}

static bool is_unit(const void *of, uint32_t i, uint32_t end)
{
	const struct words *w = of;

	return w->unit && w->unit((str){ w->x.s + w->at[i],
	    w->at[end] - w->at[i] });
}

static struct number_text text_of(const struct words *w)
{
	return (struct number_text){ w->f, w->c, is_unit, w };
}

/* Where a row of Chinese digits ends that stands at i: 一九九八, 二〇; i: none
 * does, as two without a zero are from one to the other: 三四. */
static uint32_t row_end(const struct words *w, uint32_t i)
{
	uint32_t end = i;
	bool zero = false;
	int value;

	for (; end < w->n && number_digit(w->f[end]) >= 0; end++)
		zero |= !number_digit(w->f[end]);
	return end > i + (zero ? 1 : 2) && (end == w->n ||
	    numeral(w->f[end], &value) < NUMERAL_DIGIT) ? end : i;
}

/* The number at i, exact, that is all its words say; where it ends.  0: none. */
static uint32_t number_here(const struct words *w, uint32_t i,
    struct number *n)
{
	struct number_text t = text_of(w);
	uint32_t end = row_end(w, i);

	if (end > i) {
		*n = (struct number){ .start = i, .end = end };
		for (; i < end && decimal_push(&n->value,
		    number_digit(w->f[i])); i++)
			;
		return i == end ? end : 0;
	}
	if (!number_scan(&t, i, w->n, n) || n->range || n->more || n->about ||
	    n->doubtful)
		return 0;
	return n->end;
}

struct decimal number_front(str x, bool (*unit)(str rest), size_t *len)
{
	struct words w;
	struct number n = {0};
	uint32_t end;

	words_open(&w, x, unit);
	end = number_here(&w, 0, &n);
	*len = end && !n.bare_scale ? w.at[end] : 0;
	arena_free(&w.a);
	return n.value;
}

size_t number_scales(str x, bool (*unit)(str rest))
{
	struct words w;
	struct number n;
	int value;
	size_t len = 0;

	words_open(&w, x, unit);
	if (numeral(w.f[0], &value) >= NUMERAL_POWER && number_here(&w, 0, &n) &&
	    (n.bare_scale || n.scaled))
		len = w.at[n.end];
	arena_free(&w.a);
	return len;
}

/* Whether it is one that is written in digits for its words. */
static uint32_t whole_at(const struct words *w, uint32_t i, struct number *n)
{
	uint32_t end = number_here(w, i, n);

	return n->bare_scale || n->value.exponent < 0 ? 0 : end;
}

str number_plain(str x, struct arena *a)
{
	struct words w;
	char *s = arena_alloc(a, 4, 1, x.len + 1);
	size_t len = 0;
	uint32_t done = 0;	/* numerals up to here are no number */
	int value;

	words_open(&w, x, NULL);
	for (uint32_t i = 0; i < w.n; ) {
		bool is = numeral(w.f[i], &value) >= NUMERAL_DIGIT;
		struct number n;
		uint32_t end = is && i >= done ? whole_at(&w, i, &n) : 0;

		if (end) {
			str digits = decimal_print(&w.a, &n.value);

			memcpy(s + len, digits.s, digits.len);
			len += digits.len;
			i = end;
			continue;
		}
		if (!utf_is_space(w.f[i]) && w.f[i] != UINT32_MAX)
			len += utf8_put(s + len, w.f[i]);
		i++;
		if (is)
			done = i;
		while (is && done < w.n &&
		    numeral(w.f[done], &value) >= NUMERAL_DIGIT)
			done++;
	}
	arena_free(&w.a);
	return (str){ s, len };
}
