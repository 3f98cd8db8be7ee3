/* SPDX-License-Identifier: MIT */
/* What speaks for each status of an item, and which it has. */
#include "reading/state.h"

#include "base/builtin.h"
#include "reading/cue.h"
#include "reading/due.h"
#include "reading/weights.h"

/* What a feature is of. */
enum { ONE, TEXT, HEAD, LEAD, ABOVE, CLAUSE, BOTH, ANY, FIRST, LAST, HEAD_CUE,
	LEAD_CUE, ABOVE_CUE, KEY_FIRST, KEY_LAST, KEY_NEXT, KEY_SET, KEY_ROW,
	SENTENCES, BESIDE, BEFORE, BEHIND, HEAD_THREE, LEAD_THREE, LENGTH };

/* Beside the cues of a clause: it has a figure, a time past, one to come. */
enum { FIGURE = CUE_COUNT, PAST_TIME, DUE_TIME, KNOWN };
_Static_assert(KNOWN <= 64, "a set of cues has 64 members");

/* A measure beside it of which the rules are not sure; there is none. */
enum { UNTOLD = STATES, NOBODY };

/* Cues that tell a state by themselves. */
#define KEY_CUES (CUES(PLAN) | CUES(NEXT) | CUES(DONE) | CUES(DID) | \
	CUES(ONGOING) | CUES(RUNNING) | CUES(REFUSED) | CUES(GAP) | \
	CUES(EXPECTED) | CUES(AIM) | CUES(KEPT))

/* The order in which an item's words tell its states. */
struct course {
	uint64_t set;
	uint32_t row, count, last, first;
};

void state_open(struct state_features *f, struct reader *r)
{
	*f = (struct state_features){ .r = r };
	f->seen = arena_new(r->a, uint64_t, (1 << STATE_BITS) / 64);
}

static void add(struct state_features *f, uint32_t kind, uint64_t a, uint32_t b)
{
	uint32_t row = feature_row(kind, a, b, STATE_BITS);

	if (f->seen[row / 64] >> row % 64 & 1)
		return;
	f->seen[row / 64] |= UINT64_C(1) << row % 64;
	*push(f->r->a, &f->rows) = row;
}

/* A character behind another, as features have it: a run of digits is one; 0:
 * none, a blank. */
static uint32_t shown(const struct state_features *f, uint32_t i,
    uint32_t last)
{
	uint32_t x = f->r->f[i];

	if (is_digit(x))
		return last == '0' ? 0 : '0';
	return utf_is_space(x) ? 0 : x;
}

/* Each two characters next to each other. */
static void pairs(struct state_features *f, struct span s, uint32_t kind)
{
	uint32_t last = 0;

	for (uint32_t i = s.start; i < s.end; i++) {
		uint32_t x = shown(f, i, last);

		if (!x)
			continue;
		if (last)
			add(f, kind, last, x);
		last = x;
	}
}

/* Each three; none stands before the first, and none behind the last. */
static void threes(struct state_features *f, struct span s, uint32_t kind)
{
	enum { BITS = 21 };		/* a character has */
	const uint64_t one = (UINT64_C(1) << BITS) - 1;
	uint64_t last = 0;
	bool begun = false;

	for (uint32_t i = s.start; i <= s.end; i++) {
		uint32_t x = i < s.end ? shown(f, i, last & one) : 0;

		if (!x && i < s.end)
			continue;
		if (begun)
			add(f, kind, last, x);
		begun = true;
		last = (last & one) << BITS | x;
	}
}

static void each(struct state_features *f, uint64_t cues, uint32_t kind)
{
	for (uint32_t k = 0; k < KNOWN; k++)
		if (cues >> k & 1)
			add(f, kind, k, 0);
}

/* --- the item's own words */

static void key(struct state_features *f, struct course *c, uint32_t cue)
{
	if (cue == c->last && c->count)
		return;
	if (c->count)
		add(f, KEY_NEXT, c->last, cue);
	else
		c->first = cue;
	c->last = cue;
	c->set |= UINT64_C(1) << cue;
	if (c->count++ < 4)
		c->row = c->row * 64 + cue;
}

