/* SPDX-License-Identifier: MIT */
/* dafu formats: what is read, and by what; what is not, and what to do; what is
 * written. */
#include "cli/cli.h"

int cmd_formats(int argc, char **argv)
{
	struct diag d = {0};

	options_read(&argc, argv, NULL, 0, "");
	if (argc > 1)
		return usage_error("formats", "takes no operand");
	puts("read, as their bytes tell, whatever the file's name:");
	for (const struct text_format *f = text_formats; f->what; f++)
		if (!f->advice)
			printf("  %-5s %s; by %s\n", f->name, f->what, f->by);
	puts("refused:");
	for (const struct text_format *f = text_formats; f->what; f++)
		if (f->advice)
			printf("  %s: %s\n", f->what, f->advice);
	puts("written, of each record (-f):");
	for (int f = 0; f < FORMAT_COUNT; f++)
		printf("  %-8s %s\n", format_rows[f].name,
		    format_rows[f].what);
	return finish(&d);
}
