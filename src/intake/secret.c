/* SPDX-License-Identifier: MIT */
/* Heads and feet of pages that may bear a mark of secrecy. */
#include "intake/secret.h"

bool secret_in(str words)
{
	static const char *const secret[] = {
#define SECRET(word) word,
#include "intake/secret.def"
#undef SECRET
	};

	for (size_t i = 0; i < sizeof(secret) / sizeof(*secret); i++)
		if (str_has(words, str_of(secret[i])))
			return true;
	return false;
}
