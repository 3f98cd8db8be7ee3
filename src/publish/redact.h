/* SPDX-License-Identifier: MIT */
#ifndef DAFU_REDACT_H
#define DAFU_REDACT_H

#include <libxml/tree.h>

#include "publish/needle.h"
#include "publish/private.h"

/*
 * A record without what is personal.  What goes is found by its form
 * (p: private.h) in every text and attribute, and by its words wherever
 * a contact or such a form gave them; a mark 〔已隐去：…〕 stands in its place.
 * Places (start, end) stay those of the source.  The names of proposers, of who
 * signed, and of officials in office stay.
 */

/* Something that was taken out; everything lives in the arena. */
struct removal {
	enum hidden kind;
	str text;		/* as it stood */
	str path;		/* of its element or attribute: an XPath */
};

struct redaction {
	struct VEC(struct removal) list;
	/* what outputs are searched for, and of which kind each is */
	struct needles needles;
	struct VEC(struct sought { enum hidden kind; str text; }) sought;
};

struct redact_options {
	bool anonymous;		/* proposers go, too */
	str allow;		/* numbers and names that may stay, parted by
				   commas; s == NULL: none */
};

/*
 * Redact doc, a valid record, in place.  With the personal data go what tells of
 * the source (name, hash, profile, places in the original), findings, and all
 * residue but labels, and comments of whoever wrote the XML.  reply/@edition says "public".  doc stays valid.  False:
 * something personal is left that could not be taken out; doc must not be used.
 */
bool redact(struct redaction *out, xmlDoc *doc, const struct redact_options *o,
    const struct private_forms *p, struct arena *a);

/* What was taken out and stands in an output made from doc: the first such
 * string.  s == NULL: nothing. */
str redaction_leak(const struct redaction *r, str output, struct arena *a);

#endif
