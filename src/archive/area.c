/* SPDX-License-Identifier: MIT */
/* From an organ's name to its place and level. */
#include "archive/area.h"

#include "base/utf.h"

/* Levels, from the top; where one ends in another, it comes first. */
static const struct area_level levels[] = {
	{ "全国", 0 }, { "省", 1 }, { "自治区", 1 }, { "市", 2 }, { "州", 2 },
	{ "盟", 2 }, { "地区", 2 }, { "县", 3 }, { "旗", 3 }, { "区", 3 },
	{ "镇", 4 }, { "乡", 4 }, { "街道", 4 },
};
static const char *const codes[] = { "nation", "province", "city", "county",
	"town" };

/* Cities that are provinces. */
static const char *const provinces[] = { "北京市", "天津市", "上海市",
	"重庆市" };

/* What stands before the place in an assembly's full name, and before that of
 * an organ. */
static const char *const before_place[] = {
	"中国人民政治协商会议", "政协",
};
static const char *const before_area[] = {
	"中国人民政治协商会议", "政协", "中国共产党", "中共", "国家税务总局",
	"中国共产主义青年团", "共青团", "中国人民银行",
};

/* How names of the nation's organs begin. */
static const char *const nation[] = { "国家", "国务院", "中华人民共和国",
	"最高人民", "全国", "外交部", "国防部", "教育部", "科学技术部", "科技部",
	"工业和信息化部", "公安部", "民政部", "司法部", "财政部",
	"人力资源和社会保障部", "自然资源部", "生态环境部", "住房和城乡建设部",
	"交通运输部", "水利部", "农业农村部", "商务部", "文化和旅游部",
	"退役军人事务部", "应急管理部", "审计署" };

/* Words that are no level, though they have one in them; add one: a row. */
static const char *const no_level[] = {
	"城乡", "社区", "园区", "开发区", "市区", "城镇", "乡镇", "城市",
	"市场", "景区", "片区", "示范区", "试验区", "保护区", "度假区",
	"合作区", "自贸区", "校区", "灾区", "军区", "乡村", "区域", "县域",
	"市县", "市容", "区县", "镇村",
};

enum {
	LONG = 7,		/* characters that a place's name has, at most */
	LONGEST = 12,		/* and one of an autonomous place */
	HAN = 3			/* bytes of one */
};

/* The first level's word from *at on, which moves to it; NULL: none. */
static const struct area_level *next_level(str name, size_t *at)
{
	for (; *at < name.len; ++*at)
		for (size_t i = 0; i < sizeof(levels) / sizeof(*levels); i++)
			if (str_starts((str){ name.s + *at, name.len - *at },
			    str_of(levels[i].word)))
				return &levels[i];
	return NULL;
}

const struct area_level *area_last(str name)
{
	const struct area_level *level = NULL, *next;

	for (size_t at = 0; (next = next_level(name, &at)); level = next)
		at += strlen(next->word);
	return level;
}

/* How long one of the words is that a name begins with; 0: with none. */
static size_t begins(str name, const char *const *word, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_starts(name, str_of(word[i])))
			return strlen(word[i]);
	return 0;
}
#define BEGINS(name, words) begins(name, words, sizeof(words) / sizeof(*(words)))

/* A word that nothing stands before belongs to the name: 通州区. */
str area_at(str name, const struct area_level *want)
{
	size_t from = BEGINS(name, before_place), before = from, at = from;
	const struct area_level *l;

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

/* Whether the level's word at a place is part of one of no_level: 城乡; with one
 * character before it, 城 is part of a name: 盐城市. */
static bool is_none(str name, size_t at, size_t from)
{
	for (size_t i = 0; i < sizeof(no_level) / sizeof(*no_level); i++) {
		size_t len = strlen(no_level[i]);

		for (size_t k = at >= len ? at - len + 1 : 0; k <= at; k++)
			if (k >= from && str_starts((str){ name.s + k,
			    name.len - k }, str_of(no_level[i])) &&
			    (k != from + HAN ||
			    !str_starts(str_of(no_level[i]), STR("城"))))
				return true;
	}
	return false;
}

/* Whether the level's word at a place is within a name that goes on: 霁州市,
 * 景德镇市, 衡州湾市; but not 霁山县市政管理局. */
static bool goes_on(str name, size_t at, const struct area_level *l)
{
	const size_t behind = at + strlen(l->word);
	size_t next = behind;
	const struct area_level *k = next_level(name, &next);
	const bool bare = !strcmp(l->word, "州") && !str_ends((str){ name.s,
	    at }, STR("自治"));

	if (!k || l->rank < 2 || !strcmp(l->word, "市") ||
	    is_none(name, next, behind) || str_starts((str){ name.s + next,
	    name.len - next }, STR("市政")))
		return false;
	return next == behind ? strcmp(k->word, l->word) != 0 : bare &&
	    !strcmp(k->word, "市") && next - behind <= 2 * HAN;
}

/* Where the place ends that begins at from, the next below a rank; 0: there is
 * none.  A level's word at once, as in 市教育局, is no place but at the name's
 * beginning, where it is the level alone; one of a level above belongs to the
 * name: 通州区. */
static size_t place_end(str name, size_t from, int above,
    const struct area_level **level)
{
	size_t at = from;
	const struct area_level *l;

	while ((l = next_level(name, &at))) {
		const str before = { name.s + from, at - from };

		if (is_none(name, at, from) || before.len > HAN *
		    (str_has(before, STR("自治")) ? LONGEST : LONG))
			return 0;
		if (l->rank > above && (at > from || above < 0) &&
		    !goes_on(name, at, l)) {
			*level = l;
			return at + strlen(l->word);
		}
		at += strlen(l->word);
	}
	return 0;
}

struct area area_of(struct arena *a, str organ)
{
	str name = utf8_folded(a, organ);
	size_t begin = BEGINS(name, before_area), end = begin, next;
	const struct area_level *level = NULL;
	struct area x = {0};

	while ((next = place_end(name, end, level ? level->rank : -1, &level)))
		end = next;
	if (!level) {
		if (BEGINS(name, nation))
			x.level = str_of(codes[0]);
		return x;
	}
	x.place = (str){ name.s + begin, end - begin };
	x.level = str_of(codes[BEGINS(x.place, provinces) == x.place.len ? 1 :
	    level->rank]);
	if (x.place.len == strlen(level->word))
		x.place = (str){0};
	return x;
}
