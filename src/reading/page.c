/* SPDX-License-Identifier: MIT */
/* The web page around a letter: its lines above and below. */
#include "reading/evidence.h"
#include "reading/head.h"
#include "reading/index_table.h"
#include "reading/lines.h"

static bool is(struct reader *r, enum pattern p, uint32_t i)
{
	struct span s = r->lines.v[i].in;
	struct match m;

	return match_in(r, p, s.start, s.end - s.start > 200 ?
	    s.start + 200 : s.end, &m);
}

static bool is_contact(struct reader *r, struct span s)
{
	struct match m;

	return match_in(r, PAT_PERSON_LABEL, s.start, s.end, &m) &&
	    !match_in(r, PAT_FOOTER_WORDS, s.start, s.end, &m);
}

/* A row without its value below one that has its own, and a line that
 * is empty. */
static bool is_empty_row(struct reader *r, uint32_t i)
{
	struct span above;
	struct match m;

	if (i == r->first || !line_is_apart(r, i + 1))
		return false;
	above = r->lines.v[i - 1].in;
	return (match_in(r, PAT_SITE_ROW, above.start, above.end, &m) ||
	    match_in(r, PAT_SITE_ROW_WEAK, above.start, above.end, &m) ||
	    match_in(r, PAT_ROW_FRONT, above.start, above.end, &m)) &&
	    !site_label(r, above, &m);
}

/* Short words, a line each, as menus have them. */
static void mark_menus(struct reader *r)
{
	enum { LEAST = 4, WORD = 4 };
	uint32_t from = r->first;

	for (uint32_t i = r->first; i < r->opening; i++) {
		struct span s = r->lines.v[i].in;
		bool word = span_len(s) <= WORD;

		for (uint32_t k = s.start; k < s.end; k++)
			word = word && utf_is_han(r->f[k]);
		if (!word)
			from = i + 1;
		else if (i + 1 - from >= LEAST)
			for (uint32_t k = i + 1 - from > LEAST ? i : from;
			    k <= i; k++)
				r->lines.v[k].kind = LINE_SITE;
	}
}

/* An entry of a menu that is spelt as a mark is, beside others of it; below the
 * letter behind one: its own mark may stand before them. */
static void mark_entries(struct reader *r)
{
	for (uint32_t i = r->first; i < r->last; i++) {
		if (!is(r, PAT_MENU_MARK, i))
			continue;
		if (i > r->first && is(r, PAT_MENU_OPENNESS, i - 1))
			r->lines.v[i - 1].kind = r->lines.v[i].kind = LINE_SITE;
		else if (i + 1 < r->opening && is(r, PAT_MENU_OPENNESS, i + 1))
			r->lines.v[i].kind = LINE_SITE;
	}
}

static void mark_label_lines(struct reader *r)
{
	for (uint32_t i = r->first; i + 1 < r->opening; i++) {
		struct line *l = &r->lines.v[i], *next = l + 1;
		struct match m, label;

		if (!site_label(r, l->in, &label))
			continue;
		l->kind = LINE_SITE;
		if (!is_empty_row(r, i) && !site_label(r, next->in, &m) &&
		    span_len(next->in) < 60 && site_says(r, &label, next->in) &&
		    !is_salutation(r, i + 1) && !match_in(r,
		    PAT_LETTER_REPLY_ROW, l->in.start, l->in.end, &m))
			next->kind = LINE_SITE;
	}
}

/* As much of a line as tells that it is the site's: paragraphs of the body are
 * long, and their fronts are enough. */
static uint32_t front_of(const struct reader *r, uint32_t i)
{
	struct span s = r->lines.v[i].in;

	return i > r->opening && span_len(s) > 120 ? s.start + 40 : s.end;
}

/* The end of the legend that begins on line i: of two rows or more, or of one
 * that has them all; i: none does. */
