/* SPDX-License-Identifier: MIT */
/* The arithmetic of change: from one figure to another, and by how much. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "checks/check.h"

/* 由30增至45、增长50%: in one sentence, one behind the other. */
struct growth {
	const struct mark *from, *to, *by;	/* by NULL: not said */
	bool up, down;		/* as the words before `to` say: more, less */
};

enum {
	BEFORE_FROM = 16,	/* 由 stands so near: 由2020年的3.1亿元 */
	BETWEEN = 18		/* points between two of the figures */
};

/* Whether [from, to) has no end of a sentence. */
static bool is_one_sentence(const struct check *c, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if (is_one(W_STOP, c->f[i]) || c->f[i] == '\n')
			return false;
	return true;
}

static struct span between(const struct mark *a, const struct mark *b)
{
	return (struct span){ a->value.in.end, b->value.in.start };
}

static bool is_near(const struct check *c, const struct mark *a,
    const struct mark *b)
{
	struct span s = between(a, b);

	return s.end >= s.start && s.end - s.start <= BETWEEN &&
	    is_one_sentence(c, s.start, s.end);
}

/* Whether 由 stands before the first figure, in its own clause. */
static bool starts(const struct check *c, const struct mark *m, uint32_t after)
{
	uint32_t i = m->value.in.start;

	for (int k = 0; k < BEFORE_FROM && i > after; k++) {
		uint32_t x = c->f[--i];

		if (is_one(W_FROM, x))
			return true;
		if (is_one(W_STOP, x) || x == ',' || x == '\n')
			return false;
	}
	return false;
}

static bool comparable(const struct statistic *a, const struct statistic *b)
{
	return a->kind == b->kind && str_eq(a->unit, b->unit) &&
	    str_eq(a->per, b->per) && a->bound == BOUND_EXACT &&
	    b->bound == BOUND_EXACT && a->kind != QUANTITY_RANK;
}

/* Whether the words say of the same thing by how much, and nothing else: of
 * another there would be its name. */
static bool is_by(const struct check *c, struct span s)
{
	while (s.start < s.end) {
		uint32_t n = words_at(c->f, s.start, s.end, W_UP_BY);

		n = n ? n : words_at(c->f, s.start, s.end, W_DOWN_BY);
		n = n ? n : words_at(c->f, s.start, s.end, W_BY_AND);
		if (!n)
			return false;
		s.start += n;
	}
	return true;
}

static bool change_at(const struct check *c, size_t i, uint32_t after,
    struct growth *out)
{
	const struct mark *const *v = (const struct mark *const *)c->l->marks.v;
	const struct mark *m[3];
	size_t n = 0;

	for (; i < c->l->marks.n && n < 3; i++)
		if (v[i]->kind == MARK_STATISTIC)
			m[n++] = v[i];
	*out = (struct growth){0};
	if (n < 2 || !is_near(c, m[0], m[1]) || !starts(c, m[0], after) ||
	    !comparable(&m[0]->statistic, &m[1]->statistic))
		return false;
	out->from = m[0];
	out->to = m[1];
	out->up = says(c, between(m[0], m[1]), W_MORE_TO, NULL);
	out->down = says(c, between(m[0], m[1]), W_LESS_TO, NULL);
	if (!out->up && !out->down &&
	    !says(c, between(m[0], m[1]), W_CHANGE_TO, NULL))
		return false;
	if (n == 3 && is_near(c, m[1], m[2])) {
		struct span s = between(m[1], m[2]);

		if (is_by(c, s) && (says(c, s, W_UP_BY, NULL) ||
		    says(c, s, W_DOWN_BY, NULL)))
			out->by = m[2];
	}
	return true;
}

static double number(str s)
{
	return strtod(s.s, NULL);
}

/* Half of the last place that is printed. */
static double place_value(str s)
{
	const char *dot = memchr(s.s, '.', s.len);
	size_t decimals = dot ? s.len - (size_t)(dot - s.s) - 1 : 0;

	return 0.5 * pow(10, -(double)decimals);
}

/* How much it should be, and how far the words may be from it; false: it cannot
 * be told. */
static bool expected(const struct growth *x, double *by, double *slack)
{
	const struct statistic *a = &x->from->statistic,
	    *b = &x->to->statistic, *p = &x->by->statistic;
	double from = number(a->value), to = number(b->value);
	double ends = place_value(a->value) + place_value(b->value);

	if (p->bound != BOUND_EXACT && p->bound != BOUND_ABOUT)
		return false;
	*slack = place_value(p->value);
	if (p->kind == QUANTITY_PERCENT && a->kind != QUANTITY_PERCENT &&
	    from > 0) {
		*by = fabs(to - from) / from * 100;
		/* scaled figures are rounded at a place that is not printed */
		*slack += *by * 0.02 + ends / from * 100;
	} else if (p->kind == QUANTITY_POINT && a->kind == QUANTITY_PERCENT) {
		bool basis = words_have(p->unit, W_BASIS_POINT);

		*by = fabs(to - from) * (basis ? 100 : 1);
		*slack += ends * (basis ? 100 : 1);
	} else if (p->kind == a->kind && p->kind != QUANTITY_PERCENT &&
	    str_eq(p->unit, a->unit)) {
		*by = fabs(to - from);
		*slack += *by * 0.02;
	} else {
		return false;
	}
	if (p->bound == BOUND_ABOUT)
		*slack += *by * 0.1;
	return true;
}

static void changes(struct check *c, enum finding_id id,
    void (*look)(struct check *, enum finding_id, const struct growth *))
{
	struct growth x;
	uint32_t after = 0;

	for (size_t i = 0; i < c->l->marks.n; i++) {
		const struct mark *m = c->l->marks.v[i];

		if (m->kind != MARK_STATISTIC)
			continue;
		if (change_at(c, i, after, &x))
			look(c, id, &x);
		after = m->value.in.end;
	}
}

static struct place all_of(const struct check *c, const struct growth *x)
{
	return place_of(c, (struct span){ x->from->value.in.start,
	    (x->by ? x->by : x->to)->value.in.end });
}

static void by_how_much(struct check *c, enum finding_id id,
    const struct growth *x)
{
	double by, slack;
	char sum[40];

	if (!x->by || !expected(x, &by, &slack) ||
	    fabs(by - number(x->by->statistic.value)) <= slack)
		return;
	snprintf(sum, sizeof(sum), "%.*f", by < 100 ? 1 : 0, by);
	found_as(c, id, all_of(c, x), arena_printf(c->a, "%s → %s: %s%s ≠ %s",
	    x->from->value.text.s, x->to->value.text.s, sum,
	    x->by->statistic.kind == QUANTITY_PERCENT ? "%" :
	    x->by->statistic.unit.s ? x->by->statistic.unit.s : "",
	    x->by->value.text.s));
}

static void which_way(struct check *c, enum finding_id id,
    const struct growth *x)
{
	double from = number(x->from->statistic.value),
	    to = number(x->to->statistic.value);
	if ((x->up && to < from) || (x->down && to > from))
		found(c, id, all_of(c, x));
}

void rule_change_fails(struct check *c, enum finding_id id)
{
	changes(c, id, by_how_much);
}

void rule_change_direction(struct check *c, enum finding_id id)
{
	changes(c, id, which_way);
}
