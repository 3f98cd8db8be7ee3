/* SPDX-License-Identifier: MIT */
/* Who works with an archive. */
#include <pwd.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/utf.h"
#include "cli/cli.h"

void agent_name(char out[256])
{
	const struct passwd *user = getpwuid(geteuid());
	const char *person = getenv("DAFU_AGENT");
	struct arena a = {0};
	str name = person && *person ? arena_printf(&a, "%.120s for %.80s",
	    user ? user->pw_name : "a user", person) : user ?
	    arena_printf(&a, "%.120s", user->pw_name) :
	    arena_printf(&a, "user %ld", (long)geteuid());
	uint32_t *c;
	size_t n;

	/* what is cut within a character, or is none */
	c = utf8_points(&a, name, &n);
	for (size_t i = 0; i < n; i++)
		if (c[i] < ' ' || (c[i] >= 0x7F && c[i] < 0xA0))
			c[i] = 0xFFFD;
	snprintf(out, 256, "%.215s, dafu " DAFU_VERSION, utf8_of(&a, c, n).s);
	arena_free(&a);
}
