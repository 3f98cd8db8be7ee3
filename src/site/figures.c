/* SPDX-License-Identifier: MIT */
/* Figures: a table of what is counted, and a page for what is counted twice. */
#include <stdlib.h>

#include "site/pages.h"

enum { INDICATORS = 1000, ROWS = 500 };

/* Figures that count the same in the same unit. */
struct indicator {
	const uint32_t *v;	/* of s->figure */
	size_t n;
	str of, unit;
	const char *file;	/* figures/0c52d89a3b1f, where n > 1 */
};
typedef struct VEC(struct indicator) indicators;

struct sorted {
	const struct site_figure *f;
	uint32_t n, rank;
	str date;
};

static int compare(str a, str b)
{
	return strcmp(a.s ? a.s : "", b.s ? b.s : "");
}

static int by_counted(const void *x, const void *y)
{
	const struct sorted *a = x, *b = y;
	int c = compare(a->f->of, b->f->of);

	c = c ? c : compare(a->f->unit, b->f->unit);
	c = c ? c : compare(a->f->time.s ? a->f->time : a->date,
	    b->f->time.s ? b->f->time : b->date);
	c = c ? c : (a->rank > b->rank) - (a->rank < b->rank);
	return c ? c : (a->n > b->n) - (a->n < b->n);
}

static int most_first(const void *x, const void *y)
{
	const struct indicator *a = x, *b = y;
	int c = (a->n < b->n) - (a->n > b->n);

	c = c ? c : compare(a->of, b->of);
	return c ? c : compare(a->unit, b->unit);
}

static void name_indicator(struct indicator *x, struct arena *a)
{
	str key = arena_printf(a, "%s\n%s", x->of.s, x->unit.s ? x->unit.s :
	    "");

	if (x->n > 1)
		x->file = arena_printf(a, "figures/%s",
		    facts_short(a, key).s).s;
}

static indicators find_all(struct site *s, struct arena *a)
{
	struct sorted *k = arena_new(a, struct sorted, s->figure.n + 1);
	uint32_t *v = arena_new(a, uint32_t, s->figure.n + 1);
	indicators out = {0};
	size_t n = 0;

	for (uint32_t i = 0; i < s->figure.n; i++) {
		const struct site_figure *f = &s->figure.v[i];

		if (f->of.s && f->value.s && f->words.s)
			k[n++] = (struct sorted){ f, i, s->rank[f->letter],
			    s->letter.v[f->letter].date };
	}
	qsort(k, n, sizeof(*k), by_counted);
	for (size_t i = 0; i < n; i++) {
		if (!i || compare(k[i].f->of, k[i - 1].f->of) ||
		    compare(k[i].f->unit, k[i - 1].f->unit))
			*push(a, &out) = (struct indicator){ .v = v + i,
			    .of = k[i].f->of, .unit = k[i].f->unit };
		v[i] = k[i].n;
		out.v[out.n - 1].n++;
	}
	for (size_t i = 0; i < out.n; i++)
		name_indicator(&out.v[i], a);
	if (out.n)
		qsort(out.v, out.n, sizeof(*out.v), most_first);
	return out;
}

/* A link to a figure in its letter. */
static void figure_link(struct page *p, const struct site_figure *f)
{
	link_letter(p, f->letter, arena_printf(p->a, "#%s", f->id.s).s,
	    f->words);
}

static void figure_row(struct page *p, const struct site_figure *f)
{
	const struct site_letter *l = &p->s->letter.v[f->letter];

	tag(p, "tr");
	cell(p, f->time);
	tag(p, "td");
	figure_link(p, f);
	end(p);
	cell(p, f->bound.s && strcmp(f->bound.s, "exact") ?
	    facts_word("bound", f->bound) : (str){0});
	cell(p, l->issuer);
	cell(p, l->date);
	end(p);
}

static bool indicator_pages(struct site *s, const struct site_sink *to,
    const struct indicator *x)
{
	struct arena a = {0};
	size_t pages = (x->n + ROWS - 1) / ROWS;
	const char *title = arena_printf(&a, "%s%s%s%s", x->of.s,
	    x->unit.s ? "（" : "", x->unit.s ? x->unit.s : "",
	    x->unit.s ? "）" : "").s;
	bool ok = true;

	for (size_t i = 0; ok && i < pages; i++) {
		struct page p;

		page_open(&p, s, to, page_name(&a, x->file, i), title, false);
		if (!i)
			chart_figures(&p, x->v, x->n);
		table(&p, "数据", "时间|数值|界限|发文机关|成文日期");
		for (size_t k = i * ROWS; k < x->n && k < (i + 1) * ROWS; k++)
			figure_row(&p, &s->figure.v[x->v[k]]);
		end(&p);
		end(&p);
		pager(&p, x->file, pages, i);
		ok = page_close(&p);
	}
	arena_free(&a);
	return ok;
}

static void indicator_row(struct page *p, const struct indicator *x)
{
	/* they stand by time */
	const struct site_figure *f = &p->s->figure.v[x->v[x->n - 1]];

	tag(p, "tr");
	tag(p, "th");
	attr(p, "scope", "row");
	if (x->file)
		link_to(p, arena_printf(p->a, "%s.html", x->file).s, x->of);
	else
		text(p, x->of);
	end(p);
	cell(p, x->unit);
	tag(p, "td");
	textf(p, "%zu", x->n);
	end(p);
	tag(p, "td");
	figure_link(p, f);
	end(p);
	cell(p, f->time);
	cell(p, p->s->letter.v[f->letter].issuer);
	end(p);
}

bool figures_write(struct site *s, const struct site_sink *to)
{
	struct arena a = {0};
	indicators all = find_all(s, &a);
	size_t pages = (all.n + INDICATORS - 1) / INDICATORS;
	bool ok = true;

	for (size_t i = 0; ok && i < all.n; i++)
		if (all.v[i].file)
			ok = indicator_pages(s, to, &all.v[i]);
	for (size_t i = 0; ok && (i < pages || !i); i++) {
		struct page p;

		page_open(&p, s, to, page_name(&a, "figures", i), "数据", false);
		table(&p, "被统计项，多处有的在前", "被统计项|单位|处数|最后一处|时间|发文机关");
		for (size_t k = i * INDICATORS; k < all.n && k < (i + 1) *
		    INDICATORS; k++)
			indicator_row(&p, &all.v[k]);
		end(&p);
		end(&p);
		pager(&p, "figures", pages, i);
		ok = page_close(&p);
	}
	arena_free(&a);
	return ok;
}
