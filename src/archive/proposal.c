/* SPDX-License-Identifier: MIT */
/* The key of a proposal. */
#include "archive/proposal.h"

#include "base/utf.h"

/* Kinds of assembly by a word of their name; add one: a row. */
static const struct {
	const char *word, *kind;
} kinds[] = {
	{ "政协", "政协" }, { "政治协商", "政协" },
	{ "人大", "人大" }, { "人民代表大会", "人大" },
};

/* Levels, by the last of these words that the name holds. */
static const char *const levels[] = {
	"全国", "省", "自治区", "市", "州", "盟", "地区", "县", "旗", "区", "镇",
	"乡",
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

static const char *level_of(str assembly)
{
	const char *level = "";

	for (size_t at = 0; at < assembly.len; at++) {
		str rest = { assembly.s + at, assembly.len - at };

		for (size_t i = 0; i < sizeof(levels) / sizeof(*levels); i++)
			if (str_starts(rest, str_of(levels[i]))) {
				level = levels[i];
				at += strlen(level) - 1;
				break;
			}
	}
	return level;
}

str proposal_key(struct arena *a, str assembly, int64_t term, int64_t session,
    str number)
{
	str name = folded(a, assembly), n = folded(a, number);
	const char *kind = kind_of(name);

	while (n.len > 1 && *n.s == '0')
		n.s++, n.len--;
	if (!kind || !n.len || term <= 0 || session <= 0)
		return (str){0};
	return arena_printf(a, "%s%s/%lld/%lld/%.*s", level_of(name), kind,
	    (long long)term, (long long)session, (int)n.len, n.s);
}
