/* SPDX-License-Identifier: MIT */
/* Class, disclosure, and what a public letter must not hold. */
#include "checks/common.h"

static const struct place nowhere = {0};

/* --- the class */

void rule_class_absent(struct check *c, enum finding_id id)
{
	if (!c->l->head.class_code)
		found_as(c, id, nowhere, (str){0});
}

void rule_class_foreign(struct check *c, enum finding_id id)
{
	for (size_t i = 0; i < c->p->classes.n; i++)
		if (c->p->classes.v[i].code == c->l->head.class_code)
			return;
	found_as(c, id, c->l->head.result_class.at,
	    c->l->head.result_class.text);
}

void rule_class_cohandling(struct check *c, enum finding_id id)
{
	if (c->l->head.class_code)
		found_as(c, id, c->l->head.result_class.at,
		    c->l->head.result_class.text);
}

static size_t measures(const struct check *c, enum status status)
{
	size_t n = 0;

	for (struct node *k = c->l->body; k; k = letter_next(c->l->body, k))
		n += k->kind == NODE_MEASURE && k->status == status;
	return n;
}

void rule_class_solved(struct check *c, enum finding_id id)
{
	size_t open = measures(c, STATUS_PLANNED) +
	    measures(c, STATUS_ONGOING) + c->l->promises.n;

	if (c->l->head.class_code == 'A' && open && !measures(c, STATUS_DONE) &&
	    !says(c, c->reply, W_DONE, NULL))
		found_as(c, id, c->l->head.result_class.at,
		    c->l->head.result_class.text);
}

void rule_class_kept(struct check *c, enum finding_id id)
{
	bool due = false;

	for (struct node *k = c->l->body; k; k = letter_next(c->l->body, k))
		due = due || (k->kind == NODE_MEASURE && k->deadline.text.s &&
		    k->status == STATUS_PLANNED);
	for (size_t i = 0; i < c->l->promises.n; i++)
		due = due || c->l->promises.v[i].deadline.text.s;
	if (c->l->head.class_code == 'D' && due)
		found_as(c, id, c->l->head.result_class.at,
		    c->l->head.result_class.text);
}

/* --- disclosure and secrecy */

void rule_disclosure_absent(struct check *c, enum finding_id id)
{
	if (!c->l->head.disclosure.text.s)
		found_as(c, id, nowhere, (str){0});
}

/* The secrecy mark on a line above the body: 机密★1年. */
static struct place secrecy_find(struct check *c)
{
	uint32_t top = c->l->body->in.start, to, i = c->from;

	to = top < c->n ? c->l->prose.at[top] : c->to;
	while (i < to) {
		uint32_t end, from;

		while (i < to && utf_is_space(c->s[i]))
			i++;
		for (from = end = i; end < to && c->s[end] != '\n'; )
			end++;
		i = end + 1;
		while (end > from && utf_is_space(c->s[end - 1]))
			end--;
		if (end - from < 12 && end - from >= 2 &&
		    words_at(c->s, from, end, W_SECRET) &&
		    (end - from == 2 || !utf_is_han(c->s[from + 2])))
			return (struct place){ from, end };
	}
	return nowhere;
}

void rule_secrecy_public(struct check *c, enum finding_id id)
{
	struct place at = secrecy_find(c);

	if (at.end)
		found(c, id, at);
}

void rule_secrecy_term(struct check *c, enum finding_id id)
{
	struct place at = secrecy_find(c);

	if (at.end && !words_have(source_words(c, at), W_SECRET_TERM))
		found(c, id, at);
}

void rule_signatory_absent(struct check *c, enum finding_id id)
{
	if (!c->l->head.signatories.n)
		found_as(c, id, nowhere, (str){0});
}

/* --- personal data */

/* The check digit of an identity number (GB 11643-1999, ISO 7064 MOD 11-2). */
static bool identity_holds(const uint32_t *s)
{
	uint32_t sum = 0, last = s[17] == 'x' || s[17] == 'X' ? 10 :
	    s[17] - '0';

	for (int i = 0; i < 17; i++)
		sum += (s[i] - '0') * ((1u << (17 - i)) % 11);
	return (sum + last) % 11 == 1;
}

/* The run of digits at i. */
static uint32_t run_at(const struct check *c, uint32_t i)
{
	uint32_t n = 0;

	while (i + n < c->to && is_figure(c->s[i + n]))
		n++;
	return n;
}

void rule_public_identity(struct check *c, enum finding_id id)
{
	for (uint32_t i = c->from, n; i < c->to; i += n + 1) {
		uint32_t end;

		n = run_at(c, i);
		end = i + n;
		if (n == 17 && end < c->to && (c->s[end] == 'X' ||
		    c->s[end] == 'x'))
			end++;
		if (end - i == 18 && identity_holds(c->s + i))
			found(c, id, (struct place){ i, end });
	}
}

/* The body in the source. */
static struct place body_of(const struct check *c)
{
	return place_of(c, c->l->body->in);
}

void rule_public_mobile(struct check *c, enum finding_id id)
{
	struct place in = body_of(c);

	for (uint32_t i = in.start, n; i < in.end; i += n + 1) {
		n = run_at(c, i);
		if (n == 11 && c->s[i] == '1' && c->s[i + 1] >= '3')
			found(c, id, (struct place){ i, i + n });
	}
}

static bool in_address(uint32_t c)
{
	return is_figure(c) || (c >= 'a' && c <= 'z') ||
	    (c >= 'A' && c <= 'Z') || c == '.' || c == '_' || c == '-';
}

void rule_public_email(struct check *c, enum finding_id id)
{
	struct place in = body_of(c);

	for (uint32_t i = in.start; i < in.end; i++) {
		struct place at = { i, i + 1 };
		bool dot = false;

		if (c->s[i] != '@')
			continue;
		while (at.start > in.start && in_address(c->s[at.start - 1]))
			at.start--;
		for (; at.end < in.end && in_address(c->s[at.end]); at.end++)
			dot = dot || c->s[at.end] == '.';
		if (at.start < i && dot)
			found(c, id, at);
		i = at.end;
	}
}
