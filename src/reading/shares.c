/* SPDX-License-Identifier: MIT */
/* Which figure is part of which: choices, and what speaks for them. */
#include "reading/shares.h"

#include <math.h>

#include "base/builtin.h"
#include "reading/cue.h"
#include "reading/weights.h"

enum { BACK = 24, AHEAD = 12, LINES = 3, ITEMS = 12, FAR = 96 };

/* What a feature is of. */
enum { NONE = 1, PAIR = 32 };

/* Cues of a state, which the parts of a total are often told apart by. */
#define STATE_CUES (CUES(DONE) | CUES(DID) | CUES(ONGOING) | CUES(PLAN) | \
	CUES(GAP) | CUES(REST) | CUES(NOW) | CUES(EXPECTED) | CUES(PAST))

/* --- what is known of each figure */

/* Near enough to compare and to add: strtod() would ask the locale. */
static double as_double(const struct mark *m)
{
	str s = m->statistic.value;
	double value = 0, scale = 0;

	for (size_t i = 0; i < s.len; i++)
		if (s.s[i] == '.') {
			scale = 1;
		} else if (s.s[i] >= '0' && s.s[i] <= '9') {
			value = value * 10 + (s.s[i] - '0');
			scale *= 10;
		}
	return scale > 0 ? value / scale : value;
}

bool share_equal(double a, double b)
{
	return fabs(a - b) <= 1e-9 * fabs(b);
}

static uint32_t point(const struct reader *r, uint32_t i)
{
	uint32_t c = i < r->n ? r->f[i] : 0;

	return is_digit(c) ? '0' : c;
}

/* The two characters before a place, behind it. */
static uint64_t before(const struct reader *r, uint32_t i)
{
	return (uint64_t)(i > 1 ? point(r, i - 2) : 0) << 32 |
	    (i ? point(r, i - 1) : 0);
}

static uint64_t behind(const struct reader *r, uint32_t i)
{
	return (uint64_t)point(r, i) << 32 | point(r, i + 1);
}

/* A hash of what figures must share to be of one unit. */
static uint32_t unit_hash(const struct mark *m)
{
	str unit = m->statistic.unit;
	uint32_t h = 5u + m->statistic.kind;

	if (total_is_people(unit))
		return h;
	for (size_t i = 0; i < unit.len; i++)
		h = h * 31 + (unsigned char)unit.s[i];
	return h;
}

/* Characters behind the last stop or figure, as few numbers. */
static uint32_t few(uint32_t n)
{
	return n < 4 ? n : n < 6 ? 4 : n < 9 ? 5 : n < 14 ? 6 : 7;
}

/* Of the figures from i on in its direction those of the total's unit that add
 * up to it, the first of them i; false: they do not. */
static bool adds_up(const struct shares *s, size_t total, size_t i, int step,
    struct sum_run *run)
{
	const struct pass *p = s->p;
	double sum = 0;

	*run = (struct sum_run){ i, i, 0 };
	for (size_t k = i; k < p->n && (k > i ? k - i : i - k) < AHEAD;
	    k += (size_t)step) {
		if (k == total || s->v[k].unit != s->v[total].unit ||
		    !s->v[k].size || (k > i && p->gap[k].in_bracket))
			continue;	/* 60 (of which 40) and 40 */
		sum += s->v[k].value;
		run->count++;
		if (step > 0)
			run->last = k;
		else
			run->first = k;
		if (run->count > 1 && share_equal(sum, s->v[total].value))
			return true;
		if (sum >= s->v[total].value)
			return false;
	}
	return false;
}

/* The first figures behind a total, or right before it, that add up to it. */
static void run_of(struct shares *s, size_t total)
{
	const struct pass *p = s->p;
	int tries = 0;

	if (!s->v[total].whole || s->v[total].value <= 0)
		return;
	for (size_t i = total + 1; i < p->n && i - total < AHEAD && tries < 3;
	    i++) {
		if (s->v[i].unit != s->v[total].unit ||
		    !s->v[i].size)
			continue;
		tries++;
		if (p->line[i] - p->line[total] < LINES &&
		    adds_up(s, total, i, 1, &s->v[total].run))
			return;
	}
	for (size_t i = total; i-- > 0 && total - i < 3; )
		if (total_same_sentence(p, i, total) &&
		    s->v[i].unit == s->v[total].unit &&
		    adds_up(s, total, i, -1, &s->v[total].run))
			return;
	s->v[total].run = (struct sum_run){0};
}

