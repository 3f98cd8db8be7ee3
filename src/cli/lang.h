/* SPDX-License-Identifier: MIT */
#ifndef DAFU_LANG_H
#define DAFU_LANG_H

#include "base/diag.h"

/*
 * The user's language, by LC_ALL, LC_MESSAGES, LANG and LANGUAGE, through
 * gettext; po/README.md.  What is printed for people is translated where it is
 * printed; what is kept, sent or written for programs is English always, or
 * Chinese by contract: the process itself stays in the locale C.
 */

/* Before anything is printed.  Without this all is English. */
void lang_start(void);

/* English of ours in the user's language, or as it is; forever there. */
const char *lang_text(const char *english) __attribute__((format_arg(1)));
#define _(english) lang_text(english)
/* English that is translated elsewhere, for the catalogue. */
#define N_(english) english
/* The same of n things. */
const char *lang_count(const char *one, const char *many, size_t n)
    __attribute__((format_arg(1), format_arg(2)));

/* English that was made elsewhere of a form of ours, and may have been kept
 * since ("the page shows no text", "at least 7 bytes, limit 5"), in the user's
 * language; what is no such stays as it is. */
str lang_told(str english, struct arena *a);

/* A word of the program's own in the user's language: a code of the column of
 * that name, or, where of is "field", what a column is called.  As it is where
 * it is none. */
const char *lang_word(const char *of, const char *word);

/* The user's, of those in which some things are told both ways. */
enum lang { LANG_ENGLISH, LANG_CHINESE };
enum lang lang_of_user(void);
const char *lang_pick(const char *zh, const char *en);

/* One line a message: "dafu: FILE:LINE:COL: error: text: detail". */
void diag_print(const struct diag *d, FILE *out);

#endif
