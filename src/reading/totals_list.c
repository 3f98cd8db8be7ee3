/* SPDX-License-Identifier: MIT */
/* Lists of parts: what opens one, goes on with it, and closes it. */
#include "reading/totals.h"

/* --- closing a list */

/* The figure before the parts that is their sum; NULL: none. */
static struct mark *sum_before(const struct pass *p, size_t part, str sum)
{
	struct mark *found = NULL;

	for (size_t i = part; i-- > 0 && part - i < FAR &&
	    total_same_line(p, i, part); )
		if (total_same_unit(p->v[i], p->v[part]) &&
		    total_is_whole(p, i) && total_equals(p, i, sum))
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

/* The first part is the total of the others where they add up to it. */
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
	if (list->count < 3 || !total_equals(p, list->part[0], sum))
		return;
	for (size_t i = 1; i < list->count; i++)
		total_set(p->v[list->part[i]], first, true);
	first->statistic.sum = SUM_HOLDS;
}

/* Without the parts behind the first semicolon: they were of something else. */
static void list_shorten(struct pass *p, struct list *list, enum sum before)
{
	for (size_t i = list->sure; i < list->count; i++)
		if (p->v[list->part[i]]->statistic.total == list->total)
			p->v[list->part[i]]->statistic.total = NULL;
	list->count = list->sure;
	list->total->statistic.sum = before;
	total_add_up(p, list);
}

void list_close(struct pass *p)
{
	struct list *list = &p->list[--p->deep];
	struct statistic *t = &list->total->statistic;
	enum sum before = t->sum;
	str sum;

	if (!list->count)
		return;
	if (key_at(&p->r->tokens, end_of(p->v[list->part[list->count - 1]]),
	    KEY_AND_SO_ON))
		list->open = true;
	if (list->must)
		t->sum = SUM_OPEN;
	sum = total_parts_sum(p, list);
	if (!sum.s || number_compare(sum, t->value))	/* none by chance */
		first_is_total(p, list);
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

	while (i > g->from && !set_has(SET_CLAUSE_STOPS, p->r->f[i - 1]))
		i--;
	return (struct span){ i > g->from ? i - 1 : i, end };
}

/* "By kind of soil,": perhaps of the total, perhaps of something else. */
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

/* "Among them", with a comma behind it. */
static bool among_before_comma(const struct pass *p, const struct gap *g)
{
	const struct token *w;

	if (!(g->words & SAYS(AMONG)) || g->tail == g->from ||
	    p->r->f[g->tail - 1] != ',')
		return false;
	w = token_before(&p->r->tokens, g->tail - 1, g->from, WORDS(PART));
	return w && total_word(p, w->in, SAYS(AMONG)) == w;
}

/* "Among them:", a colon: directly behind the total. */
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
	return g->near & (SAYS(AMONG) | SAYS(OPENS) | SAYS(PHASE)) ||
	    (g->near & SAYS(LATER) && p->phases) || is_view(p, g) ||
	    two_ends(p, g, SAYS(IN), SAYS(AMID), 20) ||
	    among_before_comma(p, g);
}

/* "Made up of 11.3 and 7.2": all parts are given. */
static bool composed(const struct pass *p, size_t i)
{
	enum { WIDE = 70 };
	const struct reader *r = p->r;
	uint32_t from = end_of(p->v[i]), to = from;

	if (!(p->gap[i].near & SAYS(MADE)) ||
	    p->gap[i].to - p->gap[i].tail > 20)
		return false;
	while (to < r->n && to - from < WIDE && !set_has(SET_SENTENCE_STOPS,
	    r->f[to]) && r->f[to] != '\n')
		to++;
	return total_word(p, (struct span){ from, to }, SAYS(UP));
}

/* (A 3, B 2), but not (without 19 others), which is beside the total. */
static bool in_bracket(const struct gap *g)
{
	return g->has & GAP_OPEN && !(g->has & (GAP_CLOSE | GAP_COMMA |
	    GAP_STOP)) && !(g->words & SAYS(OUT));
}

/* Whether the figure only tells which: of less than 100000. */
static bool is_threshold(const struct pass *p, size_t k, size_t i)
{
	return p->v[k]->statistic.bound != BOUND_EXACT &&
	    p->v[k]->statistic.bound != BOUND_ABOUT &&
	    !total_same_unit(p->v[k], p->v[i]);
}

/* "Of these", "those that are": a part of the figure before it, which
 * thresholds may stand between. */
static bool is_of_these(const struct pass *p, size_t i)
{
	enum { WIDE = 48 };
	const struct gap *g = &p->gap[i];
	size_t k = i - 1;
	uint32_t from;
	struct match m;

	while (k > 0 && is_threshold(p, k, i) && total_same_line(p, k - 1, k) &&
	    g->to - end_of(p->v[k]) <= WIDE)
		k--;
	from = end_of(p->v[k]);
	if (from >= g->to || g->to - from > WIDE ||
	    !total_same_unit(p->v[k], p->v[i]))
		return false;
	if (k + 1 == i && match_in(p->r, PAT_OF_THESE, from, g->to, &m))
		return true;
	return match_in(p->r, PAT_THOSE_THAT, g->from, g->to, &m);
}

static bool is_share(const struct mark *m)
{
	return m->statistic.kind == QUANTITY_PERCENT ||
	    m->statistic.kind == QUANTITY_RATIO;
}

