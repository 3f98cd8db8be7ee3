/* SPDX-License-Identifier: MIT */
/* The base: strings, UTF-8, arena, messages, files, hashes. */
#define _DEFAULT_SOURCE	/* syscall */
#undef _FORTIFY_SOURCE	/* its read() is inline; ours stands in for it */
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <wchar.h>

#include "base/calendar.h"
#include "base/digest.h"
#include "base/exits.h"
#include "base/file.h"
#include "base/full_stop.h"
#include "base/plain.h"
#include "base/number_words.h"
#include "base/spelling.h"
#include "base/utf.h"
#include "cli/lang.h"
#include "test.h"

static struct arena a;

/* In the place of the system's: what was seen through to the disk, and the errors
 * that come in the way, once each. */
static struct { int files, folders; } synced;
static struct { int read, write, file, folder; } fault;

static bool fails(int *error)
{
	errno = *error;
	*error = 0;
	return errno;
}

ssize_t read(int fd, void *p, size_t n)
{
	return fails(&fault.read) ? -1 : (ssize_t)syscall(SYS_read, fd, p, n);
}

ssize_t write(int fd, const void *p, size_t n)
{
	return fails(&fault.write) ? -1 : (ssize_t)syscall(SYS_write, fd, p, n);
}

int fsync(int fd)
{
	struct stat st;

	fstat(fd, &st);
	synced.files += S_ISREG(st.st_mode);
	synced.folders += S_ISDIR(st.st_mode);
	if (fails(S_ISDIR(st.st_mode) ? &fault.folder : &fault.file))
		return -1;
	return (int)syscall(SYS_fsync, fd);
}

/* Unicode 15, 3.9: one U+FFFD for each maximal subpart (tables 3-8 to 3-11). */
static const struct {
	const char *name, *in, *out;
} utf8_cases[] = {
	{ "ascii",            "ab",                       "ab" },
	{ "two, three, four", "\u00e9\u7b54\U0002070e",   "\u00e9\u7b54\U0002070e" },
	{ "last code point",  "\xf4\x8f\xbf\xbf",         "\xf4\x8f\xbf\xbf" },
	{ "past the last",    "\xf4\x90\x80\x80",         "????" },
	{ "not the shortest", "\xc0\xaf\xe0\x80\xbf",     "?????" },
	{ "surrogate",        "\xed\xa0\x80",             "???" },
	{ "cut in the end",   "a\xe7\xad",                "a?" },
	{ "cut in the middle","\xe1\x80\xe2\xf0\x91\x92", "???" },
	{ "and goes on",      "\xf1\x80\x80\x41",         "?A" },
	{ "continuation",     "\x80\xbf",                 "??" },
	{ "no such byte",     "\xfe\xff",                 "??" },
};

static void test_utf8(void)
{
	for (size_t i = 0; i < sizeof(utf8_cases) / sizeof(*utf8_cases); i++) {
		size_t n;
		uint32_t *c = utf8_points(&a, str_of(utf8_cases[i].in), &n);

		for (size_t k = 0; k < n; k++)
			c[k] = c[k] == 0xFFFD ? '?' : c[k];
		TEST(utf8_cases[i].name, str_eq(utf8_of(&a, c, n),
		    str_of(utf8_cases[i].out)));
	}
}

static void test_utf8_all(void)
{
	bool back = true;

	for (uint32_t c = 0; c < 0x110000; c++) {
		char s[4];
		size_t at = 0;
		str x = { s, 0 };

		if (c >= 0xD800 && c < 0xE000)
			continue;
		x.len = utf8_put(s, c);
		back = back && utf8_next(x, &at) == c && at == x.len;
	}
	TEST("every scalar value comes back", back);
}

