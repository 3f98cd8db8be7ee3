/* SPDX-License-Identifier: MIT */
/* Rows as text, JSON lines or CSV. */
#include "cli/table.h"

#include <jansson.h>
#include <stdlib.h>

#include "base/utf.h"
#include "cli/csv.h"
#include "cli/screen.h"

/* Between two columns. */
#define GAP 2
/* The last column is not cut to fewer columns of the screen. */
#define LEAST 10

enum table_format table_format_named(const char *name)
{
	static const char *const names[] = {
		[TABLE_FORMAT_TEXT] = "text", [TABLE_FORMAT_JSON] = "json",
		[TABLE_FORMAT_CSV] = "csv",
	};
	int f = 0;

	while (f < TABLE_FORMAT_COUNT && strcmp(name, names[f]))
		f++;
	return (enum table_format)f;
}

static void pad(size_t n)
{
	while (n--)
		putchar(' ');
}

/* One row of text; the last column is cut to what the screen has left. */
static void line(const struct table_column *column, size_t columns,
    const str *cell, const size_t *width)
{
	size_t screen = screen_width(), used = 0, count = columns;
	struct arena a = {0};

	while (count && !cell[count - 1].len)
		count--;
	for (size_t i = 0; i < count; i++) {
		bool last = i + 1 == count;
		str x = cell[i];
		size_t own;

		if (i + 1 == columns && screen)
			x = screen_cut(&a, x, screen > used + LEAST ?
			    screen - used : LEAST);
		own = utf8_width(x);
		if (column[i].number)
			pad(width[i] - own);
		screen_print(x, NULL, false);
		if (!last)
			pad(GAP + (column[i].number ? 0 : width[i] - own));
		used += width[i] + GAP;
	}
	putchar('\n');
	arena_free(&a);
}

static void write_text(const struct table_column *column, size_t columns,
    const str *cell, size_t rows)
{
	struct arena a = {0};
	size_t *width = arena_new(&a, size_t, columns);
	str *heading = arena_new(&a, str, columns);

	for (size_t i = 0; i < columns; i++) {
		heading[i] = str_of(column[i].heading);
		width[i] = utf8_width(heading[i]);
		for (size_t k = 0; k < rows; k++) {
			size_t w = utf8_width(cell[k * columns + i]);

			width[i] = w > width[i] ? w : width[i];
		}
	}
	line(column, columns, heading, width);
	for (size_t k = 0; k < rows; k++)
		line(column, columns, cell + k * columns, width);
	arena_free(&a);
}

static void write_json(const struct table_column *column, size_t columns,
    const str *cell)
{
	json_t *o = json_object();

	for (size_t i = 0; i < columns; i++)
		if (cell[i].s)
			json_object_set_new(o, column[i].name,
			    column[i].number ?
			    json_integer(strtoll(cell[i].s, NULL, 10)) :
			    json_stringn(cell[i].s, cell[i].len));
	json_dumpf(o, stdout, JSON_COMPACT);
	putchar('\n');
	json_decref(o);
}

static void write_csv(const struct table_column *column, size_t columns,
    const str *cell, size_t rows)
{
	struct arena a = {0};
	str *heading = arena_new(&a, str, columns);

	for (size_t i = 0; i < columns; i++)
		heading[i] = str_of(column[i].name);
	csv_row(stdout, heading, columns);
	for (size_t k = 0; k < rows; k++)
		csv_row(stdout, cell + k * columns, columns);
	arena_free(&a);
}

void table_write(const struct table_column *column, size_t columns,
    const str *cell, size_t rows, enum table_format format)
{
	if (format == TABLE_FORMAT_TEXT)
		write_text(column, columns, cell, rows);
	else if (format == TABLE_FORMAT_CSV)
		write_csv(column, columns, cell, rows);
	else
		for (size_t k = 0; k < rows; k++)
			write_json(column, columns, cell + k * columns);
}
