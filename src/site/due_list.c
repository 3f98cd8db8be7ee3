/* SPDX-License-Identifier: MIT */
/* Promises: what is due when, as tables and as a calendar; feeds. */
#include <stdlib.h>

#include "base/calendar.h"
#include "base/ics.h"
#include "site/pages.h"

enum { ROWS = 500, ENTRIES = 50 };

static void chip(struct page *p, const char *class, str words)
{
	tag(p, "i");
	attr(p, "class", class);
	text(p, words);
	end(p);
	text(p, STR(" "));
}

void promise_row(struct page *p, const struct site_promise *x)
{
	const struct site_letter *l = &p->s->letter.v[x->letter];

	tag(p, "tr");
	cell(p, x->due);
	cell(p, x->deadline);
	tag(p, "td");
	if (x->status.s)
		chip(p, x->status.s, facts_word("status", x->status));
	if (x->doubtful)
		chip(p, "open", facts_word("certainty", STR("open")));
	if (promise_overdue(p->s, x))
		chip(p, "error", STR("逾期"));
	end(p);
	tag(p, "td");
	link_letter(p, x->letter, arena_printf(p->a, "#%s", x->id.s).s,
	    x->what.s ? x->what : l->title);
	if (x->sentence.s)
		leaf(p, "small", x->sentence);
	tag(p, "small");
	text(p, x->what.s ? l->title : STR_NONE);
	text(p, x->what.s && l->number.s ? STR("　") : STR_NONE);
	text(p, l->number);
	end(p);
	end(p);
	cell(p, x->responsible);
	cell(p, l->issuer);
	end(p);
}

/* --- in order of what is due --- */

struct due {
	const struct site_promise *x;
	uint32_t rank, n;
};

/* Without a day last. */
static int by_due(const void *x, const void *y)
{
	const struct due *a = x, *b = y;
	int c = strcmp(a->x->due.s ? a->x->due.s : "~",
	    b->x->due.s ? b->x->due.s : "~");

	c = c ? c : (a->rank > b->rank) - (a->rank < b->rank);
	return c ? c : (a->n > b->n) - (a->n < b->n);
}

/* Of the letters of a group (NULL: of all), by due; *n receives how many. */
static struct due *sort(struct site *s, const struct group *g, struct arena *a,
    size_t *n)
{
	struct due *v = arena_new(a, struct due, s->promise.n + 1);
	bool *in = arena_new(a, bool, s->letter.n + 1);

	for (size_t i = 0; g && i < g->n; i++)
		in[g->v[i]] = true;
	*n = 0;
	for (uint32_t i = 0; i < s->promise.n; i++) {
		const struct site_promise *x = &s->promise.v[i];

		if (!g || in[x->letter])
			v[(*n)++] = (struct due){ x, s->rank[x->letter], i };
	}
	qsort(v, *n, sizeof(*v), by_due);
	return v;
}

/* --- pages: a year each --- */

static bool year_pages(struct site *s, const struct site_sink *to,
    const struct due *v, size_t n)
{
	struct arena a = {0};
	const char *year = v->x->due.s ? arena_str(&a, (str){ v->x->due.s,
	    4 }).s : "none";
	const char *base = arena_printf(&a, "by/due-%s", year).s;
	const char *title = v->x->due.s ? arena_printf(&a, "%s年到期的承诺",
	    year).s : "未说明期限的承诺";
	size_t pages = (n + ROWS - 1) / ROWS;
	bool ok = true;

	for (size_t i = 0; ok && i < pages; i++) {
		struct page p;

		page_open(&p, s, to, page_name(&a, base, i), title, false);
		table(&p, title, PROMISE_COLUMNS);
		for (size_t k = i * ROWS; k < n && k < (i + 1) * ROWS; k++)
			promise_row(&p, v[k].x);
		end(&p);
		end(&p);
		pager(&p, base, pages, i);
		ok = page_close(&p);
	}
	arena_free(&a);
	return ok;
}

static bool same_year(str a, str b)
{
	return !a.s == !b.s && (!a.s || !strncmp(a.s, b.s, 4));
}

