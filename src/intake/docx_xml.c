/* SPDX-License-Identifier: MIT */
/* The parts of a DOCX as trees, and what their elements are. */
#include "intake/docx.h"

#include <stdlib.h>

enum space { SPACE_WORD, SPACE_MATH, SPACE_COMPAT, SPACE_VML,
	SPACE_DRAWING };

/* Namespaces, in either edition of the standard. */
static const struct {
	const char *begins;
	enum space space;
} spaces[] = {
	{ "http://schemas.openxmlformats.org/wordprocessingml/", SPACE_WORD },
	{ "http://purl.oclc.org/ooxml/wordprocessingml/", SPACE_WORD },
	{ "http://schemas.openxmlformats.org/officeDocument/2006/math",
	    SPACE_MATH },
	{ "http://purl.oclc.org/ooxml/officeDocument/math", SPACE_MATH },
	{ "http://schemas.openxmlformats.org/markup-compatibility/",
	    SPACE_COMPAT },
	{ "urn:schemas-microsoft-com:vml", SPACE_VML },
	{ "http://schemas.openxmlformats.org/drawingml/2006/main",
	    SPACE_DRAWING },
	{ "http://purl.oclc.org/ooxml/drawingml/main", SPACE_DRAWING },
};

static const struct element {
	enum space space;
	const char *name;
	enum what what;
} elements[] = {
#define ELEMENT(space, name, what) { SPACE_##space, name, WHAT_##what },
#include "intake/docx.def"
#undef ELEMENT
};

enum { ELEMENTS = sizeof(elements) / sizeof(*elements) };

static bool in_space(const xmlNode *n, enum space space)
{
	const char *uri = n->ns ? (const char *)n->ns->href : NULL;

	for (size_t i = 0; uri && i < sizeof(spaces) / sizeof(*spaces); i++)
		if (spaces[i].space == space && !strncmp(uri, spaces[i].begins,
		    strlen(spaces[i].begins)))
			return true;
	return false;
}

/* The first row of that name or one behind it. */
static size_t row_of(const char *name)
{
	size_t low = 0, high = ELEMENTS;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(elements[middle].name, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static enum what look_up(const xmlNode *n)
{
	const char *name = (const char *)n->name;

	for (size_t i = row_of(name); i < ELEMENTS &&
	    !strcmp(elements[i].name, name); i++)
		if (in_space(n, elements[i].space))
			return elements[i].what;
	return WHAT_OTHER;
}

/* What an element is, and which paragraph, is told once and kept in it. */
enum { WHAT_BITS = 8 };

enum what docx_what(const xmlNode *n)
{
	return n->type == XML_ELEMENT_NODE ?
	    (enum what)((uintptr_t)n->_private & ((1u << WHAT_BITS) - 1)) :
	    WHAT_OTHER;
}

uint32_t docx_number(const xmlNode *paragraph)
{
	return (uint32_t)((uintptr_t)paragraph->_private >> WHAT_BITS);
}

static void tell(xmlNode *root)
{
	xmlNode *n = root;
	uintptr_t paragraphs = 0;

	while (n) {
		if (n->type == XML_ELEMENT_NODE) {
			enum what w = look_up(n);

			paragraphs += w == WHAT_PARAGRAPH;
			n->_private = (void *)(paragraphs << WHAT_BITS |
			    (uintptr_t)w);
		}
		if (n->children && n->type == XML_ELEMENT_NODE) {
			n = n->children;
			continue;
		}
		while (n != root && !n->next)
			n = n->parent;
		n = n == root ? NULL : n->next;
	}
}

xmlNode *docx_child(const xmlNode *n, enum what w)
{
	for (xmlNode *k = n ? n->children : NULL; k; k = k->next)
		if (docx_what(k) == w)
			return k;
	return NULL;
}

const char *docx_val(const xmlNode *n, enum what child)
{
	return part_attribute(docx_child(n, child), "val");
}

int docx_int(const char *s, int most, int otherwise)
{
	char *end;
	long n;

	if (!s || !*s)
		return otherwise;
	n = strtol(s, &end, 10);
	return *end || n < 0 || n > most ? otherwise : (int)n;
}

enum toggle docx_toggle(const xmlNode *n, enum what child)
{
	static const char *const off[] = { "0", "false", "off", "none" };
	const xmlNode *k = docx_child(n, child);
	const char *val = part_attribute(k, "val");

	if (!k)
		return TOGGLE_UNSAID;
	for (size_t i = 0; val && i < sizeof(off) / sizeof(*off); i++)
		if (!strcmp(val, off[i]))
			return TOGGLE_OFF;
	return TOGGLE_ON;
}

xmlDoc *docx_parse(struct intake *in, str name)
{
	xmlDoc *doc = part_parse(in, name);

	if (doc)
		tell(xmlDocGetRootElement(doc));
	return doc;
}
