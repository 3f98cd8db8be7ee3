/* SPDX-License-Identifier: MIT */
#ifndef DAFU_GENERATE_H
#define DAFU_GENERATE_H

#include <stdint.h>

/* End with a message: a row cannot be kept. */
_Noreturn void fail(const char *what, const char *text);

/* The code point at *s, which goes behind it. */
uint32_t take_point(const char **s);

/* Print the patterns, as C: lexicon_pattern. */
void print_patterns(void);

#endif
