/* SPDX-License-Identifier: MIT */
/* Patterns written out in code points, and how their matches begin. */
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "lexicon/generate/firsts.h"
#include "lexicon/generate/generate.h"
#include "lexicon/generate/needs.h"

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

static void print_set(const uint32_t set[64])
{
	printf("{ ");
	for (size_t i = 0; i < 64; i++)
		printf("%lu, ", (unsigned long)set[i]);
	printf("}, ");
}

static void print_firsts(const struct firsts *f)
{
	printf("{ ");
	print_set(f->maybe);
	print_set(f->before);
	printf("%u, %d, %d, %d }", f->n, f->bound, f->start, f->behind);
}

static void print_needs(const struct needs *x)
{
	printf("(const struct need []){ ");
	for (size_t i = 0; i < x->n; i++)
		printf("{ %lu, %lu }, ", (unsigned long)x->v[i].a,
		    (unsigned long)x->v[i].b);
	printf("{ 0, 0 } }, %zu", x->n);
}

/* The source in \G(?: and ), and a 0. */
static const struct written *write_out(const char *source)
{
	static struct written w;

	w.n = 0;
	put_ascii(&w, "\\G(?:");
	expand(&w, source);
	put(&w, ')');
	put(&w, 0);
	return &w;
}

static void count_pattern(const char *source)
{
	if (source)
		needs_count(write_out(source)->c + PATTERN_FRONT);
}

static void print_pattern(const char *source)
{
	const struct written *w;
	struct firsts first;
	struct needs needs;

	if (!source) {
		puts("\t{ NULL, 0, { { 0 }, { 0 }, 0, 0, 0, 0 }, NULL, 0 },");
		return;
	}
	w = write_out(source);
	firsts_of(&first, w->c + PATTERN_FRONT);
	needs_of(&needs, w->c + PATTERN_FRONT);
	printf("\t{ (const uint32_t []){ ");
	for (size_t i = 0; i < w->n; i++)
		printf("%lu, ", (unsigned long)w->c[i]);
	printf("}, %zu, ", w->n - 1);
	print_firsts(&first);
	printf(", ");
	print_needs(&needs);
	puts(" },");
}

static void each(void (*row)(const char *source))
{
#define PATTERN(id, source) row(source);
#define FORM(id, runs, clause, first, second, source) row(source);
#define LETTER(id, where, weight, source) row(source);
#define OPENING(id, weight, source) row(source);
#define DISCLOSURE(id, code, certainty, source) row(source);
#define PRIVATE(id, kind, check, source) row(source);
#define SECRECY(id, source) row(source);
#include "lexicon/patterns.def"
}

void print_patterns(void)
{
	each(count_pattern);
	puts("const struct pattern_row lexicon_pattern[] = {");
	each(print_pattern);
	puts("};");
}
