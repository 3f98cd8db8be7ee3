/* SPDX-License-Identifier: MIT */
/*
 * A picture of pages, as tesseract tells what stands on it: a row a page, block,
 * paragraph, line and word, each with its box in pixels.
 */
#include "intake/scan.h"

#include <math.h>
#include <stdlib.h>

#include "base/utf.h"
#include "intake/format.h"

enum column_of { LEVEL, PAGE, BLOCK, PARAGRAPH, LINE, WORD, LEFT, TOP, WIDTH,
	HEIGHT, NUMBERS };
enum level { LEVEL_PAGE = 1, LEVEL_LINE = 4, LEVEL_WORD = 5 };

/* Ink that is nearer than so many characters belongs together: what is around it
 * in its own square is no gap; less between words of letters. */
#define NEAR 2.2
#define NEAR_NARROW 0.3
/* Of a character's square ink is so high: of a wide one, and of a figure. */
#define INK 0.92
#define INK_NARROW 0.72

struct scan {
	struct words *out;
	struct lines *x;
	const double *high;
	size_t pages;
	double scale;		/* of the page, from pixels */
	double top, bottom;	/* of the line */
	size_t from;		/* its first word */
};

struct table_row {
	long v[NUMBERS];
	double sure;
	str words;
};

static bool is_blank(str words)
{
	for (size_t at = 0; at < words.len; )
		if (!utf_is_space(utf8_next(words, &at)))
			return false;
	return true;
}

/* What is before the next tab, which is taken off line. */
static str cell(str *line)
{
	const char *end = memchr(line->s, '\t', line->len);
	str out = { line->s, end ? (size_t)(end - line->s) : line->len };

	*line = (str){ out.s + out.len + (end != NULL),
		line->len - out.len - (end != NULL) };
	return out;
}

/* False: it is no row of the table.  The table ends in NUL. */
static bool row_read(struct table_row *out, str line)
{
	char *end;
	str x;

	for (int i = 0; i < NUMBERS; i++) {
		x = cell(&line);
		if (!x.len || x.len > 6)
			return false;
		out->v[i] = strtol(x.s, &end, 10);
		if (end != x.s + x.len || out->v[i] < 0)
			return false;
	}
	x = cell(&line);
	if (!x.len)
		return false;
	out->sure = strtod(x.s, &end);
	out->words = line;
	return end == x.s + x.len && out->sure >= -1 && out->sure <= 100;
}

/* Words that stand together touch, as their squares do. */
static void touch(struct word *v, size_t n, double size)
{
	for (size_t i = 1; i < n; i++) {
		struct word *w = &v[i - 1];
		bool narrow = !words_are_wide(w->words) &&
		    !words_are_wide(v[i].words);
		double free = v[i].left - w->right;

		if (free < size * (narrow ? NEAR_NARROW : NEAR) &&
		    v[i].left > w->left)
			w->right = v[i].left;
	}
}

/* The size of a line's characters: how far its wide ones are from one another;
 * of few, how high the line is. */
static double line_size(const struct word *v, size_t n, double high)
{
	double wide = 0, length = 0;
	bool narrow = true;

	for (size_t i = 0; i + 1 < n; i++) {
		double step = v[i + 1].left - v[i].left;
		double own = words_length(v[i].words);

		if (!words_are_wide(v[i].words))
			continue;
		narrow = false;
		if (step > 0 && step < own * NEAR * high / INK) {
			wide += step;
			length += own;
		}
	}
	if (length >= 2)
		return wide / length;
	return high / (narrow && !(n && words_are_wide(v[n - 1].words)) ?
	    INK_NARROW : INK);
}

static void end_line(struct scan *x)
{
	size_t n = x->out->word.n - x->from;
	struct word *v;
	double size;

	if (!n)
		return;
	v = x->out->word.v + x->from;
	size = line_size(v, n, x->bottom - x->top);
	for (size_t i = 0; i < n; i++)
		v[i].size = size;
	touch(v, n, size);
	x->from = x->out->word.n;
}

/* False: the table's pages are not those that there are. */
static bool begin_page(struct scan *x, const struct table_row *r)
{
	size_t n = x->x->page.n;

	x->pages++;
	if ((size_t)r->v[PAGE] != x->pages || x->pages > SCAN_PAGES ||
	    !r->v[HEIGHT] || (x->high && x->pages > n))
		return false;
	x->scale = x->high ? x->high[x->pages - 1] / (double)r->v[HEIGHT] : 1;
	if (x->pages > n)
		push(x->x->a, &x->x->page)->wide = (double)r->v[WIDTH];
	return true;
}

static void add_word(struct scan *x, const struct table_row *r)
{
	struct word *w;

	if (is_blank(r->words) || !r->v[WIDTH] || !(x->bottom > x->top))
		return;
	w = push(x->out->a, &x->out->word);
	*w = (struct word){ r->words, (double)r->v[LEFT] * x->scale, x->top,
		(double)(r->v[LEFT] + r->v[WIDTH]) * x->scale, x->bottom, 0,
		(uint32_t)x->pages, r->sure < 1 ? 1 : (uint8_t)r->sure };
}

static bool take(struct scan *x, const struct table_row *r)
{
	if (r->v[LEVEL] == LEVEL_WORD) {
		if (x->pages)
			add_word(x, r);
		return x->pages > 0;
	}
	end_line(x);
	if (r->v[LEVEL] == LEVEL_PAGE)
		return begin_page(x, r);
	if (r->v[LEVEL] == LEVEL_LINE) {
		x->top = (double)r->v[TOP] * x->scale;
		x->bottom = (double)(r->v[TOP] + r->v[HEIGHT]) * x->scale;
	}
	return true;
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* Lines that are nearly as large as most are as large: ink is uneven. */
static void even(struct words *all)
{
	double *v = arena_new(all->a, double, all->word.n + 1), usual;

	for (size_t i = 0; i < all->word.n; i++)
		v[i] = all->word.v[i].size;
	qsort(v, all->word.n, sizeof(*v), by_value);
	usual = v[all->word.n / 2];
	for (size_t i = 0; i < all->word.n; i++)
		if (fabs(all->word.v[i].size - usual) < 0.15 * usual)
			all->word.v[i].size = usual;
}

bool scan_words(struct words *out, struct lines *x, str table,
    const double *high, struct diag *d)
{
	struct scan s = { .out = out, .x = x, .high = high };
	str rest = utf8_xml(x->a, table);
	bool first = true;	/* the names of the columns */

	while (rest.len) {
		const char *end = memchr(rest.s, '\n', rest.len);
		str line = { rest.s, end ? (size_t)(end - rest.s) : rest.len };
		struct table_row r;

		rest.s += line.len + (end != NULL);
		rest.len -= line.len + (end != NULL);
		if (!first && (!row_read(&r, line) || !take(&s, &r))) {
			diag_add(d, DIAG_PROGRAM_FAILED, "tesseract says what "
			    "no picture of pages can hold");
			return false;
		}
		first = false;
	}
	end_line(&s);
	even(out);
	return true;
}

bool scan_read(struct text *out, struct intake *in)
{
	struct lines x = { .a = in->a, .out = out };
	struct words all = { .a = in->a };

	if (!scan_words(&all, &x, in->made, NULL, in->d) ||
	    !words_put(&x, &all, in->d))
		return false;
	lines_document(&x);
	if (lines_end(&x))
		return true;
	diag_add(in->d, DIAG_EMPTY, "no text is recognised on it");
	return false;
}
