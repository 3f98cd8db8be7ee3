/* SPDX-License-Identifier: MIT */
/* Control characters where people see them. */
#include "base/plain.h"

#include <stdarg.h>
#include <unistd.h>

#include "base/utf.h"

bool plain_controls(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == UINT32_MAX ||
	    c == 0x061C || c == 0x200E || c == 0x200F ||
	    (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/* Whether c at x.s[at] is a line's end, or a tab. */
static bool lays_out(str x, size_t at, uint32_t c)
{
	return c == '\n' || c == '\t' ||
	    (c == '\r' && at + 1 < x.len && x.s[at + 1] == '\n');
}

/* How a control character is written, or, for UINT32_MAX, the bytes from s to
 * end are; at most 16 bytes. */
static size_t written(char *to, uint32_t c, const char *s, const char *end)
{
	size_t n = 0;

	if (c == '\n' || c == '\t' || c == '\r')
		return (size_t)sprintf(to, "\\%c", c == '\n' ? 'n' :
		    c == '\t' ? 't' : 'r');
	if (c != UINT32_MAX)
		return (size_t)sprintf(to, c < 0x80 ? "\\x%02X" : "\\u%04X",
		    (unsigned)c);
	for (; s < end; s++)
		n += (size_t)sprintf(to + n, "\\x%02X", (unsigned char)*s);
	return n;
}

str plain_of(struct arena *a, str x, bool text)
{
	char *to = NULL;
	size_t n = 0;

	for (size_t at = 0, from; at < x.len; ) {
		uint32_t c;

		from = at;
		c = utf8_next(x, &at);
		if (plain_controls(c) && !(text && lays_out(x, from, c))) {
			if (!to) {
				to = arena_alloc(a, 6, 1, x.len + 1);
				memcpy(to, x.s, from);
				n = from;
			}
			n += written(to + n, c, x.s + from, x.s + at);
		} else if (to) {
			memcpy(to + n, x.s + from, at - from);
			n += at - from;
		}
	}
	return to ? (str){ to, n } : x;
}

bool plain_write(FILE *out, str text)
{
	struct arena a = {0};
	bool ok;

	if (isatty(fileno(out)))
		text = plain_of(&a, text, true);
	ok = fwrite(text.s, 1, text.len, out) == text.len;
	arena_free(&a);
	return ok;
}

void say(FILE *out, const char *format, ...)
{
	char line[1024], *s = line;
	size_t len = strlen(format);
	bool ends = len && format[len - 1] == '\n';
	struct arena a = {0};
	va_list ap;
	str x;
	int n;

	va_start(ap, format);
	n = vsnprintf(line, sizeof(line), format, ap);
	va_end(ap);
	if (n < 0)
		return;
	if ((size_t)n >= sizeof(line)) {
		s = arena_alloc(&a, 1, 1, (size_t)n + 1);
		va_start(ap, format);
		vsnprintf(s, (size_t)n + 1, format, ap);
		va_end(ap);
	}
	x = plain_of(&a, (str){ s, (size_t)n - ends }, false);
	fwrite(x.s, 1, x.len, out);
	if (ends)
		putc('\n', out);
	arena_free(&a);
}
