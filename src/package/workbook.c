/* SPDX-License-Identifier: MIT */
/* An archive's tables as a workbook for spreadsheets. */
#include "package/workbook.h"

#ifdef HAVE_XLSXWRITER
#include <stdlib.h>

#include <xlsxwriter.h>

#include "archive/compare.h"
#include "base/calendar.h"
#include "base/late.h"

static struct {
#define XLSX(f) __typeof__(f) *f;
#include "base/late.def"
} xlsx;

/* Digits that a number of a spreadsheet keeps. */
enum { PRECISE = 15 };

struct book {
	const struct xlsx_book *how;
	lxw_workbook *file;
	lxw_worksheet *sheet;
	lxw_row_t row;
	lxw_error error;
	struct arena arena;
};

static bool is_told(enum column c)
{
	return strncmp(column_rows[c].type, "BLOB", 4);
}

/* Whether a decimal number is the same as one of a spreadsheet. */
static bool is_number(enum column c, str x)
{
	size_t digits = 0;

	if (strncmp(column_rows[c].type, "INTEGER", 7) &&
	    strncmp(column_rows[c].type, "NUMERIC", 7))
		return false;
	for (size_t i = 0; i < x.len; i++)
		digits += x.s[i] >= '0' && x.s[i] <= '9';
	return digits && digits <= PRECISE;
}

static void put(struct book *b, enum column c, lxw_col_t at,
    const struct cell *cell)
{
	str x = column_is_time(c) ? calendar_time(cell->integer, &b->arena) :
	    cell_text(cell, &b->arena);

	if (column_is_path(c))
		x = archive_path(x, b->how->base);
	if (cell->type == CELL_NULL || b->error != LXW_NO_ERROR)
		return;
	b->error = !column_is_time(c) && is_number(c, x) ?
	    xlsx.worksheet_write_number(b->sheet, b->row, at, strtod(x.s, NULL),
	    NULL) : xlsx.worksheet_write_string(b->sheet, b->row, at,
	    arena_str(&b->arena, x).s, NULL);
}

static bool line(void *arg, enum table t, const struct cell *cell)
{
	struct book *b = arg;
	lxw_col_t at = 0;

	b->row++;
	for (int i = 0; i < table_rows[t].count; i++) {
		enum column c = (enum column)((int)table_rows[t].first + i);

		if (is_told(c))
			put(b, c, at++, &cell[i]);
	}
	arena_reset(&b->arena);
	return b->error == LXW_NO_ERROR;
}

static bool sheet(struct book *b, struct archive *x, enum table t,
    lxw_format *bold, struct diag *d)
{
	const struct archive_reader reader = { line, b };
	lxw_col_t at = 0;

	b->sheet = xlsx.workbook_add_worksheet(b->file, table_rows[t].name);
	b->row = 0;
	for (int i = 0; b->sheet && i < table_rows[t].count; i++) {
		enum column c = (enum column)((int)table_rows[t].first + i);

		if (is_told(c))
			xlsx.worksheet_write_string(b->sheet, 0, at++,
			    column_rows[c].name, bold);
	}
	if (b->sheet)
		xlsx.worksheet_freeze_panes(b->sheet, 1, 0);
	return b->sheet && archive_each(x, t, false, &reader, d);
}

static bool failed(const struct book *b, struct diag *d)
{
	if (!d->list.n)
		diag_add(d, b->error == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE
		    || b->error == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED ?
		    DIAG_TOO_LARGE : DIAG_IO, "%s: row %lu: %s; csv and sqlite "
		    "take any", b->how->where, (unsigned long)b->row,
		    xlsx.lxw_strerror(b->error));
	return false;
}

bool xlsx_is_built(void)
{
	return true;
}

bool xlsx_write(struct archive *x, const struct xlsx_book *book,
    struct diag *d)
{
	lxw_workbook_options options = { .constant_memory = LXW_TRUE };
	char comments[] = "made by dafu";
	lxw_doc_properties about = { .comments = comments,
		.created = (time_t)book->created };
	struct book b = { .how = book };
	lxw_format *bold;
	bool ok = true;

	if (!late_open(LATE_XLSX, &xlsx, NULL, d))
		return false;
	b.file = xlsx.workbook_new_opt(book->where, &options);
	if (!b.file) {
		diag_add(d, DIAG_IO, "%s", book->where);
		return false;
	}
	xlsx.workbook_set_properties(b.file, &about);
	bold = xlsx.workbook_add_format(b.file);
	xlsx.format_set_bold(bold);
	for (int t = 0; ok && t < TABLE_COUNT; t++)
		if (book->is_sheet((enum table)t))
			ok = sheet(&b, x, (enum table)t, bold, d);
	if (!ok)
		failed(&b, d);
	b.error = xlsx.workbook_close(b.file);
	if (ok && b.error != LXW_NO_ERROR)
		ok = failed(&b, d);
	arena_free(&b.arena);
	return ok;
}

#else

bool xlsx_is_built(void)
{
	return false;
}

bool xlsx_write(struct archive *x, const struct xlsx_book *book,
    struct diag *d)
{
	(void)x;
	diag_add(d, DIAG_LIBRARY, "%s: built without libxlsxwriter",
	    book->where);
	return false;
}

#endif
