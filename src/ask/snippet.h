/* SPDX-License-Identifier: MIT */
#ifndef DAFU_SNIPPET_H
#define DAFU_SNIPPET_H

#include "archive/phrase.h"

/* A part of a text, as a sentence that holds lit words. */
struct snippet {
	size_t start, end;	/* bytes of the text */
	bool cut_start, cut_end;	/* the sentence goes on there */
	phrase_spans lit;		/* bytes of the text */
};
typedef struct VEC(struct snippet) snippets;

/* What is lit: where any phrase stands, and where each of them does. */
struct snippet_lit {
	phrase_spans all, *each;
	size_t count;
};

/*
 * At most `most` sentences that hold lit words, in order, each cut to at most
 * width columns around some of them: such that every phrase is seen, if there
 * is room, and else the first ones.
 */
void snippets_of(snippets *out, str text,
    const struct snippet_lit *lit, size_t width, size_t most, struct arena *a);

#endif
