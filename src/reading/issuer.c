/* SPDX-License-Identifier: MIT */
/*
 * The organ that writes: letterhead, signature, the title's
 * front, the site's index table; what weighs more where they differ.
 */
#include "reading/head.h"
#include "reading/parties.h"

/* A site's menu has organs, too: where its rows part a name from the
 * title, it is no letterhead. */
static bool in_menu(const struct reader *r, uint32_t i)
{
	const struct head *h = &r->l->head;
	bool site = false;

	for (uint32_t k = i + 1; k < r->opening && !site; k++) {
		if (h->title.text.s &&
		    r->lines.v[k].in.start >= h->title.in.start)
			break;
		site = r->lines.v[k].kind == LINE_SITE;
	}
	return site;
}

static bool letterhead_line(struct reader *r, uint32_t i)
{
	struct span s = line_span(r, i);
	struct head *h = &r->l->head;
	struct match m, name;

	if (r->lines.v[i].kind != LINE_OTHER || h->issuer.text.s ||
	    !match_in(r, PAT_LETTERHEAD, s.start, s.end, &m) ||
	    !organ_ends(r, span_trim(r, group(&m, 1))) || in_menu(r, i) ||
	    match_in(r, PAT_OFFICE_INSIDE, s.start, s.end, &name) ||
	    !issuer_speaks(r, group(&m, 1)))
		return false;
	if (match_in(r, PAT_SECOND_NAME, m.end[1], s.end, &name))
		m.end[1] = name.end[0];
	h->issuer = value_tight(r, organ_first(r, group(&m, 1)),
	    match_has(&m, 2) ||
	    h->signature.text.s || h->title.text.s ? CERTAINTY_SURE :
	    CERTAINTY_LIKELY, "letterhead");
	if (match_has(&m, 2))
		ink(r, group(&m, 2), INK_LABEL);
	r->lines.v[i].kind = LINE_HEAD;
	return true;
}

bool issuer_named(const struct reader *r, struct span s)
{
	uint32_t i = s.end - 1;

	if (organ_ends(r, s))
		return true;
	if (!span_len(s) || r->f[i] != ')')
		return false;
	while (i > s.start && r->f[i] != '(')
		i--;
	return i > s.start + 2 && organ_ends(r, span_trim(r,
	    (struct span){ s.start, i }));
}

bool issuer_speaks(struct reader *r, struct span s)
{
	struct match m;

	if (!match_in(r, PAT_GOVERNMENT, s.start, s.end, &m))
		return true;
	for (uint32_t i = r->opening; i < r->last; i++)
		if (match_in(r, PAT_BUREAU_SPEAKS, r->lines.v[i].in.start,
		    r->lines.v[i].in.end, &m))
			return false;
	return true;
}

/* A title whose first line is the organ alone names it as a letterhead does: in
 * full, where the signature is its end. */
static void title_line_names(struct reader *r)
{
	struct head *h = &r->l->head;
	struct span s = { h->title.in.start, h->title.in.start };
	str organ;

	if (h->issuer.text.s || !h->title.text.s || !h->signature.text.s)
		return;
	while (s.end < h->title.in.end && r->f[s.end] != '\n')
		s.end++;
	if (s.end == h->title.in.end || !organ_ends(r, s))
		return;
	organ = value_narrow(r, s);
	if (organ.len > h->signature.text.len &&
	    str_ends(organ, h->signature.text))
		h->issuer = value_tight(r, s, CERTAINTY_SURE, "issuer-title");
}

/* An organ below the title, of the page, that the title's front names in
 * full. */
static void title_names_whole(struct reader *r)
{
	struct head *h = &r->l->head;
	struct span s = h->title.in;
	struct match m;
	str whole;

	if (!h->issuer.text.s || !span_len(s) || h->issuer.in.start < s.end ||
	    !match_in(r, PAT_TITLE_ISSUER, s.start, s.end, &m) ||
	    !organ_ends(r, group(&m, 1)))
		return;
	whole = value_narrow(r, group(&m, 1));
	if (whole.len > h->issuer.text.len &&
	    str_ends(whole, h->issuer.text))
		h->issuer = value_tight(r, group(&m, 1), CERTAINTY_LIKELY,
		    "issuer-title");
}

/*
 * Letterhead and signature name one organ, short or in full, or the signature
 * is right: above the letter a site has its own name.
 */
