/* SPDX-License-Identifier: MIT */
/*
 * The parts of the letter above its body (GB/T 9704-2012 7.2, 7.3): organ,
 * number, title, addressee; and its kind.
 */
#include "reading/head.h"
#include "reading/index_table.h"
#include "reading/parties.h"

/* --- addressee */

static bool addressee_line(struct reader *r, uint32_t i)
{
	struct span s = line_span(r, i);
	struct head *h = &r->l->head;
	struct match m, w;
	bool colon, words;

	if (match_in(r, PAT_GREETING, s.start, s.end, &m)) {
		ink(r, s, INK_LABEL);
		r->lines.v[i].kind = LINE_HEAD;
		return false;
	}
	if (r->lines.v[i].kind != LINE_OTHER || span_len(s) > 130 ||
	    !match_in(r, PAT_ADDRESSEE, s.start, s.end, &m) ||
	    match_in(r, PAT_ADDRESSEE_NEVER, m.start[1], m.end[1], &w))
		return false;
	colon = match_has(&m, 2);
	words = match_in(r, PAT_ADDRESSEE_WORDS, m.start[1], m.end[1], &w);
	if (!colon && !words)
		return false;
	if (!words && !organ_ends(r, group(&m, 1)) && (span_len(s) > 16 ||
	    match_in(r, PAT_FORM_LABEL, m.start[1], m.end[1], &w)))
		return false;
	if (title_is(r, s))
		return false;
	ink(r, s, INK_LABEL);
	parties_split(r, &h->addressees, group(&m, 1), colon ?
	    CERTAINTY_SURE : CERTAINTY_LIKELY, "addressee-line");
	r->lines.v[i].kind = LINE_ADDRESSEE;
	return h->addressees.n > 0;
}

/* The people in the lines above the last of the salutation, before them; where
 * the first of them stands. */
static uint32_t addressees_above(struct reader *r, uint32_t last)
{
	struct head *h = &r->l->head;
	parties below = h->addressees;
	uint32_t first = last;
	struct match m;

	while (first > r->first && r->lines.v[first - 1].kind == LINE_OTHER &&
	    match_in(r, PAT_ADDRESSEES_ABOVE, line_span(r, first - 1).start,
	    line_span(r, first - 1).end, &m))
		first--;
	if (first == last || below.v[0].kind != PARTY_PERSON)
		return last;
	h->addressees = (parties){0};
	for (uint32_t i = first; i < last; i++) {
		struct span s = line_span(r, i);

		ink(r, s, INK_LABEL);
		parties_split(r, &h->addressees, s, CERTAINTY_SURE,
		    "addressee-line");
		r->lines.v[i].kind = LINE_ADDRESSEE;
	}
	for (size_t i = 0; i < below.n; i++)
		*push(r->a, &h->addressees) = below.v[i];
	return first;
}

/* An organ without a colon, right above the opening and below the title, that
 * has not signed: the lead unit of a co-handling opinion. */
static bool addressee_organ(struct reader *r)
{
	struct head *h = &r->l->head;
	uint32_t i = r->opening;
	struct span s;
	struct match m;

	if (h->addressees.n || i-- <= r->first ||
	    r->lines.v[i].kind != LINE_OTHER)
		return false;
	s = line_span(r, i);
	if (span_len(s) > 30 || !match_in(r, PAT_LETTERHEAD, s.start, s.end,
	    &m) || match_has(&m, 2) || !organ_ends(r, s) ||
	    (h->title.text.s ? s.start < h->title.in.end :
	    !h->signature.text.s) ||
	    str_eq(value_narrow(r, s), h->signature.text))
		return false;
	parties_split(r, &h->addressees, s, CERTAINTY_LIKELY,
	    "addressee-organ");
	r->lines.v[i].kind = LINE_ADDRESSEE;
	return h->addressees.n > 0;
}