/* One row a property of a code point. */
static const struct {
	const char *name;
	uint32_t point, fold;
	int width;
	bool xml, space, han;
} point_cases[] = {
	{ "letter",             'a',     'a',    1, true,  false, false },
	{ "han",                0x7B54,  0x7B54, 2, true,  false, true  },
	{ "zero of han",        0x3007,  0x3007, 2, true,  false, true  },
	{ "extension B",        0x2070E, 0x2070E,2, true,  false, true  },
	{ "full-width digit",   0xFF13,  '3',    2, true,  false, false },
	{ "full-width colon",   0xFF1A,  ':',    2, true,  false, false },
	{ "ideographic space",  0x3000,  0x3000, 2, true,  true,  false },
	{ "no-break space",     0x00A0,  0x00A0, 1, true,  true,  false },
	{ "zero-width space",   0x200B,  0x200B, 0, true,  true,  false },
	{ "compatibility",      0xF90A,  0x91D1, 2, true,  false, true  },
	{ "traditional",        0x91AB,  0x533B, 2, true,  false, true  },
	{ "control",            0x0001,  0x0001, 0, false, false, false },
	{ "line feed",          '\n',    '\n',   0, true,  true,  false },
	{ "not a character",    0xFFFE,  0xFFFE, 1, false, false, false },
	{ "combining accent",   0x0301,  0x0301, 0, true,  false, false },
	{ "next line",          0x0085,  0x0085, 0, true,  true,  false },
	{ "ogham space",        0x1680,  0x1680, 1, true,  true,  false },
	{ "line separator",     0x2028,  0x2028, 1, true,  true,  false },
	{ "paragraph separator",0x2029,  0x2029, 1, true,  true,  false },
	{ "narrow no-break",    0x202F,  0x202F, 1, true,  true,  false },
	{ "mathematical space", 0x205F,  0x205F, 1, true,  true,  false },
	{ "byte order mark",    0xFEFF,  0xFEFF, 0, true,  true,  false },
	{ "hangul jamo",        0x1100,  0x1100, 2, true,  false, false },
	{ "after the wide jamo",0x1160,  0x1160, 1, true,  false, false },
	{ "hangul",             0xAC00,  0xAC00, 2, true,  false, false },
	{ "after hangul",       0xD7A4,  0xD7A4, 1, true,  false, false },
	{ "private use",        0xE000,  0xE000, 1, true,  false, false },
	{ "surrogate",          0xD800,  0xD800, 1, false, false, false },
	{ "half-width katakana",0xFF71,  0xFF71, 1, true,  false, false },
	{ "extension A",        0x3400,  0x3400, 2, true,  false, true  },
	{ "past the last plane",0x110000,0x110000,1, false, false, false },
};

/* What says nothing, and what stands beside it and does. */
static void test_nothing(void)
{
	static const uint32_t nothing[] = { 0xAD, 0x34F, 0x61C, 0x180E, 0x200B,
		0x200F, 0x202A, 0x202C, 0x2060, 0x206F, 0xFE00, 0xFE0F, 0xFEFF,
		0xE0000, 0xE0041, 0xE007F };
	static const uint32_t something[] = { 'a', 0xAC, 0xAE, 0x200A, 0x2010,
		0x202B, 0x202E, 0x2067, 0x205F, 0x2070, 0xFDFF, 0xFE10, 0x4E00,
		0xDFFFF, 0xE0080, 0xE0100 };

	for (size_t i = 0; i < sizeof(nothing) / sizeof(*nothing); i++) {
		TEST("nothing", utf_is_nothing(nothing[i]));
		TEST("something", !utf_is_nothing(something[i]));
	}
}

static void test_sentence(void)
{
	const str x = STR("甲。乙？丙");

	TEST("a sentence ends behind its mark", sentence_end(x, 0) == 6);
	TEST("the last where the text does", sentence_end(x, 12) == x.len);
	TEST("before the end of a line", sentence_end(STR("a\nb。"), 0) == 1);
	TEST("it begins behind the one before", sentence_begin(x, 0, 9) == 6 &&
	    sentence_begin(x, 0, 3) == 0);
}

