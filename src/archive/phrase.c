/* SPDX-License-Identifier: MIT */
/* Phrases: words side by side. */
#include "archive/phrase.h"

#include <stdlib.h>

#include "archive/tokenizer.h"
#include "base/utf.h"

/* The text, folded, blanks left out. */
static size_t folded(char *s, str text)
{
	size_t len = 0;

	for (size_t at = 0; at < text.len; ) {
		uint32_t c = utf8_next(text, &at);

		c = c == UINT32_MAX ? 0xFFFD : fold_point(c);
		if (!utf_is_space(c))
			len += utf8_put(s + len, c);
	}
	return len;
}

bool phrase_indexed(str text)
{
	struct token t;
	size_t at = 0;

	return token_next(text, &at, &t);
}

/* Add a word and a blank. */
static size_t put(char *s, size_t len, const struct token *t)
{
	memcpy(s + len, t->word, t->len);
	s[len + t->len] = ' ';
	return len + t->len + 1;
}

str phrase_words(struct arena *a, str text)
{
	/* a byte becomes a word of three bytes and a blank at most */
	char *s = arena_alloc(a, 1, 1, 4 * text.len + 3);
	size_t len = 0, at = 0;
	struct token t;

	s[len++] = ' ';
	while (token_next(text, &at, &t))
		len = put(s, len, &t);
	if (len == 1)
		len += folded(s + len, text);
	if (s[len - 1] != ' ')
		s[len++] = ' ';
	return (str){ s, len };
}

/* A text's words, and where each stands: in words and in the text. */
struct laid {
	str words;
	struct VEC(size_t) at;		/* of the blank before the word */
	phrase_spans span;
};

static void lay(struct laid *out, str text, struct arena *a)
{
	char *s = arena_alloc(a, 1, 1, 4 * text.len + 3);
	size_t len = 0, at = 0;
	struct token t;

	*out = (struct laid){0};
	s[len++] = ' ';
	while (token_next(text, &at, &t)) {
		*push(a, &out->at) = len - 1;
		*push(a, &out->span) = (struct phrase_span){ t.start, t.end };
		len = put(s, len, &t);
	}
	out->words = (str){ s, len };
}

static int compare(const void *one, const void *two)
{
	const struct phrase_span *a = one, *b = two;

	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return a->end < b->end ? -1 : a->end > b->end;
}

/* How many words a phrase has. */
static size_t words_in(str phrase)
{
	size_t n = 0;

	for (size_t i = 1; i < phrase.len; i++)
		n += phrase.s[i] == ' ';
	return n;
}

static void find(phrase_spans *out, const struct laid *l, str phrase, struct arena *a)
{
	size_t count = words_in(phrase);

	for (size_t i = 0; i + count <= l->at.n; i++) {
		str rest = { l->words.s + l->at.v[i],
			l->words.len - l->at.v[i] };

		if (str_starts(rest, phrase))
			*push(a, out) = (struct phrase_span){ l->span.v[i].start,
				l->span.v[i + count - 1].end };
	}
}

void phrase_find(phrase_spans *out, str text, const str *phrase, size_t count,
    struct arena *a)
{
	struct laid l;
	size_t n = 0;

	*out = (phrase_spans){0};
	lay(&l, text, a);
	for (size_t i = 0; i < count; i++)
		find(out, &l, phrase[i], a);
	if (out->n)
		qsort(out->v, out->n, sizeof(*out->v), compare);
	for (size_t i = 0; i < out->n; i++)
		if (n && out->v[i].start <= out->v[n - 1].end) {
			if (out->v[i].end > out->v[n - 1].end)
				out->v[n - 1].end = out->v[i].end;
		} else
			out->v[n++] = out->v[i];
	out->n = n;
}
