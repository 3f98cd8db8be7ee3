/* SPDX-License-Identifier: MIT */
/* Organ, title, addressee, opening and closing. */
#include "checks/common.h"

static const struct place nowhere = {0};

void rule_issuer_absent(struct check *c, enum finding_id id)
{
	if (!c->l->head.issuer.text.s)
		letter_find(c->l, c->a, id, nowhere, NULL);
}

void rule_signature_absent(struct check *c, enum finding_id id)
{
	if (!c->l->head.signature.text.s)
		found_as(c, id, nowhere, (str){0});
}

/* The signature is the organ's mark or its short form (7.3.5). */
void rule_issuer_differs(struct check *c, enum finding_id id)
{
	str mark = c->l->head.issuer.text;
	str signature = c->l->head.signature.text;

	if (mark.s && signature.s && !str_eq(mark, signature) &&
	    !str_ends(mark, signature) && !str_ends(signature, mark))
		letter_find(c->l, c->a, id, c->l->head.signature.at,
		    signature.s);
}

/* --- the title */

void rule_title_absent(struct check *c, enum finding_id id)
{
	if (!c->l->head.title.text.s)
		letter_find(c->l, c->a, id, nowhere, NULL);
}

/* The title, folded. */
static str title_of(const struct check *c)
{
	size_t n;
	uint32_t *t = utf8_points(c->a, c->l->head.title.text, &n);

	for (size_t i = 0; i < n; i++)
		t[i] = fold_point(t[i]);
	return utf8_of(c->a, t, n);
}

void rule_title_matter(struct check *c, enum finding_id id)
{
	if (!words_have(title_of(c), W_MATTER))
		found(c, id, c->l->head.title.at);
}

void rule_title_kind(struct check *c, enum finding_id id)
{
	if (!words_have(title_of(c), W_KINDS))
		found(c, id, c->l->head.title.at);
}

static bool has_digit(str x)
{
	for (size_t i = 0; i < x.len; i++)
		if (is_figure((unsigned char)x.s[i]))
			return true;
	return false;
}

/* Term, session and number, by their words: 十届三次会议第12号. */
void rule_title_session(struct check *c, enum finding_id id)
{
	str title = title_of(c), out = STR("");
	const struct { bool has; const char *word; } part[] = {
		{ words_have(title, W_TERM), "届" },
		{ words_have(title, W_SESSION), "次" },
		{ has_digit(title) && words_have(title, W_END), "号" },
	};

	for (size_t i = 0; i < sizeof(part) / sizeof(*part); i++)
		if (!part[i].has)
			out = arena_printf(c->a, "%s%s%s", out.s,
			    out.len ? "、" : "", part[i].word);
	if (out.len)
		found_as(c, id, c->l->head.title.at, out);
}

void rule_title_role(struct check *c, enum finding_id id)
{
	str title = title_of(c);
	bool helps = words_have(title, W_COHANDLING_KIND);

	if ((c->l->kind == LETTER_COHANDLING && !helps &&
	    words_have(title, W_REPLY_KIND)) ||
	    (c->l->kind == LETTER_REPLY && helps))
		found(c, id, c->l->head.title.at);
}

void rule_kind_word(struct check *c, enum finding_id id)
{
	enum proposal_kind kind = c->l->head.proposals.v[0].kind;
	struct span at, title = c->l->head.title.in;

	if (c->l->head.title.text.s && kind != PROPOSAL_MOTION &&
	    says(c, title, kind == PROPOSAL_PROPOSAL ? W_SUGGESTION_NO :
	    W_PROPOSAL_NO, &at))
		found(c, id, place_of(c, at));
}

/* --- the addressee */

void rule_addressee_absent(struct check *c, enum finding_id id)
{
	if (!c->l->head.addressees.n)
		letter_find(c->l, c->a, id, nowhere, NULL);
}

static bool all_are(const parties *list, enum party_kind kind)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->v[i].kind != kind)
			return false;
	return list->n;
}

/* The line of the first addressee, in the source. */
static struct place addressee_line(const struct check *c)
{
	struct place at = c->l->head.addressees.v[0].value.at;

	while (at.start > c->from && c->s[at.start - 1] != '\n')
		at.start--;
	while (at.end < c->to && c->s[at.end] != '\n')
		at.end++;
	while (at.end > at.start && utf_is_space(c->s[at.end - 1]))
		at.end--;
	while (at.start < at.end && utf_is_space(c->s[at.start]))
		at.start++;
	return at;
}

void rule_addressee_reply(struct check *c, enum finding_id id)
{
	const struct head *h = &c->l->head;

	if (all_are(&h->addressees, PARTY_ORGANIZATION) &&
	    all_are(&h->proposals.v[0].proposers, PARTY_PERSON))
		found(c, id, h->addressees.v[0].value.at);
}

void rule_addressee_cohandling(struct check *c, enum finding_id id)
{
	const struct head *h = &c->l->head;

	if (all_are(&h->addressees, PARTY_PERSON))
		found(c, id, h->addressees.v[0].value.at);
}

enum { ADDRESSEE_LINE = 120 };

void rule_addressee_colon(struct check *c, enum finding_id id)
{
	struct place line = addressee_line(c);

	if (line.end - line.start > ADDRESSEE_LINE)
		return;
	for (uint32_t i = line.start; i < line.end; i++)
		if (fold_point(c->s[i]) == ':')
			return;
	mend(c, found(c, id, line), (struct place){ line.end, line.end }, "：");
}

/* The word for a member of the one assembly in a letter about the other's. */
void rule_member_word(struct check *c, enum finding_id id)
{
	enum proposal_kind kind = c->l->head.proposals.v[0].kind;
	struct place at = addressee_line(c);
	str line;

	if (!all_are(&c->l->head.addressees, PARTY_PERSON) ||
	    at.end - at.start > ADDRESSEE_LINE)
		return;
	line = source_words(c, at);
	if (kind == PROPOSAL_PROPOSAL ? words_have(line, W_DEPUTY) &&
	    !words_have(line, W_MEMBER) : words_have(line, W_MEMBER) &&
	    !words_have(line, W_DEPUTY))
		found(c, id, at);
}

/* --- opening and closing */

static const struct node *opening_of(const struct check *c)
{
	for (const struct node *n = c->l->body->child; n; n = n->next)
		if (n->kind == NODE_PARAGRAPH && n->role == ROLE_OPENING)
			return n;
	return NULL;
}

void rule_opening_absent(struct check *c, enum finding_id id)
{
	if (!opening_of(c))
		found_as(c, id, nowhere, (str){0});
}

void rule_opening_title(struct check *c, enum finding_id id)
{
	const struct node *n = opening_of(c);
	struct place at;

	if (!n)		/* NEED_OPENING */
		return;
	at = place_of(c, n->in);
	for (uint32_t i = n->in.start; i < n->in.end; i++)
		if (is_one(W_QUOTES, c->l->prose.c[i]))
			return;
	found(c, id, at);
}

void rule_closing_absent(struct check *c, enum finding_id id)
{
	struct span in = { c->l->body->in.start, c->n };

	if (!says(c, in, c->l->kind == LETTER_REPLY ? W_CLOSING_REPLY :
	    W_CLOSING_COHANDLING, NULL))
		found_as(c, id, nowhere, (str){0});
}