/* "Among them 84.3% of one kind, 1120 of another": behind a share. */
static bool behind_share(const struct pass *p, size_t i)
{
	return i > 1 && !p->deep && is_share(p->v[i - 1]) &&
	    p->r->f[p->gap[i].from] == CHAR_IDEOGRAPHIC_COMMA &&
	    opens(p, &p->gap[i - 1]);
}

bool list_begins(const struct pass *p, size_t i)
{
	const struct gap *g = &p->gap[i];

	return g->from < g->to && (in_bracket(g) || composed(p, i) ||
	    opens(p, g) || opens_by_colon(p, g) || behind_share(p, i) ||
	    is_of_these(p, i));
}

/* "Parcels 295, ...; parcels include": the figure after the same words. */
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

bool list_open(struct pass *p, size_t i)
{
	struct mark *m = p->v[i], *total;
	const struct gap *g = &p->gap[i];
	struct list *list;

	if (p->deep == DEEP || !total_is_size(p, i))
		return false;
	total = named_before(p, i);
	/* the second stage goes on where the first was */
	if (!total && g->near & SAYS(LATER) && p->phases &&
	    total_same_unit(p->phases, m) && number_compare(
	    p->phases->statistic.value, m->statistic.value) >= 0)
		total = p->phases;
	/* 1713 (470 among them): the unit stands with the part */
	if (!total && p->r->f[g->from] == '(' &&
	    !p->v[i - 1]->statistic.unit.s && total_alike(p->v[i - 1], m) &&
	    total_may_hold(p, i - 1, i))
		total = p->v[i - 1];
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
	    among_before_comma(p, g) ||
	    g->in_bracket };
	total_part_add(p, list, i);
	return true;
}

/* --- going on with a list */

/* What opens another count: "in all". */
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

/* 512 homes of 2047 people, among them 389 of 1556: each of its unit. */
static bool part_beside(struct pass *p, const struct list *list, size_t i)
{
	for (size_t k = list->part[0]; k-- > 0 && i - k < FAR && (list->must ?
	    total_same_line(p, k, i) : total_same_sentence(p, k, i)); )
		if (total_is_size(p, k) && total_same_unit(p->v[k], p->v[i])) {
			total_set(p->v[i], p->v[k], list->told);
			return true;
		}
	return false;
}

/* 96 schools, 63000 pupils; among them 60 primary schools, 41000 pupils, and so
 * on: a part of the figure beside the total. */
static bool part_of_other(struct pass *p, struct list *list, size_t i)
{
	const struct mark *m = p->v[i];

	for (size_t k = list->part[0]; k-- > 0 && list->told &&
	    list->part[0] - k < FAR && total_same_line(p, k, i); ) {
		if (p->v[k] == list->total)
			return false;
		if (!total_same_unit(p->v[k], m) || !total_may_hold(p, k, i) ||
		    (list->other && list->other != p->v[k]))
			continue;
		total_set(p->v[i], p->v[k], true);
		list->other = p->v[k];
		list->colon = true;
		return true;
	}
	return false;
}

/* Each part by a classifier of its own.  They count where the sum holds. */
static bool other_units(const struct pass *p, const struct list *list,
    size_t i)
{
	return list->count && total_alike(p->v[i], list->total) &&
	    !total_same_unit(p->v[i], list->total) &&
	    !total_same_unit(p->v[list->part[0]], list->total);
}

/* A paid 30 and built 2; B paid 20 and built 1: behind each semicolon one
 * figure of the total's unit, beside it others of other things. */
static bool stays_open(struct pass *p, const struct list *list, size_t i)
{
	size_t last = list->part[list->count - 1];

	return list->colon && (!total_same_unit(p->v[i], list->total) ||
	    (i - last > 1 && !total_between(p, last, i, GAP_SEMICOLON)));
}

bool list_goes_on(struct pass *p, size_t i)
{
	struct list *list = &p->list[p->deep - 1];
	const struct gap *g = &p->gap[i];
	struct mark *m = p->v[i], *total = list->total;
	bool comma = g->has & (GAP_COMMA | GAP_SEMICOLON);

	if (new_count(p, g))
		return false;
	if (comma && !total_same_unit(m, total) && part_of_other(p, list, i))
		return true;
	if (list->colon && number_compare(m->statistic.value,
	    total->statistic.value) > 0)	/* of another thing */
		return true;
	if (comma && stays_open(p, list, i))
		return true;
	if (g->has & GAP_SEMICOLON) {
		if (g->has & GAP_DATE)	/* of another time */
			return false;
		if (!list->colon && !list->sure)
			list->sure = list->count;
	}
	if (comma && other_units(p, list, i) && !list->sure)
		list->sure = list->count;
	if (comma && (g->has & (GAP_EACH | GAP_FROM) ||
	    (!total_same_unit(m, total) && !other_units(p, list, i)) ||
	    total_exceeds(p, list, m) ||
	    number_compare(total_parts_sum(p, list),
	    total->statistic.value) >= 0))
		return false;
	if (total_same_unit(m, total) || (comma ? other_units(p, list, i) :
	    !part_beside(p, list, i) && g->has & (GAP_PAUSE | GAP_AND) &&
	    total_alike(m, total)))
		total_part_add(p, list, i);
	else if (m->statistic.total == NULL)
		return false;
	return true;
}
