/* SPDX-License-Identifier: MIT */
/*
 * What became of each measure: done, ongoing, planned or refused, where its
 * words, its heading or what leads it in say so; nowhere else.
 */
#include <stdlib.h>

#include "reading/cue.h"
#include "reading/doing.h"
#include "reading/due.h"
#include "reading/setting.h"
#include "reading/state.h"

/* What the sentences of a measure say, in their order. */
struct told {
	enum status first;	/* of done and planned, which came first */
	bool done, planned, ongoing, refused;
	bool lacking;		/* there is no money for it, it says */
	bool hard, striven;	/* hard to do, but striven for */
	bool unable;		/* what is wished for cannot be done, it says */
	bool firm;		/* a word of doing that needs no figure */
	bool achieved;		/* more was done than to prepare it */
	bool listed;		/* on a list of what is to come */
	bool expected;		/* the end of it is still to come */
	bool begins;		/* it has not begun */
	bool owed;		/* a label says by when */
	bool deed;		/* a figure or a past time beside a verb, and
				   no word of plan or wish */
	bool stock, figures;	/* its first figure tells what there is; it has
				   one */
	uint64_t cannot;	/* cues that refuse, too, what was wished for */
};

/* --- a sentence */

struct sentence {
	bool figure;		/* holds a statistic */
	bool past;		/* tells of a time that is past */
	bool later;		/* a cue of what is to come was read in it */
	bool next;		/* it speaks of the next step */
	bool did;		/* something was done before in it */
	struct dues dues;	/* by when something is to be done in it */
	bool yours;		/* speaks of the proposer */
	bool ruled;		/* its last clause names those for whom a rule
				   is */
	uint32_t asks;		/* the clause of the wish, if it is known */
};

/* "Where possible", "once built": only the condition of the next clause; s: the
 * clause without blanks around it. */
static bool is_condition(const struct reader *r, struct span s, uint64_t cues)
{
	uint32_t last = span_len(s) ? r->f[s.end - 1] : 0;

	return cues & (CUES(IF) | CUES(AFTER)) ||
	    (s.end < r->n && r->f[s.end] == ',' &&
	    set_has(SET_CONDITION_ENDS, last));
}

/* Where a clause is done with before the sentence's aim begins. */
static uint32_t before_aim(const struct reader *r, struct span s)
{
	return cue_first(r, s, CUES(AIM) | CUES(PLAN) | CUES(NEXT));
}

static bool was_done(const struct reader *r, struct span s,
    const struct sentence *in)
{
	uint64_t cues;

	s.end = before_aim(r, s);
	cues = cues_in(r, s);
	if (cues & (CUES(DONE) | CUES(KEPT)))
		return true;
	return cues & CUES(DID) && !in->later && (in->past || in->figure);
}

static void say(struct told *t, enum status s)
{
	if (t->first == STATUS_NONE)
		t->first = s;
	t->done |= s == STATUS_DONE;
	t->planned |= s == STATUS_PLANNED;
}

/* Where what is to come begins, is what is under way before it? */
static bool under_way(const struct reader *r, struct span s)
{
	uint32_t at = cue_first(r, s, CUES(ONGOING) | CUES(RUNNING));

	return at < s.end && at < cue_first(r, s, CUES(PLAN) | CUES(NEXT));
}

static void plan(uint64_t cues, bool due, struct sentence *in, struct told *t)
{
	if (cues & CUES(ONCE))
		return;
	if (cues & CUES(EXPECTED))
		t->expected = true;
	if (!(cues & (CUES(PLAN) | CUES(NEXT) | CUES(EXPECTED))) && !due)
		return;
	in->later = true;
	if (cues & (CUES(BEGIN) | CUES(LISTED)))
		t->begins = true;
	say(t, STATUS_PLANNED);
}

/* What its sentence told before as done is not the whole, or no deed yet. */
static void still_due(uint64_t cues, const struct when *due,
    const struct sentence *in, struct told *t)
{
	if (!in->did || in->later || in->next)
		return;
	t->expected |= !due->open;
	if (t->first == STATUS_DONE && (!t->firm || cues & CUES(BEGIN)))
		t->first = STATUS_PLANNED;
}

