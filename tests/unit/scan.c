/* SPDX-License-Identifier: MIT */
/* What tesseract says of a picture: its table to text, tables that no picture
 * has, and how sure a letter is that was read in one. */
#include "intake/document_text.h"
#include "intake/format.h"

#include <stdlib.h>

#include "base/utf.h"
#include "checks/checks.h"
#include "reading/reading.h"
#include "record/record.h"
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

/* A letter in a picture: the lines, of each its words, and how sure they are. */
static const struct {
	const char *left, *words[4], *sure[4];
} letter_lines[] = {
	{ "320", { "甲县水利局" }, { "97" } },
	{ "120", { "关于县政协五届三次会议第14号提案的答复" }, { "97" } },
	{ "40", { "沈知衡", "委员：" }, { "62", "97" } },
	{ "120", { "您提出的关于", "清淤疏浚", "的提案收悉，现答复如下：" },
	    { "97", "90", "97" } },
	{ "120", { "一、疏浚河道。", "已清淤", "36", "公里。" },
	    { "97", "97", "97", "97" } },
	{ "120", { "二、", "修建水闸。", "计划投入1250万元。" },
	    { "97", "83", "70" } },
	{ "120", { "感谢您对水利工作的关心。" }, { "97" } },
	{ "700", { "甲县水利局" }, { "97" } },
	{ "700", { "2024年6月18日" }, { "99" } },
	{ "120", { "联系人：", "林甲，", "电话：", "0731-8123456" },
	    { "97", "97", "97", "97" } },
};

/* Its table; each character is 40 pixels wide, or a narrow one 20. */
static str letter_table(struct arena *a)
{
	str out = STR(NAMES "1\t1\t0\t0\t0\t0\t0\t0\t1240\t1754\t-1\t\n");

	for (size_t i = 0; i < sizeof(letter_lines) / sizeof(*letter_lines);
	    i++) {
		const char *const *words = letter_lines[i].words;
		size_t left = strtoul(letter_lines[i].left, NULL, 10);

		out = arena_printf(a, "%s4\t1\t1\t1\t1\t0\t%zu\t%zu\t900\t37"
		    "\t-1\t\n", out.s, left, 100 + 60 * i);
		for (size_t k = 0; k < 4 && words[k]; k++) {
			size_t wide = 20 * utf8_width(str_of(words[k]));

			out = arena_printf(a, "%s5\t1\t1\t1\t1\t1\t%zu\t100\t%zu"
			    "\t37\t%s\t%s\n", out.s, left, wide,
			    letter_lines[i].sure[k], words[k]);
			left += wide;
		}
	}
	return out;
}

/* Programs as they would be: a PDF of one page without words, and what is
 * recognised on it, which is arg. */
static bool stands_in(void *arg, str *out, enum tool tool, str bytes,
    struct arena *a, struct diag *d)
{
	(void)bytes, (void)a, (void)d;
	*out = tool == TOOL_PDFTOTEXT ? STR("<doc><page width=\"620\" "
	    "height=\"877\"></page></doc>") : *(const str *)arg;
	return true;
}

static const struct {
	const char *name, *in;
} recognised[] = {
	{ "how sure it is, per cent", "recognised=\"93\"" },
	{ "how many words are poor", "2处" },
	{ "the organ is sure", "<issuer certainty=\"sure\"" },
	{ "a poor name is open", "<addressee kind=\"person\" "
	    "certainty=\"open\"" },
	{ "a title less than good is likely", "<title certainty=\"likely\"" },
	{ "a date is no more than likely", "<date value=\"2024-06-18\" "
	    "certainty=\"likely\"" },
	{ "nor is a figure", "certainty=\"likely\" start=\"71\" end=\"75\">"
	    "36公里" },
	{ "a poor figure is open, and what it counts", "ofCertainty=\"open\" "
	    "certainty=\"open\" start=\"88\" end=\"94\">1250万元" },
	{ "a measure with a good heading is sure", "certainty=\"sure\" "
	    "start=\"61\" end=\"76\"><heading" },
	{ "one with a worse is likely", "certainty=\"likely\" "
	    "start=\"77\" end=\"95\"><heading" },
	{ "a telephone is likely", "<phone certainty=\"likely\"" },
	{ "who answers it is sure", "<name certainty=\"sure\"" },
};

/* A letter in a picture, to its record: what was recognised is no surer than
 * that, and no figure is sure. */
static void doubts(str bytes, const char *what)
{
	struct arena a = {0};
	struct diag d = {0};
	struct text text = {0};
	struct letter l = {0};
	str table = letter_table(&a);
	const struct programs programs = { stands_in, &table };
	const struct text_options how = { .ocr = true, .programs = &programs };
	struct reading_options o = { .patterns = patterns_new() };
	bool ok = text_decode(&text, bytes, &how, &a, &d) &&
	    reading_read(&l, &text, &o, &a, &d);

	TEST(what, ok);
	if (ok) {
		xmlDoc *doc;
		str xml;

		checks_run(&l, &a);
		doc = record_build(&l, &a);
		xml = record_write(doc, &a);
		for (size_t i = 0; i < sizeof(recognised) /
		    sizeof(*recognised); i++)
			TEST(recognised[i].name, str_has(xml,
			    str_of(recognised[i].in)));
		xmlFreeDoc(doc);
	}
	patterns_free(o.patterns);
	diag_clear(&d);
	arena_free(&a);
}

int main(void)
{
	reads();
	sure();
	pages();
	record_init();
	doubts(STR("\x89PNG\r\n\x1a\n"), "a picture");
	doubts(STR("%PDF-1.4\n"), "a PDF of pictures");
	return test_done();
}
