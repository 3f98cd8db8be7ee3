/* SPDX-License-Identifier: MIT */
/* Whether a row goes on in the next one. */
#include <math.h>

#include "base/utf.h"
#include "intake/page_lines.h"

/* A letter or figure of half a character's width. */
static bool is_word(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	    (c >= 'a' && c <= 'z');
}

/* Whether blanks that were typed push the end of a row over the edge: it ends
 * short of it, or is cut after a character or two, or leaves but a few; what a tab
 * sets to the right is whole and ends at the edge. */
static bool is_pushed(const struct frame *f, const struct row *r,
    const struct row *next)
{
	if (r->left - f->left >= 0.6 * r->size || next->apart)
		return false;
	return (r->typed && next->right - next->left < 4.5 * r->size) ||
	    (r->apart == 1 && (r->tail < 2.2 * r->size ||
	    r->right < f->right - 0.15 * r->size));
}

/* Whether a row is full: the first thing of the next had no room in it.  Words
 * that stand far apart are no running text. */
static bool reaches(const struct frame *f, const struct row *r,
    const struct row *next)
{
	if (r->apart && !is_pushed(f, r, next))
		return false;
	return r->left - f->left < 4.5 * r->size &&
	    r->right + next->first > f->right + 0.05 * r->size;
}

/* Whether a row of that size can be the next of a paragraph. */
static bool continues(const struct frame *f, const struct row *r, double size)
{
	return fabs(r->left - f->left) < 0.6 * r->size &&
	    fabs(r->size - size) < 0.15 * size;
}

static bool is_dash(uint32_t c)
{
	c = fold_point(c);
	return c == '-' || (c >= 0x2010 && c <= 0x2015);
}

/* Whether a row ends within a figure or word that is cut behind a hyphen. */
static bool is_cut(const struct page *p, const struct row *r,
    const struct row *next)
{
	const struct glyph *g = p->glyph.v;

	return r->to - r->from > 1 && is_dash(g[r->to - 1].c) &&
	    is_word(g[r->to - 2].c) && is_word(g[next->from].c);
}

bool row_goes_on(const struct frame *f, const struct page *p,
    const struct row *r, const struct row *next)
{
	double most = f->pitch > 0 ? fmin(2.6 * r->size, 1.3 * f->pitch) :
	    1.95 * r->size;

	return (reaches(f, r, next) || is_cut(p, r, next)) && continues(f, next, r->size) &&
	    next->y - r->y < most;
}

/* Whether the last row of a column goes on in the first of the next one. */
bool row_goes_over(const struct lines *x, const struct frame *f,
    const struct row *r)
{
	return x->last.size > 0 && reaches(&x->frame, &x->last, r) &&
	    continues(f, r, x->last.size);
}

/* Whether a blank was at the end of a row, which no page shows: a figure or word
 * of letters that had room is another one. */
bool row_is_parted(const struct lines *x, const struct frame *f,
    const struct row *r, uint32_t next)
{
	return x->c.n && is_word(x->c.v[x->c.n - 1]) &&
	    is_word(next) && f->right - r->right > 0.75 * r->size;
}
