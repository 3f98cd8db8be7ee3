/* SPDX-License-Identifier: MIT */
/* Bytes to text: encodings, line ends, pages; and UTF-8 itself. */
#include <stdio.h>
#include <stdlib.h>

#include "base/utf.h"
#include "intake/document_text.h"
#include "intake/numeral.h"
#include "test.h"

#define B(literal) (literal), sizeof(literal) - 1

static const struct {
	const char *name, *bytes;
	size_t len;
	const char *encoding, *text;	/* text NULL: refused */
	size_t replaced;
} cases[] = {
	{ "utf-8", B("答复\n"), "UTF-8", "答复\n", 0 },
	{ "byte order mark", B("\xEF\xBB\xBF答复"), "UTF-8", "答复", 0 },
	{ "crlf", B("a\r\nb\r\n"), "UTF-8", "a\r\nb\r\n", 0 },
	{ "cr", B("a\rb\r\rc"), "UTF-8", "a\nb\n\nc", 0 },
	{ "gb18030", B("\xB4\xF0\xB8\xB4"), "GB18030", "答复", 0 },
	{ "gb18030 four bytes", B("\xB4\xF0\xB8\xB4\xCC\xE1\xB0\xB8\x81\x39\xEF\x30"), "GB18030", "答复提案㐁", 0 },
	{ "utf-16le", B("\x54\x7B\x0D\x59\x0A\x00"), "UTF-16LE", "答复\n", 0 },
	{ "utf-16be", B("\x7B\x54\x59\x0D\x00\x0A"), "UTF-16BE", "答复\n", 0 },
	{ "utf-16 mark", B("\xFF\xFE\x54\x7B\x0D\x59"), "UTF-16LE", "答复", 0 },
	{ "utf-16 mark, the other way", B("\xFE\xFF\x7B\x54\x59\x0D"), "UTF-16BE", "答复", 0 },
	{ "half a character at the end", B("\xFF\xFE\x54\x7B\x0D\x59\x54\x7B\x0D\x59\x54\x7B\x0D\x59\x0D"), "UTF-16LE", "答复答复答复\xEF\xBF\xBD", 1 },
	{ "half a pair", B("\xFF\xFE\x54\x7B\x0D\x59\x54\x7B\x40\xD8\x0D\x59\x54\x7B\x0D\x59"), "UTF-16LE", "答复答\xEF\xBF\xBD复答复", 1 },
	{ "gb18030 cut short", B("\xB4\xF0\xB8\xB4\xCC\xE1\xB0\xB8\xB4\xF0\xB8\xB4\x81\x39"), "GB18030", "答复提案答复\xEF\xBF\xBD" "9", 1 },
	{ "half a pair at the end", B("\xFF\xFE\x54\x7B\x0D\x59\x54\x7B\x0D\x59\x54\x7B\x40\xD8"), "UTF-16LE", "答复答复答\xEF\xBF\xBD", 1 },
	{ "the second half alone", B("\xFF\xFE\x54\x7B\x0D\x59\x00\xDC\x54\x7B\x0D\x59\x54\x7B"), "UTF-16LE", "答复\xEF\xBF\xBD答复答", 1 },
	{ "two first halves", B("\xFF\xFE\x54\x7B\x0D\x59\x40\xD8\x40\xD8\x00\xDC\x54\x7B\x0D\x59\x54\x7B\x0D\x59"), "UTF-16LE", "答复\xEF\xBF\xBD𠀀答复答复", 1 },
	{ "gb18030, a second byte too low", B("\xB4\xF0\xB8\xB4\xCC\xE1\xB0\xB8\xB4\x20\xB8\xB4"), "GB18030", "答复提案\xEF\xBF\xBD 复", 1 },
	{ "gb18030, DEL for a second byte", B("\xB4\xF0\xB8\xB4\xCC\xE1\xB0\xB8\xB4\x7F\xB8\xB4"), "GB18030", "答复提案\xEF\xBF\xBD\x7F复", 1 },
	{ "gb18030, FF for a second byte", B("\xB4\xF0\xB8\xB4\xCC\xE1\xB0\xB8\xB4\xFF\xB8\xB4\xB4\xF0\xB8\xB4\xCC\xE1"), "GB18030", "答复提案\xEF\xBF\xBD\xEF\xBF\xBD复答复提", 2 },
	{ "NUL in an odd number of bytes", B("answered\0!!"), "UTF-8", "answered\xEF\xBF\xBD!!", 1 },
	{ "NUL in an even number of bytes", B("1234567\0!0"), "UTF-8", "1234567\xEF\xBF\xBD!0", 1 },
	{ "CR at the end", B("a\r"), "UTF-8", "a\n", 0 },
	{ "too little of it is text", B("\x01\x02\x03甲"), "", NULL, 0 },
	{ "gb18030, no first byte", B("\xB4\xF0\xB8\xB4\xCC\xE1\xB0\xB8\x80\xB4\xF0"), "GB18030", "答复提案\xEF\xBF\xBD答", 1 },
	{ "form feed and vertical tab", B("甲\f乙\v丙"), "UTF-8", "甲\n乙\n丙", 0 },
	{ "surrogate pair", B("\xFF\xFE\x40\xD8\x00\xDC\x54\x7B"), "UTF-16LE", "𠀀答", 0 },
	{ "bad byte", B("答复提案建议议案办理情况\xFF如下委员代表"), "UTF-8", "答复提案建议议案办理情况\xEF\xBF\xBD如下委员代表", 1 },
	{ "control", B("答复\x01提案建议议案"), "UTF-8", "答复\xEF\xBF\xBD提案建议议案", 1 },
	{ "empty", B(""), "", NULL, 0 },
	{ "blank", B(" \n\t\n"), "", NULL, 0 },
	{ "pdf", B("%PDF-1.7 ..."), "", NULL, 0 },
	{ "zip", B("PK\3\4......"), "", NULL, 0 },
	{ "page", B("<html><body><p>甲</p><p>乙<b>丙</b></p></body></html>"), "UTF-8", "甲\n乙丙\n", 0 },
	{ "br", B("<html><body>甲<br>乙<br/>丙</body></html>"), "UTF-8", "甲\n乙\n丙\n", 0 },
	{ "behind", B("<!DOCTYPE html>甲</html>丙"), "UTF-8", "甲\n丙\n", 0 },
	{ "cells", B("<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td></tr></table>"), "UTF-8", "甲\t乙\n丙\n", 0 },
	{ "hidden by what is said last", B("<html><body><p style=\"display:block;DISPLAY:/**/none\">甲</p><p style=\"display:none;display:block\">乙</p></body></html>"), "UTF-8", "乙\n", 0 },
	{ "not hidden", B("<html><body><p style=\"x-display:none;background:url(display:none;display:none)\">甲</p><p style=\"/*display:none*/\">乙</p></body></html>"), "UTF-8", "甲\n乙\n", 0 },
	{ "a text to read only", B("<html><body>甲<textarea readonly>乙\n丙</textarea></body></html>"), "UTF-8", "甲\n乙\n丙\n", 0 },
	{ "hidden", B("<html><body><p style=\"display: none\">甲</p><script>乙</script>丙</body></html>"), "UTF-8", "丙\n", 0 },
	{ "line breaks of the source", B("<p>甲\n乙 丙\nx y</p>"), "UTF-8", "甲乙 丙 x y\n", 0 },
	{ "entities", B("<p>甲&nbsp;&ldquo;乙&rdquo;&lt;</p>"), "UTF-8", "甲\xC2\xA0“乙”<\n", 0 },
	{ "cell of blocks", B("<table><tr><td><p>甲</p><p>乙</p></td></tr></table>"), "UTF-8", "甲\n乙\n", 0 },
	{ "unclosed", B("<div><p>甲<p>乙<table><tr><td>丙"), "UTF-8", "甲\n乙\n丙\n", 0 },
};

