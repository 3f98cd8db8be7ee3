/* SPDX-License-Identifier: MIT */
/* Headings of items, and bold sentences that lead in paragraphs. */
#include "reading/heading.h"
#include "reading/item.h"

bool heading_stop(uint32_t c, bool clause)
{
	return c == CHAR_FULL_STOP || c == ':' ||
	    (clause && (c == ',' || c == ';'));
}

/* The first stop outside quotations and titles; the end if there is none. */
static uint32_t first_stop(const struct reader *r, struct span s, bool clause)
{
	for (uint32_t i = s.start; i < s.end; i++)
		if (heading_stop(r->f[i], clause) &&
		    !(r->mark[i] & (INK_QUOTE | INK_TITLE)))
			return i;
	return s.end;
}

/* A short line with no stop but a colon inside. */
static bool own_line(const struct reader *r, struct span s)
{
	if (span_len(s) > 40 || (s.end < r->n && r->f[s.end] != '\n') ||
	    heading_stop(r->f[s.end - 1], true))
		return false;
	for (uint32_t i = s.start; i < s.end; i++)
		if (set_has(SET_SENTENCE_STOPS, r->f[i]) || is_digit(r->f[i]))
			return false;
	return true;
}

/* How many characters of s stand outside quotations and titles. */
static uint32_t plain_len(const struct reader *r, struct span s)
{
	uint32_t n = 0;

	for (uint32_t i = s.start; i < s.end; i++)
		n += !(r->mark[i] & (INK_QUOTE | INK_TITLE));
	return n;
}

/* Whether s names what was asked, and is a heading however long the words are
 * that it quotes. */
static bool quotes_wish(struct reader *r, struct span s)
{
	struct match m;

	return span_len(s) <= 160 && plain_len(r, s) <= 40 &&
	    match_in(r, PAT_HEADING_WORDS, s.start, s.end, &m);
}

/* Where a blank ends the heading at the front of s: behind it the text begins
 * as text does, or before it stand the words of a heading; 0: none does. */
static uint32_t blank_ends(struct reader *r, struct span s)
{
	enum { LEAST = 4, MOST = 24 };
	uint32_t i = s.start, k;
	struct match m;

	while (i < s.end && i - s.start < MOST && utf_is_han(r->f[i]))
		i++;
	for (k = i; k < s.end && r->f[k] == ' '; )
		k++;
	if (k == i || i - s.start < LEAST || k >= s.end)
		return 0;
	return match_in(r, PAT_TEXT_BEGINS, k, s.end, &m) ||
	    match_in(r, PAT_HEADING_WORDS, s.start, i, &m) ? i : 0;
}

/*
 * The heading of an item whose text is s: to the first stop; none where plain
 * text runs on for more than 40 characters.  Returns where the rest begins.
 */
uint32_t heading_read(struct reader *r, struct node *m, struct span s,
    bool clause)
{
	uint32_t stop = own_line(r, s) && !clause ? s.end :
	    first_stop(r, s, clause), i;
	struct span heading;

	s.start = span_trim(r, s).start;
	if ((i = clause ? 0 : blank_ends(r, (struct span){ s.start, stop }))) {
		m->heading = (struct span){ s.start, i };
		m->stop = prose_str(r->a, &r->l->prose,
		    (struct span){ i, i });
		return i;
	}
	heading = span_trim(r, (struct span){ s.start, stop });
	if (!span_len(heading) || (!(stop + 1 >= s.end &&
	    quotes_wish(r, heading)) && ((!clause && span_len(heading) > 40 &&
	    (stop < s.end || span_len(heading) > 60)) ||
	    (stop == s.end && span_len(heading) > 60))))
		return s.start;
	i = heading.end;
	while (i > heading.start && (set_has(SET_LISTED, r->f[i - 1]) ||
	    r->f[i - 1] == '!' ||
	    r->f[i - 1] == '?'))
		i--;
	heading.end = i;
	m->heading = heading;
	m->stop = stop < s.end ? prose_str(r->a, &r->l->prose,
	    (struct span){ stop, stop + 1 }) : prose_str(r->a,
	    &r->l->prose, (struct span){ heading.end, s.end });
	return stop < s.end ? stop + 1 : s.end;
}

