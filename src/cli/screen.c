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

/* --- sentences */

static bool ends_sentence(uint32_t c)
{
	return c == '\n' || c == 0x3002 || c == 0xFF01 || c == 0xFF1F ||
	    c == 0xFF1B || c == ';' || c == '!' || c == '?';
}

/* Where the sentence begins that holds the byte at; from: where one does. */
static size_t begin_of(str text, size_t from, size_t at)
{
	size_t begin = from;

	for (size_t i = from; i < at; )
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

/* A sentence as it would be shown around one lit span. */
struct view {
	struct screen_sentence part;
	size_t sentence;	/* where the whole begins */
	bool *has;		/* which phrases stand in the part */
	bool known, gone;	/* the sentence, the part itself is shown */
};
typedef struct VEC(struct view) views;

/* Which views a phrase stands in; both are in order. */
static void stands_in(views *list, size_t phrase, const phrase_spans *x)
{
	size_t k = 0;

	for (size_t i = 0; i < list->n; i++) {
		struct view *v = &list->v[i];

		while (k && x->v[k - 1].start >= v->part.start)
			k--;
		while (k < x->n && x->v[k].start < v->part.start)
			k++;
		v->has[phrase] = k < x->n && x->v[k].end <= v->part.end;
	}
}

/* A view for each lit span, in order. */
static void views_of(views *out, str text, const struct screen_lit *lit,
    size_t width, struct arena *a)
{
	size_t start = 0, end = 0;

	*out = (views){0};
	for (size_t i = 0; i < lit->all.n; i++) {
		struct phrase_span x = lit->all.v[i];
		struct view *v = push(a, out);

		if (x.end > end) {
			start = begin_of(text, start, x.start);
			end = end_of(text, x.end);
		}
		v->sentence = v->part.start = start;
		v->part.end = end;
		cut(&v->part, text, x, width);
		v->has = arena_new(a, bool, lit->count);
	}
	for (size_t i = 0; i < lit->count; i++)
		stands_in(out, i, &lit->each[i]);
}

/* The first of those with most phrases that are not shown yet; where there is
 * no such phrase the first of another sentence.  NULL: none is left. */
static struct view *best(const views *list, const bool *shown, size_t count)
{
	struct view *found = NULL;
	size_t most = 0;

	for (size_t i = 0; i < list->n; i++) {
		struct view *v = &list->v[i];
		size_t fresh = 0;

		for (size_t k = 0; k < count; k++)
			fresh += v->has[k] && !shown[k];
		if (!v->gone && (found ? fresh > most : fresh || !v->known)) {
			found = v;
			most = fresh;
		}
	}
	return found;
}

static void show(views *list, const struct view *v, bool *shown, size_t count)
{
	for (size_t k = 0; k < count; k++)
		shown[k] = shown[k] || v->has[k];
	for (size_t i = 0; i < list->n; i++) {
		struct view *x = &list->v[i];

		x->known = x->known || x->sentence == v->sentence;
		x->gone = x->gone || (x->part.start < v->part.end &&
		    v->part.start < x->part.end);
	}
}

static int compare(const void *one, const void *two)
{
	const struct screen_sentence *a = one, *b = two;

	return a->start < b->start ? -1 : a->start > b->start;
}

void screen_sentences_of(screen_sentences *out, str text,
    const struct screen_lit *lit, size_t width, size_t most, struct arena *a)
{
	bool *shown = arena_new(a, bool, lit->count);
	struct view *v;
	views list;

	*out = (screen_sentences){0};
	views_of(&list, text, lit, width, a);
	while (out->n < most && (v = best(&list, shown, lit->count))) {
		*push(a, out) = v->part;
		show(&list, v, shown, lit->count);
	}
	if (out->n)
		qsort(out->v, out->n, sizeof(*out->v), compare);
	for (size_t i = 0; i < out->n; i++)
		for (size_t k = 0; k < lit->all.n; k++)
			if (lit->all.v[k].start >= out->v[i].start &&
			    lit->all.v[k].end <= out->v[i].end)
				*push(a, &out->v[i].lit) = lit->all.v[k];
}