/* "With those that have no room": what is refused tells which. */
static bool is_object(const struct reader *r, struct span s)
{
	uint32_t at = cue_first(r, s, CUES(REFUSED));

	if (!key_at(&r->tokens, s.start, KEY_FOR))
		return false;
	while (at < s.end && r->f[at] != CHAR_DE)
		at++;
	return at < s.end;
}

/* Whether the clause tells by what rule something is done: what it cites, and
 * the year of that, are no deed. */
static bool is_basis(const struct reader *r, struct span s)
{
	struct match m;

	return match_in(r, PAT_ON_BASIS, r->tokens.clause[s.start], s.end,
	    &m);
}

static void done(uint64_t cues, struct sentence *in, struct told *t)
{
	say(t, STATUS_DONE);
	in->did = true;
	t->achieved |= !(cues & CUES(PREPARED));
	t->firm |= (cues & (CUES(DONE) | CUES(KEPT))) != 0;
}

/* What the clause refuses, has no money for, or finds hard. */
static void refuse(const struct reader *r, struct span s, uint64_t cues,
    struct told *t)
{
	struct match m;

	t->unable |= cues & t->cannot && t->first == STATUS_NONE;
	if (!(cues & CUES(REFUSED)) ||
	    match_in(r, PAT_STANDING, s.start, s.end, &m))
		return;
	if (match_in(r, PAT_NO_MONEY, s.start, s.end, &m) &&
	    cue_first(r, s, CUES(REFUSED)) == s.end)
		t->lacking = true;
	else if (match_in(r, PAT_HARD, s.start, s.end, &m))
		t->hard = true;
	else
		t->refused = true;
}

static void clause(const struct reader *r, struct span s, struct sentence *in,
    struct told *t)
{
	struct span words = span_trim(r, s);
	uint64_t cues = cues_in(r, s);
	bool condition = is_condition(r, words, cues), listed, we, waits;
	const struct when *due;
	struct match m;

	in->past |= (cues & (CUES(PAST) | CUES(NOW))) ||
	    (due_past(r, s) && !is_basis(r, s));
	we = cue_first(r, words, CUES(WE)) == words.start;
	if (s.start != in->asks && !condition && !in->ruled &&
	    !(cues & CUES(REST) && t->firm) && !is_object(r, s))
		refuse(r, s, cues, t);
	in->ruled = condition && r->f[words.end - 1] == CHAR_DE;
	t->striven |= (t->hard && cues & CUES(PLAN) &&
	    match_in(r, PAT_STRIVES, s.start, s.end, &m));
	if (match_in(r, PAT_WE_SUGGEST, s.start, s.end, &m))
		return;
	waits = match_in(r, PAT_WAITS, s.start, s.end, &m);
	if (waits && t->first == STATUS_NONE)
		cues |= CUES(NEXT);
	in->yours = (in->yours || (cues & CUES(WISH) && !match_in(r, PAT_TOPIC,
	    s.start, s.end, &m))) && !we;
	if (in->yours && !(cues & CUES(PLAN)))
		return;
	if (!in->later && under_way(r, s)) {
		t->ongoing = true;
		if (t->first == STATUS_NONE)
			t->first = STATUS_ONGOING;
	}
	due = due_within(r, &in->dues, s);
	in->next |= (cues & CUES(NEXT)) != 0;
	t->expected |= (cues & CUES(AFTER)) != 0;
	if (in->later && !condition && doing_carried_out(r, s, cues)) {
		t->first = STATUS_NONE;
		t->planned = in->later = false;
		t->firm = true;
	}
	listed = cues & CUES(LISTED) && cues & (CUES(BOOK) | CUES(RULE));
	t->listed |= listed;
	if (!condition && !listed && !(cues & CUES(GAP)) && was_done(r, s, in))
		done(cues, in, t);
	if (due && !(cues & (CUES(PLAN) | CUES(EXPECTED))))
		still_due(cues, due, in, t);
	plan(cues & CUES(PLAN) && !due && !waits && due_past(r, s) ?
	    cues & ~CUES(PLAN) : cues, due != NULL, in, t);
	t->deed |= (in->figure || in->past) && !in->later && !condition &&
	    !(cues & (CUES(AIM) | CUES(GAP))) && doing_named(r, s);
}

