/* SPDX-License-Identifier: MIT */
/* Options as rows. */
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>

#include "base/spelling.h"
#include "base/plain.h"
#include "base/utf.h"
#include "cli/cli.h"
#include "cli/screen.h"

int usage_error(const char *command, const char *format, ...)
{
	char what[1024];
	va_list ap;

	va_start(ap, format);
	vsnprintf(what, sizeof(what), _(format), ap);
	va_end(ap);
	say(stderr, "dafu %s: %s\n", command, what);
	fprintf(stderr, _("try 'dafu %s --help'\n"), command);
	return EXIT_USAGE;
}

/* Words that blanks part, as a sentence has them: "a (default), b or c". */
static void choices_say(char *to, size_t room, const char *choices,
    const char *usual)
{
	size_t at = 0;

	*to = '\0';
	choices += strspn(choices, " ");
	for (const char *s = choices; *s && at < room; ) {
		int len = (int)strcspn(s, " ");
		const char *next = s + len + strspn(s + len, " ");
		bool first = s == choices;

		at += (size_t)snprintf(to + at, room - at, "%s%.*s%s", first ?
		    "" : *next ? _(", ") : _(" or "), len, s, usual &&
		    strlen(usual) == (size_t)len && !memcmp(usual, s,
		    (size_t)len) ? _(" (default)") : "");
		s = next;
	}
}

int choice_error(const char *command, const char *what, const char *word,
    const char *choices)
{
	char all[512];

	choices_say(all, sizeof(all), choices, NULL);
	return usage_error(command, "'%s' is no %s; it is %s", word,
	    _(what), all);
}

static bool is_choice(const char *word, const char *choices)
{
	size_t len = strlen(word);

	for (const char *s = choices; *s; s += strcspn(s, " "), s += *s == ' ')
		if (len && strcspn(s, " ") == len && !memcmp(s, word, len))
			return true;
	return false;
}

static const char *usual_of(const struct option_row *row)
{
	return *(const char **)row->value;
}

/* The name of what it takes; of a choice the option's in capitals. */
static void argument_name(char *to, size_t room, const struct option_row *row)
{
	char name[32];
	size_t i = 0;

	if (row->kind != OPTION_CHOICE) {
		snprintf(to, room, "%s%s", row->argument ? " " : "",
		    row->argument ? _(row->argument) : "");
		return;
	}
	for (; row->long_name[i] && i + 1 < sizeof(name); i++)
		name[i] = row->long_name[i] >= 'a' ? (char)
		    (row->long_name[i] - 'a' + 'A') : row->long_name[i];
	name[i] = '\0';
	snprintf(to, room, " %s", _(name));
}

static void help_of(char *to, size_t room, const struct option_row *row)
{
	if (!row->help)
		choices_say(to, room, row->argument, usual_of(row));
	else
		snprintf(to, room, "%s", _(row->help));
}

/* What a synopsis has below its first line. */
static void print_operands(const char *s)
{
	while (*s++) {
		size_t name = strcspn(s, "\t"), what;
		char left[96], right[512];

		what = strcspn(s + name + 1, "\n");
		snprintf(left, sizeof(left), "%.*s", (int)name, s);
		snprintf(right, sizeof(right), "%.*s", (int)what, s + name + 1);
		screen_help(stdout, left, 26, right);
		s += name + 1 + what;
		if (!*s)
			putchar('\n');
	}
}

static void print_help(const char *command, const struct option_row *rows,
    size_t count, const char *synopsis)
{
	const char *whole = *synopsis ? _(synopsis) : "";
	size_t first = strcspn(whole, "\n");

	printf(_("usage: dafu %s %.*s\n\n"), command, (int)first, whole);
	if (whole[first])
		print_operands(whole + first);
	for (size_t i = 0; i < count; i++) {
		char name[96], argument[64], what[512];

		argument_name(argument, sizeof(argument), &rows[i]);
		help_of(what, sizeof(what), &rows[i]);
		snprintf(name, sizeof(name), "%s%c%s--%s%s",
		    rows[i].letter ? "-" : " ", rows[i].letter ?
		    rows[i].letter : ' ', rows[i].letter ? ", " : "  ",
		    rows[i].long_name, argument);
		screen_help(stdout, name, 26, what);
	}
	screen_help(stdout, "-h, --help", 26, _("print this"));
	exit(fflush(stdout) == EOF ? EXIT_SYSTEM : EXIT_DONE);
}

static const char *takes(const struct option_row *row)
{
	if (row->kind == OPTION_FLAG || row->kind == OPTION_CHOICE)
		return row->argument ? row->argument : "";
	return strstr(row->argument, "FILE") || strstr(row->argument, "DIR") ||
	    strstr(row->argument, "PATH") || strstr(row->argument, "LETTER") ?
	    "path" : "word";
}

static void print_options(const struct option_row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		char letter[3] = { '-', rows[i].letter, '\0' }, what[512];

		help_of(what, sizeof(what), &rows[i]);
		printf("--%s\t%s\t%s\t%s\n", rows[i].long_name,
		    rows[i].letter ? letter : "", takes(&rows[i]), what);
	}
	printf("--help\t-h\t\t%s\n", _("print this"));
	exit(fflush(stdout) == EOF ? EXIT_SYSTEM : EXIT_DONE);
}

