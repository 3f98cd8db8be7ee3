/* SPDX-License-Identifier: MIT */
/* By when, and the deadlines and owners of measures. */
#include "reading/due.h"

#include "reading/owner.h"
#include "reading/promise.h"
#include "reading/parties.h"
#include "reading/when.h"

enum { FAR = 200 };	/* what tells a time's meaning stands no farther */

/* Where the clause of i begins, FAR before it at the most. */
static uint32_t clause_start(const struct reader *r, uint32_t i)
{
	uint32_t start = r->tokens.clause[i];

	return i - start > FAR ? i - FAR : start;
}

/* Where the clause of the time ends; the one behind it, where it says no more
 * than the time. */
static uint32_t told_end(const struct reader *r, const struct when *w,
    uint32_t end)
{
	uint32_t stop = stretch_end(r->tokens.clause, w->in.end, end);

	if (stop == w->in.end && stop < end && r->f[stop] == ',')
		return stretch_end(r->tokens.clause, stop + 1, end);
	return stop;
}

/* Whether a verb stands between the time and the end of its clause, or a word
 * of doing or planning before the end of its sentence. */
static bool does(const struct reader *r, const struct when *w, uint32_t end)
{
	uint32_t stop = told_end(r, w, end);

	return w->month || w->season || token_from(&r->tokens, w->in.end, stop,
	    WORDS(VERB) | WORDS(FIRST)) || cue_first(r,
	    (struct span){ w->in.end, end }, CUES(DID) | CUES(PLAN) |
	    CUES(BEGIN)) < end;
}

/* "Applied for the works of 2025": of which year, not by when. */
static bool is_applied_for(const struct reader *r, const struct when *w)
{
	enum { NEAR = 6 };
	uint32_t c = clause_start(r, w->in.start), from = w->in.start;

	from = from - c > NEAR ? from - NEAR : c;
	return !w->month && !w->by && keys_within(&r->tokens,
	    (struct span){ from, w->in.start }, KEYS(APPLIES) |
	    KEYS(APPLIES_FOR));
}

/* "Put on the city's plan of 2025", "in the works of 2025": which plan, not by
 * when. */
static bool names_plan(const struct reader *r, const struct when *w,
    uint32_t end)
{
	enum { NEAR = 4 };
	uint32_t c = clause_start(r, w->in.start), from = w->in.start;
	struct match m;

	from = from - c > NEAR ? from - NEAR : c;
	return !w->month && !w->by && !w->until && !w->open &&
	    (cues_in(r, (struct span){ from, w->in.start }) & CUES(LISTED) ||
	    (from < w->in.start && !w->relative &&
	    r->f[w->in.start - 1] == CHAR_IN)) &&
	    match_in(r, PAT_WHEN_NAMES, w->in.end, end, &m);
}

/* Whether the time is only what is asked for or measured against: short of
 * 2025, the aim of 2025, a lease until 2031. */
static bool is_mark(const struct reader *r, const struct when *w, uint32_t end)
{
	uint32_t before = w->in.start ? r->f[w->in.start - 1] : 0;
	uint32_t behind = w->in.end < end ? r->f[w->in.end] : 0;
	struct span rest = { w->in.end, stretch_end(r->tokens.clause,
	    w->in.end, end) };
	struct match takes;

	if (key_within(&r->tokens, rest, KEY_EXPIRES) ||
	    is_applied_for(r, w) || names_plan(r, w, rest.end) ||
	    (w->open && match_in(r, PAT_WHEN_TAKES, w->in.end, end, &takes)))
		return true;
	return (!w->by && set_has(SET_NOT_DUE_BEHIND, before)) ||
	    behind == CHAR_STOP || r->f[w->in.end - 1] == CHAR_QUOTE_RIGHT ||
	    when_aside(r, w, end) ||
	    (w->term && set_has(SET_LENGTH_BEHIND, before)) ||
	    cue_first(r, rest, CUES(AIMED)) < rest.end;
}

/* "The scheme says: by 2027", of a clause that begins at i. */
static bool states(const struct reader *r, uint32_t i)
{
	return i > 1 && (key_before(&r->tokens, i - 1, KEY_PROPOSED) ||
	    key_before(&r->tokens, i - 1, KEY_STATED));
}

/* Whether the words of its clause make no promise of it: it was done or wished
 * for, or stands in a condition or a refusal. */
