/* SPDX-License-Identifier: MIT */
/* Sums, and how figures are written (GB/T 15835-2011). */
#include <stdlib.h>

#include "checks/common.h"

#define EACH_FIGURE(c, m) \
	for (size_t i_ = 0; i_ < (c)->l->marks.n; i_++) \
		for (const struct mark *m = (c)->l->marks.v[i_]; \
		    m && m->kind == MARK_STATISTIC; m = NULL)

/* A total and its parts, in the words of the letter. */
static str parts_of(const struct check *c, const struct mark *total)
{
	str all = arena_printf(c->a, "%s ≠", total->value.text.s);
	const char *joint = " ";

	EACH_FIGURE(c, m)
		if (m->statistic.total == total) {
			all = arena_printf(c->a, "%s%s%s", all.s, joint,
			    m->value.text.s);
			joint = "+";
		}
	return all;
}

void rule_sum_fails(struct check *c, enum finding_id id)
{
	EACH_FIGURE(c, m)
		if (m->statistic.sum == SUM_FAILS)
			letter_find(c->l, c->a, id, m->value.at,
			    parts_of(c, m).s);
}

/* --- lists: 7所，分别为甲校、乙校…… */

/* Whether the words between a count and 分别 are of the count alone: what is
 * counted, a comma at their end. */
static bool leads_on(const struct check *c, struct span s)
{
	for (uint32_t i = s.start; i < s.end; i++)
		if (is_one(W_LIST_STOP, c->f[i]) || is_one(W_COMMA, c->f[i]) ||
		    c->f[i] == '\n' || words_at(c->f, i, s.end, W_LIST_AND) ||
		    (c->f[i] == ',' && i + 1 < s.end))
			return false;
	return s.end - s.start <= 12;
}

enum { LIST = 400 };	/* points of a list that is counted */

/* How many things a list has, with the last joined by 和 and without; false:
 * it is open, or has no end. */
static bool list_count(const struct check *c, uint32_t i, size_t *most,
    size_t *least)
{
	uint32_t end = c->l->body->in.end, close = 0;

	if (end - i > LIST)
		end = i + LIST;
	for (*most = *least = 1; i < end && c->f[i] != '\n'; i++) {
		if (close) {
			close = c->f[i] == close ? 0 : close;
			continue;
		}
		close = partner_of(c->f[i]);
		if (is_one(W_LIST_STOP, c->f[i]) || c->f[i] == ',')
			return true;
		if (is_one(W_LIST_OPEN, c->f[i]))
			return false;
		*least += is_one(W_COMMA, c->f[i]);
		*most += is_one(W_COMMA, c->f[i]) ||
		    words_at(c->f, i, end, W_LIST_AND);
	}
	return false;
}

void rule_list_length(struct check *c, enum finding_id id)
{
	EACH_FIGURE(c, m) {
		struct span line = { m->value.in.end, c->l->body->in.end }, at;
		size_t most, least, n;

		if (line.end > line.start + 20)
			line.end = line.start + 20;
		if (m->statistic.kind != QUANTITY_COUNT ||
		    m->statistic.bound != BOUND_EXACT ||
		    !says(c, line, W_LIST, &at) ||
		    !leads_on(c, (struct span){ line.start, at.start }) ||
		    !list_count(c, at.end, &most, &least))
			continue;
		n = strtoul(m->statistic.value.s, NULL, 10);
		if (n > 1 && n <= 30 && (n > most || n < least))
			found_as(c, id, m->value.at, arena_printf(c->a,
			    "%s ≠ %zu", m->value.text.s, n > most ? most :
			    least));
	}
}

/* --- forms */

static bool is_amount(const struct statistic *s)
{
	return s->kind == QUANTITY_COUNT || s->kind == QUANTITY_MONEY ||
	    s->kind == QUANTITY_MEASURE;
}

/* Five digits and more that end in three zeros, and neither 万 nor 亿. */
void rule_figure_scale(struct check *c, enum finding_id id)
{
	EACH_FIGURE(c, m) {
		uint32_t digits = 0, zeros = 0, i = m->value.in.start;

		if (!is_amount(&m->statistic))
			continue;
		for (; i < m->value.in.end && (is_figure(c->f[i]) ||
		    c->f[i] == ','); i++) {
			digits += c->f[i] != ',';
			zeros = c->f[i] == '0' ? zeros + 1 : c->f[i] == ',' ?
			    zeros : 0;
		}
		if (digits >= 5 && zeros >= 3 && i < c->n &&
		    c->f[i] != '.' && !is_one(W_SCALE, c->f[i]))
			found(c, id, m->value.at);
	}
}

