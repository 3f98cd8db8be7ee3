/* SPDX-License-Identifier: MIT */
/* What prose promises, and what a measure promises by a further time. */
#include "reading/promise.h"

#include "reading/due.h"
#include "reading/owner.h"
#include "reading/when.h"

/* Whether who writes stands in s. */
static bool we_in(const struct reader *r, struct span s)
{
	return cue_first(r, s, CUES(WE)) < s.end;
}

/* Whether who writes stands before the plan at i, in its clause or, where the
 * plan begins that, in the one before: then it is no wish of the proposer's,
 * and more than what was refused before it. */
static bool our_plan(const struct reader *r, uint32_t i)
{
	uint32_t c = i < r->n ? r->tokens.clause[i] : i;

	if (c == i && i && i < r->n)
		c = r->tokens.clause[i - 1];
	return i < r->n && we_in(r, (struct span){ c, i });
}

/* Whether the words before i in s tell what others said they would do. */
static bool is_retold(struct reader *r, struct span s, uint32_t i)
{
	struct match m;

	return (match_in(r, PAT_RETOLD, s.start, i, &m) ||
	    match_in(r, PAT_PAPER_SAYS, s.start, i, &m)) &&
	    !we_in(r, (struct span){ r->tokens.clause[m.start[0]], i });
}

/* Whether the words of planning at i in s promise no deed: what others are
 * asked for or said, a hope, or what will come of it by itself. */
static bool is_idle(struct reader *r, struct span s, uint32_t i)
{
	uint32_t c = r->tokens.clause[i], end;
	struct match m;

	c = c > s.start ? c : s.start;
	end = stretch_end(r->tokens.clause, i, s.end);
	if ((match_in(r, PAT_PLAN_ASKED, c, end, &m) ||
	    match_in(r, PAT_PLAN_OTHERS, c, end, &m)) && m.start[0] < i &&
	    i < m.end[0])
		return true;
	if (match_in(r, PAT_PLAN_RULE, s.start, s.end, &m) &&
	    m.start[0] <= i && i < m.end[0] &&
	    !cue_side_in(r, (struct span){ c, i }))
		return true;
	if (match_in(r, PAT_PLAN_PROPOSED, s.start, s.end, &m) &&
	    m.start[0] <= i && i < m.end[0])
		return true;
	if (match_in(r, PAT_PLAN_COSTS, i, end, &m))
		return cue_first(r, (struct span){ s.start, i }, CUES(DONE) |
		    CUES(ONGOING) | CUES(BEGIN)) < i;
	if (match_in(r, PAT_PLAN_HOPED, i, end, &m))
		return match_has(&m, 1) || !we_in(r, (struct span){ s.start,
		    i });
	if (match_in(r, PAT_PLAN_EFFECT, i, end, &m) &&
	    !cue_side_in(r, (struct span){ c, i }) && (match_has(&m, 1) ||
	    !(cues_in(r, s) & CUES(NEXT))))
		return true;
	return is_retold(r, s, i);
}

/* Where s first tells a deed to come, at or behind from; s.end: nowhere. */
static uint32_t plan_first(struct reader *r, struct span s, uint32_t from)
{
	uint32_t at = from;
	struct match m;

	while ((at = cue_first(r, (struct span){ at, s.end }, CUES(PLAN) |
	    CUES(EXPECTED))) < s.end && is_idle(r, s, at))
		at++;
	return match_from(r, PAT_PLAN_WORDS, s.start, from, s.end, &m) &&
	    m.end[0] <= at && !is_idle(r, s, m.end[0] - 1) ?
	    m.end[0] - 1 : at;
}

/* The first of the cues at or behind from; the proposal itself is no wish. */
static uint32_t other_first(struct reader *r, struct span s, uint32_t from,
    uint64_t cues)
{
	uint32_t at = from;
	struct match m;

	while ((at = cue_first(r, (struct span){ at, s.end }, cues)) < s.end &&
	    match_in(r, PAT_NO_WISH, at, s.end, &m))
		at = m.end[0];
	return at;
}

/* Whether the clause before that of the plan at i in s is no more than how long
 * it has been so: "since the year began". */
static bool is_framed(const struct reader *r, struct span s, uint32_t i)
{
	enum { WORDS_OF_TIME = 8 };
	uint32_t c = i < s.end ? r->tokens.clause[i] : s.start;
	struct span before = { c > s.start ? r->tokens.clause[c - 1] : c, c };

	return span_len(before) <= WORDS_OF_TIME &&
	    cues_in(r, before) & CUES(PAST);
}

/* Whether the sentence speaks of what is to come before it speaks of what is or
 * was, or of what the proposer wants. */
