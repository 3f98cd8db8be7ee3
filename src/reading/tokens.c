/* SPDX-License-Identifier: MIT */
/* Prose to the words of the lexicon, its clauses and its sentences. */
#include "reading/tokens.h"

#include "base/utf.h"

enum { AT_ONE_PLACE = 64 };	/* 32 lengths, hardly ever two classes each */

/* All words that begin at i, the longest first; how many. */
static uint32_t words_at(struct token *out, const uint16_t *code, uint32_t i,
    uint32_t n)
{
	uint32_t s = 0, many = 0;

	for (uint32_t k = i; k < n && (s = lexicon_step(&lexicon, s, code[k]));
	    k++)
		for (uint32_t w = lexicon.word[s]; w;
		    w = lexicon.words[w - 1].next) {
			const struct word *word = &lexicon.words[w - 1];

			out[many++] = (struct token){ { i, k + 1 },
			    word->class, word->row };
		}
	for (uint32_t k = 0; 2 * k + 1 < many; k++) {
		struct token shorter = out[k];

		out[k] = out[many - 1 - k];
		out[many - 1 - k] = shorter;
	}
	return many;
}

static void scan(struct tokens *out, const uint32_t *f, uint32_t n,
    struct arena *a)
{
	uint16_t *code = arena_room(a, uint16_t, n + 1);
	size_t cap = n + AT_ONE_PLACE;

	out->v = arena_room(a, struct token, cap);
	out->from = arena_room(a, uint32_t, n + 2);
	for (uint32_t i = 0; i < n; i++)
		code[i] = lexicon_code(&lexicon, f[i]);
	for (uint32_t i = 0; i < n; i++) {
		out->from[i] = out->n;
		if (!code[i])
			continue;
		if (cap - out->n < AT_ONE_PLACE)
			out->v = arena_grow(a, out->v, &cap,
			    sizeof(*out->v));
		out->n += words_at(out->v + out->n, code, i, n);
	}
	out->from[n] = out->from[n + 1] = out->n;
}

/* Order the tokens by their ends: counted first, then laid in place.  Those of
 * one end come by ascending start, so the longest first. */
static void sort_ends(struct tokens *t, uint32_t n, struct arena *a)
{
	t->to = arena_new(a, uint32_t, n + 3);
	t->ends = arena_room(a, uint32_t, t->n + 1);
	for (uint32_t i = 0; i < t->n; i++)
		t->to[t->v[i].in.end + 2]++;
	for (uint32_t i = 1; i <= n + 2; i++)
		t->to[i] += t->to[i - 1];
	for (uint32_t i = 0; i < t->n; i++)
		t->ends[t->to[t->v[i].in.end + 1]++] = i;
}

static void divide(struct tokens *t, const uint32_t *f, uint32_t n,
    struct arena *a)
{
	uint32_t clause = 0, sentence = 0;

	t->clause = arena_room(a, uint32_t, n + 1);
	t->sentence = arena_room(a, uint32_t, n + 1);
	for (uint32_t i = 0; i <= n; i++) {
		t->clause[i] = clause;
		t->sentence[i] = sentence;
		if (i == n || utf_is_usual(f[i]))
			continue;
		switch (f[i]) {
		case '\n': case CHAR_FULL_STOP: case ';': case '?': case '!':
			sentence = clause = i + 1;
			break;
		case ',': case ':': case '|': case '\t':
			clause = i + 1;
			break;
		}
	}
}

void tokens_scan(struct tokens *out, const uint32_t *f, uint32_t n,
    struct arena *a)
{
	*out = (struct tokens){0};
	scan(out, f, n, a);
	sort_ends(out, n, a);
	divide(out, f, n, a);
}

const struct token *token_at(const struct tokens *t, uint32_t i, uint32_t end,
    uint32_t classes)
{
	for (uint32_t k = t->from[i]; k < t->from[i + 1]; k++)
		if (t->v[k].in.end <= end &&
		    classes >> t->v[k].class & 1)
			return &t->v[k];
	return NULL;
}

const struct token *token_ending(const struct tokens *t, uint32_t i,
    uint32_t start, uint32_t classes)
{
	for (uint32_t k = t->to[i]; k < t->to[i + 1]; k++) {
		const struct token *w = &t->v[t->ends[k]];

		if (w->in.start >= start && classes >> w->class & 1)
			return w;
	}
	return NULL;
}

const struct token *token_from(const struct tokens *t, uint32_t i,
    uint32_t end, uint32_t classes)
{
	for (uint32_t k = t->from[i]; k < t->n && t->v[k].in.start < end; k++)
		if (t->v[k].in.end <= end && classes >> t->v[k].class & 1)
			return &t->v[k];
	return NULL;
}

uint32_t key_end(const struct tokens *t, uint32_t i, enum key key)
{
	for (uint32_t k = t->from[i]; k < t->from[i + 1]; k++)
		if (t->v[k].class == WORD_KEY && t->v[k].row == key)
			return t->v[k].in.end;
	return 0;
}

bool key_at(const struct tokens *t, uint32_t i, enum key key)
{
	return key_end(t, i, key) != 0;
}

_Static_assert(KEY_COUNT <= 64, "a bit a key");

bool keys_within(const struct tokens *t, struct span s, uint64_t keys)
{
	for (uint32_t k = t->from[s.start]; k < t->n &&
	    t->v[k].in.start < s.end; k++)
		if (t->v[k].class == WORD_KEY && t->v[k].in.end <= s.end &&
		    keys >> t->v[k].row & 1)
			return true;
	return false;
}

bool key_within(const struct tokens *t, struct span s, enum key key)
{
	return keys_within(t, s, UINT64_C(1) << key);
}

bool key_before(const struct tokens *t, uint32_t i, enum key key)
{
	for (uint32_t k = t->to[i]; k < t->to[i + 1]; k++) {
		const struct token *w = &t->v[t->ends[k]];

		if (w->class == WORD_KEY && w->row == key)
			return true;
	}
	return false;
}
