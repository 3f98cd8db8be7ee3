/* SPDX-License-Identifier: MIT */
/* The first page, and lists of letters by facet. */
#include <stdlib.h>

#include "site/pages.h"

enum { ROWS = 200, NEWEST = 20, SHOWN = 24 };

/* --- letters under a facet --- */

struct keyed {
	str key;
	uint32_t rank;
};

static int by_key(const void *x, const void *y)
{
	const struct keyed *a = x, *b = y;
	int c = strcmp(a->key.s, b->key.s);

	return c ? c : (a->rank > b->rank) - (a->rank < b->rank);
}

static int most_first(const void *x, const void *y)
{
	const struct group *a = x, *b = y;

	return a->n != b->n ? (a->n < b->n) - (a->n > b->n) :
	    strcmp(a->key.s, b->key.s);
}

static int key_down(const void *x, const void *y)
{
	return -strcmp(((const struct group *)x)->key.s,
	    ((const struct group *)y)->key.s);
}

static void name_group(struct group *g, enum site_facet f, struct arena *a)
{
	static const char *const prefix[SITE_FACETS] = { "year", "class",
	    "topic", "issuer" };

	g->name = g->key;
	if (f == SITE_YEAR)
		g->name = arena_printf(a, "%s年", g->key.s);
	if (f == SITE_CLASS)
		g->name = strcmp(g->key.s, NO_CLASS) ? arena_printf(a, "%s类",
		    g->key.s) : STR("未注明");
	for (int i = 0; f == SITE_TOPIC && i < topic_count; i++)
		if (!strcmp(topics[i].id, g->key.s))
			g->name = str_of(topics[i].name);
	g->file = arena_printf(a, "%s-%s", prefix[f], f == SITE_ISSUER ?
	    facts_short(a, g->key).s : g->key.s).s;
}

groups group_letters(struct site *s, enum site_facet f, struct arena *a)
{
	struct keyed *k = arena_new(a, struct keyed, s->letter.n + 1);
	uint32_t *v = arena_new(a, uint32_t, s->letter.n + 1);
	groups out = {0};
	size_t n = 0;

	for (uint32_t i = 0; i < s->letter.n; i++) {
		str key = facts_key(s, s->order[i], f);

		if (key.s)
			k[n++] = (struct keyed){ key, i };
	}
	qsort(k, n, sizeof(*k), by_key);
	for (size_t i = 0; i < n; i++) {
		if (!i || strcmp(k[i].key.s, k[i - 1].key.s)) {
			struct group *g = push(a, &out);

			*g = (struct group){ .key = k[i].key, .v = v + i };
			name_group(g, f, a);
		}
		v[i] = s->order[k[i].rank];
		out.v[out.n - 1].n++;
	}
	if (out.n && f != SITE_CLASS)
		qsort(out.v, out.n, sizeof(*out.v), f == SITE_YEAR ?
		    key_down : most_first);
	return out;
}

/* --- tables of letters --- */

const char *page_name(struct arena *a, const char *base, size_t n)
{
	return n ? arena_printf(a, "%s-%zu.html", base, n + 1).s :
	    arena_printf(a, "%s.html", base).s;
}

void pager(struct page *p, const char *base, size_t pages, size_t current)
{
	const char *own = strrchr(base, '/');

	if (pages < 2)
		return;
	tag(p, "nav");
	attr(p, "aria-label", "分页");
	attr(p, "class", "pager");
	for (size_t i = 0; i < pages; i++) {
		tag(p, "a");
		attr(p, "href", page_name(p->a, own ? own + 1 : base, i));
		if (i == current)
			attr(p, "aria-current", "page");
		textf(p, "%zu", i + 1);
		end(p);
		text(p, STR(" "));
	}
	end(p);
}

static void letter_row(struct page *p, uint32_t letter)
{
	const struct site_letter *l = &p->s->letter.v[letter];

	tag(p, "tr");
	cell(p, l->date);
	tag(p, "td");
	link_letter(p, letter, "", l->title);
	if (l->asked.s && !str_eq(l->asked, l->title))
		leaf(p, "small", l->asked);
	end(p);
	cell(p, l->issuer);
	tag(p, "td");
	attr(p, "class", "number");
	text(p, l->number.s ? l->number : STR("—"));
	end(p);
	cell(p, l->class);
	end(p);
}

static void letters(struct page *p, const char *caption, const uint32_t *v,
    size_t n)
{
	table(p, caption, "成文日期|标题|发文机关|发文字号|类别");
	for (size_t i = 0; i < n; i++)
		letter_row(p, v[i]);
	end(p);
	end(p);
}