static void signature_weighs(struct reader *r)
{
	struct head *h = &r->l->head;
	str head = h->issuer.text, signed_by = h->signature.text;

	if (!signed_by.s || (head.s && str_ends(head, signed_by)))
		return;
	if (head.s && !str_ends(signed_by, head))
		find_at(r, FINDING_ISSUER_DIFFERS, h->issuer.in,
		    arena_printf(r->a, "%.*s", (int)head.len, head.s).s);
	h->issuer = h->signature;
	h->issuer.rule = "issuer-signature";
}

/* The organ whose office printed it, of a letter that nobody signed. */
static void printed_names(struct reader *r)
{
	struct head *h = &r->l->head;
	struct match m;

	for (uint32_t i = r->opening + 1; i < r->last && !h->issuer.text.s;
	    i++) {
		struct span s = line_span(r, i);

		if (r->lines.v[i].kind == LINE_TAIL && match_in(r, PAT_PRINTED,
		    s.start, s.end, &m) && organ_ends(r, group(&m, 1)))
			h->issuer = value_tight(r, group(&m, 1),
			    CERTAINTY_LIKELY, "issuer-printed");
	}
}

/* The unit that handled it, below a letter that nobody signed. */
static void handling_unit(struct head *h, const struct letter *l)
{
	for (size_t i = 0; i < l->contacts.n && !h->issuer.text.s; i++) {
		const struct contact *c = &l->contacts.v[i];

		if (c->role != CONTACT_UNIT || !c->field[
		    CONTACT_ORGANIZATION].n || !list_has(LIST_HANDLING_UNITS,
		    c->label))
			continue;
		h->issuer = c->field[CONTACT_ORGANIZATION].v[0];
		h->issuer.certainty = CERTAINTY_LIKELY;
		h->issuer.rule = "issuer-unit";
	}
}

/* The organ in brackets behind the title, where no line above names one: it
 * weighs more than a row of the site. */
static void bracket_names(struct reader *r)
{
	struct head *h = &r->l->head;
	struct match m;

	for (uint32_t i = r->first; i < r->opening; i++) {
		struct span s = line_span(r, i);

		if (h->title.text.s && s.start < h->title.in.end &&
		    s.end > h->title.in.end && match_in(r,
		    PAT_ORGAN_IN_BRACKETS, s.start, s.end, &m) &&
		    organ_ends(r, group(&m, 1)))
			h->issuer = value_tight(r, group(&m, 1),
			    CERTAINTY_LIKELY, "issuer-title");
	}
}

/* The organ at the front of the letter's title, or of the page's. */
static void title_names(struct reader *r)
{
	struct head *h = &r->l->head;
	struct span s = h->title.in;
	struct match m;

	for (uint32_t i = r->first; i <= r->opening && !h->issuer.text.s; i++) {
		if (span_len(s) && match_in(r, PAT_TITLE_ISSUER, s.start,
		    s.end, &m) && organ_ends(r, group(&m, 1)))
			h->issuer = value_tight(r, group(&m, 1),
			    CERTAINTY_LIKELY, "issuer-title");
		s = line_span(r, i);
		if (!title_is(r, s))
			s.end = s.start;
	}
}

void issuer_row(struct reader *r)
{
	struct match m;

	for (uint32_t i = r->first; i < r->opening &&
	    !r->l->head.issuer.text.s; i++) {
		struct span s = line_span(r, i);

		if (!match_in(r, PAT_BULLET_ORGAN, s.start, s.end, &m) ||
		    !organ_ends(r, group(&m, 1)))
			continue;
		r->l->head.issuer = value_tight(r, group(&m, 1),
		    CERTAINTY_LIKELY, "site-row");
		r->lines.v[i].kind = LINE_SITE;
	}
}

void issuer_read(struct reader *r, uint32_t end)
{
	struct head *h = &r->l->head;

	bracket_names(r);
	for (uint32_t i = end; i-- > r->first; )
		letterhead_line(r, i);
	if (h->signature.text.s && !issuer_speaks(r, h->signature.in))
		h->signature.text.s = NULL;
	title_line_names(r);
	title_names_whole(r);
	signature_weighs(r);
	title_names(r);
	printed_names(r);
	handling_unit(h, r->l);
}
