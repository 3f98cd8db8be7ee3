/* SPDX-License-Identifier: MIT */
/*
 * Characters on a page to lines, by where they stand; a line that reaches the
 * right edge goes on in the next one that begins at the left.  Blanks stand for
 * indents and gaps.
 */
#include "intake/page_lines.h"

#include <math.h>
#include <stdlib.h>

#include "base/utf.h"

#define FAR 3.2		/* in characters: words that stand apart */

enum { BLANK = 0x3000, RIGHT = 12 };
/* So many gaps of a row are measured, and so many say nothing. */
enum { SPREAD = 64, FEW = 8 };

static int by_number(double a, double b)
{
	return (a > b) - (a < b);
}

static int by_height(const void *a, const void *b)
{
	const struct glyph *x = a, *y = b;
	int order = by_number(x->y, y->y);

	return order ? order : (x->order > y->order) - (x->order < y->order);
}

static int by_left(const void *a, const void *b)
{
	const struct glyph *x = a, *y = b;
	int order = by_number(x->x, y->x);

	return order ? order : (x->order > y->order) - (x->order < y->order);
}

static int by_value(const void *a, const void *b)
{
	return by_number(*(const double *)a, *(const double *)b);
}

double glyph_width(const struct glyph *g)
{
	return g->wide > 0 ? g->wide : g->size *
	    (utf_width(g->c) < 2 ? 0.5 : 1);
}

/* The first thing of a row that no line cuts: a character, a figure, a word of
 * letters, with the brackets before it and the stops behind it, and the figure
 * behind a narrow one. */
static double first_width(const struct page *p, size_t from, size_t to)
{
	const struct glyph *g = p->glyph.v;
	size_t i = from;

	while (i + 1 < to && lines_is_opening(g[i].c))
		i++;
	for (i++; i < to && !utf_is_space(g[i].c) && (lines_is_stop(g[i].c) ||
	    (utf_width(g[i - 1].c) < 2 && utf_width(g[i].c) < 2)); i++)
		;
	/* most fonts leave room between a figure and what is wide */
	return (utf_width(g[from].c) < 2 ? 0.25 * g[from].size : 0) +
	    g[i - 1].x + glyph_width(&g[i - 1]) - g[from].x;
}

/* Between the wide characters of a row, most often; NAN: they are few. */
static double spread(const struct glyph *g, size_t n)
{
	double v[SPREAD];
	size_t k = 0;

	for (size_t i = 1; i < n && k < SPREAD; i++)
		if (utf_width(g[i - 1].c) > 1 && utf_width(g[i].c) > 1)
			v[k++] = g[i].x - g[i - 1].x - glyph_width(&g[i - 1]);
	qsort(v, k, sizeof(*v), by_value);
	return k < FEW ? NAN : fmax(v[k / 2], 0);
}

/* Whether a gap is as wide as some wide characters. */
static bool is_whole(const struct glyph *g, const struct glyph *next,
    double free)
{
	double unit = utf_width(next->c) > 1 ? glyph_width(next) :
	    utf_width(g->c) > 1 ? glyph_width(g) : next->size;

	return fabs(free / unit - round(free / unit)) < 0.15;
}

bool row_make(struct row *out, struct page *p, size_t from, size_t to)
{
	struct glyph *g = p->glyph.v;
	double size = 0;	/* of what is narrow, whose fonts differ */
	double tail = 0;
	struct row r = {0};

	qsort(g + from, to - from, sizeof(*g), by_left);
	while (from < to && utf_is_space(g[from].c))
		from++;
	while (to > from && utf_is_space(g[to - 1].c))
		to--;
	if (from == to)
		return false;
	r = (struct row){ .from = from, .to = to, .left = g[from].x,
		.typed = true };
	for (size_t i = from; i < to; i++) {
		r.y += g[i].y / (double)(to - from);
		if (utf_is_space(g[i].c))
			continue;
		if (i > from && g[i].x > r.right + FAR * g[i].size) {
			r.apart++;
			tail = g[i].x;
			r.typed &= is_whole(&g[i - 1], &g[i],
			    g[i].x - r.right);
		}
		r.right = fmax(r.right, g[i].x + glyph_width(&g[i]));
		if (!lines_is_stop(g[i].c))
			r.edge = r.right;
		if (utf_width(g[i].c) < 2)
			size = fmax(size, g[i].size);
		else
			r.size = fmax(r.size, g[i].size);
	}
	if (!(r.size > 0))
		r.size = size;
	r.tail = r.right - tail;
	r.first = first_width(p, from, to);
	r.spread = spread(g + from, to - from);
	*out = r;
	return true;
}

static void row_add(struct lines *x, struct page *p, size_t from, size_t to)
{
	struct row r;

	if (row_make(&r, p, from, to))
		*push(x->a, &p->row) = r;
}

