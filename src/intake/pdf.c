/* SPDX-License-Identifier: MIT */
/*
 * A PDF, as pdftotext -bbox-layout takes it apart: its pages, and on them words
 * with their boxes, in points.  What columns and lines are is told from the
 * boxes alone (lines.h), what is bold by pdftohtml (pdf_bold.c).  A scan's words
 * come from tesseract (scan.h).
 */
#include <math.h>
#include <stdlib.h>

#include "base/utf.h"
#include "intake/part.h"
#include "intake/pdf.h"
#include "intake/scan.h"

struct pdf {
	struct intake *in;
	struct lines lines;
	struct words words;
	struct VEC(double) high;	/* each page */
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

static void add_word(struct pdf *x, const xmlNode *n)
{
	struct word w = { .number = (uint32_t)x->lines.page.n };
	xmlChar *words = xmlNodeGetContent((xmlNode *)n);

	if (words)
		w.words = arena_str(x->in->a, str_of((char *)words));
	xmlFree(words);
	if (words_length(w.words) > 0 && edge(&w.left, n, "xMin") &&
	    edge(&w.top, n, "yMin") && edge(&w.right, n, "xMax") &&
	    edge(&w.bottom, n, "yMax") && w.right > w.left &&
	    w.bottom > w.top)
		*push(x->in->a, &x->words.word) = w;
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
	struct page *p = push(x->in->a, &x->lines.page);
	double *high = push(x->in->a, &x->high);

	if (!edge(high, n, "height") || !(*high > 0))
		*high = 1;
	if (!edge(&p->wide, n, "width"))
		p->wide = 0;
	add_words(x, n);
}

/* Pages without a word are pictures, perhaps, whose text can be recognised. */
static bool recognise(struct pdf *x)
{
	const struct text_options *o = x->in->options;
	str table;

	if (x->words.word.n || !x->high.n || !o->ocr)
		return true;
	if (x->high.n > SCAN_PAGES) {
		diag_add(x->in->d, DIAG_TOO_LARGE, "a scan of more than %d "
		    "pages", SCAN_PAGES);
		return false;
	}
	return o->programs->run(o->programs->arg, &table, TOOL_SCANNED_PDF,
	    x->in->bytes, x->in->a, x->in->d) &&
	    scan_words(&x->words, &x->lines, table, x->high.v, x->in->d);
}

/* What was made, from one mark up to another; what stands around it may be
 * anything.  len == 0: it is not there. */
static str between(str made, str open, str close)
{
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
	struct pdf x = { .in = in, .lines = { .a = in->a, .out = out },
		.words = { .a = in->a } };
	str made = arena_str(in->a, between(in->made, STR("<doc>"),
	    STR("</doc>")));
	xmlDoc *doc = part_parse_xml(utf8_xml(in->a, made), "pdftotext",
	    in->d);
	const xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
	bool ok = root;

	for (const xmlNode *k = root ? root->children : NULL; k; k = k->next)
		if (is(k, "page"))
			add_page(&x, k);
	xmlFreeDoc(doc);
	ok = ok && recognise(&x) && words_put(&x.lines, &x.words, in->d);
	if (ok)
		pdf_bold(&x.lines, between(in->made, STR("<pdf2xml"),
		    STR("</pdf2xml>")));
	lines_document(&x.lines);
	if (!lines_end(&x.lines) && ok) {
		diag_add(in->d, DIAG_EMPTY, in->options->ocr ? "no text is "
		    "recognised on its pages" : "its pages show no text: a "
		    "scan, which is read with --ocr");
		ok = false;
	}
	return ok;
}
