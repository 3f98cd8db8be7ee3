/* SPDX-License-Identifier: MIT */
#ifndef DAFU_STYLESHEET_H
#define DAFU_STYLESHEET_H

#include <libxslt/documents.h>
#include <libxslt/xsltInternals.h>

#include "publish/publish.h"

/* The namespace of the functions of columns.c, as the prefix f. */
#define PUBLISH_NAMESPACE "urn:dafu:publish"

struct publish_sheet {
	xsltStylesheet *style;
	/* of its output, where it names one: found now, since it is made
	 * where no file can be opened */
	xmlCharEncodingHandler *encoding;
	const char *name;	/* as the user gave it; for messages */
	bool strips;		/* it has xsl:strip-space */
	struct arena arena;	/* holds this very struct and the name */
};

/* libxslt's loader: xsl:include and xsl:import, never document(). */
xmlDoc *sheet_load(const xmlChar *uri, xmlDict *dict, int options, void *arg,
    xsltLoadType type);

/* f:wrap and f:pad, for any stylesheet.  Once a process. */
void columns_register(void);

#endif
