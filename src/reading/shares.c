/* SPDX-License-Identifier: MIT */
/* Which figure is part of which: the choices, and the heaviest of them. */
#include "reading/shares.h"

#include <math.h>

#include "base/builtin.h"
#include "reading/cue.h"

enum { BACK = 24, AHEAD = 12, LINES = 3, ITEMS = 12, FAR = 96 };

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

/*
 * Whether figure i stands beside the one before it: parted by nothing but the
 * name of that, or by the sign of a list.  So no part stands beside its total.
 */
static bool is_beside(const struct pass *p, size_t i)
{
	const struct gap *g = &p->gap[i];
	struct span in = { g->from, g->to };

	if (g->words || g->has & ~(uint32_t)(GAP_PAUSE | GAP_AND) ||
	    cues_in(p->r, in) & STATE_CUES)
		return false;
	for (uint32_t k = in.start; k < in.end; k++)
		if (p->r->f[k] == CHAR_MIDST || p->r->f[k] == CHAR_DE)
			return false;	/* 5 of the 8, those that are */
	return true;
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
		    !s->v[i].size ||
		    (i == total + 1 && is_beside(p, i)))
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

/* The bracket that figure i stands in: one opened right before it, or that of
 * the figure before. */
static uint32_t bracket_of(const struct shares *s, size_t i)
{
	const struct gap *g = &s->p->gap[i];

	return !i ? 0 : g->in_bracket ? (uint32_t)i :
	    g->has & (GAP_CLOSE | GAP_LINE) ? 0 : s->v[i - 1].bracket;
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
	    .bracket = bracket_of(s, i), .total = i };
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

/* Parts that add up in a bracket right behind their total are all of it, but
 * for what a word leads in. */
static bool is_complete(const struct shares *s, size_t i, size_t total)
{
	const struct pass *p = s->p;
	const struct sum_run *run = &s->v[total].run;
	uint32_t words = 0;

	if (!run->count || run->first != total + 1 || i <= run->last ||
	    !s->v[run->first].bracket ||
	    s->v[i].bracket == s->v[run->first].bracket)
		return false;
	for (size_t k = run->last + 1; k <= i; k++)
		words |= p->gap[k].words;
	return !(words & (SAYS(OPENS) | SAYS(AMONG) | SAYS(BY) | SAYS(VIEW)));
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
	    is_complete(s, i, total) ||
	    (i == total + 1 && is_beside(p, i)) ||
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

/* Keep the choice where the reading is asked to tell. */
static void tell(const struct shares *s, size_t i, size_t total, int32_t sum)
{
	const struct pass *p = s->p;
	struct weighed w = { .all = sum };

	if (!p->r->weigh)
		return;
	if (total != i)
		w.words = prose_str(p->r->a, &p->r->l->prose,
		    p->v[total]->value.in);
	choices_keep(p->r, &p->v[i]->totals, w);
}

static void decide(struct shares *s, size_t i, struct weighing *x)
{
	size_t out[SHARE_CHOICES], n = share_choices(s, i, out), best = 0;
	int32_t most = INT32_MIN / 2, next = INT32_MIN / 2;

	for (size_t k = 0; k < n; k++) {
		int32_t sum = weigh(x->weights, x->v, share_features(s, i,
		    out[k], x->v)) + (k ? NONE_LESS : 0);

		tell(s, i, out[k], sum);
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
