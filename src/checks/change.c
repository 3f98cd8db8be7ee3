/* SPDX-License-Identifier: MIT */
/* The arithmetic of change: from one figure to another, and by how much. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "checks/common.h"

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

/* How long a word is that says by how much; 0: there is none. */
static uint32_t by_at(const struct check *c, struct span s)
{
	uint32_t n = words_at(c->f, s.start, s.end, W_UP_BY);

	n = n ? n : words_at(c->f, s.start, s.end, W_DOWN_BY);
	return n ? n : words_at(c->f, s.start, s.end, W_BY_AND);
}

/* Whether the words say of the same thing by how much, and nothing else: of
 * another there would be its name. */
static bool is_by(const struct check *c, struct span s)
{
	while (s.start < s.end) {
		uint32_t n = by_at(c, s);

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

/* --- against the year before */

/* A time a year earlier, each year in it; s == NULL: it does not say when. */
static str year_before(str time, struct arena *a)
{
	char *s = arena_alloc(a, 1, 1, time.len + 1);
	size_t digits = 0;

	if (!time.s)
		return time;
	memcpy(s, time.s, time.len);
	for (size_t i = 0; i <= time.len; i++) {
		if (i < time.len && is_figure((unsigned char)s[i])) {
			digits++;
			continue;
		}
		for (size_t k = i; digits == 4 && k > i - 4; k--) {
			bool borrow = s[k - 1] == '0';

			s[k - 1] = borrow ? '9' : (char)(s[k - 1] - 1);
			if (!borrow)
				break;
		}
		digits = 0;
	}
	return (str){ s, time.len };
}

/* Whether nothing but the growth stands between a level and by how much it has
 * grown in a year. */
static bool is_growth(const struct check *c, const struct mark *level,
    const struct mark *by)
{
	const struct statistic *x = &level->statistic, *y = &by->statistic;
	struct span s = between(level, by);

	if (!is_near(c, level, by) || x->bound != BOUND_EXACT || !x->of.s ||
	    y->change == CHANGE_NONE || !y->basis.s ||
	    !words_have(y->basis, W_YEAR_ON_YEAR) ||
	    !says(c, s, W_YEAR_ON_YEAR, NULL))
		return false;
	while (s.start < s.end) {
		uint32_t n = words_at(c->f, s.start, s.end, W_YEAR_ON_YEAR);

		n = n ? n : by_at(c, s);
		if (!n)
			return false;
		s.start += n;
	}
	return true;
}

size_t growth_next(const struct check *c, size_t from, struct check_growth *out)
{
	const struct mark *last = NULL;

	for (size_t i = from ? from - 1 : 0; i < c->l->marks.n; i++) {
		const struct mark *m = c->l->marks.v[i];

		if (m->kind != MARK_STATISTIC) {
			last = NULL;
			continue;
		}
		if (last && is_growth(c, last, m)) {
			struct span in = { last->value.in.start,
			    m->value.in.end };

			*out = (struct check_growth){ &last->statistic,
			    &m->statistic, place_of(c, in),
			    prose_str(c->a, &c->l->prose, in),
			    year_before(last->statistic.time, c->a), {0},
			    {0} };
			return i + 1;
		}
		last = m;
	}
	return 0;
}

void rule_year_on_year(struct check *c, enum finding_id id)
{
	struct check_growth g;

	(void)id;
	for (size_t i = 0; (i = growth_next(c, i, &g)); )
		c->o->earlier(c->o->arg, &g);
}

bool checks_growth(const struct check_growth *g, str *detail, struct arena *a)
{
	struct mark from = { .statistic = *g->level }, to = from,
	    change = { .statistic = *g->by };
	const struct growth x = { &from, &to, &change, false, false };
	bool up = g->by->change == CHANGE_INCREASE;
	double by, slack, rise;
	char sum[40];

	from.statistic.value = g->last;
	if (!expected(&x, &by, &slack))
		return true;
	rise = number(g->level->value) - number(g->last);
	by = rise < 0 ? -by : by;
	if (fabs(by - (up ? 1 : -1) * number(g->by->value)) <= slack)
		return true;
	snprintf(sum, sizeof(sum), "%+.*f", fabs(by) < 100 ? 1 : 0, by);
	*detail = arena_printf(a, "%s: %s → %s ≠ %s%s", g->before.s,
	    g->last_words.s, g->words.s, sum, g->by->kind == QUANTITY_PERCENT ?
	    "%" : g->by->unit.s ? g->by->unit.s : "");
	return false;
}

/* --- within the letter */

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
