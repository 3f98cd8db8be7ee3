/* SPDX-License-Identifier: MIT */
/* Charts: bars by year, and figures over time with their bounds. */
#include <stdio.h>
#include <stdlib.h>

#include "site/pages.h"

enum { WIDTH = 640, HEIGHT = 240, LEFT = 60, BOTTOM = 28, TOP = 12,
	YEARS = 40, PARTS = 5, POINTS = 500 };

/* --- bars --- */

struct bars {
	const char *title;
	const char *part[PARTS];	/* their names; class k0, k1 … */
	struct bar { char year[5]; size_t n[PARTS]; } bar[YEARS];
	size_t count;
};

/* The bar of a year; NULL: there are too many, or it is none. */
static struct bar *bar_of(struct bars *b, str year)
{
	size_t i = 0;

	if (year.len < 4)
		return NULL;
	while (i < b->count && strncmp(b->bar[i].year, year.s, 4))
		i++;
	if (i == YEARS)
		return NULL;
	if (i == b->count) {
		memcpy(b->bar[i].year, year.s, 4);
		b->count++;
	}
	return &b->bar[i];
}

static int by_year(const void *x, const void *y)
{
	return strcmp(((const struct bar *)x)->year,
	    ((const struct bar *)y)->year);
}

static size_t height_of(const struct bar *b)
{
	size_t sum = 0;

	for (int k = 0; k < PARTS; k++)
		sum += b->n[k];
	return sum;
}

static void svg(struct page *p, const char *title)
{
	tag(p, "svg");
	attr(p, "xmlns", "http://www.w3.org/2000/svg");
	attrf(p, "viewBox", "0 0 %d %d", WIDTH, HEIGHT);
	attr(p, "role", "img");
	attr(p, "aria-label", title);
}

static void label(struct page *p, double x, double y, const char *anchor,
    const char *words)
{
	tag(p, "text");
	attrf(p, "x", "%.1f", x);
	attrf(p, "y", "%.1f", y);
	attr(p, "text-anchor", anchor);
	text(p, str_of(words));
	end(p);
}

/* A number as people say it: 6710亿. */
static const char *scaled(struct arena *a, double x)
{
	double size = x < 0 ? -x : x;
	double unit = size >= 1e8 ? 1e8 : size >= 1e4 ? 1e4 : 1;

	return arena_printf(a, "%.6g%s", x / unit, unit == 1e8 ? "亿" :
	    unit == 1e4 ? "万" : "").s;
}

static void line(struct page *p, const char *class, const double at[4])
{
	static const char *const name[] = { "x1", "y1", "x2", "y2" };

	tag(p, "line");
	attr(p, "class", class);
	for (int i = 0; i < 4; i++)
		attrf(p, name[i], "%.1f", at[i]);
	end(p);
}

static void draw_bar(struct page *p, const struct bars *b, size_t i,
    size_t most)
{
	double step = (double)(WIDTH - LEFT - 10) / (double)b->count;
	double width = step * .7 > 60 ? 60 : step * .7;
	double x = LEFT + step * ((double)i + .5), y = HEIGHT - BOTTOM;

	for (int k = 0; k < PARTS; k++) {
		double h = (double)b->bar[i].n[k] * (HEIGHT - BOTTOM - TOP) /
		    (double)most;

		if (!b->bar[i].n[k])
			continue;
		y -= h;
		tag(p, "rect");
		attrf(p, "class", "k%d", k);
		attrf(p, "x", "%.1f", x - width / 2);
		attrf(p, "y", "%.1f", y);
		attrf(p, "width", "%.1f", width);
		attrf(p, "height", "%.1f", h);
		tag(p, "title");
		textf(p, "%s年 %s %zu", b->bar[i].year, b->part[k],
		    b->bar[i].n[k]);
		end(p);
		end(p);
	}
	if (b->count <= 20 || i % 4 == 0)
		label(p, x, HEIGHT - 8, "middle", b->bar[i].year);
}

/* What the bars show, as a table. */
static void bar_table(struct page *p, const struct bars *b)
{
	struct arena *a = p->a;
	str columns = STR("年份");

	for (int k = 0; k < PARTS && b->part[k]; k++)
		columns = arena_printf(a, "%s|%s", columns.s, b->part[k]);
	table(p, b->title, columns.s);
	for (size_t i = 0; i < b->count; i++) {
		tag(p, "tr");
		tag(p, "th");
		attr(p, "scope", "row");
		text(p, str_of(b->bar[i].year));
		end(p);
		for (int k = 0; k < PARTS && b->part[k]; k++) {
			tag(p, "td");
			tag(p, "i");
			attrf(p, "class", "key k%d", k);
			end(p);
			textf(p, "%zu", b->bar[i].n[k]);
			end(p);
		}
		end(p);
	}
	end(p);
	end(p);
}

static void bars(struct page *p, struct bars *b)
{
	size_t most = 1;

	if (!b->count)
		return;
	qsort(b->bar, b->count, sizeof(*b->bar), by_year);
	for (size_t i = 0; i < b->count; i++)
		if (height_of(&b->bar[i]) > most)
			most = height_of(&b->bar[i]);
	tag(p, "figure");
	leaf(p, "figcaption", str_of(b->title));
	svg(p, b->title);
	line(p, "axis", (double[]){ LEFT, HEIGHT - BOTTOM, WIDTH,
	    HEIGHT - BOTTOM });
	label(p, LEFT - 8, TOP + 8, "end", arena_printf(p->a, "%zu",
	    most).s);
	label(p, LEFT - 8, HEIGHT - BOTTOM, "end", "0");
	for (size_t i = 0; i < b->count; i++)
		draw_bar(p, b, i, most);
	end(p);
	bar_table(p, b);
	end(p);
}

