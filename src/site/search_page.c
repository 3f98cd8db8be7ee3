/* SPDX-License-Identifier: MIT */
/* The page that searches: a form, and what site.js needs to know. */
#include "site/pages.h"

enum { MOST = 300 };		/* organs in a list to choose from */

static void choose(struct page *p, enum site_facet f, const char *id)
{
	groups g = group_letters(p->s, f, p->a);

	if (!g.n)
		return;
	tag(p, "span");
	attr(p, "class", "choice");
	tag(p, "label");
	attr(p, "for", id);
	text(p, facts_word("facet", str_of(id)));
	end(p);
	tag(p, "select");
	attr(p, "id", id);
	attr(p, "name", id);
	tag(p, "option");
	attr(p, "value", "");
	text(p, STR("不限"));
	end(p);
	for (size_t i = 0; i < g.n && i < MOST; i++) {
		tag(p, "option");
		attr(p, "value", facts_short(p->a, g.v[i].key).s);
		textf(p, "%s（%zu）", g.v[i].name.s, g.v[i].n);
		end(p);
	}
	end(p);
	end(p);
}

static void form(struct page *p, uint32_t shards)
{
	tag(p, "form");
	attr(p, "id", "search");
	attr(p, "role", "search");
	attr(p, "action", "search.html");
	attrf(p, "data-shards", "%u", shards);
	attrf(p, "data-letters", "%zu", p->s->letter.n);
	tag(p, "label");
	attr(p, "for", "q");
	text(p, STR("词语，两个字起；几个词以空格分开"));
	end(p);
	tag(p, "input");
	attr(p, "id", "q");
	attr(p, "name", "q");
	attr(p, "type", "search");
	attr(p, "autocomplete", "off");
	xmlTextWriterEndElement(p->w);
	choose(p, SITE_YEAR, "year");
	choose(p, SITE_CLASS, "class");
	choose(p, SITE_TOPIC, "topic");
	choose(p, SITE_ISSUER, "issuer");
	leaf(p, "button", STR("检索"));
	end(p);
}

bool search_write(struct site *s, const struct site_sink *to, uint32_t shards)
{
	struct page p;

	page_open(&p, s, to, "search.html", "检索", true);
	tag(&p, "noscript");
	tag(&p, "p");
	text(&p, STR("检索要在浏览器中运行脚本。不运行脚本，可按"));
	link_to(&p, "index.html", STR("年份、类别、主题和单位"));
	text(&p, STR("查看。"));
	end(&p);
	end(&p);
	form(&p, shards);
	tag(&p, "p");
	attr(&p, "id", "status");
	attr(&p, "role", "status");
	attr(&p, "aria-live", "polite");
	end(&p);
	tag(&p, "ol");
	attr(&p, "id", "results");
	attr(&p, "class", "results");
	end(&p);
	tag(&p, "button");
	attr(&p, "id", "more");
	attr(&p, "type", "button");
	attr(&p, "hidden", "hidden");
	text(&p, STR("更多"));
	end(&p);
	return page_close(&p);
}
