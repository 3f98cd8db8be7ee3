/* SPDX-License-Identifier: MIT */
#ifndef DAFU_STR_H
#define DAFU_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/*
 * A str is a view: a pointer and a length in bytes.  It owns nothing and need
 * not end in NUL.  The bytes belong to the source text or to an arena and live
 * as long as that does.  s == NULL: there is no string; len == 0: it is empty.
 */
typedef struct {
	const char *s;
	size_t len;
} str;

/* The view of a string literal. */
#define STR(literal) ((str){ (literal), sizeof(literal) - 1 })

/* No string; in a conditional, whose "{0} :" cppcheck cannot part. */
#define STR_NONE ((str){0})

/* The view of a string that ends in NUL; of NULL, no string. */
static inline str str_of(const char *s)
{
	return (str){ s, s ? strlen(s) : 0 };
}

static inline bool str_eq(str a, str b)
{
	return a.len == b.len && (!a.len || !memcmp(a.s, b.s, a.len));
}

/* Where the first needle stands from a byte on, an empty one there; SIZE_MAX:
 * there is none. */
static inline size_t str_find(str x, size_t from, str needle)
{
	for (size_t i = from; i + needle.len <= x.len; i++)
		if (!needle.len || !memcmp(x.s + i, needle.s, needle.len))
			return i;
	return SIZE_MAX;
}

static inline bool str_has(str x, str needle)
{
	return str_find(x, 0, needle) != SIZE_MAX;
}

static inline bool str_starts(str x, str head)
{
	return x.len >= head.len && !memcmp(x.s, head.s, head.len);
}

static inline bool str_ends(str x, str tail)
{
	return x.len >= tail.len &&
	    !memcmp(x.s + x.len - tail.len, tail.s, tail.len);
}

#endif
