/* SPDX-License-Identifier: MIT */
/*
 * Totals and their parts: after 其中, 包括, 含, in brackets, in a list by years,
 * and in the items below 其中：; and whether the parts add up.
 */
#include "reading/totals.h"

static bool matches(const struct pass *p, struct pattern *x, uint32_t from,
    uint32_t to)
{
	struct match m;

	return pattern_in(x, p->r->f, from, to, &m);
}

/* The same for patterns that hold to the end: what is far from it is left. */
static bool ends(const struct pass *p, struct pattern *x, uint32_t from,
    uint32_t to)
{
	struct match m;

	return pattern_find(x, p->r->f, from, to > from + 80 ? to - 80 : from,
	    to, &m);
}

/* The figure before the parts that is their sum; NULL: none. */
static struct mark *sum_before(const struct pass *p, const struct mark *part,
    str sum)
{
	struct mark *found = NULL;

	for (size_t i = 0; i < p->n && p->v[i] != part; i++)
		if (total_same_unit(p->v[i], part) && total_same_line(p,
		    p->v[i], part) && total_is_size(p, p->v[i]) &&
		    !number_compare(p->v[i]->statistic.value, sum))
			found = p->v[i];
	return found;
}

/* A list that does not add up to its total: to another, or no list. */
static void list_undo(struct pass *p, struct list *list, enum sum before)
{
	str sum = total_parts_sum(p->r, list);
	struct mark *other = list->count > 1 && sum.s ?
	    sum_before(p, list->part[0], sum) : NULL;

	list->total->statistic.sum = before;
	for (size_t i = 0; i < list->count; i++)
		if (list->part[i]->statistic.total == list->total)
			list->part[i]->statistic.total = other;
	if (other)
		other->statistic.sum = SUM_HOLDS;
}

/* 其中农村公路7962.5公里，县道1745.3公里、乡道2318.7公里、村道3898.5公里: the
 * first part is the total of the others where they add up to it. */
static void first_is_total(struct pass *p, const struct list *list)
{
	str sum = STR("0");

	for (size_t i = 1; i < list->count && sum.s; i++)
		sum = total_same_unit(list->part[0], list->part[i]) &&
		    list->part[i]->statistic.total == list->total ?
		    number_add(p->r->a, sum, list->part[i]->statistic.value) :
		    (str){0};
	if (list->count < 3 || !sum.s || number_compare(sum,
	    list->part[0]->statistic.value))
		return;
	for (size_t i = 1; i < list->count; i++)
		list->part[i]->statistic.total = list->part[0];
	list->part[0]->statistic.sum = SUM_HOLDS;
}

/* Without the parts behind the first ；: they were of something else. */
static void list_shorten(struct pass *p, struct list *list, enum sum before)
{
	for (size_t i = list->sure; i < list->count; i++)
		if (list->part[i]->statistic.total == list->total)
			list->part[i]->statistic.total = NULL;
	list->count = list->sure;
	list->total->statistic.sum = before;
	total_add_up(p, list);
}

static void list_close(struct pass *p)
{
	struct list *list = &p->list[p->deep - 1];
	enum sum before = list->total->statistic.sum;
	struct mark *last;

	if (list->count) {
		last = list->part[list->count - 1];
		if (in_text(p->r, end_of(last), "等"))
			list->open = true;
		first_is_total(p, list);
		if (list->must)
			list->total->statistic.sum = SUM_OPEN;
		total_add_up(p, list);
		if (list->must && list->total->statistic.sum != SUM_HOLDS)
			list_undo(p, list, before);
		else if (list->sure && list->total->statistic.sum != SUM_HOLDS)
			list_shorten(p, list, before);
		if (before == SUM_FAILS)	/* of another list */
			list->total->statistic.sum = before;
	}
	p->deep--;
}

/* --- lists */

