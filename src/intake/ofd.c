/* SPDX-License-Identifier: MIT */
/* An OFD: its documents, their pages in order, the templates below them. */
#include "intake/ofd.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>

bool ofd_is(const xmlNode *n, const char *name)
{
	return n->type == XML_ELEMENT_NODE &&
	    !strcmp((const char *)n->name, name);
}

const xmlNode *ofd_child(const xmlNode *n, const char *name)
{
	for (const xmlNode *k = n ? n->children : NULL; k; k = k->next)
		if (ofd_is(k, name))
			return k;
	return NULL;
}

const char *ofd_words(const xmlNode *n, struct arena *a)
{
	xmlChar *all = n ? xmlNodeGetContent((xmlNode *)n) : NULL;
	str s = all ? str_of((char *)all) : STR("");

	while (s.len && isspace((unsigned char)*s.s)) {
		s.s++;
		s.len--;
	}
	while (s.len && isspace((unsigned char)s.s[s.len - 1]))
		s.len--;
	s = arena_str(a, s);
	xmlFree(all);
	return s.s;
}

/* A document of the file. */
struct document {
	struct ofd *x;
	str root;			/* name of its part */
	xmlDoc *doc;
	struct VEC(const char *) shown;	/* templates that are read */
};

/* Add what a part shows; templates are read before what stands on them. */
static bool add_part(struct document *o, struct page *p, const char *loc);

/* A template shows on the first page that has it; on others it is a running
 * head. */
static bool add_template(struct document *o, struct page *p, const char *id)
{
	const xmlNode *all = ofd_child(xmlDocGetRootElement(o->doc),
	    "CommonData");

	for (size_t i = 0; i < o->shown.n; i++)
		if (!strcmp(o->shown.v[i], id))
			return true;
	for (const xmlNode *k = all ? all->children : NULL; k; k = k->next) {
		const char *own = part_attribute(k, "ID");
		const char *loc = part_attribute(k, "BaseLoc");

		if (!ofd_is(k, "TemplatePage") || !own || !loc ||
		    strcmp(own, id))
			continue;
		*push(o->x->a, &o->shown) = arena_str(o->x->a,
		    str_of(own)).s;
		return add_part(o, p, loc);
	}
	return true;
}

/* How wide an area says that the page is; 0: it does not. */
static double wide(struct document *o, const xmlNode *area)
{
	const char *s = ofd_words(ofd_child(area, "PhysicalBox"), o->x->a);
	double v[3] = {0};

	for (int i = 0; i < 3; i++) {
		char *end;

		v[i] = strtod(s, &end);
		s = end;
	}
	return isfinite(v[2]) && v[2] > 0 && v[2] < 1e6 ? v[2] : 0;
}

/* What a page says itself goes before what the document says of all. */
static void set_wide(struct document *o, struct page *p, const xmlNode *page)
{
	const xmlNode *all = ofd_child(xmlDocGetRootElement(o->doc),
	    "CommonData");

	if (p->wide > 0)
		return;
	p->wide = wide(o, ofd_child(page, "Area"));
	if (!(p->wide > 0))
		p->wide = wide(o, ofd_child(all, "PageArea"));
}

static bool add_part(struct document *o, struct page *p, const char *loc)
{
	str name = part_resolve(o->root, loc, o->x->a);
	xmlDoc *doc = part_parse(o->x->in, name);
	const xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
	bool ok = doc;

	*push(o->x->a, &o->x->parts) = name;
	set_wide(o, p, root);
	for (const xmlNode *k = root ? root->children : NULL; k && ok;
	    k = k->next)
		if (ofd_is(k, "Template") && part_attribute(k, "TemplateID"))
			ok = add_template(o, p, part_attribute(k,
			    "TemplateID"));
	ok = ok && ofd_glyphs(o->x, p, root, name.s);
	xmlFreeDoc(doc);
	return ok;
}

static bool read_pages(struct document *o)
{
	const xmlNode *pages = ofd_child(xmlDocGetRootElement(o->doc),
	    "Pages");

	for (const xmlNode *k = pages ? pages->children : NULL; k;
	    k = k->next) {
		const char *loc = ofd_is(k, "Page") ? part_attribute(k,
		    "BaseLoc") : NULL;
		if (loc && !add_part(o, push(o->x->a, &o->x->lines.page), loc))
			return false;
	}
	return true;
}

static bool read_document(struct ofd *x, const char *loc)
{
	struct document o = { .x = x };
	bool ok;

	o.root = part_resolve(STR(""), loc, x->a);
	o.doc = part_parse(x->in, o.root);
	ok = o.doc && read_pages(&o);
	lines_document(&x->lines);
	xmlFreeDoc(o.doc);
	return ok;
}

bool ofd_read(struct text *out, struct intake *in)
{
	struct ofd x = { .in = in, .a = in->a,
		.lines = { .a = in->a, .out = out } };
	xmlDoc *top;
	const xmlNode *root;
	bool ok;

	if (container_has(in->zip, STR("Encryptions.xml"))) {
		diag_add(in->d, DIAG_PROTECTED, "Encryptions.xml");
		return false;
	}
	top = part_parse(in, STR("OFD.xml"));
	root = top ? xmlDocGetRootElement(top) : NULL;
	ok = top;
	for (const xmlNode *k = root ? root->children : NULL; k && ok;
	    k = k->next)
		if (ofd_is(k, "DocBody") && ofd_child(k, "DocRoot"))
			ok = read_document(&x, ofd_words(ofd_child(k,
			    "DocRoot"), in->a));
	for (const xmlNode *k = root ? root->children : NULL; k && ok;
	    k = k->next)
		if (ofd_is(k, "DocBody") && ofd_child(k, "Signatures"))
			ofd_seals(&x, ofd_words(ofd_child(k, "Signatures"),
			    in->a));
	xmlFreeDoc(top);
	if (!lines_end(&x.lines) && ok) {
		diag_add(in->d, DIAG_EMPTY, "the document shows no text; a "
		    "scan needs its text recognised first");
		ok = false;
	}
	return ok;
}