static void test_points(void)
{
	for (size_t i = 0; i < sizeof(point_cases) / sizeof(*point_cases); i++) {
		uint32_t c = point_cases[i].point;
		const char *name = point_cases[i].name;

		TEST(name, utf_width(c) == point_cases[i].width);
		TEST(name, utf_is_xml(c) == point_cases[i].xml);
		TEST(name, utf_is_space(c) == point_cases[i].space);
		TEST(name, utf_is_han(c) == point_cases[i].han);
		if (point_cases[i].fold != 0x3000)
			TEST(name, fold_point(c) == point_cases[i].fold);
	}
	TEST("width of a string", utf8_width(STR("A类３")) == 5);
	for (const char *c = "-‐–—―−─－"; *c; ) {
		size_t at = 0;

		TEST(c, utf_is_hyphen(utf8_next(str_of(c), &at)));
		c += at;
	}
	TEST("no hyphen", !utf_is_hyphen('~') && !utf_is_hyphen(0x200F) &&
	    !utf_is_hyphen(0x2016) && !utf_is_hyphen(0x4E00));
	TEST("ink", utf_is_ink(0x7B54) && utf_is_ink('0') && utf_is_ink('Z') &&
	    utf_is_ink('a') && !utf_is_ink('@') && !utf_is_ink('{') &&
	    !utf_is_ink('/') && !utf_is_ink(0xFF0C));
}

static void test_arena(void)
{
	struct arena own = {0};
	struct VEC(int) v = {0};
	str parts[] = { STR("甲"), STR(""), STR("乙") };
	bool zero = true;
	char *big;

	for (int i = 0; i < 10000; i++)
		*push(&own, &v) = i;
	TEST("a vector grows", v.n == 10000 && v.v[9999] == 9999);
	big = arena_alloc(&own, 1, 1, 10 << 20);
	for (size_t i = 0; i < 10 << 20; i++)
		zero = zero && !big[i];
	TEST("memory is zeroed", zero);
	memset(big, 1, 10 << 20);
	arena_reset(&own);
	big = arena_alloc(&own, 1, 1, 1000);
	for (size_t i = 0; i < 1000; i++)
		zero = zero && !big[i];
	TEST("and after a reset", zero);
	TEST("aligned", (uintptr_t)arena_alloc(&own, 1, 16, 1) % 16 == 0);
	TEST("join", str_eq(arena_join(&own, parts, 3), STR("甲乙")));
	TEST("printf", str_eq(arena_printf(&own, "%d%s", 7, "号"), STR("7号")));
	arena_free(&own);
}

static void test_str(void)
{
	TEST("equal", str_eq(STR("ab"), STR("ab")) && !str_eq(STR("ab"),
	    STR("a")) && str_eq((str){0}, STR("")));
	TEST("has", str_has(STR("abc"), STR("bc")) && str_has(STR("abc"),
	    STR("")) && !str_has(STR("ab"), STR("abc")));
	TEST("starts and ends", str_starts(STR("abc"), STR("ab")) &&
	    str_ends(STR("abc"), STR("bc")) && !str_ends(STR("c"), STR("bc")));
}

/* Severity decides the exit status; the place stands before the message. */
static const struct {
	const char *name;
	enum diag_id id;
	size_t line;
	const char *file, *detail, *out;
	int status;
} diag_cases[] = {
	{ "system", DIAG_IO, 0, "a.txt", "why",
	    "dafu: a.txt: error: cannot read or write: why\n", EXIT_SYSTEM },
	{ "usage", DIAG_USAGE, 0, NULL, NULL,
	    "dafu: error: wrong usage\n", EXIT_USAGE },
	{ "document", DIAG_EMPTY, 0, "a.txt", NULL,
	    "dafu: a.txt: error: the file is empty\n", EXIT_DOCUMENT },
	{ "place", DIAG_RECORD_PARSE, 3, "r.xml", "x",
	    "dafu: r.xml:3:5: error: is not well-formed XML: x\n",
	    EXIT_DOCUMENT },
	{ "controls", DIAG_IO, 0, "a\n\x1B[m.txt", "w\xC2\x9Bhy",
	    "dafu: a\\n\\x1B[m.txt: error: cannot read or write: "
	    "w\\u009Bhy\n", EXIT_SYSTEM },
};

