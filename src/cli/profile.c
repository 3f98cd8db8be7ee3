/* SPDX-License-Identifier: MIT */
/* dafu profile check: whether a profile fits, and what it says. */
#include "record/profile.h"

#include "base/file.h"
#include "base/plain.h"
#include "cli/cli.h"

static void tell(const char *path, const struct profile *p)
{
	size_t off = 0, other = 0;

	for (int i = 0; i < FINDING_COUNT; i++) {
		off += p->severity[i] == FINDING_SEVERITY_OFF + 1;
		other += p->severity[i] && p->severity[i] !=
		    FINDING_SEVERITY_OFF + 1;
	}
	say(stdout, "%s: '%s': %zu labels, %zu units, %zu classes, %zu organs, "
	    "%zu endings, %zu sessions, %zu limits, %zu rules off", path,
	    p->name.s, p->labels.n, p->units.n, p->classes.n, p->organs.n,
	    p->endings.n, p->assigned.n, p->limits.n, off);
	if (other)
		printf(", %zu of another severity", other);
	putchar('\n');
}

int cmd_profile(int argc, char **argv)
{
	struct diag d = {0};
	struct arena a = {0};

	options_read(&argc, argv, NULL, 0, "check PROFILE.xml...");
	if (argc < 3 || strcmp(argv[1], "check"))
		return usage_error("profile", "takes 'check' and profiles");
	record_init();
	for (int i = 2; i < argc; i++) {
		struct profile p;
		str bytes;

		d.file = str_of(argv[i]);
		if (file_read(&bytes, argv[i], LIMIT, &a, &d) &&
		    profile_read(&p, bytes, &a, &d))
			tell(argv[i], &p);
		arena_reset(&a);
	}
	arena_free(&a);
	return finish(&d);
}
