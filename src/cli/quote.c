/* SPDX-License-Identifier: MIT */
/* Lines of a text, underlined. */
#include "cli/quote.h"

#include "base/utf.h"

enum { BEFORE = 18, COLUMNS = 76 };	/* of a long line */

void quote_find(struct quote *q, size_t at)
{
	if (!q->line || at < q->start) {
		q->line = 1;
		q->at = q->start = q->end = 0;
	}
	for (; q->at < at && q->at < q->n; q->at++)
		if (q->c[q->at] == '\n') {
			q->line++;
			q->start = q->end = q->at + 1;
		}
	while (q->end < q->n && q->c[q->end] != '\n')
		q->end++;
}

/* A tab parts cells of a row; it is shown as a blank. */
static uint32_t shown(uint32_t c)
{
	return c == '\t' ? ' ' : c;
}

/* Columns; beyond those of a line it does not matter how many. */
static size_t width(const struct quote *q, size_t from, size_t to)
{
	size_t n = 0;

	for (size_t i = from; i < to && n <= COLUMNS; i++)
		n += (size_t)utf_width(shown(q->c[i]));
	return n;
}

static str marks_of(size_t blanks, size_t count, struct arena *a)
{
	char *s = arena_new(a, char, blanks + count + 1);

	memset(s, ' ', blanks);
	memset(s + blanks, '^', count);
	return (str){ s, blanks + count };
}

struct quoted quote_line(const struct quote *q, struct place at,
    struct arena *a)
{
	size_t from = q->start, to, stop, count;
	uint32_t *line;
	bool cut;

	if (at.start > from + BEFORE && width(q, from, q->end) > COLUMNS)
		from = at.start - BEFORE;
	cut = from > q->start;
	for (to = from; to < q->end && width(q, from, to) < COLUMNS; )
		to++;
	line = arena_new(a, uint32_t, to - from + 1);
	for (size_t i = from; i < to; i++)
		line[i - from] = shown(q->c[i]);
	stop = at.end < to ? at.end : to;
	count = stop > at.start ? width(q, at.start, stop) :
	    at.end <= at.start;
	return (struct quoted){
		arena_printf(a, "%s%s%s", cut ? "…" : "", utf8_of(a,
		    line, to - from).s, to < q->end ? "…" : ""),
		marks_of(width(q, from, at.start) + cut, count, a)
	};
}