static struct pattern opens = PATTERN(
    "(?=[,按从分在其包含])(?:,第?[一二三四]期|,除(?![了以])|(?:按|从|(?<=[,。;])分)[^,。;]{1,10}(?:分|划分|看|来看|统计|计),|在[^,。;]{2,20}(?:中|里),|其中(?:有|包括|含)?|(?<!不)包括|(?<!不)包含|(?:(?<=[,(;])|(?<=其中))含(?!量|税|金))[^,。;]{0,60}$");
/* 按土类分, 从区域看: perhaps of the total, perhaps of something else. */
static struct pattern opens_view = PATTERN(
    "(?:按|从|(?<=[,。;])分)[^,。;]{1,10}(?:分|划分|看|来看|统计|计),[^,。;]{0,60}$");
static struct pattern opens_colon = PATTERN("^[^,。;]{0,2}: ?[^,。;0-9]{0,20}$");

/* 快递业务量2.95亿件、…；快递业务量包括: the figure that the same words precede. */
static struct pattern names_total = PATTERN("([\\x{3400}-\\x{9FFF}]{3,12})(?:包括|包含)[^,。;]{0,24}$");

static struct mark *named_before(const struct pass *p, size_t i)
{
	const uint32_t *f = p->r->f;
	uint32_t b = start_of(p->v[i]), n;
	struct match m;

	if (!i || !pattern_find(&names_total, f, end_of(p->v[i - 1]),
	    end_of(p->v[i - 1]), b, &m))
		return NULL;
	n = m.end[1] - m.start[1];
	for (size_t k = i; k-- > 0 && i - k < FAR && total_same_line(p,
	    p->v[k], p->v[i]); )
		if (start_of(p->v[k]) >= n && total_may_hold(p, p->v[k],
		    p->v[i]) && !memcmp(f + start_of(p->v[k]) - n,
		    f + m.start[1], n * sizeof(*f)))
			return p->v[k];
	return NULL;
}

/* False: no list was opened. */
static bool list_open(struct pass *p, size_t i)
{
	struct mark *m = p->v[i], *total;
	struct list *list;

	if (p->deep == DEEP || !total_is_size(p, m))
		return false;
	total = named_before(p, i);
	if (!total)
		total = total_before(p, i, false);
	if (!total)
		return false;
	list = &p->list[p->deep++];
	*list = (struct list){ .total = total };
	total_part_add(list, m, total);
	return true;
}

/* What opens another count: 合计, 近三年共. */
static struct pattern new_count = PATTERN(
    ",共|合计|共计|[,;][^,;]{0,8}(?:(?<!公)共(?![产享同青管服])|累计|近[一二三四五六七八九十0-9]{1,2}年|每年|全年)");

/* Whether a date stands there: what follows is of another time. */
static bool dated(const struct pass *p, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if (p->r->mark[i] & INK_DATE)
			return true;
	return false;
}

/* Whether the figure at i goes on with the open list. */
static bool list_goes_on(struct pass *p, size_t i)
{
	struct list *list = &p->list[p->deep - 1];
	struct mark *m = p->v[i], *last = p->v[i - 1], *total = list->total;
	uint32_t a = end_of(last), b = start_of(m);
	bool pause, comma;

	if (!total_same_sentence(p, last, m) || matches(p, &new_count, a, b))
		return false;
	if (total_gap_has(p, a, b, ";")) {
		if (dated(p, a, b))
			return false;
		if (!list->colon && !list->sure)
			list->sure = list->count;
	}
	comma = total_gap_has(p, a, b, ",") || total_gap_has(p, a, b, ";");
	pause = !comma && (total_gap_has(p, a, b, "、") || total_gap_has(p, a, b, "和") ||
	    total_gap_has(p, a, b, "及"));
	if (comma && (total_gap_has(p, a, b, "每") || total_gap_has(p, a, b, "由") ||
	    !total_same_unit(m, total) || total_exceeds(p->r, list, m) ||
	    number_compare(total_parts_sum(p->r, list),
	    total->statistic.value) >= 0))
		return false;
	if (total_same_unit(m, total)) {
		total_part_add(list, m, total);
		return true;
	}
	/* 512户2047人，其中389户1556人: each part has a total of its unit */
	for (size_t k = i; k-- > 0 && i - k < FAR &&
	    total_same_sentence(p, p->v[k], m); )
		if (total_is_size(p, p->v[k]) && total_same_unit(p->v[k], m) &&
		    start_of(p->v[k]) < start_of(list->part[0]) &&
		    !comma) {
			m->statistic.total = p->v[k];
			return true;
		}
	if (pause && total_alike(m, total)) {
		total_part_add(list, m, total);
		return true;
	}
	return false;
}

