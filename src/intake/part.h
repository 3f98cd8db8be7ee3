/* SPDX-License-Identifier: MIT */
#ifndef DAFU_PART_H
#define DAFU_PART_H

#include <libxml/tree.h>

#include "intake/format.h"

/* Parts of a container as XML: what DOCX and OFD have in common. */

/*
 * A part as a tree, which the caller frees; NULL: said why.  It has no document
 * type and no entities, and nests no deeper than libxml2 allows (256).
 */
xmlDoc *part_parse(struct intake *in, str name);
/* The same of XML that is not in the container; name: what it is called in
 * messages. */
xmlDoc *part_parse_xml(str xml, const char *name, struct diag *d);
/* An attribute by its local name; NULL: absent, or n is no element. */
const char *part_attribute(const xmlNode *n, const char *name);
/* A target that stands in a part, as the name of a part: from the top where it
 * begins with a slash, else from the part's folder. */
str part_resolve(str part, const char *target, struct arena *a);
/* The folder of a part, "" or with its last slash. */
str part_folder(str part);

#endif
