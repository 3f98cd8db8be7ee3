/* SPDX-License-Identifier: MIT */
#ifndef DAFU_PRIVATE_H
#define DAFU_PRIVATE_H

#include "base/arena.h"
#include "reading/pattern.h"

/* What a text holds that a public edition may not (lexicon/private.def). */

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

/* Add what c, n code points, holds by its form. */
void private_find(private_spans *out, const uint32_t *c, size_t n,
    struct patterns *p, struct arena *a);

/* Whether it holds a mark of secrecy (lexicon/secrecy.def). */
bool private_secret(const uint32_t *c, size_t n, struct patterns *p,
    struct arena *a);

/* GB 11643-1999: 17 digits and their check digit, X for 10; and Luhn's. */
bool private_identity(const char *digits, size_t n);
bool private_luhn(const char *digits, size_t n);

#endif
