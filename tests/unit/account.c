/* SPDX-License-Identifier: MIT */
/*
 * Nothing is lost: a sentence planted at every end of a line and of a sentence
 * of every test letter stands in the record, in an element or in residue.  Run
 * in the folder that holds tests/ and samples/.
 */
#define _XOPEN_SOURCE 700	/* glob */
#include <glob.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/utf.h"
#include "stands.h"
#include "test.h"

static const char *const letters[] = { "tests/accuracy/letters/*/*.txt",
	"tests/accuracy/letters/*/*.html", "tests/accuracy/reports/*.txt",
	"samples/*.txt", "samples/*.html" };

struct work {
	struct text_options o;
	struct arena file, a;
	struct diag d;
	struct patterns *patterns;
	size_t places, refused, hidden, told;
};

static void plant(struct work *w, const char *path, str bytes, size_t at)
{
	struct text text;
	str part[] = { { bytes.s, at }, STR(MARKER),
	    { bytes.s + at, bytes.len - at } };
	str with = arena_join(&w->a, part, sizeof(part) / sizeof(*part));
	enum marker_fate fate = text_decode(&text, with, &w->o, &w->a, &w->d) ?
	    marker_fate(&text, w->patterns, &w->a, &w->d) : MARKER_UNREAD;

	w->places++;
	w->refused += fate == MARKER_UNREAD;
	w->hidden += fate == MARKER_HIDDEN;
	if (fate == MARKER_LOST && w->told++ < 40)
		printf("%s: byte %zu, behind '%.*s'\n", path, at,
		    (int)(at < 30 ? at : 30), bytes.s + at - (at < 30 ? at :
		    30));
	TEST(path, fate != MARKER_LOST);
	arena_reset(&w->a);
	diag_forget(&w->d);
}

/* Whether a sentence may be planted before byte i: at an end of a line or
 * behind one of a sentence; in a page, where text stands. */
static bool may_plant(str x, size_t i, bool html)
{
	static const char *const stop[] = { "。", "：" };

	for (size_t k = 0; k < sizeof(stop) / sizeof(*stop); k++)
		if (i >= 3 && !memcmp(x.s + i - 3, stop[k], 3))
			return true;
	if (html)
		return x.s[i] == '<' && i && x.s[i - 1] != '>' &&
		    (unsigned char)x.s[i - 1] > ' ';
	return x.s[i] == '\n' || x.s[i] == '\r';
}

static bool is_tag(str x, size_t i)
{
	while (i && x.s[i - 1] != '<' && x.s[i - 1] != '>')
		i--;
	return i && x.s[i - 1] == '<';
}

static void letter(struct work *w, const char *path)
{
	bool html = str_ends(str_of(path), STR(".html"));
	struct text text;
	str bytes;

	if (!file_read(&bytes, path, 1 << 20, &w->file, &w->d) ||
	    !text_decode(&text, bytes, &w->o, &w->file, &w->d) ||
	    strcmp(text.encoding, "UTF-8"))
		return;
	for (size_t i = 0; i < bytes.len; i++)
		if (may_plant(bytes, i, html) && !(html && is_tag(bytes, i)))
			plant(w, path, bytes, i);
	arena_reset(&w->file);
}

int main(void)
{
	struct work w = { .patterns = patterns_new() };
	glob_t found = {0};

	record_init();
	for (size_t i = 0; i < sizeof(letters) / sizeof(*letters); i++)
		glob(letters[i], i ? GLOB_APPEND : 0, NULL, &found);
	for (size_t i = 0; i < found.gl_pathc; i++)
		letter(&w, found.gl_pathv[i]);
	printf("%zu places, %zu refused, %zu not shown\n", w.places, w.refused,
	    w.hidden);
	TEST("letters are found", w.places > 3000);
	TEST("nearly all are read", w.refused * 100 < w.places);
	/* what stands in a page's head and in its scripts */
	TEST("few are not shown", w.hidden * 100 < w.places);
	globfree(&found);
	arena_free(&w.file);
	arena_free(&w.a);
	patterns_free(w.patterns);
	diag_clear(&w.d);
	return test_done();
}
