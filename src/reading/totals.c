/* SPDX-License-Identifier: MIT */
/*
 * Totals and their parts: after 其中, 包括, 含, in brackets, in a list by years,
 * and in the items below 其中：; and whether the parts add up.
 */
#include "reading/totals.h"

static str value_of_part(const struct pass *p, size_t i)
{
	return p->v[i]->statistic.value;
}

static bool equals(const struct pass *p, size_t i, str sum)
{
	return sum.s && !number_compare(value_of_part(p, i), sum);
}

/* --- closing a list */

/* The figure before the parts that is their sum; NULL: none. */
static struct mark *sum_before(const struct pass *p, size_t part, str sum)
{
	struct mark *found = NULL;

	for (size_t i = part; i-- > 0 && part - i < FAR &&
	    total_same_line(p, i, part); )
		if (total_same_unit(p->v[i], p->v[part]) &&
		    total_is_whole(p, i) && equals(p, i, sum))
			found = p->v[i];
	return found;
}

/* A list that does not add up to its total: to another, or no list. */
static void list_undo(struct pass *p, struct list *list, enum sum before)
{
	str sum = total_parts_sum(p, list);
	struct mark *other = list->count > 1 && sum.s ?
	    sum_before(p, list->part[0], sum) : NULL;

	list->total->statistic.sum = before;
	for (size_t i = 0; i < list->count; i++)
		if (p->v[list->part[i]]->statistic.total == list->total)
			p->v[list->part[i]]->statistic.total = other;
	if (other)
		other->statistic.sum = SUM_HOLDS;
}

/* 其中农村公路7962.5公里，县道1745.3公里、乡道2318.7公里、村道3898.5公里: the
 * first part is the total of the others where they add up to it. */
static void first_is_total(struct pass *p, const struct list *list)
{
	struct mark *first = p->v[list->part[0]];
	str sum = STR("0");

	for (size_t i = 1; i < list->count && sum.s; i++) {
		const struct mark *m = p->v[list->part[i]];

		sum = total_same_unit(first, m) &&
		    m->statistic.total == list->total ?
		    number_add(p->r->a, sum, m->statistic.value) : (str){0};
	}
	if (list->count < 3 || !equals(p, list->part[0], sum))
		return;
	for (size_t i = 1; i < list->count; i++)
		total_set(p->v[list->part[i]], first, true);
	first->statistic.sum = SUM_HOLDS;
}

/* Without the parts behind the first ；: they were of something else. */
static void list_shorten(struct pass *p, struct list *list, enum sum before)
{
	for (size_t i = list->sure; i < list->count; i++)
		if (p->v[list->part[i]]->statistic.total == list->total)
			p->v[list->part[i]]->statistic.total = NULL;
	list->count = list->sure;
	list->total->statistic.sum = before;
	total_add_up(p, list);
}

static void list_close(struct pass *p)
{
	struct list *list = &p->list[--p->deep];
	struct statistic *t = &list->total->statistic;
	enum sum before = t->sum;

	if (!list->count)
		return;
	if (key_at(&p->r->tokens, end_of(p->v[list->part[list->count - 1]]),
	    KEY_AND_SO_ON))
		list->open = true;
	first_is_total(p, list);
	if (list->must)
		t->sum = SUM_OPEN;
	total_add_up(p, list);
	if (list->must && t->sum != SUM_HOLDS)
		list_undo(p, list, before);
	else if (list->sure && t->sum != SUM_HOLDS)
		list_shorten(p, list, before);
	if (before == SUM_FAILS)	/* of another list */
		t->sum = before;
}

/* --- opening a list */

/* What stands before the comma at the tail's edge, to the stop before it. */
static struct span segment(const struct pass *p, const struct gap *g)
{
	uint32_t end = g->tail, i = end - (end > g->from);

	while (i > g->from && !in_set(SET_CLAUSE_STOPS, p->r->f[i - 1]))
		i--;
	return (struct span){ i > g->from ? i - 1 : i, end };
}

/* 按土类分, 从区域看,: perhaps of the total, perhaps of something else; 在…中,. */
static bool two_ends(const struct pass *p, const struct gap *g, uint32_t first,
    uint32_t last, uint32_t longest)
{
	struct span s;
	const struct token *a, *b;

	if (!(g->words & first) || !(g->words & last) || g->tail == g->from ||
	    p->r->f[g->tail - 1] != ',')
		return false;
	s = segment(p, g);
	b = total_word(p, s, last);
	if (!b || b->in.end != g->tail)
		return false;
	a = total_word(p, (struct span){ s.start, b->in.start }, first);
	return a && b->in.start - a->in.end <= longest;
}

