/* SPDX-License-Identifier: MIT */
/*
 * Quantities: a number, its unit, the words that bound it, what it is per, and
 * whether it tells a change.  What is no quantity is left alone; a figure that
 * should be one and cannot be read is a finding.
 */
#include "reading/amount.h"

/* --- all parts of a figure */

/* "The fifth and seventh group": what stands behind one more number of a list
 * is no rank's unit. */
static bool lists_things(const struct reader *r, uint32_t i, uint32_t end)
{
	enum { MOST = 12 };
	struct number n = { .end = i };
	uint32_t next = point_at(r, i, end);
	int k = 0;

	for (; k < MOST && set_has(SET_JOINERS, next) && n.end + 1 < end &&
	    number_at(r, n.end + 1, end, &n); k++)
		next = point_at(r, n.end, end);
	return k && utf_is_han(next) && !set_has(SET_RANKS, next) &&
	    !set_has(SET_JOINERS, next) && next != CHAR_DE;
}

int quantity_rank(struct reader *r, struct quantity *q, uint32_t start,
    uint32_t end)
{
	enum { FAR = 14 };
	uint32_t i = q->n.start, next = point_at(r, q->n.end, end);
	uint32_t from = back_to(start, i, FAR);
	const struct mark *last;

	if (front(r, i, start) != CHAR_ORDINAL)
		return 0;
	if ((!set_has(SET_RANKS, next) && utf_is_han(next)) ||
	    lists_things(r, q->n.end, end))
		return -1;
	if (r->tokens.clause[i] > from)
		from = r->tokens.clause[i];
	last = quantity_beside(r, i - 1);
	for (uint32_t k = i - 1; k > from && r->f[k - 1] != CHAR_ORDINAL; k--) {
		if (!set_has(SET_RANK_BEFORE, r->f[k - 1]) &&
		    !(last && last->statistic.kind == QUANTITY_RANK))
			continue;
		q->start = i - 1;
		q->end = q->n.end;
		q->kind = QUANTITY_RANK;
		if (set_has(SET_RANKS, next))
			quantity_unit_take(r, q, q->end, q->end + 1);
		return 1;
	}
	return -1;
}

/* Funds of 300 thousand: money, though its unit is not said. */
static void take_money(struct quantity *q, const struct reader *r,
    uint32_t start)
{
	uint32_t i = q->start;

	if (q->unit.s || q->fraction || !q->n.scaled ||
	    q->kind != QUANTITY_COUNT)
		return;
	if (i > start + 1 && set_has(SET_APART, r->f[i - 1]))
		i--;
	if (!claim_ends(r, i, start, CLAIM_MONEY))
		return;
	q->kind = QUANTITY_MONEY;
	q->unit = str_of(lexicon_lists[LIST_YUAN][0]);
	q->guessed = true;
}

/* Behind what says at i that a limit itself counts: "800 (800 included)", where
 * the number stands again; i where that is not said. */
static uint32_t limit_skip(const struct reader *r, const struct quantity *q,
    uint32_t i, uint32_t end)
{
	uint32_t n = q->n.end - q->n.start, at, close;
	struct unit own;

	if (i >= end || !key_at(&r->tokens, i, KEY_INCLUDED))
		return i;
	at = i + 2;
	if (at + n < end && !memcmp(r->f + at, r->f + q->n.start,
	    n * sizeof(*r->f)))
		at += n;
	if (point_at(r, at, end) == ')')
		return at + 1;
	return at > i + 2 && unit_at(r, at, end, &close, &own) &&
	    point_at(r, close, end) == ')' ? close + 1 : i;
}

