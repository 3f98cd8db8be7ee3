/* SPDX-License-Identifier: MIT */
/* The styles of a DOCX: what a paragraph or run inherits. */
#include "intake/docx.h"

#include <stdlib.h>

const struct look look_unsaid = { .level = -1, .outline = -1, .first = -1 };

static const char *own_or(const char *own, const char *otherwise)
{
	return own ? own : otherwise;
}

static enum toggle toggle_or(enum toggle own, enum toggle otherwise)
{
	return own ? own : otherwise;
}

static int number_or(int own, int otherwise)
{
	return own >= 0 ? own : otherwise;
}

/* Say in l what it does not say yet and base does. */
static void inherit(struct look *l, const struct look *base)
{
	l->bold = toggle_or(l->bold, base->bold);
	l->vanish = toggle_or(l->vanish, base->vanish);
	l->page = toggle_or(l->page, base->page);
	if (!l->num) {
		l->num = base->num;
		l->num_style = base->num_style;
	}
	l->level = number_or(l->level, base->level);
	l->outline = number_or(l->outline, base->outline);
	l->first = number_or(l->first, base->first);
	l->align = own_or(l->align, base->align);
}

/* Some programs write numPr twice; the last that names a list is the one. */
static void read_list(struct look *l, const xmlNode *ppr)
{
	for (const xmlNode *k = ppr->children; k; k = k->next) {
		if (docx_what(k) != WHAT_NUM_LOOK)
			continue;
		if (docx_val(k, WHAT_NUM_ID)) {
			l->num = docx_val(k, WHAT_NUM_ID);
			l->num_style = NULL;
		}
		l->level = docx_int(docx_val(k, WHAT_LEVEL_NUMBER), LEVELS - 1,
		    l->level);
	}
}

/* Hundredths of a character; a character of body text has 320 twentieths of a
 * point (三号). */
static int read_indent(const xmlNode *ind)
{
	const char *chars = part_attribute(ind, "firstLineChars");
	const char *points = part_attribute(ind, "firstLine");

	if (chars && docx_int(chars, 10000, 0))
		return docx_int(chars, 10000, 0);
	if (points)
		return docx_int(points, 32000, 0) * 100 / 320;
	return chars ? 0 : -1;
}

void look_read(struct look *l, const xmlNode *ppr, const xmlNode *rpr)
{
	struct look own = look_unsaid;

	if (ppr) {
		own.page = docx_toggle(ppr, WHAT_PAGE_BEFORE);
		own.outline = docx_int(docx_val(ppr, WHAT_OUTLINE), LEVELS, -1);
		own.align = docx_val(ppr, WHAT_ALIGN);
		own.first = read_indent(docx_child(ppr, WHAT_INDENT));
		read_list(&own, ppr);
	}
	own.bold = docx_toggle(rpr, WHAT_BOLD);
	own.vanish = docx_toggle(rpr, WHAT_VANISH);
	inherit(&own, l);
	*l = own;
}

static struct style *find(const struct styles *s, const char *id)
{
	uintptr_t i = id && s->by_id ? (uintptr_t)xmlHashLookup(s->by_id,
	    BAD_CAST id) : 0;

	return i ? &s->list.v[i - 1] : NULL;
}

static bool truth(const char *s)
{
	return s && (!strcmp(s, "1") || !strcmp(s, "true") ||
	    !strcmp(s, "on"));
}

static void read_style(struct styles *s, const xmlNode *n, struct intake *in)
{
	struct style *x = push(in->a, &s->list);
	const char *type = part_attribute(n, "type");

	*x = (struct style){ .id = part_attribute(n, "styleId"),
		.based = docx_val(n, WHAT_BASED_ON), .own = look_unsaid };
	if (!x->id)
		x->id = "";
	look_read(&x->own, docx_child(n, WHAT_LOOK),
	    docx_child(n, WHAT_RUN_LOOK));
	if (x->own.num)
		x->own.num_style = x->id;
	if (type && !strcmp(type, "paragraph") &&
	    truth(part_attribute(n, "default")))
		s->paragraph = x->id;
	xmlHashAddEntry(s->by_id, BAD_CAST x->id, (void *)s->list.n);
}

/* Take over what the styles below say; a ring of them is cut. */
static void resolve(struct styles *s, struct style *x)
{
	struct style *below[32];
	size_t n = 0;

	for (; x && !x->done && n < sizeof(below) / sizeof(*below);
	    x = find(s, x->based)) {
		x->done = true;
		below[n++] = x;
	}
	while (n) {
		if (x)
			inherit(&below[n - 1]->own, &x->own);
		x = below[--n];
	}
}

bool styles_read(struct styles *s, const xmlNode *root, struct intake *in)
{
	const xmlNode *defaults = docx_child(root, WHAT_DEFAULTS);

	s->otherwise = look_unsaid;
	s->by_id = xmlHashCreate(256);
	if (!s->by_id)
		out_of_memory();
	look_read(&s->otherwise, docx_child(docx_child(defaults,
	    WHAT_LOOK_DEFAULT), WHAT_LOOK), docx_child(docx_child(defaults,
	    WHAT_RUN_DEFAULT), WHAT_RUN_LOOK));
	for (const xmlNode *k = root ? root->children : NULL; k; k = k->next)
		if (docx_what(k) == WHAT_STYLE)
			read_style(s, k, in);
	for (size_t i = 0; i < s->list.n; i++)
		resolve(s, &s->list.v[i]);
	return true;
}

void styles_free(struct styles *s)
{
	if (s->by_id)
		xmlHashFree(s->by_id, NULL);
}

const struct look *styles_look(const struct styles *s, const char *id)
{
	const struct style *x = find(s, id);

	return x ? &x->own : NULL;
}
