/* SPDX-License-Identifier: MIT */
/*
 * What stands above the letter and tells of its proposal: rows of a form,
 * the site's index table, the proposal's title alone.
 */
#include "reading/index_table.h"
#include "reading/parties.h"
#include "reading/proposal.h"
#include "reading/session.h"

/* Words that became no value after all: they are not read. */
static void forget(struct reader *r, struct span s)
{
	for (uint32_t i = s.start; i < s.end; i++)
		r->mark[i] &= (uint8_t)~INK_READ;
}

/* The row's names, where the letter has none, or fewer of the same; false: it
 * has them all. */
static bool proposers_row(struct reader *r, struct proposal *p, struct span s,
    bool named)
{
	parties list = {0};
	int count = parties_split(r, &list, s, CERTAINTY_SURE, "proposer-row");

	if (named && (list.n <= p->proposers.n || !str_eq(
	    list.v[0].value.text, p->proposers.v[0].value.text))) {
		forget(r, s);
		return false;
	}
	if (named)
		p->proposers = (parties){0};
	for (size_t i = 0; i < list.n; i++)
		*push(r->a, &p->proposers) = list.v[i];
	if (count)
		p->proposer_count = count;
	return true;
}

/* Who joined them, beside those who are named already. */
static void joined_add(struct reader *r, struct proposal *p, struct span s)
{
	parties list = {0};

	parties_split(r, &list, s, CERTAINTY_SURE, "proposer-row");
	for (size_t i = 0; i < list.n; i++) {
		bool known = false;

		for (size_t k = 0; k < p->proposers.n && !known; k++)
			known = str_eq(p->proposers.v[k].value.text,
			    list.v[i].value.text);
		if (known)
			forget(r, list.v[i].value.in);
		else
			*push(r->a, &p->proposers) = list.v[i];
	}
}

/* A row of the site's table of which no element is made stays one. */
static bool form_row(struct reader *r, struct proposal *p, struct span s,
    bool named, bool site)
{
	struct match m;
	bool taken = true;

	if (match_in(r, PAT_PROPOSER_ROW, s.start, s.end, &m)) {
		taken = proposers_row(r, p, group(&m, 1), named);
	} else if (match_in(r, PAT_JOINED_ROW, s.start, s.end, &m)) {
		joined_add(r, p, group(&m, 1));
	} else if (match_in(r, PAT_TITLE_ROW_LABEL, s.start, s.end, &m)) {
		taken = !p->title.text.s;
		if (taken)
			p->title = value_of(r, group(&m, 1), CERTAINTY_SURE,
			    "title-row");
	} else if (match_in(r, PAT_FORM_NUMBER_ROW, s.start, s.end, &m)) {
		p->number = value_narrow(r, group(&m, 1));
		ink(r, group(&m, 1), INK_NUMBER);
		taken = !site;		/* an attribute, of no place */
	} else {
		return false;
	}
	if (!taken && site)
		return false;
	ink(r, (struct span){ s.start, m.start[1] }, INK_LABEL);
	return true;
}

/* The number alone between the row of the session and that of who proposed. */
static bool number_alone(struct reader *r, struct proposal *p, uint32_t i)
{
	struct session above;
	struct span s = r->lines.v[i].in, next;
	struct match m;

	if (p->number.s || i == r->first || i + 1 >= r->opening ||
	    !match_in(r, PAT_NUMBER_ROW_ALONE, s.start, s.end, &m))
		return false;
	next = r->lines.v[i + 1].in;
	s = group(&m, 1);
	if (!match_in(r, PAT_PROPOSER_LABEL, next.start, next.end, &m) ||
	    !session_in(r, r->lines.v[i - 1].in, &above))
		return false;
	p->number = value_narrow(r, s);
	ink(r, s, INK_NUMBER);
	return true;
}

/* The first of several rows on a line, each label behind a blank; all of s: it
 * holds one. */
static struct span row_first(const struct reader *r, struct span s)
{
	uint32_t label = s.end;
	bool colon = false;

	for (uint32_t i = s.start; i < s.end; i++) {
		if (r->f[i] == ' ' && colon)
			label = i;
		if (r->f[i] != ':')
			continue;
		if (colon && label < i)
			return span_trim(r, (struct span){ s.start, label });
		colon = true;
		label = s.end;
	}
	return s;
}

static bool form_line(struct reader *r, struct proposal *p,
    const struct line *line, bool named)
{
	struct span s = line->in;
	bool any = false;

	while (span_len(s)) {
		struct span row = row_first(r, s);

		any = form_row(r, p, row, named, line->kind == LINE_SITE) ||
		    any;
		s = span_trim(r, (struct span){ row.end, s.end });
	}
	return any;
}

void form_rows(struct reader *r)
{
	struct head *h = &r->l->head;
	bool named = h->proposals.v[0].proposers.n > 0;

	for (uint32_t i = r->first; i < r->opening; i++) {
		struct line *line = &r->lines.v[i];

		if (span_len(line->in) <= 220 && h->proposals.n == 1 &&
		    (form_line(r, &h->proposals.v[0], line, named) ||
		    number_alone(r, &h->proposals.v[0], i)))
			line->kind = LINE_HEAD;
	}
}

/* What the site's index table says of the proposal. */
void site_rows(struct reader *r)
{
	struct proposal *p = &r->l->head.proposals.v[0];
	struct match m;

	for (size_t i = 0; i < r->l->site.n; i++) {
		const struct site_item *item = &r->l->site.v[i];
		struct span s = item->value.in;
		int of = item->of;

		if (of == SITE_PROPOSAL_TITLE && !p->title.text.s)
			p->title = item->value;
		else if (of == SITE_PROPOSAL_NUMBER && !p->number.s &&
		    match_in(r, PAT_SITE_NUMBER, s.start, s.end, &m))
			p->number = value_narrow(r, group(&m, 1));
		else if (of == SITE_PROPOSER && !p->proposers.n)
			parties_split(r, &p->proposers, s, CERTAINTY_LIKELY,
			    "site-row");
	}
}

void title_above(struct reader *r)
{
	struct head *h = &r->l->head;
	struct proposal *p = &h->proposals.v[0];
	struct match m;

	for (uint32_t i = r->first; i < r->opening && !p->title.text.s; i++) {
		struct span s = r->lines.v[i].in;

		if (span_len(s) > 160 || !match_in(r, PAT_TITLE_ALONE_LINE,
		    s.start, s.end, &m) || key_within(&r->tokens,
		    group(&m, 1), KEY_TERM))
			continue;
		p->title = value_of(r, group(&m, 1), CERTAINTY_LIKELY,
		    "title-above");
		if (r->lines.v[i].kind == LINE_OTHER)
			r->lines.v[i].kind = LINE_HEAD;
	}
}
