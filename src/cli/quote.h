/* SPDX-License-Identifier: MIT */
#ifndef DAFU_QUOTE_H
#define DAFU_QUOTE_H

#include "letter/letter.h"

/*
 * Lines of a decoded text, with what they are quoted for underlined in East
 * Asian widths.  A struct with c and n set is ready; places may be asked for in
 * any order, ascending ones are found fast.
 */
struct quote {
	const uint32_t *c;
	size_t n;
	/* of the line last looked for: its number, from 1, and [start, end) */
	size_t line, start, end, at;
};

/* Look for the line of code point `at`. */
void quote_find(struct quote *q, size_t at);

/*
 * The line that was looked for, cut to the columns of a terminal, and below it
 * what of the place stands in it, by '^', in the arena; of an empty place where
 * it is.
 */
struct quoted {
	str text, marks;
};
struct quoted quote_line(const struct quote *q, struct place at,
    struct arena *a);

#endif