/* 其余95处: a part of what it leaves over from. */
static struct pattern rest = PATTERN("(?=[其剩尚待另未])(?:其余|剩余|其它|其他|尚余|待建|另外?|未)[^,。;]{0,6}$");

/* The figure of the sentence before k that is sum; NULL: none. */
static struct mark *equal_before(const struct pass *p, size_t k, str sum)
{
	const struct mark *m = p->v[k];

	for (size_t from = k; k-- > 0 && from - k < FAR &&
	    total_same_sentence(p, p->v[k], m); )
		if (total_same_unit(p->v[k], m) &&
		    !number_compare(p->v[k]->statistic.value, sum))
			return p->v[k];
	return NULL;
}

/* 16个项目中已通11个，…，其余5个: one more part of a total that it fills. */
static bool joins_parts(struct pass *p, size_t i)
{
	struct mark *m = p->v[i], *total = NULL;
	str sum = m->statistic.value;

	for (size_t k = i; k-- > 0 && i - k < FAR &&
	    total_same_sentence(p, p->v[k], m); ) {
		if (!p->v[k]->statistic.total || !total_same_unit(p->v[k], m))
			continue;
		if (!total)
			total = p->v[k]->statistic.total;
		if (p->v[k]->statistic.total == total && sum.s)
			sum = number_add(p->r->a, sum,
			    p->v[k]->statistic.value);
	}
	if (!total || !sum.s || number_compare(sum, total->statistic.value))
		return false;
	m->statistic.total = total;
	total->statistic.sum = SUM_HOLDS;
	return true;
}

/* With 其余 the figures before it add up to one further before: 3000万元，奖励
 * 800万、600万、400万元，其余1200万元. */
static void rest_read(struct pass *p, size_t i)
{
	enum { BACK = 8 };
	struct mark *m = p->v[i], *total;
	str sum = m->statistic.value;

	if (!total_is_size(p, m) || m->statistic.total)
		return;
	if (joins_parts(p, i))
		return;
	/* 道路4条，其中潮音路已开工，其余3条 */
	if (total_same_unit(p->v[i - 1], m) && total_may_hold(p, p->v[i - 1], m) &&
	    total_same_sentence(p, p->v[i - 1], m) && total_gap_has(p, end_of(p->v[i - 1]),
	    start_of(m), "其中")) {
		m->statistic.total = p->v[i - 1];
		return;
	}
	for (size_t k = i; k-- > 0 && i - k < BACK &&
	    total_same_sentence(p, p->v[k], m); ) {
		if (!total_same_unit(p->v[k], m) || !total_is_size(p, p->v[k]))
			continue;
		sum = number_add(p->r->a, sum, p->v[k]->statistic.value);
		total = sum.s ? equal_before(p, k, sum) : NULL;
		if (!total)
			continue;
		for (; k <= i; k++)
			if (total_same_unit(p->v[k], m) &&
			    total_is_size(p, p->v[k]))
				p->v[k]->statistic.total = total;
		total->statistic.sum = SUM_HOLDS;
		return;
	}
}

/* 隐患2937项，立行立改2790项，限期整改147项: figures that add up to the one
 * before them are its parts without a word. */
