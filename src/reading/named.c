/* SPDX-License-Identifier: MIT */
/* Figures that are part of a name. */
#include "reading/totals.h"

/* A number in quotation marks names something unless the
 * marks hold a sentence with a measured figure in it. */
static bool in_quotes(const struct reader *r, const struct quantity *q)
{
	uint32_t from = q->start, to = q->end;

	if (!(r->mark[q->n.start] & INK_QUOTE))
		return false;
	if (!q->n.arabic && !q->fraction)
		return true;
	while (from && (to - from < 9 || q->start - from < 4) &&
	    (r->mark[from - 1] & INK_QUOTE) && r->f[from] != CHAR_QUOTE_LEFT)
		from--;
	while (to < r->n && to - from < 9 && (r->mark[to] & INK_QUOTE) &&
	    r->f[to] != CHAR_QUOTE_RIGHT)
		to++;
	return to - from < 9 || q->start - from < 4 ||
	    q->kind == QUANTITY_DURATION;
}

/* "Hereinafter the 30 on water": names that the letter gives and that hold a
 * digit. */
void quantity_aliases(struct reader *r, struct span body)
{
	struct match m;

	for (uint32_t i = body.start; match_from(r, PAT_ALIAS, body.start, i,
	    body.end, &m); i = m.end[0])
		*push(r->a, &r->aliases) = group(&m, 1);
}

/* Whether the number from at is that of the name: all of the name stands
 * around it. */
static bool is_alias(const struct reader *r, struct span name, uint32_t at)
{
	const uint32_t *words = r->f + name.start;
	uint32_t n = span_len(name);

	for (uint32_t k = 0; k < n && k <= at; k++)
		if (number_starts(words[k]) && at - k + n <= r->n &&
		    !memcmp(r->f + at - k, words, n * sizeof(*words)))
			return true;
	return false;
}

bool quantity_named(const struct reader *r, const struct quantity *q)
{
	for (size_t i = 0; i < r->aliases.n; i++)
		if (is_alias(r, r->aliases.v[i], q->n.start))
			return true;
	return in_quotes(r, q);
}

/* The front of a village's or town's name: "Third River town". */
bool quantity_names_town(const struct reader *r, const struct quantity *q,
    uint32_t end)
{
	enum { NAME = 3 };
	uint32_t i = q->end;

	if (q->n.arabic || !q->n.lone || r->f[q->n.start] == CHAR_BOTH)
		return false;
	while (i < end && i - q->end < NAME && utf_is_han(r->f[i]) &&
	    !set_has(SET_TOWN_ENDS, r->f[i]))
		i++;
	return i > q->end && i < end && set_has(SET_TOWN_ENDS, r->f[i]) &&
	    !set_has(SET_TOWN_KINDS, r->f[i - 1]);
}

bool quantity_names_works(const struct reader *r, const struct quantity *q,
    uint32_t end)
{
	uint32_t i = q->end + 1, stop;
	struct number n;
	struct unit own;

	return q->n.lone && q->end == q->n.end + 1 && q->end < end &&
	    number_starts(r->f[q->end]) && !is_digit(r->f[q->end]) &&
	    number_at(r, q->end, end, &n) && n.lone && n.end == i &&
	    utf_is_han(point_at(r, i, end)) && !unit_at(r, i, end, &stop,
	    &own);
}

bool quantity_of_proposers(struct reader *r, const struct quantity *q,
    uint32_t start, uint32_t end)
{
	enum { FAR = 16 };
	struct match m;

	return q->n.arabic && front(r, q->start, start) == CHAR_SUCH &&
	    total_is_people(q->unit) && match_in(r, PAT_PROPOSERS_BEHIND,
	    q->end, q->end + FAR < end ? q->end + FAR : end, &m);
}