static bool is_told(const struct reader *r, const struct when *w, uint32_t end)
{
	struct span before = { clause_start(r, w->in.start), w->in.start };
	struct span clause = { before.start, told_end(r, w, end) };
	uint64_t cues = cues_in(r, clause);

	if (cues_in(r, before) & CUES(WISH) &&
	    cue_first(r, before, CUES(WE)) == before.end)
		return true;
	if (states(r, before.start))
		return true;
	if (cues_in(r, (struct span){ w->in.end, clause.end }) & CUES(CANNOT))
		return true;
	if (cues & (CUES(IF) | CUES(REFUSED) | CUES(ONCE)))
		return true;
	if (w->by && when_later(r, w))
		return false;		/* "all mended by September" */
	return (cues & CUES(DONE) && !(cues & (CUES(PLAN) | CUES(EXPECTED)))) ||
	    cue_first(r, (struct span){ before.start, end }, CUES(KEPT)) < end;
}

/* Whether a letter without a date plans for that time; or any for what is left
 * of a period of years. */
static bool is_planned(const struct reader *r, const struct when *w,
    uint32_t end)
{
	struct span s = { clause_start(r, w->in.start), w->in.end };
	struct span all = { s.start, end };

	if (w->since && w->since < w->year && set_has(SET_PERIOD_ENDS,
	    r->f[w->in.end - 1]))
		return cue_first(r, all, CUES(PLAN)) < cue_first(r, all,
		    CUES(DONE) | CUES(KEPT));
	return !when_known(r) && cue_first(r, s, CUES(PLAN) |
	    CUES(EXPECTED)) < w->in.start;
}

/*
 * Whether the time is one by which something is due; end: of its sentence.
 * Where the sentence is known to speak of what is to come (ahead), a length of
 * time or what comes again will do; else the time must lie behind the letter's
 * own date, which no fact does.
 */
static bool is_due(const struct reader *r, const struct when *w, uint32_t end,
    bool ahead)
{
	bool later;

	end = end > w->in.end + FAR ? w->in.end + FAR : end;
	later = when_later(r, w) || is_planned(r, w, end);
	if (w->basis || when_past(r, w) || is_mark(r, w, end) ||
	    is_told(r, w, end) || (w->open && !later))
		return false;
	if (!later && !ahead && !(w->by && !w->term))
		return false;
	if (w->relative && !w->year && !w->ahead && !w->yearless)
		return false;		/* of that year */
	if (r->f[w->in.end - 1] == CHAR_SPACE_BETWEEN && !ahead && cue_first(r,
	    (struct span){ w->in.start, end }, CUES(PLAN) | CUES(EXPECTED) |
	    CUES(AIM)) == end)
		return false;		/* over the holidays */
	return w->by || (w->until && later) || (later && does(r, w, end));
}

struct dues dues_of(struct span sentence, bool ahead)
{
	return (struct dues){ .in = sentence, .at = sentence.start,
		.ahead = ahead };
}

const struct when *due_next(const struct reader *r, struct dues *d)
{
	const struct when *w;

	while ((w = when_from(r, d->at, d->in.end))) {
		d->at = w->in.end;
		if (!w->basis && !w->yearless)
			d->past = when_earlier(r, w);
		if (!(d->past && w->yearless) &&
		    is_due(r, w, d->in.end, d->ahead))
			return w;
	}
	return NULL;
}

const struct when *due_within(const struct reader *r, struct dues *d,
    struct span clause)
{
	while (!d->none && (!d->now || d->now->in.start < clause.start)) {
		d->now = due_next(r, d);
		d->none = !d->now;
	}
	return !d->none && d->now->in.start < clause.end ? d->now : NULL;
}

bool due_later(const struct reader *r, struct span clause)
{
	struct dues d = dues_of(clause, false);

	return due_next(r, &d) != NULL;
}

bool due_past(const struct reader *r, struct span clause)
{
	const struct when *w;

	for (uint32_t i = clause.start; (w = when_from(r, i, clause.end));
	    i = w->in.end)
		if (!w->basis && when_past(r, w))
			return true;
	return false;
}

/* The words of a time, without what leads to it or goes on from it: from July
 * on, by 2026. */
static struct span words_of(const struct reader *r, const struct when *w)
{
	struct span s = w->in;

	while (s.start + 1 < s.end && set_has(SET_TIME_LEADS, r->f[s.start]))
		s.start++;
	if (w->open)
		s.end -= r->f[s.end - 1] == CHAR_RISE ? 1 : 2;
	return span_trim(r, s);
}

void due_take(struct reader *r, const struct when *w, struct value *out)
{
	*out = value_of(r, words_of(r, w), CERTAINTY_LIKELY, "due-words");
}