/* What a sentence's marks say: it has a figure, and not as an aim; it cites a
 * document by its number, which has been issued then. */
static struct sentence sentence_open(const struct reader *r, struct span s)
{
	struct sentence in = { .dues = dues_of(s, false) };

	for (size_t i = letter_mark_from(r->l, s.start); i < r->l->marks.n &&
	    r->l->marks.v[i]->value.in.end <= s.end; i++) {
		const struct mark *m = r->l->marks.v[i];

		in.figure |= m->kind == MARK_STATISTIC &&
		    m->statistic.kind != QUANTITY_DURATION &&
		    m->statistic.bound != BOUND_AT_LEAST &&
		    m->statistic.bound != BOUND_AT_MOST;
		in.past |= m->kind == MARK_CITATION && m->number.s &&
		    !is_basis(r, m->value.in);
	}
	return in;
}

/* Its first figure: does a word of doing stand before it, or is it a stock? */
static void stock(const struct reader *r, struct span s, struct told *t)
{
	uint32_t at;
	size_t i;

	if (t->figures)
		return;
	i = letter_mark_from(r->l, s.start);
	while (i < r->l->marks.n && r->l->marks.v[i]->value.in.end <= s.end &&
	    r->l->marks.v[i]->kind != MARK_STATISTIC)
		i++;
	if (i == r->l->marks.n ||
	    r->l->marks.v[i]->value.in.end > s.end)
		return;
	t->figures = true;
	at = r->l->marks.v[i]->value.in.start;
	s.end = stretch_end(r->tokens.clause, at, s.end);
	t->stock = !doing_named(r, s) && !(cues_in(r, s) & (CUES(DONE) |
	    CUES(DID) | CUES(WE)));
	for (uint32_t k = r->tokens.clause[at]; k < at && t->stock; k++)
		t->stock = !set_has(SET_TO_WHOM, r->f[k]);
}

/* The clauses of s; the one that begins at `asks` refuses nothing. */
static void clauses(const struct reader *r, struct span s, uint32_t asks,
    struct told *t)
{
	struct sentence in = sentence_open(r, s);

	in.asks = asks;

	for (uint32_t i = s.start; i < s.end; ) {
		uint32_t end = stretch_end(r->tokens.clause, i, s.end);

		clause(r, (struct span){ i, end }, &in, t);
		i = end + 1;
	}
}

static void sentence(const struct reader *r, struct span s, struct told *t)
{
	stock(r, s, t);
	clauses(r, s, s.end, t);
}

static void paragraph(const struct reader *r, struct span s, struct told *t)
{
	for (uint32_t i = s.start; i < s.end; ) {
		uint32_t end = stretch_end(r->tokens.sentence, i, s.end);

		sentence(r, (struct span){ i, end }, t);
		i = end + 1;
	}
}

static bool refuses(const struct told *t)
{
	return t->refused || (t->hard && !t->striven) ||
	    (t->lacking && !t->planned);
}

/* The clause of s that says what was asked for; empty: none does. */
static struct span asked_in(const struct reader *r, struct span s)
{
	for (uint32_t at = s.start; (at = cue_first(r, (struct span){ at,
	    s.end }, CUES(WISH))) < s.end; ) {
		struct span c = { r->tokens.clause[at],
		    stretch_end(r->tokens.clause, at, s.end) };

		c.start = c.start > s.start ? c.start : s.start;
		if (!(cues_in(r, c) & CUES(BEG)))
			return c;
		at = c.end;
	}
	return (struct span){ s.end, s.end };
}

/* Whether s refuses nothing whatever its words: it asks, begs pardon for works,
 * or tells what the proposer has seen. */
static bool no_answer(const struct reader *r, struct span s)
{
	struct match m;

	return r->f[s.end - 1] == '?' ||
	    match_in(r, PAT_BOTHERS, s.start, s.end, &m) ||
	    (match_in(r, PAT_ASKER_SAYS, s.start, s.end, &m) &&
	    cue_first(r, (struct span){ m.end[0], s.end }, CUES(WE)) == s.end);
}

