/* SPDX-License-Identifier: MIT */
/* Noun phrases behind a figure: 4所中职学校, 28个、湖南唯一的国家级联合体. */
#include "reading/phrase.h"

/* Behind a bracket that belongs to a name: 县（市、区）; else i. */
static uint32_t bracket_end(const struct reader *r, uint32_t i, uint32_t end)
{
	for (uint32_t k = i + 1; k < end && k - i < 16; k++) {
		if (r->f[k] == ')')
			return k - i > 1 ? k + 1 : i;
		if (is_digit(r->f[k]) || r->f[k] == '\n')
			break;
	}
	return i;
}

/* 在校学生, 在建项目, 在株单位: 在 of a name, not of 在企业就业. */
static bool is_attribute(const struct reader *r, uint32_t i)
{
	return i + 1 < r->n && (one_of_set("校册岗职建编园读营产线逃押外地研"
	    "库籍训库", r->f[i + 1]) || in_text(r, i + 2, "单位") ||
	    in_text(r, i + 2, "高校") || in_text(r, i + 2, "企业") ||
	    in_text(r, i + 2, "院校"));
}

/* The noun phrase that begins at i: to a stop, a verb, a figure. */
struct span phrase_at(const struct reader *r, uint32_t i,
    uint32_t end)
{
	uint32_t k = i, len;

	while (k < end && k - i < 40) {
		uint32_t c = r->f[k];
		enum word_class class;

		if (r->mark[k] & INK_QUOTE) {
			while (k < end && (r->mark[k] & INK_QUOTE))
				k++;
			continue;
		}
		if (c == '(' && k > i) {
			uint32_t close = bracket_end(r, k, end);

			if (close == k)
				break;
			k = close;
			if (close - i <= 12)	/* 县（市、区） is whole */
				break;
			continue;
		}
		if (phrase_breaks(c) || phrase_joins(r, k) || c == '(' || c == ')' ||
		    (is_digit(c) && k > i && !is_latin_or_digit(r->f[k - 1])))
			break;
		class = word_at(r, k, end, &len);
		if (k > i && len == 2 && r->f[k + 1] == 0x5747)	/* 户均 */
			break;
		if ((class == WORD_VERB && (k > i || c != 0x5728 ||
		    !is_attribute(r, k))) ||
		    (class == WORD_SCOPE && k > i && c != 0x4EE5))
			break;	/* 以上 stays: 二级以上医院 */
		if (class == WORD_FIRST && k - i >= 4)
			break;
		k += len;
	}
	if (k - i > 3 && in_text(r, k - 2, "之一"))	/* 50个试点城市之一 */
		k -= 2;
	return span_trim(r, (struct span){ i, k });
}

bool phrase_is_name(const struct reader *r, struct span s)
{
	for (uint32_t i = s.start; i < s.end; i++)
		if (!utf_is_han(r->f[i]) && r->f[i] < 0x2000 &&
		    !is_latin_or_digit(r->f[i]) && r->f[i] != '(' &&
		    r->f[i] != ')' && r->f[i] != ' ')
			return false;
	return span_len(s) > 0;
}

/* Words behind 的 that name no thing: 在现有12名人员的基础上. */
static bool is_setting(const struct reader *r, uint32_t i)
{
	static const char *const settings[] = { "基础上", "情况下", "前提下",
		"过程中", "条件下", "背景下", "时候" };

	for (size_t k = 0; k < sizeof(settings) / sizeof(*settings); k++)
		if (in_text(r, i, settings[k]))
			return true;
	return false;
}

/* 的 inside a phrase: what stands behind the last one names the thing. */
struct span phrase_after_de(const struct reader *r, struct span s)
{
	for (uint32_t i = s.end; i-- > s.start; ) {
		if (r->f[i] != 0x7684 || (r->mark[i] & INK_QUOTE) ||
		    s.end - i - 1 < 2)
			continue;
		if (!is_setting(r, i + 1) && !(i - s.start > 1 &&
		    phrase_only_verbs(r, (struct span){ i + 1, s.end })))
			return (struct span){ i + 1, s.end };
		s.end = i;		/* 小区的改造: 小区 */
	}
	return s;
}

/* What opens no noun phrase behind a figure. */
static bool opens_nothing(const struct reader *r, uint32_t i)
{
	static const char *const no[] = { "大关", "关口", "和", "及", "等", "的", "了", "以上",
		"以下", "左右", "以内", "后", "前", "时", "起", "之", "或", "多",
		"即", "者", "来" };

	for (size_t k = 0; k < sizeof(no) / sizeof(*no); k++)
		if (in_text(r, i, no[k]))
			return true;
	return false;
}

/* 5个参与建设的市级单位; 28个、湖南唯一的国家级联合体: behind 的. */
static struct span relative(const struct reader *r, uint32_t i, uint32_t end)
{
	struct span s;

	for (uint32_t k = i; k < end && k - i < 18; k++) {
		if (phrase_breaks(r->f[k]) || is_digit(r->f[k]))
			break;
		if (r->f[k] != 0x7684 || k + 1 >= end)
			continue;
		s = phrase_at(r, k + 1, end);
		if (span_len(s) >= 2 && phrase_is_name(r, s))
			return s;
	}
	return (struct span){0};
}

/* 17所…的, 三分之一的. */
static uint32_t behind_start(const struct reader *r, uint32_t i, uint32_t end,
    bool share)
{
	while (i < end && r->f[i] == ' ')
		i++;
	if (i < end && r->f[i] == 0x7684 && share)
		i++;
	return i;
}

/* 64个县的小麦: of places it is they that are counted.  The length of the noun
 * before 的; 0: another, or none. */
static uint32_t place_noun(const struct reader *r, struct span s)
{
	static const char *const places[] = { "省", "市", "县", "区", "镇", "乡",
		"村", "县区", "县市", "区县", "市县", "乡镇", "镇街", "街道", "社区",
		"城市", "行政村", "试点县", "国家", "地区", "小区" };

	for (size_t k = 0; k < sizeof(places) / sizeof(*places); k++) {
		uint32_t n = points_of(places[k]);

		if (span_len(s) > n && in_text(r, s.start, places[k]) &&
		    (r->f[s.start + n] == 0x7684 || r->f[s.start + n] == 0x201C))
			return n;
	}
	/* 3所小学的综合楼, 三座水厂的取水任务 */
	for (uint32_t n = 2; n < 6 && n < span_len(s); n++)
		if (r->f[s.start + n] == 0x7684)
			return one_of_set("校学厂站院馆店园场库企司户员师生民"
			    "村镇县市", r->f[s.start + n - 1]) ? n : 0;
	return 0;
}

struct span phrase_behind(const struct reader *r, uint32_t i, uint32_t end,
    bool count, bool share)
{
	uint32_t len;
	struct span s;

	i = behind_start(r, i, end, share);
	if (i < end && r->f[i] == 0x3001)
		return count && i + 1 < end && utf_is_han(r->f[i + 1]) ?
		    relative(r, i + 1, end) : (struct span){0};
	if (i >= end || (!utf_is_han(r->f[i]) && r->f[i] != 0x201C &&
	    !is_latin_or_digit(r->f[i])) || opens_nothing(r, i) ||
	    (r->mark[i] & INK_DATE))
		return (struct span){0};
	s = phrase_at(r, i, end);
	if (count && (len = place_noun(r, s)))
		return (struct span){ s.start, s.start + len };
	if (!span_len(s) && count && word_at(r, i, end, &len) != WORD_NONE)
		return relative(r, i, end);
	if (!phrase_is_name(r, s))
		return (struct span){0};
	return phrase_after_de(r, s);
}
