/* SPDX-License-Identifier: MIT */
/*
 * What the letter answers: session, number, title and proposers of each
 * proposal, from the letter's title and its opening formula.
 */
#include "reading/head.h"
#include "reading/parties.h"
#include "reading/proposal.h"
#include "reading/session.h"

/* --- number */

typedef struct VEC(str) strings;

static void numbers_in(struct reader *r, struct span s, strings *out)
{
	struct match m, more;

	if (!match_in(r, PAT_REFERENCE, s.start, s.end, &m)) {
		if (!match_in(r, PAT_REFERENCE_BARE, s.start, s.end, &m))
			return;
		for (int g = 1; g <= 6; g++)
			if (match_has(&m, g))
				*push(r->a, out) = value_narrow(r,
				    group(&m, g));
		ink(r, group(&m, 0), INK_NUMBER);
		return;
	}
	*push(r->a, out) = value_narrow(r, group(&m, 1));
	ink(r, group(&m, 0), INK_NUMBER);
	if (!match_has(&m, 2))
		return;
	for (uint32_t from = m.start[2]; match_from(r, PAT_REFERENCE_MORE,
	    m.start[2], from, m.end[2], &more); from = more.end[0])
		*push(r->a, out) = value_narrow(r, group(&more, 1));
}

/* --- title in the opening formula */

static struct span formula_of(struct reader *r)
{
	struct span s = r->lines.v[r->opening].in;
	struct match m;
	uint32_t limit = span_len(s) > 600 ? s.start + 600 : s.end;
	uint32_t from = s.start;

	/* Thanks may come first: the formula is the sentence that proposes. */
	while (match_from(r, PAT_FORMULA_END, s.start, from, limit, &m)) {
		struct span part = { s.start, m.end[0] };

		if (keys_within(&r->tokens, part, KEYS(SUGGESTION) |
		    KEYS(PROPOSAL) | KEYS(MOTION) | KEYS(PROPOSED)))
			return part;
		from = m.end[0];
	}
	return (struct span){ s.start, limit };
}

/* Of it the sentence that proposes, without the thanks before it. */
static struct span sentence_of(const struct reader *r, struct span s)
{
	for (uint32_t i = s.end; i-- > s.start; ) {
		struct span part = { i + 1, s.end };

		if (r->f[i] == '!' || (r->f[i] == CHAR_FULL_STOP &&
		    i + 1 < s.end))
			return keys_within(&r->tokens, part, KEYS(PROPOSED) |
			    KEYS(SUBMITTED) | KEYS(AS_PROPOSED)) ? part : s;
	}
	return s;
}

/* Whether blanks set its words apart, as where what was underlined was filled
 * in. */
static bool has_gap(const struct reader *r, struct span s)
{
	for (uint32_t i = s.start; i + 1 < s.end; i++)
		if (r->f[i] == ' ' && r->f[i + 1] == ' ')
			return true;
	return false;
}

static struct proposal *proposal_add(struct reader *r, struct span title)
{
	struct proposal *p = push(r->a, &r->l->head.proposals);
	uint32_t about;
	struct match m;

	title = span_trim(r, title);
	about = key_end(&r->tokens, title.start, KEY_ABOUT);
	if (about && key_at(&r->tokens, about, KEY_ABOUT))
		title.start = about;		/* printed twice */
	if (match_in(r, PAT_PROPOSAL_NUMBER_BEHIND, title.start, title.end, &m))
		title.end = m.start[0];
	if (span_len(title) && has_gap(r, title))
		p->title = value_tight(r, title, CERTAINTY_SURE,
		    "opening-title");
	else if (span_len(title))
		p->title = value_of(r, title, CERTAINTY_SURE, "opening-title");
	return p;
}

/* Whether the quotation stands within a bare title, which goes on behind it. */
static bool inside_bare(struct reader *r, struct span s, const struct match *m)
{
	struct match w;

	return match_in(r, PAT_BARE_LEAD, s.start, m->start[0], &w) &&
	    match_in(r, PAT_BARE_REST, m->start[3], s.end, &w);
}

/* Whether the quotation with the groups of quoted_title is a proposal's. */
static bool is_title(struct reader *r, struct span s, const struct match *m)
{
	struct span t = group(m, 2);
	uint32_t b = m->start[0];
	struct match w;

	if (set_has(SET_QUOTES_OPEN, r->f[t.start]) ||
	    match_in(r, PAT_SHORT_FORM, s.start, b, &w))
		return false;
	if (match_in(r, PAT_TITLE_WORDS, t.start, t.end, &w))
		return true;
	if (b >= s.start + 2 && key_before(&r->tokens, b, KEY_ABOUT))
		return match_in(r, PAT_QUOTED_ALONE, m->start[3], s.end, &w);
	if ((b > s.start && key_before(&r->tokens, b, KEY_FOR)) ||
	    inside_bare(r, s, m))
		return false;	/* bare, with a quotation in it */
	return r->f[m->start[1]] == CHAR_TITLE_LEFT ||
	    key_at(&r->tokens, t.start, KEY_ABOUT) ||
	    match_in(r, PAT_TITLE_NOUN, m->start[3], s.end, &w);
}