static uint64_t clause_look(struct state_features *f, struct span s,
    struct dues *dues, struct course *c)
{
	const struct reader *r = f->r;
	uint64_t cues = cues_in(r, s);

	for (uint32_t k = r->cue_from[s.start]; k < r->cues.n &&
	    r->cues.v[k].in.end <= s.end; k++)
		if (KEY_CUES >> r->cues.v[k].cue & 1)
			key(f, c, r->cues.v[k].cue);
	for (size_t i = letter_mark_from(r->l, s.start); i < r->l->marks.n &&
	    r->l->marks.v[i]->value.in.end <= s.end; i++)
		if (r->l->marks.v[i]->kind == MARK_STATISTIC)
			cues |= UINT64_C(1) << FIGURE;
	if (due_past(r, s))
		cues |= UINT64_C(1) << PAST_TIME;
	if (due_within(r, dues, s))
		cues |= UINT64_C(1) << DUE_TIME;
	if (cues)
		add(f, CLAUSE, cues, 0);
	for (uint64_t a = cues; a; a &= a - 1)
		for (uint64_t b = a & (a - 1); b; b &= b - 1)
			add(f, BOTH, a & -a, (uint32_t)__builtin_ctzll(b));
	return cues;
}

static uint64_t sentence_look(struct state_features *f, struct span s,
    struct course *c)
{
	struct dues dues = dues_of(s, false);
	uint64_t cues = 0;

	for (uint32_t i = s.start; i < s.end; ) {
		uint32_t end = stretch_end(f->r->tokens.clause, i, s.end);

		cues |= clause_look(f, (struct span){ i, end }, &dues, c);
		i = end + 1;
	}
	each(f, cues, ANY);
	return cues;
}

static void text_look(struct state_features *f, const struct node *n)
{
	struct course c = {0};
	uint32_t sentences = 0, length = 0;
	uint64_t cues = 0;

	for (const struct node *k = n->child; k; k = k->next) {
		if (k->kind != NODE_PARAGRAPH)
			continue;
		pairs(f, k->in, TEXT);
		length += span_len(k->in);
		for (uint32_t i = k->in.start; i < k->in.end; ) {
			uint32_t end = stretch_end(f->r->tokens.sentence, i,
			    k->in.end);

			cues = sentence_look(f, (struct span){ i, end }, &c);
			if (!sentences++)
				each(f, cues, FIRST);
			i = end + 1;
		}
	}
	each(f, cues, LAST);
	add(f, SENTENCES, sentences > 5 ? 5 : sentences, 0);
	add(f, LENGTH, length / 30 > 8 ? 8 : length / 30, 0);
	if (!c.count)
		return;
	add(f, KEY_FIRST, c.first, 0);
	add(f, KEY_LAST, c.last, 0);
	add(f, KEY_ROW, c.row, 0);
	add(f, KEY_SET, c.set, 0);
}

/* Of so many measures the rest is not looked at. */
enum { BESIDES = 64 };

/* What the rules are sure of beside it. */
static uint32_t told(const struct node *n)
{
	return n->status_certainty == CERTAINTY_SURE ? n->status : UNTOLD;
}

static void beside(struct state_features *f, const struct node *n)
{
	uint32_t before = NOBODY, behind = NOBODY;
	bool past = false;
	int seen = 0;

	for (const struct node *k = n->parent->child; k && seen++ < BESIDES;
	    k = k->next) {
		if (k == n)
			past = true;
		if (k == n || k->kind != NODE_MEASURE)
			continue;
		if (told(k) != UNTOLD)
			add(f, BESIDE, told(k), past);
		if (!past)
			before = told(k);
		else if (behind == NOBODY)
			behind = told(k);
	}
	if (before != NOBODY)
		add(f, BEFORE, before, 0);
	if (behind != NOBODY)
		add(f, BEHIND, behind, 0);
}

void state_look(struct state_features *f, const struct node *n,
    struct span lead)
{
	int above = 0;

