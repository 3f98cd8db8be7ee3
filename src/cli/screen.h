/* SPDX-License-Identifier: MIT */
#ifndef DAFU_SCREEN_H
#define DAFU_SCREEN_H

#include "archive/phrase.h"

/* Text for people to look at: columns of a terminal, and lit words. */

/* Columns of standard output: COLUMNS, or the terminal's; 0: no bound. */
size_t screen_width(void);

/* Whether to light words: when is auto (NULL), always or never.  auto: on a
 * terminal, unless NO_COLOR is set.  False: when is something else. */
bool screen_lights(const char *when, bool *lights);

/* The first part of x that takes at most width columns, with … where something
 * was left out. */
str screen_cut(struct arena *a, str x, size_t width);

/* Print text plain (plain.h); the spans lit, where lights.  lit may be NULL. */
void screen_print(str text, const phrase_spans *lit, bool lights);

#endif