bool promises_write(struct site *s, const struct site_sink *to)
{
	struct arena a = {0};
	size_t n;
	struct due *v = sort(s, NULL, &a, &n);
	struct page p;
	bool ok = true;

	page_open(&p, s, to, "promises.html", "承诺", false);
	chart_promises(&p);
	heading(&p, "按到期之年");
	tag(&p, "ul");
	attr(&p, "class", "facet");
	for (size_t i = 0, k; ok && i < n; i = k) {
		str due = v[i].x->due;

		for (k = i; k < n && same_year(v[k].x->due, due); k++)
			;
		ok = year_pages(s, to, v + i, k - i);
		tag(&p, "li");
		if (due.s)
			link_to(&p, arena_printf(p.a, "by/due-%.4s.html",
			    due.s).s, arena_printf(p.a, "%.4s年", due.s));
		else
			link_to(&p, "by/due-none.html", STR("未说明期限"));
		textf(&p, " %zu", k - i);
		end(&p);
	}
	end(&p);
	ok = page_close(&p) && ok;
	arena_free(&a);
	return ok;
}

/* --- iCalendar --- */

static void event(struct ics *out, struct site *s,
    const struct site_promise *x, struct arena *a)
{
	const struct site_letter *l = &s->letter.v[x->letter];
	const struct ics_event e = {
		.uid = arena_printf(a, "%s-%s@dafu", l->name.s + 3, x->id.s),
		.stamp = l->date.len == 10 ? l->date : x->due, .day = x->due,
		.summary = arena_printf(a, "%s：%s%s", l->issuer.s ?
		    l->issuer.s : "—", x->what.s ? x->what.s : l->title.s,
		    x->doubtful ? "（待核实）" : ""),
		.description = arena_printf(a, "%s\n时限：%s\n%s", l->title.s,
		    x->deadline.s ? x->deadline.s : "—", x->responsible.s ?
		    x->responsible.s : ""),
		.url = s->o.url.s ? arena_printf(a, "%sletters/%s.html#%s",
		    s->o.url.s, l->name.s, x->id.s) : (str){0} };

	ics_event(out, &e);
}

bool events_write(struct site *s, const struct site_sink *to,
    const char *name, const struct group *g)
{
	struct arena a = {0};
	size_t n;
	struct due *v = sort(s, g, &a, &n);
	struct ics out;
	bool ok;

	ics_begin(&out, g ? g->name : s->o.title, &a);
	for (size_t i = 0; i < n; i++) {
		long unused;

		if (v[i].x->due.s && calendar_read(v[i].x->due, &unused) &&
		    !promise_done(v[i].x))
			event(&out, s, v[i].x, &a);
	}
	ok = to->put(to->arg, name, ics_end(&out));
	arena_free(&a);
	return ok;
}

/* --- Atom --- */

static str updated(str date, struct arena *a)
{
	return arena_printf(a, "%sT00:00:00Z", date.len == 10 ? date.s :
	    "1970-01-01");
}

static void entry(struct page *p, const struct site_letter *l)
{
	tag(p, "entry");
	leaf(p, "id", arena_printf(p->a, "urn:dafu:letter:%s",
	    l->name.s + 3));
	leaf(p, "title", l->title);
	leaf(p, "updated", updated(l->date, p->a));
	tag(p, "link");
	attrf(p, "href", "%sletters/%s.html", p->s->o.url.s ? p->s->o.url.s :
	    p->up, l->name.s);
	end(p);
	if (l->issuer.s) {
		tag(p, "author");
		leaf(p, "name", l->issuer);
		end(p);
	}
	if (l->asked.s)
		leaf(p, "summary", l->asked);
	end(p);
}

bool feed_write(struct site *s, const struct site_sink *to, const char *name,
    const struct group *g)
{
	struct arena a = {0};
	struct page p = { .s = s, .name = name, .a = &a,
		.up = strchr(name, '/') ? "../" : "",
		.buffer = xmlBufferCreate() };
	bool ok;

	p.w = xmlNewTextWriterMemory(p.buffer, 0);
	xmlTextWriterStartDocument(p.w, NULL, "UTF-8", NULL);
	tag(&p, "feed");
	attr(&p, "xmlns", "http://www.w3.org/2005/Atom");
	leaf(&p, "id", arena_printf(&a, "urn:dafu:feed:%s", facts_short(&a,
	    g->name).s));
	leaf(&p, "title", g->name);
	leaf(&p, "updated", updated(g->n ? s->letter.v[g->v[0]].date : (str){0},
	    &a));
	tag(&p, "author");
	leaf(&p, "name", s->o.title);
	end(&p);
	for (size_t i = 0; i < g->n && i < ENTRIES; i++)
		if (s->letter.v[g->v[i]].date.len == 10)
			entry(&p, &s->letter.v[g->v[i]]);
	xmlTextWriterEndDocument(p.w);
	xmlFreeTextWriter(p.w);
	ok = to->put(to->arg, name, (str){
	    (const char *)xmlBufferContent(p.buffer),
	    (size_t)xmlBufferLength(p.buffer) });
	xmlBufferFree(p.buffer);
	arena_free(&a);
	return ok;
}