/* A group's letters, so many a page. */
static bool list_group(struct site *s, const struct site_sink *to,
    const struct group *g, bool own)
{
	struct arena a = {0};
	const char *base = arena_printf(&a, "by/%s", g->file).s;
	size_t pages = (g->n + ROWS - 1) / ROWS;
	bool ok = true;

	for (size_t i = 0; ok && i < pages; i++) {
		size_t from = i * ROWS;
		struct page p;

		page_open(&p, s, to, page_name(&a, base, i), g->name.s, false);
		tag(&p, "p");
		textf(&p, "%zu封", g->n);
		if (own) {
			text(&p, STR(" · "));
			link_to(&p, arena_printf(&a, "%s.xml", g->file).s,
			    STR("订阅（Atom）"));
			text(&p, STR(" · "));
			link_to(&p, arena_printf(&a, "%s.ics", g->file).s,
			    STR("时限日历（iCalendar）"));
		}
		end(&p);
		letters(&p, "复函", g->v + from, g->n - from < ROWS ?
		    g->n - from : ROWS);
		pager(&p, base, pages, i);
		ok = page_close(&p);
	}
	if (ok && own)
		ok = feed_write(s, to, arena_printf(&a, "%s.xml", base).s, g)
		    && events_write(s, to,
		    arena_printf(&a, "%s.ics", base).s, g);
	arena_free(&a);
	return ok;
}

/* --- the first page, and that of all organs --- */

static void group_links(struct page *p, const groups *g, size_t most)
{
	tag(p, "ul");
	attr(p, "class", "facet");
	for (size_t i = 0; i < g->n && i < most; i++) {
		tag(p, "li");
		link_to(p, arena_printf(p->a, "by/%s.html", g->v[i].file).s,
		    g->v[i].name);
		textf(p, " %zu", g->v[i].n);
		end(p);
	}
	end(p);
}

static void facets(struct page *p, const groups *g)
{
	tag(p, "section");
	attr(p, "class", "facets");
	attr(p, "aria-label", "分类");
	for (int f = 0; f < SITE_FACETS; f++) {
		static const char *const code[] = { "year", "class", "topic",
		    "issuer" };

		if (!g[f].n)
			continue;
		tag(p, "div");
		heading(p, facts_word("facet", str_of(code[f])).s);
		group_links(p, &g[f], SHOWN);
		if (g[f].n > SHOWN)
			link_to(p, "issuers.html", arena_printf(p->a,
			    "全部%zu个单位", g[f].n));
		end(p);
	}
	end(p);
}

static void search_box(struct page *p)
{
	tag(p, "form");
	attr(p, "action", "search.html");
	attr(p, "role", "search");
	tag(p, "label");
	attr(p, "for", "q");
	text(p, STR("检索全文"));
	end(p);
	tag(p, "input");
	attr(p, "id", "q");
	attr(p, "name", "q");
	attr(p, "type", "search");
	xmlTextWriterEndElement(p->w);
	leaf(p, "button", STR("检索"));
	end(p);
}

static bool first_page(struct site *s, const struct site_sink *to,
    const groups *g)
{
	size_t n = s->letter.n;
	size_t done = 0;
	struct page p;

	for (size_t i = 0; i < s->promise.n; i++)
		done += promise_done(&s->promise.v[i]);
	page_open(&p, s, to, "index.html", s->o.title.s, false);
	tag(&p, "p");
	textf(&p, "复函%zu封，发文机关%zu个，数据%zu项，承诺%zu项（已落实%zu项）。 ",
	    n, g[SITE_ISSUER].n, s->figure.n, s->promise.n, done);
	link_to(&p, "feed.xml", STR("订阅（Atom）"));
	text(&p, STR(" · "));
	link_to(&p, "deadlines.ics", STR("时限日历（iCalendar）"));
	end(&p);
	search_box(&p);
	facets(&p, g);
	chart_classes(&p);
	letters(&p, "最新的复函", s->order, n < NEWEST ? n : NEWEST);
	return page_close(&p);
}

static bool issuers_page(struct site *s, const struct site_sink *to,
    const groups *g)
{
	struct page p;

	page_open(&p, s, to, "issuers.html", "发文机关", false);
	group_links(&p, g, g->n);
	return page_close(&p);
}

bool lists_write(struct site *s, const struct site_sink *to)
{
	struct arena a = {0};
	groups g[SITE_FACETS];
	const struct group all = { .name = s->o.title, .v = s->order,
		.n = s->letter.n };
	bool ok = true;

	for (int f = 0; f < SITE_FACETS; f++) {
		g[f] = group_letters(s, (enum site_facet)f, &a);
		for (size_t i = 0; ok && i < g[f].n; i++)
			ok = list_group(s, to, &g[f].v[i], f == SITE_ISSUER);
	}
	ok = ok && first_page(s, to, g) &&
	    issuers_page(s, to, &g[SITE_ISSUER]) &&
	    feed_write(s, to, "feed.xml", &all) &&
	    events_write(s, to, "deadlines.ics", NULL);
	arena_free(&a);
	return ok;
}
