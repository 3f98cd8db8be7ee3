/* SPDX-License-Identifier: MIT */
/* Expressions of time to the time of each figure (GB/T 7408.1-2023). */
#include "reading/times.h"

#include "reading/cue.h"
#include "reading/when.h"

static str month_print(struct reader *r, int year, int month, int day)
{
	if (month && day)
		return arena_printf(r->a, "%04d-%02d-%02d", year, month, day);
	if (month)
		return arena_printf(r->a, "%04d-%02d", year, month);
	return arena_printf(r->a, "%04d", year);
}

static str time_print(struct reader *r, const struct when *w)
{
	str last, first;

	if (!w->year || w->open)
		return (str){0};
	last = month_print(r, w->year, w->month, w->day);
	if (!w->since)
		return last;
	first = month_print(r, w->since, w->first, 0);
	return arena_printf(r->a, "%s/%s", first.s, last.s);
}

/* "In 2022 and 2023, 3 and 5 million respectively": each its own. */
struct several {
	struct when v[8];
	size_t n, next;
	uint32_t end;
};

/* The times that are listed from w on. */
static void list_from(struct reader *r, const struct when *w, uint32_t end,
    struct several *all)
{
	const struct when *next;
	uint32_t i = w->in.end;

	*all = (struct several){ .v[0] = *w, .n = 1, .end = i };
	while (all->n < 8 && i + 1 < end &&
	    set_has(SET_JOINERS, r->f[i]) &&
	    (next = when_from(r, i + 1, end)) && next->in.start == i + 1) {
		all->v[all->n] = *next;
		if (next->yearless)	/* "in March 2023 and April" */
			all->v[all->n].year = all->v[all->n - 1].year;
		all->n++;
		i = all->end = next->in.end;
	}
}

/* Years or months listed, one by one, as one time; no year: not told. */
static struct when joined(const struct several *all)
{
	struct when w = all->v[all->n - 1];
	const struct when *first = &all->v[0];

	for (size_t k = 0; k < all->n; k++) {
		const struct when *a = &all->v[k], *b = a + 1;

		if (a->since || a->day || a->open || !a->month != !w.month ||
		    (k + 1 < all->n && b->year * 12 + b->month !=
		    a->year * 12 + a->month + (a->month ? 1 : 12)))
			return (struct when){0};
	}
	w.since = first->year;
	w.first = first->month;
	return w;
}

/* "From the 1800 of 2017 to 4100": a time that only the next figure has. */
static bool is_start(const struct reader *r, const struct when *w)
{
	uint32_t c = w->in.start ? r->f[w->in.start - 1] : 0;

	return c == CHAR_FROM_1 || r->f[w->in.start] == CHAR_FROM_2 ||
	    c == CHAR_FROM_2;
}

/* "Started in 2012, it feeds 60000": since when, which is no time of what
 * follows in other clauses. */
static bool is_since(struct reader *r, const struct when *w)
{
	struct match m;

	return !w->since && !w->open && match_in(r, PAT_TIME_SINCE,
	    r->tokens.clause[w->in.start], stretch_end(r->tokens.clause,
	    w->in.end, r->n), &m) && m.start[0] <= w->in.start;
}

/* "Villages of over 50 homes": a figure that only tells which are meant. */
static bool is_threshold(const struct reader *r, const struct mark *m)
{
	return (m->statistic.bound == BOUND_AT_LEAST ||
	    m->statistic.bound == BOUND_AT_MOST) &&
	    m->value.in.end < r->n && utf_is_han(r->f[m->value.in.end]);
}

/* "On 8 March we went there; the road is 11 km long": of no day. */
static bool is_lasting(struct reader *r, const struct mark *m,
    const struct when *now)
{
	enum { NEAR = 6 };
	uint32_t i = m->value.in.start;
	struct match found;

	return now->day && !now->by && !now->until &&
	    m->statistic.kind == QUANTITY_MEASURE && match_in(r,
	    PAT_TIME_LASTING, back_to(0, i, NEAR), i, &found);
}

struct timing {
	uint32_t i;		/* read up to here */
	struct when now;
	struct when held;	/* goes on behind what stands once */
	struct several list;
	bool once;
	bool told;		/* a figure has the time */
	uint32_t seen;		/* brackets are counted up to here */
	bool bracket;		/* in one that opened where `outer` held */
	struct when outer;
};

/* What a bracket says of its own figures is no time of those behind it:
 * "280 (with 5 of 2023), which are 42 % of 680". */
static void brackets(const struct reader *r, uint32_t to, struct timing *t)
{
	for (; t->seen < to; t->seen++) {
		if (r->f[t->seen] == '(' && !t->bracket) {
			t->bracket = true;
			t->outer = t->now;
		} else if (r->f[t->seen] == ')' && t->bracket) {
			t->bracket = false;
			t->now = t->told ? t->outer : t->now;
		}
	}
}

