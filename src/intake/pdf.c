/* SPDX-License-Identifier: MIT */
/*
 * A PDF, as pdftotext -bbox-layout takes it apart: its pages, and on them words
 * with their boxes, in points.  What columns and lines are is told from the
 * boxes alone (lines.h).
 */
#include <math.h>
#include <stdlib.h>

#include "base/utf.h"
#include "intake/lines.h"
#include "intake/part.h"

/* A word in its box. */
struct word {
	str words;
	double left, top, right, bottom;
	uint32_t number;	/* of its page */
};

struct pdf {
	struct intake *in;
	struct lines lines;
	struct VEC(struct word) word;	/* of all pages */
	uint32_t pages;
};

static bool is(const xmlNode *n, const char *name)
{
	return n->type == XML_ELEMENT_NODE &&
	    !strcmp((const char *)n->name, name);
}

/* An edge of a box; false: it is beyond all pages, or no number. */
static bool edge(double *out, const xmlNode *n, const char *name)
{
	const char *s = part_attribute(n, name);
	char *end;

	if (!s)
		return false;
	*out = strtod(s, &end);
	return end != s && !*end && isfinite(*out) && fabs(*out) < 1e6;
}

/* How wide a word is in characters. */
static double length(str words)
{
	double n = 0;

	for (size_t at = 0; at < words.len; )
		n += utf_width(utf8_next(words, &at)) < 2 ? 0.5 : 1;
	return n;
}

static bool is_wide(str words)
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
static double proportion(struct pdf *x)
{
	double *v = arena_new(x->in->a, double, x->word.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < x->word.n; i++) {
		const struct word *w = &x->word.v[i];

		if (is_wide(w->words) && length(w->words) >= 2)
			v[n++] = (w->bottom - w->top) * length(w->words) /
			    (w->right - w->left);
	}
	qsort(v, n, sizeof(*v), by_value);
	return n ? fmin(fmax(v[n / 2], 0.8), 2) : 1.2;
}

/* The characters of a word, each with its share of the box. */
static bool put_word(struct pdf *x, const struct word *w, double high)
{
	double unit = (w->right - w->left) / length(w->words);
	double left = w->left;
	struct page *p = &x->lines.page.v[w->number - 1];

	for (size_t at = 0; at < w->words.len; ) {
		uint32_t c = utf8_next(w->words, &at);
		struct glyph *g;

		if (x->lines.glyphs++ >= LINES_MOST) {
			diag_add(x->in->d, DIAG_TOO_LARGE, "a text of more "
			    "than %d characters", LINES_MOST);
			return false;
		}
		g = push(x->in->a, &p->glyph);
		*g = (struct glyph){ .x = left, .y = (w->top + w->bottom) / 2,
			.size = (w->bottom - w->top) / high,
			.wide = unit * (utf_width(c) < 2 ? 0.5 : 1),
			.top = w->top, .bottom = w->bottom, .c = c,
			.order = (uint32_t)p->glyph.n, .number = w->number,
			.sort = "page" };
		left += g->wide;
	}
	return true;
}

static void add_word(struct pdf *x, const xmlNode *n)
{
	struct word w = { .number = x->pages };
	xmlChar *words = xmlNodeGetContent((xmlNode *)n);

	if (words)
		w.words = arena_str(x->in->a, str_of((char *)words));
	xmlFree(words);
	if (length(w.words) > 0 && edge(&w.left, n, "xMin") &&
	    edge(&w.top, n, "yMin") && edge(&w.right, n, "xMax") &&
	    edge(&w.bottom, n, "yMax") && w.right > w.left &&
	    w.bottom > w.top)
		*push(x->in->a, &x->word) = w;
}

/* The parser bounds how deep elements nest, and so this recursion. */
static void add_words(struct pdf *x, const xmlNode *n)
{
	for (const xmlNode *k = n->children; k; k = k->next)
		if (is(k, "word"))
			add_word(x, k);
		else if (k->type == XML_ELEMENT_NODE)
			add_words(x, k);
}

static void add_page(struct pdf *x, const xmlNode *n)
{
	*push(x->in->a, &x->lines.page) = (struct page){0};
	x->pages++;
	add_words(x, n);
}

/* The words as characters of their pages. */
static bool put_words(struct pdf *x)
{
	double high = proportion(x);
	bool ok = true;

	for (size_t i = 0; i < x->word.n && ok; i++)
		ok = put_word(x, &x->word.v[i], high);
	return ok;
}

/* The part of the page of markup that has the words; what stands before it may
 * be anything. */
static str document(str made)
{
	const str open = STR("<doc>"), close = STR("</doc>");
	size_t from = 0, to = made.len;

	while (from < made.len && !str_starts((str){ made.s + from,
	    made.len - from }, open))
		from++;
	while (to > from && !str_ends((str){ made.s, to }, close))
		to--;
	return (str){ made.s + from, to - from };
}

bool pdf_read(struct text *out, struct intake *in)
{
	struct pdf x = { .in = in, .lines = { .a = in->a, .out = out } };
	str made = arena_str(in->a, document(in->made));
	xmlDoc *doc = part_parse_xml(utf8_xml(in->a, made), "pdftotext",
	    in->d);
	const xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
	bool ok = root;

	for (const xmlNode *k = root ? root->children : NULL; k; k = k->next)
		if (is(k, "page"))
			add_page(&x, k);
	xmlFreeDoc(doc);
	ok = ok && put_words(&x);
	lines_document(&x.lines);
	if (!lines_end(&x.lines) && ok) {
		diag_add(in->d, DIAG_EMPTY, "its pages show no text: a scan, "
		    "whose text needs to be recognised first");
		ok = false;
	}
	return ok;
}
