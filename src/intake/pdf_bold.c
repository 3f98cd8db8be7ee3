/* SPDX-License-Identifier: MIT */
/*
 * Which characters of a PDF are bold, as pdftohtml -xml tells it: stretches of one
 * font, each with its box.  Where it tells nothing, or what is no XML, none are.
 */
#include "intake/pdf.h"

#include <math.h>
#include <stdlib.h>

#include "base/utf.h"
#include "intake/part.h"

/* No more characters are looked at than that, over and over. */
enum { PATIENCE = 1 << 26 };

struct bold {
	struct lines *lines;
	size_t looked;
};

struct box {
	double left, top, wide, high;
};

static bool is(const xmlNode *n, const char *name)
{
	return n->type == XML_ELEMENT_NODE &&
	    !strcmp((const char *)n->name, name);
}

static bool number(double *out, const xmlNode *n, const char *name)
{
	const char *s = part_attribute(n, name);

	*out = s ? strtod(s, NULL) : NAN;
	return isfinite(*out);
}

/* Whether all words of a stretch are bold, and there are some. */
static bool is_bold(const xmlNode *n)
{
	bool any = false;

	for (const xmlNode *k = n->children; k; k = k->next) {
		if (!is(k, "b") && !xmlIsBlankNode(k))
			return false;
		any |= is(k, "b");
	}
	return any;
}

static int by_height(const void *a, const void *b)
{
	const struct glyph *x = a, *y = b;

	return (x->y > y->y) - (x->y < y->y);
}

/* The first character that does not stand above a height; they are in order. */
static size_t from_height(const struct page *p, double y)
{
	size_t from = 0, to = p->glyph.n;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (p->glyph.v[middle].y < y)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

/* Boxes are told in whole points. */
static void mark(struct bold *x, struct page *p, const struct box *b)
{
	double y = b->top + b->high / 2, near = 0.25 * b->high + 1;

	for (size_t i = from_height(p, y - near); i < p->glyph.n; i++) {
		struct glyph *g = &p->glyph.v[i];
		double middle = g->x + glyph_width(g) / 2;

		if (g->y > y + near || x->looked++ > PATIENCE)
			return;
		if (middle > b->left - 1 && middle < b->left + b->wide + 1)
			g->bold = true;
	}
}

static void page(struct bold *x, const xmlNode *n, size_t which)
{
	struct page *p = &x->lines->page.v[which];

	if (!p->glyph.n)
		return;
	qsort(p->glyph.v, p->glyph.n, sizeof(*p->glyph.v), by_height);
	for (const xmlNode *k = n->children; k; k = k->next) {
		struct box b;

		if (is(k, "text") && is_bold(k) &&
		    number(&b.left, k, "left") && number(&b.top, k, "top") &&
		    number(&b.wide, k, "width") &&
		    number(&b.high, k, "height"))
			mark(x, p, &b);
	}
}

void pdf_bold(struct lines *lines, str told)
{
	struct bold x = { .lines = lines };
	struct diag unheard = {0};
	xmlDoc *doc = part_parse_xml(utf8_xml(lines->a,
	    arena_str(lines->a, told)), "pdftohtml", &unheard);
	const xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
	size_t which = 0;

	for (const xmlNode *k = root ? root->children : NULL;
	    k && which < lines->page.n; k = k->next)
		if (is(k, "page"))
			page(&x, k, which++);
	xmlFreeDoc(doc);
	diag_clear(&unheard);
}
