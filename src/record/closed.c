/* SPDX-License-Identifier: MIT */
/* libxml2 as a program of our own has it. */
#include <libxml/parser.h>

#include "record/memory.h"
#include "record/quiet.h"
#include "record/record.h"

/* No document of ours names another: whatever asks for one gets nothing. */
static xmlParserInput *no_entity(const char *url, const char *id,
    xmlParserCtxt *ctxt)
{
	(void)url;
	(void)id;
	(void)ctxt;
	return NULL;
}

void record_init(void)
{
	struct quiet before;

	memory_init();
	xmlInitParser();
	quiet_begin(&before);
	xmlSetExternalEntityLoader(no_entity);
}
