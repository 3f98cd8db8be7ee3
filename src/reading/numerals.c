/* SPDX-License-Identifier: MIT */
/* Numerals of a letter: base/number.h over its tokens. */
#include "reading/numerals.h"

static bool is_unit(const void *of, uint32_t i, uint32_t end)
{
	const struct tokens *t = of;

	return token_at(t, i, end, WORDS(UNIT));
}

static struct number_text text_of(const struct reader *r)
{
	return (struct number_text){ r->f, r->c, is_unit, &r->tokens };
}

bool number_at(const struct reader *r, uint32_t i, uint32_t end,
    struct number *n)
{
	struct number_text t = text_of(r);

	return number_scan(&t, i, end, n);
}

int number_of(const struct reader *r, struct span s)
{
	struct number_text t = text_of(r);

	return number_whole(&t, s.start, s.end);
}