bool quantity_parse(struct reader *r, struct quantity *q, uint32_t i,
    uint32_t start, uint32_t end)
{
	*q = (struct quantity){ .kind = QUANTITY_COUNT };
	if (!number_at(r, i, end, &q->n))
		return false;
	q->start = q->n.start;
	q->end = q->n.end;
	if (quantity_rank(r, q, start, end) <= 0 &&
	    !quantity_fraction(r, q, end) && !quantity_tenths(r, q, end) &&
	    !quantity_slash(r, q, start, end)) {
		quantity_range(r, q, end);
		if (q->range)
			q->end = q->m.end;
		quantity_unit(r, q, limit_skip(r, q, q->end, end), end);
		q->end = limit_skip(r, q, q->end, end);
	}
	quantity_minus(q, r, start);
	quantity_bounds(r, q, start, end);
	take_money(q, r, start);
	return true;
}

void quantity_tell(struct reader *r, struct statistic *s,
    const struct quantity *q, uint32_t start, uint32_t end)
{
	s->kind = q->kind;
	s->unit = q->unit;
	s->bound = q->bound;
	s->value = q->fraction ? q->value : decimal_print(r->a, &q->n.value);
	if (q->range && !q->fraction)
		s->max = decimal_print(r->a, &q->m.value);
	quantity_rate(r, s, q, start, end);
}

uint32_t quantity_doubling(struct reader *r, struct statistic *s, uint32_t i,
    uint32_t end)
{
	struct number n;
	int64_t times;

	i += point_at(r, i + 1, end) == CHAR_FINISHED ? 2 : 1;
	if (point_at(r, i, end) == CHAR_NEAR)
		i++;
	i = blank_skip(r, i, end);
	if (!number_at(r, i, end, &n))
		return 0;
	i = blank_skip(r, n.end, end);
	times = decimal_whole(&n.value);
	if (point_at(r, i, end) != CHAR_FOLD || times < 1 || times > 10)
		return 0;
	s->kind = QUANTITY_FACTOR;
	s->change = CHANGE_INCREASE;
	s->value = arena_printf(r->a, "%d", 1 << times);
	return i + 1;
}

/* --- what is no quantity */

/* Codes and names: X034, 5G, G320, 1+4+N, 9:00, 192.168. */
static bool in_code(const struct reader *r, uint32_t from, uint32_t to,
    uint32_t start, uint32_t end)
{
	uint32_t a = front(r, from, start);
	uint32_t aa = front(r, from - (a != 0), start);
	uint32_t b = point_at(r, to, end), c = point_at(r, to + 1, end);

	if (is_latin(a) || set_has(SET_CODE_FRONT, a) ||
	    (is_digit(a) && is_digit(r->f[from])))
		return true;
	if ((set_has(SET_COLONS, a) || set_has(SET_MINUS, a)) &&
	    is_latin_or_digit(aa))
		return true;
	if (b == '+' || (set_has(SET_COLONS, b) && is_digit(c)) || b == '_' ||
	    b == '@')
		return true;
	return b == '-' && is_latin(c);
}

/* Whether the number's front is that of a code: letters, or a dash behind them
 * where letters follow the number too. */
static bool behind_code(const struct reader *r, const struct quantity *q,
    uint32_t i, uint32_t start)
{
	uint32_t a = front(r, i, start);

	if (set_has(SET_MINUS, a) && is_latin(point_at(r, q->n.end, r->n)))
		a = front(r, i - 1, start);
	return is_latin(a);
}

static bool numeral_stands(const struct reader *r, const struct quantity *q,
    uint32_t start, uint32_t end)
{
	if (q->fraction || q->kind == QUANTITY_RANK)
		return true;
	if (!q->unit.s || set_has(SET_NUMERAL_NOT_BEHIND,
	    front(r, q->n.start, start)) || !q->n.value.n)
		return false;	/* "spare parts", "no complaint" */
	if (q->kind == QUANTITY_DURATION)
		return false;	/* an expression of time */
	if (quantity_names_works(r, q, end))
		return false;
	if (q->n.bare_scale && !q->n.more)
		return q->start < q->n.start;	/* "near a thousand" */
	if (q->n.more || q->range || q->bound != BOUND_EXACT)
		return true;
	return q->n.end - q->n.start > 1 || quantity_lone(r, q, start, end);
}

