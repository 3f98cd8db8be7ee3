/* SPDX-License-Identifier: MIT */
/* The letter's document number (GB/T 9704-2012 7.2.5), whole or damaged. */
#include "reading/head.h"

#include "lexicon/text.h"

void number_take(struct reader *r, const struct match *m,
    enum certainty certainty, const char *rule)
{
	struct head *h = &r->l->head;
	struct span s = { m->start[1], m->end[0] };

	s = span_trim(r, s);
	h->number = value_of(r, s, certainty, rule);
	h->number.text = number_normal(r, s);
	if (match_has(m, 1))
		h->number_code = value_tight(r, group(m, 1), certainty,
		    rule).text;
	h->number_year = value_narrow(r, group(m, 2));
	h->number_serial = value_narrow(r, group(m, 3));
	ink(r, s, INK_NUMBER);
}

/* The number as it was before its brackets fell out. */
static void number_mended(struct reader *r, const struct match *m)
{
	struct head *h = &r->l->head;

	number_take(r, m, CERTAINTY_LIKELY, "number-mended");
	h->number.text = arena_printf(r->a, TEXT_NUMBER,
	    h->number_code.s, h->number_year.s, h->number_serial.s);
	find_at(r, FINDING_NUMBER_MENDED, group(m, 0),
	    prose_str(r->a, &r->l->prose, group(m, 0)).s);
}

/* A serial of which the digits are but a part says which letter it is no more
 * than its words do. */
static void number_goes_on(struct reader *r, const struct match *m,
    uint32_t end)
{
	struct head *h = &r->l->head;
	struct match rest;
	struct span s;

	if (match_has(m, 4) && m->end[4] > m->start[4])
		return;
	if (!match_in(r, PAT_NUMBER_GOES_ON, m->end[0], end, &rest))
		return;
	s = span_trim(r, (struct span){ m->start[1], rest.end[0] });
	h->number = value_of(r, s, CERTAINTY_OPEN, h->number.rule);
	h->number_serial = (str){0};
	ink(r, s, INK_NUMBER);
	find_at(r, FINDING_NUMBER_OPEN, s, h->number.text.s);
}

void number_line(struct reader *r, uint32_t i)
{
	struct span s = line_span(r, i);
	struct match m;

	if (r->l->head.number.text.s)
		return;
	if (match_in(r, PAT_NUMBER, s.start, s.end, &m)) {
		number_take(r, &m, CERTAINTY_SURE, "number-line");
		number_goes_on(r, &m, s.end);
		m.end[0] = r->l->head.number.in.end;
	} else if (match_in(r, PAT_NUMBER_DAMAGED, s.start, s.end, &m)) {
		number_mended(r, &m);
	} else {
		return;
	}
	/* the title may go on behind it */
	if (!title_is(r, (struct span){ m.end[0], s.end }))
		r->lines.v[i].kind = LINE_HEAD;
}
