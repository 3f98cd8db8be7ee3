/* SPDX-License-Identifier: MIT */
#ifndef DAFU_GRID_H
#define DAFU_GRID_H

#include "base/arena.h"

/* Rows of cells, as a list in a spreadsheet or CSV has them.  A cell is UTF-8
 * that XML can carry and ends in NUL, or s == NULL: there is nothing in it. */
struct grid_row {
	size_t line;		/* from 1, in its sheet */
	struct VEC(str) cell;
};

struct grid {
	struct VEC(struct grid_row) row;	/* of all sheets, one behind
						   the other */
};

#endif
