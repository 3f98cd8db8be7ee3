/* SPDX-License-Identifier: MIT */
/* Cells of CSV: quotes, and nothing that a spreadsheet runs. */
#include "base/csv.h"

#include <stdlib.h>

#include "test.h"

static const struct {
	const char *name, *in, *out;
} cases[] = {
	{ "plain", "答复", "答复" },
	{ "nothing", NULL, "" },
	{ "empty", "", "\"\"" },
	{ "comma", "a,b", "\"a,b\"" },
	{ "quote", "a\"b", "\"a\"\"b\"" },
	{ "line end", "a\nb", "\"a\nb\"" },
	{ "CR", "a\rb", "\"a\rb\"" },
	{ "blank before", " a", "\" a\"" },
	{ "blank behind", "a ", "\"a \"" },
	{ "blank within", "a b", "a b" },
	{ "full-width comma", "甲，乙", "甲，乙" },
	{ "formula", "=1+1", "'=1+1" },
	{ "formula with quotes", "=HYPERLINK(\"x\",1)",
	    "\"'=HYPERLINK(\"\"x\"\",1)\"" },
	{ "plus", "+cmd", "'+cmd" },
	{ "minus", "-cmd", "'-cmd" },
	{ "at", "@SUM(1)", "'@SUM(1)" },
	{ "tab", "\t=1", "'\t=1" },
	{ "CR first", "\r=1", "\"'\r=1\"" },
	{ "LF first", "\n=1", "\"'\n=1\"" },
	{ "full-width equals", "＝1", "'＝1" },
	{ "not first", "a=1", "a=1" },
	{ "negative number", "-5", "-5" },
	{ "positive number", "+5", "+5" },
	{ "decimal", "-12.50", "-12.50" },
	{ "two points", "-1.2.3", "'-1.2.3" },
	{ "point last", "-1.", "'-1." },
	{ "no digit behind the point", "-1.x", "'-1.x" },
	{ "minus alone", "-", "'-" },
	{ "number and text", "-5+cmd", "'-5+cmd" },
	{ "percent", "-5%", "'-5%" },
};

static bool writes(const str *cell, size_t count, const char *expected)
{
	char *made = NULL;
	size_t len = 0;
	FILE *out = open_memstream(&made, &len);
	bool same;

	csv_row(out, cell, count);
	fclose(out);
	same = str_eq((str){ made, len }, str_of(expected));
	free(made);
	return same;
}

int main(void)
{
	const str row[] = { STR("甲"), {0}, STR("x,y") };

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		str cell = str_of(cases[i].in);
		char expected[64];

		snprintf(expected, sizeof(expected), "%s\r\n", cases[i].out);
		TEST(cases[i].name, writes(&cell, 1, expected));
	}
	TEST("a row", writes(row, 3, "甲,,\"x,y\"\r\n"));
	return test_done();
}