/* What stands on one base line, or nearly so, is one row. */
static void rows(struct lines *x, struct page *p)
{
	struct glyph *g = p->glyph.v;
	size_t from = 0;

	if (!p->glyph.n)
		return;
	qsort(g, p->glyph.n, sizeof(*g), by_height);
	for (size_t i = 1; i <= p->glyph.n; i++)
		if (i == p->glyph.n || g[i].y - g[i - 1].y > 0.3 *
		    fmin(g[i].size, g[i - 1].size) || g[i].y - g[from].y >
		    0.6 * g[from].size) {
			row_add(x, p, from, i);
			from = i;
		}
}

/* How many characters a row is indented; RIGHT: it stands on the right; none
 * where it stands in the middle. */
static int indent(const struct frame *f, const struct row *r)
{
	double in = r->left - f->left, free = f->right - r->right;

	if (in < 0.6 * r->size)
		return 0;
	if (in > 3.2 * r->size && fabs(in - free) < 2 * r->size)
		return 0;
	if (in > (f->right - f->left) / 2)
		return RIGHT;
	return in > RIGHT * r->size ? RIGHT : (int)(in / r->size + 0.5);
}

static void put(struct lines *x, uint32_t c)
{
	*push(x->a, &x->c) = c;
}

/* What a blank is wider than, in characters: narrow between words of letters, and
 * between wide characters, which stand close but for what stretches the line;
 * where they meet, fonts leave some room themselves. */
static double blank(const struct row *r, const struct glyph *g,
    const struct glyph *next)
{
	bool narrow = utf_width(g->c) < 2, narrow_next = utf_width(next->c) < 2;

	if (narrow && narrow_next)
		return 0.12;
	if (narrow || narrow_next || isnan(r->spread))
		return 0.4;
	return r->spread / next->size + 0.18;
}

/* A gap between two characters as blanks, one for each half of a character. */
static void gap(struct lines *x, const struct row *r, const struct glyph *g,
    const struct glyph *next)
{
	double free = next->x - (g->x + glyph_width(g));
	int n = free > 0.9 * next->size ? (int)(2 * free / next->size + 0.1) :
	    0;

	if (utf_is_space(g->c) || utf_is_space(next->c))
		return;
	if (!n && g->wide > 0 && free > next->size * blank(r, g, next))
		n = 1;
	for (n = n > 40 ? 40 : n; n > 0; n--)
		put(x, ' ');
}

/* Whether a character's place goes on from the last one's; a box is that of a
 * row, as far as its words stand together. */
static bool same_place(const struct whence *s, const struct glyph *g,
    uint32_t at)
{
	return s->end == at && s->number == g->number && s->part == g->part &&
	    (g->part || g->x > s->box[2] - g->size);
}

static void put_place(struct lines *x, const struct glyph *g, uint32_t at)
{
	struct text *t = x->out;
	struct whence *s = t->whence.n ? &t->whence.v[t->whence.n - 1] : NULL;

	if (!s || !same_place(s, g, at)) {
		s = push(x->a, &t->whence);
		*s = (struct whence){ at, at, g->part, g->sort, g->number,
			{ g->x, g->top, g->x, g->bottom } };
	}
	s->end = at + 1;
	s->box[1] = fmin(s->box[1], g->top);
	s->box[2] = fmax(s->box[2], g->x + glyph_width(g));
	s->box[3] = fmax(s->box[3], g->bottom);
}

static void put_sure(struct lines *x, uint8_t sure, uint32_t at)
{
	struct text *t = x->out;
	struct sure *s = t->sure.n ? &t->sure.v[t->sure.n - 1] : NULL;

	if (!sure)
		return;
	if (!s || s->end != at || s->sure != sure) {
		s = push(x->a, &t->sure);
		*s = (struct sure){ at, at, sure };
	}
	s->end = at + 1;
}

static void put_row(struct lines *x, const struct page *p,
    const struct row *r)
{
	const struct glyph *g = p->glyph.v;
	struct text *t = x->out;

	for (size_t i = r->from; i < r->to; i++) {
		uint32_t at;

		if (i > r->from)
			gap(x, r, &g[i - 1], &g[i]);
		at = (uint32_t)x->c.n;
		put(x, g[i].c);
		put_place(x, &g[i], at);
		put_sure(x, g[i].sure, at);
		if (!g[i].bold)
			continue;
		if (t->bold.n && t->bold.v[t->bold.n - 1].end == at)
			t->bold.v[t->bold.n - 1].end++;
		else
			*push(x->a, &t->bold) = (struct range){ at, at + 1 };
	}
}

static void put_left_out(struct lines *x, enum left_out_kind kind, str what)
{
	*push(x->a, &x->out->left_out) = (struct left_out){
	    (uint32_t)x->c.n, kind, what };
}

static str row_words(struct lines *x, const struct page *p,
    const struct row *r)
{
	uint32_t *c = arena_new(x->a, uint32_t, r->to - r->from);

	for (size_t i = r->from; i < r->to; i++)
		c[i - r->from] = p->glyph.v[i].c;
	return utf8_of(x->a, c, r->to - r->from);
}

/* Tell what the pages up to one have that the text has not: where they show
 * nothing, they may be pictures. */
