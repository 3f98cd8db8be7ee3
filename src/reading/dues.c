/* SPDX-License-Identifier: MIT */
/* The deadlines and owners of measures. */
#include "reading/due.h"

#include "reading/cue.h"
#include "reading/owner.h"
#include "reading/promise.h"
#include "reading/refusal.h"
#include "reading/when.h"

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

static void prose_sentence(struct reader *r, struct span s,
    struct span before, bool *next)
{
	size_t promised = r->l->promises.n;

	promise_sentence(r, s, next);
	refusal_sentence(r, s, before, promised);
}

static void paragraph(struct reader *r, const struct node *p)
{
	struct span s = p->in, before = {0};
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
			prose_sentence(r, in, before, &next);
		before = in;
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

/* Who will do a measure's first plan, where nothing else names an owner. */
static void plan_owner(struct reader *r, struct node *n)
{
	const struct node *k = n->child;
	struct span s = n->heading;

	while (k && !(cues_in(r, s) & CUES(PLAN))) {
		if (k->kind == NODE_PARAGRAPH)
			s = k->in;
		k = k->next;
	}
	owner_will(r, s, &n->responsible);
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
		    (n->role == ROLE_NONE || n->role == ROLE_CLOSING ||
		    n->role == ROLE_OPENING)) {
			paragraph(r, n);
		}
	}
	if (in)
		owners_share(r, in, from);
	for (n = r->l->body; n; n = letter_next(r->l->body, n))
		if (n->kind == NODE_MEASURE && !n->responsible.text.s &&
		    !n->deadline.text.s && (n->status == STATUS_PLANNED ||
		    n->status == STATUS_ONGOING))
			plan_owner(r, n);
}
