/* SPDX-License-Identifier: MIT */
/* What stands behind a contact's label: names, offices, numbers. */
#include "reading/contact.h"
#include "reading/parties.h"

bool phone_in(const struct reader *r, struct span s, uint32_t from,
    struct match *m)
{
	return from < s.end && match_from(r, PAT_PHONE, s.start, from, s.end,
	    m);
}

static void field_add(struct reader *r, struct contact *c,
    enum contact_field field, struct span s)
{
	*push(r->a, &c->field[field]) = value_tight(r, s, CERTAINTY_SURE,
	    "contact-label");
}

static struct contact *contact_new(struct reader *r, enum contact_role role,
    struct span label)
{
	struct contact *c = push(r->a, &r->l->contacts);

	c->role = role;
	if (span_len(label)) {
		struct value v = value_tight(r, label, CERTAINTY_SURE, "");

		c->label = v.text;
	}
	return c;
}

/* The last there is, to which a number without a name belongs; NULL: none. */
static struct contact *last_contact(struct reader *r)
{
	size_t n = r->l->contacts.n;

	return n ? &r->l->contacts.v[n - 1] : NULL;
}

static void phone_add(struct reader *r, struct contact *c,
    enum contact_field field, const struct match *m)
{
	field_add(r, c, field == CONTACT_PHONE && match_has(m, 2) ?
	    CONTACT_MOBILE : field, group(m, 0));
}

static void phones_in(struct reader *r, struct contact *c, struct span s,
    enum contact_field field)
{
	struct match m;

	for (uint32_t from = s.start; phone_in(r, s, from, &m); from = m.end[0])
		phone_add(r, c, field, &m);
}

/* Names before the first figure. */
static struct span names_of(struct reader *r, struct span s)
{
	uint32_t end = s.start;

	/* (signed) before a name */
	if (s.start < s.end && r->f[s.start] == '(') {
		uint32_t close = s.start;

		while (close < s.end && r->f[close] != ')')
			close++;
		if (close < s.end && close - s.start < 8 &&
		    !is_digit(r->f[s.start + 1]))
			s.start = end = close + 1;
	}
	while (end < s.end && !is_digit(r->f[end]) && r->f[end] != ';' &&
	    !(r->f[end] == '(' && end > s.start))
		end++;
	while (end > s.start && set_has(SET_NAME_PARTED, r->f[end - 1]))
		end--;
	return span_trim(r, (struct span){ s.start, end });
}

/* A number that stood before its person, under a label of its own. */
static struct contact *nameless(struct reader *r, enum contact_role role)
{
	struct contact *c = last_contact(r);

	if (!c || c->field[CONTACT_NAME].n || c->field[CONTACT_ORGANIZATION].n)
		return NULL;
	c->role = role;
	return c;
}

static void organ_behind(struct reader *r, struct contact *c, struct span s)
{
	struct match m;
	struct span organ;

	if (!match_in(r, PAT_IN_BRACKET, s.start, s.end, &m))
		return;
	organ = (struct span){ m.start[1], m.end[1] };
	if (organ_ends(r, organ))
		field_add(r, c, CONTACT_ORGANIZATION, organ);
}

static bool family_name(const struct reader *r, uint32_t i)
{
	return set_has(SET_FAMILY_NAMES, r->f[i]);
}

/* An office and, right behind it, who sits there. */
static bool office_person(struct reader *r, struct span s, struct match *m)
{
	return match_in(r, PAT_OFFICE_PERSON, s.start, s.end, m) &&
	    (span_len(s) > 5 || family_name(r, m->start[2])) &&
	    !organ_ends(r, s);
}

static bool office_block(struct reader *r, const struct block *b,
    struct span label, struct span names)
{
	struct contact *c;
	struct match m;

	if (!office_person(r, names, &m))
		return false;
	c = nameless(r, b->label.role);
	if (!c)
		c = contact_new(r, b->label.role, label);
	field_add(r, c, CONTACT_NAME, (struct span){ m.start[2], m.end[2] });
	field_add(r, c, CONTACT_ORGANIZATION, (struct span){ m.start[1],
	    m.end[1] });
	phones_in(r, c, b->in, CONTACT_PHONE);
	return true;
}

/* How many contacts at the end, under one label, have no number yet. */
static size_t waiting(const struct reader *r)
{
	const struct contact *v = r->l->contacts.v;
	size_t n = r->l->contacts.n, k = 0;

	while (k < n && str_eq(v[n - 1 - k].label, v[n - 1].label) &&
	    !v[n - 1 - k].field[CONTACT_PHONE].n &&
	    !v[n - 1 - k].field[CONTACT_MOBILE].n)
		k++;
	return k;
}

static void person_block(struct reader *r, const struct block *b,
    struct span label)
{
	struct span names = names_of(r, b->in);
	parties list = {0};
	struct contact *c;

