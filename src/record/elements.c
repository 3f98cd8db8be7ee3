/* SPDX-License-Identifier: MIT */
/* Elements to XML, by libxml2's writer. */
#include "record/elements.h"

#include <libxml/xmlwriter.h>
#include <stdlib.h>

#include "base/utf.h"

struct elements {
	xmlTextWriter *writer;
	xmlBuffer *memory;	/* NULL: a file */
	struct arena arena;	/* of texts on their way */
	bool failed;
};

struct elements *elements_open(FILE *out)
{
	struct elements *x = checked_malloc(sizeof(*x));

	*x = (struct elements){0};
	if (!out)
		x->memory = xmlBufferCreate();
	x->writer = out ? xmlNewTextWriter(xmlOutputBufferCreateFile(out,
	    NULL)) : xmlNewTextWriterMemory(x->memory, 0);
	x->failed = !x->writer;
	if (x->failed)
		return x;
	xmlTextWriterSetIndent(x->writer, 1);
	x->failed = xmlTextWriterStartDocument(x->writer, NULL, "UTF-8",
	    NULL) < 0;
	return x;
}

static void note(struct elements *x, int result)
{
	x->failed |= result < 0;
}

void elements_start(struct elements *x, const char *name)
{
	if (!x->failed)
		note(x, xmlTextWriterStartElement(x->writer, BAD_CAST name));
}

/* What XML can carry of it, ended by NUL. */
static const xmlChar *carried(struct elements *x, str s)
{
	arena_reset(&x->arena);
	return BAD_CAST utf8_xml(&x->arena, arena_str(&x->arena, s)).s;
}

void elements_attribute(struct elements *x, const char *name, str value)
{
	if (!x->failed)
		note(x, xmlTextWriterWriteAttribute(x->writer, BAD_CAST name,
		    carried(x, value)));
}

void elements_end(struct elements *x)
{
	if (!x->failed)
		note(x, xmlTextWriterEndElement(x->writer));
}

void elements_text(struct elements *x, const char *name, str text)
{
	if (!x->failed && text.s)
		note(x, xmlTextWriterWriteElement(x->writer, BAD_CAST name,
		    carried(x, text)));
}

void elements_base64(struct elements *x, const char *name, str bytes)
{
	elements_start(x, name);
	if (!x->failed)
		note(x, bytes.len > INT32_MAX ? -1 :
		    xmlTextWriterWriteBase64(x->writer, bytes.s, 0,
		    (int)bytes.len));
	elements_end(x);
}

bool elements_close(struct elements *x, str *out, struct arena *a)
{
	bool ok = !x->failed && xmlTextWriterEndDocument(x->writer) >= 0 &&
	    xmlTextWriterFlush(x->writer) >= 0;

	xmlFreeTextWriter(x->writer);
	if (out && x->memory)
		*out = arena_str(a, (str){
		    (const char *)xmlBufferContent(x->memory),
		    (size_t)xmlBufferLength(x->memory) });
	xmlBufferFree(x->memory);
	arena_free(&x->arena);
	free(x);
	return ok;
}
