/* SPDX-License-Identifier: MIT */
/*
 * The account: every code point of the source that is not white space lies in
 * the place of an element or in a line of residue.
 */
#include "reading/reader.h"

/* What is seen and known is that of the reader's part of the text. */
static void cover(const struct reader *r, uint8_t *seen, struct place p)
{
	if (p.start < r->from)
		p.start = r->from;
	if (p.end > r->to)
		p.end = r->to;
	if (p.start < p.end)
		memset(seen + (p.start - r->from), 1, p.end - p.start);
}

static void cover_value(const struct reader *r, uint8_t *seen,
    const struct value *v)
{
	if (v->text.s)
		cover(r, seen, v->at);
}

static void cover_span(struct reader *r, uint8_t *seen, struct span s)
{
	if (span_len(s))
		cover(r, seen, prose_place(&r->l->prose, s));
}

static void cover_head(struct reader *r, uint8_t *seen)
{
	struct head *h = &r->l->head;

	cover_value(r, seen, &h->result_class);
	cover_value(r, seen, &h->disclosure);
	cover_value(r, seen, &h->issuer);
	cover_value(r, seen, &h->signature);
	cover_value(r, seen, &h->number);
	cover_value(r, seen, &h->title);
	cover_value(r, seen, &h->date);
	for (size_t i = 0; i < h->signatories.n; i++)
		cover_value(r, seen, &h->signatories.v[i]);
	for (size_t i = 0; i < h->addressees.n; i++)
		cover_value(r, seen, &h->addressees.v[i].value);
	for (size_t i = 0; i < h->proposals.n; i++) {
		struct proposal *p = &h->proposals.v[i];

		cover_value(r, seen, &p->title);
		for (size_t k = 0; k < p->proposers.n; k++)
			cover_value(r, seen, &p->proposers.v[k].value);
	}
}

/* What a run of the source that no element covers was. */
static enum residue_kind kind_of(const struct reader *r, const uint8_t *known,
    uint32_t from, uint32_t to)
{
	bool site = false;

	for (uint32_t i = from; i < to; i++) {
		if (utf_is_space(r->text->c[i]))
			continue;
		if (known[i - r->from] == 2)
			site = true;
		else if (!known[i - r->from])
			return RESIDUE_UNREAD;
	}
	return site ? RESIDUE_SITE : RESIDUE_LABEL;
}

/* Whether nobody misses c: punctuation, ornaments. */
static bool is_mark(uint32_t c)
{
	if (c <= 0x7F)
		return c == '#' || c == '*' || c == '|';
	return !utf_is_han(c) && !is_latin_or_digit(fold_point(c));
}

/* For each source code point: 1 a label or mark, 2 the page around. */
static void known_set(const struct reader *r, uint8_t *known, uint32_t i,
    uint8_t as)
{
	uint32_t at = r->at[i];

	if (at >= r->from && at < r->to)
		known[at - r->from] = as;
}

static uint8_t *known_of(struct reader *r)
{
	uint8_t *known = arena_new(r->a, uint8_t, r->to - r->from + 1);

	for (uint32_t i = 0; i < r->to - r->from; i++)
		known[i] = 1;		/* not in the prose: repaired */
	for (uint32_t i = 0; i < r->n; i++)
		known_set(r, known, i, is_mark(r->text->c[r->at[i]]));
	for (uint32_t i = 0; i < r->n; i++)
		if (r->mark[i] & (INK_LABEL | INK_READ))
			known_set(r, known, i, 1);
	for (size_t k = 0; k < r->lines.n; k++)
		if (r->lines.v[k].kind == LINE_SITE)
			for (uint32_t i = r->lines.v[k].in.start;
			    i < r->lines.v[k].in.end; i++)
				known_set(r, known, i, 2);
	return known;
}

static void residue_add(struct reader *r, const uint8_t *known,
    uint32_t from, uint32_t to)
{
	struct residue *x;

	while (from < to && utf_is_space(r->text->c[from]))
		from++;
	while (to > from && utf_is_space(r->text->c[to - 1]))
		to--;
	if (from == to)
		return;
	x = push(r->a, &r->l->residue);
	x->kind = kind_of(r, known, from, to);
	x->at = (struct place){ from, to };
	x->text = utf8_of(r->a, r->text->c + from, to - from);
}

void account_close(struct reader *r)
{
	const uint32_t *c = r->text->c;
	uint8_t *seen = arena_new(r->a, uint8_t, r->to - r->from + 1);
	uint8_t *known = known_of(r);

	cover_head(r, seen);
	cover_span(r, seen, r->l->body->in);
	cover_span(r, seen, r->l->contacts_in);
	cover_span(r, seen, r->l->copies_in);
	cover_span(r, seen, r->l->attachments_in);
	for (size_t i = 0; i < r->l->site.n; i++)
		cover_value(r, seen, &r->l->site.v[i].value);
	for (uint32_t i = r->from; i < r->to; ) {
		uint32_t from = i;

		while (i < r->to && !seen[i - r->from] && c[i] != '\n')
			i++;
		residue_add(r, known, from, i);
		while (i < r->to && (seen[i - r->from] || c[i] == '\n'))
			i++;
	}
	for (uint32_t i = r->from; i < r->to; i++)
		r->l->ink += !utf_is_space(c[i]);
	r->l->accounted = r->l->ink;
	for (size_t i = 0; i < r->l->residue.n; i++)
		if (r->l->residue.v[i].kind == RESIDUE_UNREAD)
			for (uint32_t k = r->l->residue.v[i].at.start;
			    k < r->l->residue.v[i].at.end; k++)
				r->l->accounted -=
				    !utf_is_space(r->text->c[k]);
}