/* The end of the bold sentence that begins at i (its stop not counted). */
uint32_t bold_sentence(const struct reader *r, uint32_t i, uint32_t end)
{
	uint32_t k = i;
	bool han = false;

	if (!(r->mark[i] & INK_BOLD))
		return 0;
	/* a colon inside is the heading's own */
	while (k < end && k - i <= 60 && (r->mark[k] & INK_BOLD) &&
	    ((r->f[k] == ':' && k + 1 < end && (r->mark[k + 1] & INK_BOLD)) ||
	    !heading_stop(r->f[k], false) || (r->mark[k] & INK_QUOTE)))
		han = han || utf_is_han(r->f[k]), k++;
	if (!han || k - i < 3 || k - i > 60)
		return 0;
	if (k == end || heading_stop(r->f[k], false) || r->f[k] == ' ')
		return k;
	return 0;
}

bool sentence_starts(const struct reader *r, uint32_t ink, uint32_t start)
{
	return ink == start || r->f[ink - 1] == CHAR_FULL_STOP ||
	    (r->f[ink - 1] == ':' && !(r->mark[ink - 1] & INK_BOLD));
}

bool bold_again(const struct reader *r, uint32_t behind, uint32_t i,
    uint32_t start)
{
	return behind > start && r->at[i] > r->at[behind - 1] + 1 &&
	    (r->mark[behind - 1] & INK_BOLD) && (r->mark[i] & INK_BOLD);
}

bool item_listed(const struct reader *r, uint32_t ink, struct span s,
    bool series)
{
	enum { FAR = 80 };
	uint32_t c = r->f[ink - 1];

	if (span_len(s) < 3 || set_has(SET_TO_TEN, r->f[s.start + 2]))
		return false;	/* one is one */
	if (c == CHAR_IDEOGRAPHIC_COMMA)
		return series;
	if (r->f[s.start] != CHAR_ONE || !utf_is_han(c) ||
	    set_has(SET_ONE_IS_BEHIND, c))
		return false;
	for (uint32_t k = s.start + 3; k < s.end && k - s.start < FAR; k++) {
		bool ends = r->f[k - 1] == CHAR_FULL_STOP;

		if ((ends || set_has(SET_LISTED, r->f[k - 1])) &&
		    in_text(r, k, forms[FORM_IS].second))
			return true;
		if (ends)
			return false;
	}
	return false;
}

/* --- what a line is */

bool line_closes(struct reader *r, struct span s)
{
	struct match m;

	return span_len(s) < 120 && match_in(r, PAT_CLOSING, s.start, s.end,
	    &m);
}

bool line_says(const struct reader *r, struct span s)
{
	for (uint32_t i = s.start; i < s.end; i++)
		if (set_has(SET_SENTENCE_STOPS, r->f[i]))
			return true;
	return r->f[s.start] == CHAR_DASH;
}

/* "Measures taken are:", "as follows": it leads in, and heads nothing. */
static bool leads_in(const struct reader *r, struct span s)
{
	if (span_len(s) <= 3)
		return false;
	return key_before(&r->tokens, s.end, KEY_AS_FOLLOWS) ||
	    (r->f[s.end - 1] == ':' &&
	    (set_has(SET_LEADS_IN, r->f[s.end - 2]) ||
	    key_before(&r->tokens, s.end - 1, KEY_AS_FOLLOWS)));
}

bool line_heads(struct reader *r, uint32_t i, bool series)
{
	const struct line *line = &r->lines.v[i], *next = line + 1;
	struct span s = line->in;
	uint32_t last = r->f[s.end - 1], commas = 0;
	struct match m;

	if (i + 1 >= r->tail || span_len(s) < 3 || i == r->opening)
		return false;
	if (!line->bold && !line->level && quotes_wish(r, s))
		return true;
	if (span_len(s) > 40)
		return false;
	if (line->bold || line->level)
		return last != ';' && last != ',';
	for (uint32_t k = s.start; k < s.end; k++) {
		commas += r->f[k] == ',';
		if (set_has(SET_HEADING_HOLDS_NOT, r->f[k]) || commas > 1)
			return false;
	}
	return span_len(s) <= 26 && !leads_in(r, s) &&
	    !set_has(SET_COMMAS, last) &&
	    (last != ':' || (span_len(s) <= 14 && !span_has(r, s, ','))) &&
	    (span_len(next->in) > 40 || match_in(r, PAT_FIRST_ITEM,
	    next->in.start, next->in.end, &m) || (series &&
	    span_len(next->in) > span_len(s) &&
	    r->f[next->in.end - 1] == CHAR_FULL_STOP));
}

bool line_is_task(struct reader *r, struct span s)
{
	enum { LABEL = 24 };	/* it begins the line, or is none */
	uint32_t end = span_len(s) > LABEL ? s.start + LABEL : s.end;
	struct match m;

	return (match_in(r, PAT_OWNER_LABEL, s.start, end, &m) ||
	    match_in(r, PAT_DUE_LABEL, s.start, end, &m)) &&
	    m.start[0] <= s.start + 1;
}
