/* SPDX-License-Identifier: MIT */
/* Whether words of doing tell of a deed. */
#include "reading/doing.h"

#include "reading/cue.h"

bool doing_named(const struct reader *r, struct span s)
{
	const struct token *t;

	for (uint32_t i = s.start; (t = token_from(&r->tokens, i, s.end,
	    WORDS(VERB))) != NULL; i = t->in.end)
		if (span_len(t->in) > 1 && !token_at(&r->tokens, t->in.start,
		    t->in.end, WORDS(STATE)) && (t->in.end == s.end ||
		    r->f[t->in.end] != CHAR_DE))
			return true;
	s = span_trim(r, s);
	return token_at(&r->tokens, s.start, s.end, WORDS(NOMINAL) |
	    WORDS(FIRST)) != NULL;
}

bool doing_carried_out(const struct reader *r, struct span s,
    uint64_t cues)
{
	struct match m;

	return match_in(r, PAT_CARRIED_OUT, s.start, s.end, &m) &&
	    !(cues & (CUES(PREPARED) | CUES(BEGIN)));
}
