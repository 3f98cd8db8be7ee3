/* SPDX-License-Identifier: MIT */
/* dafu formats: what is read, and by what; what is not, and what to do; what is
 * written. */
#include "cli/cli.h"
#include "work/child.h"
#include "work/tools.h"

/* A format that is read; and, where its program is not there, how to get it. */
static void show(const struct text_format *f, struct arena *a)
{
	str lacks;

	printf(f->picture ? _("  %-5s %s; with --ocr, by ") :
	    _("  %-5s %s; by "), f->name, _(f->what));
	if (f->tool == TOOL_COUNT) {
		puts(f->by);
		return;
	}
	printf(*f->by ? _("%s (package %s), %s\n") : _("%s (package %s)\n"),
	    tool_rows[f->tool].name, tool_rows[f->tool].package, f->by);
	lacks = tool_lacks(f->tool, a);
	if (lacks.len)
		printf(_("        not here: %s\n"), lang_told(lacks, a).s);
}

/* How programs are run. */
static void show_sandbox(void)
{
	if (child_sandboxed())
		puts(_("programs run in a sandbox, without network "
		    "(bubblewrap)"));
	else
		puts(_("programs run with limits, but in no sandbox: install "
		    "the package bubblewrap, or allow it user namespaces"));
}

int cmd_formats(int argc, char **argv)
{
	struct arena a = {0};
	struct diag d = {0};

	options_read(&argc, argv, NULL, 0, "");
	if (argc > 1)
		return usage_error("formats", "takes no operand");
	puts(_("read, as their bytes tell, whatever the file's name:"));
	for (const struct text_format *f = text_formats; f->what; f++)
		if (!f->advice)
			show(f, &a);
	show_sandbox();
	puts(_("refused:"));
	for (const struct text_format *f = text_formats; f->what; f++)
		if (f->advice)
			printf("  %s: %s\n", _(f->what), _(f->advice));
	puts(_("written, of each record (-f):"));
	for (int f = 0; f < FORMAT_COUNT; f++)
		printf("  %-8s %s\n", format_rows[f].name,
		    _(format_rows[f].what));
	arena_free(&a);
	return finish(&d);
}