static void tell_left_out(struct lines *x, size_t to)
{
	for (; x->told < to; x->told++) {
		const struct page *p = &x->page.v[x->told];

		if (!p->row.n)
			put_left_out(x, LEFT_OUT_PAGE, arena_printf(x->a,
			    "%zu", x->told + 1));
		if (p->unread)
			put_left_out(x, LEFT_OUT_PART, str_of(p->unread));
		for (size_t i = 0; i < p->row.n; i++)
			if (p->row.v[i].gone && !p->row.v[i].number)
				put_left_out(x, LEFT_OUT_EDGE, row_words(x, p,
				    &p->row.v[i]));
	}
}

/* A page's first row goes on where the last one of the page before ran up to
 * the edge. */
static void begin_page(struct lines *x, bool on)
{
	uint32_t at = (uint32_t)x->c.n;

	if (!on && at) {
		*push(x->a, &x->out->feeds) = at;
		put(x, '\n');
		at++;
	}
	*push(x->a, &x->out->turn) = at;
}

/* The rows of a column. */
static void put_column(struct lines *x, struct column_rows *k)
{
	const struct frame *f = &k->f;
	const struct page *p = k->page;

	/* what runs over the page goes on in no column */
	if (k->kind != x->kind && x->kind != COLUMN_RIGHT &&
	    k->kind + x->kind != COLUMN_LEFT + COLUMN_RIGHT)
		x->last.size = 0;
	x->kind = k->kind;
	frame_make(x, k);
	for (size_t i = 0; i < k->row.n; i++) {
		const struct row *r = &k->row.v[i];
		bool on = (i ? row_goes_on(f, p, r - 1, r) :
		    row_goes_over(x, f, r)) && !row_begins_anew(x, f, p, r);

		if (!i && k->first) {
			tell_left_out(x, (size_t)(p - x->page.v) + 1);
			begin_page(x, on);
		}
		else if (!on)
			put(x, '\n');
		if (i && f->pitch > 0 && r->y - r[-1].y > 1.6 * f->pitch)
			put(x, '\n');
		if (on && row_is_parted(x, i ? f : &x->frame, i ? r - 1 : &x->last,
		    p->glyph.v[r->from].c))
			put(x, ' ');
		for (int n = on ? 0 : indent(f, r); n > 0; n--)
			put(x, BLANK);
		put_row(x, p, r);
	}
	x->last = k->row.v[k->row.n - 1];
	x->frame = *f;
}

/* The rows from, up to to, that stand on one side of a gutter, or all; without
 * any, it is no column. */
static void add_column(struct lines *x, struct column_rows *k,
    const size_t band[2], double gutter)
{
	struct page *p = k->page;

	for (size_t i = band[0]; i < band[1]; i++) {
		const struct row *r = &p->row.v[i];
		size_t from = r->from, to = r->to;
		struct row part;

		if (r->gone)
			continue;
		while (k->kind == COLUMN_RIGHT && from < to &&
		    p->glyph.v[from].x < gutter)
			from++;
		while (k->kind == COLUMN_LEFT && to > from &&
		    p->glyph.v[to - 1].x >= gutter)
			to--;
		if (row_make(&part, p, from, to))
			*push(x->a, &k->row) = part;
	}
	if (k->row.n)
		*push(x->a, &x->column) = *k;
}

static void add_columns(struct lines *x, struct page *p)
{
	size_t before = x->column.n;

	for (size_t from = 0; from < p->row.n; ) {
		double gutter;
		size_t band[2] = { from, lines_band(p, from, x->gutter,
		    &gutter) };
		enum column kind = gutter > 0 ? COLUMN_LEFT : COLUMN_WHOLE;

		for (; kind < COLUMN_KINDS; kind++) {
			struct column_rows k = { .kind = kind, .page = p,
				.first = x->column.n == before };

			add_column(x, &k, band, gutter);
			if (kind == COLUMN_WHOLE)
				break;
		}
		from = band[1];
	}
}

void lines_document(struct lines *x)
{
	x->last.size = 0;
	for (size_t i = 0; i < x->page.n; i++)
		rows(x, &x->page.v[i]);
	lines_edges(x);
	x->gutter = lines_gutter(x);
	for (size_t i = 0; i < x->page.n; i++)
		add_columns(x, &x->page.v[i]);
	/* a page with little on it may come first */
	for (size_t i = 0; i < x->column.n; i++)
		frame_make(x, &x->column.v[i]);
	for (size_t i = 0; i < x->column.n; i++)
		put_column(x, &x->column.v[i]);
	tell_left_out(x, x->page.n);
	x->page.n = x->column.n = x->told = 0;
}

bool lines_end(struct lines *x)
{
	bool any = false;

	for (size_t i = 0; i < x->c.n && !any; i++)
		any = !utf_is_space(x->c.v[i]);
	*push(x->a, &x->c) = '\n';
	x->out->c = x->c.v;
	x->out->n = x->c.n;
	return any;
}
