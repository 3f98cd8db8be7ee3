/* SPDX-License-Identifier: MIT */
/* Who proposed: from the words before a proposal's title, the salutation and
 * what stands in brackets behind the title. */
#include "reading/parties.h"
#include "reading/proposal.h"
#include "reading/session.h"

/* The assembly itself, or its office, sends proposals on and makes none. */
static bool is_assembly(const struct reader *r, struct span s)
{
	struct match m;

	return match_in(r, PAT_ASSEMBLY_ITSELF, s.start, s.end, &m);
}

/* Of those to whom the letter is, the ones that s names; all, where it names
 * none. */
static void addressees_of(struct reader *r, struct proposal *p, struct span s)
{
	const struct head *h = &r->l->head;
	str words = prose_str(r->a, &r->l->prose, s);

	for (int named = 1; named >= 0 && !p->proposers.n; named--)
		for (size_t i = 0; i < h->addressees.n; i++)
			if (!is_assembly(r, h->addressees.v[i].value.in) &&
			    (!named || str_has(words,
			    h->addressees.v[i].value.text)))
				*push(r->a, &p->proposers) =
				    h->addressees.v[i];
}

/* How many they are, as the salutation says. */
static int addressee_count(struct reader *r)
{
	int count = 0;

	for (uint32_t i = r->first; i < r->opening && !count; i++)
		if (r->lines.v[i].kind == LINE_ADDRESSEE)
			count = parties_count(r, r->lines.v[i].in);
	return count;
}

/* Those whom the letter addresses, and whom it names beside them. */
static void proposers_addressed(struct reader *r, struct proposal *p,
    struct span s)
{
	struct match m;

	addressees_of(r, p, (struct span){0});
	p->proposer_count = addressee_count(r);
	if (match_in(r, PAT_WITH_THEM, s.start, s.end, &m))
		parties_split(r, &p->proposers, group(&m, 1),
		    CERTAINTY_LIKELY, "opening-proposer");
}

/* The end of an addressee's name stands for all of it: the liaison group. */
static void named_in_full(const struct head *h, struct proposal *p)
{
	for (size_t i = 0; i < p->proposers.n; i++)
		for (size_t k = 0; k < h->addressees.n; k++)
			if (p->proposers.v[i].kind == PARTY_ORGANIZATION &&
			    str_ends(h->addressees.v[k].value.text,
			    p->proposers.v[i].value.text))
				p->proposers.v[i] = h->addressees.v[k];
}

static void proposers_of(struct reader *r, struct proposal *p, struct span s)
{
	bool reply = r->l->kind != LETTER_COHANDLING;
	struct match m;
	int count;

	if (reply && match_in(r, PAT_SECOND_PERSON, s.start, s.end, &m)) {
		proposers_addressed(r, p, s);
	} else if (match_in(r, PAT_PASSED_ON, s.start, s.end, &m)) {
		p->proposer_count = parties_split(r, &p->proposers,
		    group(&m, 1), CERTAINTY_LIKELY, "opening-proposer");
	} else if (match_in(r, PAT_THIRD_PERSON, s.start, s.end, &m)) {
		p->proposer_count = parties_split(r, &p->proposers,
		    group(&m, 2), CERTAINTY_LIKELY, "opening-proposer");
		named_in_full(&r->l->head, p);
	} else if (reply) {
		addressees_of(r, p, s);
		p->proposer_count = addressee_count(r);
	}
	if ((count = parties_count(r, s)))
		p->proposer_count = count;
}

/* What the letter's title says of them, where nothing else does. */
static void proposers_titled(struct reader *r)
{
	struct head *h = &r->l->head;
	struct proposal *p = &h->proposals.v[0];
	struct span s = h->title.in;
	struct match m;

	if (!h->title.text.s || h->proposals.n != 1)
		return;
	if (!p->proposers.n && (match_in(r, PAT_TITLE_PROPOSER, s.start,
	    s.end, &m) || match_in(r, PAT_TITLE_BRACKET, s.start, s.end,
	    &m)))
		parties_split(r, &p->proposers, group(&m, 1),
		    CERTAINTY_LIKELY, "title-proposer");
	if (!p->proposer_count)
		p->proposer_count = parties_count(r, s);
}

