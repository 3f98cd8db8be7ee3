/* SPDX-License-Identifier: MIT */
/* By when something is due. */
#include "reading/due.h"

#include "reading/parties.h"
#include "reading/when.h"

enum { FAR = 200 };	/* what tells a time's meaning stands no farther */

/* Where the clause of i begins, FAR before it at the most. */
static uint32_t clause_start(const struct reader *r, uint32_t i)
{
	return back_to(r->tokens.clause[i], i, FAR);
}

/* Where the clause of the time ends; the one behind it, where it says no more
 * than the time. */
static uint32_t told_end(const struct reader *r, const struct when *w,
    uint32_t end)
{
	uint32_t stop;

	end = end > w->in.end + FAR ? w->in.end + FAR : end;
	stop = stretch_end(r->tokens.clause, w->in.end, end);
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

	from = back_to(c, from, NEAR);
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

	from = back_to(c, from, NEAR);
	return !w->month && !w->by && !w->until && !w->open &&
	    (cues_in(r, (struct span){ from, w->in.start }) & CUES(LISTED) ||
	    (from < w->in.start && !w->relative &&
	    r->f[w->in.start - 1] == CHAR_IN)) &&
	    match_in(r, PAT_WHEN_NAMES, w->in.end, end, &m);
}

/* "Once the road of 2025 is mended": of what is waited for. */
static bool is_awaited(const struct reader *r, const struct when *w,
    uint32_t end)
{
	struct match m;

	return match_in(r, PAT_WHEN_AWAITED, clause_start(r, w->in.start),
	    w->in.start, &m) && match_in(r, PAT_WHEN_AWAITED_ENDS, w->in.end,
	    end, &m);
}

/* "Makes each June a month of safety", "as to the merger of 2025": of what is
 * spoken of; end: of its clause. */
static bool is_topic(const struct reader *r, const struct when *w, uint32_t end)
{
	struct match m;

	return match_in(r, PAT_WHEN_OBJECT, w->in.end, end, &m) ||
	    match_in(r, PAT_WHEN_CONCERNED, clause_start(r, w->in.start), end,
	    &m);
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
	if (is_awaited(r, w, end) || is_topic(r, w, rest.end) ||
	    (!w->relative && !w->month && !w->by && !w->until && !w->open &&
	    match_in(r, PAT_WHEN_WHICH, w->in.end, end, &takes)))
		return true;
	return (!w->by && set_has(SET_NOT_DUE_BEHIND, before)) ||
	    behind == CHAR_STOP || r->f[w->in.end - 1] == CHAR_QUOTE_RIGHT ||
	    when_aside(r, w, end) ||
	    (w->term && set_has(SET_LENGTH_BEHIND, before)) ||
	    cue_first(r, rest, CUES(AIMED)) < rest.end;
}

/* "The scheme says: by 2027", of the time at i; who writes has not said it. */
static bool is_stated(const struct reader *r, uint32_t i)
{
	uint32_t c = r->tokens.clause[i];
	struct match m;

	if (c > 1 && (key_before(&r->tokens, c - 1, KEY_PROPOSED) ||
	    key_before(&r->tokens, c - 1, KEY_STATED)))
		return true;
	return match_in(r, PAT_PAPER_SAYS,
	    back_to(r->tokens.sentence[i], i, FAR), i, &m) &&
	    cue_first(r, (struct span){ r->tokens.clause[m.start[0]], i },
	    CUES(WE)) == i;
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
	if (is_stated(r, w->in.start))
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

/* "In 2024 the bureau will"; where the letter has no date, "means to", too: no
 * other time of that year, and nothing told as done, is in its sentence; end:
 * of that. */
static bool will_then(const struct reader *r, const struct when *w,
    uint32_t end, uint32_t near)
{
	enum { SUBJECT = 20 };
	struct span behind = { w->in.end, told_end(r, w, end) };
	uint32_t at = cue_first(r, behind, CUES(PLAN));
	const struct when *next = when_from(r, w->in.end, end);

	if (at == behind.end || at > w->in.end + SUBJECT ||
	    (r->f[at] != CHAR_WILL && when_known(r)) ||
	    (at > w->in.end + near && !cue_side_in(r, (struct span){ w->in.end,
	    at })))
		return false;
	if (next && next->year > w->year && !next->basis &&
	    r->tokens.clause[next->in.start] == next->in.start) {
		end = next->in.start;	/* "in 2025 the others" */
		next = NULL;
	}
	return !next && cue_first(r, (struct span){ w->in.end, end },
	    CUES(DONE) | CUES(ONGOING) | CUES(GAP) | CUES(KEPT)) == end;
}

/* "Strives to end it in 2024", "in 2024 will", of the letter's own year; end:
 * of the sentence. */
static bool is_own_year(const struct reader *r, const struct when *w,
    uint32_t end)
{
	enum { NEAR = 4 };
	uint32_t from = clause_start(r, w->in.start), at = w->in.start;
	struct span before = { back_to(from, at, NEAR),
	    w->in.end };
	struct span behind = { w->in.end, w->in.end + NEAR < r->n ?
	    w->in.end + NEAR : r->n };
	bool both = w->relative && w->since;	/* this year and next */

	if (!(w->year || w->relative) || w->yearless || w->month ||
	    w->season || w->basis || w->open || when_past(r, w))
		return false;
	return cue_first(r, before, CUES(PLAN) | CUES(AIM)) < at ||
	    ((w->until || both || w->relative) && cues_in(r, behind) &
	    CUES(PLAN)) || will_then(r, w, end, NEAR);
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
	later = when_later(r, w) || is_planned(r, w, end) ||
	    is_own_year(r, w, end);
	if (w->basis || when_past(r, w) || (w->open &&
	    set_has(SET_TIME_SINCE, r->f[w->in.end - 1])) ||
	    is_mark(r, w, end) || is_told(r, w, end) || (w->open && !later))
		return false;
	if (!later && !ahead && !(w->by && !w->term))
		return false;
	if (!later && w->relative && !w->year && !w->yearless)
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
	*out = value_of(r, w && (w->in.start > m.start[1] ||
	    utf_is_han(r->f[w->in.end])) ? words_of(r, w) : group(&m, 1),
	    CERTAINTY_SURE, "due-label");
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
 * deadline, or of who leads in right before it, or at that time where the
 * clause is the same; end: none does. */
static uint32_t piece_end(struct reader *r, const struct when *w,
    const struct when *next, uint32_t end)
{
	uint32_t at = next ? r->tokens.clause[next->in.start] : end, before;
	struct match m;

	if (!next || at <= w->in.end)
		return next ? next->in.start : end;
	before = r->tokens.clause[at - 1];
	return before > w->in.end && match_in(r, PAT_OWNER_OPENS, before, at,
	    &m) ? before : at;
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

/* "In 2025 and 2026": two times of one deed, which is due by the later. */
static bool is_pair(const struct reader *r, const struct when *w,
    const struct when *next)
{
	return !w->by && next->in.start == w->in.end + 1 &&
	    set_has(SET_JOINERS, r->f[w->in.end]) &&
	    !set_has(SET_APIECE, r->f[next->in.end]);
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
		if (next && (is_frame(w, next) || is_pair(r, w, next)))
			continue;
		end = piece_end(r, w, next, s.end);
		take(r, span_trim(r, (struct span){ start, end }), w, to);
		start = end;
	}
	return true;
}
