/* SPDX-License-Identifier: MIT */
/* What speaks for a figure as the total of another: features. */
#include "reading/shares.h"
#include "reading/weights.h"

/* What a feature is of. */
enum { NONE = 1, PAIR = 32 };

/* Whether figure i is among those that add up to the total. */
static bool in_run(const struct shares *s, size_t i, size_t total)
{
	const struct sum_run *run = &s->v[total].run;

	return run->count && i >= run->first && i <= run->last &&
	    (i == run->first || !s->p->gap[i].in_bracket) &&
	    s->v[i].unit == s->v[total].unit;
}

struct row {
	uint32_t *v;
	size_t n;
};

static void add(struct row *r, uint32_t kind, uint64_t a, uint32_t b)
{
	r->v[r->n++] = feature_row(kind, a, b, SHARE_BITS);
}

static uint32_t most(uint32_t n, uint32_t cap)
{
	return n < cap ? n : cap;
}

/* Of none: what speaks for a figure by itself. */
static void alone(const struct shares *s, size_t i, struct row *out)
{
	const struct pass *p = s->p;
	const struct gap *g = &p->gap[i];
	const struct mark *m = p->v[i];
	const struct share *own = &s->v[i];
	bool whole = s->v[i].run.count > 0;

	add(out, NONE, 0, 0);
	add(out, NONE + 1, g->near, 0);
	add(out, NONE + 2, g->has & 255, 0);
	add(out, NONE + 3, own->before, 0);
	add(out, NONE + 4, own->behind, 0);
	add(out, NONE + 5, s->v[i].cues, own->room);
	add(out, NONE + 6, own->unit, m->statistic.kind);
	add(out, NONE + 7, i && s->v[i - 1].total != i - 1,
	    i && total_same_sentence(p, i - 1, i));
	add(out, NONE + 8, m->statistic.bound, whole);
	add(out, NONE + 9, own->room, i && total_same_sentence(p, i - 1, i));
}

/* Whether figure k stands in a bracket that both others are outside of. */
static bool aside(const struct shares *s, size_t k, size_t i, size_t total)
{
	uint32_t bracket = s->v[k].bracket;

	return bracket && bracket != s->v[i].bracket &&
	    bracket != s->v[total].bracket;
}

/* What the nearest figure of the total's unit between the two is: none stands
 * there, part of the same, of none, of another; which one, how many there are,
 * and what those that are parts make with this one. */
static uint32_t between(const struct shares *s, size_t i, size_t total,
    size_t *at, uint32_t *count, double *sum)
{
	uint32_t nearest = 0;

	*at = total;
	*count = 0;
	*sum = s->v[i].value;
	for (size_t k = i; k-- > total + 1; ) {
		if (s->v[k].unit != s->v[i].unit || !s->v[k].size ||
		    (aside(s, k, i, total) && s->v[k].total != total))
			continue;
		++*count;
		if (s->v[k].total == total)
			*sum += s->v[k].value;
		if (nearest)
			continue;
		nearest = s->v[k].total == total ? 1 :
		    s->v[k].total == k ? 2 : 3;
		*at = k;
	}
	return nearest;
}

/* How many pairs of characters the words before two figures share. */
static uint32_t shared(const struct shares *s, size_t i, size_t total)
{
	enum { NEAR = 10 };
	const uint32_t *f = s->p->r->f;
	uint32_t a = start_of(s->p->v[i]), b = start_of(s->p->v[total]), n = 0;
	uint32_t from = back_to(0, a, NEAR), low = back_to(0, b, NEAR);

	for (; from + 1 < a; from++)
		for (uint32_t k = low; k + 1 < b; k++)
			n += f[from] == f[k] && f[from + 1] == f[k + 1] &&
			    utf_is_han(f[k]) && utf_is_han(f[k + 1]);
	return most(n, 3);
}

/* The words and signs between two figures, without those of a bracket that
 * both are outside of. */
static void ways(const struct shares *s, size_t a, size_t b, uint32_t *words,
    uint32_t *has)
{
	const struct pass *p = s->p;

	*words = *has = 0;
	for (size_t k = a + 1; k <= b; k++) {
		if (aside(s, k, b, a) && p->r->f[p->gap[k].from] == '(')
			continue;
		*words |= p->gap[k].words;
		*has |= p->gap[k].has;
	}
}

/* How little chance there is in it that figures add up: how many, how great
 * the total, and whether the last is the rest. */
static uint32_t run_worth(const struct shares *s, size_t total)
{
	const struct sum_run *run = &s->v[total].run;
	double x = s->v[total].value;
	uint32_t size = x < 6 ? 0 : x < 20 ? 1 : x < 100 ? 2 : 3;
	bool rest = s->p->gap[run->last].near & SAYS(REST);

	return size * 16 + most((uint32_t)run->count, 5) * 2 + rest;
}

/* In which brackets a figure and its total stand, and whether one that closed
 * lies between them. */