	while (f->rows.n) {
		uint32_t row = f->rows.v[--f->rows.n];

		f->seen[row / 64] = 0;
	}
	beside(f, n);
	add(f, ONE, node_has_items(n), 0);
	text_look(f, n);
	pairs(f, n->heading, HEAD);
	threes(f, n->heading, HEAD_THREE);
	threes(f, lead, LEAD_THREE);
	each(f, cues_in(f->r, n->heading), HEAD_CUE);
	pairs(f, lead, LEAD);
	each(f, cues_in(f->r, lead), LEAD_CUE);
	for (n = n->parent; n && above < 2; n = n->parent, above++) {
		pairs(f, n->heading, ABOVE);
		each(f, cues_in(f->r, n->heading), ABOVE_CUE);
	}
}

struct span state_lead(const struct node *n, const struct node *before)
{
	enum { MOST = 60 };
	struct span s = {0};

	if (!before || before->kind != NODE_PARAGRAPH ||
	    before->role != ROLE_NONE || before->next != n)
		return s;
	s = before->in;
	if (span_len(s) > MOST)
		s.start = s.end - MOST;
	return s;
}

/* --- the verdict */

/* What the rules' own verdict, none too, is worth beside the weights; how far
 * ahead the best must be to be sure and not to be open.  Of 1,511 items of
 * fourteen hands not learned, read by rules that did not know them, the rules
 * had 1,300 right, the weights 1,314, both so 1,338; of what the rules were
 * sure of and the sum far ahead for 432 of 433, of what was near 31 of 56. */
enum { RULE_SURE = 1200, RULE_TOLD = 300, SURE_AHEAD = 2200, OPEN_AHEAD = 300 };

bool state_settled(const struct node *n)
{
	return n->status == STATUS_NONE &&
	    n->status_certainty == CERTAINTY_SURE;
}

static int32_t rule_worth(const struct node *n)
{
	return n->status_certainty == CERTAINTY_SURE ? RULE_SURE : RULE_TOLD;
}

static enum certainty certainty_of(const struct node *n, int best,
    int32_t ahead)
{
	if (best == STATUS_NONE)
		return CERTAINTY_UNSAID;
	if (ahead < OPEN_AHEAD)
		return CERTAINTY_OPEN;
	return ahead >= SURE_AHEAD && best == (int)n->status &&
	    n->status_certainty == CERTAINTY_SURE ? CERTAINTY_SURE :
	    CERTAINTY_LIKELY;
}

struct verdict {
	struct node *n;
	enum status status;	/* none, and unsaid, where it is settled */
	enum certainty certainty;
};

static struct verdict weigh(const struct state_features *f, const int8_t *w,
    struct node *n)
{
	int32_t sum[STATES] = {0}, rival = INT32_MIN;
	int best = STATUS_NONE;

	for (size_t i = 0; i < f->rows.n; i++)
		for (int k = 0; k < STATES; k++)
			sum[k] += w[f->rows.v[i] * STATES + (uint32_t)k];
	sum[n->status] += rule_worth(n);
	for (int k = 0; k < STATES && f->r->weigh; k++)
		choices_keep(f->r, &n->choices, (struct weighed){
		    .words = str_of(status_names[k]), .all = sum[k] });
	for (int k = 1; k < STATES; k++)
		if (sum[k] > sum[best])
			best = k;
	for (int k = 0; k < STATES; k++)
		if (k != best && sum[k] > rival)
			rival = sum[k];
	return (struct verdict){ n, (enum status)best,
	    certainty_of(n, best, sum[best] - rival) };
}

void state_read(struct reader *r)
{
	const int8_t *weights = (const int8_t *)
	    builtin_find("src/reading/status.weights").s;
	struct node *before = NULL;
	struct VEC(struct verdict) all = {0};
	struct state_features f;

	state_open(&f, r);
	for (struct node *n = letter_next(r->l->body, r->l->body); n;
	    before = n, n = letter_next(r->l->body, n)) {
		struct verdict *v;

		if (n->kind != NODE_MEASURE)
			continue;
		v = push(r->a, &all);
		*v = (struct verdict){ .n = n };
		if (state_settled(n))
			continue;
		state_look(&f, n, state_lead(n, before));
		*v = weigh(&f, weights, n);
	}
	for (size_t i = 0; i < all.n; i++) {
		all.v[i].n->status = all.v[i].status;
		all.v[i].n->status_certainty = all.v[i].certainty;
	}
}
