/* SPDX-License-Identifier: MIT */
/* The sentences of a letter. */
#include "ask/sentence.h"

#include "base/utf.h"

static bool ends_sentence(uint32_t c)
{
	return c == '\n' || c == 0x3002 || c == 0xFF01 || c == 0xFF1F ||
	    c == 0xFF1B || c == ';' || c == '!' || c == '?';
}

size_t sentence_begin(str text, size_t from, size_t at)
{
	size_t begin = from;

	for (size_t i = from; i < at; )
		if (ends_sentence(utf8_next(text, &i)))
			begin = i;
	return begin;
}

size_t sentence_end(str text, size_t at)
{
	while (at < text.len) {
		size_t from = at;
		uint32_t c = utf8_next(text, &at);

		if (ends_sentence(c))
			return c == '\n' ? from : at;
	}
	return at;
}

/* The measures around a place: the last that holds it is the innermost. */
static void stand_in(struct sentence *s, const struct rows *rows)
{
	size_t n = 0;

	for (size_t i = 0; i < rows->row.n && s->start >= 0; i++) {
		const struct row *r = &rows->row.v[i];
		str status;

		if (r->table != TABLE_MEASURE)
			continue;
		n++;
		if (row_cell(r, COLUMN_MEASURE_START)->integer > s->start ||
		    row_cell(r, COLUMN_MEASURE_END)->integer <= s->start)
			continue;
		status = row_cell(r, COLUMN_MEASURE_STATUS)->text;
		s->measure = n;
		if (status.s)
			s->status = status;
	}
}

void sentences_of(sentences *out, const struct body *body,
    const struct rows *rows, struct arena *a)
{
	str text = body->text;
	size_t line = 1;

	*out = (sentences){0};
	for (size_t at = 0, end; at < text.len; at = end) {
		struct body_place place;
		struct sentence *s;

		end = sentence_end(text, at);
		if (end == at) {
			end++;		/* a line's end */
			line++;
			continue;
		}
		s = push(a, out);
		*s = (struct sentence){ .text = { text.s + at, end - at },
			.line = line,
			.start = -1, .end = -1 };
		if (body_place(&place, body, at, end)) {
			s->start = place.start;
			s->end = place.end;
		}
		stand_in(s, rows);
	}
}
