/* SPDX-License-Identifier: MIT */
/* What replies to one proposal have in common: key, subject, place. */
#include "archive/proposal_key.h"

#include "archive/area.h"
#include "base/utf.h"

/* Kinds of assembly by a word of their name; add one: a row. */
static const struct {
	const char *word, *kind;
} kinds[] = {
	{ "政协", "政协" }, { "政治协商", "政协" },
	{ "人大", "人大" }, { "人民代表大会", "人大" },
};

/* What a subject is told without, at its beginning and its end. */
static const char *const heads[] = { "关于" };
static const char *const tails[] = {
	"提案", "建议", "议案", "意见", "社情民意", "的",
};

static const char *kind_of(str assembly)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (str_has(assembly, str_of(kinds[i].word)))
			return kinds[i].kind;
	return NULL;
}

str proposal_key(struct arena *a, str assembly, int64_t term, int64_t session,
    str number)
{
	str name = utf8_folded(a, assembly), n = utf8_folded(a, number);
	const struct area_level *level = area_last(name);
	const char *kind = kind_of(name);

	while (n.len > 1 && *n.s == '0')
		n.s++, n.len--;
	if (!kind || !n.len || term <= 0 || session <= 0)
		return (str){0};
	return arena_printf(a, "%s%s/%lld/%lld/%.*s", level ? level->word : "",
	    kind, (long long)term, (long long)session, (int)n.len, n.s);
}

static bool is_word(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	    (c >= 0xC0 && c < 0x2000) || (c > 0x206F && utf_is_han(c));
}

str proposal_subject(struct arena *a, str title)
{
	char *s = arena_alloc(a, 1, 1, 4 * title.len + 1);
	str x = { s, 0 };

	for (size_t at = 0; at < title.len; ) {
		uint32_t c = fold_point(utf8_next(title, &at));

		c |= c >= 'A' && c <= 'Z' ? 0x20 : 0;
		if (is_word(c))
			x.len += utf8_put(s + x.len, c);
	}
	for (size_t i = 0; i < sizeof(heads) / sizeof(*heads); i++)
		if (str_starts(x, str_of(heads[i]))) {
			x.s += strlen(heads[i]);
			x.len -= strlen(heads[i]);
		}
	for (size_t i = 0; i < sizeof(tails) / sizeof(*tails); i++)
		if (str_ends(x, str_of(tails[i])))
			x.len -= strlen(tails[i]);
	return x.len ? arena_str(a, x) : (str){0};
}

str proposal_place(struct arena *a, str assembly, const str *organ, size_t n)
{
	str name = utf8_folded(a, assembly), place;
	const struct area_level *level = area_last(name);

	if (!level)
		return (str){0};
	if (!level->rank)
		return str_of(level->word);
	place = area_at(name, level);
	for (size_t i = 0; i < n && !place.s; i++)
		place = area_at(utf8_folded(a, organ[i]), level);
	return place.s ? arena_str(a, place) : place;
}
