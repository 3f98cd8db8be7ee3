/* SPDX-License-Identifier: MIT */
/* Bytes one behind the other. */
#include "base/bytes.h"

struct bytes bytes_new(struct arena *a, size_t room)
{
	return (struct bytes){ a, arena_alloc(a, 1, 1, room + 1), 0, room };
}

void bytes_grow(struct bytes *b, size_t len)
{
	const size_t cap = 2 * b->cap + len;

	b->s = arena_resize(b->a, b->s, b->cap + 1, cap + 1);
	b->cap = cap;
}

str bytes_all(struct bytes *b)
{
	b->s[b->n] = '\0';
	return (str){ b->s, b->n };
}
