/* SPDX-License-Identifier: MIT */
#ifndef DAFU_PHRASE_H
#define DAFU_PHRASE_H

#include "base/arena.h"

/*
 * The words of a text as the index has them (tokenizer.h), each with a blank
 * before it, and one behind the last: " 停 车 ".  Of a text without words (%)
 * what stands there, folded.  Words stand side by side in a text where the one
 * string stands in the other.
 */
str phrase_words(struct arena *a, str text);

/* Whether words has any word that the text index knows. */
bool phrase_indexed(str text);

/* Bytes of a text. */
struct phrase_span {
	size_t start, end;
};
typedef struct VEC(struct phrase_span) phrase_spans;

/* Where in text any of count phrases (of phrase_words) stands, in order; what
 * overlaps or touches is one. */
void phrase_find(phrase_spans *out, str text, const str *phrase, size_t count,
    struct arena *a);

#endif
