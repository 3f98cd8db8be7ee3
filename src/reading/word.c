/* SPDX-License-Identifier: MIT */
/* Phrases to words of word.def, the longest at each place. */
#include "reading/word.h"

enum { OF_PHRASES = WORDS(VERB) | WORDS(FIRST) | WORDS(NOMINAL) | WORDS(SCOPE) |
	WORDS(NOUN) };

enum word_class word_at(const struct reader *r, uint32_t i, uint32_t end,
    uint32_t *len)
{
	const struct token *t = token_at(&r->tokens, i, end, OF_PHRASES);

	*len = t ? span_len(t->in) : 1;
	return t ? (enum word_class)t->class : WORD_NONE;
}

size_t word_pieces(const struct reader *r, struct span s, struct piece *out,
    size_t max)
{
	size_t n = 0;

	for (uint32_t i = s.start; i < s.end && n < max; n++) {
		uint32_t len;

		out[n].class = WORD_NONE;
		if (r->mark[i] & (INK_QUOTE | INK_TITLE)) {
			for (len = 0; i + len < s.end && (r->mark[i + len] &
			    (INK_QUOTE | INK_TITLE)); len++)
				;
			out[n].class = WORD_NOUN;
		} else {
			out[n].class = word_at(r, i, s.end, &len);
		}
		out[n].in = (struct span){ i, i + len };
		i += len;
	}
	return n;
}
