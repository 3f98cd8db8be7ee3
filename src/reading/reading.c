/* SPDX-License-Identifier: MIT */
/* Decoded text to the letter: the order of the concerns. */
#include "reading/reading.h"

#include "base/calendar.h"
#include "lexicon/text.h"
#include "reading/evidence.h"
#include "reading/reader.h"
#include "reading/times.h"
#include "reading/when.h"

static void source_of(struct letter *l, const struct text *text)
{
	l->source.encoding = str_of(text->encoding);
	l->source.format = text->format;
	l->source.bytes = text->bytes;
	l->source.points = text->n;
}

/* Where inline marks may stand: the body, and nothing else. */
static struct span body_span(const struct reader *r)
{
	struct span s = r->l->body->in;

	/* Titles and names of the formula are read already. */
	return s;
}

static void profile_times(enum letter_kind kind, struct proposal *proposal,
    const struct profile *p, struct arena *a)
{
	long day, last;

	if (!profile_assigned(p, proposal, &day))
		return;
	proposal->assigned = calendar_write(day, a);
	if (profile_limit(p, kind, day, &last))
		proposal->due = calendar_write(last, a);
}

/* What a profile knows of values that were read. */
static void profile_apply(struct letter *l, const struct profile *p,
    struct arena *a)
{
	struct head *h = &l->head;

	if (!p)
		return;
	l->area_code = p->area_code;
	if (h->class_code)
		h->class_meaning = profile_meaning(p, h->class_code);
	if (h->issuer.text.s)
		h->issuer_canonical = profile_canonical(p, h->issuer.text);
	for (size_t i = 0; i < h->addressees.n; i++)
		h->addressees.v[i].canonical = profile_canonical(p,
		    h->addressees.v[i].value.text);
	for (size_t i = 0; i < h->proposals.n; i++)
		profile_times(l->kind, &h->proposals.v[i], p, a);
}

/* The text in which the letter is looked for. */
static void part_of(struct reader *r, const struct reading_options *o)
{
	r->part = o->part && !o->starts ? o->part : 1;
	r->to = (uint32_t)r->text->n;
	if (o->starts && o->part <= o->parts) {
		r->from = o->starts[o->part - 1];
		r->to = o->starts[o->part];
	}
}

/* Which letter of the file it is; from now on its own text counts.  False: the
 * file has no such letter. */
static bool part_take(struct reader *r, const struct reading_options *o)
{
	struct letter *l = r->l;

	l->part = o->part ? o->part : 1;
	l->parts = o->starts ? o->parts : r->parts;
	l->starts = o->starts ? o->starts : r->starts.v;
	if (l->part > l->parts)
		return false;
	r->from = l->starts[l->part - 1];
	r->to = l->starts[l->part];
	if (l->part > 1)
		letter_find(l, r->a, FINDING_SECOND_LETTER, (struct place){0},
		    arena_printf(r->a, "%u", l->part).s);
	return true;
}

bool reading_prepare(struct reader *r, const struct reading_options *o,
    struct diag *d)
{
	struct span body;

	*r->l = (struct letter){0};
	source_of(r->l, r->text);
	part_of(r, o);
	repair(r);
	tokens_scan(&r->tokens, r->f, r->n, r->a);
	r->pairs = pairs_new(r->f, r->n, r->a);
	if (!lines_find_letter(r, o->force)) {
		diag_add(d, DIAG_NOT_A_LETTER, TEXT_NO_OPENING);
		return false;
	}
	if (!part_take(r, o))
		return false;
	head_read(r);
	site_read(r);
	proposal_read(r);
	if (!o->force && !letter_is(r)) {
		diag_add(d, DIAG_NOT_A_LETTER,
		    "no proposal and no addressee");
		return false;
	}
	outline_read(r);
	body = body_span(r);
	citation_read(r, body);
	cues_read(r);
	whens_read(r, body);
	dates_read(r, body);
	table_read(r);
	quantity_read(r, body);
	times_read(r);
	totals_read(r);
	return true;
}

bool reading_read(struct letter *out, const struct text *text,
    const struct reading_options *o, struct arena *a, struct diag *d)
{
	struct reader r = { .a = a, .l = out, .text = text,
	    .profile = o->profile, .patterns = o->patterns,
	    .weigh = o->weigh };

	if (!reading_prepare(&r, o, d))
		return false;
	entities_read(&r, body_span(&r));
	counted_read(&r);
	status_read(&r);
	account_close(&r);
	doubt_read(&r);
	profile_apply(out, o->profile, a);
	return true;
}
