/* SPDX-License-Identifier: MIT */
/* What a paragraph of a DOCX shows: its runs, fields, signs. */
#include "intake/docx.h"

#include <stdlib.h>
#include <strings.h>

#include "base/utf.h"

static const struct {
	const char *font;
	uint32_t place, stands;
} symbols[] = {
#define SYMBOL(font, place, stands) { font, place, stands },
#include "intake/symbol.def"
#undef SYMBOL
};

enum { UNCHECKED = 0x25A1, CHECKED = 0x2611 };

/* A paragraph being read. */
struct run {
	struct docx *x;
	struct line *l;
	const struct look *look;	/* of the paragraph */
	bool hidden, bold;		/* of the run in hand */
	const char *font;
};

static bool shows(const struct run *r)
{
	if (r->hidden)
		return false;
	for (size_t i = 0; r->x->fields_match && i < r->x->fields.n; i++)
		if (r->x->fields.v[i].code)
			return false;
	return true;
}

static void put(struct run *r, uint32_t c)
{
	struct line *l = r->l;
	uint32_t at = (uint32_t)l->c.n;

	if (!shows(r))
		return;
	*push(r->x->a, &l->c) = c;
	if (!r->bold)
		return;
	if (l->bold.n && l->bold.v[l->bold.n - 1].end == at)
		l->bold.v[l->bold.n - 1].end++;
	else
		*push(r->x->a, &l->bold) = (struct range){ at, at + 1 };
}

/* A sign of a symbol font. */
static uint32_t symbol(const char *font, uint32_t c)
{
	uint32_t place = c >= 0xF000 && c < 0xF100 ? c - 0xF000 : c;

	for (size_t i = 0; font && i < sizeof(symbols) / sizeof(*symbols); i++)
		if (symbols[i].place == place &&
		    !strcasecmp(symbols[i].font, font))
			return symbols[i].stands;
	return c;
}

/* Blanks at the ends of a text are its own only where it says so. */
static str trimmed(const xmlNode *t, str s)
{
	const char *space = part_attribute(t, "space");

	if (space && !strcmp(space, "preserve"))
		return s;
	while (s.len && strchr(" \t\r\n", *s.s)) {
		s.s++;
		s.len--;
	}
	while (s.len && strchr(" \t\r\n", s.s[s.len - 1]))
		s.len--;
	return s;
}

static void put_text(struct run *r, const xmlNode *t)
{
	for (const xmlNode *k = t->children; k; k = k->next) {
		str s = str_of((const char *)k->content);

		if (k->type != XML_TEXT_NODE && k->type != XML_CDATA_SECTION_NODE)
			continue;
		if (!t->children->next)
			s = trimmed(t, s);
		for (size_t at = 0; at < s.len; ) {
			uint32_t c = utf8_next(s, &at);

			if (c == UINT32_MAX)
				c = 0xFFFD;
			if (c == '\n' || c == '\r' || c == '\t')
				c = ' ';
			put(r, symbol(c >= 0xF000 && c < 0xF100 ? r->font :
			    NULL, c));
		}
	}
}

static void put_symbol(struct run *r, const xmlNode *n)
{
	const char *place = part_attribute(n, "char");
	unsigned long c = place ? strtoul(place, NULL, 16) : 0;

	if (c >= ' ' && c < 0x110000 && utf_is_xml((uint32_t)c))
		put(r, symbol(part_attribute(n, "font"), (uint32_t)c));
}

/* A tab at the front indents, others set cells apart. */
static void put_tab(struct run *r)
{
	bool front = !r->l->c.n || r->l->c.v[r->l->c.n - 1] == '\n' ||
	    r->l->c.v[r->l->c.n - 1] == 0x3000;

	if (!front)
		put(r, '\t');
	for (int i = 0; front && i < 2; i++)
		put(r, 0x3000);
}

static void put_break(struct run *r, const xmlNode *n)
{
	const char *type = part_attribute(n, "type");

	put(r, '\n');
	if (type && !strcmp(type, "page") && shows(r))
		*push(r->x->a, &r->l->turn) = (uint32_t)r->l->c.n;
}

/* A box to tick: it has no result in the text. */
static void form_field(struct run *r, const xmlNode *field)
{
	const xmlNode *box = docx_child(docx_child(field, WHAT_FORM_DATA),
	    WHAT_CHECK_BOX);
	enum toggle now = docx_toggle(box, WHAT_CHECKED);

	if (!box)
		return;
	if (now == TOGGLE_UNSAID)
		now = docx_toggle(box, WHAT_DEFAULT);
	put(r, now == TOGGLE_ON ? CHECKED : UNCHECKED);
}

