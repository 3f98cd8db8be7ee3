/* SPDX-License-Identifier: MIT */
#ifndef DAFU_SCAN_H
#define DAFU_SCAN_H

#include "intake/words.h"

/* No scan has more pages that are read. */
enum { SCAN_PAGES = 60 };

/*
 * What tesseract recognised on pages, as its table (TSV) says.
 *
 * out     words, with how sure each is
 * x       gets the pages that it lacks
 * high    of each of the pages that x has, in the unit that boxes are to be in;
 *         NULL: x has none, and boxes are in pixels
 *
 * False, having said why in d: the table is none, or speaks of other pages.
 */
bool scan_words(struct words *out, struct lines *x, str table,
    const double *high, struct diag *d);

#endif