static void decode_cases(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct text_options o = {0};
		struct arena a = {0};
		struct diag d = {0};
		struct text t;
		bool ok = text_decode(&t, (str){ cases[i].bytes,
		    cases[i].len }, &o, &a, &d);

		if (!cases[i].text)
			TEST(cases[i].name, !ok && d.list.n == 1);
		else
			TEST(cases[i].name, ok && str_eq(utf8_of(&a, t.c, t.n),
			    str_of(cases[i].text)) && str_eq(str_of(t.encoding),
			    str_of(cases[i].encoding)) &&
			    t.replaced.n == cases[i].replaced);
		if (ok && str_has(utf8_of(&a, t.c, t.n), STR("乙丙")))
			TEST("bold is noted", t.bold.n == 1 &&
			    t.bold.v[0].start == 3 && t.bold.v[0].end == 4);
		arena_free(&a);
		diag_clear(&d);
	}
}

/* Said to be UTF-16: what would mark UTF-8 is text. */
static void mark_of_another(void)
{
	const struct text_options o = { .encoding = "utf-16be" };
	struct arena a = {0};
	struct diag d = {0};
	struct text t;

	TEST("a mark of another encoding", text_decode(&t, (str){
	    B("\xEF\xBB\xBF\x7B\x7B\x54") }, &o, &a, &d) && t.n == 3 &&
	    t.c[0] == 0xEFBB && t.c[2] == 0x7B54);
	TEST("no such encoding", !text_decode(&t, STR("x"),
	    &(struct text_options){ .encoding = "latin9" }, &a, &d) &&
	    d.list.n == 1 && d.list.v[0].id == DIAG_ENCODING);
	arena_free(&a);
	diag_clear(&d);
}