/* One proposal a quoted title of the formula. */
static void titles_quoted(struct reader *r, struct span s)
{
	struct match m;

	for (uint32_t from = s.start; match_from(r, PAT_QUOTED_TITLE,
	    s.start, from, s.end, &m); from = m.end[0])
		if (is_title(r, s, &m)) {
			proposal_add(r, group(&m, 2));
			ink(r, group(&m, 0), INK_NUMBER);
		}
}

static void titles_read(struct reader *r, struct span s)
{
	struct match m;

	titles_quoted(r, s);
	if (r->l->head.proposals.n)
		return;
	if (match_in(r, PAT_BARE_TITLE, s.start, s.end, &m) ||
	    match_in(r, PAT_PLAIN_TITLE, s.start, s.end, &m)) {
		proposal_add(r, group(&m, 1));
		r->l->head.proposals.v[0].title.certainty = CERTAINTY_LIKELY;
		ink(r, group(&m, 1), INK_NUMBER);
	} else {
		proposal_add(r, (struct span){0});
	}
}

/* --- kind */

static enum proposal_kind kind_of(const struct reader *r, str assembly,
    struct span title, struct span formula)
{
	struct match m;
	bool motion = !key_within(&r->tokens, title,
	    KEY_SUGGESTION_NUMBER) &&
	    (match_in(r, PAT_MOTION_WORDS, title.start, title.end, &m) ||
	    match_in(r, PAT_MOTION_WORDS, formula.start, formula.end, &m)) &&
	    !match_in(r, PAT_MOTION_TURNED, title.start, formula.end, &m);

	assembly = utf8_folded(r->a, assembly);
	if (list_in(LIST_CONFERENCE, assembly))
		return PROPOSAL_PROPOSAL;
	if (list_in(LIST_PEOPLES_CONGRESS, assembly))
		return motion ? PROPOSAL_MOTION : PROPOSAL_SUGGESTION;
	return PROPOSAL_UNKNOWN;
}

static bool is_party(const struct reader *r, const struct party *p)
{
	const char *kind = organ_kind(r, p->value.in);

	return kind && !strcmp(kind, "party");
}

/* Without a session phrase: two words must agree. */
static enum proposal_kind kind_by_words(const struct reader *r,
    struct span all)
{
	const struct head *h = &r->l->head;
	bool member = keys_within(&r->tokens, all, KEYS(MEMBER) |
	    KEYS(CONFERENCE));
	bool deputy = keys_within(&r->tokens, all, KEYS(DEPUTY) |
	    KEYS(CONGRESS));

	/* a party proposes to the conference alone */
	for (size_t i = 0; i < h->addressees.n && !member; i++)
		member = key_within(&r->tokens, all, KEY_PROPOSAL) &&
		    is_party(r, &h->addressees.v[i]);
	if (member && !deputy)
		return PROPOSAL_PROPOSAL;
	if (deputy && !member)
		return PROPOSAL_SUGGESTION;
	return PROPOSAL_UNKNOWN;
}

/* Reports of opinion and what delegates of a party congress propose are no
 * kind of proposal. */
static bool other_matter(const struct reader *r)
{
	for (uint32_t i = r->first; i <= r->opening; i++) {
		const struct line *l = &r->lines.v[i];

		if (l->kind != LINE_SITE && keys_within(&r->tokens,
		    l->in, KEYS(OPINION_REPORT) | KEYS(PARTY_DELEGATE)))
			return true;
	}
	return false;
}

/* Whether the numbers stand before their titles. */
static bool numbers_lead(struct reader *r, struct span formula)
{
	struct span title = r->l->head.proposals.v[0].title.in;
	struct match m;

	return title.start > formula.start && match_in(r, PAT_REFERENCE,
	    formula.start, title.start, &m) && m.end[0] + 2 >= title.start;
}

/* The words of the formula in which proposal i has its number; of several each
 * between its own title and the next, or the one before. */
static struct span number_place(struct reader *r, struct span formula,
    size_t i, bool lead)
{
	const struct head *h = &r->l->head;
	size_t n = h->proposals.n;

	if (n < 2 || !h->proposals.v[i].title.text.s)
		return formula;
	if (lead)
		return (struct span){ i ? h->proposals.v[i - 1].title.in.end :
		    formula.start, h->proposals.v[i].title.in.start };
	return (struct span){ h->proposals.v[i].title.in.end, i + 1 < n ?
	    h->proposals.v[i + 1].title.in.start : formula.end };
}