static void proved(struct pass *p, size_t i)
{
	enum { BACK = 8 };
	struct mark *m = p->v[i];
	str sum = m->statistic.value;

	if (!total_is_size(p, m) || m->statistic.total)
		return;
	for (size_t k = i; k-- > 0 && i - k < BACK &&
	    total_same_sentence(p, p->v[k], m) && total_same_unit(p->v[k], m) &&
	    total_is_size(p, p->v[k]) && !p->v[k]->statistic.total; ) {
		struct mark *total = p->v[k];

		if (i - k > 1 && sum.s && !number_compare(sum,
		    total->statistic.value)) {
			while (++k <= i)
				p->v[k]->statistic.total = total;
			total->statistic.sum = SUM_HOLDS;
			return;
		}
		sum = number_add(p->r->a, sum, total->statistic.value);
	}
}

/* 236部，2021年至2023年分别为102部、78部、55部. */
static struct pattern by_years = PATTERN("(?<!每)年[^,。;0-9]{0,4}(?:分别|依次)[^,。;0-9]{0,6}$");

static void years_read(struct pass *p, size_t i)
{
	struct mark *m = p->v[i], *total;
	bool again = p->deep > 0;	/* 1.26亿元，其中…；2021年、2022年分别… */

	if (!i || !total_is_size(p, m) || p->deep == DEEP)
		return;
	total = again ? p->list[0].total : total_before(p, i, true);
	while (p->deep)
		list_close(p);
	if (!total || (again ? !total_may_hold(p, total, m) ||
	    !total_same_unit(total, m) : total != p->v[i - 1]))
		return;
	p->list[p->deep++] = (struct list){ .total = total, .closed = true,
	    .must = again };
	total_part_add(&p->list[p->deep - 1], m, total);
}

/* …，由中央资金11.3亿元和省级资金7.2亿元组成: all parts are given. */
static struct pattern made_of = PATTERN("[,(]由[^,。;]{0,20}$");
static struct pattern made_up = PATTERN("^[^。;]{0,60}?(?:组成|构成)");

static bool composed(struct pass *p, uint32_t from, uint32_t to, uint32_t end)
{
	uint32_t limit = end + 70 < p->r->n ? end + 70 : p->r->n;

	return ends(p, &made_of, from, to) &&
	    matches(p, &made_up, end, limit);
}

/* 127所学校中有58所; 61个社区中的53个. */
static struct pattern of_these = PATTERN(
    "^[^,、。;0-9]{0,10}(?<![初高集])中(?:的|,[^,。;0-9]{0,8}|就?有|已有?|约有?)?$");

/* （不含教学点19个）: beside the total. */
static struct pattern left_out = PATTERN("[(] ?(?:不含|不包括|不计|未含|未计|另)");

static bool is_share(const struct mark *m)
{
	return m->statistic.kind == QUANTITY_PERCENT ||
	    m->statistic.kind == QUANTITY_RATIO;
}

static struct pattern in_bracket = PATTERN("[(][^()]{0,38}$");