static bool is_view(const struct pass *p, const struct gap *g)
{
	return two_ends(p, g, SAYS(BY), SAYS(VIEW), 10);
}

/* 其中，大型6座: with a comma behind it. */
static bool among_before_comma(const struct pass *p, const struct gap *g)
{
	const struct token *w;

	if (!(g->words & SAYS(AMONG)) || g->tail == g->from ||
	    p->r->f[g->tail - 1] != ',')
		return false;
	w = token_before(&p->r->tokens, g->tail - 1, g->from, WORDS(PART));
	return w && total_word(p, w->in, SAYS(AMONG)) == w;
}

/* 其中：, : directly behind the total. */
static bool opens_by_colon(const struct pass *p, const struct gap *g)
{
	uint32_t i = g->from;

	if (!(g->has & GAP_COLON) || g->tail != g->from || g->has & GAP_DATE ||
	    g->to - g->from > 24)
		return false;
	while (i < g->to && p->r->f[i] != ':')
		i++;
	if (i - g->from > 2)
		return false;
	for (; i < g->to; i++)
		if (is_digit(p->r->f[i]))
			return false;
	return true;
}

static bool opens(const struct pass *p, const struct gap *g)
{
	enum { WIDE = 60 };

	if (g->to - g->tail > WIDE)
		return false;
	return g->near & (SAYS(AMONG) | SAYS(OPENS) | SAYS(PHASE) |
	    SAYS(LATER)) || is_view(p, g) ||
	    two_ends(p, g, SAYS(IN), SAYS(AMID), 20) ||
	    among_before_comma(p, g);
}

/* …，由中央资金11.3亿元和省级资金7.2亿元组成: all parts are given. */
static bool composed(const struct pass *p, size_t i)
{
	enum { WIDE = 70 };
	const struct reader *r = p->r;
	uint32_t from = end_of(p->v[i]), to = from;

	if (!(p->gap[i].near & SAYS(MADE)) ||
	    p->gap[i].to - p->gap[i].tail > 20)
		return false;
	while (to < r->n && to - from < WIDE && !in_set(SET_SENTENCE_STOPS,
	    r->f[to]) && r->f[to] != '\n')
		to++;
	return total_word(p, (struct span){ from, to }, SAYS(UP));
}

/* （A 3所、B 2所）, but not （不含教学点19个）, which is beside the total. */
static bool in_bracket(const struct gap *g)
{
	return g->has & GAP_OPEN && !(g->has & (GAP_CLOSE | GAP_COMMA |
	    GAP_STOP)) && !(g->words & SAYS(OUT));
}

/* 127所学校中有58所; 61个社区中的53个. */
static struct pattern of_these = PATTERN(
    "^[^,、。;0-9]{0,10}(?<![初高集])中(?:的|,[^,。;0-9]{0,8}|就?有|已有?|约有?)?$");

static bool is_of_these(const struct pass *p, size_t i)
{
	enum { WIDE = 24 };
	const struct gap *g = &p->gap[i];
	struct match m;

	return g->to - g->from < WIDE && g->from < g->to &&
	    total_same_unit(p->v[i - 1], p->v[i]) &&
	    pattern_in(&of_these, p->r->f, g->from, g->to, &m);
}

/* 快递业务量2.95亿件、…；快递业务量包括: the figure that the same words precede. */
static struct mark *named_before(const struct pass *p, size_t i)
{
	enum { LEAST = 3, MOST = 12, WIDE = 24 };
	const uint32_t *f = p->r->f;
	const struct gap *g = &p->gap[i];
	const struct token *w = g->near & SAYS(OPENS) ? total_word(p,
	    (struct span){ g->tail, g->to }, SAYS(OPENS)) : NULL;
	uint32_t n = 0, from = w ? w->in.start : 0;

	if (!w || g->to - w->in.end > WIDE)
		return NULL;
	while (n < MOST && from - n > g->from && utf_is_han(f[from - n - 1]))
		n++;
	if (n < LEAST)
		return NULL;
	for (size_t k = i; k-- > 0 && i - k < FAR && total_same_line(p, k, i); )
		if (start_of(p->v[k]) >= n && total_may_hold(p, k, i) &&
		    !memcmp(f + start_of(p->v[k]) - n, f + from - n,
		    n * sizeof(*f)))
			return p->v[k];
	return NULL;
}

