/* SPDX-License-Identifier: MIT */
/*
 * A record's tree to bytes, the same bytes that libxml2's own dump makes: that
 * takes five times as long, since it asks of each node what it may be, and a
 * record has elements, attributes and text only.
 */
#include "base/bytes.h"
#include "record/record.h"

/* What stands for c; NULL: c itself.  White space of an attribute would be
 * normalised away (XML 1.0 3.3.3). */
static const char *reference(char c, bool attribute)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '\r':
		return "&#13;";
	case '"':
		return attribute ? "&quot;" : NULL;
	case '\t':
		return attribute ? "&#9;" : NULL;
	case '\n':
		return attribute ? "&#10;" : NULL;
	}
	return NULL;
}

static void put_escaped(struct bytes *o, const xmlChar *content, bool attribute)
{
	const char *s = (const char *)content, *from = s;

	for (; *s; s++) {
		const char *r = (unsigned char)*s > '>' ? NULL :
		    reference(*s, attribute);

		if (!r)
			continue;
		bytes_put(o, from, (size_t)(s - from));
		bytes_word(o, r);
		from = s + 1;
	}
	bytes_put(o, from, (size_t)(s - from));
}

static void put_name(struct bytes *o, const xmlNs *ns, const xmlChar *name)
{
	if (ns && ns->prefix) {
		bytes_word(o, (const char *)ns->prefix);
		bytes_put(o, ":", 1);
	}
	bytes_word(o, (const char *)name);
}

static void put_start(struct bytes *o, const xmlNode *n)
{
	bytes_put(o, "<", 1);
	put_name(o, n->ns, n->name);
	for (const xmlNs *ns = n->nsDef; ns; ns = ns->next) {
		bytes_word(o, ns->prefix ? " xmlns:" : " xmlns");
		if (ns->prefix)
			bytes_word(o, (const char *)ns->prefix);
		bytes_word(o, "=\"");
		put_escaped(o, ns->href, true);
		bytes_put(o, "\"", 1);
	}
	for (const xmlAttr *a = n->properties; a; a = a->next) {
		bytes_put(o, " ", 1);
		put_name(o, a->ns, a->name);
		bytes_word(o, "=\"");
		if (a->children && a->children->content)
			put_escaped(o, a->children->content, true);
		bytes_put(o, "\"", 1);
	}
	bytes_word(o, n->children ? ">" : "/>");
}

static void put_end(struct bytes *o, const xmlNode *n)
{
	bytes_put(o, "</", 2);
	put_name(o, n->ns, n->name);
	bytes_put(o, ">", 1);
}

/* False: the tree has something else than elements and text. */
static bool put_tree(struct bytes *o, const xmlNode *root)
{
	for (const xmlNode *n = root; n; ) {
		if (n->type == XML_ELEMENT_NODE)
			put_start(o, n);
		else if (n->type == XML_TEXT_NODE && n->content)
			put_escaped(o, n->content, false);
		else
			return false;
		if (n->type == XML_ELEMENT_NODE && n->children) {
			n = n->children;
			continue;
		}
		while (n != root && !n->next) {
			n = n->parent;
			put_end(o, n);
		}
		n = n == root ? NULL : n->next;
	}
	return true;
}

/* Comments and the like, which others may have put into a record. */
static str any_tree(xmlDoc *doc, struct arena *a)
{
	xmlChar *bytes = NULL;
	int n = 0;
	str out;

	/* Without an encoding libxml2 writes a reference for each character. */
	xmlDocDumpMemoryEnc(doc, &bytes, &n, "UTF-8");
	out = arena_str(a, (str){ (const char *)bytes, n > 0 ? (size_t)n : 0 });
	xmlFree(bytes);
	return out;
}

str record_write(xmlDoc *doc, struct arena *a)
{
	struct bytes o = bytes_new(a, 32768);
	xmlNode *root = xmlDocGetRootElement(doc);

	bytes_word(&o, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	if (!root || root->prev || root->next || !put_tree(&o, root))
		return any_tree(doc, a);
	bytes_put(&o, "\n", 1);
	return bytes_all(&o);
}
