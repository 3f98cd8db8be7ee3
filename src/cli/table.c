/* SPDX-License-Identifier: MIT */
/* Rows as text, JSON lines or CSV. */
#include "cli/table.h"

#include <jansson.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/csv.h"
#include "base/plain.h"
#include "base/utf.h"
#include "cli/lang.h"
#include "cli/screen.h"

/* Between two columns. */
#define GAP 2
/* No column is cut to fewer columns of the screen: a date fits. */
#define LEAST 10

const char *const table_format_list =
#define TABLE_FORMAT(id, name) name " "
TABLE_FORMATS
#undef TABLE_FORMAT
    ;

enum table_format table_format_named(const char *name)
{
	static const char *const names[] = {
#define TABLE_FORMAT(id, name) [TABLE_FORMAT_##id] = name,
TABLE_FORMATS
#undef TABLE_FORMAT
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

/* Take from the widest column of text, the last of them, until all fit. */
static void fit(size_t *width, const struct table_column *column,
    size_t columns)
{
	size_t screen = screen_width(), total = GAP * (columns - 1);

	for (size_t i = 0; i < columns; i++)
		total += width[i];
	while (screen && total > screen) {
		size_t widest = columns;

		for (size_t i = 0; i < columns; i++)
			if (!column[i].number && width[i] > LEAST &&
			    (widest == columns || width[i] >= width[widest]))
				widest = i;
		if (widest == columns)
			break;
		width[widest]--;
		total--;
	}
}

/* One row of text. */
static void line(const struct table_column *column, size_t columns,
    const str *cell, const size_t *width)
{
	size_t count = columns;
	struct arena a = {0};

	while (count && !cell[count - 1].len)
		count--;
	for (size_t i = 0; i < count; i++) {
		bool last = i + 1 == count;
		str x = screen_cut(&a, cell[i], width[i]);
		size_t own = utf8_width(x);

		if (column[i].number)
			pad(width[i] - own);
		screen_print(x, NULL, false);
		if (!last)
			pad(GAP + (column[i].number ? 0 : width[i] - own));
	}
	putchar('\n');
	arena_free(&a);
}

static const str *plain(struct arena *a, const str *cell, size_t count)
{
	str *out = arena_new(a, str, count);

	for (size_t i = 0; i < count; i++)
		out[i] = plain_of(a, cell[i], false);
	return out;
}

/* How many are not exact: about 2, atLeast 1. */
static str bounds_told(str x, struct arena *a)
{
	str out = STR("");

	for (size_t i = 0; i < x.len; ) {
		size_t n = i, end;

		while (n < x.len && x.s[n] != ' ')
			n++;
		end = n;
		while (end < x.len && x.s[end] != ',')
			end++;
		out = arena_printf(a, "%s%s%s%.*s", out.s, i ? _(", ") : "",
		    lang_word("bound", arena_str(a, (str){ x.s + i, n - i }).s),
		    (int)(end - n), x.s + n);
		i = end + 2;
	}
	return out;
}

/* A cell in the user's language, where it is a code or a message. */
static str told(const struct table_column *c, str x, struct arena *a)
{
	const char *of = c->name;

	if (!x.len || c->number || lang_of_user() == LANG_ENGLISH)
		return x;
	if (!strcmp(of, "reason") || !strcmp(of, "detail"))
		return lang_told(x, a);
	if (!strcmp(of, "bounds"))
		return bounds_told(x, a);
	return str_of(lang_word(strcmp(of, "column") ? of : "field",
	    arena_str(a, x).s));
}

static const str *words(const struct table_column *column, size_t columns,
    const str *cell, size_t rows, struct arena *a)
{
	str *out = arena_new(a, str, columns * rows);

	for (size_t i = 0; i < columns * rows; i++)
		out[i] = told(&column[i % columns], cell[i], a);
	return out;
}

static void write_text(const struct table_column *column, size_t columns,
    const str *cell, size_t rows)
{
	struct arena a = {0};
	size_t *width = arena_new(&a, size_t, columns);
	str *heading = arena_new(&a, str, columns);

	cell = words(column, columns, plain(&a, cell, columns * rows), rows,
	    &a);
	for (size_t i = 0; i < columns; i++) {
		heading[i] = str_of(_(column[i].heading));
		width[i] = utf8_width(heading[i]);
		for (size_t k = 0; k < rows; k++) {
			size_t w = utf8_width(cell[k * columns + i]);

			width[i] = w > width[i] ? w : width[i];
		}
	}
	fit(width, column, columns);
	line(column, columns, heading, width);
	for (size_t k = 0; k < rows; k++)
		line(column, columns, cell + k * columns, width);
	arena_free(&a);
}

static void write_json(const struct table_column *column, size_t columns,
    const str *cell)
{
	json_t *o = json_object();
	char *line;

	for (size_t i = 0; i < columns; i++)
		if (cell[i].s)
			json_object_set_new(o, column[i].name,
			    column[i].number ?
			    json_integer(strtoll(cell[i].s, NULL, 10)) :
			    json_stringn(cell[i].s, cell[i].len));
	line = json_dumps(o, JSON_COMPACT);
	plain_write(stdout, str_of(line));
	putchar('\n');
	free(line);
	json_decref(o);
}

static void write_csv(const struct table_column *column, size_t columns,
    const str *cell, size_t rows)
{
	struct arena a = {0};
	str *heading = arena_new(&a, str, columns);

	for (size_t i = 0; i < columns; i++)
		heading[i] = str_of(column[i].name);
	if (isatty(STDOUT_FILENO))
		cell = plain(&a, cell, columns * rows);
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
