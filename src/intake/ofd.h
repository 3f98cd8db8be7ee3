/* SPDX-License-Identifier: MIT */
#ifndef DAFU_OFD_H
#define DAFU_OFD_H

#include "intake/page_lines.h"
#include "intake/part.h"

/* What the files of the OFD reader share (GB/T 33190-2016).  Lengths are in
 * millimetres from the page's left upper corner. */

/* No more seals are looked at. */
enum { OFD_SEALS = 64 };

struct ofd {
	struct intake *in;
	struct arena *a;
	struct lines lines;
	struct VEC(str) parts;		/* that are shown */
};

/* ofd_page.c: add what a page or template shows to p.  False, having said
 * why. */
bool ofd_glyphs(struct ofd *x, struct page *p, const xmlNode *root,
    const char *part);

/* ofd_seal.c: what the seals that are listed at loc say of what is shown; a seal
 * that cannot be read is no fault of the document. */
void ofd_seals(struct ofd *x, const char *loc);

/* Whether n is an element of that local name; its namespace has changed over
 * time. */
bool ofd_is(const xmlNode *n, const char *name);
const xmlNode *ofd_child(const xmlNode *n, const char *name);
/* The words of an element, blanks at their ends left out; "": none. */
const char *ofd_words(const xmlNode *n, struct arena *a);

#endif
