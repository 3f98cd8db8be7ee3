/* SPDX-License-Identifier: MIT */
#ifndef DAFU_MAKE_H
#define DAFU_MAKE_H

#include "archive/rows.h"

/*
 * A static site of many letters: lists by organ, year, class and topic, tables
 * of figures and promises, charts, feeds, a calendar, and an index that a browser
 * searches without a server.  It opens from a file as from any host.
 *
 * The page of each letter is the caller's: site_add names the file that it goes
 * to.  Everything else site_write makes.  The same letters give the same bytes,
 * in whatever order they came; no clock is read.
 */
struct site;

struct site_options {
	str title;	/* of the site; s == NULL: one of ours */
	str url;	/* where it will stand, ends in '/'; s == NULL: not known,
			   then there is no sitemap */
	str on;		/* YYYY-MM-DD: promises due before are overdue; s == NULL:
			   none is called so */
};

/* Never NULL; the options' strings must outlive it. */
struct site *site_new(const struct site_options *o);
void site_free(struct site *s);

/*
 * Take a letter in, by the rows of its record, of which nothing is kept; inner: it
 * is no public edition, which all pages of the site then say.  Returns
 * the name of its page, letters/1f/1f0c52d89a3b.html, from what the letter says,
 * so that it stays when others come; it lives as long as the site.
 */
str site_add(struct site *s, const struct rows *rows, bool inner);

/* Where files go; false stops, the sink having said why. */
struct site_sink {
	bool (*put)(void *arg, const char *name, str bytes);
	void *arg;
};

/* Write everything but the letters' pages.  css: what those look like, which is
 * how all pages do. */
bool site_write(struct site *s, const struct site_sink *to, str css);

#endif