/* What is refused where a user asks for more, or says it is another; where each
 * character begins. */
static void asked_for(void)
{
	struct arena a = {0};
	struct diag d = {0};
	struct text t;

	TEST("strictly", !text_decode(&t, STR("答复\x01提案建议议案"),
	    &(struct text_options){ .strict = true }, &a, &d) &&
	    d.list.n == 1 && d.list.v[0].id == DIAG_UNDECODABLE &&
	    str_eq(d.list.v[0].detail, STR("at byte 6")));
	TEST("as another encoding", !text_decode(&t, STR("答复答复答复答"),
	    &(struct text_options){ .encoding = "utf-16be" }, &a, &d) ||
	    t.told);
	TEST("unreadable as another", !text_decode(&t,
	    (str){ B("\xD8\x01\xD8\x01\xD8\x01\n\n") },
	    &(struct text_options){ .encoding = "utf-16be" }, &a, &d) &&
	    d.list.v[d.list.n - 1].id == DIAG_BINARY &&
	    str_has(d.list.v[d.list.n - 1].detail, STR("by its bytes it is")));
	TEST("places", text_decode(&t, STR("答\r\na\f复"),
	    &(struct text_options){ .places = true }, &a, &d) && t.n == 6 &&
	    t.byte[0] == 0 && t.byte[1] == 3 && t.byte[2] == 4 &&
	    t.byte[3] == 5 && t.byte[4] == 6 && t.byte[5] == 7 &&
	    t.byte[6] == 10);
	arena_free(&a);
	diag_clear(&d);
}

/* What was decoded, back into bytes; len 0: it cannot be. */
static const struct {
	const char *name, *encoding, *text, *bytes;
	size_t len;
} encoded[] = {
	{ "to utf-8", "UTF-8", "答a𠀀", B("答a𠀀") },
	{ "to utf-16le", "UTF-16LE", "答a𠀀", B("\x54\x7B\x61\x00\x40\xD8\x00\xDC") },
	{ "to utf-16be", "UTF-16BE", "答a𠀀", B("\x7B\x54\x00\x61\xD8\x40\xDC\x00") },
	{ "to gb18030", "GB18030", "答a㐁", B("\xB4\xF0\x61\x81\x39\xEF\x30") },
	{ "to gb18030, half a pair", "GB18030", "答\xED\xA0\x80", B("") },
	{ "to no encoding", "latin9", "答", B("") },
};

