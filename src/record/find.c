/* SPDX-License-Identifier: MIT */
/* Elements of a record by XPath. */
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "record/record.h"

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
	    i++)
		if (result->nodesetval->nodeTab[i]->type == XML_ELEMENT_NODE)
			(*found)[(*n)++] = result->nodesetval->nodeTab[i];
	ok = true;
out:
	xmlXPathFreeObject(result);
	xmlXPathFreeContext(ctxt);
	return ok;
}
