/* SPDX-License-Identifier: MIT */
/* Contacts and copies. */
#include "checks/common.h"

static const struct place nowhere = {0};

void rule_contact_absent(struct check *c, enum finding_id id)
{
	if (!c->l->contacts.n)
		found_as(c, id, nowhere, (str){0});
}

/* The digits behind a label of telephones, below the body, and how many;
 * empty: there are none.  A third group is an extension. */
static struct place phone_find(const struct check *c, size_t *digits)
{
	size_t groups = 0;
	struct span in = { c->l->body->in.end, c->n }, label;
	struct place at;

	*digits = 0;
	if (!says(c, in, W_PHONE, &label))
		return nowhere;
	for (at.start = label.end; at.start < in.end &&
	    (c->f[at.start] == ':' || utf_is_space(c->f[at.start])); )
		at.start++;
	for (at.end = at.start; at.end < in.end &&
	    (is_figure(c->f[at.end]) || is_one(W_IN_PHONE, c->f[at.end]));
	    at.end++) {
		if (groups < 2)
			*digits += is_figure(c->f[at.end]);
		groups += at.end > at.start && !is_figure(c->f[at.end]) &&
		    is_figure(c->f[at.end - 1]);
	}
	while (at.end > at.start && !is_figure(c->f[at.end - 1]))
		at.end--;
	return place_of(c, (struct span){ at.start, at.end });
}

void rule_phone_absent(struct check *c, enum finding_id id)
{
	const struct contact *first = &c->l->contacts.v[0];
	size_t digits;

	phone_find(c, &digits);
	if (digits)
		return;
	for (size_t i = 0; i < c->l->contacts.n; i++) {
		const values *field = c->l->contacts.v[i].field;

		if (field[CONTACT_PHONE].n || field[CONTACT_MOBILE].n)
			return;
	}
	if (first->field[CONTACT_NAME].n)
		found_as(c, id, first->field[CONTACT_NAME].v[0].at,
		    first->field[CONTACT_NAME].v[0].text);
	else
		found_as(c, id, nowhere, first->label);
}

/* Five of a service line; seven or eight, with an area code ten to twelve;
 * mobiles eleven. */
void rule_phone_form(struct check *c, enum finding_id id)
{
	size_t digits;
	struct place at = phone_find(c, &digits);

	if (digits && digits != 5 && digits != 7 && digits != 8 &&
	    (digits < 10 || digits > 12))
		found(c, id, at);
}

/* --- copies */

static str copies_of(const struct check *c)
{
	str all = STR("");

	for (size_t i = 0; i < c->l->copies.n && i < 20; i++)
		all = arena_printf(c->a, "%s%s%s", all.s, i ? "、" : "",
		    c->l->copies.v[i].text.s);
	return all;
}

static void copies_lack(struct check *c, enum finding_id id,
    enum check_words list)
{
	str all = copies_of(c);

	if (!words_have(all, list))
		found_as(c, id, c->l->copies.v[0].at, all);
}

void rule_copies_absent(struct check *c, enum finding_id id)
{
	if (!c->l->copies.n)
		found_as(c, id, nowhere, (str){0});
}

void rule_copies_assembly(struct check *c, enum finding_id id)
{
	copies_lack(c, id, W_COPY_ASSEMBLY);
}

void rule_copies_office(struct check *c, enum finding_id id)
{
	copies_lack(c, id, W_COPY_OFFICE);
}

void rule_copies_cohandling(struct check *c, enum finding_id id)
{
	if (c->l->copies.n)
		found_as(c, id, c->l->copies.v[0].at, copies_of(c));
}
