/* SPDX-License-Identifier: MIT */
/*
 * A record's tree to bytes, the same bytes that libxml2's own dump makes: that
 * takes five times as long, since it asks of each node what it may be, and a
 * record has elements, attributes and text only.
 */
#include "record/node.h"
#include "record/record.h"

struct out {
	struct arena *a;
	int indent, depth;	/* blanks a level; 0: all in one line */
	char *s;
	size_t n, cap;
};

static void put(struct out *o, const char *s, size_t len)
{
	if (o->n + len > o->cap) {
		size_t cap = 2 * o->cap + len;
		char *bigger = arena_alloc(o->a, 1, 1, cap + 1);

		memcpy(bigger, o->s, o->n);
		o->s = bigger;
		o->cap = cap;
	}
	memcpy(o->s + o->n, s, len);
	o->n += len;
}

static void put_word(struct out *o, const char *s)
{
	put(o, s, strlen(s));
}

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

static void put_escaped(struct out *o, const xmlChar *content, bool attribute)
{
	const char *s = (const char *)content, *from = s;

	for (; *s; s++) {
		const char *r = (unsigned char)*s > '>' ? NULL :
		    reference(*s, attribute);

		if (!r)
			continue;
		put(o, from, (size_t)(s - from));
		put_word(o, r);
		from = s + 1;
	}
	put(o, from, (size_t)(s - from));
}

static void put_name(struct out *o, const xmlNs *ns, const xmlChar *name)
{
	if (ns && ns->prefix) {
		put_word(o, (const char *)ns->prefix);
		put(o, ":", 1);
	}
	put_word(o, (const char *)name);
}

static void put_start(struct out *o, const xmlNode *n)
{
	put(o, "<", 1);
	put_name(o, n->ns, n->name);
	for (const xmlNs *ns = n->nsDef; ns; ns = ns->next) {
		put_word(o, ns->prefix ? " xmlns:" : " xmlns");
		if (ns->prefix)
			put_word(o, (const char *)ns->prefix);
		put_word(o, "=\"");
		put_escaped(o, ns->href, true);
		put(o, "\"", 1);
	}
	for (const xmlAttr *a = n->properties; a; a = a->next) {
		put(o, " ", 1);
		put_name(o, a->ns, a->name);
		put_word(o, "=\"");
		if (a->children && a->children->content)
			put_escaped(o, a->children->content, true);
		put(o, "\"", 1);
	}
	put_word(o, n->children ? ">" : "/>");
}

static void put_end(struct out *o, const xmlNode *n)
{
	put(o, "</", 2);
	put_name(o, n->ns, n->name);
	put(o, ">", 1);
}

/* Elements that hold elements only: white space in them says nothing.  In all
 * others it would be words of the letter. */
static const char *const containers[] = {
	"reply", "source", "head", "proposal", "body", "measure", "contacts",
	"contact", "copies", "attachments", "site", "findings", "residue",
};

static bool is_container(const xmlNode *n)
{
	for (size_t i = 0; i < sizeof(containers) / sizeof(*containers); i++)
		if (node_is(n, containers[i]))
			return true;
	return false;
}

static void put_line(struct out *o, int depth)
{
	put(o, "\n", 1);
	for (int i = 0; i < depth * o->indent; i++)
		put(o, " ", 1);
}

/* False: the tree has something else than elements and text. */
static bool put_tree(struct out *o, const xmlNode *root)
{
	for (const xmlNode *n = root; n; ) {
		const bool apart = o->indent && n != root &&
		    is_container(n->parent);

		if (apart && n->type == XML_ELEMENT_NODE)
			put_line(o, o->depth);
		if (n->type == XML_ELEMENT_NODE)
			put_start(o, n);
		else if (n->type == XML_TEXT_NODE && n->content)
			put_escaped(o, apart ? BAD_CAST "" : n->content,
			    false);
		else
			return false;
		if (n->type == XML_ELEMENT_NODE && n->children) {
			n = n->children;
			o->depth++;
			continue;
		}
		while (n != root && !n->next) {
			n = n->parent;
			o->depth--;
			if (o->indent && is_container(n))
				put_line(o, o->depth);
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
	return record_write_indented(doc, 0, a);
}

str record_write_indented(xmlDoc *doc, int indent, struct arena *a)
{
	struct out o = { .a = a, .cap = 32768, .indent = indent };
	xmlNode *root = xmlDocGetRootElement(doc);

	o.s = arena_alloc(a, 1, 1, o.cap + 1);
	put_word(&o, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	if (!root || root->prev || root->next || !put_tree(&o, root))
		return any_tree(doc, a);
	put(&o, "\n", 1);
	o.s[o.n] = '\0';
	return (str){ o.s, o.n };
}
