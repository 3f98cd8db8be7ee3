/* SPDX-License-Identifier: MIT */
#ifndef DAFU_EXPORT_MARK_H
#define DAFU_EXPORT_MARK_H

#include <stdbool.h>

/* By which file a folder of outputs is known; and how it begins where that is a
 * site, whose files it lists, a line each. */
#define MADE_MARK ".dafu-output"
#define MADE_SITE "made-by-dafu-site:read-as-no-letter"

/*
 * Whether what stands at path was made by dafu export, publish or site: a file that begins as
 * one of its formats does, or nothing at all; a folder with the list that a
 * format makes, and no file in it that the list does not name.  A link is not.
 */
bool made_by_export(const char *path);

/*
 * Whether what stands in a folder, or a file, was written by dafu and is no
 * letter: what export, publish and site made, records, and folders that have the
 * mark of made_mark.  A bag, which has letters in it, is not.
 */
bool made_here(const char *path);

/* Mark a folder of outputs so; where that fails it is not marked. */
void made_mark(const char *folder);

#endif