static uint32_t legend_end(struct reader *r, uint32_t i)
{
		uint32_t k = i;

	if (!is(r, PAT_LEGEND_FIRST, i))
		return i;
	while (k < r->last && span_len(r->lines.v[k].in) < 80 &&
	    is(r, PAT_LEGEND_ROW, k))
		k++;
	return k > i + 1 ? k : is(r, PAT_WHOLE, i) ? i + 1 : i;
}

static bool tail_below(struct reader *r, uint32_t i)
{
	for (uint32_t k = i; k < r->last && k < i + 12; k++)
		if (span_len(r->lines.v[k].in) < 80 && is(r, PAT_TAIL_WORDS, k))
			return true;
	return false;
}

/* Forms and legends behind the letter; the letter ends before them, where none
 * of it follows. */
static void mark_forms(struct reader *r)
{
	for (uint32_t i = r->opening + 1; i < r->last; i++) {
		uint32_t end = legend_end(r, i);

		if (end > i && tail_below(r, end)) {
			while (i < end)
				r->lines.v[i++].kind = LINE_SITE;
		} else if (end > i || (span_len(r->lines.v[i].in) < 120 &&
		    is(r, PAT_FORM_BEGINS, i) && !tail_below(r, i + 1))) {
			r->last = i;
		}
	}
}

static void mark_rows(struct reader *r)
{
	bool rows = false;
	struct match m;

	for (uint32_t i = r->first; i < r->last; i++) {
		struct line *l = &r->lines.v[i];
		bool above = i < r->opening;
		bool row = above && match_in(r, PAT_SITE_ROW,
		    l->in.start, l->in.end, &m);

		rows = rows || row;
		if (row || (above && span_len(l->in) < 120 &&
		    (is(r, PAT_ABOVE_LINE, i) || is(r, PAT_SITE_HEAD, i))) ||
		    (span_len(l->in) < 12 && is(r, PAT_MENU_LINE, i)) ||
		    (match_in(r, PAT_SITE_LINE,
		    l->in.start, front_of(r, i), &m) &&
		    !is_contact(r, l->in)))
			l->kind = LINE_SITE;
	}
	for (uint32_t i = r->first; rows && i < r->opening; i++)
		if (is(r, PAT_SITE_ROW_WEAK, i))
			r->lines.v[i].kind = LINE_SITE;
}

bool page_stops(struct reader *r, uint32_t i)
{
	struct span s = r->lines.v[i].in;
	struct match m;

	return (is(r, PAT_SITE_STOP, i) || (span_len(s) < 140 &&
	    match_in(r, PAT_SITE_TABLE, s.start, s.end, &m))) &&
	    !is_contact(r, s);
}

/* The column of the site that the page stands in, by its path; empty: none. */
static struct span site_column(struct reader *r)
{
	struct match m;

	for (uint32_t i = r->first; i < r->opening; i++)
		if (match_in(r, PAT_PATH_COLUMN, r->lines.v[i].in.start,
		    r->lines.v[i].in.end, &m))
			return group(&m, 1);
	return (struct span){0};
}

/* Whether line i is the column's name again, above its list of letters. */
static bool names_column(struct reader *r, uint32_t i, struct span column)
{
	struct span s = span_trim(r, r->lines.v[i].in);
	uint32_t n = span_len(column);

	return n && span_len(s) == n && !memcmp(r->f + s.start,
	    r->f + column.start, n * sizeof(*r->f)) && i + 1 < r->last &&
	    title_is(r, r->lines.v[i + 1].in);
}

void page_mark(struct reader *r)
{
	struct span column = site_column(r);

	mark_label_lines(r);
	mark_menus(r);
	mark_entries(r);
	mark_rows(r);
	for (uint32_t i = r->opening + 1; i < r->last; i++)
		if (page_stops(r, i) || names_column(r, i, column))
			r->last = i;
	mark_forms(r);
	while (r->last > r->opening + 1 &&
	    r->lines.v[r->last - 1].kind == LINE_SITE)
		r->last--;
	for (uint32_t i = r->last; i < r->lines.n; i++)
		r->lines.v[i].kind = LINE_SITE;
}