static void head_line(struct reader *r, uint32_t i)
{
	struct span s = line_span(r, i);
	struct line *line = &r->lines.v[i];
	struct match m;
	bool read = false;

	if (line->kind == LINE_SITE || span_len(s) > 200)
		return;
	number_line(r, i);
	read = class_in(r, i, true) || line->kind == LINE_HEAD;
	if (span_len(s) < 80) {
		read = signatory_in(r, s) || read;
		read = disclosure_in(r, s, CERTAINTY_SURE, "disclosure-line") ||
		    read;
	}
	if (read && line->kind == LINE_OTHER && (match_in(r, PAT_CLASS_ALONE,
	    s.start, s.end, &m) || !title_ends(r, i)))
		line->kind = LINE_HEAD;
}

/* Marks in the site's index table; a class counts where the letter has none. */
static void site_marks(struct reader *r)
{
	struct head *h = &r->l->head;

	for (uint32_t i = r->first; i < r->opening; i++) {
		struct span s = line_span(r, i);
		struct match m;

		if (r->lines.v[i].kind != LINE_SITE || span_len(s) > 400)
			continue;
		if (i + 1 < r->opening && site_label(r, s, &m))
			s.end = line_span(r, i + 1).end;
		if (!h->class_code && class_in(r, i, false))
			h->result_class.rule = "site-row";
		if (match_in(r, PAT_DISCLOSURE_ROW, s.start, s.end, &m))
			disclosure_in(r, group(&m, 0), CERTAINTY_LIKELY,
			    "site-row");
	}
}

/* A letter to people answers them, and may well speak of the opinions of the
 * units that handle the proposal with it. */
static bool to_people(const struct head *h)
{
	for (size_t i = 0; i < h->addressees.n; i++)
		if (h->addressees.v[i].kind == PARTY_PERSON)
			return true;
	return false;
}

/* Whether it is to one unit that handles proposals and makes none. */
static bool to_unit(struct reader *r)
{
	const struct head *h = &r->l->head;
	struct match m;

	return h->addressees.n == 1 && match_in(r, PAT_LEAD_UNIT,
	    h->addressees.v[0].value.in.start,
	    h->addressees.v[0].value.in.end, &m);
}

static void kind_read(struct reader *r)
{
	struct head *h = &r->l->head;
	struct span open = line_span(r, r->opening);
	struct match m;
	bool is = h->title.text.s && match_in(r, PAT_COHANDLING,
	    h->title.in.start, h->title.in.end, &m);

	if (!is && span_len(open) < 400 && !to_people(h))
		is = match_in(r, PAT_COHANDLING, open.start, open.end, &m) ||
		    (to_unit(r) && match_in(r, PAT_OTHERS_PROPOSE, open.start,
		    open.end, &m));
	r->l->kind = is ? LETTER_COHANDLING : LETTER_REPLY;
}

static void handlers_above(struct reader *r)
{
	struct match m;

	for (uint32_t i = r->first; i < r->opening; i++) {
		struct line *l = &r->lines.v[i];

		if (l->kind == LINE_OTHER && match_in(r, PAT_HANDLER_ROW,
		    l->in.start, l->in.end, &m) && contact_line(r, l)) {
			contact_read(r, i, l->in);
			l->kind = LINE_HEAD;
		}
	}
}

static void head_region(struct reader *r)
{
	struct span *in = &r->l->head.in;

	for (uint32_t i = r->first; i < r->opening; i++)
		if (r->lines.v[i].kind == LINE_HEAD ||
		    r->lines.v[i].kind == LINE_ADDRESSEE)
			span_widen(in, line_span(r, i));
}

void head_read(struct reader *r)
{
	uint32_t end = r->opening;

	for (uint32_t i = r->opening, tried = 0; i-- > r->first && tried < 4;
	    tried++)
		if (addressee_line(r, i)) {
			end = addressees_above(r, i);
			break;
		}
	for (uint32_t i = r->first; i < r->opening; i++)
		head_line(r, i);
	title_read(r, r->opening);
	title_again(r, r->opening);
	handlers_above(r);
	tail_read(r);
	if (!r->l->head.date.text.s)
		date_above(r);
	if (addressee_organ(r))
		end = r->opening - 1;
	issuer_read(r, end);
	disclosure_in_body(r);
	site_marks(r);
	kind_read(r);
	head_region(r);
}
