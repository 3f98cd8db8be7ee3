/* SPDX-License-Identifier: MIT */
/* XML out of a container. */
#include "intake/part.h"

#include <libxml/parser.h>

#include "base/file.h"

/* A part has no document type, and so no entities. */
static void no_type(void *context, const xmlChar *name, const xmlChar *id,
    const xmlChar *system)
{
	xmlParserCtxt *ctxt = context;

	(void)name;
	(void)id;
	(void)system;
	*(bool *)ctxt->_private = true;
	xmlStopParser(ctxt);
}

xmlDoc *part_parse_xml(str xml, const char *name, struct diag *d)
{
	xmlParserCtxt *ctxt = xmlNewParserCtxt();
	bool typed = false;
	xmlDoc *doc;

	if (!ctxt)
		out_of_memory();
	ctxt->_private = &typed;
	ctxt->sax->internalSubset = no_type;
	doc = xmlCtxtReadMemory(ctxt, xml.s, (int)xml.len, NULL, NULL,
	    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
	    XML_PARSE_COMPACT);
	if (typed)
		diag_add(d, DIAG_DAMAGED, "%s has a document type", name);
	else if (!doc)
		diag_add(d, DIAG_DAMAGED, "%s, line %d: %.*s", name,
		    ctxt->lastError.line, ctxt->lastError.message ?
		    (int)strcspn(ctxt->lastError.message, "\n") : 0,
		    ctxt->lastError.message ? ctxt->lastError.message : "");
	if (typed) {
		xmlFreeDoc(doc);
		doc = NULL;
	}
	xmlFreeParserCtxt(ctxt);
	return doc;
}

xmlDoc *part_parse(struct intake *in, str name)
{
	str xml;
	xmlDoc *doc;

	if (!container_read(&xml, in->zip, name, in->a, in->d))
		return NULL;
	doc = part_parse_xml(xml, arena_str(in->a, name).s, in->d);
	if (doc && !xmlDocGetRootElement(doc)) {
		xmlFreeDoc(doc);
		doc = NULL;
	}
	return doc;
}

const char *part_attribute(const xmlNode *n, const char *name)
{
	/* a text keeps its words where an element has its attributes */
	bool element = n && n->type == XML_ELEMENT_NODE;

	for (const xmlAttr *a = element ? n->properties : NULL; a; a = a->next)
		if (!strcmp((const char *)a->name, name))
			return a->children && a->children->content ?
			    (const char *)a->children->content : "";
	return NULL;
}

str part_folder(str part)
{
	while (part.len && part.s[part.len - 1] != '/')
		part.len--;
	return part;
}

str part_resolve(str part, const char *target, struct arena *a)
{
	str folder = part_folder(part);

	if (*target == '/')
		return arena_str(a, str_of(target + 1));
	return file_clean(arena_printf(a, "%.*s%s", (int)folder.len, folder.s,
	    target), a);
}
