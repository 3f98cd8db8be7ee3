/* SPDX-License-Identifier: MIT */
/* Totals and their parts, and whether the parts add up. */
#include "reading/shares.h"

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

/* The figures within s, of the marks from i on; returns what is behind. */
static size_t figures_in(struct pass *p, struct span s, size_t i)
{
	const marks *all = &p->r->l->marks;

	while (i < all->n && all->v[i]->value.in.start < s.start)
		i++;
	for (; i < all->n && all->v[i]->value.in.end <= s.end; i++)
		if (all->v[i]->kind == MARK_STATISTIC &&
		    !is_condition(p->r, all->v[i]))
			p->v[p->n++] = all->v[i];
	return i;
}

/* Those that the record has: what a page prints within a body is left out. */
void totals_open(struct pass *p, struct reader *r)
{
	const struct node *top = r->l->body;
	size_t i = 0;

	*p = (struct pass){ .r = r };
	p->v = arena_new(r->a, struct mark *, r->l->marks.n + 1);
	for (const struct node *k = top; k; k = letter_next(top, k))
		if (k->kind != NODE_BODY)
			i = figures_in(p, k->kind == NODE_MEASURE ?
			    k->heading : k->in, i);
	total_gaps(p);
}

/* --- whether parts add up */

/* Parts alone in a bracket right behind their total, without "among them". */
static bool is_bracket(const struct pass *p, const struct list *list)
{
	size_t first = list->part[0], last = list->part[list->count - 1];
	const struct gap *g = &p->gap[first];

	return g->in_bracket && p->r->f[g->from] == '(' && !(g->words &
	    (SAYS(OPENS) | SAYS(AMONG))) && list->total == p->v[first - 1] &&
	    last - first + 1 == list->count && p->r->f[end_of(p->v[last])] ==
	    ')';
}

/* "Made up of 11.3 and 7.2", each year's: all parts are given. */
static bool is_closed(const struct pass *p, size_t first)
{
	enum { WIDE = 70 };
	const struct gap *g = &p->gap[first];
	uint32_t from = end_of(p->v[first]), to = from;

	if (g->near & SAYS(EACHES))
		return true;
	if (!(g->near & SAYS(MADE)))
		return false;
	while (to < p->r->n && to - from < WIDE && p->r->f[to] != '\n' &&
	    !set_has(SET_SENTENCE_STOPS, p->r->f[to]))
		to++;
	return total_word(p, (struct span){ from, to }, SAYS(UP));
}

/*
 * Whether more than a sum says that these are parts: a word, a colon, a
 * bracket; or a comma behind the total and none between them, "500 in all, 300
 * of the province and 200 of the county".
 */
static bool is_told(const struct pass *p, const struct list *list)
{
	const uint32_t stops = GAP_COMMA | GAP_SEMICOLON | GAP_STOP | GAP_LINE;
	size_t first = list->part[0], last = list->part[list->count - 1];
	uint32_t has = 0;

	for (size_t i = first; i <= last; i++) {
		if (p->gap[i].words || p->gap[i].has & (GAP_COLON | GAP_OPEN))
			return true;
		has |= i > first ? p->gap[i].has : 0;
	}
	return first && list->total == p->v[first - 1] && !(has & stops) &&
	    (p->gap[first].has & stops) == GAP_COMMA;
}

static void list_close(struct pass *p, const struct shares *s,
    struct list *list)
{
	struct statistic *t = &list->total->statistic;
	enum sum before = t->sum;
	bool fits = !is_told(p, list);
	size_t last = list->part[list->count - 1];

	list->open = key_at(&p->r->tokens, end_of(p->v[last]),
	    KEY_AND_SO_ON);
	list->closed = list->total == p->v[last + 1 < p->n ? last + 1 : last] ||
	    is_closed(p, list->part[0]);
	list->few = is_bracket(p, list) ? 5 : 20;
	total_add_up(p, list);
	if (before == SUM_FAILS)	/* of another list */
		t->sum = before;
	for (size_t k = 0; k < list->count; k++)
		s->v[list->part[k]].fits = fits;
	list->count = 0;
	list->loose = false;
}

/* Clauses, other figures or a bracket's end between two parts: they may hold
 * the same things, "24 of brick, 30 that are open at night". */
static bool is_loose(const struct pass *p, size_t last, size_t i)
{
	const uint32_t joins = GAP_PAUSE | GAP_AND | GAP_SEMICOLON;

	return i != last + 1 || !(p->gap[i].has & joins) ||
	    p->gap[i].has & (GAP_COMMA | GAP_CLOSE);
}

/* Whether figure i goes on with a list: in its sentence, or both in lines below
 * their total's. */
static bool goes_on(const struct pass *p, const struct list *list, size_t i,
    size_t total)
{
	size_t last = list->part[list->count - 1];

	return total_same_sentence(p, last, i) ||
	    (!total_same_line(p, last, total) &&
	    !total_same_line(p, i, total));
}

/* Each list of parts, in one pass. */
static void sums(struct pass *p, const struct shares *s)
{
	struct list **list = arena_new(p->r->a, struct list *, p->n + 1);

	for (size_t i = 0; i < p->n; i++) {
		size_t t = s->v[i].total;
		struct list *own = list[t];

		if (t == i || total_is_cell(p->v[i]))
			continue;
		if (!own) {
			own = list[t] = arena_new(p->r->a, struct list, 1);
			own->total = p->v[t];
		}
		if (own->count && !goes_on(p, own, i, t))
			list_close(p, s, own);
		if (own->count)
			own->loose |= is_loose(p, own->part[own->count - 1], i);
		total_part_add(p, own, i);
		own->have = own->count > 1 ? own->have + s->v[i].value :
		    s->v[i].value;
		if (own->count > 1 && share_equal(own->have, s->v[t].value))
			list_close(p, s, own);
	}
	for (size_t i = 0; i < p->n; i++)
		if (list[i] && list[i]->count)
			list_close(p, s, list[i]);
}

/* Parts that add up are sure where more than the sum says that they are parts,
 * those that do not add up are not. */
static void certainties(struct pass *p, const struct shares *shares)
{
	for (size_t i = 0; i < p->n; i++) {
		struct statistic *s = &p->v[i]->statistic;

		if (!s->total)
			s->part_certainty = CERTAINTY_UNSAID;
		else if (s->total->statistic.sum == SUM_HOLDS)
			s->part_certainty = shares->v[i].fits ?
			    CERTAINTY_LIKELY : CERTAINTY_SURE;
		else if (s->total->statistic.sum == SUM_FAILS)
			s->part_certainty = CERTAINTY_LIKELY;
	}
}

void totals_read(struct reader *r)
{
	struct pass p;
	struct shares s;

	totals_open(&p, r);
	shares_open(&s, &p);
	shares_read(&s);
	sums(&p, &s);
	total_columns(&p);
	certainties(&p, &s);
}
