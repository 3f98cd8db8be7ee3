/* SPDX-License-Identifier: MIT */
/*
 * Organs, officials and places in the prose: only what the words around show,
 * the rest is left as prose.
 */
#include "reading/parties.h"
#include "reading/word.h"

/* --- people: an office and a name (副市长丁一) */

static struct pattern office = PATTERN(
    "(副?(?:省长|市长|县长|区长|州长|旗长|镇长|乡长|局长|厅长|部长|主任|书记|主席|秘书长|院长|检察长|处长|科长|总工程师))"
    "([\\x{4E00}-\\x{9FFF}]{2,3}?)(?=[,、。;]|等|主持|出席|带队|率|到会|召集|作|任|同志|亲自|牵头|签)");

/* Characters that begin family names. */
static const char family_names[] =
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧阳司徒上官诸葛";

/* Whether an office may end before i and a name begin there. */
static bool may_be_person(const struct reader *r, uint32_t i)
{
	switch (r->f[i - 1]) {
	case 0x957F: case 0x4EFB: case 0x8BB0: case 0x5E2D: case 0x5E08:
		return one_of_set(family_names, r->f[i]);
	}
	return false;
}

static void people(struct reader *r, struct span body)
{
	struct match m;

	for (uint32_t i = body.start + 2; i < body.end; i++) {
		struct mark *k;

		if (!may_be_person(r, i) ||
		    (r->mark[i] & (INK_QUOTE | INK_TITLE)) ||
		    !pattern_find(&office, r->f, body.start, i > body.start +
		    5 ? i - 5 : body.start, i + 8 < body.end ? i + 8 :
		    body.end, &m) || m.start[2] != i)
			continue;
		k = mark_new(r, MARK_PERSON, (struct span){ m.start[2],
		    m.end[2] }, CERTAINTY_LIKELY, "office-name");
		k->office = prose_str(r->a, &r->l->prose,
		    (struct span){ m.start[1], m.end[1] });
	}
}

/* --- organs: from a boundary to an ending of organ.def, with the level of a
 * government at their front (市财政局, 桐浦市教育局) */

static struct pattern organ_front = PATTERN(
    "^(?![全各我本该])(?:[\\x{4E00}-\\x{9FFF}]{0,6}?(?<![社园景辖片新老])[省市县区州盟旗镇乡]|国家|全国|中央|国务院)(?!域|内|场|民(?![政族宗防委办])|政(?![府协法务]))(?=[\\x{4E00}-\\x{9FFF}])");

static bool bounds_name(const struct reader *r, uint32_t i)
{
	return !utf_is_han(r->f[i]) || (r->mark[i] & (INK_QUOTE | INK_TITLE));
}

/* Words before an organ that are no part of it. */
static const char *const before_organ[] = { "会同", "经商", "联合", "商",
	"由", "与", "和", "及", "向", "对", "经", "请", "在", "以及", "并",
	"协同", "配合", "提请", "报", "让", "从", "是", "为" };

/* Whether c ends one of them (同商合由与和及向对经请在并报让从是为). */
static bool may_stand_before(uint32_t c)
{
	switch (c) {
	case 0x540C: case 0x5546: case 0x5408: case 0x7531: case 0x4E0E:
	case 0x548C: case 0x53CA: case 0x5411: case 0x5BF9: case 0x7ECF:
	case 0x8BF7: case 0x5728: case 0x5E76: case 0x62A5: case 0x8BA9:
	case 0x4ECE: case 0x662F: case 0x4E3A:
		return true;
	}
	return false;
}

static uint32_t organ_start(const struct reader *r, uint32_t end,
    uint32_t floor)
{
	uint32_t i = end;

	while (i > floor && end - i < 22 && !bounds_name(r, i - 1)) {
		for (size_t k = 0; may_stand_before(r->f[i - 1]) && k <
		    sizeof(before_organ) / sizeof(*before_organ); k++) {
			uint32_t n = points_of(before_organ[k]);

			if (i >= floor + n && end - i >= 4 &&
			    in_text(r, i - n, before_organ[k]))
				return i;
		}
		i--;
	}
	return i;
}

/* Common words that end as organs do. */
static const char *const no_organ[] = { "布局", "格局", "结局", "全局", "大局",
	"部署", "科室", "教室", "卫生室", "全部", "内部", "干部", "外部",
	"工作室", "实验室", "阅览室", "会议室", "机会", "社会" };

