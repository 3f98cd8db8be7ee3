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

void refusal_sentence(struct reader *r, struct span s, size_t promised)
{
	enum certainty certainty;

	s = before_promises(r, s, promised);
	certainty = span_len(s) ? status_refused(r, s) : CERTAINTY_UNSAID;
	if (certainty != CERTAINTY_UNSAID)
		*push(r->a, &r->l->refusals) = value_of(r, s, certainty,
		    "refusal");
}
