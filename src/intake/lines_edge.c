/* SPDX-License-Identifier: MIT */
/* What stands at the edges of pages and is no part of the text: heads and feet
 * that come again, numbers of pages. */
#include <math.h>
#include <stdlib.h>

#include "base/utf.h"
#include "intake/page_lines.h"
#include "intake/secret.h"

/* So many rows of an edge are looked at, and so many pages around. */
enum { DEEP = 3, AROUND = 2 };
/* No page has a higher number. */
enum { PAGES = 999 };

/* Of either width. */
static bool is_any_digit(uint32_t c)
{
	return is_digit(fold_point(c));
}

/* The row of a page that is k-th from an edge; NULL: it has none. */
static struct row *edge(const struct page *p, bool foot, size_t k)
{
	if (k >= p->row.n)
		return NULL;
	return &p->row.v[foot ? p->row.n - 1 - k : k];
}

static void skip_blanks(const struct page *p, size_t *at, size_t to)
{
	while (*at < to && utf_is_space(p->glyph.v[*at].c))
		(*at)++;
}

/* The number that begins there. */
static unsigned long number(const struct page *p, size_t *at, size_t to)
{
	unsigned long n = 0;

	for (; *at < to && is_any_digit(p->glyph.v[*at].c); (*at)++)
		n = n * 10 % 100000000 + fold_point(p->glyph.v[*at].c) - '0';
	return n;
}

/* Whether two rows, so many pages apart, say the same, but for a number that
 * counts the pages, which must be there where counts is set. */
static bool same_words(const struct page *p, const struct row *r,
    const struct page *q, const struct row *s, long pages, bool counts)
{
	size_t i = r->from, k = s->from;
	bool counted = false;

	for (;;) {
		skip_blanks(p, &i, r->to);
		skip_blanks(q, &k, s->to);
		if (i == r->to || k == s->to)
			return i == r->to && k == s->to &&
			    (counted || !counts);
		if (is_any_digit(p->glyph.v[i].c) &&
		    is_any_digit(q->glyph.v[k].c)) {
			long one = (long)number(p, &i, r->to);
			long two = (long)number(q, &k, s->to);

			if (one != two && (two - one != pages ||
			    one > PAGES || two > PAGES))
				return false;
			counted |= one != two;
		} else if (p->glyph.v[i++].c != q->glyph.v[k++].c) {
			return false;
		}
	}
}

/* Whether the row comes again on a page around: before: an earlier one alone;
 * counts: with the number of the page. */
static bool comes_again(const struct lines *x, size_t page, bool foot,
    size_t k, bool before, bool counts)
{
	const struct page *p = &x->page.v[page];
	const struct row *r = edge(p, foot, k);

	for (long d = -AROUND; r && d <= (before ? -1 : AROUND); d++) {
		const struct page *q;
		const struct row *s;

		if (!d || (long)page + d < 0 || page + (size_t)d >= x->page.n)
			continue;
		q = p + d;
		s = edge(q, foot, k);
		if (s && fabs(s->y - r->y) < 0.3 * r->size &&
		    same_words(p, r, q, s, d, counts))
			return true;
	}
	return false;
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* The size of most rows of a document. */
static double body_size(const struct lines *x)
{
	size_t n = 0, all = 0;
	double *v;

	for (size_t i = 0; i < x->page.n; i++)
		all += x->page.v[i].row.n;
	v = arena_new(x->a, double, all + 1);
	for (size_t i = 0; i < x->page.n; i++)
		for (size_t k = 0; k < x->page.v[i].row.n; k++)
			v[n++] = x->page.v[i].row.v[k].size;
	qsort(v, n, sizeof(*v), by_value);
	return v[n / 2];
}

/* Whether a page looks like the first of a letter, whose head, then, is no
 * running one: something large stands on it. */
static bool begins(const struct page *p, double size)
{
	for (size_t i = 0; i < p->row.n / 2; i++)
		if (p->row.v[i].size > 1.15 * size)
			return true;
	return false;
}

static double pitch(const struct lines *x, const struct page *p)
{
	double *v = arena_new(x->a, double, p->row.n);

	for (size_t i = 1; i < p->row.n; i++)
		v[i - 1] = p->row.v[i].y - p->row.v[i - 1].y;
	qsort(v, p->row.n - 1, sizeof(*v), by_value);
	return p->row.n > 3 ? v[(p->row.n - 1) / 2] : 0;
}

/* Whether the k-th row from an edge stands apart from what is further in. */
static bool is_apart(const struct lines *x, const struct page *p, bool foot,
    size_t k)
{
	double usual = pitch(x, p);

	return usual > 0 && fabs(edge(p, foot, k)->y - edge(p, foot, k + 1)->y) >
	    1.6 * usual;
}

static bool may_be_secret(const struct lines *x, const struct page *p,
    const struct row *r)
{
	uint32_t *c = arena_new(x->a, uint32_t, r->to - r->from + 1);

	for (size_t i = r->from; i < r->to; i++)
		c[i - r->from] = p->glyph.v[i].c;
	return secret_in(utf8_of(x->a, c, r->to - r->from));
}

/*
 * Heads that come again are kept where they come first; feet, which would stand
 * in mid-sentence, nowhere, but for the last of those that may bear a mark of
 * secrecy.  Letters that follow one another begin and end
 * alike, too: what is as large as the body, or nearly so, is of the page only
 * where it stands apart and has the page's number.
 */
static void repeated(struct lines *x, size_t page, bool foot, double size)
{
	const struct page *p = &x->page.v[page];

	for (size_t k = 0; k < DEEP && 2 * (k + 1) < p->row.n; k++) {
		struct row *r = edge(p, foot, k);
		bool small = r->size < 0.8 * size;

		if (r->size > 1.15 * size ||
		    (!small && !is_apart(x, p, foot, k)) ||
		    !comes_again(x, page, foot, k, false, !small))
			return;
		if (foot && page + 1 == x->page.n && may_be_secret(x, p, r))
			return;
		r->gone = foot || (comes_again(x, page, foot, k, true,
		    !small) && !begins(p, size));
	}
}

/* The number of a page, in its last row: figures between dashes, or a figure
 * alone and far below the others. */
static bool is_number(const struct lines *x, const struct page *p)
{
	const struct row *r = edge(p, true, 0);
	const struct glyph *g = p->glyph.v;
	size_t figures = 0, dashes = 0;
	double usual;

	if (p->row.n < 2)
		return false;
	usual = pitch(x, p);
	for (size_t i = r->from; i < r->to; i++) {
		uint32_t c = fold_point(g[i].c);

		if (is_any_digit(c))
			figures++;
		else if (c == '-' || (c >= 0x2010 && c <= 0x2015))
			dashes++;
		else if (!utf_is_space(c))
			return false;
	}
	return figures && figures < 4 && (dashes > 1 || (!dashes &&
	    usual > 0 && r->y - r[-1].y > 1.6 * usual));
}

void lines_edges(struct lines *x)
{
	double size = body_size(x);

	for (size_t i = 0; i < x->page.n; i++) {
		struct page *p = &x->page.v[i];

		repeated(x, i, false, size);
		repeated(x, i, true, size);
		if (is_number(x, p))
			edge(p, true, 0)->gone = edge(p, true, 0)->number =
			    true;
	}
}