static uint32_t brackets(const struct shares *s, size_t i, size_t total)
{
	uint32_t own = s->v[i].bracket, its = s->v[total].bracket;

	return (own ? own == its ? 1 : 2 : its ? 3 : 0) * 2 +
	    (i > total + 1 && aside(s, i - 1, i, total));
}

/* What stands between figure at, the nearest that between() knows, and i; right
 * behind the total k. */
static void gaps_between(const struct shares *s, size_t i, size_t k, size_t at,
    uint32_t nearest, struct row *out)
{
	const struct gap *next = &s->p->gap[k + 1];
	uint32_t words, has;

	ways(s, at, i, &words, &has);
	add(out, PAIR + 29, has & 255, nearest);
	add(out, PAIR + 30, words, nearest);
	add(out, PAIR + 31, next->near, nearest * 2 +
	    ((next->has & GAP_COLON) != 0));
}

static void behind_total(const struct shares *s, size_t i, size_t k,
    struct row *out)
{
	const struct pass *p = s->p;
	const struct mark *m = p->v[i], *t = p->v[k];
	const struct share *own = &s->v[i];
	const struct gap *g = &p->gap[i];
	uint32_t words, has, count, same = own->unit == s->v[k].unit;
	uint32_t lines = most(p->line[i] - p->line[k], 2);
	uint32_t sentences = most(p->sentence[i] - p->sentence[k], 3);
	double sum, share = s->v[k].value ? s->v[i].value / s->v[k].value : 0;
	size_t at;
	uint32_t nearest = between(s, i, k, &at, &count, &sum);
	uint32_t run = in_run(s, i, k) ?
	    most((uint32_t)s->v[k].run.count, 4) : 0;
	uint32_t over = share_equal(sum, s->v[k].value) ? 2 :
	    sum > s->v[k].value;
	uint32_t ratio = share < .1 ? 0 : share < .3 ? 1 : share < .6 ? 2 :
	    share < .9 ? 3 : share < 1 ? 4 : 5;
	bool first = !i || !total_same_line(p, i - 1, i);

	gaps_between(s, i, k, at, nearest, out);
	ways(s, k, i, &words, &has);
	add(out, PAIR + 40, g->in_bracket, most((uint32_t)(i - k), 3));
	add(out, PAIR, same, 0);
	add(out, PAIR + 1, first, lines * 2 + (s->v[i].lead < p->n &&
	    total_same_line(p, s->v[i].lead, k)));
	add(out, PAIR + 2, t->statistic.per.s != NULL, same);
	add(out, PAIR + 3, most((uint32_t)(i - k), 9), same);
	add(out, PAIR + 4, sentences * 4 + lines, same);
	add(out, PAIR + 5, g->near, same);
	add(out, PAIR + 6, words, same);
	add(out, PAIR + 7, has & 255, same);
	add(out, PAIR + 8, nearest * 2 + (sentences > 0), same);
	add(out, PAIR + 9, run, sentences);
	add(out, PAIR + 10, over, nearest);
	add(out, PAIR + 11, ratio, same);
	add(out, PAIR + 12, own->before, same);
	add(out, PAIR + 13, own->behind, same);
	add(out, PAIR + 14, s->v[i].cues, same);
	add(out, PAIR + 15, own->unit, same);
	add(out, PAIR + 16, s->v[k].before, 0);
	add(out, PAIR + 17, s->v[k].total != k, nearest);
	add(out, PAIR + 18, shared(s, i, k), same);
	add(out, PAIR + 19, own->room, nearest * 2 + same);
	add(out, PAIR + 20, m->statistic.bound, t->statistic.bound);
	add(out, PAIR + 21, s->v[i].cues, (uint32_t)s->v[k].cues);
	add(out, PAIR + 22, s->v[k].behind, same);
	add(out, PAIR + 23, s->v[i].cues, nearest * 4 + sentences);
	add(out, PAIR + 24, own->room, most((uint32_t)(i - k), 4));
	add(out, PAIR + 25, run, g->near);
	add(out, PAIR + 26, most(count, 4), sentences);
	if (run)
		add(out, PAIR + 28, run_worth(s, k), most(sentences, 2));
	add(out, PAIR + 41, brackets(s, i, k), same);
	add(out, PAIR + 27, s->v[k].run.count > 0, run);
}

static void before_total(const struct shares *s, size_t i, size_t k,
    struct row *out)
{
	const struct pass *p = s->p;
	uint32_t run = in_run(s, i, k) ?
	    most((uint32_t)s->v[k].run.count, 4) : 0;

	add(out, PAIR + 32, p->gap[k].words & SAYS(SUM), run);
	add(out, PAIR + 33, p->gap[k].near, run);
	add(out, PAIR + 34, s->v[k].before, 0);
	add(out, PAIR + 35, most((uint32_t)(k - i), 4), run);
}

size_t share_features(const struct shares *s, size_t i, size_t total,
    uint32_t *v)
{
	struct row out = { v, 0 };

	if (total == i)
		alone(s, i, &out);
	else if (total < i)
		behind_total(s, i, total, &out);
	else
		before_total(s, i, total, &out);
	return out.n;
}
