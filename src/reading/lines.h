/* SPDX-License-Identifier: MIT */
#ifndef DAFU_LINES_H
#define DAFU_LINES_H

#include "reading/reader.h"

/* What lines.c, cuts.c, parts.c and page.c share. */

/* cuts: letters, titles and items that share one line become lines. */

/* What stands on the opening's line beside it: title, salutation, the letter. */
void cut_opening(struct reader *r);
/* A cell above the opening that begins the letter or its title. */
void cut_cells(struct reader *r);
/* What follows the formula on its line; items that follow on one line. */
void cut_body(struct reader *r);

/* parts: where the letters of the file begin and end: this one, r->part,
 * becomes [first, last). */
void find_parts(struct reader *r);

/* page: what a web page prints around the letter becomes LINE_SITE, and the
 * letter ends where it begins below. */
void page_mark(struct reader *r);
/* Whether a line is the page's end below a letter: 上一篇, 版权. */
bool page_stops(struct reader *r, uint32_t i);

#endif
