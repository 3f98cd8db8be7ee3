/* SPDX-License-Identifier: MIT */
/* What stands right at a figure: a minus; what shows that it is but a piece of
 * one; how sure it is. */
#include "reading/amount.h"

/* -5%, 4 degrees below zero: a minus, and no dash, before a share or a
 * temperature.  A word or the sign that is nothing else says it of anything. */
static bool is_minus(const struct quantity *q, const struct reader *r,
    uint32_t start)
{
	uint32_t i = q->n.start, before = front(r, i - 1, start);

	if (is_latin_or_digit(before) || set_has(SET_RANGE_JOINERS, before))
		return false;
	if (claim_ends(r, i, start, CLAIM_BELOW) ||
	    r->f[i - 1] == CHAR_MINUS)
		return q->unit.s;
	return set_has(SET_MINUS, r->f[i - 1]) &&
	    (q->kind == QUANTITY_PERCENT || q->kind == QUANTITY_POINT ||
	    q->traits & UNIT_SIGNED);
}

void quantity_minus(struct quantity *q, const struct reader *r, uint32_t start)
{
	uint32_t i = q->n.start;

	if (!q->n.arabic || q->range || q->fraction || i == start ||
	    q->kind == QUANTITY_RANK)
		return;
	if (i > start + 1 && key_before(&r->tokens, i, KEY_BELOW_ZERO) &&
	    q->unit.s)
		q->start = i - 2;
	else if (is_minus(q, r, start))
		q->start = i - 1;
	q->n.value.negative = q->start < i;
}

/* A character that stands for one that was lost, or was left open: a form's
 * box. */
static bool is_lost(uint32_t c)
{
	return c == '?' || c == '*' || c == CHAR_REPLACEMENT ||
	    c == CHAR_BOX;
}

bool sign_tears(const struct reader *r, uint32_t i)
{
	uint32_t c = r->f[i];

	return i && c > ' ' && !utf_is_han(c) && !is_latin_or_digit(c) &&
	    is_digit(r->f[i - 1]) && is_digit(r->f[i + 1]) &&
	    !set_has(SET_FIGURES_PARTED, c);
}

bool quantity_torn(const struct reader *r, const struct quantity *q,
    uint32_t start)
{
	uint32_t i = q->n.start;

	/* July 16 is a day; 12*5 metres are a length and a breadth */
	return q->n.arabic && (q->unit.s || q->n.scaled) &&
	    i > start + 1 && sign_tears(r, i - 1) &&
	    (r->f[i - 1] != '*' || q->kind != QUANTITY_MEASURE ||
	    r->f[i] == '0');
}

/* 1,2345 and 1.5 with the point of a sentence: parted by what may part two
 * figures, and may stand in one; 3.5 times 10 to the 4th, which stands as
 * 104. */
static bool may_be_torn(const struct reader *r, const struct quantity *q,
    uint32_t start)
{
	uint32_t i = q->n.start;

	if (!q->n.arabic || i < start + 2 || !is_digit(r->f[i - 2]))
		return false;
	if (set_has(SET_TIMES_SIGNS, r->f[i - 1]))
		return q->n.end - i > 2 && q->n.end - i < 5 &&
		    r->f[i] == '1' && r->f[i + 1] == '0' && !q->n.scaled;
	return r->f[i - 1] == ',' || r->f[i - 1] == CHAR_FULL_STOP;
}

/* Balance -3 million: a minus, or the dash behind a name. */
static bool may_be_minus(const struct reader *r, const struct quantity *q,
    uint32_t start)
{
	uint32_t i = q->start;

	return q->n.arabic && q->unit.s && i == q->n.start && i > start + 1 &&
	    set_has(SET_MINUS, r->f[i - 1]) && utf_is_han(r->f[i - 2]);
}

/* Five, six hundred million: one figure about as large, not two. */
static bool is_neighbour(const struct reader *r, const struct quantity *q,
    uint32_t start)
{
	uint32_t i = q->n.start;
	int digit = number_digit(r->f[i]);

	return !q->n.arabic && i > start + 2 && digit > 1 &&
	    r->f[i - 1] == CHAR_IDEOGRAPHIC_COMMA &&
	    number_digit(r->f[i - 2]) == digit - 1 && utf_is_han(r->f[i - 3]);
}

/* 1 metre 75, 500 m2: a digit behind the unit, with no unit of its own. */
static bool goes_on(const struct reader *r, const struct quantity *q,
    uint32_t end)
{
	enum { MOST = 2 };
	uint32_t to = q->end;

	while (to < end && is_digit(r->f[to]))
		to++;
	return to > q->end && to - q->end <= MOST && q->unit.s &&
	    (q->kind == QUANTITY_MEASURE || q->kind == QUANTITY_MONEY) &&
	    (to == end || set_has(SET_STOPS, r->f[to]));
}

/* Millions of things digit by digit: two figures that lost what parted them? */
static bool is_long(const struct quantity *q)
{
	enum { MILLION = 1000000 };

	return q->kind == QUANTITY_COUNT && q->n.arabic && !q->n.scaled &&
	    decimal_whole(&q->n.value) >= MILLION;
}

/* Open beside lost characters; likely without a known unit, or where a lone
 * Chinese digit may be a manner of speaking. */
enum certainty quantity_certainty(const struct reader *r,
    const struct quantity *q, uint32_t start, uint32_t end)
{
	if (q->ambiguous || is_lost(front(r, q->start, start)) ||
	    is_lost(point_at(r, q->end, end)) || may_be_torn(r, q, start) ||
	    may_be_minus(r, q, start) || is_neighbour(r, q, start) ||
	    goes_on(r, q, end))
		return CERTAINTY_OPEN;
	if (q->guessed || q->n.doubtful || is_long(q) || (!q->unit.s &&
	    !q->fraction && q->kind == QUANTITY_COUNT))
		return CERTAINTY_LIKELY;
	return !q->n.arabic && q->n.lone && !q->fraction ? CERTAINTY_LIKELY :
	    CERTAINTY_SURE;
}
