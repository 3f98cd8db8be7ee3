/* SPDX-License-Identifier: MIT */
/* What two records say otherwise that no row of the archive holds. */
#include "archive/differ.h"

struct walk {
	differences_xml *out;
	struct arena *a;
	bool end;
};

static const xmlNode *element(const xmlNode *n)
{
	while (n && n->type != XML_ELEMENT_NODE)
		n = n->next;
	return n;
}

static str copy(struct arena *a, xmlChar *s)
{
	str out = s ? arena_str(a, str_of((const char *)s)) : (str){0};

	xmlFree(s);
	return out;
}

static str value(struct arena *a, const xmlNode *n, const xmlChar *name)
{
	return copy(a, xmlGetNoNsProp((xmlNode *)n, name));
}

static bool ends_in(const char *s, const char *end)
{
	size_t n = strlen(s), m = strlen(end);

	return n >= m && !strcmp(s + n - m, end);
}

static bool is_place(const char *name)
{
	return !strcmp(name, "start") || !strcmp(name, "end") ||
	    ends_in(name, "Start") || ends_in(name, "End") ||
	    !strcmp(name, "at");
}

static void add(struct walk *w, str what, str old, str new)
{
	*push(w->a, w->out) = (struct difference_xml){ what, old, new };
}

/* Attributes that the new one has no more (gone), or has otherwise or first. */
static void attributes(struct walk *w, const xmlNode *old, const xmlNode *new,
    bool gone)
{
	const xmlAttr *at = gone ? old->properties : new->properties;

	for (; at; at = at->next) {
		str was, is;

		if (at->ns || is_place((const char *)at->name))
			continue;
		was = value(w->a, old, at->name);
		is = value(w->a, new, at->name);
		if (gone ? is.s != NULL : was.s && str_eq(was, is))
			continue;
		add(w, arena_printf(w->a, "%s@%s", (const char *)old->name,
		    (const char *)at->name), was, is);
	}
}

static void nodes(struct walk *w, const xmlNode *old, const xmlNode *new);

/* Elements that stand in the same place; words where there are none. */
static void children(struct walk *w, const xmlNode *old, const xmlNode *new)
{
	const xmlNode *o = element(old->children), *n = element(new->children);
	str was, is;

	if (!o && !n) {
		was = copy(w->a, xmlNodeGetContent((xmlNode *)old));
		is = copy(w->a, xmlNodeGetContent((xmlNode *)new));
		if (!str_eq(was, is))
			add(w, str_of((const char *)old->name), was, is);
	}
	for (; (o || n) && !w->end; o = element(o->next), n = element(n->next)) {
		if (!o || !n || strcmp((const char *)o->name,
		    (const char *)n->name)) {
			const xmlNode *k = n ? n : o;

			w->end = true;
			add(w, arena_printf(w->a, "%s/%s",
			    (const char *)old->name, (const char *)k->name),
			    n ? STR_NONE : copy(w->a,
			    xmlNodeGetContent((xmlNode *)o)), n ? copy(w->a,
			    xmlNodeGetContent((xmlNode *)n)) : (str){0});
			return;
		}
		nodes(w, o, n);
	}
}

static void nodes(struct walk *w, const xmlNode *old, const xmlNode *new)
{
	attributes(w, old, new, true);
	attributes(w, old, new, false);
	children(w, old, new);
}

void xml_compare(differences_xml *out, const xmlDoc *old, const xmlDoc *new,
    struct arena *a)
{
	struct walk w = { .out = out, .a = a };
	const xmlNode *o = xmlDocGetRootElement((xmlDoc *)old);
	const xmlNode *n = xmlDocGetRootElement((xmlDoc *)new);

	*out = (differences_xml){0};
	if (o && n)
		nodes(&w, o, n);
}