static void encode_cases(void)
{
	struct text_decoder *own = text_decoder_open();

	for (size_t i = 0; i < 2 * sizeof(encoded) / sizeof(*encoded); i++) {
		const size_t k = i / 2;
		struct arena a = {0};
		size_t n;
		uint32_t *c = utf8_points(&a, str_of(encoded[k].text), &n);
		str out;
		bool ok;

		if (strstr(encoded[k].name, "half a pair"))
			c[1] = 0xD800;
		ok = text_encode(&out, c, n, encoded[k].encoding, i % 2 ? own :
		    NULL, &a);
		TEST(encoded[k].name, encoded[k].len ? ok && str_eq(out,
		    (str){ encoded[k].bytes, encoded[k].len }) : !ok);
		arena_free(&a);
	}
	text_decoder_close(own);
}

static void points(void)
{
	char s[4];
	bool all = true;

	for (uint32_t c = 0; c < 0x110000; c++) {
		size_t at = 0, n;

		if (c >= 0xD800 && c < 0xE000)
			continue;
		n = utf8_put(s, c);
		all = all && utf8_next((str){ s, n }, &at) == c && at == n;
	}
	TEST("all code points there and back", all);
}

/* Ill-formed sequences and how many U+FFFD stand for them (Unicode 3.9). */
static const struct { const char *bytes; size_t len, parts; } ill[] = {
	{ B("\x80"), 1 }, { B("\xC0\xAF"), 2 }, { B("\xE0\x9F\x80"), 3 },
	{ B("\xF0\x80\x80\x41"), 4 }, { B("\xE4\xB8"), 1 },
	{ B("\xF4\x90\x80\x80"), 4 }, { B("\xED\xA0\x80"), 3 },
};

static void ill_formed(void)
{
	for (size_t i = 0; i < sizeof(ill) / sizeof(*ill); i++) {
		size_t at = 0, parts = 0;

		while (at < ill[i].len) {
			utf8_next((str){ ill[i].bytes, ill[i].len }, &at);
			parts++;
		}
		TEST("ill-formed parts", parts == ill[i].parts);
	}
}

static void folding(void)
{
	static const struct { uint32_t from, to; } f[] = {
		{ 0xFF11, '1' }, { 0xFF05, '%' }, { 0xFF08, '(' },
		{ 0x2EEC, 0x9F50 }, { 0x2F00, 0x4E00 }, { 0x8B70, 0x8BAE },
		{ 0x842C, 0x4E07 }, { 0x8457, 0x8457 }, { 0x5F8C, 0x540E },
		{ 0x7B54, 0x7B54 },
	};

	for (size_t i = 0; i < sizeof(f) / sizeof(*f); i++)
		TEST("folding", fold_point(f[i].from) == f[i].to);
	TEST("width", utf_width(0x7B54) == 2 && utf_width('a') == 1 &&
	    utf_width(0xFF1A) == 2 && utf_width(0x300) == 0);
}

