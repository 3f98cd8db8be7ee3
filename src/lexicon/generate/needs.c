/* SPDX-License-Identifier: MIT */
/* A pattern to the pairs of characters of which a match has one. */
#include "lexicon/generate/needs.h"

#include "lexicon/generate/pieces.h"

/* What a character alone costs, and one of ASCII; what may cost no more. */
enum { ALONE = 12, ASCII = 150, MOST = 4000, COUNTS = 1 << 16 };

static unsigned counts[COUNTS];

static unsigned *count_of(uint32_t a, uint32_t b)
{
	return &counts[(a * UINT32_C(2654435761) ^ b * UINT32_C(40503)) %
	    COUNTS];
}

void needs_count(const uint32_t *pattern)
{
	for (const uint32_t *s = pattern; *s; s++) {
		++*count_of(s[0], s[1]);
		++*count_of(s[0], 0);
	}
}

static void add(struct needs *out, uint32_t a, uint32_t b)
{
	for (size_t i = 0; i < out->n; i++)
		if (out->v[i].a == a && out->v[i].b == b)
			return;
	if (out->n == NEEDS) {
		out->cost += MOST;
		return;
	}
	out->v[out->n++] = (struct need){ a, b };
	out->cost += 1 + *count_of(a, b) + (b ? 0 : ALONE) +
	    (a < 128 && b < 128 ? ASCII : 0);
}

/* The needs of what follows one another: the rarest of it. */
static void keep(struct needs *best, const struct needs *x)
{
	if (x->n && x->cost < MOST && (!best->n || x->cost < best->cost))
		*best = *x;
}

/* A piece alone, or behind the one right before it. */
static void keep_piece(struct needs *best, const struct piece *before,
    const struct piece *p)
{
	struct needs x = {0};

	if (p->any || (before && before->any))
		return;
	for (size_t i = 0; i < p->n; i++)
		for (uint32_t c = p->v[i].from; c <= p->v[i].to &&
		    x.cost < MOST; c++) {
			if (!before)
				add(&x, c, 0);
			for (size_t k = 0; before && k < before->n; k++)
				for (uint32_t b = before->v[k].from;
				    b <= before->v[k].to && x.cost < MOST; b++)
					add(&x, b, c);
		}
	keep(best, &x);
}

static void choice(struct needs *out, const uint32_t **s);

static void group(struct needs *best, const uint32_t **s,
    struct piece *before)
{
	enum bracket what = piece_opens(s);
	struct needs x;

	choice(&x, s);
	*s += **s == ')';
	if (!piece_optional(s) && what != BRACKET_DENIES)
		keep(best, &x);
	before->any = before->any || what == BRACKET_GROUP;
}

static void sequence(struct needs *best, const uint32_t **s)
{
	struct piece before = { .any = true }, p;

	while (**s && **s != '|' && **s != ')') {
		if (piece_is_place(s))
			continue;
		if (**s == '(') {
			group(best, s, &before);
			continue;
		}
		piece_take(&p, s);
		if (piece_optional(s)) {
			before.any = true;
			continue;
		}
		keep_piece(best, NULL, &p);
		keep_piece(best, &before, &p);
		before = p;
	}
}

static void choice(struct needs *out, const uint32_t **s)
{
	bool open = false;

	*out = (struct needs){0};
	for (;; ++*s) {
		struct needs best = {0};

		sequence(&best, s);
		open = open || !best.n;
		for (size_t i = 0; i < best.n; i++)
			add(out, best.v[i].a, best.v[i].b);
		if (**s != '|')
			break;
	}
	if (open || out->cost >= MOST)
		out->n = 0;
}

void needs_of(struct needs *out, const uint32_t *pattern)
{
	choice(out, &pattern);
}
