/* SPDX-License-Identifier: MIT */
#ifndef DAFU_ASK_H
#define DAFU_ASK_H

#include "archive/archive.h"
#include "ask/find.h"
#include "ask/query_parse.h"
#include "cli/table.h"

/* What the commands that read an archive have in common. */

/* Open it for reading; NULL, having said why. */
struct archive *ask_archive(const char *where, bool any_file_system,
    struct diag *d);

/*
 * Whether output (NULL: standard output) may be written while the archive at
 * where is read: it is neither an archive, nor a file that belongs to it, nor
 * a folder that it lies in.  False, having said OVERWRITE.
 */
bool ask_may_write(const char *where, const char *output, struct diag *d);

/* The query that the operands from argv[1] make, side by side.  NULL, having
 * said on standard error what is wrong with it, and where. */
struct query *ask_query(int argc, char **argv, struct arena *a);

/* Names parted by commas, of fields also in Chinese: whether all are among these, and whether one is. */
bool ask_all_known(const char *list, const char *const *names, int count);
bool ask_listed(const char *list, str name);

/* Names of columns, parted by commas, - before one: downwards.  False, having
 * said on standard error what is wrong. */
bool ask_sort(struct archive_ask *ask, const char *command, const char *list);

/* The columns that list names, in its order; *n receives how many. */
bool ask_columns(enum hit out[HIT_COUNT], size_t *n, const char *command,
    const char *list);

/* Write hits with these columns. */
void ask_write(const archive_hits *hits, const enum hit *column, size_t n,
    enum table_format format);

/* Write a letter's versions, a row each. */
bool ask_versions(struct archive *x, int64_t letter, enum table_format format,
    struct diag *d);

/* Write where and when the documents of a letter came; the corrections of a
 * letter (0: of all) that stand. */
bool ask_sightings(struct archive *x, int64_t letter, enum table_format format,
    struct diag *d);
bool ask_corrections(struct archive *x, int64_t letter,
    enum table_format format, struct diag *d);

/* A correction in the user's language: "class: A (read: B)"; back: that what was
 * read stands again. */
str ask_correction(const struct archive_correction *c, bool back,
    struct arena *a);

/* Say on standard error that a letter is withdrawn, and what is corrected. */
bool ask_notes(struct archive *x, int64_t letter, struct diag *d);

/* A code of a field in the user's language; what is none as it is. */
str ask_word(const char *field, str code);

#endif
