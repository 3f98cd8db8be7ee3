/* SPDX-License-Identifier: MIT */
/*
 * What is read, a line a case: tests/reading/CONCERN.txt; see the README there.
 * With --accept the "? " of an open case that holds is taken away.
 */
#include <dirent.h>
#include <stdlib.h>

#include "base/digest.h"
#include "base/file.h"
#include "checks/checks.h"
#include "concerns.h"
#include "reading/reading.h"
#include "record/record.h"
#include "test.h"

#define FOLDER "tests/reading"
#define ARROW " → "
#define BETWEEN " | "
#define EITHER " ‖ "
#define OPEN "? "

/* Around the words of a case that is about the body. */
#define BEFORE "张三代表：\n您提出的关于修路的建议收悉，现答复如下：\n"
#define SIGNED "\n甲县水利局\n"
#define BEHIND SIGNED "2024年5月20日\n"

/* Head and tail of x around needle: its last, or its first.  Without one head
 * is all of x, and the answer is false. */
static bool split(str x, str needle, bool last, str *head, str *tail)
{
	bool found = false;

	*head = x;
	for (size_t i = 0; i + needle.len <= x.len; i++) {
		if (memcmp(x.s + i, needle.s, needle.len))
			continue;
		*head = (str){ x.s, i };
		*tail = (str){ x.s + i + needle.len, x.len - i - needle.len };
		found = true;
		if (!last)
			break;
	}
	return found;
}

static str replaced(str x, str old, str new, struct arena *a)
{
	str out = STR(""), head, tail = STR("");

	while (split(x, old, false, &head, &tail)) {
		const str part[] = { out, head, new };

		out = arena_join(a, part, 3);
		x = tail;
	}
	return arena_join(a, (const str[]){ out, x }, 2);
}

static size_t points(str x, struct arena *a)
{
	size_t n;

	utf8_points(a, x, &n);
	return n;
}

static struct patterns *patterns;
static struct record_schema *schema;

/* Whether the record of what was read is valid; why not goes to d. */
static bool is_valid(struct letter *l, struct arena *a, struct diag *d)
{
	xmlDoc *doc;
	bool valid;

	l->source.origin.name = STR("case");
	l->source.sha256 = digest_sha256(a, STR("case"));
	letter_number(l, a);
	doc = record_build(l, a);
	valid = record_validate(doc, schema, DIAG_DEFECT, d);
	xmlFreeDoc(doc);
	return valid;
}

/* What is read in the words of a case, as a case writes it. */
static void read_case(struct reading *r, const struct concern *c, str words)
{
	const struct text_options how = {0};
	const struct reading_options o = { .patterns = r->patterns };
	struct text text;
	struct diag d = {0};
	str before = c->about == LETTER ? STR("") : STR(BEFORE);
	str behind = c->about == LETTER ? STR("") :
	    c->about == UNDATED ? STR(SIGNED) : STR(BEHIND);

	words = replaced(words, STR("⏎"), STR("\n"), r->a);
	words = replaced(words, STR("⇥"), STR("\t"), r->a);
	words = replaced(words, STR("␌"), STR("\f"), r->a);
	r->in.start = points(before, r->a);
	r->in.end = r->in.start + points(words, r->a);
	words = arena_join(r->a, (const str[]){ before, words, behind }, 3);
	if (text_decode(&text, words, &how, r->a, &d) &&
	    reading_read(&r->letter, &text, &o, r->a, &d)) {
		checks_run(&r->letter, r->a);
		c->print(r);
		if (!is_valid(&r->letter, r->a, &d)) {
			r->out.n = 0;
			put(r, STR("no valid record"));
		}
	} else {
		put(r, STR("no"));
	}
	diag_clear(&d);
}

/* Whether the results are as expected. */
static bool same(const strs *out, bool starts, str expected)
{
	str head, tail = expected;
	bool all = true, more = true;

	for (size_t i = 0; i < out->n; i++) {
		all = all && more;
		more = split(tail, STR(BETWEEN), false, &head, &tail);
		all = all && (starts ? str_starts : str_eq)(out->v[i], head);
	}
	return all && !more;
}

