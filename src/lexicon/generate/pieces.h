/* SPDX-License-Identifier: MIT */
#ifndef DAFU_PIECES_H
#define DAFU_PIECES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The characters that a piece of a pattern takes one of. */
struct piece {
	struct { uint32_t from, to; } v[256];
	size_t n;
	bool any;		/* others, too */
};

/* What stands at *s, a character or a class; *s goes behind it. */
void piece_take(struct piece *out, const uint32_t **s);

/* What stands at *s and takes nothing: ^, $, \G, \K; *s goes behind it.  False:
 * it is something else. */
bool piece_is_place(const uint32_t **s);

/* How often: whether not at all, too; *s goes behind it. */
bool piece_optional(const uint32_t **s);

/* What an opening bracket begins; *s goes behind what says so. */
enum bracket { BRACKET_GROUP, BRACKET_LOOKS, BRACKET_DENIES };
enum bracket piece_opens(const uint32_t **s);

#endif
