/* SPDX-License-Identifier: MIT */
/* What rules share: words, the source, document numbers, findings. */
#include "checks/common.h"

/* As UTF-8, and as code points that end in 0. */
static const struct { const char *s; const uint32_t *c; } words[W_COUNT] = {
#define WORDS(id, words) [W_##id] = { words, U"" words },
#include "checks/word.def"
#undef WORDS
};

int rank_in(enum check_words set, uint32_t c)
{
	const uint32_t *x = words[set].c;

	for (int k = 0; x[k]; k++)
		if (x[k] == c)
			return k + 1;
	return 0;
}

uint32_t partner_of(uint32_t c)
{
	for (const uint32_t *x = words[W_PAIRS].c; *x; x += 2)
		if (*x == c)
			return x[1];
	return 0;
}

/* How many code points of the word at w stand at i, if all of it does. */
static uint32_t one_word(const uint32_t *f, uint32_t i, uint32_t end,
    const uint32_t *w)
{
	uint32_t n = 0;

	for (; w[n] && w[n] != '|'; n++)
		if (i + n >= end || f[i + n] != w[n])
			return 0;
	return n;
}

uint32_t words_at(const uint32_t *f, uint32_t i, uint32_t end,
    enum check_words list)
{
	const uint32_t *w = words[list].c;

	while (*w) {
		uint32_t n = one_word(f, i, end, w);

		if (n)
			return n;
		while (*w && *w++ != '|')
			;
	}
	return 0;
}

/* A bit for what a word of the list may begin with. */
static uint64_t firsts(enum check_words list)
{
	const uint32_t *w = words[list].c;
	uint64_t bits = 0;

	while (*w) {
		bits |= (uint64_t)1 << (*w & 63);
		while (*w && *w++ != '|')
			;
	}
	return bits;
}

bool says(const struct check *c, struct span in, enum check_words list,
    struct span *where)
{
	uint64_t bits = firsts(list);

	for (uint32_t i = in.start; i < in.end; i++) {
		uint32_t n = bits >> (c->f[i] & 63) & 1 ?
		    words_at(c->f, i, in.end, list) : 0;

		if (n && where)
			*where = (struct span){ i, i + n };
		if (n)
			return true;
	}
	return false;
}

bool words_have(str x, enum check_words list)
{
	const str all = str_of(words[list].s);

	for (size_t at = 0; at < all.len; ) {
		str rest = { all.s + at, all.len - at }, word = rest;
		const char *bar = memchr(rest.s, '|', rest.len);

		if (bar)
			word.len = (size_t)(bar - rest.s);
		if (str_has(x, word))
			return true;
		at += word.len + 1;
	}
	return false;
}

/* --- the source */

enum { SHOWN = 40 };

str source_words(const struct check *c, struct place at)
{
	bool cut = at.end - at.start > SHOWN;
	str x = utf8_of(c->a, c->s + at.start, cut ? SHOWN : at.end - at.start);

	return cut ? arena_printf(c->a, "%s…", x.s) : x;
}

bool in_site(struct check *c, uint32_t i)
{
	const struct letter *l = c->l;

	while (c->site < l->residue.n && l->residue.v[c->site].at.end <= i)
		c->site++;
	return c->site < l->residue.n &&
	    l->residue.v[c->site].at.start <= i &&
	    l->residue.v[c->site].kind == RESIDUE_SITE;
}

static uint32_t folded(const struct check *c, uint32_t i)
{
	return fold_point(c->s[i]);
}

/* What stands between the brackets: some digits, Arabic or Chinese. */
static bool year_find(const struct check *c, uint32_t open, uint32_t end,
    struct number_form *out)
{
	uint32_t i = open + 1;

	while (i < end && i - open < 7 && (is_figure(folded(c, i)) ||
	    is_one(W_DIGITS, folded(c, i)) || utf_is_space(c->s[i])))
		i++;
	if (i == open + 1 || i >= end || !is_one(W_RAW_CLOSE, c->s[i]))
		return false;
	out->year = (struct place){ open + 1, i };
	out->brackets = (struct place){ open, i + 1 };
	out->bent = !is_one(W_RAW_HEX, c->s[open]) ||
	    !is_one(W_RAW_HEX, c->s[i]);
	return true;
}

/* Behind the brackets: 第, digits, 号. */
static bool serial_find(const struct check *c, uint32_t end,
    struct number_form *out)
{
	uint32_t i = out->brackets.end;

	while (i < end && utf_is_space(c->s[i]))
		i++;
	out->ordinal = (struct place){ i, i };
	if (i < end && is_one(W_ORDINAL, folded(c, i)))
		out->ordinal.end = ++i;
	while (i < end && utf_is_space(c->s[i]))
		i++;
	out->serial = out->zeros = (struct place){ i, i };
	while (i < end && is_figure(folded(c, i)))
		i++;
	out->serial.end = i;
	while (out->zeros.end + 1 < i && folded(c, out->zeros.end) == '0')
		out->zeros.end++;
	while (i < end && utf_is_space(c->s[i]))
		i++;
	out->end = i < end && is_one(W_END, folded(c, i));
	out->all.end = out->end ? i + 1 : out->serial.end;
	return out->serial.end > out->serial.start;
}

bool number_find(const struct check *c, struct place in,
    struct number_form *out)
{
	for (uint32_t i = in.start; i < in.end; i++) {
		*out = (struct number_form){ .all = { in.start, 0 } };
		if (is_one(W_RAW_OPEN, c->s[i]) &&
		    year_find(c, i, in.end, out) &&
		    serial_find(c, in.end, out))
			return true;
	}
	*out = (struct number_form){0};
	return false;
}

/* --- findings */

struct finding *found_as(struct check *c, enum finding_id id, struct place at,
    str detail)
{
	return letter_find(c->l, c->a, id, at, detail.s);
}

struct finding *found(struct check *c, enum finding_id id, struct place at)
{
	return found_as(c, id, at, source_words(c, at));
}

void mend(struct check *c, struct finding *f, struct place at,
    const char *text)
{
	*push(c->a, &f->edits) = (struct edit){ at, arena_str(c->a,
	    str_of(text)) };
}