static bool size_read(const char *s, size_t *out)
{
	char *end;
	unsigned long long n;
	int shift;

	errno = 0;
	n = strtoull(s, &end, 10);
	shift = *end == 'k' || *end == 'K' ? 10 : *end == 'M' ? 20 :
	    *end == 'G' ? 30 : 0;
	if (shift)
		end++;
	if (errno || end == s || *end || *s == '-' || n > SIZE_MAX >> shift)
		return false;
	*out = (size_t)n << shift;
	return true;
}

static void set(const char *command, const struct option_row *row,
    const char *argument)
{
	if (row->kind == OPTION_FLAG)
		*(bool *)row->value = true;
	else if (row->kind == OPTION_CHOICE && !is_choice(argument,
	    row->argument))
		exit(choice_error(command, row->long_name, argument,
		    row->argument));
	else if (row->kind != OPTION_SIZE)
		*(const char **)row->value = argument;
	else if (!size_read(argument, row->value))
		exit(usage_error(command, "'%s' is no %s for --%s", argument,
		    strcmp(row->argument, "SIZE") ? _("number") :
		    _("size"),
		    row->long_name));
}

static const struct option_row *row_long(const struct option_row *rows,
    size_t count, const char *name, size_t len)
{
	for (size_t i = 0; i < count; i++)
		if (strlen(rows[i].long_name) == len &&
		    !memcmp(rows[i].long_name, name, len))
			return &rows[i];
	return NULL;
}

static const struct option_row *row_letter(const struct option_row *rows,
    size_t count, char letter)
{
	for (size_t i = 0; i < count; i++)
		if (rows[i].letter == letter && letter)
			return &rows[i];
	return NULL;
}

struct parse {
	int argc, at;
	char **argv;
	const struct option_row *rows;
	size_t count;
	const char *synopsis;
};

static const char *argument_next(struct parse *p, const char *name)
{
	if (p->at + 1 >= p->argc)
		exit(usage_error(p->argv[0], "--%s needs an argument", name));
	return p->argv[++p->at];
}

/* Says that there is no such option. */
static _Noreturn void no_long(const struct parse *p, const char *s)
{
	struct spelling n = { .typed = { s, strcspn(s, "=") } };

	for (size_t i = 0; i < p->count; i++)
		spelling_try(&n, str_of(p->rows[i].long_name));
	if (n.name.s)
		exit(usage_error(p->argv[0], "no option --%s; did you mean "
		    "--%s?", s, n.name.s));
	exit(usage_error(p->argv[0], "no option --%s", s));
}

/* The same for a letter, of which s is all that is typed from it on. */
static _Noreturn void no_letter(const struct parse *p, const char *s)
{
	size_t len = 0;

	utf8_next(str_of(s), &len);
	exit(usage_error(p->argv[0], "no option -%.*s; what begins with - "
	    "and is no option stands behind --", (int)len, s));
}

static void long_option(struct parse *p, const char *s)
{
	size_t len = strcspn(s, "=");
	const struct option_row *row = row_long(p->rows, p->count, s, len);

	if (!strcmp(s, "help"))
		print_help(p->argv[0], p->rows, p->count, p->synopsis);
	if (!strcmp(s, "options"))
		print_options(p->rows, p->count);
	if (!row)
		no_long(p, s);
	if (row->kind == OPTION_FLAG && s[len])
		exit(usage_error(p->argv[0], "--%s takes no argument",
		    row->long_name));
	set(p->argv[0], row, row->kind == OPTION_FLAG ? NULL : s[len] ?
	    s + len + 1 : argument_next(p, row->long_name));
}

static void letters(struct parse *p, const char *s)
{
	for (; *s; s++) {
		const struct option_row *row = row_letter(p->rows, p->count,
		    *s);

		if (!row && *s == 'h')
			print_help(p->argv[0], p->rows, p->count, p->synopsis);
		if (!row)
			no_letter(p, s);
		if (row->kind != OPTION_FLAG) {
			set(p->argv[0], row, s[1] ? s + 1 :
			    argument_next(p, row->long_name));
			return;
		}
		set(p->argv[0], row, NULL);
	}
}

/* Options that the environment gives where the command line does not; add one:
 * a row. */
static const struct {
	const char *option, *variable;
} variables[] = {
	{ "archive", "DAFU_ARCHIVE" },
};

static void from_environment(const struct option_row *rows, size_t count)
{
	for (size_t i = 0; i < sizeof(variables) / sizeof(*variables); i++) {
		const struct option_row *row = row_long(rows, count,
		    variables[i].option, strlen(variables[i].option));
		const char *value = getenv(variables[i].variable);

		if (row && value && *value && !*(const char **)row->value)
			*(const char **)row->value = value;
	}
}

void options_read(int *argc, char **argv, const struct option_row *rows,
    size_t count, const char *synopsis)
{
	struct parse p = { *argc, 1, argv, rows, count, synopsis };
	int left = 1;
	bool ended = false;

	for (; p.at < p.argc; p.at++) {
		char *s = argv[p.at];

		if (ended || s[0] != '-' || !s[1])
			argv[left++] = s;
		else if (!strcmp(s, "--"))
			ended = true;
		else if (s[1] == '-')
			long_option(&p, s + 2);
		else
			letters(&p, s + 1);
	}
	argv[left] = NULL;
	*argc = left;
	from_environment(rows, count);
}