enum certainty status_refused(const struct reader *r, struct span s)
{
	struct span asked = asked_in(r, s);
	bool unable = cues_in(r, (struct span){ asked.end, s.end }) &
	    CUES(CANNOT);
	struct told t = {0};
	struct match m;
	bool otherwise;

	if (no_answer(r, s))
		return CERTAINTY_UNSAID;
	clauses(r, s, asked.start, &t);
	otherwise = t.done || t.ongoing || t.planned;
	if (!refuses(&t))
		return (unable && !otherwise) || match_in(r, PAT_ASK_REFUSED,
		    asked.start, asked.end, &m) ? CERTAINTY_LIKELY :
		    CERTAINTY_UNSAID;
	if (span_len(asked))
		return t.refused && !otherwise ? CERTAINTY_SURE :
		    CERTAINTY_LIKELY;
	return otherwise && !(cues_in(r, (struct span){
	    r->tokens.clause[s.end - 1], s.end }) & CUES(REFUSED)) ?
	    CERTAINTY_OPEN : CERTAINTY_LIKELY;
}

/* --- a measure */

static bool wish(const struct reader *r, const struct node *n)
{
	struct match m;

	return span_len(n->heading) && match_in(r, PAT_WISH_HEADING,
	    n->heading.start, n->heading.end, &m);
}

static struct told told_by(struct reader *r, const struct node *n)
{
	bool asked = wish(r, n);
	struct told t = {0};
	struct match m;

	if (span_len(n->heading) && !(asked && match_in(r, PAT_WISH_NAMED,
	    n->heading.start, n->heading.end, &m)))
		sentence(r, n->heading, &t);
	t.cannot = asked ? CUES(CANNOT) : 0;
	for (const struct node *k = n->child; k; k = k->next) {
		struct span s = k->in;

		if (k->kind != NODE_PARAGRAPH || !span_len(s) ||
		    (k != n->child && match_in(r, PAT_ASIDE, s.start, s.end,
		    &m)))
			continue;
		t.owed |= due_owed(r, s);
		if (match_in(r, PAT_ASIDE_IN, s.start, s.end, &m))
			s.end = m.start[0];
		paragraph(r, s, &t);
	}
	return t;
}

/* The status that all items of a measure share. */
static void share(struct node *n)
{
	const struct node *first = NULL;

	for (const struct node *k = n->child; k; k = k->next) {
		if (k->kind != NODE_MEASURE)
			continue;
		if (first && k->status != first->status)
			return;
		first = first ? first : k;
	}
	n->status = first->status;
	n->status_certainty = first->status_certainty;
}

static void decide(struct node *n, enum status s, bool sure)
{
	n->status = s;
	n->status_certainty = s == STATUS_NONE ? CERTAINTY_UNSAID :
	    sure ? CERTAINTY_SURE : CERTAINTY_LIKELY;
}

/* A heading that tells of no doing. */
static bool names_thing(const struct reader *r, struct span s)
{
	return span_len(s) && !token_from(&r->tokens, s.start, s.end,
	    WORDS(VERB) | WORDS(FIRST) | WORDS(NOMINAL));
}

/* What the item's own words and what stands above it make of it. */
static void judge(struct reader *r, struct node *n, enum setting above)
{
	struct told t = told_by(r, n);
	bool refused = refuses(&t) || (t.unable && !t.ongoing && !t.achieved);
	bool stock = t.stock && (names_thing(r, n->heading) ||
	    cues_in(r, n->heading) & CUES(HEAD_STOCK));

	if (above == SETTING_PLAN && (!refused ||
	    t.first == STATUS_PLANNED))
		decide(n, STATUS_PLANNED, !t.firm && !t.ongoing && !refused);
	else if (t.owed)
		decide(n, t.firm || t.ongoing ? STATUS_ONGOING :
		    STATUS_PLANNED, false);
	else if (refused)
		decide(n, STATUS_REFUSED, !t.planned && !t.ongoing && !t.done);
	else if (t.ongoing && t.first != STATUS_PLANNED)
		decide(n, STATUS_ONGOING, !t.planned && !t.done);
	else if (t.first == STATUS_PLANNED || (t.begins && wish(r, n)) ||
	    (t.planned && !t.achieved))
		decide(n, STATUS_PLANNED, !t.done && !t.ongoing);
	else if (t.first == STATUS_DONE && t.expected)
		decide(n, STATUS_ONGOING, false);
	else if (stock && !t.firm && above != SETTING_DONE)
		decide(n, STATUS_NONE, false);
	else if (t.first == STATUS_DONE)
		decide(n, STATUS_DONE, t.firm && !t.planned);
	else if (t.listed)
		decide(n, STATUS_PLANNED, false);
	else if (above == SETTING_DONE || (t.deed &&
	    above != SETTING_FACTS))
		decide(n, STATUS_DONE, false);
}