/* Numbers of lists, as ISO/IEC 29500-1 names them. */
static const struct { const char *format; unsigned n; const char *text; } numbered[] = {
	{ "decimal", 0, "0" }, { "decimalZero", 7, "07" },
	{ "decimalZero", 123, "123" }, { "decimalFullWidth", 305, "３０５" },
	{ "bullet", 3, "" }, { "none", 3, "" }, { "no such format", 3, "3" },
	{ "upperRoman", 3999, "MMMCMXCIX" }, { "lowerRoman", 4, "iv" },
	{ "upperRoman", 4000, "4000" }, { "upperRoman", 0, "0" },
	{ "lowerLetter", 1, "a" }, { "lowerLetter", 27, "aa" },
	{ "upperLetter", 780, "ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ" },
	{ "upperLetter", 781, "781" }, { "upperLetter", 0, "0" },
	{ "chineseCounting", 9, "九" }, { "chineseCounting", 10, "十" },
	{ "chineseCounting", 21, "二十一" }, { "chineseCounting", 30, "三十" },
	{ "chineseCounting", 100, "一〇〇" },
	{ "chineseCountingThousand", 0, "零" },
	{ "chineseCountingThousand", 11, "十一" },
	{ "chineseCountingThousand", 110, "一百一十" },
	{ "chineseCountingThousand", 111, "一百一十一" },
	{ "chineseCountingThousand", 1001, "一千零一" },
	{ "chineseCountingThousand", 1010, "一千零一十" },
	{ "chineseCountingThousand", 10000, "一万" },
	{ "chineseCountingThousand", 10001, "一万零一" },
	{ "chineseCountingThousand", 11000, "一万一千" },
	{ "chineseCountingThousand", 12345, "一万二千三百四十五" },
	{ "chineseCountingThousand", 200300, "二十万零三百" },
	{ "chineseCountingThousand", 100000000, "100000000" },
	{ "chineseLegalSimplified", 25, "贰拾伍" },
	{ "japaneseCounting", 111, "百十一" }, { "japaneseCounting", 1001, "千一" },
	{ "japaneseCounting", 2020, "二千二十" },
	{ "ideographTraditional", 10, "癸" }, { "ideographTraditional", 11, "11" },
	{ "ideographTraditional", 0, "0" }, { "decimalEnclosedCircle", 20, "⑳" },
};

static void numerals(void)
{
	for (size_t i = 0; i < sizeof(numbered) / sizeof(*numbered); i++) {
		struct arena a = {0};
		int format = numeral_named(numbered[i].format);

		TEST(numbered[i].text, str_eq(numeral_write(format,
		    numbered[i].n, &a), str_of(numbered[i].text)));
		TEST(numbered[i].format, numeral_is_bullet(format) ==
		    !strcmp(numbered[i].format, "bullet"));
		arena_free(&a);
	}
}

/* What stands behind many open elements, or much of something, is read. */
static const struct { const char *name, *before, *many; size_t times; } big[] = {
	{ "elements", "", "<div>", 100000 },
	{ "pairs", "", "<div><span>", 128 },
	{ "more pairs", "", "<div><span>", 50000 },
	{ "cells", "", "<table><tr><td>", 3000 },
	{ "lists", "", "<ul><li>", 3000 },
	{ "fonts", "", "<font>", 300 },
	{ "a long text", "", "答复", 2000000 },
	{ "a long comment", "<!--", "--x", 4000000 },
	{ "a long attribute", "<p title=\"", "xxx", 4000000 },
};

static void bigness(void)
{
	static const char end[] = "-->\">甲乙";

	for (size_t i = 0; i < sizeof(big) / sizeof(*big); i++) {
		size_t one = strlen(big[i].many), n = 0;
		char *s = malloc(big[i].times * one + 64);
		struct text_options o = {0};
		struct arena a = {0};
		struct diag d = {0};
		struct text t;

		n += (size_t)sprintf(s, "<body>丙%s", big[i].before);
		for (size_t k = 0; k < big[i].times; k++, n += one)
			memcpy(s + n, big[i].many, one);
		memcpy(s + n, end, sizeof(end));
		TEST(big[i].name, text_decode(&t, (str){ s, n + sizeof(end) -
		    1 }, &o, &a, &d) && !d.list.n && str_ends(utf8_of(&a, t.c,
		    t.n), STR("甲乙\n")));
		free(s);
		arena_free(&a);
		diag_clear(&d);
	}
}

/* --- what a program makes of another format */

static uint32_t crc32_of(str x)
{
	uint32_t crc = UINT32_MAX;

	for (size_t i = 0; i < x.len; i++) {
		crc ^= (unsigned char)x.s[i];
		for (int k = 0; k < 8; k++)
			crc = crc & 1 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
	}
	return ~crc;
}

/* Numbers of so many bytes, the lowest first. */
static char *number(char *to, uint32_t n, int bytes)
{
	for (; bytes; bytes--, n >>= 8)
		*to++ = (char)n;
	return to;
}

