/* SPDX-License-Identifier: MIT */
/* What stops tell of lines: where one may end, and where a paragraph does though
 * its last row is full. */
#include <string.h>

#include "base/utf.h"
#include "intake/page_lines.h"

/* No label has more characters. */
enum { LABEL = 8 };

bool lines_is_stop(uint32_t c)
{
	c = fold_point(c);
	if (c < 0x80)
		return c && strchr(",.:;!?)]}%>", (int)c);
	return c == 0x3001 || c == 0x3002 || c == 0x2019 || c == 0x201D ||
	    (c >= 0x3009 && c <= 0x3015 && c % 2) || c == 0x3010 + 1;
}

bool lines_is_opening(uint32_t c)
{
	c = fold_point(c);
	if (c < 0x80)
		return c && strchr("([{<", (int)c);
	return c == 0x2018 || c == 0x201C || (c >= 0x3008 && c <= 0x3014 &&
	    !(c % 2) && c != 0x3012);
}

/* That ends a sentence. */
static bool ends_sentence(uint32_t c)
{
	c = fold_point(c);
	return c == 0x3002 || c == '!' || c == '?' || c == ';';
}

/* Whether the paragraph so far is a label with its value: it has no stop but
 * colons, and the last words, which no blank parts, stand behind one, or are a
 * figure. */
static bool is_value(const struct lines *x)
{
	size_t i = x->c.n;
	uint32_t last = i ? fold_point(x->c.v[i - 1]) : 0;
	bool value = last >= '0' && last <= '9', found = false;

	for (bool own = true; i > 0 && x->c.v[i - 1] != '\n'; i--) {
		uint32_t c = fold_point(x->c.v[i - 1]);

		if (c == ',' || ends_sentence(c))
			return false;
		found |= c == ':';
		value |= own && c == ':';
		own &= !utf_is_space(c);
	}
	return found && value && last != ':';
}

/* Whether a row begins with a label: some Han, close to one another, then a
 * colon. */
static bool is_label(const struct page *p, const struct row *r)
{
	const struct glyph *g = p->glyph.v;
	size_t i = r->from;

	while (i < r->to && utf_is_han(g[i].c) && (i == r->from ||
	    g[i].x < g[i - 1].x + glyph_width(&g[i - 1]) + 0.15 * r->size))
		i++;
	return i < r->to && i - r->from >= 2 && i - r->from <= LABEL &&
	    fold_point(g[i].c) == ':';
}

static bool is_figure(uint32_t c)
{
	c = fold_point(c);
	return c >= '0' && c <= '9';
}

/* What sets an item's number apart: 1. 1、 */
static bool is_point(uint32_t c)
{
	c = fold_point(c);
	return c == '.' || c == 0x3001;
}

/* The number of the item that a row begins with, of one figure; 0: none. */
static uint32_t item(const struct page *p, const struct row *r)
{
	const struct glyph *g = &p->glyph.v[r->from];

	if (r->to - r->from < 3 || !is_figure(g[0].c) || !is_point(g[1].c) ||
	    is_figure(g[2].c))
		return 0;
	return fold_point(g[0].c) - '0';
}

/* Whether the paragraph so far has the item of that number. */
static bool has_item(const struct lines *x, uint32_t n)
{
	const uint32_t *c = x->c.v;

	for (size_t i = x->c.n; i > 1 && c[i - 1] != '\n'; i--)
		if (is_point(c[i - 1]) && fold_point(c[i - 2]) == '0' + n &&
		    (i < 3 || !is_figure(c[i - 3])) &&
		    (i == x->c.n || !is_figure(c[i])))
			return true;
	return false;
}

bool row_begins_anew(const struct lines *x, const struct frame *f,
    const struct page *p, const struct row *r)
{
	uint32_t before = x->c.n ? x->c.v[x->c.n - 1] : 0;
	uint32_t last = p->glyph.v[r->to - 1].c;

	if (ends_sentence(before) && !lines_is_stop(last) &&
	    r->right < f->right - 1.5 * r->size)
		return true;
	if (item(p, r) > 1 && has_item(x, item(p, r) - 1))
		return true;
	return is_label(p, r) && is_value(x);
}
