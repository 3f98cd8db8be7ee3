/* SPDX-License-Identifier: MIT */
/*
 * Characters on a page to lines, by where they stand; a line that reaches the
 * right edge goes on in the next one that begins at the left.  Blanks stand for
 * indents and gaps.
 */
#include "intake/ofd.h"

#include <math.h>
#include <stdlib.h>

#include "base/utf.h"

#define FAR 3.2		/* in characters: words that stand apart */

enum { BLANK = 0x3000, RIGHT = 12 };

/* Characters from, up to to, of the page; left, right: its edges. */
struct row {
	size_t from, to;
	double left, right, y, size;
	bool apart;		/* words stand far apart: no running text */
};

struct frame {
	struct VEC(struct row) row;
	double left, right;	/* of the lines that fill it */
	double pitch;		/* from line to line, most often; 0: few */
};

static int by_number(double a, double b)
{
	return (a > b) - (a < b);
}

static int by_height(const void *a, const void *b)
{
	const struct glyph *x = a, *y = b;
	int order = by_number(x->y, y->y);

	return order ? order : (x->order > y->order) - (x->order < y->order);
}

static int by_left(const void *a, const void *b)
{
	const struct glyph *x = a, *y = b;
	int order = by_number(x->x, y->x);

	return order ? order : (x->order > y->order) - (x->order < y->order);
}

static double width(const struct glyph *g)
{
	return g->size * (utf_width(g->c) < 2 ? 0.5 : 1);
}

static void row_add(struct ofd *x, struct frame *f, struct page *p,
    size_t from, size_t to)
{
	struct glyph *g = p->glyph.v;
	struct row *r;

	qsort(g + from, to - from, sizeof(*g), by_left);
	while (from < to && utf_is_space(g[from].c))
		from++;
	while (to > from && utf_is_space(g[to - 1].c))
		to--;
	if (from == to)
		return;
	r = push(x->a, &f->row);
	*r = (struct row){ .from = from, .to = to, .left = g[from].x };
	for (size_t i = from; i < to; i++) {
		r->y += g[i].y / (double)(to - from);
		if (utf_is_space(g[i].c))
			continue;
		r->apart |= i > from && g[i].x > r->right + FAR * g[i].size;
		r->right = fmax(r->right, g[i].x + width(&g[i]));
		r->size = fmax(r->size, g[i].size);
	}
}

/* What stands on one base line, or nearly so, is one row. */
static void rows(struct ofd *x, struct frame *f, struct page *p)
{
	struct glyph *g = p->glyph.v;
	size_t from = 0;

	if (!p->glyph.n)
		return;
	qsort(g, p->glyph.n, sizeof(*g), by_height);
	for (size_t i = 1; i <= p->glyph.n; i++)
		if (i == p->glyph.n || g[i].y - g[i - 1].y > 0.3 *
		    fmin(g[i].size, g[i - 1].size) || g[i].y - g[from].y >
		    0.6 * g[from].size) {
			row_add(x, f, p, from, i);
			from = i;
		}
}

static int by_value(const void *a, const void *b)
{
	return by_number(*(const double *)a, *(const double *)b);
}

/* The edges of the body: those of the rows that are long; stops may hang over
 * the right one. */
static void edges(struct ofd *x, struct frame *f)
{
	double *right = arena_new(x->a, double, f->row.n + 1), longest = 0;
	size_t n = 0;

	for (size_t i = 0; i < f->row.n; i++)
		longest = fmax(longest, f->row.v[i].right - f->row.v[i].left);
	f->left = INFINITY;
	for (size_t i = 0; i < f->row.n; i++) {
		const struct row *r = &f->row.v[i];

		if (r->right - r->left < 0.7 * longest)
			continue;
		f->left = fmin(f->left, r->left);
		right[n++] = r->right;
	}
	qsort(right, n, sizeof(*right), by_value);
	f->right = n ? right[n / 2] : 0;
}

static void pitch(struct ofd *x, struct frame *f)
{
	double *v = arena_new(x->a, double, f->row.n + 1);
	size_t n = 0;

	for (size_t i = 1; i < f->row.n; i++)
		v[n++] = f->row.v[i].y - f->row.v[i - 1].y;
	qsort(v, n, sizeof(*v), by_value);
	f->pitch = n > 2 ? v[n / 2] : 0;
}

/* A page with little on it is laid out as the fuller ones before it. */
static void as_before(struct ofd *x, struct frame *f)
{
	/* where only indented lines are long, their left is not the page's */
	if (f->row.n && x->right > 0 && x->left < f->left &&
	    fabs(f->right - x->right) < f->row.v[0].size)
		f->left = x->left;
	if (f->right - f->left >= 0.85 * (x->right - x->left)) {
		x->left = f->left;
		x->right = f->right;
	} else {
		f->left = x->left;
		f->right = x->right;
	}
	if (f->pitch > 0)
		x->pitch = f->pitch;
	else
		f->pitch = x->pitch;
}

/* How many characters a row is indented; RIGHT: it stands on the right; none
 * where it stands in the middle. */
