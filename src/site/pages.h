/* SPDX-License-Identifier: MIT */
#ifndef DAFU_PAGES_H
#define DAFU_PAGES_H

#include "site/html_page.h"

/* The kinds of pages and files of a site; each returns false when a file could
 * not be written. */

/* Letters that share a key under a facet; v: in the order of the site. */
struct group {
	str key, name;		/* name: as a page says it */
	const char *file;	/* year-2024, without folder and ending */
	const uint32_t *v;
	size_t n;
};
typedef struct VEC(struct group) groups;

/* Most letters first; years downwards, classes upwards. */
groups group_letters(struct site *s, enum site_facet f, struct arena *a);

bool lists_write(struct site *s, const struct site_sink *to);
bool search_write(struct site *s, const struct site_sink *to, uint32_t shards);
bool figures_write(struct site *s, const struct site_sink *to);
bool promises_write(struct site *s, const struct site_sink *to);
/* Atom (RFC 4287) of the newest of these letters. */
bool feed_write(struct site *s, const struct site_sink *to, const char *name,
    const struct group *g);
/* Deadlines (RFC 5545) of these letters' promises that are not done; v == NULL:
 * of all. */
bool events_write(struct site *s, const struct site_sink *to,
    const char *name, const struct group *g);

/* Charts, as SVG with what they show in words. */
void chart_classes(struct page *p);
void chart_promises(struct page *p);
/* Figures of one kind over time; v: of s->figure. */
void chart_figures(struct page *p, const uint32_t *v, size_t n);

static inline bool promise_done(const struct site_promise *x)
{
	return str_eq(x->status, STR("done"));
}

/* A promise that is overdue on the site's day; what may be refused is not. */
static inline bool promise_overdue(const struct site *s,
    const struct site_promise *x)
{
	return s->o.on.s && x->due.s && strcmp(x->due.s, s->o.on.s) < 0 &&
	    !promise_done(x) && !str_eq(x->status, STR("refused"));
}

/* Rows of promises, for a table of promise_columns. */
#define PROMISE_COLUMNS "到期|时限|状态|事项|责任单位|发文机关"
void promise_row(struct page *p, const struct site_promise *x);

/* Links to the pages of a list that has more than one: base, base-2 … */
void pager(struct page *p, const char *base, size_t pages, size_t current);
/* base.html, base-2.html … from 0. */
const char *page_name(struct arena *a, const char *base, size_t n);

#endif