/* The head of a member that is stored as it is. */
static char *head(char *to, str name, str words, bool central, size_t at)
{
	to = number(to, central ? 0x02014B50 : 0x04034B50, 4);
	if (central)
		to = number(to, 20, 2);
	to = number(number(number(to, 20, 2), 0, 4), 0, 4);
	to = number(to, crc32_of(words), 4);
	to = number(number(to, (uint32_t)words.len, 4), (uint32_t)words.len, 4);
	to = number(number(to, (uint32_t)name.len, 2), 0, 2);
	if (central)
		to = number(number(number(number(to, 0, 2), 0, 4), 0, 4),
		    (uint32_t)at, 4);
	memcpy(to, name.s, name.len);
	return to + name.len;
}

static str zip_of(const str (*member)[2], size_t count, struct arena *a)
{
	char *s = arena_alloc(a, 1, 1, 1 << 14), *to = s, *from;
	size_t at[8];

	for (size_t i = 0; i < count; i++) {
		at[i] = (size_t)(to - s);
		to = head(to, member[i][0], member[i][1], false, 0);
		memcpy(to, member[i][1].s, member[i][1].len);
		to += member[i][1].len;
	}
	from = to;
	for (size_t i = 0; i < count; i++)
		to = head(to, member[i][0], member[i][1], true, at[i]);
	number(number(number(number(number(number(to, 0x06054B50, 4), 0, 4),
	    (uint32_t)count, 2), (uint32_t)count, 2), (uint32_t)(to - from), 4),
	    (uint32_t)(from - s), 4);
	return (str){ s, (size_t)(to - s) + 22 };
}

static bool makes(void *arg, str *out, enum tool tool, str bytes,
    struct arena *a, struct diag *d)
{
	(void)bytes, (void)a, (void)d;
	*out = *(const str *)arg;
	return tool == TOOL_SOFFICE;
}

#define OPEN "http://schemas.openxmlformats.org/"
#define MADE "application/vnd.openxmlformats-officedocument.wordprocessingml." \
	"document.main+xml"

/* A text that LibreOffice has made a DOCX, or something else. */
static void made_of_rtf(void)
{
	const str member[][2] = {
		{ STR("[Content_Types].xml"), STR("<Types xmlns='" OPEN
		    "package/2006/content-types'><Override PartName="
		    "'/word/document.xml' ContentType='" MADE "'/></Types>") },
		{ STR("_rels/.rels"), STR("<Relationships xmlns='" OPEN
		    "package/2006/relationships'><Relationship Id='r' Type='"
		    OPEN "officeDocument/2006/relationships/officeDocument' "
		    "Target='word/document.xml'/></Relationships>") },
		{ STR("word/document.xml"), STR("<w:document xmlns:w='" OPEN
		    "wordprocessingml/2006/main'><w:body><w:p><w:r><w:t>答复"
		    "</w:t></w:r></w:p></w:body></w:document>") },
	};
	struct arena a = {0};
	struct diag d = {0};
	struct text t;
	str made = zip_of(member, 3, &a);
	const struct programs programs = { makes, &made };
	const struct text_options o = { .programs = &programs };
	const str rtf = STR("{\\rtf1 x}");

	TEST("what was made is read", text_decode(&t, rtf, &o, &a, &d) &&
	    str_eq(utf8_of(&a, t.c, t.n), STR("答复\n")) &&
	    !strcmp(t.format, "rtf") && t.bytes == rtf.len && !d.list.n);
	made.len /= 2;
	TEST("half of it is damaged", !text_decode(&t, rtf, &o, &a, &d) &&
	    d.list.n == 1 && d.list.v[0].id == DIAG_DAMAGED);
	diag_clear(&d);
	made = STR("no archive");
	TEST("and so is what is none", !text_decode(&t, rtf, &o, &a, &d) &&
	    d.list.n == 1 && d.list.v[0].id == DIAG_DAMAGED);
	diag_clear(&d);
	arena_free(&a);
}

int main(void)
{
	decode_cases();
	mark_of_another();
	asked_for();
	encode_cases();
	points();
	ill_formed();
	folding();
	numerals();
	bigness();
	made_of_rtf();
	return test_done();
}
