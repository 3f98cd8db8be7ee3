/* SPDX-License-Identifier: MIT */
/* The head of a record to whence its source came. */
#include <libxml/xmlreader.h>

#include "record/record.h"

static str attribute(xmlTextReader *x, const char *name, struct arena *a)
{
	xmlChar *s = xmlTextReaderGetAttribute(x, BAD_CAST name);
	str out = s ? arena_str(a, str_of((char *)s)) : (str){0};

	xmlFree(s);
	return out;
}

static bool is_source(xmlTextReader *x)
{
	return xmlTextReaderNodeType(x) == XML_READER_TYPE_ELEMENT &&
	    !strcmp((const char *)xmlTextReaderConstLocalName(x), "source");
}

bool record_provenance(struct provenance *out, str xml, struct arena *a)
{
	/* the source is the first in the record */
	enum { NODES = 8 };
	xmlTextReader *x = xml.s && xml.len <= INT32_MAX ?
	    xmlReaderForMemory(xml.s, (int)xml.len, NULL, NULL,
	    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING) : NULL;
	bool found = false;

	*out = (struct provenance){0};
	for (int i = 0; x && i < NODES && !found &&
	    xmlTextReaderRead(x) == 1; i++)
		found = is_source(x);
	if (found)
		*out = (struct provenance){ attribute(x, "name", a),
			attribute(x, "sender", a), attribute(x, "sent", a) };
	xmlFreeTextReader(x);
	return out->name.s;
}
