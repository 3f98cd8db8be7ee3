/* SPDX-License-Identifier: MIT */
/* Lists: within their limits; of their proposals each has what a profile needs. */
#include "fuzz.h"
#include "intake/sheet.h"
#include "record/profile_xml.h"
#include "record/proposal_list.h"

static void taken(const struct grid *grid, struct arena *a, struct diag *d)
{
	const struct list_of of = { STR("市政协"), 5, 3, 0, true };
	struct proposals_listed list;
	struct profile p;
	str xml;

	if (!list_read(&list, grid, &of, a, d) || !list.n)
		return;
	HOLDS("a profile is made", profile_with(&xml, (str){0}, STR("市"),
	    &list, a, d));
	HOLDS("it is valid", profile_read(&p, xml, a, d));
	HOLDS("it has no more", p.assigned.n <= list.n && p.assigned.n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct grid grid;
	struct arena a = {0};
	struct diag d = {0};

	fuzz_pipeline();
	if (sheet_read(&grid, (str){ (char *)data, size }, NULL, &a, &d)) {
		HOLDS("rows", grid.row.n <= SHEET_ROWS);
		for (size_t i = 0; i < grid.row.n; i++)
			HOLDS("columns", grid.row.v[i].cell.n <=
			    SHEET_COLUMNS);
		taken(&grid, &a, &d);
	} else {
		HOLDS("a failure is told", d.worst >= SEVERITY_ERROR);
	}
	diag_clear(&d);
	arena_free(&a);
	return 0;
}
