/* SPDX-License-Identifier: MIT */
/* Text on a terminal. */
#include "cli/screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/plain.h"
#include "base/utf.h"

#define LIGHT "\033[1;31m"	/* as grep does */
#define DARK "\033[m"

size_t screen_width(void)
{
	const char *columns = getenv("COLUMNS");
	struct winsize size = {0};
	long n = columns ? strtol(columns, NULL, 10) : 0;

	if (n > 0)
		return (size_t)n;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
		return size.ws_col;
	return 0;
}

bool screen_lights(const char *when, bool *lights)
{
	const char *no = getenv("NO_COLOR");

	*lights = isatty(STDOUT_FILENO) && (!no || !*no);
	if (!when || !strcmp(when, "auto"))
		return true;
	*lights = !strcmp(when, "always");
	return *lights || !strcmp(when, "never");
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
