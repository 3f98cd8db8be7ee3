/* SPDX-License-Identifier: MIT */
/* What replies to one proposal have in common: key, subject, place. */
#include "archive/proposal.h"

#include "base/utf.h"

/* Kinds of assembly by a word of their name; add one: a row. */
static const struct {
	const char *word, *kind;
} kinds[] = {
	{ "政协", "政协" }, { "政治协商", "政协" },
	{ "人大", "人大" }, { "人民代表大会", "人大" },
};

/* Levels, from the top; where one ends in another, it comes first. */
static const struct level {
	const char *word;
	int rank;
} levels[] = {
	{ "全国", 0 }, { "省", 1 }, { "自治区", 1 }, { "市", 2 }, { "州", 2 },
	{ "盟", 2 }, { "地区", 2 }, { "县", 3 }, { "旗", 3 }, { "区", 3 },
	{ "镇", 4 }, { "乡", 4 },
};

/* What stands before the place in an assembly's full name. */
static const char *const before_place[] = {
	"中国人民政治协商会议", "政协",
};

/* What a subject is told without, at its beginning and its end. */
static const char *const heads[] = { "关于" };
static const char *const tails[] = {
	"提案", "建议", "议案", "意见", "社情民意", "的",
};

static str folded(struct arena *a, str x)
{
	char *s = arena_alloc(a, 1, 1, 4 * x.len + 1);
	size_t len = 0;

	for (size_t at = 0; at < x.len; ) {
		uint32_t c = fold_point(utf8_next(x, &at));

		if (!utf_is_space(c) && c != UINT32_MAX)
			len += utf8_put(s + len, c);
	}
	return (str){ s, len };
}

static const char *kind_of(str assembly)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (str_has(assembly, str_of(kinds[i].word)))
			return kinds[i].kind;
	return NULL;
}

/* The first level's word from *at on, which moves to it; NULL: none. */
static const struct level *next_level(str name, size_t *at)
{
	for (; *at < name.len; ++*at)
		for (size_t i = 0; i < sizeof(levels) / sizeof(*levels); i++)
			if (str_starts((str){ name.s + *at, name.len - *at },
			    str_of(levels[i].word)))
				return &levels[i];
	return NULL;
}

/* An assembly's level is the last that its name has; NULL: none. */
static const struct level *level_of(str assembly)
{
	const struct level *level = NULL, *next;

	for (size_t at = 0; (next = next_level(assembly, &at)); level = next)
		at += strlen(next->word);
	return level;
}

str proposal_key(struct arena *a, str assembly, int64_t term, int64_t session,
    str number)
{
	str name = folded(a, assembly), n = folded(a, number);
	const struct level *level = level_of(name);
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

/* The part of a name that is a place of the level: 栖梧区 of 甲市栖梧区教育局.
 * A word that nothing stands before belongs to the name: 通州区. */
static str place_in(str name, const struct level *want)
{
	size_t from = 0, before = 0, at = 0;
	const struct level *l;

	for (size_t i = 0; i < sizeof(before_place) / sizeof(*before_place);
	    i++)
		if (str_starts(name, str_of(before_place[i])))
			from = before = at = strlen(before_place[i]);
	while ((l = next_level(name, &at))) {
		size_t start = at > from ? from : before;
		size_t end = at + strlen(l->word);

		if (l == want && at > start)
			return (str){ name.s + start, end - start };
		if (l->rank < want->rank) {
			before = from;
			from = end;
		}
		at = end;
	}
	return (str){0};
}

str proposal_place(struct arena *a, str assembly, const str *organ, size_t n)
{
	str name = folded(a, assembly), place;
	const struct level *level = level_of(name);

	if (!level)
		return (str){0};
	if (!level->rank)
		return str_of(level->word);
	place = place_in(name, level);
	for (size_t i = 0; i < n && !place.s; i++)
		place = place_in(folded(a, organ[i]), level);
	return place.s ? arena_str(a, place) : place;
}