/* Whether the line that a gap begins in ends with a colon, or says that parts
 * follow. */
static bool ends_with_lead(const struct pass *p, const struct gap *g)
{
	uint32_t k = g->from;

	while (k < g->to && p->r->f[k] != '\n')
		k++;
	while (k > g->from && set_has(SET_BELOW_STOPS, p->r->f[k - 1]))
		k--;
	return k < g->to && (p->r->f[k] == ':' || total_word(p,
	    (struct span){ g->from, k }, SAYS(AMONG) | SAYS(OPENS) |
	    SAYS(EACHES)));
}

/* The last figure of the line that leads a figure's own in. */
static void leads(struct shares *s)
{
	const struct pass *p = s->p;
	size_t lead = p->n;

	for (size_t i = 0; i < p->n; i++) {
		if (i && !total_same_line(p, i - 1, i) &&
		    ends_with_lead(p, &p->gap[i]))
			lead = i - 1;
		s->v[i].lead = lead < i && p->line[i] - p->line[lead] <=
		    ITEMS && i - lead <= FAR ? lead : p->n;
	}
}

static void share_open(struct shares *s, size_t i)
{
	const struct pass *p = s->p;
	const struct reader *r = p->r;
	uint32_t at = start_of(p->v[i]), from = r->tokens.clause[at];
	bool cell = total_is_cell(p->v[i]);

	if (i && end_of(p->v[i - 1]) > from)
		from = end_of(p->v[i - 1]);
	s->v[i] = (struct share){ .value = as_double(p->v[i]),
	    .size = !cell && total_is_size(p, i),
	    .whole = !cell && total_is_whole(p, i) && !key_at(
	    &r->tokens, end_of(p->v[i]), KEY_MARK_PASSED),
	    .unit = unit_hash(p->v[i]), .room = few(at - from),
	    .cues = cues_in(r, (struct span){ from, at }) & STATE_CUES,
	    .before = before(r, at), .behind = behind(r, end_of(p->v[i])),
	    .total = i };
}

void shares_open(struct shares *s, const struct pass *p)
{
	*s = (struct shares){ .p = p,
	    .v = arena_new(p->r->a, struct share, p->n + 1) };
	for (size_t i = 0; i < p->n; i++)
		share_open(s, i);
	for (size_t i = 0; i < p->n; i++)
		run_of(s, i);
	leads(s);
}

/* --- choices */

static bool in_run(const struct shares *s, size_t i, size_t total)
{
	const struct sum_run *run = &s->v[total].run;

	return run->count && i >= run->first && i <= run->last &&
	    (i == run->first || !s->p->gap[i].in_bracket) &&
	    s->v[i].unit == s->v[total].unit;
}

/* Whether figure k is part of i, or of what is: each is part of one at most,
 * and the way on is short. */
static bool is_below(const struct shares *s, size_t k, size_t i)
{
	enum { DEEP = 8 };

	for (int steps = 0; s->v[k].total != k; steps++) {
		if (steps == DEEP || s->v[k].total == i)
			return true;
		k = s->v[k].total;
	}
	return false;
}

/* A total: not smaller, of the same unit or, in one line, of other classifiers
 * for things of one kind; a rate has parts, too. */
static bool may_be(const struct shares *s, size_t i, size_t total)
{
	const struct pass *p = s->p;
	const struct share *own = &s->v[i], *t = &s->v[total];
	const struct statistic *x = &p->v[total]->statistic;
	bool same = own->unit == t->unit;

	if (t->value < own->value || is_below(s, total, i) ||
	    (!same && !total_alike(p->v[total], p->v[i])))
		return false;
	if (!t->whole && (!same || x->change != CHANGE_NONE ||
	    total_is_cell(p->v[total])))
		return false;
	return (same && t->whole) || total_same_line(p, i, total);
}

