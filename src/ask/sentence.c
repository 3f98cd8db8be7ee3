/* SPDX-License-Identifier: MIT */
/* The sentences of a letter. */
#include "ask/sentence.h"

#include "archive/promised.h"
#include "base/full_stop.h"

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
		if (!status.s)
			continue;
		s->status = status;
		s->doubtful = promised_doubtful(r);
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
