/* SPDX-License-Identifier: MIT */
#ifndef DAFU_SENTENCE_H
#define DAFU_SENTENCE_H

#include "archive/rows.h"
#include "archive/running_text.h"

/* A sentence of a letter's body. */
struct sentence {
	str text;
	size_t line;		/* of the body, from 1 */
	int64_t start, end;	/* code points of the source; -1: not known */
	size_t measure;		/* which of the letter's measures it stands in,
				 * the innermost, from 1; 0: none */
	str status;		/* of that, or of one around it */
	bool doubtful;		/* which may be read otherwise */
};
typedef struct VEC(struct sentence) sentences;

/* All of them, in order. */
void sentences_of(sentences *out, const struct body *body,
    const struct rows *rows, struct arena *a);

#endif