static bool looks_ahead(struct reader *r, struct span s)
{
	uint32_t ahead = plan_first(r, s, s.start);
	bool will = ahead < s.end && r->f[ahead] == CHAR_WILL;
	uint32_t other = other_first(r, s, s.start, CUES(DONE) |
	    CUES(ONGOING) | (!will && is_framed(r, s, ahead) ? 0 : CUES(PAST)) |
	    (our_plan(r, ahead) ? 0 : CUES(WISH)));

	return ahead < s.end && ahead < other && !due_past(r,
	    (struct span){ s.start, ahead });
}

/* Whether the plan at i of s, behind all that is or was (from), stands: who
 * writes says so, or it has a clause of its own. */
static bool is_further(struct reader *r, struct span s, uint32_t from,
    uint32_t i)
{
	uint32_t c = r->tokens.clause[i];

	if (cue_first(r, (struct span){ c, i }, CUES(DONE)) < i &&
	    !set_has(SET_AND_THEN, r->f[i - 1]))
		return false;		/* "made a plan of 16" */
	if (r->f[i] == CHAR_WILL && is_framed(r, s, i))
		return false;		/* moved its desk to the village */
	return our_plan(r, i) || (from > s.start && c >= from &&
	    (other_first(r, s, s.start, CUES(WISH)) == s.end ||
	    span_len(owner_planning(r, s, i))));
}

/* Whether it ends with what is to come, after all that is or was. */
static bool ends_ahead(struct reader *r, struct span s)
{
	uint64_t other = CUES(DONE) | CUES(ONGOING) | CUES(PAST) | CUES(WISH);
	uint32_t from = s.start, at;

	while ((at = other_first(r, s, from, other)) < s.end)
		from = at + 1;
	for (at = from; (at = plan_first(r, s, at)) < s.end; at++)
		if (is_further(r, s, from, at))
			return true;
	return false;
}

/* The clause from c in s, with the one before it that is no more than a time:
 * "in May 2015, it was". */
static struct span with_time(const struct reader *r, struct span s, uint32_t c)
{
	uint32_t before = c > s.start ? r->tokens.clause[c - 1] : s.start;
	const struct when *w = when_from(r, before, c);

	return (struct span){ w && w->in.start == before &&
	    w->in.end + 1 == c ? before : c, s.end };
}

/* Whether it says that something stands on a list of what is to come, which
 * was neither missed nor asked for, nor is past. */
static bool is_listed(struct reader *r, struct span s)
{
	uint32_t at = cue_first(r, s, CUES(LISTED)), c;

	c = at == s.end || r->tokens.clause[at] < s.start ? s.start :
	    r->tokens.clause[at];
	if (at == s.end || !(cues_in(r, (struct span){ c, stretch_end(
	    r->tokens.clause, at, s.end) }) & (CUES(BOOK) | CUES(RULE))))
		return false;
	return other_first(r, (struct span){ c, at }, c, CUES(GAP) |
	    CUES(CANNOT) | CUES(LACK) | CUES(WISH) | CUES(PLAN) |
	    CUES(ONGOING)) == at &&
	    !due_past(r, with_time(r, s, c));
}

/* The part of a sentence that asks or thanks in which who writes says what
 * else will be done; empty: none. */
static struct span unthanked(struct reader *r, struct span s)
{
	struct match m;
	uint32_t at;

	while (match_in(r, PAT_NO_PROMISE, s.start, s.end, &m)) {
		at = plan_first(r, s, s.start);
		if (our_plan(r, at) && at < r->tokens.clause[m.start[0]])
			return (struct span){ s.start,
				r->tokens.clause[m.start[0]] - 1 };
		at = plan_first(r, s, m.end[0]);
		if (!our_plan(r, at) || r->tokens.clause[at] < m.end[0])
			return (struct span){ s.end, s.end };
		s.start = r->tokens.clause[at];
	}
	return s;
}

/* Whether the next step that it names is told, asked of others, or no deed. */
static bool next_of_others(struct reader *r, struct span s)
{
	uint32_t at = cue_first(r, s, CUES(NEXT));
	struct match m;

	return match_in(r, PAT_NO_DEED, s.start, s.end, &m) ||
	    match_in(r, PAT_NEXT_ASKED, s.start, s.end, &m) ||
	    (r->tokens.clause[at] < at && is_retold(r, s, at));
}

/* Whether all that was done behind the plan at i prepares it, or put it on a
 * list: it stands. */