/* Among shortages only what is being done about one is a state. */
static void mend(struct reader *r, struct node *n)
{
	struct told t = told_by(r, n);

	if (t.ongoing && !t.refused && !t.lacking && !node_has_items(n))
		decide(n, STATUS_ONGOING, true);
}

/* Among facts only what has been done, or is under way, is a state. */
static void deed_among(struct reader *r, struct node *n)
{
	struct told t = told_by(r, n);

	if (t.first == STATUS_DONE && t.firm && t.achieved && !t.planned &&
	    !t.stock && !t.refused && !t.ongoing)
		decide(n, STATUS_DONE, false);
	else if (t.ongoing && !t.refused && !t.planned)
		decide(n, STATUS_ONGOING, false);
}

/* --- the outline */

static void measure(struct reader *r, struct node *n, enum setting above);

/* What the last item says of all of them holds for those that say nothing: for
 * sure, where they are under way; a shortage is not done by what was. */
static void sum_up(struct reader *r, struct node *first,
    const struct node *last)
{
	const struct node *p = last->child;
	struct match m;

	while (p && (p->kind != NODE_PARAGRAPH || !match_in(r, PAT_SUMMED,
	    p->in.start, p->in.end, &m)))
		p = p->next;
	for (struct node *k = first; p && k != last; k = k->next)
		if (k->kind == NODE_MEASURE && k->status == STATUS_NONE)
			decide(k, last->status, last->status ==
			    STATUS_ONGOING);
}

static void children(struct reader *r, struct node *n, enum setting above)
{
	const struct node *before = NULL;
	struct node *first = NULL, *last = NULL;
	enum setting led = SETTING_NONE;

	for (struct node *k = n->child; k; k = k->next) {
		if (k->kind != NODE_MEASURE) {
			before = k;
			continue;
		}
		if (!first)
			first = k;
		last = k;
		if (before)
			led = setting_led(r, before, k == first ||
			    str_eq(k->label, first->label));
		before = NULL;
		measure(r, k, led != SETTING_NONE ? led : above);
	}
	if (last != first)
		sum_up(r, first, last);
}

/* It has no state for sure, nor has what is in it. */
static void settle(struct node *n)
{
	for (struct node *k = n; k; k = letter_next(n, k))
		if (k->kind == NODE_MEASURE)
			k->status_certainty = CERTAINTY_SURE;
}

static void measure(struct reader *r, struct node *n, enum setting above)
{
	enum setting own = span_len(n->heading) ?
	    setting_of(r, n->heading, wish(r, n) ? ~(CUES(PLAN) |
	    CUES(DONE)) : ~UINT64_C(0)) : SETTING_NONE;
	enum setting below;

	if (own == SETTING_FACTS && above == SETTING_PLAN)
		own = SETTING_NONE;	/* find out how things are */
	below = own != SETTING_NONE ? own : above;
	if (above == SETTING_THEIRS || below == SETTING_THEIRS) {
		settle(n);
		return;
	}
	children(r, n, below);
	if (own == SETTING_FACTS && !node_has_items(n))
		deed_among(r, n);
	else if (own == SETTING_GAP || (above == SETTING_GAP &&
	    own != SETTING_PLAN))
		mend(r, n);
	else if (node_has_items(n) && below != SETTING_PLAN &&
	    below != SETTING_DONE)
		share(n);
	else
		judge(r, n, below);
}

void status_propose(struct reader *r)
{
	children(r, r->l->body, SETTING_NONE);
}

void status_read(struct reader *r)
{
	status_propose(r);
	state_read(r);
	dues_read(r);
}
