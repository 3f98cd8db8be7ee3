/* SPDX-License-Identifier: MIT */
/* Words of word.def by forward longest match. */
#include "reading/word.h"

static const struct word {
	const char *text;
	enum word_class class;
} words[] = {
#define WORD(text, class) { text, WORD_##class },
#include "reading/word.def"
#undef WORD
};

enum { COUNT = sizeof(words) / sizeof(*words), SLOTS = 2048 };

/* Words by their first character: a chain a slot, in the table's order. */
static uint16_t slot[SLOTS], next[COUNT];
static uint32_t second[COUNT];	/* its second code point; 0: it has one */
static uint8_t length[COUNT];
static bool ready;

static size_t slot_of(uint32_t c)
{
	return (c * 2654435761u >> 16) % SLOTS;
}

static void fill(void)
{
	for (size_t i = COUNT; i-- > 0; ) {
		size_t at = 0, s = slot_of(utf8_next(str_of(words[i].text),
		    &at));

		second[i] = at < strlen(words[i].text) ?
		    utf8_next(str_of(words[i].text), &at) : 0;
		next[i] = slot[s];
		slot[s] = (uint16_t)(i + 1);
		length[i] = (uint8_t)points_of(words[i].text);
	}
	ready = true;
}

enum word_class word_at(const struct reader *r, uint32_t i, uint32_t end,
    uint32_t *len)
{
	enum word_class class = WORD_NONE;

	if (!ready)
		fill();
	*len = 1;
	for (size_t k = slot[slot_of(r->f[i])]; k; k = next[k - 1])
		if ((!second[k - 1] || (i + 1 < end &&
		    second[k - 1] == r->f[i + 1])) &&
		    (length[k - 1] > *len || class == WORD_NONE) &&
		    i + length[k - 1] <= end &&
		    in_text(r, i, words[k - 1].text)) {
			*len = length[k - 1];
			class = words[k - 1].class;
		}
	return class;
}

size_t word_tokens(const struct reader *r, struct span s, struct token *out,
    size_t max)
{
	size_t n = 0;

	for (uint32_t i = s.start; i < s.end && n < max; n++) {
		uint32_t len;

		out[n].class = WORD_NONE;
		if (r->mark[i] & (INK_QUOTE | INK_TITLE)) {
			for (len = 0; i + len < s.end && (r->mark[i + len] &
			    (INK_QUOTE | INK_TITLE)); len++)
				;
			out[n].class = WORD_NOUN;
		} else {
			out[n].class = word_at(r, i, s.end, &len);
		}
		out[n].in = (struct span){ i, i + len };
		i += len;
	}
	return n;
}
