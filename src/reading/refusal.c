/* SPDX-License-Identifier: MIT */
/* What prose refuses of what was asked for. */
#include "reading/refusal.h"

#include "reading/cue.h"

/* What s says before it looks ahead, in promises from `promised` on. */
static struct span before_promises(const struct reader *r, struct span s,
    size_t promised)
{
	for (size_t i = promised; i < r->l->promises.n; i++) {
		const struct promise *p = &r->l->promises.v[i];
		uint32_t from = p->sentence.in.start > s.start ?
		    p->sentence.in.start : p->ahead;

		if (from < s.end)
			s.end = from > s.start ? from - 1 : s.start;
	}
	return span_trim(r, s);
}

static void refusal_add(struct reader *r, struct span s,
    enum certainty certainty)
{
	*push(r->a, &r->l->refusals) = value_of(r, s, certainty, "refusal");
}

/* Whether s is read already: as a refusal, or as what will be done. */
static bool is_told(const struct letter *l, struct span s)
{
	size_t n = l->refusals.n, k = l->promises.n;

	return (n && l->refusals.v[n - 1].in.end > s.start) ||
	    (k && l->promises.v[k - 1].sentence.in.end > s.start);
}

void refusal_sentence(struct reader *r, struct span s, struct span before,
    size_t promised)
{
	enum certainty certainty;
	struct match m;

	if (match_in(r, PAT_PLEA, s.start, s.end, &m)) {
		if (span_len(before) && !is_told(r->l, before) &&
		    !match_in(r, PAT_BOTHERS, before.start, before.end,
		    &m) && !match_in(r, PAT_NO_PROMISE, before.start,
		    before.end, &m))
			refusal_add(r, before, CERTAINTY_LIKELY);
		return;
	}
	s = before_promises(r, s, promised);
	certainty = span_len(s) ? status_refused(r, s) : CERTAINTY_UNSAID;
	if (certainty != CERTAINTY_UNSAID)
		refusal_add(r, s, certainty);
}
