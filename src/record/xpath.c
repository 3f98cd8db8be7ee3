/* SPDX-License-Identifier: MIT */
/* Elements of a record by XPath. */
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "record/record.h"

/* An attribute or a text stands for its element; a namespace, which is no
 * xmlNode, and the document for none. */
static xmlNode *element_of(xmlNode *n)
{
	switch (n->type) {
	case XML_ELEMENT_NODE:
		return n;
	case XML_ATTRIBUTE_NODE:
	case XML_TEXT_NODE:
		return n->parent;
	default:
		return NULL;
	}
}

bool record_find(xmlNode ***found, size_t *n, xmlDoc *doc, const char *path,
    struct arena *a)
{
	xmlXPathContext *ctxt = xmlXPathNewContext(doc);
	xmlXPathObject *result = NULL;
	bool ok = false;

	*found = NULL;
	*n = 0;
	if (!ctxt)
		return false;
	ctxt->opLimit = 1000000;
	xmlXPathRegisterNs(ctxt, BAD_CAST "r", BAD_CAST "urn:dafu:reply:1");
	result = xmlXPathEval(BAD_CAST path, ctxt);
	if (!result || result->type != XPATH_NODESET)
		goto out;
	*found = arena_new(a, xmlNode *, result->nodesetval ?
	    (size_t)result->nodesetval->nodeNr + 1 : 1);
	for (int i = 0; result->nodesetval && i < result->nodesetval->nodeNr;
	    i++) {
		xmlNode *e = element_of(result->nodesetval->nodeTab[i]);

		if (e)
			(*found)[(*n)++] = e;
	}
	ok = true;
out:
	xmlXPathFreeObject(result);
	xmlXPathFreeContext(ctxt);
	return ok;
}