void chart_classes(struct page *p)
{
	struct bars b = { .title = "历年复函与结果类别",
		.part = { "A类", "B类", "C类", "D类", "未注明" } };

	for (size_t i = 0; i < p->s->letter.n; i++) {
		const struct site_letter *l = &p->s->letter.v[i];
		struct bar *bar = bar_of(&b, l->year);
		int k = l->class.s ? l->class.s[0] - 'A' : PARTS - 1;

		if (bar)
			bar->n[k >= 0 && k < PARTS ? k : PARTS - 1]++;
	}
	bars(p, &b);
}

void chart_promises(struct page *p)
{
	struct bars b = { .title = "到期的承诺，按到期之年",
		.part = { "已落实", "正在办理", "计划", "逾期" } };

	for (size_t i = 0; i < p->s->promise.n; i++) {
		const struct site_promise *x = &p->s->promise.v[i];
		struct bar *bar = bar_of(&b, x->due);
		int k = 2;

		if (promise_done(x))
			k = 0;
		else if (promise_overdue(p->s, x))
			k = 3;
		else if (str_eq(x->status, STR("ongoing")))
			k = 1;
		if (bar)
			bar->n[k]++;
	}
	if (!p->s->o.on.s)
		b.part[3] = NULL;
	bars(p, &b);
}

/* --- figures over time --- */

/* When a figure held, in years: the end of its time, else its letter's date. */
static double when(const struct site *s, const struct site_figure *f)
{
	str t = f->time.s ? f->time : s->letter.v[f->letter].date;
	const char *last = t.s ? strrchr(t.s, '/') : NULL;
	double year, month = 6;

	if (!t.s)
		return 0;
	last = last ? last + 1 : t.s;
	year = strtod(last, NULL);
	if (strlen(last) >= 7)
		month = strtod(last + 5, NULL);
	return year >= 1900 && year < 2200 ? year + (month - .5) / 12 : 0;
}

struct scale { double from, to, low, high; };

static double x_of(const struct scale *c, double t)
{
	return LEFT + (t - c->from) / (c->to - c->from) * (WIDTH - LEFT - 20);
}

static double y_of(const struct scale *c, double v)
{
	return HEIGHT - BOTTOM - (v - c->low) / (c->high - c->low) *
	    (HEIGHT - BOTTOM - TOP - 10);
}

/* A figure by its bound: a dot; a ring where it is about; an arrow to where it
 * may lie; a line between two ends. */
static void point(struct page *p, const struct scale *c,
    const struct site_figure *f)
{
	double x = x_of(c, when(p->s, f));
	double y = y_of(c, strtod(f->value.s, NULL));
	str b = f->bound.s ? f->bound : STR("exact");
	int up = str_eq(b, STR("more")) || str_eq(b, STR("atLeast"));
	int down = str_eq(b, STR("less")) || str_eq(b, STR("atMost"));

	tag(p, "g");
	tag(p, "title");
	textf(p, "%s %s", f->time.s ? f->time.s : "", f->words.s);
	end(p);
	if (f->max.s)
		line(p, "span", (double[]){ x, y, x, y_of(c,
		    strtod(f->max.s, NULL)) });
	if (up || down)
		line(p, "span", (double[]){ x, y, x, up ? y - 14 : y + 14 });
	tag(p, "circle");
	attr(p, "class", str_eq(b, STR("about")) ? "ring" : "dot");
	attrf(p, "cx", "%.1f", x);
	attrf(p, "cy", "%.1f", y);
	attr(p, "r", "4");
	end(p);
	end(p);
}

static bool measure(struct scale *c, const struct site *s, const uint32_t *v,
    size_t n)
{
	size_t seen = 0;

	for (size_t i = 0; i < n; i++) {
		const struct site_figure *f = &s->figure.v[v[i]];
		double t = when(s, f), y = strtod(f->value.s, NULL);
		double high = f->max.s ? strtod(f->max.s, NULL) : y;

		if (!t)
			continue;
		if (!seen++)
			*c = (struct scale){ t, t, y < 0 ? y : 0, high };
		c->from = t < c->from ? t : c->from;
		c->to = t > c->to ? t : c->to;
		c->low = y < c->low ? y : c->low;
		c->high = high > c->high ? high : c->high;
	}
	c->from -= .5;
	c->to += .5;
	if (c->high <= c->low)
		c->high = c->low + 1;
	return seen >= 2;
}

void chart_figures(struct page *p, const uint32_t *v, size_t n)
{
	struct scale c = {0};

	if (n > POINTS || !measure(&c, p->s, v, n))
		return;
	tag(p, "figure");
	leaf(p, "figcaption", STR("历时（●如文 ○约 ↑至少、超过 ↓至多、不到；"
	    "文中不说时间的，按成文之日）"));
	svg(p, "历时图，数值见下表");
	line(p, "axis", (double[]){ LEFT, HEIGHT - BOTTOM, WIDTH,
	    HEIGHT - BOTTOM });
	label(p, LEFT - 8, y_of(&c, c.high) + 4, "end",
	    scaled(p->a, c.high));
	label(p, LEFT - 8, HEIGHT - BOTTOM, "end",
	    scaled(p->a, c.low));
	for (int y = (int)c.from + 1; y <= (int)c.to; y++)
		if (c.to - c.from < 20 || y % 5 == 0)
			label(p, x_of(&c, y), HEIGHT - 8, "middle",
			    arena_printf(p->a, "%d", y).s);
	for (size_t i = 0; i < n; i++)
		if (when(p->s, &p->s->figure.v[v[i]]))
			point(p, &c, &p->s->figure.v[v[i]]);
	end(p);
	end(p);
}
