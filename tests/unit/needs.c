/* SPDX-License-Identifier: MIT */
/* Of which pairs of characters a pattern's matches have one. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/utf.h"
#include "lexicon/generate/needs.c"
#include "lexicon/generate/pieces.c"
#include "test.h"

/* has: pairs parted by blanks; NULL: none are known. */
static const struct {
	const char *pattern, *has;
} rows[] = {
	{ "abc",                  "ab" },
	{ "ab|cd",                "ab cd" },
	{ "a|bc",                 "a bc" },
	{ "a|",                   NULL },
	{ "a?b",                  "b" },
	{ "a{0,3}bc",             "bc" },
	{ "(?:ab)?cd",            "cd" },
	{ "(?:ab|cd)+.",          "ab cd" },
	{ "(?|(ab)|(cd))",        "ab cd" },
	{ "[ab]c",                "c" },
	{ "[〔﹝]年",              "〔年 ﹝年" },
	{ "[^a]b",                "b" },
	{ "[^a].",                NULL },
	{ ".*",                   NULL },
	{ "a+b",                  "ab" },
	{ "(?=ab).",              "ab" },
	{ "(?!ab)cd",             "cd" },
	{ "(?<=ab)[^c]",          "ab" },
	{ "(?<!ab)cd",            "cd" },
	{ "a(?!b)c",              "ac" },
	{ "^a\\Kb$",              "ab" },
	{ "\\(\\x{62}",           "(b" },
	{ "\\d",                  NULL },
	{ "[\\x{3400}-\\x{9fff}]b", "b" },
	{ "a)b",                  "a" },
};

_Noreturn void fail(const char *what, const char *text)
{
	fprintf(stderr, "%s%s\n", what, text);
	abort();
}

static bool same(const struct needs *x, const char *has, struct arena *a)
{
	size_t n, k = 0;
	const uint32_t *c = utf8_points(a, str_of(has), &n);

	for (size_t i = 0; i < n; k++) {
		uint32_t b = i + 1 < n && c[i + 1] != ' ' ? c[i + 1] : 0;

		if (k == x->n || x->v[k].a != c[i] || x->v[k].b != b)
			return false;
		i += b ? 3 : 2;
	}
	return k == x->n;
}

int main(void)
{
	struct arena a = {0};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct needs x;
		size_t n;

		needs_of(&x, utf8_points(&a, str_of(rows[i].pattern), &n));
		TEST(rows[i].pattern, same(&x, rows[i].has ? rows[i].has : "",
		    &a));
	}
	arena_free(&a);
	return test_done();
}