bool due_label(struct reader *r, struct span s, struct value *out)
{
	const struct when *w;
	struct match m;
	uint32_t end;

	if (!match_in(r, PAT_DUE_LABEL, s.start, s.end, &m))
		return false;
	for (end = m.end[1]; end < s.end && !set_has(SET_DUE_ENDS, r->f[end]); )
		end++;
	w = when_from(r, m.start[1], end);
	if (!w && cues_in(r, group(&m, 1)) & CUES(DONE))
		return false;		/* "deadline: done" */
	*out = value_of(r, w && w->in.start > m.start[1] ? words_of(r, w) :
	    group(&m, 1), CERTAINTY_SURE, "due-label");
	return true;
}

bool due_owed(struct reader *r, struct span s)
{
	const struct when *w;
	struct match m;

	return match_in(r, PAT_DUE_LABEL, s.start, s.end, &m) &&
	    (w = when_from(r, m.start[1], s.end)) && !when_past(r, w);
}

/* --- pieces of a sentence, each with a deadline of its own */

/* Where the next piece begins behind the time w: at the clause of the next
 * deadline, or at that time where the clause is the same; end: none does. */
static uint32_t piece_end(const struct reader *r, const struct when *w,
    const struct when *next, uint32_t end)
{
	uint32_t at = next ? r->tokens.clause[next->in.start] : end;

	return !next || at > w->in.end ? at : next->in.start;
}

/* A year of which the time that follows is a part: "invests in 2025, done in
 * September". */
static bool is_frame(const struct when *w, const struct when *next)
{
	return w->year && !w->month && !w->season && !w->by && !w->ends &&
	    next->yearless && next->month && next->year == w->year;
}

/* Whether the time is no more than that of a demand, of an event that is told,
 * or part of what something is (the waste of each May). */
static bool is_named(struct reader *r, const struct when *w, uint32_t end)
{
	struct span clause = { clause_start(r, w->in.start),
	    told_end(r, w, end) };
	uint32_t before = w->in.start ? r->f[w->in.start - 1] : 0;
	struct match m;

	if (w->yearless && w->day && !w->by && !w->open &&
	    w->in.start == r->tokens.sentence[w->in.start] &&
	    w->in.end < end && r->f[w->in.end] == ',')
		return !(cues_in(r, clause) & (CUES(PLAN) | CUES(EXPECTED) |
		    CUES(AIM) | CUES(NEXT) | CUES(BEGIN)));
	if (r->f[w->in.start] == CHAR_EACH && set_has(SET_JOINERS, before))
		return true;
	return match_in(r, PAT_WHEN_DEMANDED, clause.start, clause.end, &m) &&
	    m.end[1] == w->in.start;
}

/* The next time by which something is due that says so by itself. */
static const struct when *owed_next(struct reader *r, struct dues *d)
{
	const struct when *w;

	while ((w = due_next(r, d)) && is_named(r, w, d->in.end))
		;
	return w;
}

bool due_pieces(struct reader *r, struct span s, bool ahead,
    void (*take)(struct reader *r, struct span piece, const struct when *w,
    void *to), void *to)
{
	struct dues d = dues_of(s, ahead);
	const struct when *w = owed_next(r, &d), *next;
	uint32_t start = s.start;

	if (!w)
		return false;
	for (; w; w = next) {
		uint32_t end;

		next = owed_next(r, &d);
		if (next && is_frame(w, next))
			continue;
		end = piece_end(r, w, next, s.end);
		take(r, span_trim(r, (struct span){ start, end }), w, to);
		start = end;
	}
	return true;
}

/* --- measures */

/* What there is, or is not, and nothing of what is to come. */
static bool states_facts(const struct reader *r, const struct node *n)
{
	uint64_t cues = cues_in(r, n->heading);

	return cues & (CUES(HEAD_FACTS) | CUES(HEAD_GAP)) &&
	    !(cues & (CUES(HEAD_PLAN) | CUES(NEXT)));
}

/* The first deadline of a measure is its own; what is due at another time is a
 * promise by itself. */
static void measure_due(struct reader *r, struct span s, const struct when *w,
    void *to)
{
	struct node *n = to;

	if (!w->by && states_facts(r, n) && !(cues_in(r, s) & CUES(WE)))
		return;			/* "will peak in 2027" */
	if (n->deadline.text.s) {
		promise_due(r, s, w, NULL);
		return;
	}
	due_take(r, w, &n->deadline);
	if (!n->responsible.text.s)
		owner_of(r, s, w, &n->responsible);
	if (!n->responsible.text.s && span_len(n->heading))
		owner_by(r, n->heading, &n->responsible);
}