static bool is_no_organ(const struct reader *r, uint32_t end)
{
	for (size_t k = 0; k < sizeof(no_organ) / sizeof(*no_organ); k++)
		if (in_text(r, end - points_of(no_organ[k]), no_organ[k]))
			return true;
	return false;
}

static bool no_verb(const struct reader *r, struct span s)
{
	struct piece t[32];
	size_t n = word_pieces(r, s, t, 32);

	for (size_t i = 1; i < n; i++)
		if (t[i].class == WORD_FIRST && t[i - 1].class == WORD_FIRST)
			return false;

	for (size_t i = 0; i < n; i++)
		if (t[i].class == WORD_VERB || r->f[t[i].in.start] == 0x7684)
			return false;
	return true;
}

static void organ_at(struct reader *r, uint32_t end, uint32_t *floor)
{
	struct span s = { end, end };
	const char *kind;
	struct match m;
	struct mark *k;

	/* an ending of organ.def first: most have none */
	if (!organ_kind(r, (struct span){ end - *floor > 8 ? end - 8 : *floor,
	    end }) || is_no_organ(r, end))
		return;
	s.start = organ_start(r, end, *floor);
	if (span_len(s) < 4 || !(kind = organ_kind(r, s)) ||
	    !pattern_in(&organ_front, r->f, s.start, s.end, &m) ||
	    !no_verb(r, s))
		return;
	k = mark_new(r, MARK_ORGANIZATION, s, CERTAINTY_LIKELY, "organ-ending");
	k->type = str_of(kind);
	*floor = end;
}

/* 局厅委会府院部室署办 */
static bool ends_organ(uint32_t c)
{
	switch (c) {
	case 0x5C40: case 0x5385: case 0x59D4: case 0x4F1A: case 0x5E9C:
	case 0x9662: case 0x90E8: case 0x5BA4: case 0x7F72: case 0x529E:
		return true;
	}
	return false;
}

static void organs(struct reader *r, struct span body)
{
	uint32_t floor = body.start;

	for (uint32_t i = body.start + 3; i < body.end; i++) {
		if (!ends_organ(r->f[i - 1]) || bounds_name(r, i - 1))
			continue;
		/* The name goes on: 市教育局 of 市教育局长, 委 of 委员 */
		if (i < body.end && utf_is_han(r->f[i]) && one_of_set(
		    "长员会办属里内部党组机系统面务分委级规门署网编宣统政巡老", r->f[i]))
			continue;
		organ_at(r, i, &floor);
	}
}

/* --- places: that of the organ that writes */

static struct pattern place_front = PATTERN(
    "^([\\x{4E00}-\\x{9FFF}]{2,5}?(省|自治区|市|县|区|州|旗|镇|乡))(?=[\\x{4E00}-\\x{9FFF}]{2})");

static const struct { const char *ending, *level; } levels[] = {
	{ "自治区", "province" }, { "省", "province" }, { "州", "prefecture" },
	{ "市", "city" }, { "县", "county" }, { "区", "district" },
	{ "旗", "county" }, { "镇", "township" }, { "乡", "township" },
};

static const char *level_of(const struct reader *r, struct span s)
{
	for (size_t i = 0; i < sizeof(levels) / sizeof(*levels); i++)
		if (in_text(r, s.end - points_of(levels[i].ending),
		    levels[i].ending))
			return levels[i].level;
	return "place";
}

static void places(struct reader *r, struct span body)
{
	const struct value *issuer = &r->l->head.issuer;
	uint32_t n;
	struct span s;
	struct match m;

	if (!issuer->text.s || !pattern_in(&place_front, r->f,
	    issuer->in.start, issuer->in.end, &m))
		return;
	s = (struct span){ m.start[1], m.end[1] };
	n = span_len(s);
	for (uint32_t i = body.start; i + n <= body.end; i++) {
		struct mark *k;

		if (r->f[i] != r->f[s.start] ||
		    memcmp(r->f + i, r->f + s.start, n * sizeof(*r->f)) ||
		    (r->mark[i] & (INK_QUOTE | INK_TITLE)))
			continue;
		k = mark_new(r, MARK_PLACE, (struct span){ i, i + n },
		    CERTAINTY_LIKELY, "issuer-place");
		k->type = str_of(level_of(r, s));
	}
}

void entities_read(struct reader *r, struct span body)
{
	people(r, body);
	organs(r, body);
	places(r, body);
	marks_sort(r->l);
}
