/* SPDX-License-Identifier: MIT */
#ifndef DAFU_SITE_H
#define DAFU_SITE_H

#include "reading/reader.h"

/*
 * Labels of the index table (信息公开目录) that government sites print around a
 * letter, as alternatives of a pattern.  A blank in them stands for any blanks.
 */


/* Whether the line s is a label alone, group 1; its value is the next line. */
bool site_label(const struct reader *r, struct span s, struct match *m);

#endif