/* False: no list was opened. */
static bool list_open(struct pass *p, size_t i)
{
	struct mark *m = p->v[i], *total;
	const struct gap *g = &p->gap[i];
	struct list *list;

	if (p->deep == DEEP || !total_is_size(p, i))
		return false;
	total = named_before(p, i);
	/* 二期 goes on where 一期 was */
	if (!total && g->near & SAYS(LATER) && p->phases &&
	    total_same_unit(p->phases, m) && number_compare(
	    p->phases->statistic.value, m->statistic.value) >= 0)
		total = p->phases;
	if (!total)
		total = total_before(p, i, false);
	if (!total)
		return false;
	if (g->near & (SAYS(PHASE) | SAYS(LATER)))
		p->phases = total;
	list = &p->list[p->deep++];
	*list = (struct list){ .total = total, .must = is_view(p, g),
	    .bracket = g->in_bracket, .colon = (g->has & GAP_COLON) != 0,
	    .told = g->near & (SAYS(AMONG) | SAYS(OPENS) | SAYS(MADE)) ||
	    g->in_bracket };
	total_part_add(p, list, i);
	return true;
}

/* --- going on with a list */

/* What opens another count: 合计, 近三年共. */
static bool new_count(const struct pass *p, const struct gap *g)
{
	enum { NEAR = 8 };
	const struct token *w;

	if (g->words & (SAYS(NEW) | SAYS(SUM)))
		return true;
	if (!(g->words & SAYS(AGAIN)))
		return false;
	w = total_word(p, (struct span){ g->from, g->to }, SAYS(AGAIN));
	for (uint32_t i = w->in.start; i-- > g->from &&
	    w->in.start - i <= NEAR + 1; )
		if (p->r->f[i] == ',' || p->r->f[i] == ';')
			return true;
	return false;
}

/* 512户2047人，其中389户1556人: each part has a total of its unit. */
static bool part_beside(struct pass *p, const struct list *list, size_t i)
{
	for (size_t k = list->part[0]; k-- > 0 && i - k < FAR &&
	    total_same_sentence(p, k, i); )
		if (total_is_size(p, k) && total_same_unit(p->v[k], p->v[i])) {
			total_set(p->v[i], p->v[k], list->told);
			return true;
		}
	return false;
}

/* Whether the figure at i goes on with the open list. */
static bool list_goes_on(struct pass *p, size_t i)
{
	struct list *list = &p->list[p->deep - 1];
	const struct gap *g = &p->gap[i];
	struct mark *m = p->v[i], *total = list->total;
	bool comma = g->has & (GAP_COMMA | GAP_SEMICOLON);

	if (new_count(p, g))
		return false;
	if (g->has & GAP_SEMICOLON) {
		if (g->has & GAP_DATE)	/* of another time */
			return false;
		if (!list->colon && !list->sure)
			list->sure = list->count;
	}
	if (comma && (g->has & (GAP_EACH | GAP_FROM) ||
	    !total_same_unit(m, total) || total_exceeds(p, list, m) ||
	    number_compare(total_parts_sum(p, list),
	    total->statistic.value) >= 0))
		return false;
	if (total_same_unit(m, total) || (!comma && !part_beside(p, list, i) &&
	    g->has & (GAP_PAUSE | GAP_AND) && total_alike(m, total)))
		total_part_add(p, list, i);
	else if (m->statistic.total == NULL)
		return false;
	return true;
}

/* --- what is left, and what adds up */

/* The figure of the sentence before k that is sum; NULL: none. */
static struct mark *equal_before(const struct pass *p, size_t k, str sum)
{
	size_t from = k;

	while (k-- > 0 && from - k < FAR && total_same_sentence(p, k, from))
		if (total_same_unit(p->v[k], p->v[from]) && equals(p, k, sum))
			return p->v[k];
	return NULL;
}

