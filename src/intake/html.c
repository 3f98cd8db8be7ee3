/* SPDX-License-Identifier: MIT */
/*
 * A page to the text it shows: blocks on lines of their own, cells set apart
 * by a tab, nothing hidden.  The only file here that knows libxml2.
 */
#include "intake/html.h"

#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <strings.h>

#include "base/utf.h"

bool html_is(const struct decoded *in)
{
	static const char *const tags[] = { "<!doctype html", "<html", "<head",
		"<body", "<meta", "<title", "<div", "<table", "<p>", "<p ",
		"<script", "<style", "<span", "<!--" };
	size_t i = 0;

	while (i < in->n && utf_is_space(in->c[i]))
		i++;
	for (size_t k = 0; k < sizeof(tags) / sizeof(*tags); k++) {
		size_t n = 0;

		while (tags[k][n] && i + n < in->n && (in->c[i + n] ==
		    (uint32_t)tags[k][n] || (in->c[i + n] >= 'A' &&
		    in->c[i + n] <= 'Z' && in->c[i + n] + 32 ==
		    (uint32_t)tags[k][n])))
			n++;
		if (!tags[k][n])
			return true;
	}
	return false;
}

enum display { SHOW_INLINE, SHOW_BLOCK, SHOW_CELL, SHOW_BREAK, SHOW_NONE,
	SHOW_UNREAD, SHOW_HEADING, SHOW_BOLD };

static const struct {
	const char *name;
	enum display display;
} elements[] = {
	{ "p", SHOW_BLOCK }, { "div", SHOW_BLOCK }, { "table", SHOW_BLOCK },
	{ "tr", SHOW_BLOCK }, { "tbody", SHOW_BLOCK }, { "thead", SHOW_BLOCK },
	{ "ul", SHOW_BLOCK }, { "ol", SHOW_BLOCK }, { "li", SHOW_BLOCK },
	{ "dl", SHOW_BLOCK }, { "dt", SHOW_BLOCK }, { "dd", SHOW_BLOCK },
	{ "section", SHOW_BLOCK }, { "article", SHOW_BLOCK },
	{ "header", SHOW_BLOCK }, { "footer", SHOW_BLOCK },
	{ "nav", SHOW_BLOCK }, { "main", SHOW_BLOCK }, { "aside", SHOW_BLOCK },
	{ "form", SHOW_BLOCK }, { "fieldset", SHOW_BLOCK },
	{ "blockquote", SHOW_BLOCK }, { "center", SHOW_BLOCK },
	{ "pre", SHOW_BLOCK }, { "address", SHOW_BLOCK },
	{ "caption", SHOW_BLOCK }, { "body", SHOW_BLOCK },
	{ "hr", SHOW_BLOCK }, { "ucapcontent", SHOW_BLOCK },
	{ "ucaptitle", SHOW_BLOCK }, { "td", SHOW_CELL }, { "th", SHOW_CELL },
	{ "br", SHOW_BREAK },
	{ "h1", SHOW_HEADING }, { "h2", SHOW_HEADING }, { "h3", SHOW_HEADING },
	{ "h4", SHOW_HEADING }, { "h5", SHOW_HEADING }, { "h6", SHOW_HEADING },
	{ "b", SHOW_BOLD }, { "strong", SHOW_BOLD },
	{ "script", SHOW_NONE }, { "style", SHOW_NONE }, { "head", SHOW_NONE },
	{ "noscript", SHOW_NONE }, { "template", SHOW_NONE },
	{ "select", SHOW_NONE }, { "textarea", SHOW_BLOCK },
	{ "iframe", SHOW_UNREAD }, { "object", SHOW_UNREAD },
	{ "svg", SHOW_UNREAD }, { "input", SHOW_UNREAD },
	{ "button", SHOW_UNREAD },
};

static enum display display_of(const xmlNode *n)
{
	for (size_t i = 0; i < sizeof(elements) / sizeof(*elements); i++)
		if (!strcasecmp((const char *)n->name, elements[i].name))
			return elements[i].display;
	return SHOW_INLINE;
}