static bool only_prepared(const struct reader *r, struct span s, uint32_t i)
{
	uint32_t c = r->tokens.clause[i], at = i;

	if (i == s.end || cues_in(r, (struct span){ c > s.start ? c : s.start,
	    stretch_end(r->tokens.clause, i, s.end) }) & CUES(PREPARED))
		return false;
	while ((at = cue_first(r, (struct span){ at, s.end }, CUES(DONE))) <
	    s.end) {
		struct span clause = { r->tokens.clause[at],
		    stretch_end(r->tokens.clause, at, s.end) };

		if (clause.start <= i || !(cues_in(r, clause) &
		    (CUES(PREPARED) | CUES(LISTED))))
			return false;
		at = clause.end;
	}
	return true;
}

static bool promises(struct reader *r, struct span s, bool *next)
{
	uint64_t cues;
	struct match m;

	s = unthanked(r, s);
	cues = cues_in(r, s);
	if (span_len(s) < 6 || r->f[s.end - 1] == ':' ||
	    (cues & CUES(HEAD_THEIRS) && !(cues & (CUES(WE) | CUES(NEXT)))))
		return false;
	if ((cues & CUES(DONE) || match_in(r, PAT_CARRIED_OUT, s.start, s.end,
	    &m)) && looks_ahead(r, s) && !only_prepared(r, s,
	    plan_first(r, s, s.start)))
		return false;		/* planned, but done by now */
	if (cues & CUES(NEXT) && !next_of_others(r, s))
		return *next = true;
	if (cues & (CUES(PAST) | CUES(NOW) | CUES(DONE) | CUES(WISH)))
		*next = false;
	if (cues & CUES(IF) && (cues & CUES(WISH) ||
	    (!we_in(r, s) && !our_plan(r, plan_first(r, s, s.start)))))
		return false;		/* "should you not agree" */
	if (cues & CUES(REFUSED) && !our_plan(r, cue_first(r, s, CUES(PLAN))))
		return false;
	return looks_ahead(r, s) || ends_ahead(r, s) || is_listed(r, s) ||
	    (*next && !(cues & CUES(GAP)) &&
	    !match_in(r, PAT_NO_DEED, s.start, s.end, &m));
}

/* Whether it names a year in a letter without a date: it may be past. */
static bool of_unknown_year(const struct reader *r, struct span s)
{
	const struct when *w = when_from(r, s.start, s.end);

	return w && w->year && !w->relative && !when_known(r);
}

/* s is promised; at: where that is said at the latest, s.end: nowhere. */
static struct promise *promise_add(struct reader *r, struct span s, uint32_t at)
{
	struct promise *p = push(r->a, &r->l->promises);
	uint32_t ahead = cue_first(r, s, CUES(NEXT) | CUES(PLAN) |
	    CUES(EXPECTED) | CUES(LISTED));
	bool sure = cue_first(r, s, CUES(PLAN)) < cue_first(r, s, CUES(IF)) &&
	    cue_first(r, s, CUES(DONE)) == s.end && !of_unknown_year(r, s);

	p->sentence = value_of(r, s, sure ? CERTAINTY_SURE : CERTAINTY_LIKELY,
	    "promise");
	ahead = ahead < s.end ? ahead : at;
	p->ahead = ahead < s.end && r->tokens.clause[ahead] > s.start ?
	    r->tokens.clause[ahead] : s.start;
	return p;
}

void promise_sort(struct letter *l)
{
	struct promise *v = l->promises.v, last;
	size_t i = l->promises.n - 1;

	last = v[i];
	for (; i && v[i - 1].sentence.in.start > last.sentence.in.start; i--)
		v[i] = v[i - 1];
	v[i] = last;
}

void promise_due(struct reader *r, struct span s, const struct when *w,
    void *to)
{
	struct promise *p = promise_add(r, s, w->in.start);

	(void)to;
	due_take(r, w, &p->deadline);
	owner_of(r, s, w, &p->responsible);
}

/* A question, or what a damaged page leaves of a sentence: cut at a mark of
 * what was lost, or with half a gloss in it. */
static bool is_broken(const struct reader *r, struct span s)
{
	uint32_t i = s.start;

	while (i < s.end && !set_has(SET_TONES, r->f[i]))
		i++;
	return i < s.end || (span_len(s) && r->f[s.end - 1] == '?');
}

void promise_sentence(struct reader *r, struct span s, bool *next)
{
	bool told = promises(r, s, next);
	struct promise *p;
	struct match m;

	if (is_broken(r, s))
		return;

	if ((told || !match_in(r, PAT_NO_PROMISE, s.start, s.end, &m)) &&
	    !match_in(r, PAT_DUE_LABEL, s.start, s.end, &m) &&
	    due_pieces(r, s, told, promise_due, NULL))
		return;
	if (!told)
		return;
	p = promise_add(r, s, s.end);
	due_label(r, s, &p->deadline);
	if (!owner_in(r, s, &p->responsible))
		owner_will(r, s, &p->responsible);
}
