/* SPDX-License-Identifier: MIT */
/*
 * A DOCX to the text that its pages show: a paragraph a line, automatic numbers
 * before it, the indent of its first line as blanks; cells set apart by a tab;
 * a box of text once, beside the paragraph that it is tied to; a note behind
 * the paragraph that refers to it.  What is deleted, moved away or hidden is
 * not there, nor are heads and feet of pages but the head of a title page, and
 * one that may bear a mark of secrecy.
 */
#include "intake/docx.h"

#include "base/utf.h"

enum { SHORT = 40, BLANK = 0x3000 };

static void put(struct docx *x, uint32_t c)
{
	*push(x->a, &x->c) = c;
}

static void put_str(struct docx *x, str s)
{
	for (size_t at = 0; at < s.len; )
		put(x, utf8_next(s, &at));
}

/* --- paragraphs */

static struct look look_of(const struct docx *x, const xmlNode *p)
{
	const xmlNode *ppr = docx_child(p, WHAT_LOOK);
	const char *id = docx_val(ppr, WHAT_STYLE_NAME);
	const struct look *style = styles_look(&x->styles, id ? id :
	    x->styles.paragraph);
	struct look l = style ? *style : x->styles.otherwise;

	look_read(&l, ppr, NULL);
	return l;
}

/* Whether the mark that ends a paragraph is deleted, moved away or hidden, so
 * that the next one goes on in its line. */
static bool goes_on(const xmlNode *p)
{
	const xmlNode *mark = docx_child(docx_child(p, WHAT_LOOK),
	    WHAT_RUN_LOOK);

	return docx_child(mark, WHAT_DELETED) || docx_child(mark, WHAT_MOVED) ||
	    docx_toggle(mark, WHAT_VANISH) == TOGGLE_ON;
}

static bool has_next(const xmlNode *p)
{
	while ((p = p->next))
		if (docx_what(p) == WHAT_PARAGRAPH)
			return true;
	return false;
}

static bool at_line_start(const struct docx *x)
{
	return !x->c.n || x->c.v[x->c.n - 1] == '\n';
}

static void fresh_line(struct docx *x)
{
	if (!at_line_start(x))
		put(x, '\n');
}

/* The indent as blanks; what stands on the right, far in. */
static void indent(struct docx *x, const struct look *look)
{
	int n = look->first >= 50 ? (look->first + 50) / 100 : 0;

	if (look->align && (!strcmp(look->align, "right") ||
	    !strcmp(look->align, "end")))
		n = 12;
	for (n = n > 12 ? 12 : n; n && !x->cells; n--)
		put(x, BLANK);
}

/* The number, before what the paragraph shows. */
static void put_label(struct docx *x, const struct label *l, bool bold)
{
	uint32_t from = (uint32_t)x->c.n, last;

	if (!l->text.len)
		return;
	put_str(x, l->text);
	last = x->c.v[x->c.n - 1];
	/* 一、 touches what it numbers, 1. does not */
	if (l->blank && utf_width(last) < 2)
		put(x, ' ');
	if (bold)
		*push(x->a, &x->out->bold) = (struct range){ from,
		    (uint32_t)x->c.n };
}

static void put_line(struct docx *x, const struct line *l)
{
	uint32_t from = (uint32_t)x->c.n;

	for (size_t i = 0; i < l->c.n; i++)
		put(x, l->c.v[i]);
	for (size_t i = 0; i < l->bold.n; i++)
		*push(x->a, &x->out->bold) = (struct range){
		    from + l->bold.v[i].start, from + l->bold.v[i].end };
	for (size_t i = 0; i < l->turn.n; i++)
		*push(x->a, &x->out->turn) = from + l->turn.v[i];
}

static void blocks(struct docx *x, const xmlNode *n);

/* Boxes, and letters along a path. */
static void boxes(struct docx *x, const xmlNode *const *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (docx_what(v[i]) == WHAT_BOX) {
			blocks(x, v[i]);
			continue;
		}
		put_str(x, str_of(part_attribute(v[i], "string")));
		put(x, '\n');
	}
}

static const xmlNode *note_of(const xmlNode *root, const xmlNode *reference)
{
	const char *id = part_attribute(reference, "id"), *own;

	for (const xmlNode *k = root && id ? root->children : NULL; k;
	    k = k->next) {
		own = part_attribute(k, "id");
		if ((docx_what(k) == WHAT_FOOTNOTE ||
		    docx_what(k) == WHAT_ENDNOTE) && own && !strcmp(own, id))
			return k;
	}
	return NULL;
}

static void notes(struct docx *x, const struct line *l)
{
	const char *part = x->part;

	for (size_t i = 0; i < l->note.n && !x->notes; i++) {
		bool foot = docx_what(l->note.v[i]) == WHAT_FOOTNOTE_REFERENCE;
		const xmlNode *n = note_of(foot ? x->footnotes : x->endnotes,
		    l->note.v[i]);

		if (!n)
			continue;
		x->part = foot ? x->footnotes_part : x->endnotes_part;
		x->notes++;
		blocks(x, n);
		x->notes--;
		x->part = part;
	}
}