void rule_figure_mixed(struct check *c, enum finding_id id)
{
	EACH_FIGURE(c, m) {
		bool great = false;

		for (uint32_t i = m->value.in.start; i < m->value.in.end; i++) {
			if (great && is_one(W_TEN_THOUSAND, c->f[i])) {
				found(c, id, m->value.at);
				break;
			}
			great = (great && is_figure(c->f[i])) ||
			    (is_one(W_MIXED, c->f[i]) && i + 1 < c->n &&
			    is_figure(c->f[i + 1]));
		}
	}
}

void rule_percent_range(struct check *c, enum finding_id id)
{
	EACH_FIGURE(c, m) {
		size_t signs = 0;

		if (m->statistic.bound != BOUND_RANGE ||
		    m->statistic.kind != QUANTITY_PERCENT)
			continue;
		for (uint32_t i = m->value.in.start; i < m->value.in.end; i++)
			signs += c->f[i] == '%';
		if (signs == 1)
			found(c, id, m->value.at);
	}
}

/* Whether two Chinese digits at i, with 、 between, are all of a number. */
static bool is_pair(const struct check *c, uint32_t i)
{
	int one = rank_in(W_ONE_TO_NINE, c->f[i]);

	return one && is_one(W_COMMA, c->f[i + 1]) &&
	    rank_in(W_ONE_TO_NINE, c->f[i + 2]) == one + 1 &&
	    !(i && (is_one(W_ORDINAL, c->f[i - 1]) ||
	    is_one(W_COMMA, c->f[i - 1]) || is_one(W_DIGITS, c->f[i - 1])));
}

/* 三、四个: two that follow one another, and what is counted. */
void rule_approximate(struct check *c, enum finding_id id)
{
	struct span in = c->l->body->in;

	for (uint32_t i = in.start; i + 3 < in.end; i++)
		if (is_pair(c, i) && words_at(c->f, i + 3, in.end, W_COUNTED))
			mend(c, found(c, id, place_of(c, (struct span){ i,
			    i + 4 })), place_of(c, (struct span){ i + 1,
			    i + 2 }), "");
}

/* --- times */

void rule_time_anchor(struct check *c, enum finding_id id)
{
	struct span at;

	if (!c->l->head.date.text.s && says(c, c->reply, W_TIME_WORDS, &at))
		found(c, id, place_of(c, at));
}

/* Whether two figures should be one: of one thing, at one time that is said. */
static bool is_same(const struct statistic *a, const struct statistic *b)
{
	return a->bound == BOUND_EXACT && b->bound == BOUND_EXACT &&
	    a->kind == b->kind && is_amount(a) &&
	    a->of_certainty == CERTAINTY_SURE &&
	    b->of_certainty == CERTAINTY_SURE && a->of.len >= 9 &&
	    str_eq(a->of, b->of) && str_eq(a->unit, b->unit) &&
	    str_eq(a->per, b->per) && a->time.len && str_eq(a->time, b->time) &&
	    a->total == b->total && a->change == b->change && !a->basis.s &&
	    !b->basis.s && !str_eq(a->value, b->value);
}

enum {
	AHEAD = 200,	/* figures that one is compared with */
	LONG = 2000	/* points of a paragraph */
};

static bool may_differ(const struct check *c, const struct mark *m)
{
	return m->kind == MARK_STATISTIC && !m->statistic.total &&
	    m->value.in.start && !is_one(W_MORE_OR_LESS,
	    c->f[m->value.in.start - 1]);
}

/* Figures of one paragraph are a list of several things. */
static bool apart(const struct check *c, const struct mark *a,
    const struct mark *b)
{
	uint32_t from = a->value.in.end, to = b->value.in.start;

	for (uint32_t i = from; i < to && i - from < LONG; i++)
		if (c->f[i] == '\n')
			return true;
	return to > from && to - from >= LONG;
}

void rule_figure_differs(struct check *c, enum finding_id id)
{
	const struct mark *const *v = (const struct mark *const *)c->l->marks.v;
	size_t n = c->l->marks.n;

	for (size_t i = 0; i < n; i++)
		for (size_t k = i + 1; k < n && k < i + AHEAD; k++)
			if (may_differ(c, v[i]) && may_differ(c, v[k]) &&
			    is_same(&v[i]->statistic, &v[k]->statistic) &&
			    apart(c, v[i], v[k])) {
				found_as(c, id, v[k]->value.at, arena_printf(
				    c->a, "%s %s ≠ %s",
				    v[i]->statistic.of.s, v[i]->value.text.s,
				    v[k]->value.text.s));
				break;
			}
}
