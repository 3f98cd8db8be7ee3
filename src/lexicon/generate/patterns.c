/* SPDX-License-Identifier: MIT */
/* Patterns written out in code points, and how their matches begin. */
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "lexicon/generate/firsts.h"
#include "lexicon/generate/generate.h"

/* A pattern in code points, as it grows. */
struct written {
	uint32_t c[8192];
	size_t n;
};

static const char *const set_text[SET_COUNT] = {
#define SET(id, text) [SET_##id] = text,
#include "lexicon/set.def"
#undef SET
};

static const struct {
	char name;
	enum char_set_id set;
} classes[] = {
#define CLASS(name, set) { name, SET_##set },
#include "lexicon/class.def"
#undef CLASS
};

static const char *class_of(char name)
{
	for (size_t i = 0; i < sizeof(classes) / sizeof(*classes); i++)
		if (classes[i].name == name)
			return set_text[classes[i].set];
	return NULL;
}

static void put(struct written *w, uint32_t c)
{
	if (w->n == sizeof(w->c) / sizeof(*w->c))
		fail("a pattern that is too long", "");
	w->c[w->n++] = c;
}

static void put_ascii(struct written *w, const char *s)
{
	while (*s)
		put(w, (unsigned char)*s++);
}

/* The set as a class of characters. */
static void put_class(struct written *w, const char *set)
{
	put(w, '[');
	while (*set) {
		uint32_t c = take_point(&set);

		if (c == '[' || c == ']')
			put(w, '\\');
		put(w, c);
	}
	put(w, ']');
}

#define BLANKS "[ \\t]{0,40}"

/* Write out the classes and blanks of a source. */
static void expand(struct written *w, const char *s)
{
	bool set = false;	/* inside [ ] */

	while (*s) {
		const char *class = s[0] == '{' && s[1] && s[2] == '}' ?
		    class_of(s[1]) : NULL;
		uint32_t c;

		if (class) {
			put_class(w, class);
			s += 3;
			continue;
		}
		c = take_point(&s);
		if (c == '[' || c == ']')
			set = c == '[';
		if (c == ' ' && !set)
			put_ascii(w, BLANKS);
		else
			put(w, c);
		if (c == '\\' && *s)
			put(w, take_point(&s));
	}
}

static void print_firsts(const struct firsts *f)
{
	printf("{ { ");
	for (size_t i = 0; i < sizeof(f->maybe) / sizeof(*f->maybe); i++)
		printf("%lu, ", (unsigned long)f->maybe[i]);
	printf("}, %u, %d }", f->n, f->bound);
}

static void print_pattern(const char *source)
{
	static struct written w;
	struct firsts first;

	if (!source) {
		puts("\t{ NULL, 0, { { 0 }, 0, false } },");
		return;
	}
	w.n = 0;
	put_ascii(&w, "\\G(?:");
	expand(&w, source);
	put(&w, ')');
	put(&w, 0);
	firsts_of(&first, w.c + PATTERN_FRONT);
	printf("\t{ (const uint32_t []){ ");
	for (size_t i = 0; i < w.n; i++)
		printf("%lu, ", (unsigned long)w.c[i]);
	printf("}, %zu, ", w.n - 1);
	print_firsts(&first);
	puts(" },");
}

void print_patterns(void)
{
	puts("const struct pattern_row lexicon_pattern[] = {");
#define PATTERN(id, source) print_pattern(source);
#define FORM(id, runs, clause, first, second, source) print_pattern(source);
#define LETTER(id, where, weight, source) print_pattern(source);
#define OPENING(id, weight, source) print_pattern(source);
#define DISCLOSURE(id, code, certainty, source) print_pattern(source);
#define PRIVATE(id, kind, check, source) print_pattern(source);
#define SECRECY(id, source) print_pattern(source);
#include "lexicon/patterns.def"
	puts("};");
}
