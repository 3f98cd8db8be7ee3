/* SPDX-License-Identifier: MIT */
#ifndef DAFU_PLAIN_H
#define DAFU_PLAIN_H

#include <stdio.h>

#include "base/arena.h"

/*
 * Text from outside for people to look at: what could command a terminal, or
 * turn round or hide what stands beside it, is written out: \n, \t, \x1B,
 * \u202E; of bytes that are no UTF-8 each: \x9B.
 */

/* Whether the code point is such a one: C0, C1, U+2028, U+2029, those that
 * direct bidirectional text (UAX #9), UINT32_MAX. */
bool plain_controls(uint32_t c);

/* x plain; x itself where there is nothing to write out.  text: x is text of
 * several lines, whose line ends and tabs stay. */
str plain_of(struct arena *a, str x, bool text);

/* Write text as it is, or plain where out is a terminal.  False: it could not
 * be written. */
bool plain_write(FILE *out, str text);

/* printf, always plain but for a line's end at the end of format. */
void say(FILE *out, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
