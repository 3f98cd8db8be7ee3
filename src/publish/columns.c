/* SPDX-License-Identifier: MIT */
/*
 * Two functions for stylesheets that write text in columns, where a Chinese
 * character takes two:
 *   f:wrap(text, hang)    the text in lines of at most 78 columns; the first
 *                         begins behind hang columns, the others are indented
 *                         by as many
 *   f:pad(text, columns)  the text, filled up to so many columns
 */
#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>

#include "base/utf.h"
#include "publish/stylesheet.h"

#define COLUMNS 78

/* No line begins with the first, none ends with the second. */
static bool clings(uint32_t before, uint32_t c)
{
	static const uint32_t closing[] = {
		0x3001, 0x3002, 0xFF0C, 0xFF1B, 0xFF1A, 0xFF1F, 0xFF01, 0xFF09,
		0x300B, 0x3009, 0x300D, 0x300F, 0x3011, 0x3015, 0x201D, 0x2019,
		0x2026, 0x2014, 0xFF5E, 0xFF05, 0x2030, 0x2103, 0x00B7,
	}, opening[] = {
		0xFF08, 0x300A, 0x3008, 0x300C, 0x300E, 0x3010, 0x3014, 0x201C,
		0x2018, 0xFFE5,
	};

	for (size_t i = 0; i < sizeof(closing) / sizeof(*closing); i++)
		if (c == closing[i])
			return true;
	for (size_t i = 0; i < sizeof(opening) / sizeof(*opening); i++)
		if (before == opening[i])
			return true;
	/* A figure stays with its unit. */
	return before >= '0' && before <= '9';
}

static bool may_break(uint32_t before, uint32_t c)
{
	if (c == ' ')
		return false;
	if (before == ' ')
		return true;
	return (utf_width(before) == 2 || utf_width(c) == 2) &&
	    !clings(before, c);
}

/*
 * A document number (GB/T 9704-2012 7.2.5), which is never broken: its bytes,
 * from its code on, of which at most ten characters count.
 */
struct number {
	size_t from, end;
};

static size_t skip_digits(str x, size_t at)
{
	while (at < x.len && x.s[at] >= '0' && x.s[at] <= '9')
		at++;
	return at;
}

static bool starts_at(str x, size_t at, const char *with)
{
	return str_starts((str){ x.s + at, x.len - at }, str_of(with));
}

/* Where the code before a bracket begins. */
static size_t code_start(str x, size_t bracket, size_t least)
{
	size_t start = bracket;

	for (int i = 0; i < 10 && start > least; i++) {
		size_t at = start - 1, next;
		uint32_t c;

		while (at > least && ((unsigned char)x.s[at] & 0xC0) == 0x80)
			at--;
		next = at;
		c = utf8_next(x, &next);
		if (c < 0x80 ? !strchr("-/0123456789", (int)c) &&
		    ((c | 32) < 'a' || (c | 32) > 'z') :
		    c < 0x3400 || c >= 0xFF00)
			break;
		start = at;
	}
	return start;
}

/* The next number of x from at on; end == 0: there is none. */
static struct number next_number(str x, size_t at)
{
	for (size_t i = at; i < x.len; i++) {
		size_t end;

		if (!starts_at(x, i, "\u3014"))
			continue;
		end = skip_digits(x, i + 3);
		if (end == i + 3 || !starts_at(x, end, "\u3015"))
			continue;
		end += 3;
		if (starts_at(x, end, "\u7b2c"))
			end += 3;
		end = skip_digits(x, end);
		if (starts_at(x, end, "\u53f7"))
			return (struct number){ code_start(x, i, at), end + 3 };
	}
	return (struct number){0};
}

static void add_blanks(xmlBuffer *out, size_t columns)
{
	for (; columns >= 2; columns -= 2)
		xmlBufferAdd(out, BAD_CAST "\u3000", 3);
	if (columns)
		xmlBufferAdd(out, BAD_CAST " ", 1);
}

static void add_line(xmlBuffer *out, str line)
{
	while (line.len && line.s[line.len - 1] == ' ')
		line.len--;
	xmlBufferAdd(out, BAD_CAST line.s, (int)line.len);
}

static void wrap(xmlBuffer *out, str x, size_t hang)
{
	size_t line = 0, gap = 0;	/* where the line began; may end */
	size_t column = hang, at_gap = hang;
	uint32_t before = 0;
	struct number n = next_number(x, 0);

	for (size_t at = 0, next = 0; at < x.len; at = next) {
		uint32_t c = utf8_next(x, &next);
		size_t width = (size_t)utf_width(c);

		if (n.end && at >= n.end)
			n = next_number(x, at);
		if (at > line && may_break(before, c) &&
		    !(n.end && at > n.from && at < n.end)) {
			gap = at;
			at_gap = column;
		}
		if (column + width > COLUMNS && gap > line) {
			add_line(out, (str){ x.s + line, gap - line });
			xmlBufferAdd(out, BAD_CAST "\n", 1);
			add_blanks(out, hang);
			line = gap;
			column = hang + column - at_gap;
		}
		column += width;
		before = c;
	}
	add_line(out, (str){ x.s + line, x.len - line });
}

static void pad(xmlBuffer *out, str x, size_t columns)
{
	size_t width = utf8_width(x);

	xmlBufferAdd(out, BAD_CAST x.s, (int)x.len);
	if (width < columns && width % 2 != columns % 2) {
		xmlBufferAdd(out, BAD_CAST " ", 1);
		width++;
	}
	if (width < columns)
		add_blanks(out, columns - width);
}

/* Call f with the two arguments of an XPath function; give its string. */
static void call(xmlXPathParserContext *p, int n,
    void (*f)(xmlBuffer *, str, size_t))
{
	xmlBuffer *out;
	xmlChar *x;
	double columns;

	if (n != 2) {
		xmlXPathSetArityError(p);
		return;
	}
	columns = xmlXPathPopNumber(p);
	x = xmlXPathPopString(p);
	out = xmlBufferCreate();
	if (!(columns > 0))
		columns = 0;
	if (columns > COLUMNS)
		columns = COLUMNS;
	f(out, str_of((char *)x), (size_t)columns);
	xmlXPathReturnString(p, xmlBufferDetach(out));
	xmlBufferFree(out);
	xmlFree(x);
}

static void call_wrap(xmlXPathParserContext *p, int n)
{
	call(p, n, wrap);
}

static void call_pad(xmlXPathParserContext *p, int n)
{
	call(p, n, pad);
}

void columns_register(void)
{
	xsltRegisterExtModuleFunction(BAD_CAST "wrap",
	    BAD_CAST PUBLISH_NAMESPACE, call_wrap);
	xsltRegisterExtModuleFunction(BAD_CAST "pad",
	    BAD_CAST PUBLISH_NAMESPACE, call_pad);
}