/* Without blanks and comments, in lower case. */
static void squeeze(char *s)
{
	char *to = s;

	while (*s) {
		if (s[0] == '/' && s[1] == '*') {
			char *end = strstr(s + 2, "*/");

			if (!end)
				break;
			s = end + 2;
			continue;
		}
		if (!strchr(" \t\r\n\f", *s))
			*to++ = *s >= 'A' && *s <= 'Z' ? (char)(*s + 32) : *s;
		s++;
	}
	*to = 0;
}

/* The end of the declaration that begins there. */
static char *declaration_end(char *s)
{
	int depth = 0;
	char quote = 0;

	for (; *s && (*s != ';' || depth > 0 || quote); s++)
		if (quote)
			quote = *s == quote ? 0 : quote;
		else if (strchr("\"'", *s))
			quote = *s;
		else
			depth += (*s == '(') - (*s == ')');
	return s;
}

/* Whether what a style says of a property last begins with one of the values. */
static bool style_says(const xmlNode *n, const char *property,
    const char *const *any)
{
	xmlChar *style = xmlGetProp((xmlNode *)n, BAD_CAST "style");
	const size_t len = strlen(property);
	bool found = false;

	if (!style)
		return false;
	squeeze((char *)style);
	for (char *s = (char *)style, *end; *s; s = end) {
		bool its = !strncmp(s, property, len) && s[len] == ':';

		end = declaration_end(s);
		found = found && !its;
		for (size_t i = 0; its && any[i] && !found; i++)
			found = str_starts((str){ s + len + 1, (size_t)(end -
			    s) - len - 1 }, str_of(any[i]));
		end += *end != 0;
	}
	xmlFree(style);
	return found;
}

static bool is_hidden(const xmlNode *n)
{
	static const char *const none[] = { "none", NULL };
	static const char *const hidden[] = { "hidden", NULL };

	return xmlHasProp((xmlNode *)n, BAD_CAST "hidden") ||
	    style_says(n, "display", none) ||
	    style_says(n, "visibility", hidden);
}

static bool is_bold(const xmlNode *n)
{
	static const char *const bold[] = { "bold", "6", "7", "8", "9", NULL };

	return style_says(n, "font-weight", bold);
}

static bool is_pre(const xmlNode *n)
{
	return !strcasecmp((const char *)n->name, "pre") ||
	    !strcasecmp((const char *)n->name, "textarea");
}

struct page {
	struct text *out;
	struct arena *a;
	uint32_t *c;
	size_t n, cap;
	bool blank;		/* white space waits to be written */
	uint32_t last;		/* the last code point, 0 at a line's start */
	int pre;
};

static void emit(struct page *p, uint32_t c)
{
	if (p->n == p->cap) {
		uint32_t *bigger = arena_new(p->a, uint32_t, p->cap * 2);

		memcpy(bigger, p->c, p->n * sizeof(*p->c));
		p->c = bigger;
		p->cap *= 2;
	}
	p->c[p->n++] = c;
	p->last = c == '\n' ? 0 : c;
}

static void line_break(struct page *p, bool force)
{
	p->blank = false;
	if (p->last || (force && p->n && p->c[p->n - 1] != '\n'))
		emit(p, '\n');
}

static bool is_east_asian(uint32_t c)
{
	return utf_width(c) == 2;
}

/* White space of the source collapses; none between East Asian characters
 * where the source only broke its line. */
static void words(struct page *p, const xmlChar *content)
{
	str s = str_of((const char *)content);
	bool newline = false;

	for (size_t at = 0; at < s.len; ) {
		uint32_t c = utf8_next(s, &at);

		if (c == UINT32_MAX)
			c = 0xFFFD;
		if (p->pre && c == '\n') {
			line_break(p, true);
			continue;
		}
		if (c == ' ' || c == '\t' || c == '\n' || c == '\r' ||
		    c == '\f') {
			p->blank = true;
			newline = newline || c == '\n';
			continue;
		}
		if (p->blank && p->last && p->last != '\t' &&
		    !(newline && is_east_asian(p->last) && is_east_asian(c)))
			emit(p, ' ');
		p->blank = newline = false;
		emit(p, c);
	}
}

