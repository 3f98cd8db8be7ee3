/* SPDX-License-Identifier: MIT */
/* dafu correct: a person's value beside the one that was read. */
#include "archive/correction.h"
#include "cli/ask.h"
#include "cli/deed.h"

struct correct {
	const char *letter;
	enum column column;
	str value;
};

static bool correct(struct deed *x, void *arg)
{
	const struct correct *c = arg;
	struct ask_letter letter;

	return ask_letter(&letter, x->archive, c->letter, &x->diag) &&
	    archive_correct(x->archive, letter.letter, c->column, c->value,
	    x->back, &x->how, &x->diag);
}

/* The field and its value as they were typed. */
static int take(struct correct *c, char **argv, struct arena *a)
{
	str hint;

	c->letter = argv[1];
	c->column = correct_column(str_of(argv[2]));
	if (c->column == COLUMN_COUNT)
		return usage_error("correct", "'%s' cannot be corrected; it is "
		    "one of %s", argv[2], lang_told(correct_names(a), a).s);
	if (argv[3] && !correct_value(&c->value, c->column, str_of(argv[3]),
	    &hint, a))
		return usage_error("correct", "%s: '%s' cannot be: %s",
		    argv[2], argv[3], lang_told(hint, a).s);
	return EXIT_DONE;
}

/* What stands behind the command's name, and which fields there are. */
static str synopsis(struct arena *a)
{
	str out = str_of(_("-a FILE.dafu --reason WORDS LETTER FIELD VALUE"));
	struct correct_field f;

	for (size_t i = 0; correct_field(&f, i, a); i++)
		out = arena_printf(a, "%s\n%s %.*s\t%s", out.s, f.name.s,
		    (int)f.chinese.len, f.chinese.s, lang_told(f.hint, a).s);
	return out;
}

int cmd_correct(int argc, char **argv)
{
	struct deed x = DEED_DEFAULTS("correct");
	const struct option_row rows[] = {
		DEED_OPTIONS(x),
		{ "undo", 0, OPTION_FLAG, &x.back, NULL,
		    "let what was read stand again" },
	};
	struct correct c = {0};
	int status;

	options_read(&argc, argv, rows, sizeof(rows) / sizeof(*rows),
	    synopsis(&x.arena).s);
	status = deed_check(&x);
	if (!status && argc != (x.back ? 3 : 4))
		status = usage_error("correct", x.back ?
		    "takes a letter and a field" :
		    "takes a letter, a field and a value ('': none)");
	if (!status)
		status = take(&c, argv, &x.arena);
	if (!status)
		return deed_do(&x, correct, &c);
	arena_free(&x.arena);
	return status;
}
