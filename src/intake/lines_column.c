/* SPDX-License-Identifier: MIT */
/* Two columns of a page: what tells them from one, and from a table. */
#include <math.h>
#include <stdlib.h>

#include "intake/page_lines.h"

/* A column has as many rows, and is as wide, in characters. */
enum { ROWS = 4, WIDTH = 8 };
/* Pages that hold more are no letter's. */
enum { MOST_ROWS = 400, MOST_GLYPHS = 20000 };

/* The parts of a row on both sides of a place; false: something stands there,
 * or too near it.  What is no part of the text stands nowhere. */
struct sides {
	double left, right;	/* where the left part ends, the right begins;
				   NAN: there is none */
	bool apart;		/* words stand apart in either */
};

static bool sides(struct sides *out, const struct page *p,
    const struct row *r, double at)
{
	double near = 0.4 * r->size, end = r->left;

	*out = (struct sides){ NAN, NAN, false };
	for (size_t i = r->from; i < r->to && !r->gone; i++) {
		const struct glyph *g = &p->glyph.v[i];
		double to = g->x + glyph_width(g);

		if (to > at - near && g->x < at + near)
			return false;
		if (g->x >= at && isnan(out->right))
			out->right = g->x;
		else if (i > r->from && g->x > end + 2 * r->size)
			out->apart = true;
		if (g->x < at)
			out->left = isnan(out->left) ? to :
			    fmax(out->left, to);
		end = fmax(end, to);
	}
	return true;
}

/* What a run of rows looks like on both sides of a place. */
struct look {
	size_t end;		/* behind its last row */
	size_t left, right;	/* rows on either side */
	size_t full, straight;	/* left ones that end where the longer ones do,
				   right ones that begin at the gutter, or
				   nearly */
	size_t apart;
	double from, to;	/* of the gutter */
	double usual;		/* where longer left ones end */
};

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static void run(struct look *out, const struct page *p, size_t from,
    double at)
{
	double ends[MOST_ROWS];
	struct sides s;
	size_t i;

	*out = (struct look){ .from = -INFINITY, .to = INFINITY };
	for (i = from; i < p->row.n && sides(&s, p, &p->row.v[i], at); i++) {
		if (!isnan(s.left)) {
			out->from = fmax(out->from, s.left);
			ends[out->left++] = s.left;
		}
		if (!isnan(s.right))
			out->to = fmin(out->to, s.right);
	}
	out->end = i;
	/* stops may hang over, so that the longest is longer than most */
	qsort(ends, out->left, sizeof(*ends), by_value);
	out->usual = out->left ? ends[out->left * 3 / 4] : 0;
	for (i = from; i < out->end; i++) {
		const struct row *r = &p->row.v[i];

		sides(&s, p, r, at);
		out->right += !isnan(s.right);
		out->apart += s.apart;
		out->full += s.left > out->usual - 1.2 * r->size;
		out->straight += s.right < out->to + 0.6 * r->size;
	}
}

/* Whether the first of two columns ends as far from the middle of the page as
 * the second may begin, if its edges are equal; then the second may have but a few
 * rows, or such that begin anywhere. */
static bool mirrors(const struct look *k, const struct page *p, double left,
    double size)
{
	double other = p->wide - k->usual, near = 1.5 * size;

	return p->wide > 0 && k->left >= 2 * ROWS && other - k->usual > size &&
	    other - k->usual < 5 * size && k->usual - left >= WIDTH * size &&
	    k->to > other - near && (k->right < ROWS || k->to < other + near) &&
	    5 * k->full >= 2 * k->left;
}

/* Whether they are columns of running text: most rows fill theirs. */
static bool are_columns(const struct look *k, const struct page *p,
    size_t from)
{
	double left = INFINITY, right = 0, size = p->row.v[from].size;

	for (size_t i = from; i < k->end; i++) {
		if (p->row.v[i].gone)
			continue;
		left = fmin(left, p->row.v[i].left);
		right = fmax(right, p->row.v[i].right);
	}
	if (k->right && mirrors(k, p, left, size))
		return true;
	/* the last column of a page may be short, if the first is full */
	if (k->right < ROWS ? p->wide > 0 || k->left < 2 * ROWS ||
	    3 * k->full < 2 * k->left :
	    5 * k->full < 2 * k->left || 2 * k->straight < k->right)
		return false;
	return k->left >= ROWS && k->right &&
	    4 * k->apart <= k->end - from &&
	    k->from - left >= WIDTH * size && right - k->to >= WIDTH * size;
}

/* The columns that begin with a row; false: none do. */
static bool begin(struct look *best, const struct page *p, size_t from)
{
	double left = INFINITY, right = 0, size = p->row.v[from].size;
	bool found = false;

	for (size_t i = 0; i < p->row.n; i++) {
		if (p->row.v[i].gone)
			continue;
		left = fmin(left, p->row.v[i].left);
		right = fmax(right, p->row.v[i].right);
	}
	/* the second column may be short, and its rows, too */
	if (p->wide > 0)
		right = fmax(right, p->wide - left);
	for (int i = 0; i <= 32; i++) {
		double at = left + (right - left) * (0.35 + 0.3 * i / 32);
		struct look k;

		run(&k, p, from, at);
		if (k.end < from + ROWS || !are_columns(&k, p, from))
			continue;
		if (!found || k.end > best->end)
			*best = k;
		found = true;
	}
	return found && size > 0;
}

/* Whether the rest of a page goes on in columns that are known, of which the
 * last one may be short or missing. */
static bool goes_on(const struct page *p, size_t from, double known)
{
	struct look k;

	if (!(known > 0))
		return false;
	run(&k, p, from, known);
	return k.end == p->row.n && k.left && k.full;
}

size_t lines_band(const struct page *p, size_t from, double known,
    double *gutter)
{
	struct look k = {0};
	size_t to = from;

	*gutter = 0;
	if (p->row.n > MOST_ROWS || p->glyph.n > MOST_GLYPHS)
		return p->row.n;
	/* a row that fills the page can begin no columns */
	while (to < p->row.n && !goes_on(p, to, known) && !begin(&k, p, to))
		to++;
	if (to > from || to == p->row.n)
		return to;
	if (goes_on(p, to, known)) {
		*gutter = known;
		return p->row.n;
	}
	*gutter = (k.from + k.to) / 2;
	return k.end;
}

/* Of a page that shows its columns best, which others have, too. */
double lines_gutter(const struct lines *x)
{
	double out = 0;
	size_t most = 0;

	for (size_t i = 0; i < x->page.n; i++) {
		const struct page *p = &x->page.v[i];

		for (size_t from = 0, to; from < p->row.n; from = to) {
			double gutter;

			to = lines_band(p, from, 0, &gutter);
			if (gutter > 0 && to - from > most) {
				most = to - from;
				out = gutter;
			}
		}
	}
	return out;
}