/* "3 years" is a duration, "95" a year, and so is the one before "its first
 * half"; what stands between 600 and the years, "and more", makes it one. */
static bool duration_stands(const struct reader *r, const struct quantity *q)
{
	enum { YEARS = 79 };	/* two digits above are a year's */
	uint32_t next = point_at(r, q->end, r->n);
	int64_t n = decimal_whole(&q->n.value);

	if (!str_eq(q->unit, str_of(lexicon_lists[LIST_YEARS][0])))
		return true;
	if (n > 9 && set_has(SET_HALVES, next) &&
	    point_at(r, q->end + 1, r->n) == CHAR_HALF)
		return false;
	return (n <= YEARS || q->n.more) && (q->n.value.exponent >= 0 ||
	    q->traits & UNIT_HALF) &&
	    front(r, q->n.start, 0) != CHAR_NEAR && next != CHAR_DEGREE &&
	    next != CHAR_COME;
}

/* More than any grade and less than a year: poles, steps. */
static bool is_flight(const struct quantity *q)
{
	enum { GRADES = 20, YEARS = 1900 };
	int64_t n = decimal_whole(&q->n.value);

	return q->n.arabic && n > GRADES && n < YEARS;
}

/* Line 258, house 3, the third floor: says which, not how many. */
static bool says_which(const struct reader *r, const struct quantity *q,
    uint32_t start, uint32_t end)
{
	enum { NEAR = 12 };
	uint32_t a = front(r, q->n.start, start), b = point_at(r, q->end, end);
	uint32_t from = back_to(start, q->start, NEAR);
	uint32_t to = end - q->end > NEAR ? q->end + NEAR : end;
	uint16_t traits = q->traits;

	if (traits & UNIT_GRADE && q->kind == QUANTITY_COUNT &&
	    (q->n.more || is_flight(q)))
		return false;
	if (traits & UNIT_GRADE)	/* a rank; but not 4.86, only 176 */
		return q->n.value.exponent >= 0 && ((q->start == q->n.start &&
		    !set_has(SET_MEASURED_BEHIND, a)) ||
		    q->kind != QUANTITY_MEASURE);
	if (traits & UNIT_LINE)
		return !claim_in(r, (struct span){ from, q->start },
		    CLAIM_CHANNEL) && !claim_in(r, (struct span){ q->end, to },
		    CLAIM_CHANNEL);
	if (traits & UNIT_HOUSE)
		return is_digit(b) || (b == CHAR_OF_IT &&
		    point_at(r, q->end + 1, end) == CHAR_SPACE_BETWEEN);
	if (traits & UNIT_NAMED && quantity_names_town(r, q, end))
		return true;
	if (traits & UNIT_DAY)
		return b != CHAR_WITHIN;
	if (traits & UNIT_FLOOR)
		return q->range && (!q->n.arabic ||
		    decimal_whole(&q->n.value) == 1);
	if (traits & UNIT_HELD)
		return !set_has(SET_HELD_BEHIND, a) &&
		    q->start == q->n.start && r->f[q->start] != CHAR_BOTH;
	if (traits & UNIT_HOUR)
		return q->n.arabic && (is_digit(b) || set_has(SET_HOUR_GOES,
		    b) || claim_ends(r, q->start, start, CLAIM_HOUR));
	if (traits & UNIT_CLOCK)
		return set_has(SET_HOURS, a) &&
		    is_digit(front(r, q->n.start - 1, start));
	if (traits & UNIT_TEAM)
		return q->n.arabic ? set_has(SET_VILLAGES, a) :
		    r->f[q->n.start] != CHAR_BOTH;
	return traits & UNIT_SESSION && (set_has(SET_MEETS_BEHIND, a)) &&
	    (b == CHAR_GENERAL_MEETING || b == CHAR_WHOLE);
}

