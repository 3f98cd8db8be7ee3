/* SPDX-License-Identifier: MIT */
/* Small questions to the elements of a DOCX. */
#include "intake/docx.h"

/* The element behind n in the order of the text; NULL: n was the last. */
static const xmlNode *following(const xmlNode *n, const xmlNode *root)
{
	if (n->type == XML_ELEMENT_NODE && n->children)
		return n->children;
	while (n != root && !n->next)
		n = n->parent;
	return n == root ? NULL : n->next;
}

static bool shows_text(const xmlNode *root)
{
	for (const xmlNode *n = root; n; n = following(n, root))
		if (docx_what(n) == WHAT_TEXT || docx_what(n) == WHAT_SYMBOL ||
		    docx_what(n) == WHAT_TEXT_PATH)
			return true;
	return false;
}

/* Whether Word knows what a choice requires: namespaces of its own. */
static bool is_known(const xmlNode *choice)
{
	const char *all = part_attribute(choice, "Requires");
	bool known = true;

	for (const char *s = all ? all : ""; *s && known; ) {
		size_t n = strcspn(s, " ");
		xmlChar *prefix = xmlStrndup(BAD_CAST s, (int)n);
		xmlNs *ns = n ? xmlSearchNs(choice->doc, (xmlNode *)choice,
		    prefix) : NULL;

		known = !ns || strstr((const char *)ns->href, "microsoft") ||
		    strstr((const char *)ns->href, "openxmlformats");
		xmlFree(prefix);
		s += n + strspn(s + n, " ");
	}
	return known;
}

const xmlNode *docx_choice(const xmlNode *n)
{
	const xmlNode *fallback = docx_child(n, WHAT_FALLBACK);

	for (const xmlNode *k = n->children; k; k = k->next)
		if (docx_what(k) == WHAT_CHOICE && (!fallback ||
		    (is_known(k) && shows_text(k))))
			return k;
	return fallback;
}

bool docx_is_prompt(const xmlNode *sdt)
{
	return docx_toggle(docx_child(sdt, WHAT_CONTROL_LOOK), WHAT_PROMPT) ==
	    TOGGLE_ON;
}

bool docx_section_turns(const xmlNode *p)
{
	const xmlNode *next = NULL;
	const char *type;

	if (!docx_child(docx_child(p, WHAT_LOOK), WHAT_SECTION))
		return false;
	/* how a section begins is said where it ends */
	while (!next && (p = p->next))
		next = docx_what(p) == WHAT_SECTION ? p :
		    docx_child(docx_child(p, WHAT_LOOK), WHAT_SECTION);
	type = docx_val(next, WHAT_TYPE);
	return !type || strcmp(type, "continuous");
}

bool docx_fields_match(const xmlNode *root)
{
	long open = 0;

	for (const xmlNode *n = root; n && open >= 0; n = following(n, root)) {
		const char *type = docx_what(n) == WHAT_FIELD ?
		    part_attribute(n, "fldCharType") : NULL;

		open += type && !strcmp(type, "begin");
		open -= type && !strcmp(type, "end");
	}
	return !open;
}

const xmlNode *docx_first_section(const xmlNode *body)
{
	for (const xmlNode *k = body->children; k; k = k->next) {
		const xmlNode *s = docx_what(k) == WHAT_SECTION ? k :
		    docx_child(docx_child(k, WHAT_LOOK), WHAT_SECTION);

		if (s)
			return s;
	}
	return NULL;
}
