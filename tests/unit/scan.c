/* SPDX-License-Identifier: MIT */
/* What tesseract says of a picture: its table to text, and tables that no picture
 * has. */
#include "intake/document_text.h"
#include "intake/format.h"

#include "base/utf.h"
#include "test.h"

#define NAMES "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\t" \
	"left\ttop\twidth\theight\tconf\ttext\n"
#define A_PAGE "1\t1\t0\t0\t0\t0\t0\t0\t1000\t1400\t-1\t\n"
#define A_LINE(top) "4\t1\t1\t1\t1\t0\t100\t" top "\t800\t40\t-1\t\n"
#define A_WORD(left, wide, sure, words) "5\t1\t1\t1\t1\t1\t" left "\t100\t" wide \
	"\t40\t" sure "\t" words "\n"

static const struct {
	const char *name, *table, *out;	/* NULL: it is refused */
} cases[] = {
	{ "words of a line", NAMES A_PAGE A_LINE("100") A_WORD("100", "80",
	    "96.5", "甲乙") A_WORD("190", "80", "80", "丙丁") A_WORD("274", "36",
	    "41.2", "戊"), "甲乙丙丁戊\n" },
	{ "a gap", NAMES A_PAGE A_LINE("100") A_WORD("100", "80", "96",
	    "甲乙") A_WORD("500", "80", "90", "丙丁"), "甲乙              丙丁\n" },
	{ "two lines", NAMES A_PAGE A_LINE("100") A_WORD("100", "80", "96",
	    "甲乙") A_LINE("300") A_WORD("100", "80", "96", "丙丁"),
	    "甲乙\n丙丁\n" },
	{ "blanks are no words", NAMES A_PAGE A_LINE("100") A_WORD("100",
	    "80", "95", " ") A_WORD("200", "80", "96", "甲乙"), "甲乙\n" },
	{ "nothing", NAMES A_PAGE, NULL },
	{ "no table", "Segmentation fault\nhere\n", NULL },
	{ "a word without a page", NAMES A_WORD("100", "80", "96", "甲"),
	    NULL },
	{ "another page", NAMES "1\t7\t0\t0\t0\t0\t0\t0\t9\t9\t-1\t\n", NULL },
	{ "a page without height", NAMES "1\t1\t0\t0\t0\t0\t0\t0\t9\t0\t-1\t\n",
	    NULL },
	{ "too sure", NAMES A_PAGE A_LINE("100") A_WORD("100", "80", "101",
	    "甲"), NULL },
	{ "not a number", NAMES A_PAGE A_LINE("100") A_WORD("100", "80", "nan",
	    "甲"), NULL },
	{ "below nothing", NAMES A_PAGE A_LINE("-1") A_WORD("100", "80", "96",
	    "甲"), NULL },
	{ "beyond numbers", NAMES A_PAGE A_LINE("99999999999999999999"), NULL },
	{ "no words", NAMES A_PAGE A_LINE("100") "5\t1\t1\t1\t1\t1\t1\t1\n",
	    NULL },
};

static void reads(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct arena a = {0};
		struct diag d = {0};
		struct text text = {0};
		struct intake in = { .made = str_of(cases[i].table), .a = &a,
			.d = &d };
		bool ok = scan_read(&text, &in);

		TEST(cases[i].name, ok == (cases[i].out != NULL));
		TEST(cases[i].name, ok || d.worst >= SEVERITY_ERROR);
		if (ok)
			TEST(cases[i].name, str_eq(utf8_of(&a, text.c,
			    text.n), str_of(cases[i].out)));
		diag_clear(&d);
		arena_free(&a);
	}
}

/* Each stretch is as sure as its word. */
static void sure(void)
{
	struct arena a = {0};
	struct diag d = {0};
	struct text text = {0};
	struct intake in = { .made = str_of(cases[0].table), .a = &a, .d = &d };

	TEST("as sure as its word", scan_read(&text, &in) &&
	    text.sure.n == 3 &&
	    text.sure.v[0].sure == 96 && text.sure.v[0].end == 2 &&
	    text.sure.v[1].sure == 80 && text.sure.v[2].sure == 41 &&
	    text.sure.v[2].start == 4);
	diag_clear(&d);
	arena_free(&a);
}

/* Pages are not without end. */
static void pages(void)
{
	struct arena a = {0};
	struct diag d = {0};
	struct text text = {0};
	str table = STR(NAMES);
	struct intake in = { .a = &a, .d = &d };

	for (int i = 1; i < 100; i++)
		table = arena_printf(&a, "%s1\t%d\t0\t0\t0\t0\t0\t0\t9\t9\t-1\t\n",
		    table.s, i);
	in.made = table;
	TEST("a hundred pages", !scan_read(&text, &in) &&
	    d.worst >= SEVERITY_ERROR);
	diag_clear(&d);
	arena_free(&a);
}

int main(void)
{
	reads();
	sure();
	pages();
	return test_done();
}
