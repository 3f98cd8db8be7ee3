/* SPDX-License-Identifier: MIT */
/* Text on a terminal. */
#include "cli/screen.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/plain.h"
#include "base/utf.h"

#define LIGHT "\033[1;31m"	/* as grep does */
#define DARK "\033[m"

size_t screen_columns(int fd)
{
	const char *columns = getenv("COLUMNS");
	struct winsize size = {0};
	long n = columns ? strtol(columns, NULL, 10) : 0;

	if (n > 0)
		return (size_t)n;
	if (ioctl(fd, TIOCGWINSZ, &size) == 0)
		return size.ws_col;
	return 0;
}

size_t screen_width(void)
{
	return screen_columns(STDOUT_FILENO);
}

bool screen_draws(int fd)
{
	const char *term = getenv("TERM");

	return isatty(fd) && !(term && !strcmp(term, "dumb"));
}

bool screen_lights(const char *when, bool *lights)
{
	const char *no = getenv("NO_COLOR");

	*lights = screen_draws(STDOUT_FILENO) && (!no || !*no);
	if (!when || !strcmp(when, "auto"))
		return true;
	*lights = !strcmp(when, "always");
	return *lights || !strcmp(when, "never");
}

void screen_column(FILE *out, const char *s, size_t width)
{
	size_t n = utf8_width(str_of(s));

	fputs(s, out);
	do
		fputc(' ', out);
	while (n++ < width);
}

/* Whether a line may end between two characters: not before what closes nor
 * behind what opens. */
static bool parts(uint32_t before, uint32_t next)
{
	static const char closing[] = "，。；：、？！）》〕”’…", opening[] = "（《〔“‘";
	const str close = STR(closing), open = STR(opening);

	for (size_t at = 0; at < close.len; )
		if (utf8_next(close, &at) == next)
			return false;
	for (size_t at = 0; at < open.len; )
		if (utf8_next(open, &at) == before)
			return false;
	return before != ' ' && (next == ' ' || utf_width(before) == 2 ||
	    utf_width(next) == 2);
}

/* How much of x a line of width columns holds, at least a character. */
static size_t line_of(str x, size_t width)
{
	size_t at = 0, end = 0, columns = 0;
	uint32_t before = 0;

	while (at < x.len) {
		size_t from = at;
		uint32_t c = utf8_next(x, &at);

		if (from && parts(before, c))
			end = from;
		columns += (size_t)utf_width(c);
		if (columns > width)
			return end ? end : from ? from : at;
		before = c;
	}
	return x.len;
}

void screen_help(FILE *out, const char *name, size_t width, const char *what)
{
	const size_t screen = screen_width(), own = utf8_width(str_of(name));
	const bool below = screen && (width + 3) * 2 > screen;
	const size_t indent = below ? 10 : width + 3;
	size_t at = below ? indent : 3 + (own > width ? own : width);
	str x = str_of(what);

	fputs("  ", out);
	if (below)
		fprintf(out, "%s\n%*s", name, (int)indent, "");
	else
		screen_column(out, name, width);
	do {
		size_t n = screen ? line_of(x, screen > at + 10 ? screen - at :
		    10) : x.len;

		fprintf(out, "%.*s\n", (int)n, x.s);
		while (n < x.len && x.s[n] == ' ')
			n++;
		x = (str){ x.s + n, x.len - n };
		if (x.len)
			fprintf(out, "%*s", (int)indent, "");
		at = indent;
	} while (x.len);
}

str screen_cut(struct arena *a, str x, size_t width)
{
	size_t at = 0, keep = 0, columns = 0;
	const size_t dots = utf8_width(STR("…"));

	while (at < x.len) {
		columns += (size_t)utf_width(utf8_next(x, &at));
		if (columns + dots <= width)
			keep = at;
	}
	return columns <= width ? x : arena_printf(a, "%.*s…", (int)keep, x.s);
}

void screen_print(str text, const phrase_spans *lit, bool lights)
{
	size_t next = 0, count = lights && lit ? lit->n : 0;
	struct arena a = {0};
	str x;

	for (size_t at = 0; at < text.len; ) {
		size_t from = at;

		if (next < count && from == lit->v[next].start)
			fputs(LIGHT, stdout);
		utf8_next(text, &at);
		x = plain_of(&a, (str){ text.s + from, at - from }, false);
		fwrite(x.s, 1, x.len, stdout);
		if (next < count && at >= lit->v[next].end) {
			fputs(DARK, stdout);
			next++;
		}
	}
	arena_free(&a);
}
