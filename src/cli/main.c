/* SPDX-License-Identifier: MIT */
/* One table of commands. */
#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "base/plain.h"
#include "base/spelling.h"
#include "cli/cli.h"
#include "cli/screen.h"
#include "package/workbook.h"

/* Add a command: its file, its declaration in cli.h, a row here, its part of
 * dafu.1. */
static const struct command {
	const char *name;
	int (*run)(int argc, char **argv);
	const char *help;
} commands[] = {
	{ "extract",  cmd_extract,  "read letters; write records or summaries" },
	{ "check",    cmd_check,    "check drafts against rules of form and arithmetic" },
	{ "explain",  cmd_explain,  "say why a value is what it is" },
	{ "render",   cmd_render,   "write summaries of records" },
	{ "validate", cmd_validate, "check records against schema and source" },
	{ "text",     cmd_text,     "print the decoded text that places count" },
	{ "formats",  cmd_formats,  "list the formats that are read, and those that are not" },
	{ "profile",  cmd_profile,  "check a profile of a place" },
	{ "schema",   cmd_schema,   "print the schema of the record" },
	{ "ingest",   cmd_ingest,   "take letters into an archive" },
	{ "search",   cmd_search,   "find letters and sentences in an archive" },
	{ "list",     cmd_list,     "list letters, documents or versions" },
	{ "show",     cmd_show,     "show a letter of an archive" },
	{ "stats",    cmd_stats,    "an archive in tables" },
	{ "publish",  cmd_publish,  "make the public edition of letters" },
	{ "site",     cmd_site,     "letters as a static site, with a search" },
	{ "export",   cmd_export,   "an archive for other tools, or as a bag" },
	{ "correct",  cmd_correct,  "give a letter's field a value of your own" },
	{ "withdraw", cmd_withdraw, "keep a letter, but neither find nor give it" },
	{ "dispose",  cmd_dispose,  "wipe letters; their hashes stay" },
	{ "log",      cmd_log,      "what was done to an archive, by whom, why" },
	{ "reread",   cmd_reread,   "read the letters of an archive again" },
	{ "fsck",     cmd_fsck,     "check an archive, bit by bit" },
	{ "backup",   cmd_backup,   "copy an archive, also while it is written" },
	{ "vacuum",   cmd_vacuum,   "give back the room of what was deleted" },
	{ "migrate",  cmd_migrate,  "bring an older archive to today's form" },
	{ "completion", cmd_completion, "a shell's completion of command lines" },
};

/* The help tells them in groups; each goes from its first command on. */
static const struct {
	const char *first, *what;
} groups[] = {
	{ "extract",    N_("Letters:") },
	{ "ingest",     N_("An archive of letters:") },
	{ "publish",    N_("Giving letters out:") },
	{ "correct",    N_("Keeping an archive:") },
	{ "completion", N_("For shells:") },
};

enum { COMMANDS = sizeof(commands) / sizeof(*commands) };

static void group_help(FILE *out, const char *first)
{
	for (size_t i = 0; i < sizeof(groups) / sizeof(*groups); i++)
		if (!strcmp(groups[i].first, first))
			fprintf(out, "\n%s\n", _(groups[i].what));
}

static int help(FILE *out, int status)
{
	fputs(_("usage: dafu COMMAND [OPTION...] [FILE...]\n\n"
	    "Reads letters that answer proposals (政协提案、人大建议的答复) and\n"
	    "makes of each a record in XML.\n"), out);
	for (int i = 0; i < COMMANDS; i++) {
		group_help(out, commands[i].name);
		screen_help(out, commands[i].name, 10, _(commands[i].help));
	}
	fputs(_("\ndafu help COMMAND tells a command's options; dafu --version "
	    "the version.\n"), out);
	if (fflush(out) == EOF || ferror(out))
		return EXIT_SYSTEM;
	return status;
}

/* For the shells' completion. */
static int list(void)
{
	for (int i = 0; i < COMMANDS; i++)
		printf("%s\t%s\n", commands[i].name, _(commands[i].help));
	return fflush(stdout) == EOF ? EXIT_SYSTEM : EXIT_DONE;
}

static int no_command(const char *name)
{
	struct spelling n = { .typed = str_of(name) };

	for (int i = 0; i < COMMANDS; i++)
		spelling_try(&n, str_of(commands[i].name));
	say(stderr, _("dafu: no command '%s'"), name);
	if (n.name.s)
		fprintf(stderr, _("; did you mean '%s'?"), n.name.s);
	fputs(_("\ntry 'dafu --help'\n"), stderr);
	return EXIT_USAGE;
}

/*
 * A standard descriptor that is closed would be given to the next file that is
 * opened, and messages would end up in it.  What stands there instead is open
 * the wrong way round, so that using it still fails.
 */
static void descriptors_hold(void)
{
	for (int fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) < 0 &&
		    open("/dev/null", fd ? O_RDONLY : O_WRONLY) != fd)
			exit(EXIT_SYSTEM);
}

/* The libraries' memory is ours: none goes on without what it asked for. */
static void memory_is_ours(void)
{
	record_init();
	archive_memory();
	json_set_alloc_funcs(checked_malloc, free);
}

struct call {
	int argc;
	char **argv;
	int status;
};

static void run(void *arg)
{
	struct call *c = arg;

	memory_is_ours();
	for (int i = 0; i < COMMANDS; i++)
		if (!strcmp(c->argv[0], commands[i].name)) {
			c->status = commands[i].run(c->argc, c->argv);
			return;
		}
	c->status = no_command(c->argv[0]);
}

/* The version, and of what a build may have what this one has. */
static int version(void)
{
	puts("dafu " DAFU_VERSION);
	puts(xlsx_is_built() ? _("with workbooks (export -f xlsx)") :
	    _("without workbooks (export -f xlsx): built without "
	    "libxlsxwriter"));
	return ferror(stdout) || fflush(stdout) == EOF ? EXIT_SYSTEM :
	    EXIT_DONE;
}

static bool is_help(const char *s)
{
	return !strcmp(s, "--help") || !strcmp(s, "-h") || !strcmp(s, "help");
}

int main(int argc, char **argv)
{
	struct call c = { argc - 1, argv + 1, 0 };
	char *asked[] = { NULL, (char *)"--help", NULL };

	descriptors_hold();
	lang_start();
	/* Messages of several processes do not mix within a line. */
	setvbuf(stderr, NULL, _IOLBF, BUFSIZ);
	if (argc < 2)
		return help(stderr, EXIT_USAGE);
	if (is_help(argv[1]) && (argc < 3 || is_help(argv[2])))
		return help(stdout, EXIT_DONE);
	if (is_help(argv[1])) {
		asked[0] = argv[2];
		c = (struct call){ 2, asked, 0 };
	}
	if (!strcmp(argv[1], "--commands"))
		return list();
	if (!strcmp(argv[1], "--version") || !strcmp(argv[1], "-V"))
		return version();
	if (!memory_guard(run, &c)) {
		fputs(_("dafu: out of memory\n"), stderr);
		return EXIT_SYSTEM;
	}
	return c.status;
}
