/* SPDX-License-Identifier: MIT */
#ifndef DAFU_WORD_H
#define DAFU_WORD_H

#include "reading/reader.h"

/* The longest word of word.def at i that ends by end: its class and length;
 * WORD_NONE and 1 where none stands. */
enum word_class word_at(const struct reader *r, uint32_t i, uint32_t end,
    uint32_t *len);


/* A piece of text: a word, or one character that begins none. */
struct piece {
	enum word_class class;
	struct span in;
};

/* Cut a span into at most max tokens, quoted text whole; returns how many.  A
 * longer span is cut at its end. */
size_t word_pieces(const struct reader *r, struct span s, struct piece *out,
    size_t max);

#endif
