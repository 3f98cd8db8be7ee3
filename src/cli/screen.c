/* SPDX-License-Identifier: MIT */
/* Text on a terminal. */
#include "cli/screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

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

static bool controls(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == UINT32_MAX ||
	    (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

void screen_print(str text, const phrase_spans *lit, bool lights)
{
	size_t next = 0, count = lights && lit ? lit->n : 0;

	for (size_t at = 0; at < text.len; ) {
		size_t from = at;

		if (next < count && from == lit->v[next].start)
			fputs(LIGHT, stdout);
		if (controls(utf8_next(text, &at)))
			fputs("\xEF\xBF\xBD", stdout);
		else
			fwrite(text.s + from, 1, at - from, stdout);
		if (next < count && at >= lit->v[next].end) {
			fputs(DARK, stdout);
			next++;
		}
	}
}

/* --- sentences */

static bool ends_sentence(uint32_t c)
{
	return c == '\n' || c == 0x3002 || c == 0xFF01 || c == 0xFF1F ||
	    c == 0xFF1B || c == ';' || c == '!' || c == '?';
}

/* Where the sentence begins that holds the byte at. */
static size_t begin_of(str text, size_t at)
{
	size_t begin = 0;

	for (size_t i = 0; i < at; )
		if (ends_sentence(utf8_next(text, &i)))
			begin = i;
	return begin;
}

/* And where it ends: behind its mark, without a line's end. */
static size_t end_of(str text, size_t at)
{
	while (at < text.len) {
		size_t from = at;
		uint32_t c = utf8_next(text, &at);

		if (ends_sentence(c))
			return c == '\n' ? from : at;
	}
	return at;
}

static size_t back(str text, size_t at)
{
	do
		at--;
	while (at && ((unsigned char)text.s[at] & 0xC0) == 0x80);
	return at;
}

static size_t width_between(str text, size_t start, size_t end)
{
	return utf8_width((str){ text.s + start, end - start });
}

/* Cut s around the bytes from start to end; width holds the … at each side. */
static void cut(struct screen_sentence *s, str text, struct phrase_span lit,
    size_t width)
{
	const size_t dots = 2 * utf8_width(STR("…"));
	size_t start = lit.start, end = lit.end, used;

	if (width_between(text, s->start, s->end) <= width)
		return;
	used = width_between(text, start, end) + dots;
	while (start > s->start) {
		size_t to = back(text, start);
		size_t more = width_between(text, to, start);

		/* a third of the room goes to what is before */
		if (used + more > width / 3 + dots + 8)
			break;
		used += more;
		start = to;
	}
	while (end < s->end) {
		size_t to = end;
		size_t more = (size_t)utf_width(utf8_next(text, &to));

		if (used + more > width)
			break;
		used += more;
		end = to;
	}
	while (start > s->start) {
		size_t to = back(text, start);
		size_t more = width_between(text, to, start);

		if (used + more > width)
			break;
		used += more;
		start = to;
	}
	s->cut_start = start > s->start;
	s->cut_end = end < s->end;
	s->start = start;
	s->end = end;
}

void screen_sentences_of(screen_sentences *out, str text, const phrase_spans *lit,
    size_t width, size_t most, struct arena *a)
{
	size_t behind = 0;	/* of the sentence before */

	*out = (screen_sentences){0};
	for (size_t i = 0; i < lit->n && out->n < most; i++) {
		struct screen_sentence *s;

		if (i && lit->v[i].start < behind)
			continue;
		s = push(a, out);
		s->start = begin_of(text, lit->v[i].start);
		s->end = end_of(text, lit->v[i].end);
		behind = s->end;
		cut(s, text, lit->v[i], width);
		for (size_t k = i; k < lit->n && lit->v[k].end <= s->end; k++)
			*push(a, &s->lit) = lit->v[k];
	}
}
