/* SPDX-License-Identifier: MIT */
#ifndef DAFU_SCREEN_H
#define DAFU_SCREEN_H

#include <stdio.h>

#include "archive/phrase.h"

/* Text for people to look at: columns of a terminal, and lit words. */

/* Columns of standard output: COLUMNS, or the terminal's; 0: no bound. */
size_t screen_width(void);
/* The same of another file; and whether it is a terminal on which can be drawn, as
 * on one whose TERM is dumb it cannot. */
size_t screen_columns(int fd);
bool screen_draws(int fd);

/* Whether to light words: when is auto (NULL), always or never.  auto: on a
 * terminal, unless NO_COLOR is set.  False: when is something else. */
bool screen_lights(const char *when, bool *lights);

/* Print s and blanks to width columns, at least one. */
void screen_column(FILE *out, const char *s, size_t width);

/* Print a row of help: a name in width columns, and beside it what it is, in
 * lines of the screen; on a narrow one below the name.  Where the screen has no
 * width, in one line. */
void screen_help(FILE *out, const char *name, size_t width, const char *what);

/* The first part of x that takes at most width columns, with … where something
 * was left out. */
str screen_cut(struct arena *a, str x, size_t width);

/* Print text plain (plain.h); the spans lit, where lights.  lit may be NULL. */
void screen_print(str text, const phrase_spans *lit, bool lights);

#endif
