/* SPDX-License-Identifier: MIT */
/* Text to the words of the index. */
#include "archive/tokenizer.h"

#include "base/utf.h"

enum kind { KIND_NONE, KIND_HAN, KIND_LETTER, KIND_DIGIT };

static enum kind kind_of(uint32_t c)
{
	if (utf_is_han(c) || (c >= 0x3040 && c <= 0x30FF))
		return KIND_HAN;
	if (c >= '0' && c <= '9')
		return KIND_DIGIT;
	if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) ||
	    (c >= 0x370 && c <= 0x52F))
		return KIND_LETTER;
	return KIND_NONE;
}

static void add(struct token *t, uint32_t c)
{
	if (c >= 'A' && c <= 'Z')
		c += 32;
	if (t->len + 4 <= sizeof(t->word))
		t->len += utf8_put(t->word + t->len, c);
}

/* A point between two digits belongs to the figure. */
static bool joins(str text, size_t at, uint32_t c, enum kind kind)
{
	return c == '.' && kind == KIND_DIGIT && at < text.len &&
	    text.s[at] >= '0' && text.s[at] <= '9';
}

bool token_next(str text, size_t *at, struct token *out)
{
	enum kind kind = KIND_NONE;

	out->len = 0;
	while (*at < text.len) {
		size_t next = *at;
		uint32_t c = utf8_next(text, &next);
		enum kind k;

		c = c == UINT32_MAX ? 0xFFFD : fold_point(c);
		k = kind_of(c);
		if (kind != KIND_NONE && k != kind && !joins(text, next, c,
		    kind))
			return true;
		if (k != KIND_NONE && kind == KIND_NONE)
			out->start = *at;
		*at = next;
		if (k == KIND_NONE && kind == KIND_NONE)
			continue;
		kind = kind == KIND_NONE ? k : kind;
		add(out, c);
		out->end = next;
		if (kind == KIND_HAN)
			return true;
	}
	return kind != KIND_NONE;
}