size_t share_choices(const struct shares *s, size_t i, size_t *out)
{
	const struct pass *p = s->p;
	size_t n = 0, lead = s->v[i].lead, k;

	out[n++] = i;
	for (k = i; k-- > 0 && i - k <= BACK && n < SHARE_CHOICES / 2 &&
	    p->line[i] - p->line[k] < LINES; )
		if (may_be(s, i, k))
			out[n++] = k;
	for (k = lead < p->n ? lead + 1 : 0; k-- > 0 && lead - k <= BACK &&
	    total_same_line(p, k, lead) && n < SHARE_CHOICES - 8; )
		if ((i - k > BACK || p->line[i] - p->line[k] >= LINES) &&
		    may_be(s, i, k))
			out[n++] = k;
	for (k = i + 1; k < p->n && k - i <= AHEAD && n < SHARE_CHOICES &&
	    total_same_sentence(p, i, k); k++)
		if (p->gap[k].near & (SAYS(SUM) | SAYS(NEW) | SAYS(AGAIN)) &&
		    may_be(s, i, k))
			out[n++] = k;
	return n;
}

/* --- features */

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
		if (s->v[k].unit != s->v[i].unit || !s->v[k].size)
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
	uint32_t from = a > NEAR ? a - NEAR : 0, low = b > NEAR ? b - NEAR : 0;

	for (; from + 1 < a; from++)
		for (uint32_t k = low; k + 1 < b; k++)
			n += f[from] == f[k] && f[from + 1] == f[k + 1] &&
			    utf_is_han(f[k]) && utf_is_han(f[k + 1]);
	return most(n, 3);
}

/* The words and signs between two figures. */
static void ways(const struct pass *p, size_t a, size_t b, uint32_t *words,
    uint32_t *has)
{
	*words = *has = 0;
	for (size_t k = a + 1; k <= b; k++) {
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

	ways(p, at, i, &words, &has);
	add(out, PAIR + 29, has & 255, nearest);
	add(out, PAIR + 30, words, nearest);
	add(out, PAIR + 31, p->gap[k + 1].near, nearest * 2 +
	    ((p->gap[k + 1].has & GAP_COLON) != 0));
	ways(p, k, i, &words, &has);
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

/* --- the verdict */

/* By how much a choice must be ahead of the next to be sure: of hands not
 * learned .99 are right then (build/train part --folds). */
enum { SURE_AHEAD = 300, NONE_LESS = 60 };

static int32_t weigh(const int8_t *w, const uint32_t *v, size_t n)
{
	int32_t sum = 0;

	while (n)
		sum += w[v[--n]];
	return sum;
}

struct weighing {
	const int8_t *weights;
	uint32_t v[SHARE_FEATURES];
};

static void decide(struct shares *s, size_t i, struct weighing *x)
{
	size_t out[SHARE_CHOICES], n = share_choices(s, i, out), best = 0;
	int32_t most = INT32_MIN / 2, next = INT32_MIN / 2;

	for (size_t k = 0; k < n; k++) {
		int32_t sum = weigh(x->weights, x->v, share_features(s, i,
		    out[k], x->v)) + (k ? NONE_LESS : 0);

		if (sum > most) {
			next = most;
			most = sum;
			best = k;
		} else if (sum > next) {
			next = sum;
		}
	}
	s->v[i].total = out[best];
	if (best)
		total_set(s->p->v[i], s->p->v[out[best]], most - next >
		    SURE_AHEAD ? CERTAINTY_SURE : CERTAINTY_LIKELY);
}

void shares_read(struct shares *s)
{
	struct weighing x = { .weights = (const int8_t *)
	    builtin_find("src/reading/part.weights").s };

	for (size_t i = 0; i < s->p->n; i++)
		if (s->v[i].size)
			decide(s, i, &x);
}