static bool holds_blocks(const xmlNode *n)
{
	for (const xmlNode *k = n->children; k; k = k->next)
		if (k->type == XML_ELEMENT_NODE) {
			enum display d = display_of(k);

			if (d == SHOW_BLOCK || d == SHOW_BREAK ||
			    d == SHOW_HEADING)
				return true;
		}
	return false;
}

static bool is_first_cell(const xmlNode *n)
{
	for (const xmlNode *k = n->prev; k; k = k->prev)
		if (k->type == XML_ELEMENT_NODE)
			return false;
	return true;
}

/* A break inside a heading: its words are one title all the same. */
static bool in_heading(const xmlNode *n)
{
	for (int up = 0; up < 4 && (n = n->parent); up++)
		if (n->type == XML_ELEMENT_NODE &&
		    display_of(n) == SHOW_HEADING)
			return true;
	return false;
}

/* Where an element's text began, for bold and headings. */
struct open {
	size_t start;
	enum display display;
	bool bold;
};

static struct open enter(struct page *p, const xmlNode *n)
{
	struct open o = { .display = display_of(n) };

	o.bold = o.display == SHOW_BOLD ||
	    (o.display == SHOW_INLINE && is_bold(n));
	if (o.display == SHOW_CELL) {
		if (holds_blocks(n))
			line_break(p, false);
		else if (!is_first_cell(n) && p->last)
			emit(p, '\t');
		p->blank = false;
	} else if (o.display == SHOW_BREAK && in_heading(n)) {
		p->blank = true;
	} else if (o.display == SHOW_BLOCK || o.display == SHOW_HEADING ||
	    o.display == SHOW_BREAK) {
		line_break(p, o.display == SHOW_BREAK);
	}
	p->pre += is_pre(n);
	o.start = p->n;
	return o;
}

static void leave(struct page *p, const xmlNode *n, const struct open *o)
{
	struct range range = { (uint32_t)o->start, (uint32_t)p->n };

	if (o->bold && p->n > o->start)
		*push(p->a, &p->out->bold) = range;
	if (o->display == SHOW_HEADING && p->n > o->start)
		*push(p->a, &p->out->heading) = range;
	if (o->display == SHOW_BLOCK || o->display == SHOW_HEADING ||
	    (o->display == SHOW_CELL && holds_blocks(n)))
		line_break(p, false);
	p->pre -= is_pre(n);
}

/* No words on a control are longer, and none that go with a picture. */
enum { CONTROL = 12, PICTURE = 4 };

static bool is_longer(xmlChar *words, size_t most)
{
	str s = str_of(words ? (char *)words : "");
	size_t n = 0;

	for (size_t at = 0; at < s.len; )
		n += utf_is_ink(utf8_next(s, &at));
	xmlFree(words);
	return n > most;
}

static bool is_typed_hidden(const xmlNode *n)
{
	xmlChar *type = xmlGetProp((xmlNode *)n, BAD_CAST "type");
	bool hidden = type && !strcasecmp((char *)type, "hidden");

	xmlFree(type);
	return hidden;
}

/* What shows more than controls and pictures do and is not read is told. */
static void unread(struct page *p, const xmlNode *n)
{
	xmlNode *e = (xmlNode *)n;
	const char *name = (const char *)n->name;
	size_t most = !strcasecmp(name, "object") || !strcasecmp(name, "svg") ?
	    PICTURE : CONTROL;

	if (is_longer(xmlNodeGetContent(e), most) || (!is_typed_hidden(n) &&
	    (is_longer(xmlGetProp(e, BAD_CAST "value"), CONTROL) ||
	    is_longer(xmlGetProp(e, BAD_CAST "srcdoc"), CONTROL))))
		*push(p->a, &p->out->left_out) = (struct left_out){
		    (uint32_t)p->n, LEFT_OUT_PART, arena_printf(p->a, "<%s>",
		    name) };
}

/* Whether what an element shows is read. */
static bool is_read(struct page *p, const xmlNode *n)
{
	enum display d = display_of(n);

	if (d == SHOW_NONE || is_hidden(n))
		return false;
	if (d == SHOW_UNREAD)
		unread(p, n);
	return d != SHOW_UNREAD;
}