/* 16个项目中已通11个，…，其余5个: one more part of a total that it fills. */
static bool joins_parts(struct pass *p, size_t i)
{
	struct mark *m = p->v[i], *total = NULL;
	str sum = m->statistic.value;

	for (size_t k = i; k-- > 0 && i - k < FAR &&
	    total_same_sentence(p, k, i); ) {
		const struct statistic *s = &p->v[k]->statistic;

		if (!s->total || !total_same_unit(p->v[k], m))
			continue;
		if (!total)
			total = s->total;
		if (s->total == total && sum.s)
			sum = number_add(p->r->a, sum, s->value);
	}
	if (!total || !sum.s || number_compare(sum, total->statistic.value))
		return false;
	total_set(m, total, true);
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

	if (joins_parts(p, i))
		return;
	/* 道路4条，其中潮音路已开工，其余3条 */
	if (total_same_unit(p->v[i - 1], m) && total_may_hold(p, i - 1, i) &&
	    total_same_sentence(p, i - 1, i) &&
	    p->gap[i].words & SAYS(AMONG)) {
		total_set(m, p->v[i - 1], true);
		return;
	}
	for (size_t k = i; k-- > 0 && i - k < BACK &&
	    total_same_sentence(p, k, i); ) {
		if (!total_same_unit(p->v[k], m) || !total_is_size(p, k))
			continue;
		sum = number_add(p->r->a, sum, p->v[k]->statistic.value);
		total = sum.s ? equal_before(p, k, sum) : NULL;
		if (!total)
			continue;
		for (; k <= i; k++)
			if (total_same_unit(p->v[k], m) && total_is_size(p, k))
				total_set(p->v[k], total, true);
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

	for (size_t k = i; k-- > 0 && i - k < BACK && sum.s &&
	    total_same_sentence(p, k, i) && total_same_unit(p->v[k], m) &&
	    total_is_whole(p, k) && !p->v[k]->statistic.total; ) {
		struct mark *total = p->v[k];

		if (i - k > 1 && equals(p, k, sum)) {
			while (++k <= i)
				total_set(p->v[k], total, true);
			total->statistic.sum = SUM_HOLDS;
			return;
		}
		if (!total_is_size(p, k))
			return;
		sum = number_add(p->r->a, sum, total->statistic.value);
	}
}

/* 小学20所、初中10所，共30所; 3万元，2万元，6万元，总投资11万元: the total stands
 * behind its parts, and they add up to it; after 合计 it is one even where they
 * do not, if nothing else stands between them. */
static bool sums_up(struct pass *p, size_t i)
{
	enum { BACK = 12 };
	struct list list = { .total = p->v[i], .told = true };
	const struct gap *g = &p->gap[i];
	bool told = g->near & SAYS(SUM) && g->to - g->tail < 6;
	str sum = STR("0");
	size_t k = i, parts = 0;

	while (k-- > 0 && i - k < BACK && total_same_sentence(p, k, i) &&
	    sum.s && number_compare(sum, value_of_part(p, i)) < 0) {
		if (p->gap[k + 1].has & GAP_SEMICOLON ||
		    p->v[k]->statistic.total)
			break;
		if (!total_same_unit(p->v[k], p->v[i]) || !total_is_size(p, k)) {
			told = false;
			continue;
		}
		sum = number_add(p->r->a, sum, p->v[k]->statistic.value);
		parts++;
	}
	k++;
	if (parts < 2 || (!told && !equals(p, i, sum)) || (told && k > 0 &&
	    total_same_sentence(p, k - 1, i) && !equals(p, i, sum)))
		return false;
	list.closed = true;
	for (; k < i; k++)
		if (total_same_unit(p->v[k], p->v[i]) && total_is_size(p, k))
			total_part_add(p, &list, k);
	total_add_up(p, &list);
	return true;
}

/* 236部，2021年至2023年分别为102部、78部、55部. */
static bool is_by_years(const struct pass *p, const struct gap *g)
{
	enum { NEAR = 6, BEFORE = 5 };
	const struct token *w;

	if (!(g->near & SAYS(EACHES)))
		return false;
	w = total_word(p, (struct span){ g->tail, g->to }, SAYS(EACHES));
	if (!w || g->to - w->in.end > NEAR)
		return false;
	for (uint32_t i = w->in.start; i-- > g->tail &&
	    w->in.start - i <= BEFORE && !is_digit(p->r->f[i]); )
		if (p->r->f[i] == CHAR_YEAR)
			return front(p->r, i, g->from) != CHAR_EACH;
	return false;
}

static void years_read(struct pass *p, size_t i)
{
	struct mark *m = p->v[i], *total;
	bool again = p->deep > 0;	/* 1.26亿元，其中…；2021年、2022年分别… */

	if (p->deep == DEEP)
		return;
	total = again ? p->list[0].total : total_before(p, i, true);
	while (p->deep)
		list_close(p);
	if (!total || (again ? number_compare(total->statistic.value,
	    m->statistic.value) < 0 || !total_same_unit(total, m) :
	    total != p->v[i - 1]))
		return;
	p->list[p->deep++] = (struct list){ .total = total, .closed = true,
	    .must = again, .told = true };
	total_part_add(p, &p->list[p->deep - 1], i);
}

static bool is_share(const struct mark *m)
{
	return m->statistic.kind == QUANTITY_PERCENT ||
	    m->statistic.kind == QUANTITY_RATIO;
}

/* 其中大专以上的占84.3%、副高级以上职称1120人: behind a share. */
static bool behind_share(const struct pass *p, size_t i)
{
	return i > 1 && !p->deep && is_share(p->v[i - 1]) &&
	    p->r->f[p->gap[i].from] == CHAR_IDEOGRAPHIC_COMMA &&
	    opens(p, &p->gap[i - 1]);
}

static void figure(struct pass *p, size_t i)
{
	const struct gap *g = &p->gap[i];
	bool gap = g->from < g->to;

	while (p->deep && !total_same_sentence(p, i - 1, i))
		list_close(p);
	if (!total_same_line(p, i - 1, i)) {
		p->phases = NULL;
		return;
	}
	if (p->deep && p->list[p->deep - 1].bracket && g->has & GAP_CLOSE)
		list_close(p);
	if (!total_is_size(p, i))
		return;
	if (gap && (in_bracket(g) || composed(p, i) || opens(p, g) ||
	    opens_by_colon(p, g) || behind_share(p, i) ||
	    is_of_these(p, i))) {
		list_open(p, i);
		return;
	}
	if (gap && is_by_years(p, g)) {
		years_read(p, i);
		return;
	}
	while (p->deep) {
		if (list_goes_on(p, i))
			return;
		list_close(p);
	}
	if (p->v[i]->statistic.total)
		return;
	if (g->near & (SAYS(SUM) | SAYS(NEW)) && sums_up(p, i))
		return;
	if (g->near & SAYS(REST))
		rest_read(p, i);
	else
		proved(p, i);
}

/* --- items below 其中： */

/* The first figure at or behind a place. */
static size_t first_from(const struct pass *p, uint32_t at)
{
	size_t low = 0, high = p->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (start_of(p->v[mid]) < at)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* The first figure in s that can be a part of total; p->n: none. */
static size_t part_in(const struct pass *p, struct span s,
    const struct mark *total)
{
	for (size_t i = first_from(p, s.start); i < p->n &&
	    end_of(p->v[i]) <= s.end; i++) {
		const struct mark *of = p->v[i]->statistic.total;

		if (total_is_size(p, i) && total_same_unit(p->v[i], total) &&
		    (!of || start_of(of) < s.start))
			return i;
	}
	return p->n;
}

static void items_below(struct pass *p, struct mark *total, struct node *n)
{
	struct list list = { .total = total, .told = true };

	for (; n && n->kind == NODE_MEASURE; n = n->next) {
		size_t i = part_in(p, n->in, total);

		if (i < p->n)
			total_part_add(p, &list, i);
	}
	total_add_up(p, &list);
}

/* 其中：, 分别为: at the end of a paragraph: its last figure's parts follow. */
static struct mark *total_above(const struct pass *p, const struct node *n)
{
	struct mark *total = NULL;
	uint32_t end = n->in.end;
	const struct token *w;

	while (end > n->in.start && in_set(SET_BELOW_STOPS, p->r->f[end - 1]))
		end--;
	w = token_before(&p->r->tokens, end, n->in.start, WORDS(PART));
	if (!w || !total_word(p, w->in, SAYS(AMONG) | SAYS(OPENS) |
	    SAYS(EACHES)))
		return NULL;
	for (size_t i = first_from(p, n->in.start); i < p->n &&
	    end_of(p->v[i]) <= n->in.end; i++)
		if (total_is_whole(p, i))
			total = p->v[i];
	return total;
}

static void nodes(struct pass *p, struct node *n)
{
	for (struct node *k = n->child; k; k = k->next) {
		struct mark *total;

		nodes(p, k);
		if (k->kind != NODE_PARAGRAPH || !k->next)
			continue;
		total = total_above(p, k);
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
	    (next == CHAR_DE || ((bound == BOUND_AT_LEAST ||
	    bound == BOUND_AT_MOST) && utf_is_han(next))));
}

/* Parts that add up are sure, those that do not are not. */
static void certainties(struct pass *p)
{
	for (size_t i = 0; i < p->n; i++) {
		struct statistic *s = &p->v[i]->statistic;

		if (!s->total)
			s->part_certainty = CERTAINTY_UNSAID;
		else if (s->total->statistic.sum == SUM_HOLDS)
			s->part_certainty = CERTAINTY_SURE;
		else if (s->total->statistic.sum == SUM_FAILS)
			s->part_certainty = CERTAINTY_LIKELY;
	}
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
	total_gaps(&p);
	for (size_t i = 1; i < p.n; i++)
		figure(&p, i);
	while (p.deep)
		list_close(&p);
	nodes(&p, l->body);
	certainties(&p);
}