static void test_diag(void)
{
	for (size_t i = 0; i < sizeof(diag_cases) / sizeof(*diag_cases); i++) {
		struct diag d = { .file = str_of(diag_cases[i].file) };
		char out[256] = "";
		FILE *f = fmemopen(out, sizeof(out), "w");
		const char *detail = diag_cases[i].detail;

		diag_add_at(&d, diag_cases[i].id, diag_cases[i].line, 5,
		    detail ? "%s" : NULL, detail);
		diag_print(&d, f);
		fclose(f);
		TEST(diag_cases[i].name, !strcmp(out, diag_cases[i].out));
		TEST(diag_cases[i].name, diag_exit(&d) == diag_cases[i].status);
		diag_forget(&d);
		TEST("worst is kept", diag_exit(&d) == diag_cases[i].status &&
		    !d.list.n);
		diag_clear(&d);
	}
}

static const struct {
	const char *in, *out;
} clean_cases[] = {
	{ "in/a.txt",       "in/a.txt" },
	{ "./in//a.txt",    "in/a.txt" },
	{ "in/./b/../a",    "in/a" },
	{ "in/b/c/../../a", "in/a" },
	{ "in/",            "in" },
	{ "in/..",          "." },
	{ "./",             "." },
	{ "",               "." },
	{ "../../a",        "../../a" },
	{ "../b/../a",      "../a" },
	{ "b/../../a",      "../a" },
	{ "/",              "/" },
	{ "//in/..//a/.",   "/a" },
	{ "/../a",          "/a" },
	{ "..a/.b/c..",     "..a/.b/c.." },
};

static void test_clean(void)
{
	for (size_t i = 0; i < sizeof(clean_cases) / sizeof(*clean_cases); i++)
		TEST(clean_cases[i].in, str_eq(file_clean(
		    str_of(clean_cases[i].in), &a), str_of(clean_cases[i].out)));
}

/* What the system lets fail: done again, or told, and all stays as it was. */
static void test_faults(const char *folder)
{
	static const struct {
		const char *name;
		int read, write, file, folder;
		bool ok;
	} rows[] = {
		{ "a signal while it reads", .read = EINTR, .ok = true },
		{ "an error while it reads", .read = EIO },
		{ "a signal while it writes", .write = EINTR, .ok = true },
		{ "a full disk", .write = ENOSPC },
		{ "an error of the disk", .file = EIO },
		{ "an error of the folder", .folder = EIO },
		{ "a folder that cannot be synced", .folder = EINVAL,
		    .ok = true },
	};
	const char *path = arena_printf(&a, "%s/y", folder).s;

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct diag d = {0};
		bool ok, after = rows[i].ok || rows[i].read || rows[i].folder;
		str in;

		TEST("before", file_write(path, STR("before"), &d));
		fault.write = rows[i].write;
		fault.file = rows[i].file;
		fault.folder = rows[i].folder;
		ok = file_write(path, STR("after"), &d);
		fault.read = rows[i].read;
		ok = ok && file_read(&in, path, 100, &a, &d);
		TEST(rows[i].name, ok == rows[i].ok &&
		    d.list.n == !rows[i].ok && (ok || d.list.v[0].id ==
		    DIAG_IO));
		TEST(rows[i].name, file_read(&in, path, 100, &a, &d) &&
		    str_eq(in, after ? STR("after") : STR("before")));
		diag_clear(&d);
	}
	TEST("only that", !unlink(path) && !rmdir(folder) &&
	    !mkdir(folder, 0700));
}

