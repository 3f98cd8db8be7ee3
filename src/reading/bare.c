/* SPDX-License-Identifier: MIT */
/* Figures that the words around make one: without a unit of their own, a lone
 * Chinese digit. */
#include "reading/amount.h"

/* 5.2, 8.6 and 17.4 points: a unit that a figure further on says. */
static bool unit_ahead(const struct reader *r, uint32_t i, uint32_t end)
{
	struct number n;
	struct unit own;
	uint32_t stop;

	for (int k = 0; k < 8 && i + 1 < end &&
	    set_has(SET_UNIT_LISTS, r->f[i]) &&
	    is_digit(r->f[i + 1]) && number_at(r, i + 1, end, &n); k++) {
		const struct unit *u = unit_at(r, n.end, end, &stop, &own);

		if (u)		/* years are dates */
			return u->kind != QUANTITY_DURATION &&
			    !(u->traits & (UNIT_LINE | UNIT_HOUSE));
		i = n.end;
	}
	return false;
}

static const struct mark *last_figure(const struct reader *r)
{
	const marks *all = &r->l->marks;
	const struct mark *m = all->n ? all->v[all->n - 1] : NULL;

	return m && m->kind == MARK_STATISTIC ? m : NULL;
}

const struct mark *quantity_beside(const struct reader *r, uint32_t i)
{
	const struct mark *m = last_figure(r);

	return m && m->value.in.end + 1 == i &&
	    set_has(SET_UNIT_LISTS, r->f[i - 1]) ? m : NULL;
}

/* 3.1, 2.8 and 2.4: whether the number before it in a list counts bare. */
static bool bare_before(const struct reader *r, const struct quantity *q)
{
	const struct mark *m = quantity_beside(r, q->n.start);

	return m && !m->statistic.unit.s;
}

/* "3 pumps and one": another of those that are counted. */
static bool one_more(const struct reader *r, const struct quantity *q,
    uint32_t a)
{
	const struct mark *m = last_figure(r);

	return m && set_has(SET_JOINERS, a) && m->value.in.start >=
	    r->tokens.clause[q->start] && str_eq(m->statistic.unit, q->unit);
}

/* "One bus in all". */
static bool one_in_all(const struct reader *r, const struct quantity *q,
    uint32_t start)
{
	return front(r, q->n.start, start) == CHAR_TOGETHER && !set_has(
	    SET_TOGETHER_BEHIND, front(r, q->n.start - 1, start));
}

/* "Water, power and gas, three kinds": a list of as many before it. */
static bool as_many_listed(const struct reader *r, const struct quantity *q)
{
	enum { FAR = 80 };
	uint32_t i = back_to(r->tokens.clause[q->start], q->start, FAR);
	int64_t items = 1;

	for (; i < q->start; i++)
		items += r->f[i] == CHAR_IDEOGRAPHIC_COMMA;
	return items > 1 && items == decimal_whole(&q->n.value);
}

/* Whether another number with a fraction follows in a list. */
static bool bare_behind(const struct reader *r, uint32_t i, uint32_t end)
{
	struct number n;

	return i + 1 < end && is_digit(r->f[i + 1]) &&
	    number_at(r, i + 1, end, &n) && n.value.exponent < 0;
}

/* "Passed 5100", "an index from 0.531 to 0.568": it needs no unit. */
bool quantity_bare(const struct reader *r, const struct quantity *q,
    uint32_t start, uint32_t end)
{
	uint32_t a = front(r, q->n.start, start);
	uint32_t b = point_at(r, q->n.end, end);

	if (!q->n.arabic || is_latin(b))
		return false;
	if (q->n.scaled || (!is_latin_or_digit(a) &&
	    unit_ahead(r, q->n.end, end)))
		return true;
	if (b == '(' && utf_is_han(a) && key_at(&r->tokens, q->n.end + 1,
	    KEY_AMONG_THEM))	/* 1713 (among them 470 centres) */
		return true;
	if ((q->n.value.exponent < 0 && bare_before(r, q)) ||
	    (q->n.more && token_at(&r->tokens, q->n.end, end, WORDS(HIDE))))
		return true;	/* in a list; 800 and more of a word with a
				   unit in it */
	return b != '-' && b != CHAR_NUMBER_OF && b != '.' &&
	    (b != CHAR_IDEOGRAPHIC_COMMA || (q->n.value.exponent < 0 &&
	    bare_behind(r, q->n.end, end))) &&
	    (q->n.value.exponent < 0 || q->bound == BOUND_MORE) &&
	    claim_ends(r, q->n.start, start, CLAIM_BARE);
}

/* Whether what is quoted at i is a slogan's word, "make three 'unions'": short,
 * or a verb, and no noun behind it. */
static bool is_slogan(const struct reader *r, uint32_t i, uint32_t end)
{
	enum { SHORT = 2 };
	uint32_t to = i + 1;

	while (to < end && r->f[to] != CHAR_QUOTE_RIGHT)
		to++;
	return !utf_is_han(point_at(r, to + 1, end)) && (to - i - 1 <= SHORT ||
	    token_before(&r->tokens, to, i + 1, WORDS(VERB)));
}

bool quantity_lone(const struct reader *r, const struct quantity *q,
    uint32_t start, uint32_t end)
{
	uint32_t digit = r->f[q->n.start], a = front(r, q->n.start, start);
	uint32_t b = q->end < end ? r->f[q->end] : CHAR_FULL_STOP;
	bool stop = set_has(SET_STOPS, b), one = digit == CHAR_ONE;
	bool noun = utf_is_han(a) || a == CHAR_QUOTE_RIGHT || a == ')';

	if (stop && one && q->end == q->n.end + 1 &&
	    set_has(SET_ONE_TOGETHER, r->f[q->n.end]))	/* "together with" */
		return false;
	if (a == CHAR_YEAR && one)	/* "a round every 3 years" */
		return false;
	if (b == CHAR_QUOTE_LEFT && is_slogan(r, q->end, end))
		return false;
	if (!stop && digit == CHAR_TWO)	/* a name: two is written otherwise */
		return false;
	if (a == CHAR_SUCH && !one && q->kind == QUANTITY_COUNT)
		return true;		/* "the old, the ill, 7 kinds" */
	if (q->traits & UNIT_LISTED && utf_is_han(a) && as_many_listed(r, q))
		return true;
	if (!(q->traits & (UNIT_LONE | UNIT_HELD)) ||
	    set_has(SET_LONE_NOT_BEHIND, a) ||
	    (a == CHAR_UPPER))
		return false;
	if (one && q->n.lone)
		return (noun && stop && a != CHAR_OF_IT &&
		    !(a == CHAR_DE && front(r, q->n.start - 1, start) ==
		    CHAR_MIDST)) ||
		    one_more(r, q, a) || one_in_all(r, q, start);
	return stop ? noun : utf_is_han(b) || b == CHAR_QUOTE_LEFT ||
	    is_digit(b);
}
