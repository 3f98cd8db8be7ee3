/* SPDX-License-Identifier: MIT */
#ifndef DAFU_TOKENIZER_H
#define DAFU_TOKENIZER_H

#include "base/arena.h"

/*
 * The words of the text index: each Chinese character is one, so that a phrase
 * of any length from one character on is found exactly; a run of Latin letters
 * is one, in lower case, and so is a figure with its point.  Text is folded as
 * for reading (fold_point); white space and punctuation part words only.
 */
struct token {
	size_t start, end;	/* bytes of the text */
	char word[64];		/* folded, UTF-8; a longer run is cut */
	size_t len;
};

/* The next token at or behind *at, which moves past it.  False: no more. */
bool token_next(str text, size_t *at, struct token *out);

#endif
