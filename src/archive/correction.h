/* SPDX-License-Identifier: MIT */
#ifndef DAFU_CORRECTION_H
#define DAFU_CORRECTION_H

#include "archive/rows.h"

/* Which columns of a letter people can give a value (letter/field.def), and which
 * values. */

/* The column of a name, English or Chinese; COLUMN_COUNT: none. */
enum column correct_column(str name);

/* All names in English, parted by commas. */
str correct_names(struct arena *a);

/* The nth field from 0, by its names and what it can be; false: there are no
 * more. */
struct correct_field {
	str name, chinese, hint;
};
bool correct_field(struct correct_field *out, size_t n, struct arena *a);

/*
 * The value as it is kept: of a code its English name, of a day YYYY-MM-DD; s ==
 * NULL of "", which means that the letter has none.  False where the column cannot have it:
 * *hint receives what it can be.
 */
bool correct_value(str *out, enum column c, str value, str *hint,
    struct arena *a);

/* Whether it is words on one line, nothing that commands a terminal, and not
 * too long. */
bool correct_plain(str x);

#endif
