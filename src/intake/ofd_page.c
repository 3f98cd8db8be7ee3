/* SPDX-License-Identifier: MIT */
/* What a page of an OFD shows: each character with its place. */
#include "intake/ofd.h"

#include <math.h>
#include <stdlib.h>

#include "base/utf.h"

enum { BOLD = 600 };

/* x' = a x + c y + e, y' = b x + d y + f */
struct matrix {
	double a, b, c, d, e, f;
};

static const struct matrix unit = { 1, 0, 0, 1, 0, 0 };

/* First by m, then by n. */
static struct matrix both(struct matrix m, struct matrix n)
{
	return (struct matrix){ n.a * m.a + n.c * m.b, n.b * m.a + n.d * m.b,
		n.a * m.c + n.c * m.d, n.b * m.c + n.d * m.d,
		n.a * m.e + n.c * m.f + n.e, n.b * m.e + n.d * m.f + n.f };
}

/* The next number of a list; false: none.  What is no number of a page, or
 * beyond all pages, is none. */
static bool number(const char **s, double *out)
{
	char *end;

	if (!*s)
		return false;
	*out = strtod(*s, &end);
	if (end == *s || !isfinite(*out) || fabs(*out) > 1e6)
		return false;
	*s = end;
	return true;
}

static double attribute(const xmlNode *n, const char *name, double otherwise)
{
	const char *s = part_attribute(n, name);
	double out;

	return number(&s, &out) ? out : otherwise;
}

/* Where an object stands: its own transformation, then its boundary. */
static struct matrix matrix_of(const xmlNode *n, struct matrix around)
{
	const char *s = part_attribute(n, "CTM");
	struct matrix m = unit;
	double v[6];
	int i = 0;

	while (i < 6 && number(&s, &v[i]))
		i++;
	if (i == 6)
		m = (struct matrix){ v[0], v[1], v[2], v[3], v[4], v[5] };
	s = part_attribute(n, "Boundary");
	if (number(&s, &v[0]) && number(&s, &v[1])) {
		m.e += v[0];
		m.f += v[1];
	}
	return both(m, around);
}

/* Steps from character to character: 3.5 3.5, or g 2 3.5, which is the same. */
struct steps {
	const char *at;
	double step;
	long again;
};

static double next_step(struct steps *s)
{
	double times;

	if (s->again > 0) {
		s->again--;
		return s->step;
	}
	s->step = 0;
	if (!s->at)
		return 0;
	s->at += strspn(s->at, " \t\r\n,");
	if (*s->at != 'g')
		return number(&s->at, &s->step) ? s->step : 0;
	s->at++;
	if (!number(&s->at, &times) || !number(&s->at, &s->step)) {
		s->at = NULL;
		return 0;
	}
	s->again = times >= 1 ? (long)times - 1 : 0;
	return s->step;
}

/* A TextObject being read. */
struct object {
	struct ofd *x;
	struct page *p;
	struct matrix m;
	double left, top;	/* of the character in hand */
	double scale;
	struct glyph like;
};

static void put(struct object *o, uint32_t c)
{
	struct glyph *g;

	if (o->x->lines.glyphs++ >= LINES_MOST)
		return;
	g = push(o->x->a, &o->p->glyph);
	*g = o->like;
	g->x = o->m.a * o->left + o->m.c * o->top + o->m.e;
	g->y = o->m.b * o->left + o->m.d * o->top + o->m.f;
	g->c = c;
	g->order = (uint32_t)o->p->glyph.n;
}

static void code(struct object *o, const xmlNode *n)
{
	struct steps x = { part_attribute(n, "DeltaX"), 0, 0 };
	struct steps y = { part_attribute(n, "DeltaY"), 0, 0 };
	xmlChar *words = xmlNodeGetContent((xmlNode *)n);
	str s = str_of((char *)words);
	/* without steps one stands on the other: then they have their width */
	bool own = !x.at && !y.at;

	o->left = attribute(n, "X", o->left);
	o->top = attribute(n, "Y", o->top);
	for (size_t at = 0; at < s.len; ) {
		uint32_t c = utf8_next(s, &at);

		if (c == UINT32_MAX)
			c = 0xFFFD;
		if (c != '\n' && c != '\r')
			put(o, c == '\t' ? ' ' : c);
		o->left += own ? o->like.size / o->scale *
		    (utf_width(c) < 2 ? 0.5 : 1) : next_step(&x);
		o->top += own ? 0 : next_step(&y);
	}
	xmlFree(words);
}

static bool is_shown(const xmlNode *n)
{
	const char *visible = part_attribute(n, "Visible");

	return !(visible && (!strcmp(visible, "false") ||
	    !strcmp(visible, "0"))) && attribute(n, "Alpha", 255) > 0;
}

static void text_object(struct ofd *x, struct page *p, const xmlNode *n,
    struct matrix around, const char *part)
{
	struct object o = { .x = x, .p = p, .m = matrix_of(n, around) };

	o.scale = sqrt(fabs(o.m.a * o.m.d - o.m.b * o.m.c));
	if (!(o.scale > 1e-6))
		return;
	o.like = (struct glyph){ .part = part, .sort = "obj",
		.size = attribute(n, "Size", 3.5) * o.scale,
		.number = (uint32_t)fabs(attribute(n, "ID", 0)),
		.bold = attribute(n, "Weight", 400) >= BOLD };
	if (!(o.like.size > 0))
		return;
	for (const xmlNode *k = n->children; k; k = k->next)
		if (ofd_is(k, "TextCode"))
			code(&o, k);
}

/* The parser bounds how deep elements nest, and so this recursion. */
static void objects(struct ofd *x, struct page *p, const xmlNode *n,
    struct matrix around, const char *part)
{
	for (const xmlNode *k = n->children; k; k = k->next) {
		if (k->type != XML_ELEMENT_NODE || !is_shown(k))
			continue;
		if (ofd_is(k, "TextObject"))
			text_object(x, p, k, around, part);
		else if (ofd_is(k, "PageBlock") || ofd_is(k, "Layer") ||
		    ofd_is(k, "Content"))
			objects(x, p, k, around, part);
		else if (ofd_is(k, "CompositeObject"))
			p->unread = "<CompositeObject>";
	}
}

bool ofd_glyphs(struct ofd *x, struct page *p, const xmlNode *root,
    const char *part)
{
	objects(x, p, root, unit, part);
	if (x->lines.glyphs < LINES_MOST)
		return true;
	diag_add(x->in->d, DIAG_TOO_LARGE, "a text of more than %d characters",
	    LINES_MOST);
	return false;
}
