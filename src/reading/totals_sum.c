/* SPDX-License-Identifier: MIT */
/* Which figure may be the total of which, and whether parts add up. */
#include "reading/totals.h"

/* 1.4 for each on average: an average has no parts and is none. */
static bool is_average(const struct pass *p, uint32_t i)
{
	enum { NEAR = 7 };
	uint32_t from = back_to(0, i, NEAR);
	const struct token *w = total_word(p, (struct span){ from, i },
	    SAYS(MEAN));

	return w && p->r->tokens.clause[i] <= w->in.start;
}

static bool is_amount(const struct pass *p, size_t i)
{
	const struct statistic *s = &p->v[i]->statistic;

	return (s->kind == QUANTITY_COUNT || s->kind == QUANTITY_MONEY ||
	    s->kind == QUANTITY_MEASURE) && !s->per.s &&
	    !is_average(p, start_of(p->v[i]));
}

/* "Grew to": a level, no growth. */
static bool is_level(const struct pass *p, size_t i)
{
	uint32_t c = front(p->r, start_of(p->v[i]), 0);

	return c == CHAR_UNTIL || c == CHAR_REACH;
}

/* 3 km from the school: how far a thing is from another. */
static bool is_distance(const struct pass *p, size_t i)
{
	enum { FAR = 14 };
	uint32_t at = start_of(p->v[i]);
	uint32_t from = back_to(p->r->tokens.clause[at], at, FAR);

	if (p->v[i]->statistic.kind != QUANTITY_MEASURE)
		return false;
	while (at > from && p->r->f[at - 1] != CHAR_DISTANT)
		at--;
	return at > from;
}

bool total_is_size(const struct pass *p, size_t i)
{
	const struct statistic *s = &p->v[i]->statistic;

	return s->bound != BOUND_RANGE && is_amount(p, i) &&
	    !is_distance(p, i) && (is_level(p, i) || s->change == CHANGE_NONE);
}

bool total_is_whole(const struct pass *p, size_t i)
{
	const struct statistic *s = &p->v[i]->statistic;

	return is_amount(p, i) && (is_level(p, i) ||
	    s->change == CHANGE_NONE ||
	    (s->change == CHANGE_INCREASE && !s->basis.s));
}

bool total_is_people(str unit)
{
	const char *const *people = lexicon_lists[LIST_PEOPLE];

	while (*people && !str_eq(unit, str_of(*people)))
		people++;
	return *people;
}

bool total_same_unit(const struct mark *a, const struct mark *b)
{
	str x = a->statistic.unit, y = b->statistic.unit;

	return a->statistic.kind == b->statistic.kind && (str_eq(x, y) ||
	    (total_is_people(x) && total_is_people(y)));
}

bool total_alike(const struct mark *a, const struct mark *b)
{
	return a->statistic.kind == QUANTITY_COUNT &&
	    b->statistic.kind == QUANTITY_COUNT && (!a->statistic.unit.s ||
	    !b->statistic.unit.s ||
	    total_is_people(a->statistic.unit) ==
	    total_is_people(b->statistic.unit));
}

static str parts_sum(const struct pass *p, const struct list *list)
{
	str sum = STR("0");

	for (size_t i = 0; i < list->count && sum.s; i++) {
		const struct statistic *s = &p->v[list->part[i]]->statistic;

		if (s->total == list->total)
			sum = number_add(p->r->a, sum, s->value);
	}
	return sum;
}

void total_set(struct mark *m, struct mark *total, enum certainty certainty)
{
	m->statistic.total = total;
	m->statistic.part_certainty = certainty;
}

void total_part_add(struct pass *p, struct list *list, size_t i)
{
	if (list->total != p->v[i] && list->count < PARTS)
		list->part[list->count++] = i;
}

/* --- does it add up */

/* Half of the last place that a value is printed to: of 38.6 thousand 50. */
static str precision(struct reader *r, const struct mark *m)
{
	struct number n;
	struct decimal half = {0};

	for (uint32_t i = start_of(m); i < end_of(m); i++)
		if (number_at(r, i, end_of(m), &n))
			break;
	if (n.value.exponent >= 0 && !n.scaled)
		return STR("0");
	decimal_push(&half, 5);
	half.exponent = n.value.exponent - 1;
	return decimal_print(r->a, &half);
}

static bool all_exact(const struct pass *p, const struct list *list)
{
	if (list->total->statistic.bound != BOUND_EXACT)
		return false;
	for (size_t i = 0; i < list->count; i++) {
		const struct statistic *s = &p->v[list->part[i]]->statistic;

		if (s->bound != BOUND_EXACT || s->total != list->total ||
		    s->kind != list->total->statistic.kind)
			return false;
	}
	return true;
}

/* What rounding may make of the difference. */
static str slack_of(struct pass *p, const struct list *list)
{
	str slack = precision(p->r, list->total);

	for (size_t i = 0; i < list->count && slack.s; i++) {
		const struct mark *m = p->v[list->part[i]];

		if (m->statistic.value.len > list->total->statistic.value.len)
			slack = number_add(p->r->a, slack,
			    precision(p->r, m));
	}
	return slack;
}

static str times(struct arena *a, str x, int n)
{
	str product = x;

	while (--n && product.s)
		product = number_add(a, product, x);
	return product;
}

/* Parts that miss a total by under one in few are meant to be all of it. */
static bool nearly(struct arena *a, str sum, str total, int few)
{
	str x = times(a, sum, few), y = times(a, total, few - 1);

	return x.s && y.s && number_compare(x, y) >= 0;
}

void total_add_up(struct pass *p, struct list *list)
{
	struct arena *a = p->r->a;
	struct statistic *t = &list->total->statistic;
	str sum, slack, more, most;
	int order;

	if (list->count < 2 || list->open || !all_exact(p, list))
		return;
	sum = parts_sum(p, list);
	if (!sum.s)
		return;
	order = number_compare(sum, t->value);
	if (!order) {
		t->sum = SUM_HOLDS;
		return;
	}
	slack = slack_of(p, list);
	if (!slack.s || t->sum == SUM_HOLDS)
		return;
	most = number_add(a, t->value, slack);
	more = number_add(a, sum, slack);
	if (number_compare(sum, most) <= 0 &&
	    number_compare(more, t->value) >= 0)
		t->sum = SUM_HOLDS;
	else if (!list->loose && (order > 0 || list->closed ||
	    (list->count >= 3 && nearly(a, sum, t->value, list->few))))
		t->sum = SUM_FAILS;
}