static void test_file(const char *folder)
{
	struct diag d = {0};
	const char *path = arena_printf(&a, "%s/x", folder).s;
	str in;
	struct stat st;

	TEST("write", file_write(path, STR("one"), &d));
	TEST("its bytes, then its name are on the disk", synced.files == 1 &&
	    synced.folders == 1);
	TEST("write again", file_write(path, STR("two\0three"), &d));
	TEST("read", file_read(&in, path, 100, &a, &d) &&
	    str_eq(in, STR("two\0three")));
	TEST("just the limit", file_read(&in, path, 9, &a, &d));
	TEST("over the limit", !file_read(&in, path, 8, &a, &d) &&
	    d.list.v[d.list.n - 1].id == DIAG_TOO_LARGE);
	TEST("a folder", !file_read(&in, folder, 100, &a, &d) &&
	    d.list.v[d.list.n - 1].id == DIAG_FOLDER);
	TEST("not there", !file_read(&in, "/nowhere/x", 100, &a, &d) &&
	    d.list.v[d.list.n - 1].id == DIAG_IO);
	TEST("cannot write", !file_write("/nowhere/x", STR("x"), &d) &&
	    d.list.v[d.list.n - 1].id == DIAG_IO);
	TEST("in place of a folder", !file_write(folder, STR("x"), &d));
	TEST("nothing else is left", !unlink(path) && !rmdir(folder) &&
	    stat(folder, &st) < 0);
	TEST("name", !strcmp(file_name("a/b.c"), "b.c") &&
	    !strcmp(file_name("b"), "b"));
	diag_clear(&d);
}

/* Days in the calendar and not; one month and a day after them. */
static const struct {
	const char *day, *after;
} days[] = {
	{ "1970-01-01", "1970-02-02" }, { "2024-01-31", "2024-03-01" },
	{ "2023-01-31", "2023-03-01" }, { "2024-02-29", "2024-03-30" },
	{ "1999-12-31", "2000-02-01" }, { "2000-02-29", "2000-03-30" },
	{ "1600-01-01", "1600-02-02" }, { "2100-02-28", "2100-03-29" },
	{ "2023-02-29", NULL }, { "1900-02-29", NULL }, { "2024-13-01", NULL },
	{ "2024-00-10", NULL }, { "2024-04-31", NULL }, { "2024-4-30", NULL },
	{ "2024-04", NULL }, { "2024-04-3x", NULL }, { "2024/04/30", NULL },
	{ "1599-12-31", NULL }, { "", NULL },
};

static void test_calendar(void)
{
	long day, before;

	for (size_t i = 0; i < sizeof(days) / sizeof(*days); i++) {
		bool is = calendar_read(str_of(days[i].day), &day);

		TEST(days[i].day, is == !!days[i].after);
		if (!is)
			continue;
		TEST(days[i].day, str_eq(calendar_write(day, &a),
		    str_of(days[i].day)));
		TEST(days[i].after, str_eq(calendar_write(calendar_after(day,
		    1, 1), &a), str_of(days[i].after)));
	}
	TEST("at a turn of years", calendar_read(STR("2036-12-31"), &day) &&
	    str_eq(calendar_write(day, &a), STR("2036-12-31")) &&
	    str_eq(calendar_write(day + 1, &a), STR("2037-01-01")) &&
	    calendar_read(STR("1996-01-01"), &day) &&
	    str_eq(calendar_write(day, &a), STR("1996-01-01")) &&
	    str_eq(calendar_write(day - 1, &a), STR("1995-12-31")));
	TEST("the first day", calendar_read(STR("1970-01-01"), &day) && !day);
	before = calendar_day(1600, 1, 1) - 1;
	for (int y = 1600; y < 2401; y++)
		for (int m = 1; m <= 12; m++)
			for (int d = 1; d <= calendar_last_day(y, m); d++) {
				if (calendar_day(y, m, d) != before + 1)
					TEST("days follow", false);
				before++;
			}
	TEST("eight centuries", before == calendar_day(2401, 1, 1) - 1);
}

static const struct {
	const char *typed, *meant;
} slips[] = {
	{ "serach", "search" }, { "searc", "search" }, { "saerch", "search" },
	{ "lst", "list" }, { "sho", "show" }, { "search", "search" },
	{ "nothing", NULL }, { "", NULL }, { "x", NULL }, { "chaser", NULL },
	{ "searchsearchsearchsearchsearchsearch", NULL },
};