static void figure(struct pass *p, size_t i)
{
	struct mark *m = p->v[i];
	uint32_t a = i ? end_of(p->v[i - 1]) : 0, b = start_of(m);
	bool bracket;

	if (!i)
		return;
	while (p->deep && !total_same_sentence(p, p->v[i - 1], m))
		list_close(p);
	if (!total_same_line(p, p->v[i - 1], m))
		return;
	if (p->deep && p->list[p->deep - 1].bracket && total_gap_has(p, a, b, ")"))
		list_close(p);
	bracket = total_gap_has(p, a, b, "(") && !total_gap_has(p, a, b, ")") &&
	    !total_gap_has(p, a, b, ",") && !total_gap_has(p, a, b, "。") &&
	    !matches(p, &left_out, a, b);
	if (!total_is_size(p, m))
		return;
	if (a < b && (bracket || composed(p, a, b, end_of(m)) ||
	    ends(p, &opens, a, b) || matches(p, &opens_colon, a, b))) {
		if (list_open(p, i)) {
			p->list[p->deep - 1].must = ends(p, &opens_view, a, b);
			p->list[p->deep - 1].bracket = ends(p, &in_bracket, a,
			    b);
			p->list[p->deep - 1].colon = total_gap_has(p, a, b,
			    ":");
		}
		return;
	}
	/* 其中大专以上的占84.3%、副高级以上职称1120人: behind a share */
	if (a < b && i > 1 && p->r->f[a] == 0x3001 && !p->deep &&
	    is_share(p->v[i - 1]) && ends(p, &opens, end_of(p->v[i - 2]),
	    start_of(p->v[i - 1]))) {
		list_open(p, i);
		return;
	}
	if (a < b && matches(p, &of_these, a, b) &&
	    total_same_unit(p->v[i - 1], m)) {
		list_open(p, i);
		return;
	}
	if (a < b && ends(p, &by_years, a, b)) {
		years_read(p, i);
		return;
	}
	while (p->deep) {
		if (list_goes_on(p, i))
			return;
		list_close(p);
	}
	if (ends(p, &rest, a, b))
		rest_read(p, i);
	else
		proved(p, i);
}

/* --- items below 其中： */

static struct pattern below = PATTERN("(?:其中|包括|分别是|分别为) ?[:,]? ?$");

static struct mark *first_in(const struct pass *p, struct span s,
    const struct mark *total)
{
	for (size_t i = 0; i < p->n; i++)
		if (start_of(p->v[i]) >= s.start && end_of(p->v[i]) <= s.end &&
		    total_is_size(p, p->v[i]) && total_same_unit(p->v[i], total) &&
		    (!p->v[i]->statistic.total ||
		    start_of(p->v[i]->statistic.total) < s.start))
			return p->v[i];
	return NULL;
}

static void items_below(struct pass *p, struct mark *total, struct node *n)
{
	struct list list = { .total = total };

	for (; n; n = n->next) {
		struct mark *m;

		if (n->kind != NODE_MEASURE)
			break;
		m = first_in(p, n->in, total);
		if (m)
			total_part_add(&list, m, total);
	}
	total_add_up(p, &list);
}

static void nodes(struct pass *p, struct node *n)
{
	for (struct node *k = n->child; k; k = k->next) {
		struct mark *total = NULL;

		nodes(p, k);
		if (k->kind != NODE_PARAGRAPH || !k->next ||
		    !ends(p, &below, k->in.start, k->in.end))
			continue;
		for (size_t i = 0; i < p->n; i++)
			if (start_of(p->v[i]) >= k->in.start &&
			    end_of(p->v[i]) <= k->in.end && total_is_size(p, p->v[i]))
				total = p->v[i];
		if (total)
			items_below(p, total, k->next);
	}
}

/* 80周岁以上, 低于100Mbps的, 海拔3000米以上路段: says which, not how many. */
static bool is_condition(const struct reader *r, const struct mark *m)
{
	enum bound bound = m->statistic.bound;
	uint32_t next = r->f[m->value.in.end];

	return m->statistic.kind == QUANTITY_DURATION ||
	    (m->statistic.kind == QUANTITY_MEASURE && bound != BOUND_EXACT &&
	    (next == 0x7684 || ((bound == BOUND_AT_LEAST ||
	    bound == BOUND_AT_MOST) && utf_is_han(next))));
}

void totals_read(struct reader *r)
{
	struct letter *l = r->l;
	struct pass p = { .r = r };

	p.v = arena_new(r->a, struct mark *, l->marks.n + 1);
	for (size_t i = 0; i < l->marks.n; i++)
		if (l->marks.v[i]->kind == MARK_STATISTIC &&
		    !is_condition(r, l->marks.v[i]))
			p.v[p.n++] = l->marks.v[i];
	for (size_t i = 0; i < p.n; i++)
		figure(&p, i);
	while (p.deep)
		list_close(&p);
	nodes(&p, l->body);
}
