/* SPDX-License-Identifier: MIT */
/* What prose promises, and what a measure promises by a further time. */
#include "reading/promise.h"

#include "reading/due.h"
#include "reading/owner.h"

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

void promise_sentence(struct reader *r, struct span s, bool *next)
{
	bool told = promises(r, s, next);
	struct promise *p;
	struct match m;

	if ((told || !match_in(r, PAT_NO_PROMISE, s.start, s.end, &m)) &&
	    !match_in(r, PAT_DUE_LABEL, s.start, s.end, &m) &&
	    due_pieces(r, s, told, promise_due, NULL))
		return;
	if (!told)
		return;
	p = promise_add(r, s, s.end);
	due_label(r, s, &p->deadline);
	owner_in(r, s, &p->responsible);
}