/* The piece whose time was the measure's deadline until a label gave it one. */
static void promise_instead(struct reader *r, struct span s,
    const struct when *w, void *to)
{
	const struct node *n = to;

	if (w->in.start > n->deadline.in.start ||
	    w->in.end < n->deadline.in.end)
		return;
	promise_due(r, s, w, NULL);
	promise_sort(r->l);
}

/* A label's deadline is above all other words: what these promised by another
 * time is a promise by itself. */
static void label_rules(struct reader *r, struct node *n, struct value label)
{
	struct span s = n->deadline.in;

	if (n->deadline.text.s && s.start >= n->heading.end &&
	    n->deadline.certainty != CERTAINTY_SURE &&
	    !str_eq(n->deadline.text, label.text)) {
		s.start = r->tokens.sentence[s.start];
		s.end = stretch_end(r->tokens.sentence, n->deadline.in.start,
		    r->n);
		due_pieces(r, s, true, promise_instead, n);
	}
	n->deadline = label;
}

static void measure_sentence(struct reader *r, struct span s, struct node *n)
{
	struct value label;
	struct match m;

	if (!n->responsible.text.s)
		owner_in(r, s, &n->responsible);
	if (due_label(r, s, &label)) {
		label_rules(r, n, label);
		return;
	}
	if (!match_in(r, PAT_NO_PROMISE, s.start, s.end, &m))
		due_pieces(r, s, n->status == STATUS_PLANNED ||
		    n->status == STATUS_ONGOING, measure_due, n);
}

/* --- all of them, in their order */

/* Whether the last sentence of a paragraph leads in the measure behind it. */
static bool leads_in(struct reader *r, const struct node *n, struct span s)
{
	struct match m;

	return n->next && n->next->kind == NODE_MEASURE &&
	    s.end == n->in.end && span_len(s) &&
	    (!set_has(SET_SENTENCE_ENDS, r->f[s.end - 1]) ||
	    match_in(r, PAT_LEADS_IN, s.start, s.end, &m));
}

static void paragraph(struct reader *r, const struct node *p)
{
	struct span s = p->in;
	struct node *n = p->parent;
	bool next = false;
	struct match m;

	for (uint32_t i = s.start; i < s.end; ) {
		uint32_t end = stretch_end(r->tokens.sentence, i, s.end);
		struct span in = span_trim(r, (struct span){ i, end < s.end ?
		    end + 1 : end });

		if (n->kind == NODE_MEASURE)
			measure_sentence(r, in, n);
		else if (!leads_in(r, p, in) && (p->role == ROLE_NONE ||
		    !match_in(r, PAT_COURTESY, in.start, in.end, &m)))
			promise_sentence(r, in, &next);
		i = end + 1;
	}
}

static void heading(struct reader *r, struct node *n)
{
	struct dues d = dues_of(n->heading, true);
	const struct when *w;
	struct match m;

	if (!span_len(n->heading))
		return;
	owner_in(r, n->heading, &n->responsible);
	if (n->status != STATUS_PLANNED && n->status != STATUS_ONGOING)
		return;
	if (due_label(r, n->heading, &n->deadline))
		return;
	w = due_next(r, &d);
	if (w && !match_in(r, PAT_WHEN_HEADS, w->in.end, n->heading.end, &m))
		measure_due(r, n->heading, w, n);
}

/* What else is due in a measure whose label names the owner is owed by it. */
static void owners_share(struct reader *r, const struct node *n, size_t from)
{
	const struct value *owner = &n->responsible;

	if (!owner->text.s || owner->certainty != CERTAINTY_SURE)
		return;
	for (size_t i = from; i < r->l->promises.n; i++)
		if (!r->l->promises.v[i].responsible.text.s &&
		    r->l->promises.v[i].sentence.in.start < n->in.end)
			r->l->promises.v[i].responsible = *owner;
}

void dues_read(struct reader *r)
{
	struct node *n, *in = NULL;
	size_t from = 0;

	for (n = r->l->body; n; n = letter_next(r->l->body, n)) {
		if (n->kind == NODE_MEASURE) {
			if (in)
				owners_share(r, in, from);
			in = n;
			from = r->l->promises.n;
			heading(r, n);
		} else if (n->kind == NODE_PARAGRAPH && span_len(n->in) &&
		    (n->role == ROLE_NONE || n->role == ROLE_CLOSING)) {
			paragraph(r, n);
		}
	}
	if (in)
		owners_share(r, in, from);
}
