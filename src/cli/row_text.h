/* SPDX-License-Identifier: MIT */
#ifndef DAFU_ROW_TEXT_H
#define DAFU_ROW_TEXT_H

#include <jansson.h>

#include "archive/rows.h"

/* A row of an archive in words: what was counted and how much, a measure and
 * its state …  Lives in the arena. */
str row_text(const struct row *r, struct arena *a);
/* The same in the user's language. */
str row_told(const struct row *r, struct arena *a);

/* The same with all its columns but the letter, "table" first. */
json_t *row_json(const struct row *r);

#endif
