/* SPDX-License-Identifier: MIT */
/* Statistics as archives keep them, packed and back. */
#include "archive/packed.h"
#include "test.h"

#define COLUMNS (table_rows[TABLE_STATISTIC].count)

static const struct cell nothing, numbers[] = {
	{ .type = CELL_INTEGER, .integer = 7 },
	{ .type = CELL_INTEGER, .integer = -3 },
	{ .type = CELL_INTEGER, .integer = INT64_MAX },
}, texts[] = {
	{ .type = CELL_TEXT, .text = { "约12个", 8 } },
	{ .type = CELL_TEXT, .text = { "", 0 } },
};

static bool is_number(int column)
{
	return column_rows[(int)table_rows[TABLE_STATISTIC].first +
	    column].type[0] == 'I';
}

/* The cell of a row and column: other ones side by side, and none. */
static struct cell made(size_t row, int column)
{
	size_t which = row + (size_t)column;

	if (which % 4 == 3)
		return nothing;
	return is_number(column) ? numbers[which % 3] : texts[which % 2];
}

static void test_back(struct arena *a)
{
	struct rows rows = {0};
	struct packed_reader r;
	str bytes;
	bool same = true;

	TEST("none", !packed_write(&rows, TABLE_STATISTIC, a).s);
	for (size_t i = 0; i < 9; i++) {
		struct row *row = push(a, &rows.row);

		row->table = i == 4 ? TABLE_MEASURE : TABLE_STATISTIC;
		row->cell = arena_new(a, struct cell, (size_t)COLUMNS);
		for (int k = 2; k < COLUMNS; k++)
			row->cell[k] = made(i, k);
	}
	bytes = packed_write(&rows, TABLE_STATISTIC, a);
	TEST("begin", packed_begin(&r, bytes, TABLE_STATISTIC));
	TEST("others are left out", r.count == 8);
	for (size_t i = 0; i < 9; i++) {
		if (i == 4)
			continue;
		same = same && packed_next(&r);
		for (int k = 2; k < COLUMNS; k++) {
			struct cell c = made(i, k);

			same = same && c.type == r.cell[k].type &&
			    (c.type == CELL_INTEGER ? c.integer ==
			    r.cell[k].integer : c.type == CELL_NULL ||
			    str_eq(c.text, r.cell[k].text));
		}
	}
	TEST("all cells", same && r.n == r.count);
}

/* Bytes of cells that are text each. */
static bool begins(const char *cell, int cells, str end, struct arena *a,
    struct packed_reader *r)
{
	struct VEC(str) part = {0};

	for (int i = 0; i < cells; i++)
		*push(a, &part) = (str){ cell, strlen(cell) + 1 };
	*push(a, &part) = end;
	return packed_begin(r, arena_join(a, part.v, part.n), TABLE_STATISTIC);
}

static void test_broken(struct arena *a)
{
	struct packed_reader r;
	int cells = COLUMNS - 2;

	TEST("a row", begins("1", cells, (str){0}, a, &r) && packed_next(&r));
	TEST("nothing", !begins("1", 0, (str){0}, a, &r));
	TEST("a cell less", !begins("1", cells - 1, (str){0}, a, &r));
	TEST("a cell more", !begins("1", cells + 1, (str){0}, a, &r));
	TEST("no end", !begins("1", cells, STR("x"), a, &r));
	TEST("no number", begins("x", cells, (str){0}, a, &r) &&
	    !packed_next(&r));
	TEST("an empty number", begins("", cells, (str){0}, a, &r) &&
	    !packed_next(&r));
}

int main(void)
{
	struct arena a = {0};

	test_back(&a);
	test_broken(&a);
	arena_free(&a);
	return test_done();
}
