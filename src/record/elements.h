/* SPDX-License-Identifier: MIT */
#ifndef DAFU_ELEMENTS_H
#define DAFU_ELEMENTS_H

#include <stdio.h>

#include "base/arena.h"

/* XML written element by element, for what is no record; UTF-8, indented. */
struct elements;

/* To a file, which stays open; or, out being NULL, to memory. */
struct elements *elements_open(FILE *out);
void elements_start(struct elements *x, const char *name);
/* Of the element that was started last. */
void elements_attribute(struct elements *x, const char *name, str value);
void elements_end(struct elements *x);
/* An element of text; none where s == NULL. */
void elements_text(struct elements *x, const char *name, str text);
/* The same of any bytes, in Base64 (RFC 4648). */
void elements_base64(struct elements *x, const char *name, str bytes);
/* Ends all that is open and frees x.  out (NULL: not wanted) receives what was
 * written to memory.  False: not all could be written. */
bool elements_close(struct elements *x, str *out, struct arena *a);

#endif
