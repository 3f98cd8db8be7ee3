/* SPDX-License-Identifier: MIT */
/* Rules over a letter, in the order of their rows: each adds what it finds. */
#include <stdlib.h>

#include "checks/common.h"

#define NEED(id, zh, en) NEED_##id = 1 << NEED_BIT_##id,
enum need {
#include "checks/need.def"
	ONLY_REPLY = NEED_REPLY, ONLY_COHANDLING = NEED_COHANDLING
};
#undef NEED

static const struct { const char *zh, *en; } needs[NEED_BITS] = {
#define NEED(id, zh, en) [NEED_BIT_##id] = { zh, en },
#include "checks/need.def"
#undef NEED
};

#define rule_NONE NULL	/* what reading finds needs no check */
static const struct {
	uint32_t needs;
	void (*rule)(struct check *, enum finding_id);
} rules[FINDING_COUNT] = {
#define FINDING(id, code, rule, severity, when, needs, by, basis, zh, en) \
	[FINDING_##id] = { needs, rule_##by },
#include "letter/finding.def"
#undef FINDING
};

void checks_run(struct letter *l, struct arena *a)
{
	struct check c = { .l = l, .a = a };

	for (int id = 0; id < FINDING_COUNT; id++)
		if (finding_rows[id].when == FINDING_RECORD)
			rules[id].rule(&c, id);
}

/* --- a draft */

/* A value that stands in the letter itself, not in the site's table. */
static bool stands(const struct letter *l, const struct value *v)
{
	if (!v->text.s || v->at.end <= v->at.start)
		return false;
	for (size_t i = 0; i < l->site.n; i++) {
		const struct place at = l->site.v[i].value.at;

		if (at.start < v->at.end && v->at.start < at.end)
			return false;
	}
	return true;
}

static bool cites_number(const struct letter *l)
{
	for (size_t i = 0; i < l->marks.n; i++)
		if (l->marks.v[i]->kind == MARK_CITATION &&
		    l->marks.v[i]->number.s)
			return true;
	return false;
}

static bool has_opening(const struct letter *l)
{
	for (const struct node *n = l->body->child; n; n = n->next)
		if (n->kind == NODE_PARAGRAPH && n->role == ROLE_OPENING)
			return true;
	return false;
}

static const struct proposal *proposal_of(const struct letter *l)
{
	static const struct proposal none = {0};

	return l->head.proposals.n ? &l->head.proposals.v[0] : &none;
}

static bool is_published(struct check *c)
{
	for (size_t i = 0; i < c->l->residue.n; i++)
		if (words_have(c->l->residue.v[i].text, W_PUBLISHED))
			return true;
	return false;
}

/* What is known of the letter's head. */
static bool head_has(const struct check *c, enum need_bit need)
{
	const struct head *h = &c->l->head;

	switch (need) {
	case NEED_BIT_NUMBER:
		return c->number.all.end;
	case NEED_BIT_DATE:
		return stands(c->l, &h->date);
	case NEED_BIT_ISSUER:
		return h->issuer.text.s;
	case NEED_BIT_SIGNATURE:
		return h->signature.text.s;
	case NEED_BIT_TITLE:
		return stands(c->l, &h->title);
	case NEED_BIT_ADDRESSEE:
		return h->addressees.n &&
		    stands(c->l, &h->addressees.v[0].value);
	case NEED_BIT_CLASS:
		return h->class_code;
	case NEED_BIT_CLASSES:
		return c->p && c->p->classes.n;
	case NEED_BIT_PUBLIC:
		return h->disclosure.text.s &&
		    h->disclosure_code == DISCLOSURE_PUBLIC;
	default:
		return true;
	}
}

static bool need_has(struct check *c, enum need_bit need)
{
	const struct proposal *p = proposal_of(c->l);
	struct check_growth g;

	switch (need) {
	case NEED_BIT_REPLY:
		return c->l->kind == LETTER_REPLY;
	case NEED_BIT_COHANDLING:
		return c->l->kind == LETTER_COHANDLING;
	case NEED_BIT_KIND:
		return c->l->kind != LETTER_OTHER;
	case NEED_BIT_PROPOSAL:
		return p->kind != PROPOSAL_UNKNOWN;
	case NEED_BIT_PROPOSER:
		return p->proposers.n;
	case NEED_BIT_REQUEST:
		return p->title.text.s;
	case NEED_BIT_CONTACT:
		return c->l->contacts.n;
	case NEED_BIT_COPIES:
		return c->l->copies.n;
	case NEED_BIT_OPENING:
		return has_opening(c->l);
	case NEED_BIT_CITATION:
		return cites_number(c->l);
	case NEED_BIT_LIMIT:
		return p->due.s;
	case NEED_BIT_PUBLISHED:
		return is_published(c);
	case NEED_BIT_GROWTH:
		return growth_next(c, 0, &g);
	case NEED_BIT_EARLIER:
		return c->o->earlier;
	case NEED_BIT_PARTNERS:
		return says(c, (struct span){ 0, c->n }, W_PARTNERS, NULL);
	default:
		return head_has(c, need);
	}
}

/* The first need of the rule that is not there; NEED_BITS: all are. */
static int unmet(enum finding_id id, uint32_t known)
{
	for (int bit = 0; bit < NEED_BITS; bit++)
		if (rules[id].needs & ~known & 1u << bit)
			return bit;
	return NEED_BITS;
}

static void judge(struct check *c, enum finding_id id, uint32_t known,
    struct check_skips *skipped)
{
	int need = unmet(id, known);

	if (profile_severity(c->p, id) == FINDING_SEVERITY_OFF)
		return;
	if (need == NEED_BITS && finding_rows[id].when >= FINDING_CHECK)
		rules[id].rule(c, id);
	else if (need < NEED_BITS && *needs[need].zh)
		*push(c->a, skipped) = (struct check_skipped){ id,
		    needs[need].zh, needs[need].en };
}

/* --- what a draft is looked at in */

/* The letter's number, or what looks like one on a line of its own above the
 * body. */
static void number_of(struct check *c)
{
	const struct value *v = &c->l->head.number;
	uint32_t from = c->from, to, top = c->l->body->in.start;

	to = top < c->n ? c->l->prose.at[top] : c->to;
	if (v->text.s) {
		uint32_t end = v->at.end;

		if (stands(c->l, v) && end < c->to)
			number_find(c, (struct place){ v->at.start,
			    is_one(W_END, fold_point(c->s[end])) ? end + 1 :
			    end }, &c->number);
		return;
	}
	while (from < to && !c->number.all.end) {
		uint32_t end;

		while (from < to && utf_is_space(c->s[from]))
			from++;
		for (end = from; end < to && c->s[end] != '\n'; )
			end++;
		if (end - from < 30 && utf_is_han(c->s[from]) &&
		    number_find(c, (struct place){ from, end }, &c->number) &&
		    (c->number.brackets.start - from > 10 ||
		    c->number.brackets.start < from + 2))
			c->number = (struct number_form){0};
		from = end;
	}
}

static void reply_of(struct check *c)
{
	c->reply = c->l->body->in;
	for (const struct node *n = c->l->body->child; n; n = n->next)
		if (n->kind == NODE_PARAGRAPH && n->role == ROLE_OPENING)
			c->reply.start = n->in.end;
}

static void look(struct check *c, const struct check_options *o)
{
	struct letter *l = c->l;

	c->o = o;
	c->s = o->source;
	c->p = o->profile;
	c->from = l->starts[l->part - 1];
	c->to = l->starts[l->part];
	if (c->to > o->points)
		c->to = (uint32_t)o->points;
	c->n = (uint32_t)l->prose.n;
	c->f = arena_new(c->a, uint32_t, l->prose.n + 1);
	for (size_t i = 0; i < l->prose.n; i++)
		c->f[i] = fold_point(l->prose.c[i]);
	number_of(c);
	reply_of(c);
}

/* By their places, those about the whole letter last; then as the rows are. */
static int by_place(const void *one, const void *two)
{
	const struct finding *a = one, *b = two;
	bool whole = a->at.end <= a->at.start, other = b->at.end <= b->at.start;

	if (whole != other)
		return whole - other;
	if (!whole && a->at.start != b->at.start)
		return a->at.start < b->at.start ? -1 : 1;
	return (a->id > b->id) - (a->id < b->id);
}

void checks_draft(struct letter *l, const struct check_options *o,
    struct check_skips *skipped, struct arena *a)
{
	struct check c = { .l = l, .a = a };
	uint32_t known = 0;

	*skipped = (struct check_skips){0};
	look(&c, o);
	for (int bit = 0; bit < NEED_BITS; bit++)
		known |= (uint32_t)need_has(&c, bit) << bit;
	for (int id = 0; id < FINDING_COUNT; id++) {
		c.site = 0;
		judge(&c, id, known, skipped);
	}
	letter_weigh_findings(l, o->profile);
	if (l->findings.n)
		qsort(l->findings.v, l->findings.n, sizeof(*l->findings.v),
		    by_place);
}
