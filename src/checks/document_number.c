/* SPDX-License-Identifier: MIT */
/* Document numbers, the letter's own and cited ones (GB/T 9704-2012 7.2.5). */
#include "checks/common.h"

static bool empty(struct place at)
{
	return at.end <= at.start;
}

static bool year_holds(const struct check *c, const struct number_form *n)
{
	uint32_t digits = 0;

	for (uint32_t i = n->year.start; i < n->year.end; i++) {
		if (!is_figure(fold_point(c->s[i])))
			return false;
		digits++;
	}
	return digits == 4;
}

void rule_number_brackets(struct check *c, enum finding_id id)
{
	const struct number_form *n = &c->number;
	struct finding *f;

	if (!n->bent)
		return;
	f = found(c, id, n->brackets);
	mend(c, f, (struct place){ n->brackets.start, n->year.start }, "〔");
	mend(c, f, (struct place){ n->year.end, n->brackets.end }, "〕");
}

void rule_number_year(struct check *c, enum finding_id id)
{
	if (!year_holds(c, &c->number))
		found(c, id, c->number.brackets);
}

void rule_number_ordinal(struct check *c, enum finding_id id)
{
	const struct number_form *n = &c->number;

	if (!empty(n->ordinal))
		mend(c, found(c, id, (struct place){ n->ordinal.start,
		    n->all.end }), n->ordinal, "");
}

void rule_number_zero(struct check *c, enum finding_id id)
{
	const struct number_form *n = &c->number;

	if (!empty(n->zeros))
		mend(c, found(c, id, n->serial), n->zeros, "");
}

void rule_number_end(struct check *c, enum finding_id id)
{
	const struct number_form *n = &c->number;

	if (!n->end)
		mend(c, found(c, id, n->all), (struct place){ n->all.end,
		    n->all.end }, "号");
}

void rule_number_word(struct check *c, enum finding_id id)
{
	const struct number_form *n = &c->number;
	struct place code = { n->all.start, n->brackets.start };

	if (code.end > code.start + 1 &&
	    is_one(W_STYLE, fold_point(c->s[code.end - 1])))
		found(c, id, code);
}

void rule_number_date(struct check *c, enum finding_id id)
{
	const struct number_form *n = &c->number;
	str date = c->l->head.date_value;
	size_t k = 0;

	if (date.len < 4 || !year_holds(c, n))
		return;
	for (uint32_t i = n->year.start; i < n->year.end; i++, k++)
		if (fold_point(c->s[i]) != (uint32_t)date.s[k]) {
			found_as(c, id, n->all, arena_printf(c->a, "%s ≠ %s",
			    source_words(c, n->all).s,
			    source_words(c, c->l->head.date.at).s));
			return;
		}
}

enum { NUMBER = 40 };	/* points that a number in brackets takes at most */

/* Where a cited document's number stands: in its line, behind its title. */
static struct place behind(const struct check *c, struct place title)
{
	struct place at = { title.end, title.end };

	while (at.end < c->to && c->s[at.end] != '\n' &&
	    at.end - at.start < NUMBER)
		at.end++;
	return at;
}

void rule_citation_number(struct check *c, enum finding_id id)
{
	for (size_t i = 0; i < c->l->marks.n; i++) {
		const struct mark *m = c->l->marks.v[i];
		struct number_form n;

		if (m->kind == MARK_CITATION && m->number.s &&
		    number_find(c, behind(c, m->value.at), &n) &&
		    (n.bent || !n.end || !empty(n.ordinal) ||
		    !empty(n.zeros) || !year_holds(c, &n)))
			found(c, id, (struct place){ n.brackets.start,
			    n.all.end });
	}
}