	if (office_block(r, b, label, names))
		return;
	c = nameless(r, b->label.role);
	if (span_len(names))
		parties_split(r, &list, names, CERTAINTY_SURE, "contact-label");
	for (size_t i = 0; i < list.n; i++) {
		struct party *p = &list.v[i];
		bool organ = p->kind == PARTY_ORGANIZATION;

		if (organ && c == NULL && list.n > 1) {
			c = contact_new(r, b->label.role, label);
			*push(r->a, &c->field[CONTACT_ORGANIZATION]) = p->value;
			continue;
		}
		if (!c || c->field[CONTACT_NAME].n)
			c = contact_new(r, organ ? CONTACT_UNIT :
			    b->label.role, label);
		*push(r->a, &c->field[organ ? CONTACT_ORGANIZATION :
		    CONTACT_NAME]) = p->value;
	}
	if (!c && !list.n && waiting(r) &&
	    last_contact(r)->role == b->label.role)
		c = last_contact(r);	/* the number of who is named above */
	if (!c && span_len(b->in))
		c = contact_new(r, b->label.role, label);
	if (c && list.n)
		organ_behind(r, c, b->in);
	if (c)
		phones_in(r, c, b->in, CONTACT_PHONE);
}

/* The name of an office goes on behind a short number in it: 12345, the 3rd. */
static struct span office_name(struct reader *r, struct span s)
{
	struct span name = names_of(r, s);
	struct match m;

	while (span_len(name) && name.end < s.end && match_in(r,
	    PAT_NUMBER_IN_NAME, name.end, s.end, &m))
		name.end = names_of(r, (struct span){ m.end[0], s.end }).end;
	return name;
}

/* An office, or an office and the person there. */
static void unit_block(struct reader *r, const struct block *b,
    struct span label)
{
	struct span name = office_name(r, b->in);
	struct block who = *b;
	parties list = {0};
	struct contact *c;
	struct match m;
	bool person;

	if (!span_len(name))
		return;
	who.label.role = CONTACT_HANDLER;
	if (office_person(r, name, &m) &&
	    family_name(r, m.start[2]) &&
	    !set_has(SET_OFFICES_END, r->f[m.end[2] - 1]) &&
	    office_block(r, &who, label, name))
		return;
	parties_split(r, &list, name, CERTAINTY_SURE, "contact-label");
	person = list.n == 2 && list.v[0].kind == PARTY_ORGANIZATION &&
	    list.v[1].kind == PARTY_PERSON && span_len(list.v[1].value.in) < 5;
	c = contact_new(r, person ? CONTACT_HANDLER : CONTACT_UNIT, label);
	if (person) {
		*push(r->a, &c->field[CONTACT_ORGANIZATION]) = list.v[0].value;
		*push(r->a, &c->field[CONTACT_NAME]) = list.v[1].value;
	} else {
		field_add(r, c, CONTACT_ORGANIZATION, name);
	}
	phones_in(r, c, (struct span){ name.end, b->in.end },
	    CONTACT_PHONE);
}

/*
 * A number under a label of its own goes to the contact next to it.  Where as
 * many numbers follow as there are names without one, they pair in order.
 */
static void number_block(struct reader *r, const struct block *b,
    struct span label, enum contact_field field)
{
	size_t count = 0, names = waiting(r), n = r->l->contacts.n;
	struct contact *c = last_contact(r);
	struct match m;
	uint32_t from;

	for (from = b->in.start; phone_in(r, b->in, from, &m); from = m.end[0])
		count++;
	if (field == CONTACT_PHONE && count > 1 && count == names) {
		from = b->in.start;
		for (size_t k = n - names; k < n && phone_in(r, b->in, from,
		    &m); k++, from = m.end[0])
			phone_add(r, &r->l->contacts.v[k], field, &m);
		return;
	}
	if (!c)
		c = contact_new(r, CONTACT_CONTACT, label);
	phones_in(r, c, b->in, field);
}

static void other_block(struct reader *r, const struct block *b,
    struct span label)
{
	enum profile_what what = b->label.what;
	struct contact *c = last_contact(r);
	enum pattern p = what == PROFILE_EMAIL ? PAT_EMAIL : PAT_POSTCODE;
	struct match m;

	if (!c)
		c = contact_new(r, CONTACT_CONTACT, label);
	if (what == PROFILE_ADDRESS) {
		if (span_len(span_trim(r, b->in)))
			field_add(r, c, CONTACT_ADDRESS, b->in);
	} else if (match_in(r, p, b->in.start, b->in.end, &m)) {
		field_add(r, c, what == PROFILE_EMAIL ? CONTACT_EMAIL :
		    CONTACT_POSTCODE, (struct span){ m.start[0], m.end[0] });
	}
}

void block_read(struct reader *r, const struct block *b,
    struct span label)
{
	switch (b->label.what) {
	case PROFILE_PERSON:
		person_block(r, b, label);
		break;
	case PROFILE_UNIT:
		unit_block(r, b, label);
		break;
	case PROFILE_PHONE:
		number_block(r, b, label, CONTACT_PHONE);
		break;
	case PROFILE_FAX:
		number_block(r, b, label, CONTACT_FAX);
		break;
	default:
		other_block(r, b, label);
	}
}