static int indent(const struct frame *f, const struct row *r)
{
	double in = r->left - f->left, free = f->right - r->right;

	if (in < 0.6 * r->size)
		return 0;
	if (in > 3.2 * r->size && fabs(in - free) < 2 * r->size)
		return 0;
	if (in > (f->right - f->left) / 2)
		return RIGHT;
	return in > RIGHT * r->size ? RIGHT : (int)(in / r->size + 0.5);
}

/* Whether a row runs up to the right edge. */
static bool is_full(const struct frame *f, const struct row *r)
{
	return !r->apart && r->right > f->right - 1.6 * r->size &&
	    r->left - f->left < 4.5 * r->size;
}

/* Whether a row of that size can be the next of a paragraph. */
static bool continues(const struct frame *f, const struct row *r, double size)
{
	return fabs(r->left - f->left) < 0.6 * r->size &&
	    fabs(r->size - size) < 0.15 * size;
}

static bool goes_on(const struct frame *f, const struct row *r,
    const struct row *next)
{
	double most = f->pitch > 0 ? fmin(2.6 * r->size, 1.3 * f->pitch) :
	    1.95 * r->size;

	return is_full(f, r) && continues(f, next, r->size) &&
	    next->y - r->y < most;
}

/* The number of a page, in its last row: figures between dashes, or a figure
 * alone and far below the others. */
static bool is_number(const struct page *p, const struct frame *f)
{
	const struct row *r = &f->row.v[f->row.n - 1];
	const struct glyph *g = p->glyph.v;
	size_t figures = 0, dashes = 0;

	if (f->row.n < 2)
		return false;
	for (size_t i = r->from; i < r->to; i++) {
		uint32_t c = fold_point(g[i].c);

		if (c >= '0' && c <= '9')
			figures++;
		else if (c == '-' || (c >= 0x2010 && c <= 0x2015))
			dashes++;
		else if (!utf_is_space(c))
			return false;
	}
	return figures && figures < 4 && (dashes > 1 || (!dashes &&
	    f->pitch > 0 && r->y - r[-1].y > 1.6 * f->pitch));
}

static void put(struct ofd *x, uint32_t c)
{
	*push(x->a, &x->c) = c;
}

/* A gap between two characters as blanks, one for each half of a character. */
static void gap(struct ofd *x, const struct glyph *g, const struct glyph *next)
{
	double free = next->x - (g->x + width(g));
	int n = free > 0.9 * next->size ? (int)(2 * free / next->size + 0.1) : 0;

	if (utf_is_space(g->c) || utf_is_space(next->c))
		return;
	for (n = n > 40 ? 40 : n; n > 0; n--)
		put(x, ' ');
}

static void put_row(struct ofd *x, const struct page *p, const struct row *r)
{
	const struct glyph *g = p->glyph.v;
	struct text *t = x->out;

	for (size_t i = r->from; i < r->to; i++) {
		struct whence *s = t->whence.n ? &t->whence.v[t->whence.n - 1] : NULL;
		uint32_t at;

		if (i > r->from)
			gap(x, &g[i - 1], &g[i]);
		at = (uint32_t)x->c.n;
		put(x, g[i].c);
		if (s && s->end == at && s->number == g[i].object &&
		    s->part == g[i].part)
			s->end++;
		else
			*push(x->a, &t->whence) = (struct whence){ at, at + 1,
			    g[i].part, "obj", g[i].object };
		if (!g[i].bold)
			continue;
		if (t->bold.n && t->bold.v[t->bold.n - 1].end == at)
			t->bold.v[t->bold.n - 1].end++;
		else
			*push(x->a, &t->bold) = (struct range){ at, at + 1 };
	}
}

/* A page's first row goes on where the last one of the page before ran up to
 * the edge. */
static void begin_page(struct ofd *x, bool on)
{
	uint32_t at = (uint32_t)x->c.n;

	if (!on && at) {
		*push(x->a, &x->out->feeds) = at;
		put(x, '\n');
		at++;
	}
	*push(x->a, &x->out->turn) = at;
}

void ofd_lines(struct ofd *x, struct page *p)
{
	struct frame f = {0};

	rows(x, &f, p);
	if (!f.row.n)
		return;
	edges(x, &f);
	pitch(x, &f);
	as_before(x, &f);
	f.row.n -= is_number(p, &f);
	for (size_t i = 0; i < f.row.n; i++) {
		const struct row *r = &f.row.v[i];
		bool on = i ? goes_on(&f, r - 1, r) :
		    x->full > 0 && continues(&f, r, x->full);

		if (!i)
			begin_page(x, on);
		else if (!on)
			put(x, '\n');
		if (i && f.pitch > 0 && r->y - r[-1].y > 1.6 * f.pitch)
			put(x, '\n');
		for (int n = on ? 0 : indent(&f, r); n > 0; n--)
			put(x, BLANK);
		put_row(x, p, r);
		x->full = is_full(&f, r) ? r->size : 0;
	}
}
