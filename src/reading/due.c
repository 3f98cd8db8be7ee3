/* SPDX-License-Identifier: MIT */
/* By when and by whom: deadlines, owners, and the promises of running prose. */
#include "reading/due.h"

#include "reading/parties.h"
#include "reading/when.h"

/* Whether the time is one by which something is due; end: of its sentence. */
static bool is_due(struct reader *r, const struct when *w, uint32_t end)
{
	if (w->basis || w->open || when_past(r, w) || when_aside(r, w, end))
		return false;
	if (w->by || (w->until && when_later(r, w)))
		return true;
	return when_later(r, w) && cue_first(r, (struct span){ w->in.end,
	    end }, CUES(DID) | CUES(PLAN) | CUES(BEGIN)) < end;
}

bool due_later(const struct reader *r, struct span clause)
{
	const struct when *w;

	for (uint32_t i = clause.start; (w = when_from(r, i, clause.end));
	    i = w->in.end)
		if (!w->basis && (when_later(r, w) ||
		    (w->by && !w->year && !w->term)))
			return true;
	return false;
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

/* The first deadline in s. */
static bool due_in(struct reader *r, struct span s, struct value *out)
{
	const struct when *w;
	struct match m;

	if (match_in(r, PAT_DUE_LABEL, s.start, s.end, &m)) {
		*out = value_of(r, group(&m, 1), CERTAINTY_SURE, "due-label");
		return true;
	}
	for (uint32_t i = s.start; (w = when_from(r, i, s.end));
	    i = w->in.end) {
		struct span words = w->in;

		if (!is_due(r, w, s.end))
			continue;
		if (w->until && !is_digit(r->f[words.start]))
			words.start++;		/* "by": no part of it */
		*out = value_of(r, words, CERTAINTY_LIKELY, "due-words");
		return true;
	}
	return false;
}

static bool owner_in(struct reader *r, struct span s, struct value *out)
{
	struct match m;

	if (match_in(r, PAT_OWNER_LABEL, s.start, s.end, &m)) {
		*out = value_of(r, group(&m, 1), CERTAINTY_SURE,
		    "owner-label");
		return true;
	}
	if (!match_in(r, PAT_OWNER_WORDS, s.start, s.end, &m))
		return false;
	*out = value_of(r, group(&m, 1), CERTAINTY_LIKELY, "owner-words");
	return true;
}

void due_read(struct reader *r, struct node *n)
{
	bool open = n->status == STATUS_PLANNED || n->status == STATUS_ONGOING;

	if (open && span_len(n->heading))
		due_in(r, n->heading, &n->deadline);
	if (span_len(n->heading))
		owner_in(r, n->heading, &n->responsible);
	for (struct node *k = n->child; k; k = k->next) {
		if (k->kind != NODE_PARAGRAPH || !span_len(k->in))
			continue;
		if (open && !n->deadline.text.s)
			due_in(r, k->in, &n->deadline);
		if (!n->responsible.text.s)
			owner_in(r, k->in, &n->responsible);
	}
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

static void promise_add(struct reader *r, struct span s)
{
	struct promise *p = push(r->a, &r->l->promises);
	uint32_t ahead = cue_first(r, s, CUES(NEXT) | CUES(PLAN) |
	    CUES(EXPECTED) | CUES(LISTED));
	bool sure = cue_first(r, s, CUES(PLAN)) < s.end &&
	    cue_first(r, s, CUES(DONE)) == s.end;

	p->sentence = value_of(r, s, sure ? CERTAINTY_SURE : CERTAINTY_LIKELY,
	    "promise");
	p->ahead = ahead < s.end && r->tokens.clause[ahead] > s.start ?
	    r->tokens.clause[ahead] : s.start;
	due_in(r, s, &p->deadline);
	owner_in(r, s, &p->responsible);
}

static void promises_in(struct reader *r, struct span s)
{
	bool next = false;

	for (uint32_t i = s.start; i < s.end; ) {
		uint32_t end = i;
		struct span in;

		while (end < s.end && r->tokens.sentence[end + 1] ==
		    r->tokens.sentence[i])
			end++;
		in = span_trim(r, (struct span){ i, end < s.end ? end + 1 :
		    end });
		if (promises(r, in, &next))
			promise_add(r, in);
		i = end + 1;
	}
}

void promises_read(struct reader *r)
{
	for (struct node *k = r->l->body->child; k; k = k->next)
		if (k->kind == NODE_PARAGRAPH && k->role == ROLE_NONE &&
		    span_len(k->in))
			promises_in(r, k->in);
}
