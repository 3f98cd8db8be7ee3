/* SPDX-License-Identifier: MIT */
#ifndef DAFU_NODE_H
#define DAFU_NODE_H

#include <libxml/tree.h>
#include <string.h>

#include "base/str.h"

/* Nodes of a record's tree, in which elements have one namespace. */

/* Whether n is an element of that name; NULL is none. */
static inline bool node_is(const xmlNode *n, const char *name)
{
	return n && n->type == XML_ELEMENT_NODE &&
	    !strcmp((const char *)n->name, name);
}

/* The first such element in n; NULL: there is none, or n is NULL. */
static inline const xmlNode *node_child(const xmlNode *n, const char *name)
{
	const xmlNode *k = n ? n->children : NULL;

	while (k && !node_is(k, name))
		k = k->next;
	return k;
}

/* An attribute's value, which lives as long as the tree stays as it is; s ==
 * NULL: absent. */
static inline str node_attribute(const xmlNode *n, const char *name)
{
	/* an element has many, and most begin with another letter */
	for (const xmlAttr *at = n->properties; at; at = at->next)
		if (*(const char *)at->name == *name &&
		    !strcmp((const char *)at->name, name))
			return at->children ?
			    str_of((const char *)at->children->content) :
			    STR("");
	return (str){0};
}

/* The node behind n in the order of the document, in the tree of top; NULL: n is
 * the last. */
static inline xmlNode *node_after(const xmlNode *n, const xmlNode *top)
{
	if (n->type == XML_ELEMENT_NODE && n->children)
		return n->children;
	while (n != top && !n->next)
		n = n->parent;
	return n == top ? NULL : n->next;
}

/* The same of elements. */
static inline xmlNode *node_next(const xmlNode *n, const xmlNode *top)
{
	xmlNode *k = node_after(n, top);

	while (k && k->type != XML_ELEMENT_NODE)
		k = node_after(k, top);
	return k;
}

#endif
