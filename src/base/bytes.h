/* SPDX-License-Identifier: MIT */
#ifndef DAFU_BYTES_H
#define DAFU_BYTES_H

#include "base/arena.h"

/* Bytes that are written one behind the other, in an arena. */
struct bytes {
	struct arena *a;
	char *s;
	size_t n, cap;
};

/* Room for so many at first. */
struct bytes bytes_new(struct arena *a, size_t room);
/* Make room for len more. */
void bytes_grow(struct bytes *b, size_t len);
/* All of them, with a NUL behind. */
str bytes_all(struct bytes *b);

static inline void bytes_put(struct bytes *b, const char *s, size_t len)
{
	if (len > b->cap - b->n)
		bytes_grow(b, len);
	memcpy(b->s + b->n, s, len);
	b->n += len;
}

static inline void bytes_word(struct bytes *b, const char *s)
{
	bytes_put(b, s, strlen(s));
}

static inline void bytes_char(struct bytes *b, char c)
{
	bytes_put(b, &c, 1);
}

#endif