static void field(struct run *r, const xmlNode *n)
{
	struct docx *x = r->x;
	const char *type = part_attribute(n, "fldCharType");

	if (!type)
		return;
	if (!strcmp(type, "begin")) {
		form_field(r, n);
		*push(x->a, &x->fields) = (struct field){ true };
	} else if (!strcmp(type, "separate") && x->fields.n) {
		x->fields.v[x->fields.n - 1].code = false;
	} else if (!strcmp(type, "end") && x->fields.n) {
		x->fields.n--;
	}
}

/* A toggle of a run: its own; else that of its style against that of the
 * paragraph's. */
static bool toggled(enum toggle own, enum toggle style, enum toggle paragraph)
{
	if (own)
		return own == TOGGLE_ON;
	return (style == TOGGLE_ON) != (paragraph == TOGGLE_ON);
}

static void enter(struct run *r, const xmlNode *n)
{
	const xmlNode *own = docx_child(n, WHAT_RUN_LOOK);
	const struct look *style = styles_look(&r->x->styles,
	    docx_val(own, WHAT_RUN_STYLE));

	if (!style)
		style = &look_unsaid;
	r->hidden = toggled(docx_toggle(own, WHAT_VANISH), style->vanish,
	    r->look->vanish);
	r->bold = toggled(docx_toggle(own, WHAT_BOLD), style->bold,
	    r->look->bold);
	r->font = part_attribute(docx_child(own, WHAT_FONTS), "ascii");
}

static void content(struct run *r, const xmlNode *n);

static void inside(struct run *r, const xmlNode *n)
{
	for (const xmlNode *k = n->children; k; k = k->next)
		if (k->type == XML_ELEMENT_NODE)
			content(r, k);
}

/* A box, or letters drawn along a path as heads of old letters are: read apart,
 * before the paragraph that it is tied to or behind it. */
static void tie(struct run *r, const xmlNode *n)
{
	if (shows(r))
		*push(r->x->a, r->l->c.n ? &r->l->behind : &r->l->before) = n;
}

void docx_unread(struct docx *x, const xmlNode *n)
{
	const struct text *t = x->out;
	str what = arena_printf(x->a, "<%s:%s>", n->ns && n->ns->prefix ?
	    (const char *)n->ns->prefix : "", (const char *)n->name);

	if (!t->left_out.n ||
	    !str_eq(t->left_out.v[t->left_out.n - 1].what, what))
		*push(x->a, &x->out->left_out) = (struct left_out){
		    (uint32_t)x->c.n, LEFT_OUT_PART, what };
}

/* The parser bounds how deep elements nest, and so this recursion. */
static void content(struct run *r, const xmlNode *n)
{
	switch (docx_what(n)) {
	case WHAT_DELETED: case WHAT_MOVED: case WHAT_DELETED_TEXT:
	case WHAT_DELETED_CODE: case WHAT_CODE: case WHAT_LOOK:
	case WHAT_RUN_LOOK: case WHAT_READING: case WHAT_CONTROL_LOOK:
	case WHAT_OBJECT: case WHAT_PARAGRAPH: case WHAT_TABLE:
		return;
	case WHAT_RUN:
		enter(r, n);
		inside(r, n);
		r->hidden = r->bold = false;
		return;
	case WHAT_TEXT: case WHAT_MATH_TEXT:
		put_text(r, n);
		return;
	case WHAT_TAB:
		put_tab(r);
		return;
	case WHAT_BREAK: case WHAT_RETURN:
		put_break(r, n);
		return;
	case WHAT_PAGE_TURN:
		*push(r->x->a, &r->l->turn) = (uint32_t)r->l->c.n;
		return;
	case WHAT_HYPHEN:
		put(r, '-');
		return;
	case WHAT_SYMBOL:
		put_symbol(r, n);
		return;
	case WHAT_FIELD:
		field(r, n);
		return;
	case WHAT_FOOTNOTE_REFERENCE: case WHAT_ENDNOTE_REFERENCE:
		if (shows(r))
			*push(r->x->a, &r->l->note) = n;
		return;
	case WHAT_BOX: case WHAT_TEXT_PATH:
		tie(r, n);
		return;
	case WHAT_CHUNK: case WHAT_SUBDOCUMENT: case WHAT_DRAWN_TEXT:
		if (shows(r))
			docx_unread(r->x, n);
		return;
	case WHAT_ALTERNATE:
		n = docx_choice(n);
		if (n)
			inside(r, n);
		return;
	case WHAT_CONTROL:
		if (!docx_is_prompt(n))
			inside(r, n);
		return;
	default:
		inside(r, n);
	}
}

void docx_content(struct docx *x, struct line *l, const xmlNode *p,
    const struct look *look)
{
	struct run r = { .x = x, .l = l, .look = look };

	inside(&r, p);
}
