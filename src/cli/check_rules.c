/* SPDX-License-Identifier: MIT */
/* The rules: a list with their sources, and what the manual says of one. */
#include "base/builtin.h"
#include "base/plain.h"
#include "base/spelling.h"
#include "base/utf.h"
#include "cli/check.h"
#include "cli/lang.h"
#include "cli/screen.h"

#define MANUAL "tests/cases/rules.txt"

/* A message with … for the words at fault. */
static void print_message(const char *message)
{
	const char *hole = strstr(message, "%s");

	if (hole)
		printf("%.*s…%s", (int)(hole - message), message, hole + 2);
	else
		fputs(message, stdout);
}

/* Pad what was printed to a width. */
static void print_rule(enum finding_id id, const struct profile *p)
{
	const struct finding_row *r = &finding_rows[id];

	screen_column(stdout, *r->code ? r->code : "-", 4);
	screen_column(stdout, r->rule, 20);
	screen_column(stdout, severity_say(finding_severity_names[profile_severity(p, id)]), 8);
	puts(*r->basis ? r->basis : lang_pick("推断", "inferred"));
	fputs("     ", stdout);
	print_message(lang_pick(r->zh, r->en));
	putchar('\n');
}

/* In the order of the codes, those without one last. */
void check_list(const struct profile *p)
{
	for (int code = 1; code < 100; code++) {
		char name[16];
		enum finding_id id;

		snprintf(name, sizeof(name), "L%02d", code);
		id = finding_named(str_of(name), 0);
		for (; id < FINDING_COUNT; id = finding_named(str_of(name),
		    id + 1))
			print_rule(id, p);
	}
	for (int id = 0; id < FINDING_COUNT; id++)
		if (!*finding_rows[id].code)
			print_rule(id, p);
}

/* --- the manual: sections "== CODE", reasons in Chinese and English, examples
 * behind "-- bad" and "-- good", each up to "." and the messages */

static str line_next(str *rest)
{
	const char *end = memchr(rest->s, '\n', rest->len);
	str line = { rest->s, end ? (size_t)(end - rest->s) : rest->len };
	size_t step = line.len + (end != NULL);

	rest->s += step;
	rest->len -= step;
	return line;
}

/* What stands behind "== CODE", up to the next section; len 0: nothing. */
static str section_of(const char *code)
{
	str rest = builtin_find(MANUAL), out = {0};

	while (rest.len) {
		str line = line_next(&rest);

		if (str_starts(line, STR("= ")) || str_starts(line,
		    STR("== "))) {
			if (out.s)
				return (str){ out.s, (size_t)(line.s -
				    out.s) };
			if (line.len == 3 + strlen(code) &&
			    !memcmp(line.s + 3, code, strlen(code)))
				out = rest;
		}
	}
	return out;
}

static void print_section(str rest)
{
	str zh = line_next(&rest), en = line_next(&rest), line;

	line = lang_of_user() == LANG_CHINESE ? zh : en;
	say(stdout, "%.*s\n", (int)line.len, line.s);
	while (rest.len) {
		line = line_next(&rest);
		if (str_eq(line, STR("-- bad")))
			printf("\n%s\n", lang_pick("不合的：", "Breaks it:"));
		else if (str_eq(line, STR("-- good")))
			printf("\n%s\n", lang_pick("合的：", "Does not:"));
		else if (str_eq(line, STR(".")))
			continue;
		else if (line.len)
			say(stdout, "  %.*s\n", (int)line.len, line.s);
	}
}

static void no_rule(const char *rule)
{
	struct spelling n = { .typed = str_of(rule) };

	for (int id = 0; id < FINDING_COUNT; id++) {
		spelling_try(&n, str_of(finding_rows[id].rule));
		if (*finding_rows[id].code)
			spelling_try(&n, str_of(finding_rows[id].code));
	}
	say(stderr, lang_pick("dafu check: 没有规则'%s'",
	    "dafu check: no rule '%s'"), rule);
	if (n.name.s && *rule)
		fprintf(stderr, lang_pick("，是否'%s'？",
		    "; did you mean '%s'?"), n.name.s);
	fputc('\n', stderr);
}

bool check_explain(const char *rule, const struct profile *p)
{
	enum finding_id first = *rule ? finding_named(str_of(rule), 0) :
	    FINDING_COUNT;
	str section;

	if (first == FINDING_COUNT) {
		no_rule(rule);
		return false;
	}
	for (enum finding_id id = first; id < FINDING_COUNT;
	    id = finding_named(str_of(rule), id + 1))
		print_rule(id, p);
	section = section_of(finding_rows[first].code);
	if (section.len) {
		putchar('\n');
		print_section(section);
	}
	return true;
}