/* Whether they are as one of the expectations; what they are in *is. */
static bool holds(struct reading *r, bool starts, str expected, str *is)
{
	bool any = false, more = true;
	str one;

	*is = STR("");
	if (!r->out.n)
		put(r, STR("-"));
	for (size_t i = 0; i < r->out.n; i++)
		*is = arena_join(r->a, (const str[]){ *is,
		    i ? STR(BETWEEN) : STR(""), r->out.v[i] }, 3);
	while (more && !any) {
		more = split(expected, STR(EITHER), false, &one, &expected);
		any = same(&r->out, starts, one);
	}
	return any;
}

static size_t held, opened;

/* Run the case in a line; whether it is an open one that holds. */
static bool run_case(const struct concern *c, str line, const char *file,
    int at, bool accept, struct arena *a)
{
	struct reading r = { .a = a, .patterns = patterns };
	bool open = str_starts(line, STR(OPEN)), ok;
	str words, expected, is;

	if (open)
		line = (str){ line.s + 2, line.len - 2 };
	if (!split(line, STR(ARROW), true, &words, &expected)) {
		test_count("a line without" ARROW, false, file, at);
		return false;
	}
	read_case(&r, c, words);
	ok = holds(&r, c->starts, expected, &is);
	if (open && (!ok || accept))
		opened += !ok, held += ok;
	else if (open)
		test_count("no longer open: take the ? away", false, file, at);
	else
		test_count(arena_printf(a, "is %.*s", (int)is.len, is.s).s, ok,
		    file, at);
	held += ok && !open;
	return open && ok;
}

/* Run a file's cases; with accept, write it again where one is open no more. */
static void run_concern(const struct concern *c, bool accept, struct arena *a,
    struct arena *each)
{
	const str file = arena_printf(a, FOLDER "/%s.txt", c->name);
	struct diag d = {0};
	str all, line, out = STR("");
	size_t before = held + opened, changed = 0;
	int failed = test_failed, at = 0;

	if (!file_read(&all, file.s, 1 << 24, a, &d))
		all = STR("");
	while (all.len) {
		bool end = split(all, STR("\n"), false, &line, &all), now;

		at++;
		now = line.len && line.s[0] != '#' &&
		    run_case(c, line, file.s, at, accept, each);
		arena_reset(each);
		changed += now;
		if (now)
			line = (str){ line.s + 2, line.len - 2 };
		if (accept)
			out = arena_join(a, (const str[]){ out, line,
			    STR("\n") }, 3);
		if (!end)
			break;
	}
	if (before == held + opened && failed == test_failed)
		test_count("no case", false, file.s, at);
	if (accept && changed)
		test_count("cannot be written", file_write(file.s, out, &d),
		    file.s, at);
	diag_clear(&d);
}

/* A file of cases that nobody runs is a failure. */
static void check_names(void)
{
	DIR *folder = opendir(FOLDER);
	struct dirent *e;

	test_count("cannot be read", folder != NULL, FOLDER, 0);
	while (folder && (e = readdir(folder))) {
		str name = str_of(e->d_name);
		bool known = !str_ends(name, STR(".txt"));

		for (size_t i = 0; i < CONCERNS; i++)
			known = known || (str_starts(name,
			    str_of(concerns[i].name)) && name.len ==
			    strlen(concerns[i].name) + 4);
		if (!known)
			test_count("no concern has this name", false,
			    e->d_name, 0);
	}
	if (folder)
		closedir(folder);
}

int main(int argc, char **argv)
{
	bool accept = argc > 1 && !strcmp(argv[1], "--accept");
	struct arena a = {0}, each = {0};
	struct diag d = {0};

	record_init();
	patterns = patterns_new();
	schema = record_schema_open(NULL, &d);
	TEST("the schema compiles", schema != NULL);
	check_names();
	for (int i = 0; i < PAT_COUNT; i++)
		TEST(arena_printf(&a, "pattern %d compiles", i).s,
		    pattern_compiles(patterns, (enum pattern)i));
	for (size_t i = 0; i < CONCERNS; i++)
		run_concern(&concerns[i], accept, &a, &each);
	printf("%zu cases hold, %zu open\n", held, opened);
	record_schema_free(schema);
	patterns_free(patterns);
	diag_clear(&d);
	arena_free(&each);
	arena_free(&a);
	return test_done();
}
