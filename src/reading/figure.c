/* SPDX-License-Identifier: MIT */
/* One quantity out of its words alone. */
#include "reading/figure.h"

#include "reading/amount.h"

/* A reader of these words and of nothing else. */
static void reader_of(struct reader *r, struct letter *l, str words,
    struct arena *a)
{
	size_t n;

	*l = (struct letter){0};
	*r = (struct reader){ .a = a, .l = l };
	r->c = utf8_points(a, words, &n);
	r->n = (uint32_t)n;
	r->f = arena_new(a, uint32_t, n + 1);
	r->mark = arena_new(a, uint8_t, n + 1);
	for (size_t i = 0; i < n; i++)
		r->f[i] = utf_is_space(r->c[i]) ? ' ' : fold_point(r->c[i]);
	l->prose.c = r->c;
	l->prose.n = n;
	tokens_scan(&r->tokens, r->f, r->n, a);
}

/* Whether q takes all words; an ordinal makes it a rank, and what stands behind
 * a number is its unit though no table has it. */
static bool fills(struct reader *r, struct quantity *q)
{
	if (q->n.start == 1 && r->f[0] == CHAR_ORDINAL) {
		q->kind = QUANTITY_RANK;
		q->start = 0;
	}
	if (q->end < r->n && !q->unit.s && !q->fraction)
		quantity_unit_take(r, q, q->end, r->n);
	return !q->start && q->end == r->n;
}

bool figure_of(str words, struct statistic *out, struct arena *a)
{
	struct letter l;
	struct reader r;
	struct quantity q;

	reader_of(&r, &l, words, a);
	*out = (struct statistic){0};
	if (!r.n)
		return false;
	if (r.f[0] == CHAR_TURN)
		return quantity_doubling(&r, out, 0, r.n) == r.n;
	for (uint32_t i = 0; i < r.n; i++) {
		if (!number_starts(r.f[i]))
			continue;
		if (!quantity_parse(&r, &q, i, 0, r.n) || !fills(&r, &q))
			return false;
		quantity_tell(&r, out, &q, 0, r.n);
		return true;
	}
	return false;
}
