/* SPDX-License-Identifier: MIT */
#ifndef DAFU_PRIVATE_H
#define DAFU_PRIVATE_H

#include "base/arena.h"

/* What a text holds that a public edition may not. */

enum hidden {
#define HIDDEN(id, element, word) HIDDEN_##id,
#include "publish/hidden.def"
#undef HIDDEN
	HIDDEN_COUNT
};
extern const char *const hidden_words[], *const hidden_elements[];

/* Code points [start, end) of a text. */
struct private_span {
	uint32_t start, end;
	enum hidden kind;
};
typedef struct VEC(struct private_span) private_spans;

/* Who knows how such things are written: src/personal.h, as no stage but reading
 * has the lexicon. */
struct private_forms {
	/* Add what c, n code points, holds by its form. */
	void (*find)(void *arg, private_spans *out, const uint32_t *c,
	    size_t n, struct arena *a);
	/* Whether it holds a mark of secrecy. */
	bool (*secret)(void *arg, const uint32_t *c, size_t n,
	    struct arena *a);
	void *arg;
};

#endif