/* The time that a sentence and those behind its semicolons stand in: "by 2022,
 * 60 were built; 30 are run", the sentence of at. */
static struct when frame(const struct reader *r, uint32_t at)
{
	enum { BACK = 12 };
	uint32_t start = r->tokens.sentence[at];

	for (int k = 0; k < BACK && start && r->f[start - 1] == ';'; k++) {
		uint32_t end = start;
		const struct when *w;

		start = r->tokens.sentence[end - 1];
		w = when_from(r, start, end);
		if (w)
			return w->in.start == start && w->in.end < end &&
			    r->f[w->in.end] == ',' && (!w->by ||
			    when_later(r, w)) ? *w : (struct when){0};
	}
	return (struct when){0};
}

/* Whether the clause of i says that it is of today. */
static bool by_now(struct reader *r, uint32_t from, uint32_t i)
{
	uint32_t c = r->tokens.clause[i];
	struct match m;

	return cue_first(r, (struct span){ from, i }, CUES(NOW)) < i ||
	    (c >= from && match_in(r, PAT_TIME_NOW, c, i, &m));
}

/* What is left behind what was done in a time. */
static bool is_left(struct reader *r, const struct mark *m,
    const struct timing *t)
{
	enum { NEAR = 40 };
	uint32_t i = m->value.in.start;
	struct match found;

	return t->told && match_in(r, PAT_TIME_LEFT,
	    back_to(r->tokens.clause[i], i, NEAR), i, &found);
}

/* Several times in a list: each figure's own, or one of all. */
static void take_list(struct reader *r, size_t k, uint32_t end,
    struct timing *t)
{
	struct several *all = &t->list;
	bool each = key_within(&r->tokens, (struct span){ all->end, end },
	    KEY_RESPECTIVELY);
	size_t figures = 0;

	for (; each && k < r->l->marks.n &&
	    r->l->marks.v[k]->value.in.start < end; k++)
		figures += r->l->marks.v[k]->kind == MARK_STATISTIC;
	if (all->n < 2 || !each || figures < all->n) {
		if (all->n > 1) {
			t->i = all->end;
			t->now = each ? (struct when){0} : joined(all);
		}
		all->n = 0;
	}
}

/* The time that stands last before figure k. */
static void advance(struct reader *r, size_t k, uint32_t end,
    struct timing *t)
{
	uint32_t at = r->l->marks.v[k]->value.in.start;
	const struct when *w;

	while ((w = when_from(r, t->i, at))) {
		brackets(r, w->in.start, t);
		t->i = w->in.end;
		if (w->basis) {		/* "than in 2018 and 2019" */
			struct several than;

			list_from(r, w, at, &than);
			t->i = than.end;
			continue;
		}
		t->told = false;
		if (is_start(r, w) && !t->once)
			t->held = w->open ? (struct when){0} : t->now;
		t->once = is_start(r, w);
		t->now = (w->by && !when_later(r, w)) || when_aside(r, w, at) ?
		    (struct when){0} : *w;
		if (!t->list.n) {
			list_from(r, w, at, &t->list);
			take_list(r, k, end, t);
		}
	}
	brackets(r, at, t);
	if (by_now(r, t->i, at) || (t->now.year &&
	    r->tokens.clause[at] > t->now.in.end && is_since(r, &t->now)))
		t->now = t->held = (struct when){0};
	if (t->list.n)
		t->now = t->list.next < t->list.n ?
		    t->list.v[t->list.next++] : (struct when){0};
}

/* A sentence's figures from the first on; returns where the next begins. */
static size_t sentence_times(struct reader *r, size_t k, uint32_t end)
{
	marks *all = &r->l->marks;
	uint32_t start = r->tokens.sentence[all->v[k]->value.in.start];
	struct timing t = { .i = start, .seen = start,
	    .now = frame(r, all->v[k]->value.in.start) };

	for (; k < all->n && all->v[k]->value.in.start < end; k++) {
		struct mark *m = all->v[k];

		if (m->kind != MARK_STATISTIC)
			continue;
		advance(r, k, end, &t);
		if (!m->statistic.time.s && !is_threshold(r, m) &&
		    !is_lasting(r, m, &t.now) && !is_left(r, m, &t))
			m->statistic.time = time_print(r, &t.now);
		t.told = true;
		if (t.once)
			t.now = t.held;
		t.once = false;
		if (m->value.in.end > t.i)
			t.i = m->value.in.end;
	}
	return k;
}

void times_read(struct reader *r)
{
	marks *all = &r->l->marks;

	for (size_t k = 0; k < all->n; ) {
		uint32_t at = all->v[k]->value.in.start, end = at;

		while (end < r->n &&
		    r->tokens.sentence[end + 1] == r->tokens.sentence[at])
			end++;
		k = sentence_times(r, k, end + 1);
	}
}
