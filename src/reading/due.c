/* SPDX-License-Identifier: MIT */
/* By when and by whom: deadlines, owners, and the promises of running prose. */
#include "reading/due.h"

#include "reading/owner.h"
#include "reading/parties.h"
#include "reading/when.h"

enum { FAR = 200 };	/* what tells a time's meaning stands no farther */

/* Where the clause of i begins, FAR before it at the most. */
static uint32_t clause_start(const struct reader *r, uint32_t i)
{
	uint32_t start = r->tokens.clause[i];

	return i - start > FAR ? i - FAR : start;
}

/* Whether a verb stands between the time and the end of its clause, or a word
 * of doing or planning before the end of its sentence. */
static bool does(const struct reader *r, const struct when *w, uint32_t end)
{
	uint32_t stop = stretch_end(r->tokens.clause, w->in.end, end);

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

/* Whether the time is only what is asked for or measured against: short of
 * 2025, the aim of 2025, a lease until 2031. */
static bool is_mark(const struct reader *r, const struct when *w, uint32_t end)
{
	uint32_t before = w->in.start ? r->f[w->in.start - 1] : 0;
	uint32_t behind = w->in.end < end ? r->f[w->in.end] : 0;
	struct span rest = { w->in.end, stretch_end(r->tokens.clause,
	    w->in.end, end) };

	if (key_within(&r->tokens, rest, KEY_EXPIRES) || is_applied_for(r, w))
		return true;
	return set_has(SET_NOT_DUE_BEHIND, before) || behind == CHAR_STOP ||
	    r->f[w->in.end - 1] == CHAR_QUOTE_RIGHT || when_aside(r, w, end) ||
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
	struct span clause = { before.start, stretch_end(r->tokens.clause,
	    w->in.end, end) };
	uint64_t cues = cues_in(r, clause);

	if (cues_in(r, before) & CUES(WISH) &&
	    cue_first(r, before, CUES(WE)) == before.end)
		return true;
	if (states(r, before.start))
		return true;
	return (cues & CUES(DONE) && !(cues & (CUES(PLAN) | CUES(EXPECTED)))) ||
	    cues & (CUES(IF) | CUES(REFUSED) | CUES(ONCE)) ||
	    cue_first(r, (struct span){ before.start, end }, CUES(KEPT)) < end;
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
	bool later = when_later(r, w);

	end = end > w->in.end + FAR ? w->in.end + FAR : end;
	if (w->basis || when_past(r, w) || is_mark(r, w, end) ||
	    is_told(r, w, end) || (w->open && !later))
		return false;
	if (!later && !ahead && !(w->by && !w->term))
		return false;
	if (w->relative && !w->year && !w->ahead && !w->yearless)
		return false;		/* of that year */
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
		d->past = d->past || (!w->basis && !w->yearless &&
		    when_earlier(r, w));
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

static void due_take(struct reader *r, const struct when *w, struct value *out)
{
	*out = value_of(r, words_of(r, w), CERTAINTY_LIKELY, "due-words");
}

/* The deadline behind a label: the first time there, else what stands there. */
static bool due_label(struct reader *r, struct span s, struct value *out)
{
	const struct when *w;
	struct match m;
	uint32_t end;

	if (!match_in(r, PAT_DUE_LABEL, s.start, s.end, &m))
		return false;
	for (end = m.end[1]; end < s.end && !set_has(SET_DUE_ENDS, r->f[end]); )
		end++;
	w = when_from(r, m.start[1], end);
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

/* Call take for each piece of the sentence that has a deadline; the first
 * begins with the sentence. */
static bool pieces(struct reader *r, struct span s, bool ahead,
    void (*take)(struct reader *r, struct span piece, const struct when *w,
    void *to), void *to)
{
	struct dues d = dues_of(s, ahead);
	const struct when *w = due_next(r, &d), *next;
	uint32_t start = s.start;

	if (!w)
		return false;
	for (; w; w = next) {
		uint32_t end;

		next = due_next(r, &d);
		end = piece_end(r, w, next, s.end);

		take(r, span_trim(r, (struct span){ start, end }), w, to);
		start = end;
	}
	return true;
}

/* --- promises */

/* Whether who writes stands before the plan at i, in its clause: then it is no
 * wish of the proposer's, and more than what was refused before it. */
static bool our_plan(const struct reader *r, uint32_t i)
{
	return i < r->n && cue_first(r, (struct span){ r->tokens.clause[i],
	    i }, CUES(WE)) < i;
}

/* Whether the sentence speaks of what is to come before it speaks of what is or
 * was, or of what the proposer wants. */
static bool looks_ahead(const struct reader *r, struct span s)
{
	uint32_t ahead = cue_first(r, s, CUES(PLAN) | CUES(EXPECTED));
	uint32_t other = cue_first(r, s, CUES(DONE) | CUES(ONGOING) |
	    CUES(PAST) | (our_plan(r, ahead) ? 0 : CUES(WISH)));

	return ahead < s.end && ahead < other && !due_past(r,
	    (struct span){ s.start, ahead });
}

/* Whether it ends with what is to come, after all that is or was: who writes
 * says so, or by when. */
static bool ends_ahead(const struct reader *r, struct span s)
{
	uint64_t other = CUES(DONE) | CUES(ONGOING) | CUES(PAST) | CUES(WISH);
	struct span rest = s;
	uint32_t at;

	while ((at = cue_first(r, rest, other)) < s.end)
		rest.start = at + 1;
	at = cue_first(r, rest, CUES(PLAN) | CUES(EXPECTED));
	return at < s.end && (our_plan(r, at) || due_later(r,
	    (struct span){ r->tokens.clause[at], s.end }));
}

static bool promises(struct reader *r, struct span s, bool *next)
{
	uint64_t cues = cues_in(r, s);
	struct match m;

	if (span_len(s) < 6 || r->f[s.end - 1] == ':' ||
	    match_in(r, PAT_NO_PROMISE, s.start, s.end, &m))
		return false;
	if (cues & CUES(DONE) && looks_ahead(r, s))
		return false;		/* planned, but done by now */
	if (cues & CUES(NEXT))
		return *next = true;
	if (cues & (CUES(PAST) | CUES(NOW) | CUES(DONE) | CUES(WISH)))
		*next = false;
	if (cues & CUES(IF) || (cues & CUES(REFUSED) &&
	    !our_plan(r, cue_first(r, s, CUES(PLAN)))))
		return false;
	return looks_ahead(r, s) || ends_ahead(r, s) ||
	    (cues & CUES(LISTED) &&
	    cues & (CUES(BOOK) | CUES(RULE))) || (*next && !(cues & CUES(GAP)));
}

/* s is promised; at: where that is said at the latest, s.end: nowhere. */
static struct promise *promise_add(struct reader *r, struct span s, uint32_t at)
{
	struct promise *p = push(r->a, &r->l->promises);
	uint32_t ahead = cue_first(r, s, CUES(NEXT) | CUES(PLAN) |
	    CUES(EXPECTED) | CUES(LISTED));
	bool sure = cue_first(r, s, CUES(PLAN)) < s.end &&
	    cue_first(r, s, CUES(DONE)) == s.end;

	p->sentence = value_of(r, s, sure ? CERTAINTY_SURE : CERTAINTY_LIKELY,
	    "promise");
	ahead = ahead < s.end ? ahead : at;
	p->ahead = ahead < s.end && r->tokens.clause[ahead] > s.start ?
	    r->tokens.clause[ahead] : s.start;
	return p;
}

static void promise_due(struct reader *r, struct span s, const struct when *w,
    void *to)
{
	struct promise *p = promise_add(r, s, w->in.start);

	(void)to;
	due_take(r, w, &p->deadline);
	owner_of(r, s, w, &p->responsible);
}

/* A sentence of running prose; next: the one before spoke of the next step. */
static void prose_sentence(struct reader *r, struct span s, bool *next)
{
	bool told = promises(r, s, next);
	struct promise *p;
	struct match m;

	if ((told || !match_in(r, PAT_NO_PROMISE, s.start, s.end, &m)) &&
	    !match_in(r, PAT_DUE_LABEL, s.start, s.end, &m) &&
	    pieces(r, s, told, promise_due, NULL))
		return;
	if (!told)
		return;
	p = promise_add(r, s, s.end);
	due_label(r, s, &p->deadline);
	owner_in(r, s, &p->responsible);
}

/* --- measures */

/* The first deadline of a measure is its own; what is due at another time is a
 * promise by itself. */
static void measure_due(struct reader *r, struct span s, const struct when *w,
    void *to)
{
	struct node *n = to;

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

static void measure_sentence(struct reader *r, struct span s, struct node *n)
{
	struct value label;
	struct match m;

	if (!n->responsible.text.s)
		owner_in(r, s, &n->responsible);
	if (due_label(r, s, &label)) {
		n->deadline = label;	/* above all other words */
		return;
	}
	if (!match_in(r, PAT_NO_PROMISE, s.start, s.end, &m))
		pieces(r, s, n->status == STATUS_PLANNED ||
		    n->status == STATUS_ONGOING, measure_due, n);
}

/* --- all of them, in their order */

static void paragraph(struct reader *r, struct span s, struct node *n)
{
	bool next = false;

	for (uint32_t i = s.start; i < s.end; ) {
		uint32_t end = stretch_end(r->tokens.sentence, i, s.end);
		struct span in = span_trim(r, (struct span){ i, end < s.end ?
		    end + 1 : end });

		if (n->kind == NODE_MEASURE)
			measure_sentence(r, in, n);
		else
			prose_sentence(r, in, &next);
		i = end + 1;
	}
}

static void heading(struct reader *r, struct node *n)
{
	struct dues d = dues_of(n->heading, true);
	const struct when *w;

	if (!span_len(n->heading))
		return;
	owner_in(r, n->heading, &n->responsible);
	if (n->status != STATUS_PLANNED && n->status != STATUS_ONGOING)
		return;
	if (due_label(r, n->heading, &n->deadline))
		return;
	w = due_next(r, &d);
	if (w)
		measure_due(r, n->heading, w, n);
}

/* What else is due in a measure whose label names the owner is owed by it. */
static void owners_share(struct reader *r, const struct node *n, size_t from)
{
	const struct value *owner = &n->responsible;

	if (!owner->text.s || owner->certainty != CERTAINTY_SURE)
		return;
	for (size_t i = from; i < r->l->promises.n; i++)
		if (!r->l->promises.v[i].responsible.text.s)
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
		} else if (n->kind == NODE_PARAGRAPH && n->role == ROLE_NONE &&
		    span_len(n->in)) {
			paragraph(r, n->in, n->parent);
		}
	}
	if (in)
		owners_share(r, in, from);
}
