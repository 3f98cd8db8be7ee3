/* SPDX-License-Identifier: MIT */
/* The language of what is told to the user. */
#include "cli/lang.h"

#include <stdlib.h>
#include <string.h>

enum lang lang_of_user(void)
{
	static const char *const name[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

	for (size_t i = 0; i < sizeof(name) / sizeof(*name); i++) {
		const char *s = getenv(name[i]);

		if (s && *s)
			return strncmp(s, "zh", 2) ? LANG_ENGLISH :
			    LANG_CHINESE;
	}
	return LANG_ENGLISH;
}

const char *lang_pick(const char *zh, const char *en)
{
	return lang_of_user() == LANG_CHINESE ? zh : en;
}