static bool begins_kilometre(str rest)
{
	return str_starts(rest, STR("千米"));
}

static void test_numeral(void)
{
	static const struct { const char *words, *front, *plain; } rows[] = {
		{ "十二届", "12", "12届" },
		{ "二十一", "21", "21" },
		{ "二十", "20", "20" },
		{ "十月", "10", "10月" },
		{ "二〇二四年十二月", "2024", "2024年12月" },
		{ "２０２５ 年", "2025", "2025年" },
		{ "第九", "", "第9" },
		{ "二○二五", "2025", "2025" },
		{ "一九九八年", "1998", "1998年" },
		{ "三千五百万元", "35000000", "35000000元" },
		{ "1.5万亿", "1500000000000", "1.5万亿" },
		{ "1,200人", "1200", "1,200人" },
		{ "5千米", "5", "5千米" },
		{ "5千人", "5000", "5千人" },
		{ "百年", "", "百年" },
		{ "三百余人", "", "三百余人" },
		{ "十五六人", "", "十五六人" },
		{ "三四月", "", "三四月" },
		{ "二〇", "20", "20" },
		{ "两年", "2", "2年" },
		{ "肆佰叁拾元", "430", "430元" },
		{ "柒仟捌佰玖拾伍元", "7895", "7895元" },
		{ "陆万贰仟壹佰元", "62100", "62100元" },
		{ "廿三日", "23", "23日" },
		{ "卅五件", "35", "35件" },
		{ "三点五万元", "35000", "35000元" },
		{ "三千五", "3500", "3500" },
		{ "三点五百人", "3", "3点500人" },
		{ "三点一四一五九二六五三五八九七九三二三八四六二六四三三八三二七九五〇二八八四一九七一六九三九九三七五一〇五八二〇九七四九四四五九二三", "", "三点一四一五九二六五三五八九七九三二三八四六二六四三三八三二七九五〇二八八四一九七一六九三九九三七五一〇五八二〇九七四九四四五九二三" },
		{ "1，250万元", "", "1,250万元" },
		{ "一万二千五", "12500", "12500" },
		{ "十二万三", "123000", "123000" },
		{ "二百三万", "2300000", "2300000" },
		{ "", "", "" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		str x = str_of(rows[i].words);
		size_t len;
		struct decimal d = number_front(x, begins_kilometre, &len);

		TEST(rows[i].words, str_eq(len ? decimal_print(&a, &d) :
		    STR(""), str_of(rows[i].front)));
		TEST(rows[i].words, str_eq(number_plain(x, &a),
		    str_of(rows[i].plain)));
	}
	TEST("scales", number_scales(STR("百万元"), NULL) == 6 &&
	    !number_scales(STR("元"), NULL) && !number_scales(STR("千米"),
	    begins_kilometre) && !number_scales(STR("十佳"), NULL));
}

/* Decimals as strings: more digits than are kept, other signs, no numbers. */
static void test_decimals(void)
{
	static const struct { const char *x, *y, *sum; int order; } rows[] = {
		{ "1.5", "2.50", "4", -1 }, { "0", "7", "7", -1 },
		{ "12", "12.0", "24", 0 }, { "-1", "-2", "-3", 1 },
		{ "-1", "2", NULL, -1 }, { "x", "1", NULL, 0 },
		{ "1", "1..", NULL, 0 }, { "", "1", NULL, 0 },
		{ "1000000000000000000000000000000",
		    "0.0000000000000000000000000000001", NULL, 1 },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		str x = str_of(rows[i].x), y = str_of(rows[i].y);
		str sum = number_add(&a, x, y);

		TEST(rows[i].x, rows[i].sum ? str_eq(sum,
		    str_of(rows[i].sum)) : !sum.s);
		TEST(rows[i].y, number_compare(x, y) == rows[i].order);
	}
}

static void test_near(void)
{
	for (size_t i = 0; i < sizeof(slips) / sizeof(*slips); i++) {
		struct spelling n = { .typed = str_of(slips[i].typed) };

		spelling_try(&n, STR("list"));
		spelling_try(&n, STR("show"));
		spelling_try(&n, STR("search"));
		TEST(slips[i].typed, slips[i].meant ? n.name.s &&
		    str_eq(n.name, str_of(slips[i].meant)) : !n.name.s);
	}
}

static void test_plain(void)
{
	static const struct { const char *from, *name, *text; } x[] = {
		{ "答复 abc", "答复 abc", "答复 abc" },
		{ "a\tb\nc\r\n", "a\\tb\\nc\\r\\n", "a\tb\nc\r\n" },
		{ "a\rb", "a\\rb", "a\\rb" },
		{ "\x1B[m\x07\x7F", "\\x1B[m\\x07\\x7F", "\\x1B[m\\x07\\x7F" },
		{ "\xC2\x9B" "1m", "\\u009B1m", "\\u009B1m" },
		{ "甲\xE2\x80\xAE乙", "甲\\u202E乙", "甲\\u202E乙" },
		{ "\xD8\x9C甲\xE2\x80\x8E乙\xE2\x80\x8F",
		    "\\u061C甲\\u200E乙\\u200F", "\\u061C甲\\u200E乙\\u200F" },
		{ "\x9B\xE4\xB8", "\\x9B\\xE4\\xB8", "\\x9B\\xE4\\xB8" },
	};
	char *said = NULL;
	size_t len;
	FILE *out;

	for (size_t i = 0; i < sizeof(x) / sizeof(*x); i++) {
		TEST(x[i].name, str_eq(plain_of(&a, str_of(x[i].from), false),
		    str_of(x[i].name)));
		TEST(x[i].text, str_eq(plain_of(&a, str_of(x[i].from), true),
		    str_of(x[i].text)));
	}
	out = open_memstream(&said, &len);
	say(out, "%s: %d\n", "a\nb", 1);
	say(out, "%*s\n", 3000, "\x1B");
	say(out, "%lc", (wint_t)0x7FFFFFFF);	/* no such character: nothing */
	fclose(out);
	TEST("say", len == 7 + 1 + 3003 + 1 && str_starts((str){ said, len },
	    STR("a\\nb: 1\n ")) && str_ends((str){ said, len },
	    STR(" \\x1B\n")));
	free(said);
}

static void test_digest(void)
{
	str x;

	/* FIPS 180-4, the examples of "abc" */
	TEST("sha-256", str_eq(digest_sha256(&a, STR("abc")), STR("ba7816bf"
	    "8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")));
	TEST("sha-512", str_starts(digest_sha512(&a, STR("abc")),
	    STR("ddaf35a193617abacc417349ae20413112e6fa4e89a97ea2")));
	TEST("no such digest", !digest_named(&x, "none", STR("abc"), &a));
	/* GB/T 32905, example 1 */
	TEST("sm3", digest_named(&x, "sm3", STR("abc"), &a) && x.len == 32 &&
	    !memcmp(x.s, "\x66\xc7\xf0\xf4\x62\xee", 6));
	TEST("base64, whole", digest_base64(&x, STR("562U 5aSN"), &a) &&
	    str_eq(x, STR("答复")));
	TEST("base64, no such sign", !digest_base64(&x, STR("5*=="), &a));
	TEST("base64, cut", !digest_base64(&x, STR("562U5"), &a));
}

int main(void)
{
	char folder[] = "/tmp/dafu-XXXXXX";

	test_utf8();
	test_utf8_all();
	test_points();
	test_nothing();
	test_sentence();
	test_arena();
	test_calendar();
	test_str();
	test_diag();
	test_near();
	test_numeral();
	test_decimals();
	test_plain();
	test_clean();
	if (mkdtemp(folder)) {
		test_faults(folder);
		synced.files = synced.folders = 0;
		test_file(folder);
	}
	test_digest();
	arena_free(&a);
	return test_done();
}
