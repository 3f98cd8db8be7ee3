/* SPDX-License-Identifier: MIT */
/* Contacts and copies. */
#include "checks/check.h"

static const struct place nowhere = {0};

void rule_contact_absent(struct check *c, enum finding_id id)
{
	if (!c->l->contacts.n)
		found_as(c, id, nowhere, (str){0});
}

void rule_phone_absent(struct check *c, enum finding_id id)
{
	const struct contact *first = &c->l->contacts.v[0];

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

/* How many digits, of any width. */
static size_t digits_in(str s)
{
	size_t digits = 0;

	for (size_t at = 0; at < s.len; )
		digits += is_figure(fold_point(utf8_next(s, &at)));
	return digits;
}

/* Telephones: an area code, then seven or eight digits; mobiles eleven. */
void rule_phone_form(struct check *c, enum finding_id id)
{
	for (size_t i = 0; i < c->l->contacts.n; i++) {
		const values *list = c->l->contacts.v[i].field + CONTACT_PHONE;

		for (size_t k = 0; k < list->n; k++) {
			size_t digits = digits_in(list->v[k].text);

			if (digits < 5 || digits > 17 || digits == 6)
				letter_find(c->l, c->a, id, list->v[k].at,
				    list->v[k].text.s);
		}
	}
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
