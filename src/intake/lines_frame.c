/* SPDX-License-Identifier: MIT */
/* The edges of what fills a page or a column, by its rows and those before. */
#include <math.h>
#include <stdlib.h>

#include "intake/page_lines.h"

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* Whether a row but for that one begins at a place. */
static bool begins(const struct column_rows *k, double left,
    const struct row *but)
{
	for (size_t i = 0; i < k->row.n; i++) {
		const struct row *r = &k->row.v[i];

		if (r != but && fabs(r->left - left) < 0.3 * r->size)
			return true;
	}
	return false;
}

/* Whether the rows of a page are short and end anywhere: they tell no edge, which
 * is as far from the page's as the left one, perhaps. */
static bool is_ragged(const struct column_rows *k)
{
	size_t full = 0;

	for (size_t i = 0; i < k->row.n; i++)
		full += fabs(k->row.v[i].edge - k->f.right) <
		    1.5 * k->row.v[i].size;
	return k->kind == COLUMN_WHOLE && k->f.right < 0.7 * k->page->wide &&
	    3 * full < k->row.n;
}

/* The edges of the body: those of the rows that are long, and on the left of
 * several that are not; stops may hang over the right one. */
static void edges(struct lines *x, struct column_rows *k)
{
	double *right = arena_new(x->a, double, k->row.n + 1), longest = 0;
	size_t n = 0;

	for (size_t i = 0; i < k->row.n; i++)
		longest = fmax(longest, k->row.v[i].right - k->row.v[i].left);
	k->f.left = INFINITY;
	for (size_t i = 0; i < k->row.n; i++) {
		const struct row *r = &k->row.v[i];
		bool is_long = r->right - r->left >= 0.7 * longest;

		if (r->left < k->f.left && (is_long || begins(k, r->left, r)))
			k->f.left = r->left;
		if (is_long)
			right[n++] = r->edge;
	}
	qsort(right, n, sizeof(*right), by_value);
	k->f.right = n ? right[n * 9 / 10] : 0;
	if (is_ragged(k))
		k->f.right = k->page->wide - k->f.left;
}

static void pitch(struct lines *x, struct column_rows *k)
{
	double *v = arena_new(x->a, double, k->row.n + 1);
	size_t n = 0;

	for (size_t i = 1; i < k->row.n; i++)
		v[n++] = k->row.v[i].y - k->row.v[i - 1].y;
	qsort(v, n, sizeof(*v), by_value);
	k->f.pitch = n > 2 ? v[n / 2] : 0;
}

/* The first right column is as wide as the left one, and as far from the middle
 * of the page, where its rows begin farther. */
static void as_beside(struct lines *x, const struct column_rows *k)
{
	const struct frame *left = &x->full[COLUMN_LEFT];
	struct frame *full = &x->full[k->kind];
	double from = k->f.left;

	if (k->kind != COLUMN_RIGHT || full->right > 0 || !(left->right > 0))
		return;
	if (from > k->page->wide - left->right + 1.5 * k->row.v[0].size &&
	    k->page->wide > 0)
		from = k->page->wide - left->right;
	*full = (struct frame){ from, from + left->right - left->left,
		left->pitch };
}

/* A page with little on it is laid out as the fuller ones before it. */
static void as_before(struct lines *x, struct column_rows *k)
{
	struct frame *full = &x->full[k->kind], *f = &k->f;

	/* where only indented lines are long, their left is not the page's */
	if (full->right > 0 && full->left < f->left &&
	    (fabs(f->right - full->right) < 1.6 * k->row.v[0].size ||
	    begins(k, full->left, NULL)))
		f->left = full->left;
	if (f->right - f->left >= 0.85 * (full->right - full->left)) {
		full->left = f->left;
		full->right = f->right;
	} else {
		f->left = full->left;
		f->right = full->right;
	}
	if (f->pitch > 0)
		full->pitch = f->pitch;
	else
		f->pitch = full->pitch;
}

void frame_make(struct lines *x, struct column_rows *k)
{
	edges(x, k);
	pitch(x, k);
	as_beside(x, k);
	as_before(x, k);
}
