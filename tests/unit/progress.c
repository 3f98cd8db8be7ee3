/* SPDX-License-Identifier: MIT */
/* Progress on terminals of all widths, and on none. */
#define _POSIX_C_SOURCE 200809L
#include "cli/progress.h"
#include "base/utf.h"
#include "test.h"

#include <stdlib.h>
#include <unistd.h>

/* What is drawn on so many columns, or written where there is no terminal. */
static str drawn(const char *columns, bool terminal, struct arena *a)
{
	struct progress p = { .what = "documents", .total = 12000,
		.terminal = terminal, .last = -1e9, .start = -1e9 };
	FILE *file = tmpfile();
	const int out = dup(STDERR_FILENO);
	char *s = arena_alloc(a, 1, 1, 4096);
	size_t n;

	setenv("COLUMNS", columns, 1);
	fflush(stderr);
	dup2(fileno(file), STDERR_FILENO);
	progress_show(&p, 3456, 17, 2);
	fflush(stderr);
	dup2(out, STDERR_FILENO);
	close(out);
	rewind(file);
	n = fread(s, 1, 4095, file);
	fclose(file);
	return (str){ s, n };
}

static void test_fits(struct arena *a)
{
	static const char *const widths[] = { "20", "30", "40", "60", "79",
		"80", "120" };

	for (size_t i = 0; i < sizeof(widths) / sizeof(*widths); i++) {
		str x = drawn(widths[i], true, a);
		const str begin = STR("\r\033[K");

		TEST(widths[i], str_starts(x, begin) && utf8_width((str){ x.s +
		    begin.len, x.len - begin.len }) <
		    (size_t)atoi(widths[i]));
	}
	TEST("a bar where there is room", str_has(drawn("120", true, a),
	    STR("█")));
	TEST("none where there is not", !str_has(drawn("40", true, a),
	    STR("█")));
	TEST("what was refused comes before the rate", str_has(drawn("60", true,
	    a), STR("17 refused")));
}

static void test_lines(struct arena *a)
{
	str x = drawn("20", false, a);

	TEST("a line elsewhere", str_ends(x, STR("\n")) &&
	    !str_has(x, STR("\033")) && str_has(x, STR("3456 of 12000")));
	TEST("with all there is", str_has(x, STR("17 refused, 2 failed")));
}

static void test_dumb(void)
{
	struct progress p = { .what = "documents" };

	setenv("TERM", "dumb", 1);
	progress_start(&p);
	TEST("nothing is drawn on a dumb terminal", !p.terminal);
}

int main(void)
{
	struct arena a = {0};

	test_fits(&a);
	test_lines(&a);
	test_dumb();
	arena_free(&a);
	return test_done();
}
