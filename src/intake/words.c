/* SPDX-License-Identifier: MIT */
/* Words in their boxes to characters at their places. */
#include "intake/words.h"

#include <math.h>
#include <stdlib.h>

#include "base/utf.h"

double words_length(str words)
{
	double n = 0;

	for (size_t at = 0; at < words.len; )
		n += utf_width(utf8_next(words, &at)) < 2 ? 0.5 : 1;
	return n;
}

bool words_are_wide(str words)
{
	for (size_t at = 0; at < words.len; )
		if (utf_width(utf8_next(words, &at)) < 2)
			return false;
	return true;
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* How high a box is for the size of its characters, which is as wide as a wide
 * one: as fonts have it, so most often in the document. */
static double proportion(struct lines *x, const struct words *all)
{
	double *v = arena_new(x->a, double, all->word.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < all->word.n; i++) {
		const struct word *w = &all->word.v[i];
		double length = words_length(w->words);

		if (words_are_wide(w->words) && length >= 2)
			v[n++] = (w->bottom - w->top) * length /
			    (w->right - w->left);
	}
	qsort(v, n, sizeof(*v), by_value);
	return n ? fmin(fmax(v[n / 2], 0.8), 2) : 1.2;
}

static bool put_word(struct lines *x, const struct word *w, double high,
    struct diag *d)
{
	double unit = (w->right - w->left) / words_length(w->words);
	double left = w->left;
	struct page *p = &x->page.v[w->number - 1];

	for (size_t at = 0; at < w->words.len; ) {
		uint32_t c = utf8_next(w->words, &at);
		struct glyph *g;

		if (x->glyphs++ >= LINES_MOST) {
			diag_add(d, DIAG_TOO_LARGE, "a text of more "
			    "than %d characters", LINES_MOST);
			return false;
		}
		g = push(x->a, &p->glyph);
		*g = (struct glyph){ .x = left, .y = (w->top + w->bottom) / 2,
			.size = w->size > 0 ? w->size :
			    (w->bottom - w->top) / high,
			.wide = unit * (utf_width(c) < 2 ? 0.5 : 1),
			.top = w->top, .bottom = w->bottom, .c = c,
			.order = (uint32_t)p->glyph.n, .number = w->number,
			.sort = "page", .sure = w->sure };
		left += g->wide;
	}
	return true;
}

bool words_put(struct lines *x, const struct words *all, struct diag *d)
{
	double high = proportion(x, all);
	bool ok = true;

	for (size_t i = 0; i < all->word.n && ok; i++)
		ok = put_word(x, &all->word.v[i], high, d);
	return ok;
}
