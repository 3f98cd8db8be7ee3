/* SPDX-License-Identifier: MIT */
#ifndef DAFU_OFD_H
#define DAFU_OFD_H

#include "intake/part.h"

/* What the files of the OFD reader share (GB/T 33190-2016).  Lengths are in
 * millimetres from the page's left upper corner. */

/* A character where a page has it. */
struct glyph {
	double x, y, size;	/* y: of its base line */
	uint32_t c;
	uint32_t object;	/* ID of its TextObject */
	uint32_t order;		/* in the page, as it is drawn */
	const char *part;
	bool bold;
};

struct page {
	struct VEC(struct glyph) glyph;
};

/* No letter has more characters, nor have many together. */
enum { OFD_MOST = 1 << 20, OFD_SEALS = 64 };

struct ofd {
	struct intake *in;
	struct arena *a;
	struct text *out;
	struct VEC(uint32_t) c;		/* the text so far */
	size_t glyphs;			/* read so far */
	struct VEC(str) parts;		/* that are shown */
	double left, right, pitch;	/* of the fullest page so far */
	double full;			/* size of the last row, where it ran
					   up to the right edge; else 0 */
};

/* ofd_page.c: add what a page or template shows to p.  False, having said
 * why. */
bool ofd_glyphs(struct ofd *x, struct page *p, const xmlNode *root,
    const char *part);

/* ofd_lines.c: a page's characters as lines of the text, paragraphs whole as
 * far as the pages tell; its number is left out, and the last line left open. */
void ofd_lines(struct ofd *x, struct page *p);

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