static bool stands(struct reader *r, struct quantity *q, uint32_t start,
    uint32_t end)
{
	uint32_t a = front(r, q->n.start, start);
	struct match m;

	if (quantity_named(r, q) || says_which(r, q, start, end) ||
	    quantity_of_proposers(r, q, start, end))
		return false;
	if ((a == CHAR_BEFORE || (a == CHAR_BEHIND && set_has(SET_LAST_BEHIND,
	    front(r, q->n.start - 1, start)))) && q->unit.s &&
	    set_has(SET_AHEAD, r->f[q->n.end]))	/* "the first 8, the last" */
		return false;
	if (a == CHAR_EACH && q->n.arabic && q->n.scaled &&
	    q->n.value.n == 1 && q->n.value.digit[0] == 1)
		return false;	/* "each 10000 people" */
	if (q->kind == QUANTITY_DURATION && !duration_stands(r, q))
		return false;
	if (q->kind == QUANTITY_MONEY && match_in(r, PAT_MONEY_CLASS, q->end,
	    end, &m))
		return false;		/* a town of a billion's output */
	if (!q->n.arabic)
		return numeral_stands(r, q, start, end);
	return q->unit.s || q->fraction || q->kind == QUANTITY_RANK ||
	    quantity_bare(r, q, start, end);
}

/* --- findings and marks */

/* A figure that should count something and has no unit. */
static bool should_count(const struct reader *r, const struct quantity *q,
    uint32_t start, uint32_t end)
{
	uint32_t to = q->range ? q->m.end : q->n.end;
	uint32_t b = point_at(r, to, end);

	if (!q->n.arabic || q->unit.s || quantity_named(r, q) ||
	    to - q->n.start > 8 || is_latin(b) || b == '-' ||
	    sign_tears(r, to) || set_has(SET_IDENTIFIERS, b) ||
	    !utf_is_han(front(r, q->n.start, start)))
		return false;
	return q->start < q->n.start ||
	    claim_ends(r, q->n.start, start, CLAIM_BARE | CLAIM_LACKS);
}

void quantity_find(struct reader *r, enum finding_id id, struct span s)
{
	find_at(r, id, s, prose_str(r->a, &r->l->prose, s).s);
}

static void quantity_add(struct reader *r, const struct quantity *q,
    uint32_t start, uint32_t end)
{
	struct mark *m = mark_new(r, MARK_STATISTIC,
	    (struct span){ q->start, q->end },
	    quantity_certainty(r, q, start, end), "quantity");

	if (q->ambiguous)
		find_at(r, FINDING_RANGE_AMBIGUOUS, m->value.in,
		    m->value.text.s);
	quantity_tell(r, &m->statistic, q, start, end);
	if (q->kind != QUANTITY_RANK)
		quantity_change(r, &m->statistic, q, start);
}

/* Whether a figure is claimed by a date, a title or an identifier. */
static bool claimed(const struct reader *r, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if (r->mark[i] & (INK_DATE | INK_TITLE | INK_NUMBER |
		    INK_LABEL))
			return true;
	return false;
}

/* A number whose digits are more than can be kept, or none at all. */
static uint32_t no_number(struct reader *r, uint32_t i, uint32_t to)
{
	if (to > i + DECIMAL_DIGITS && is_digit(r->f[i]))
		quantity_find(r, FINDING_QUANTITY_OPEN, (struct span){ i, to });
	return to > i ? to : i + 1;
}

/* Read what begins at i; returns where to go on. */
static uint32_t quantity_at(struct reader *r, uint32_t i, uint32_t start,
    uint32_t end)
{
	struct quantity q;

	if (r->mark[i] & (INK_DATE | INK_TITLE | INK_NUMBER | INK_LABEL))
		return i + 1;
	if (!quantity_parse(r, &q, i, start, end))
		return no_number(r, i, q.n.end);
	if (claimed(r, i, q.n.end))
		return q.n.end;
	if (q.n.arabic && in_code(r, i, q.n.end, start, end) &&
	    (!q.unit.s || q.guessed || behind_code(r, &q, i, start) ||
	    q.end - q.n.end < 2))
		return q.n.end;
	if (front(r, i, start) == CHAR_ORDINAL && q.kind != QUANTITY_RANK)
		return q.n.end;
	if (q.range && decimal_compare(&q.m.value, &q.n.value) < 0) {
		quantity_find(r, FINDING_QUANTITY_OPEN, (struct span){ i,
		    q.m.end });
		return q.end;
	}
	if (quantity_torn(r, &q, start)) {
		quantity_find(r, FINDING_QUANTITY_OPEN,
		    (struct span){ i - 2, q.n.end });
		return q.end;
	}
	if (stands(r, &q, start, end)) {
		quantity_add(r, &q, start, end);
		return q.end;
	}
	if (should_count(r, &q, start, end))
		quantity_find(r, FINDING_QUANTITY_OPEN, (struct span){ i,
		    q.range ? q.m.end : q.n.end });
	return q.range ? q.m.end : q.n.end;
}

