/* SPDX-License-Identifier: MIT */
/* Where sentences begin and end. */
#include "base/full_stop.h"

#include "base/utf.h"

static bool ends_sentence(uint32_t c)
{
	return c == '\n' || c == 0x3002 || c == 0xFF01 || c == 0xFF1F ||
	    c == 0xFF1B || c == ';' || c == '!' || c == '?';
}

size_t sentence_begin(str text, size_t from, size_t at)
{
	size_t begin = from;

	for (size_t i = from; i < at; )
		if (ends_sentence(utf8_next(text, &i)))
			begin = i;
	return begin;
}

size_t sentence_end(str text, size_t at)
{
	while (at < text.len) {
		size_t from = at;
		uint32_t c = utf8_next(text, &at);

		if (ends_sentence(c))
			return c == '\n' ? from : at;
	}
	return at;
}