/* Its own line, told where it came from. */
static void close_line(struct docx *x, const struct line *l, const xmlNode *p,
    const struct look *look)
{
	const xmlNode *mark = docx_child(docx_child(p, WHAT_LOOK),
	    WHAT_RUN_LOOK);
	struct label label = { .text = STR("") };
	enum toggle bold = docx_toggle(mark, WHAT_BOLD);
	uint32_t from = (uint32_t)x->c.n;

	if (look->page == TOGGLE_ON || x->turned)
		*push(x->a, &x->out->turn) = from;
	x->turned = false;
	indent(x, look);
	if (!goes_on(p) || l->c.n)
		label = lists_next(&x->lists, look, x->a);
	bold = bold ? bold : look->bold;
	put_label(x, &label, (label.bold ? label.bold : bold) == TOGGLE_ON);
	put_line(x, l);
	if (x->c.n > from) {
		struct range all = { from, (uint32_t)x->c.n };

		*push(x->a, &x->out->whence) = (struct whence){ all.start,
		    all.end, x->part, "p", l->number, {0} };
		if (look->outline >= 0 && look->outline < LEVELS)
			*push(x->a, &x->out->heading) = all;
	}
	put(x, '\n');
}

static void paragraph(struct docx *x, const xmlNode *p)
{
	struct look look = look_of(x, p);
	struct line *l = x->open;

	if (!l) {
		l = arena_new(x->a, struct line, 1);
		l->number = docx_number(p);
	}
	docx_content(x, l, p, &look);
	x->open = NULL;
	if (goes_on(p) && has_next(p)) {
		x->open = l;
		return;
	}
	boxes(x, l->before.v, l->before.n);
	/* nothing is left of a paragraph that is deleted whole */
	if (l->c.n || !goes_on(p))
		close_line(x, l, p, &look);
	boxes(x, l->behind.v, l->behind.n);
	notes(x, l);
	x->turned = x->turned || docx_section_turns(p);
}

/* --- tables */

static bool all_blank(const uint32_t *c, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!utf_is_space(c[i]))
			return false;
	return true;
}

/* A cell that fits in its row: one paragraph, or few words in several. */
static bool is_short(const struct docx *x, size_t from)
{
	size_t lines = 0, start = from;

	for (size_t i = from; i < x->c.n; i++)
		if (x->c.v[i] == '\n') {
			lines += !all_blank(x->c.v + start, i - start);
			start = i + 1;
		}
	return lines <= 1 || x->c.n - from <= SHORT;
}

/*
 * A cell, in the line of its row; or on lines of its own where it holds
 * paragraphs, as cells that lay out a page do.
 */
static void cell(struct docx *x, const xmlNode *n, bool first)
{
	size_t from, tab = x->c.n;
	bool apart = !first && !at_line_start(x);

	if (apart)
		put(x, '\t');
	from = x->c.n;
	blocks(x, n);
	x->open = NULL;
	if (x->c.n == from)
		return;
	if (is_short(x, from)) {
		x->c.n--;		/* its line goes on */
		for (size_t i = from; i < x->c.n; i++)
			if (x->c.v[i] == '\n')
				x->c.v[i] = ' ';
	} else if (apart) {
		x->c.v[tab] = '\n';
	}
}

static void row(struct docx *x, const xmlNode *n, bool *first)
{
	for (const xmlNode *k = n->children; k; k = k->next) {
		const xmlNode *look = docx_child(k, WHAT_CELL_LOOK);
		int span;

		if (docx_what(k) == WHAT_CONTROL ||
		    docx_what(k) == WHAT_CONTROL_CONTENT) {
			row(x, k, first);
			continue;
		}
		if (docx_what(k) != WHAT_CELL ||
		    docx_child(look, WHAT_CELL_DELETED))
			continue;
		cell(x, k, *first);
		*first = false;
		span = docx_int(docx_val(look, WHAT_SPAN), 63, 1);
		for (; span > 1 && !at_line_start(x); span--)
			put(x, '\t');
	}
}

static void table(struct docx *x, const xmlNode *n)
{
	for (const xmlNode *k = n->children; k; k = k->next) {
		const xmlNode *look = docx_child(k, WHAT_ROW_LOOK);
		bool first = true;

		if (docx_what(k) == WHAT_CONTROL ||
		    docx_what(k) == WHAT_CONTROL_CONTENT) {
			table(x, k);
			continue;
		}
		if (docx_what(k) != WHAT_ROW ||
		    docx_child(look, WHAT_DELETED) ||
		    docx_toggle(look, WHAT_HIDDEN) == TOGGLE_ON)
			continue;
		fresh_line(x);
		row(x, k, &first);
		while (x->c.n && x->c.v[x->c.n - 1] == '\t')
			x->c.n--;
		fresh_line(x);
	}
}

/* --- blocks */

static void block(struct docx *x, const xmlNode *n)
{
	if (x->c.n > DOCX_LONGEST)
		return;
	switch (docx_what(n)) {
	case WHAT_PARAGRAPH:
		paragraph(x, n);
		return;
	case WHAT_TABLE:
		x->cells++;
		table(x, n);
		x->cells--;
		return;
	case WHAT_DELETED: case WHAT_MOVED: case WHAT_CONTROL_LOOK:
	case WHAT_CELL_LOOK: case WHAT_SECTION:
		return;
	case WHAT_CONTROL:
		if (!docx_is_prompt(n))
			blocks(x, n);
		return;
	case WHAT_CHUNK: case WHAT_SUBDOCUMENT: case WHAT_DRAWN_TEXT:
		docx_unread(x, n);
		return;
	case WHAT_ALTERNATE:
		if (docx_choice(n))
			blocks(x, docx_choice(n));
		return;
	default:
		blocks(x, n);
	}
}

/* The parser bounds how deep elements nest, and so this recursion. */
static void blocks(struct docx *x, const xmlNode *n)
{
	for (const xmlNode *k = n->children; k; k = k->next)
		if (k->type == XML_ELEMENT_NODE)
			block(x, k);
}

void docx_blocks(struct docx *x, const xmlNode *n, const char *part)
{
	x->part = part;
	x->open = NULL;
	x->fields.n = 0;
	fresh_line(x);
	blocks(x, n);
	fresh_line(x);
}
