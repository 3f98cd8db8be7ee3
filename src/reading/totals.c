/* SPDX-License-Identifier: MIT */
/*
 * Totals and their parts: after "among them", in brackets, in a list by years,
 * and in the items below it; and whether the parts add up.
 */
#include "reading/totals.h"

/* --- what is left, and what adds up */

/* The figure of the sentence before k that is sum; NULL: none. */
static struct mark *equal_before(const struct pass *p, size_t k, str sum)
{
	size_t from = k;

	while (k-- > 0 && from - k < FAR && total_same_sentence(p, k, from))
		if (total_same_unit(p->v[k], p->v[from]) &&
		    total_equals(p, k, sum))
			return p->v[k];
	return NULL;
}

/* "Of 16 works 11 are done, the other 5": one more part, which fills it. */
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

/* With "the other" the figures before it add up to one further before: 30
 * million, as awards 8, 6 and 4, the other 12. */
static void rest_read(struct pass *p, size_t i)
{
	enum { BACK = 8 };
	struct mark *m = p->v[i], *total;
	str sum = m->statistic.value;

	if (joins_parts(p, i))
		return;
	/* 4 roads, one begun by its name, the other 3 */
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

/* Figures that add up to the one before them are its parts without a word. */
static void proved(struct pass *p, size_t i)
{
	enum { BACK = 8 };
	struct mark *m = p->v[i];
	str sum = m->statistic.value;

	for (size_t k = i; k-- > 0 && i - k < BACK && sum.s &&
	    total_same_sentence(p, k, i) && total_same_unit(p->v[k], m) &&
	    total_is_whole(p, k) && !p->v[k]->statistic.total; ) {
		struct mark *total = p->v[k];

		if (i - k > 1 && total_equals(p, k, sum)) {
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

/* The total stands behind its parts, and they add up to it; after "in all" it
 * is one even where they do not, if nothing else stands between them. */
static bool sums_up(struct pass *p, size_t i)
{
	enum { BACK = 12 };
	struct list list = { .total = p->v[i], .told = true };
	const struct gap *g = &p->gap[i];
	bool told = g->near & SAYS(SUM) && g->to - g->tail < 6;
	str sum = STR("0");
	size_t k = i, parts = 0;

	while (k-- > 0 && i - k < BACK && total_same_sentence(p, k, i) &&
	    sum.s && number_compare(sum, p->v[i]->statistic.value) < 0) {
		if (p->gap[k + 1].has & GAP_SEMICOLON ||
		    p->v[k]->statistic.total)
			break;
		if (!total_same_unit(p->v[k], p->v[i]) ||
		    !total_is_size(p, k)) {
			told = false;
			continue;
		}
		sum = number_add(p->r->a, sum, p->v[k]->statistic.value);
		parts++;
	}
	k++;
	if (parts < 2 || (!told && !total_equals(p, i, sum)) ||
	    (told && k > 0 &&
	    total_same_sentence(p, k - 1, i) && !total_equals(p, i, sum)))
		return false;
	list.closed = true;
	for (; k < i; k++)
		if (total_same_unit(p->v[k], p->v[i]) && total_is_size(p, k))
			total_part_add(p, &list, k);
	total_add_up(p, &list);
	return true;
}

/* 236, from 2021 to 2023 respectively 102, 78 and 55. */
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
	bool again = p->deep > 0;	/* parts, then years of another */

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

static void figure(struct pass *p, size_t i)
{
	const struct gap *g = &p->gap[i];

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
	if (list_begins(p, i)) {
		list_open(p, i);
		return;
	}
	if (is_by_years(p, g)) {
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

/* --- items below "among them:" */

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

/* "Among them:" at the end of a paragraph: its last figure's parts follow. */
static struct mark *total_above(const struct pass *p, const struct node *n)
{
	struct mark *total = NULL;
	uint32_t end = n->in.end;
	const struct token *w;

	while (end > n->in.start && set_has(SET_BELOW_STOPS, p->r->f[end - 1]))
		end--;
	w = token_before(&p->r->tokens, end, n->in.start, WORDS(PART));
	if (!w || !total_word(p, w->in, SAYS(AMONG) | SAYS(OPENS) |
	    SAYS(EACHES)))
		return NULL;
	for (size_t i = first_from(p, n->in.start); i < p->n &&
	    end_of(p->v[i]) <= n->in.end; i++)
		if (total_is_whole(p, i))
			total = p->v[i];
	/* "It comprises:", a sentence of its own, is of something else */
	if (total && total_word(p, w->in, SAYS(OPENS)) &&
	    p->r->tokens.sentence[w->in.start] >= end_of(total))
		return NULL;
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

/* Over 80 years old, above 3000 m: says which, not how many. */
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
	total_columns(&p);
	certainties(&p);
}
