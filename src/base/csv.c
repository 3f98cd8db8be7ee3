/* SPDX-License-Identifier: MIT */
/* Rows of cells as CSV. */
#include "base/csv.h"

/* What a spreadsheet may read a formula behind. */
static const char *const starts[] = {
	"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠",
};

static size_t digits(str x, size_t at)
{
	while (at < x.len && x.s[at] >= '0' && x.s[at] <= '9')
		at++;
	return at;
}

/* x is not empty. */
static bool is_number(str x)
{
	size_t from = *x.s == '-' || *x.s == '+';
	size_t at = digits(x, from);

	if (at == from)
		return false;
	if (at + 1 < x.len && x.s[at] == '.' && digits(x, at + 1) > at + 1)
		at = digits(x, at + 1);
	return at == x.len;
}

static bool is_formula(str x)
{
	for (size_t i = 0; i < sizeof(starts) / sizeof(*starts); i++)
		if (str_starts(x, str_of(starts[i])))
			return !is_number(x);
	return false;
}

static bool needs_quotes(str x)
{
	for (size_t i = 0; i < x.len; i++)
		if (x.s[i] == '"' || x.s[i] == ',' || x.s[i] == '\n' ||
		    x.s[i] == '\r')
			return true;
	return x.s && (!x.len || *x.s == ' ' || x.s[x.len - 1] == ' ');
}

static void write_cell(FILE *out, str x)
{
	bool quotes = needs_quotes(x);

	if (quotes)
		putc('"', out);
	if (is_formula(x))
		putc('\'', out);
	for (size_t i = 0; i < x.len; i++) {
		if (x.s[i] == '"')
			putc('"', out);
		putc(x.s[i], out);
	}
	if (quotes)
		putc('"', out);
}

void csv_bom(FILE *out)
{
	fputs("\xEF\xBB\xBF", out);
}

void csv_row(FILE *out, const str *cell, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (i)
			putc(',', out);
		write_cell(out, cell[i]);
	}
	fputs("\r\n", out);
}
