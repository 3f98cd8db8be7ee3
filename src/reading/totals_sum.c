/* SPDX-License-Identifier: MIT */
/* Which figure may be the total of which, and whether parts add up. */
#include "reading/totals.h"

bool total_gap_has(const struct pass *p, uint32_t from, uint32_t to,
    const char *word)
{
	uint32_t n = points_of(word);

	for (uint32_t i = from; i + n <= to; i++)
		if (in_text(p->r, i, word))
			return true;
	return false;
}

/* 户均补助1.4万元: an average has no parts and is none. */
static struct pattern average = PATTERN("(?:[户人亩村校班次站台单]均|平均)[^,。;]{0,5}$");

static bool average_before(const struct pass *p, uint32_t from, uint32_t to)
{
	struct match m;

	return pattern_in(&average, p->r->f, from, to, &m);
}

/* May be a part, or have parts: a size, not a share or a growth. */
bool total_is_size(const struct pass *p, const struct mark *m)
{
	enum quantity_kind k = m->statistic.kind;
	uint32_t i = start_of(m), c = i ? p->r->f[i - 1] : 0;
	bool level = c == 0x81F3 || c == 0x5230;	/* 增至, 增加到 */
	uint32_t near = i > 6 ? i - 6 : 0;

	return (k == QUANTITY_COUNT || k == QUANTITY_MONEY ||
	    k == QUANTITY_MEASURE) && m->statistic.bound != BOUND_RANGE &&
	    !m->statistic.per.s && !average_before(p, near, i) &&
	    (level || m->statistic.change == CHANGE_NONE);
}

static bool is_people(str unit)
{
	return str_eq(unit, STR("人")) || str_eq(unit, STR("名")) ||
	    str_eq(unit, STR("位")) || str_eq(unit, STR("人次"));
}

bool total_same_unit(const struct mark *a, const struct mark *b)
{
	str x = a->statistic.unit, y = b->statistic.unit;

	return a->statistic.kind == b->statistic.kind && (str_eq(x, y) ||
	    (is_people(x) && is_people(y)));
}

/* Things counted by other classifiers: 单位186家, 院校23所. */
bool total_alike(const struct mark *a, const struct mark *b)
{
	return a->statistic.kind == QUANTITY_COUNT &&
	    b->statistic.kind == QUANTITY_COUNT && (!a->statistic.unit.s ||
	    !b->statistic.unit.s || is_people(a->statistic.unit) == is_people(b->statistic.unit));
}

bool total_same_line(const struct pass *p, const struct mark *a,
    const struct mark *b)
{
	return !total_gap_has(p, end_of(a), start_of(b), "\n");
}

bool total_same_sentence(const struct pass *p, const struct mark *a,
    const struct mark *b)
{
	return total_same_line(p, a, b) && !total_gap_has(p, end_of(a), start_of(b), "。");
}

/* Whether one can hold the other: a size, not smaller, no mark that was passed
 * (突破1800亿元大关). */
bool total_may_hold(const struct pass *p, const struct mark *total,
    const struct mark *part)
{
	return total_is_size(p, total) && number_compare(total->statistic.value,
	    part->statistic.value) >= 0 &&
	    !in_text(p->r, end_of(total), "大关");
}

/* The total of the part at i: the nearest of its unit before it. */
struct mark *total_before(const struct pass *p, size_t i, bool exact)
{
	struct mark *m = p->v[i];

	for (size_t k = i; k-- > 0 && i - k < FAR &&
	    total_same_sentence(p, p->v[k], m); )
		if (total_may_hold(p, p->v[k], m) && total_same_unit(p->v[k], m))
			return p->v[k];
	if (exact)
		return NULL;
	/* 每台补助20万元，其中市级12万元 */
	if (i && p->v[i - 1]->statistic.per.s && total_same_unit(p->v[i - 1], m) &&
	    total_same_sentence(p, p->v[i - 1], m) &&
	    number_compare(p->v[i - 1]->statistic.value,
	    m->statistic.value) >= 0)
		return p->v[i - 1];
	for (size_t k = i; k-- > 0 && i - k < FAR &&
	    total_same_sentence(p, p->v[k], m); )
		if (total_is_size(p, p->v[k]) && total_alike(p->v[k], m) &&
		    !total_gap_has(p, end_of(p->v[k]), start_of(m), "由"))
			return p->v[k];
	for (size_t k = i; k-- > 0 && i - k < FAR &&
	    total_same_line(p, p->v[k], m); )
		if (total_may_hold(p, p->v[k], m) && total_same_unit(p->v[k], m) &&
		    !p->v[k]->statistic.total)
			return p->v[k];
	return NULL;
}

bool total_exceeds(struct reader *r, const struct list *list,
    const struct mark *m)
{
	str sum = m->statistic.value;

	for (size_t i = 0; i < list->count && sum.s; i++)
		if (list->part[i]->statistic.total == list->total)
			sum = number_add(r->a, sum,
			    list->part[i]->statistic.value);
	return !sum.s || number_compare(sum,
	    list->total->statistic.value) > 0;
}

str total_parts_sum(struct reader *r, const struct list *list)
{
	str sum = STR("0");

	for (size_t i = 0; i < list->count && sum.s; i++)
		if (list->part[i]->statistic.total == list->total)
			sum = number_add(r->a, sum,
			    list->part[i]->statistic.value);
	return sum;
}

void total_part_add(struct list *list, struct mark *m, struct mark *total)
{
	if (total == m || list->count == PARTS)
		return;
	m->statistic.total = total;
	list->part[list->count++] = m;
}

/* --- does it add up */

/* Half of the last place that a value is printed to: 3.86万 → 50. */
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

static bool all_exact(const struct list *list)
{
	if (list->total->statistic.bound != BOUND_EXACT)
		return false;
	for (size_t i = 0; i < list->count; i++)
		if (list->part[i]->statistic.bound != BOUND_EXACT ||
		    list->part[i]->statistic.total != list->total ||
		    (list->part[i]->statistic.kind !=
		    list->total->statistic.kind))
			return false;
	return true;
}

void total_add_up(struct pass *p, struct list *list)
{
	struct reader *r = p->r;
	str sum, total, slack;
	struct statistic *t = &list->total->statistic;

	if (list->count < 2 || list->open || !all_exact(list))
		return;
	sum = total_parts_sum(r, list);
	total = t->value;
	if (!sum.s)
		return;
	if (number_compare(sum, total) == 0) {
		t->sum = SUM_HOLDS;
		return;
	}
	slack = precision(r, list->total);
	for (size_t i = 0; i < list->count && slack.s; i++)
		if (list->part[i]->statistic.value.len > total.len)
			slack = number_add(r->a, slack,
			    precision(r, list->part[i]));
	if (!slack.s || t->sum == SUM_HOLDS)
		return;
	if (number_compare(sum, number_add(r->a, total, slack)) <= 0 &&
	    number_compare(number_add(r->a, sum, slack), total) >= 0)
		t->sum = SUM_HOLDS;
	else if (number_compare(sum, total) > 0 || list->closed)
		t->sum = SUM_FAILS;
	else if (list->count >= 3) {
		/* Three parts and more that miss a total by a twentieth are
		 * meant to be all of it. */
		str twenty = sum;

		for (int i = 1; i < 20 && twenty.s; i++)
			twenty = number_add(r->a, twenty, sum);
		str nineteen = total;

		for (int i = 1; i < 19 && nineteen.s; i++)
			nineteen = number_add(r->a, nineteen, total);
		if (twenty.s && nineteen.s &&
		    number_compare(twenty, nineteen) >= 0)
			t->sum = SUM_FAILS;
	}
}
