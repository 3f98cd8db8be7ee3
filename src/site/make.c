/* SPDX-License-Identifier: MIT */
/* The parts of a site, in the order in which they are made. */
#include "base/builtin.h"
#include "site/pages.h"

enum { MAP = 50000 };		/* addresses a sitemap may have */

static bool put_text(const struct site_sink *to, const char *name, str text)
{
	return to->put(to->arg, name, text);
}

/* The addresses from letter `from` on (sitemaps.org). */
static bool map_write(struct site *s, const struct site_sink *to,
    const char *name, size_t from)
{
	struct arena a = {0};
	struct page p = { .s = s, .a = &a, .buffer = xmlBufferCreate() };
	bool ok;

	p.w = xmlNewTextWriterMemory(p.buffer, 0);
	xmlTextWriterStartDocument(p.w, NULL, "UTF-8", NULL);
	tag(&p, "urlset");
	attr(&p, "xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");
	for (size_t i = from; i < s->letter.n && i < from + MAP; i++) {
		const struct site_letter *l = &s->letter.v[s->order[i]];

		tag(&p, "url");
		leaf(&p, "loc", arena_printf(&a, "%sletters/%s.html",
		    s->o.url.s, l->name.s));
		if (l->date.len == 10)
			leaf(&p, "lastmod", l->date);
		end(&p);
	}
	xmlTextWriterEndDocument(p.w);
	xmlFreeTextWriter(p.w);
	ok = put_text(to, name, (str){ (const char *)xmlBufferContent(p.buffer),
	    (size_t)xmlBufferLength(p.buffer) });
	xmlBufferFree(p.buffer);
	arena_free(&a);
	return ok;
}

static bool maps_write(struct site *s, const struct site_sink *to)
{
	struct arena a = {0};
	str robots = STR("User-agent: *\n");
	bool ok = true;

	for (size_t i = 0; ok && i < s->letter.n; i += MAP) {
		const char *name = i ? arena_printf(&a, "sitemap-%zu.xml",
		    i / MAP + 1).s : "sitemap.xml";

		ok = map_write(s, to, name, i);
		robots = arena_printf(&a, "%sSitemap: %s%s\n", robots.s,
		    s->o.url.s, name);
	}
	ok = ok && put_text(to, "robots.txt", robots);
	arena_free(&a);
	return ok;
}

bool site_write(struct site *s, const struct site_sink *to, str css)
{
	struct arena a = {0};
	str both[] = { css, builtin_find("src/site/site.css") };
	uint32_t shards = 1;
	bool ok;

	facts_order(s);
	ok = put_text(to, "site.css", arena_join(&a, both, 2)) &&
	    put_text(to, "site.js", builtin_find("src/site/site.js")) &&
	    shards_write(s, to, &shards) && search_write(s, to, shards) &&
	    lists_write(s, to) && figures_write(s, to) &&
	    promises_write(s, to) && (!s->o.url.s || maps_write(s, to));
	arena_free(&a);
	return ok;
}
