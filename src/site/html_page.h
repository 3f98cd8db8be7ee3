/* SPDX-License-Identifier: MIT */
#ifndef DAFU_HTML_PAGE_H
#define DAFU_HTML_PAGE_H

#include <libxml/xmlwriter.h>

#include "site/facts.h"

/*
 * A page in hand, as XML that is HTML as well: libxml2's writer escapes whatever
 * is written, and an element without content is closed as HTML wants it.
 */
struct page {
	struct site *s;
	const struct site_sink *to;
	const char *name;	/* its file */
	const char *up;		/* from it to the site's folder: "", "../" */
	xmlBuffer *buffer;
	xmlTextWriter *w;
	struct arena *a;	/* the page's own */
};

/* Begin a page: all down to its heading, h1.  script: it may run site.js. */
void page_open(struct page *p, struct site *s, const struct site_sink *to,
    const char *name, const char *title, bool script);
/* End it and write its file; false: that failed. */
bool page_close(struct page *p);

/* Elements: open, with attributes, text, end; leaf is all in one. */
void tag(struct page *p, const char *name);
void end(struct page *p);
void attr(struct page *p, const char *name, const char *value);
void attrf(struct page *p, const char *name, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void text(struct page *p, str x);
void textf(struct page *p, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void leaf(struct page *p, const char *name, str x);
/* A heading, a link, a cell; a cell without words holds "—". */
void heading(struct page *p, const char *words);
void link_to(struct page *p, const char *href, str words);
void cell(struct page *p, str x);
/* A table up to its body, its columns parted by |; ends with two ends. */
void table(struct page *p, const char *caption, const char *columns);

/* A link to a letter, at: a place in it or "". */
void link_letter(struct page *p, uint32_t letter, const char *at, str words);

#endif