/* Whom a letter to the unit in the lead names further down, where its opening
 * names nobody. */
static void proposers_told(struct reader *r)
{
	struct head *h = &r->l->head;
	struct match m;

	if (r->l->kind != LETTER_COHANDLING || h->proposals.n != 1 ||
	    h->proposals.v[0].proposers.n)
		return;
	for (uint32_t i = r->opening; i < r->tail; i++) {
		struct span s = r->lines.v[i].in;

		if (!match_in(r, PAT_PROPOSER_NAMED, s.start, s.end, &m))
			continue;
		parties_split(r, &h->proposals.v[0].proposers, group(&m, 1),
		    CERTAINTY_LIKELY, "body-proposer");
		return;
	}
}

void proposers_behind(struct reader *r, uint32_t end)
{
	struct head *h = &r->l->head;

	for (size_t i = 0; i < h->proposals.n; i++) {
		struct proposal *p = &h->proposals.v[i];
		struct match m;

		if (!p->title.text.s || !match_in(r, PAT_PROPOSER_BEHIND,
		    p->title.in.end, end, &m))
			continue;
		p->proposers = (parties){0};
		p->proposer_count = parties_split(r, &p->proposers,
		    group(&m, 1), CERTAINTY_SURE, "opening-proposer");
	}
}

/* As many people addressed as proposals, and no word of who proposed which:
 * each in turn.  Fewer or more: any may have proposed any. */
void proposers_pair(struct reader *r)
{
	struct head *h = &r->l->head;
	size_t n = h->addressees.n, many = h->proposals.n;
	struct match m;

	if (match_in(r, PAT_YOU_ALL, r->formula.start, r->formula.end, &m))
		return;
	for (size_t i = 0; i < many; i++)
		if (many < 2 || n < 2 || h->proposals.v[i].proposers.n != n)
			return;
	for (size_t i = 0; i < many; i++) {
		struct proposal *p = &h->proposals.v[i];
		parties own = {0};

		for (size_t k = 0; k < n; k++)
			if (n != many || k == i)
				*push(r->a, &own) = p->proposers.v[k];
		for (size_t k = 0; k < own.n; k++)
			own.v[k].value.certainty = CERTAINTY_LIKELY;
		p->proposers = own;
	}
}

/* Behind a title's mark and a number in brackets. */
static uint32_t behind_bracket(const struct reader *r, uint32_t i,
    uint32_t end)
{
	uint32_t k = i;

	while (k < end && set_has(SET_QUOTED_BEHIND, r->f[k]))
		k++;
	if (k == i || k >= end || r->f[k] != '(')
		return i;
	while (k < end && r->f[k] != ')')
		k++;
	if (k >= end)
		return i;
	k++;
	return k < end && set_has(SET_ANDS, r->f[k]) ? k + 1 : k;
}

/* The proposers of each: from the words before its title. */
void proposers_read(struct reader *r, struct span s)
{
	struct head *h = &r->l->head;
	uint32_t from = s.start;

	for (size_t i = 0; i < h->proposals.n; i++) {
		struct proposal *p = &h->proposals.v[i];
		uint32_t end = p->title.text.s ? p->title.in.start : s.end;

		proposers_of(r, p, (struct span){ behind_bracket(r, from,
		    end), end });
		if (p->title.text.s)
			from = p->title.in.end;
	}
	for (size_t i = 1; i < h->proposals.n; i++)
		if (!h->proposals.v[i].proposers.n) {
			h->proposals.v[i].proposers =
			    h->proposals.v[0].proposers;
		}
	proposers_titled(r);
	proposers_told(r);
}
