/* SPDX-License-Identifier: MIT */
#ifndef DAFU_SERIES_H
#define DAFU_SERIES_H

#include "archive/archive.h"

/* One indicator by years. */

/* A figure of a letter. */
struct year_figure {
	str year;		/* of its own time, else of its letter */
	str unit, change, of, bound, value, issuer;
	int64_t letter;
	size_t n;		/* in which it came */
};
typedef struct VEC(struct year_figure) year_figures;

/* A figure from a row of a letter's statistics; date is the letter's. */
struct year_figure year_figure_of(const struct row *r, str date, str issuer,
    int64_t letter);

/*
 * Rows of cells by year, unit and change (of a figure that is one): these three,
 * how many figures of how many letters, the lowest, the highest, how many are not
 * exact (about 2, atLeast 1), and how many say again what another letter of the
 * same issuer has said.  Sorts the figures.
 */
enum { SERIES_COLUMNS = 9 };
typedef struct VEC(str) series_cells;
void series_of(series_cells *out, year_figures *x, struct arena *a);

#endif
