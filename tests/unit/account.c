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
#include "reading/reading.h"
#include "record/record.h"
#include "test.h"

/* Characters that no letter has: each must stand somewhere, for a planted
 * sentence may be cut by what was read. */
static const char *const marker[] = { "龘", "靐", "齉", "爨", "癵", "籱", "麤", "灪" };
#define MARKER "另有龘靐齉爨癵籱麤灪一句。"

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

/* In the words of an element that is no finding; and if in residue, as what
 * was not read. */
static bool stands(const struct letter *l, struct arena *a)
{
	xmlDoc *doc = record_build(l, a);
	xmlNode *root = xmlDocGetRootElement(doc), *k = root->children, *next;
	xmlChar *words;
	bool ok;

	for (; k; k = next) {
		next = k->next;
		if (!strcmp((const char *)k->name, "findings")) {
			xmlUnlinkNode(k);
			xmlFreeNode(k);
		}
	}
	words = xmlNodeGetContent(root);
	ok = words;
	for (size_t i = 0; i < l->residue.n; i++)
		ok = ok && (l->residue.v[i].kind != RESIDUE_LABEL ||
		    !str_has(l->residue.v[i].text, STR("龘")));
	for (size_t i = 0; ok && i < sizeof(marker) / sizeof(*marker); i++)
		ok = strstr((const char *)words, marker[i]);
	xmlFree(words);
	xmlFreeDoc(doc);
	return ok;
}

/* Whether the sentence is in what the page shows: buttons and styles are not. */
static bool is_shown(const struct text *text)
{
	for (size_t i = 0; i < text->n; i++)
		if (text->c[i] == 0x9F98)
			return true;
	return false;
}

/* Whether it stands in the record of l, the first letter of the text, or of one
 * of the others: each accounts for its own part. */
static bool stands_in_any(struct work *w, const struct text *text,
    const struct letter *l)
{
	bool is = stands(l, &w->a);

	for (uint32_t part = 2; !is && part <= l->parts; part++) {
		const struct reading_options o = { .patterns = w->patterns,
		    .part = part,
		    .parts = l->parts, .starts = l->starts };
		struct letter other;

		is = reading_read(&other, text, &o, &w->a, &w->d) &&
		    stands(&other, &w->a);
	}
	return is;
}

static void plant(struct work *w, const char *path, str bytes, size_t at)
{
	const struct reading_options o = { .patterns = w->patterns };
	struct letter l;
	struct text text;
	str part[] = { { bytes.s, at }, STR(MARKER),
	    { bytes.s + at, bytes.len - at } };
	str with = arena_join(&w->a, part, sizeof(part) / sizeof(*part));
	bool read = text_decode(&text, with, &w->o, &w->a, &w->d) &&
	    reading_read(&l, &text, &o, &w->a, &w->d);
	bool shown = read && is_shown(&text);
	bool ok = !shown || stands_in_any(w, &text, &l);

	w->places++;
	w->refused += !read;
	w->hidden += read && !shown;
	if (!ok && w->told++ < 40)
		printf("%s: byte %zu, behind '%.*s'\n", path, at,
		    (int)(at < 30 ? at : 30), bytes.s + at - (at < 30 ? at :
		    30));
	TEST(path, ok);
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
	TEST("nearly all are read", (w.refused + w.hidden) * 100 < w.places);
	globfree(&found);
	arena_free(&w.file);
	arena_free(&w.a);
	patterns_free(w.patterns);
	diag_clear(&w.d);
	return test_done();
}