/* Walk the tree without recursion: a page may nest as deep as it likes. */
static void walk(struct page *p, const xmlNode *root)
{
	struct VEC(struct open) stack = {0};
	const xmlNode *n = root;

	while (n) {
		bool down = false;

		if (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE) {
			words(p, n->content);
		} else if (n->type == XML_ELEMENT_NODE && is_read(p, n)) {
			struct open o = enter(p, n);

			*push(p->a, &stack) = o;
			down = n->children != NULL;
			if (!down)
				leave(p, n, &stack.v[--stack.n]);
		}
		if (down) {
			n = n->children;
			continue;
		}
		while (n && n != root && !n->next) {
			n = n->parent;
			if (n && stack.n)
				leave(p, n, &stack.v[--stack.n]);
		}
		n = !n || n == root ? NULL : n->next;
	}
}

static int by_start(const void *a, const void *b)
{
	const struct range *x = a, *y = b;

	return (x->start > y->start) - (x->start < y->start);
}

/* Whether the parser went through to the page's end; else what stopped it is
 * said in d. */
static bool whole(htmlParserCtxtPtr ctxt, struct diag *d)
{
	const char *why = ctxt->lastError.message;

	if (!ctxt->disableSAX && ctxt->input &&
	    ctxt->input->cur >= ctxt->input->end)
		return true;
	if (!why)
		why = "the parser stopped";
	diag_add(d, DIAG_HTML, "%.*s", (int)strcspn(why, "\n"), why);
	return false;
}

static htmlDocPtr parse(const struct decoded *in, struct arena *a,
    struct diag *d)
{
	const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
	    HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT;
	str utf8 = utf8_of(a, in->c, in->n);
	htmlParserCtxtPtr ctxt;
	htmlDocPtr doc = NULL;

	if (utf8.len > INT32_MAX / 2) {
		diag_add(d, DIAG_TOO_LARGE, "a page of %zu bytes", utf8.len);
		return NULL;
	}
	ctxt = htmlNewParserCtxt();
	if (!ctxt) {
		diag_add(d, DIAG_NO_MEMORY, NULL);
		return NULL;
	}
	/* No bound but memory's to depth and to a text's length: the tree is
	 * walked, and freed, without recursion. */
	ctxt->options |= XML_PARSE_HUGE;
	doc = htmlCtxtReadMemory(ctxt, utf8.s, (int)utf8.len, NULL, "UTF-8",
	    options | XML_PARSE_HUGE);
	if (!whole(ctxt, d)) {
		xmlFreeDoc(doc);
		doc = NULL;
	} else if (!doc) {
		diag_add(d, DIAG_HTML, "the parser gave nothing");
	}
	htmlFreeParserCtxt(ctxt);
	return doc;
}

/* Each U+FFFD of the page in order is one of those noted while decoding. */
static void keep_replaced(struct text *out, const struct decoded *in,
    struct arena *a)
{
	size_t k = 0;

	for (size_t i = 0; i < out->n && k < in->replaced.n; i++)
		if (out->c[i] == 0xFFFD) {
			struct replaced *x = push(a, &out->replaced);

			*x = in->replaced.v[k++];
			x->at = (uint32_t)i;
		}
}

bool html_text(struct text *out, const struct decoded *in, struct arena *a,
    struct diag *d)
{
	struct page p = { .out = out, .a = a, .cap = 4096 };
	htmlDocPtr doc = parse(in, a, d);
	xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;

	if (!root) {
		if (doc)
			diag_add(d, DIAG_EMPTY, "the page shows no text");
		xmlFreeDoc(doc);
		return false;
	}
	p.c = arena_new(a, uint32_t, p.cap);
	for (; root; root = root->next)	/* what stands behind </html>, too */
		walk(&p, root);
	line_break(&p, false);
	xmlFreeDoc(doc);
	out->c = p.c;
	out->n = p.n;
	if (out->bold.n)
		qsort(out->bold.v, out->bold.n, sizeof(*out->bold.v), by_start);
	keep_replaced(out, in, a);
	return true;
}
