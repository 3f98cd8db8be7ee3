/* SPDX-License-Identifier: MIT */
/* Rules on the seals of the file: what they cover, and whose they are. */
#include "checks/common.h"

/* The seal in the message: its name, and the part at fault. */
static str seal_words(const struct seal *s, struct arena *a)
{
	str what = s->holder.s ? arena_printf(a, "“%s”", s->holder.s) :
	    STR("");

	return s->detail.len ? arena_printf(a, "%s（%s）", what.s,
	    s->detail.s) : what;
}

static void seals(struct check *c, enum finding_id id, enum seal_stand stand)
{
	for (size_t i = 0; i < c->l->source.seals; i++)
		if (c->l->source.seal[i].stand == stand)
			found_as(c, id, (struct place){0},
			    seal_words(&c->l->source.seal[i], c->a));
}

void rule_seal_agrees(struct check *c, enum finding_id id)
{
	seals(c, id, SEAL_AGREES);
}

void rule_seal_partly(struct check *c, enum finding_id id)
{
	seals(c, id, SEAL_PARTLY);
}

void rule_seal_altered(struct check *c, enum finding_id id)
{
	seals(c, id, SEAL_ALTERED);
}

void rule_seal_open(struct check *c, enum finding_id id)
{
	seals(c, id, SEAL_OPEN);
}

/* Whether an organ's seal may be of that name: the organ's, with what the seal is
 * for behind it, or a longer or shorter form of it. */
static bool may_seal(str holder, str organ)
{
	return organ.len && (str_starts(holder, organ) ||
	    str_ends(holder, organ) || str_has(organ, holder));
}

void rule_seal_differs(struct check *c, enum finding_id id)
{
	const struct head *h = &c->l->head;
	const struct value *who = h->signature.text.s ? &h->signature :
	    &h->issuer;

	for (size_t i = 0; i < c->l->source.seals && who->text.s; i++) {
		str holder = c->l->source.seal[i].holder;

		if (holder.len && !may_seal(holder, h->issuer.text) &&
		    !may_seal(holder, h->signature.text))
			found_as(c, id, who->at, holder);
	}
}