/* Doubled once is 2 times, doubled twice 4 times. */
static uint32_t doubling(struct reader *r, uint32_t i, uint32_t end)
{
	struct statistic s = {0};
	uint32_t to = quantity_doubling(r, &s, i, end);
	struct mark *m;

	if (!to)
		return i + 1;
	m = mark_new(r, MARK_STATISTIC, (struct span){ i, to }, CERTAINTY_SURE,
	    "doubling");
	m->statistic = s;
	return to;
}

/* --- what one figure of a list says for the others */

static bool in_list(const struct reader *r, const struct mark *a,
    const struct mark *b, enum char_set_id joiners)
{
	return a->kind == MARK_STATISTIC && b->kind == MARK_STATISTIC &&
	    b->value.in.start == a->value.in.end + 1 &&
	    set_has(joiners, r->f[a->value.in.end]);
}

/* 5, 6 million: whether the first is as many millions is not said. */
static bool is_scaled(const struct reader *r, const struct mark *m)
{
	int value;

	for (uint32_t i = m->value.in.start; i < m->value.in.end; i++)
		if (numeral(r->f[i], &value) == NUMERAL_SCALE)
			return true;
	return false;
}

/* 8, 6 and 4 yuan: a unit said once, at the end of a list. */
static void units_hold(struct reader *r)
{
	for (size_t i = r->l->marks.n; i-- > 1; ) {
		struct mark *a = r->l->marks.v[i - 1];
		const struct mark *b = r->l->marks.v[i];

		if (a->statistic.unit.s || !b->statistic.unit.s ||
		    a->statistic.kind != QUANTITY_COUNT ||
		    !in_list(r, a, b, SET_UNIT_SPREADS))
			continue;
		if (is_scaled(r, b) && !is_scaled(r, a)) {
			a->value.certainty = CERTAINTY_OPEN;
			continue;
		}
		a->statistic.unit = b->statistic.unit;
		a->statistic.kind = b->statistic.kind;
	}
}

/* "Grew by 86.4% and 92.1%": what is said once holds for the list. */
static void changes_hold(struct reader *r)
{
	for (size_t i = 1; i < r->l->marks.n; i++) {
		const struct mark *a = r->l->marks.v[i - 1];
		struct mark *b = r->l->marks.v[i];

		if (b->statistic.change != CHANGE_NONE ||
		    !in_list(r, a, b, SET_UNIT_LISTS) ||
		    !str_eq(a->statistic.unit, b->statistic.unit))
			continue;
		b->statistic.change = a->statistic.change;
		b->statistic.basis = a->statistic.basis;
	}
}

void quantity_read(struct reader *r, struct span body)
{
	quantity_losses(r, body);
	quantity_aliases(r, body);
	for (uint32_t line = body.start; line < body.end; ) {
		uint32_t end = line;

		while (end < body.end && r->f[end] != '\n')
			end++;
		for (uint32_t i = line; i < end; )
			i = number_starts(r->f[i]) ?
			    quantity_at(r, i, line, end) :
			    r->f[i] == CHAR_TURN ? doubling(r, i, end) : i + 1;
		line = end + 1;
	}
	marks_sort(r->l);
	units_hold(r);
	changes_hold(r);
}
