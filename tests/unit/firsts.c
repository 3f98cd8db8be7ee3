/* SPDX-License-Identifier: MIT */
/* With which characters a pattern's matches may begin. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/utf.h"
#include "lexicon/generate/firsts.c"
#include "lexicon/generate/pieces.c"
#include "test.h"

/* yes: may begin it; no: may not, NULL: any may. */
static const struct {
	const char *pattern, *yes, *no;
	bool bound;
} rows[] = {
	{ "abc",                 "a",     "bcx",  false },
	{ "ab|cd",               "ac",    "bdx",  false },
	{ "(?:ab|cd)e",          "ac",    "bdex", false },
	{ "(?|(a)|(b))c",        "ab",    "cx",   false },
	{ "a?b",                 "ab",    "cx",   false },
	{ "(?:a|)b",             "ab",    "cx",   false },
	{ "a{0,2}b{1,3}c",       "ab",    "cx",   false },
	{ "(?:ab){0,2}+c",       "ac",    "bx",   false },
	{ "[a-cx]d",             "abcx",  "d-",   false },
	{ "[]a]b",               "]a",    "b[",   false },
	{ "[a\\]b-]c",           "a]b-",  "c",    false },
	{ "[\\x{61}-\\x{63}]z",  "abc",   "dz",   false },
	{ "\\x{4e00}\\.",        "一",    ".x",   false },
	{ "\\s{1,2}a",           " \t\n", "ax",   false },
	{ "\\(a",                "(",     "a\\",  false },
	{ "(?=ab)[ax]",          "ax",    "b",    false },
	{ "(?<=q)a|(?<!q)b",     "ab",    "q",    false },
	{ "(?!q)a",              "a",     "q",    false },
	{ "q\\Ka",               "q",     "a",    false },
	{ "^ab",                 "a",     "b",    true },
	{ "^a|^b",               "ab",    "x",    true },
	{ "\\G(?:a|b)",          "ab",    "x",    true },
	{ "^a|b",                "ab",    "x",    false },
	{ "(?:^| )a",            " a",    "x",    false },
	{ "^(?:a|b)?c",          "abc",   "x",    true },
	{ "a)b",                 "a",     "b",    false },
	{ ".a",                  "",      NULL,   false },
	{ "^.?|a",               "",      NULL,   false },
	{ "(?<=.)x?.",           "",      NULL,   false },
	{ "(?<!a).|^b",          "",      NULL,   false },
	{ "[^a]b",               "",      NULL,   false },
	{ "a*",                  "",      NULL,   false },
	{ "$|a",                 "",      NULL,   false },
	{ "a|",                  "",      NULL,   false },
	{ "\\d",                 "",      NULL,   false },
	{ "[\\x{3400}-\\x{9fff}]", "",    NULL,   false },
};

_Noreturn void fail(const char *what, const char *text)
{
	fprintf(stderr, "%s%s\n", what, text);
	abort();
}

/* at: places behind these may begin it with any, and so may the start. */
static const struct {
	const char *pattern, *yes, *no, *at, *not_at;
} places[] = {
	{ "^.a|b",                  "b", "ax",   "",   "abx" },
	{ "^.|(?<=[ab]).|c",        "c", "abx",  "ab", "cx" },
	{ "(?:^|(?<=a|xb))(?:c)?.", "",  "abcx", "ab", "cx" },
};

static bool all(const uint32_t *set, const char *text, bool may,
    struct arena *a)
{
	size_t n;
	const uint32_t *c = utf8_points(a, str_of(text), &n);

	for (size_t i = 0; i < n; i++)
		if (firsts_have(set, c[i]) != may)
			return false;
	return true;
}

int main(void)
{
	struct arena a = {0};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct firsts f;
		size_t n;

		firsts_of(&f, utf8_points(&a, str_of(rows[i].pattern), &n));
		TEST(rows[i].pattern, (f.n == 0) == !rows[i].no &&
		    f.bound == rows[i].bound);
		TEST(rows[i].pattern, !rows[i].no ||
		    (all(f.maybe, rows[i].yes, true, &a) &&
		    all(f.maybe, rows[i].no, false, &a)));
	}
	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
		struct firsts f;
		size_t n;

		firsts_of(&f, utf8_points(&a, str_of(places[i].pattern), &n));
		TEST(places[i].pattern, f.n && f.start && !f.bound &&
		    all(f.maybe, places[i].yes, true, &a) &&
		    all(f.maybe, places[i].no, false, &a) &&
		    all(f.before, places[i].at, true, &a) &&
		    all(f.before, places[i].not_at, false, &a));
	}
	arena_free(&a);
	return test_done();
}