/* Numbers of the title, else of the formula, one a proposal. */
static void numbers_read(struct reader *r, struct span formula)
{
	struct head *h = &r->l->head;
	strings list = {0}, said = {0};
	bool lead = numbers_lead(r, formula);
	struct letter l;
	struct reader t = title_alone(r, &l);

	numbers_in(&t, (struct span){ 0, t.n }, &list);
	for (size_t i = 0; i < h->proposals.n; i++) {
		struct proposal *p = &h->proposals.v[i];
		struct span rest = number_place(r, formula, i, lead);

		said.n = 0;
		numbers_in(r, rest, &said);
		if (said.n && h->proposals.n > 1)
			p->number = said.v[0];
		else if (i < list.n)
			p->number = list.v[i];
		else if (said.n)
			p->number = said.v[0];
		if (said.n && i < list.n && list.n <= h->proposals.n &&
		    p->number.s && !str_ends(said.v[0], p->number) &&
		    !str_ends(p->number, said.v[0]))
			find_at(r, FINDING_NUMBER_DIFFERS, rest, said.v[0].s);
	}
	for (size_t i = h->proposals.n; i < list.n; i++) {
		struct proposal *p = push(r->a, &h->proposals);

		p->number = list.v[i];
		p->proposers = h->proposals.v[0].proposers;
	}
}

/* The number in another title of the page, where neither the letter's own nor
 * its formula has one. */
static void number_above(struct reader *r)
{
	struct head *h = &r->l->head;
	struct proposal *p = &h->proposals.v[0];

	for (uint32_t i = r->first; i < r->opening && h->proposals.n == 1 &&
	    !p->number.s; i++) {
		struct span s = r->lines.v[i].in;
		strings list = {0};
		struct match m;

		if (!title_is(r, s) && !match_in(r, PAT_TITLE_TORN, s.start,
		    s.end, &m))
			continue;
		numbers_in(r, s, &list);
		if (list.n == 1)
			p->number = list.v[0];
	}
}

/* Of several proposals each has the session that the words before its title
 * name. */
static void sessions_read(struct reader *r, struct span formula)
{
	struct head *h = &r->l->head;
	uint32_t from = formula.start;

	for (size_t i = 0; h->proposals.n > 1 && i < h->proposals.n; i++) {
		struct proposal *p = &h->proposals.v[i];
		struct session own;

		if (!p->title.text.s)
			continue;
		if (session_in(r, (struct span){ from, p->title.in.start },
		    &own) && own.term > 0 && own.session > 0) {
			p->term = own.term;
			p->session = own.session;
			if (own.assembly.len)
				p->assembly = own.assembly;
		}
		from = p->title.in.end;
	}
}

void proposal_read(struct reader *r)
{
	struct head *h = &r->l->head;
	struct span formula = formula_of(r);
	struct session at = {0};
	struct span title = h->title.text.s ? h->title.in : (struct span){0};
	bool found = session_any(r, formula, &at);
	enum proposal_kind kind;

	r->formula = formula;
	titles_read(r, sentence_of(r, formula));
	proposers_read(r, sentence_of(r, formula));
	proposers_behind(r, formula.end);
	proposers_pair(r);
	form_rows(r);
	title_above(r);
	numbers_read(r, formula);
	site_rows(r);
	number_above(r);
	kind = found && !other_matter(r) ? kind_of(r, at.assembly, title,
	    formula) : PROPOSAL_UNKNOWN;
	for (uint32_t i = r->opening; kind == PROPOSAL_UNKNOWN &&
	    !other_matter(r); i--) {
		if (r->lines.v[i].kind != LINE_SITE)	/* menus have both */
			kind = kind_by_words(r, (struct span){ r->lines.v[i]
			    .in.start, formula.end });
		if (i == r->first)
			break;
	}
	if (kind == PROPOSAL_UNKNOWN)
		find_at(r, FINDING_KIND_UNKNOWN, formula, NULL);
	if (at.lost)
		find_at(r, FINDING_SESSION_LOST, at.in,
		    prose_str(r->a, &r->l->prose, at.in).s);
	for (size_t i = 0; i < h->proposals.n; i++) {
		struct proposal *p = &h->proposals.v[i];

		p->kind = kind;
		if (at.assembly.len)
			p->assembly = at.assembly;
		p->term = at.term > 0 ? at.term : 0;
		p->session = at.session > 0 ? at.session : 0;
	}
	sessions_read(r, formula);
}
