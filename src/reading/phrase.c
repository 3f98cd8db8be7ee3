/* SPDX-License-Identifier: MIT */
/*
 * Noun phrases before a figure (职业院校30所), cut where their words say that
 * they begin and end.
 */
#include "reading/phrase.h"

enum { TOKENS = 64 };

bool phrase_breaks(uint32_t c)
{
	return c == ',' || c == 0x3002 || c == ';' || c == ':' || c == '!' ||
	    c == '?' || c == '\n' || c == '\t' || c == '|' || c == 0x2026;
}

/* A noun that says little alone: its phrase is kept longer (…的比例). */
bool phrase_is_plain(const struct reader *r, struct span s)
{
	static const char *const heads[] = { "比例", "占比", "比重", "比率",
		"频次", "数量", "额度", "限额", "费用", "标准", "水平", "系数",
		"等级", "价格", "面积", "规模", "总额", "金额", "资金", "人数",
		"人员", "项目", "工程", "单位", "机构", "缺口", "余额", "总数", "总量", "收入", "支出",
		"指标", "成本", "收费", "收益", "投资", "补助", "补贴", "待遇",
		"材料", "时限", "期限", "半径", "利率", "税率", "距离", "时间",
		"时长", "周期", "强度", "密度", "产量", "产值", "里程", "长度",
		"宽度", "高度", "容量", "床位", "名额", "案件", "网点", "场所",
		"平台", "中心", "组织", "上限", "下限", "制度", "设施", "设备", "用户", "能力" };

	if (span_len(s) < 2)
		return true;
	for (size_t k = 0; span_len(s) == 2 && k < sizeof(heads) /
	    sizeof(*heads); k++)
		if (in_text(r, s.start, heads[k]))
			return true;
	return false;
}

bool phrase_names_measure(const struct reader *r, struct span s)
{
	return s.end > s.start && one_of_set("率数额值量比度长例重价准费",
	    r->f[s.end - 1]);
}

bool phrase_joins(const struct reader *r, uint32_t i)
{
	uint32_t before = i ? r->f[i - 1] : 0;
	uint32_t next = i + 1 < r->n ? r->f[i + 1] : 0;

	switch (r->f[i]) {
	case 0x3001:
		return true;
	case 0x548C:		/* 和: not 总和, 和谐 */
		return !one_of_set("总饱共温缓中平调", before) &&
		    !one_of_set("谐平睦解", next);
	case 0x53CA:		/* 及: not 普及, 及时 */
		return !one_of_set("普涉波顾以", before) &&
		    !one_of_set("时格早", next);
	case 0x4E0E:		/* 与: not 参与, 与会 */
		return !one_of_set("参赠授给", before) &&
		    !one_of_set("会", next);
	}
	return false;
}

bool phrase_only_verbs(const struct reader *r, struct span s)
{
	struct piece t[TOKENS];
	size_t n = word_pieces(r, s, t, TOKENS);

	for (size_t k = 0; k < n; k++)
		if (t[k].class == WORD_NONE || t[k].class == WORD_NOUN)
			return false;
	return n > 0;
}

/* --- before the figure */

uint32_t clause_start(const struct reader *r, uint32_t i, uint32_t from)
{
	bool closed = false;	/* behind a ” whose “ is still to come */

	while (i > from && !phrase_breaks(r->f[i - 1]) &&
	    !(r->mark[i - 1] & INK_LABEL)) {
		if (r->f[i - 1] == ')') {
			uint32_t k = i - 1;

			while (k > from && r->f[k] != '(')
				k--;
			i = k;
			continue;
		}
		if (r->f[i - 1] == '(' || (r->f[i - 1] == 0x201C && !closed))
			break;
		closed = r->f[i - 1] == 0x201D ||
		    (closed && r->f[i - 1] != 0x201C);
		i--;
	}
	return i;
}

struct span phrase_strip_front(const struct reader *r, struct span s)
{
	if (s.end - s.start > 4 && is_digit(r->f[s.start]) &&
	    r->f[s.start + 1] == '.' && !is_digit(r->f[s.start + 2]))
		s.start += 2;		/* a label: 1.青潭水库 */
	while (s.start < s.end) {
		uint32_t len = 1, c = r->f[s.start];

		if (s.end - s.start > 1 && r->f[s.start + 1] == 0x5E74 &&
		    one_of_set("一两二三四五六七八九十", c)) {
			s.start += 2;		/* 两年平均增长 */
			continue;
		}

		if (s.end - s.start > 2 && one_of_set("至到截从自", c) &&
		    (r->mark[s.start + 1] & INK_DATE)) {
			s.start++;
			continue;
		}
		if (!(r->mark[s.start] & INK_DATE) && c != ' ' && c != ')' &&
		    !phrase_joins(r, s.start) && c != 0x7684 && c != 0x4E86 &&
		    !(s.end - s.start > 2 && s.start &&
		    (r->mark[s.start - 1] & INK_DATE) &&
		    one_of_set("底末初前内起中", c)) &&
		    !(c == 0x524D && s.end - s.start > 2 &&
		    !one_of_set("期端沿置景述身缘", r->f[s.start + 1])) &&
		    word_at(r, s.start, s.end, &len) != WORD_SCOPE &&
		    !(c == 0x8BE5 && s.end - s.start > 2))	/* 该 */
			return s;
		s.start += len;
	}
	return s;
}

static bool has_one(const struct reader *r, struct span s, const char *set)
{
	for (uint32_t i = s.start; i < s.end; i++)
		if (one_of_set(set, r->f[i]))
			return true;
	return false;
}

/* 学前教育每生每年资助: 资助. */
static struct span strip_each(struct reader *r, struct span s)
{
	struct match m;

	if (has_one(r, s, "每") && match_in(r, PAT_EACH_INSIDE, s.start,
	    s.end, &m) && (m.start[0] == s.start || phrase_only_verbs(r,
	    (struct span){ m.end[0], s.end })))
		s.start = m.end[0];
	return s;
}

static bool cut_end(struct reader *r, struct span *s, enum pattern p)
{
	struct match m;
	uint32_t from = s->end - s->start > 30 ? s->end - 30 : s->start;

	if (s->end <= s->start || !match_from(r, p, s->start, from,
	    s->end, &m) || m.end[0] <= m.start[0])
		return false;
	s->end = m.start[0];
	return true;
}

/* The last characters of linkers: without one, none ends the phrase. */
static const char link_ends[] = "度低多大小长高先旬涨均应须各设建配到为是有仅只至由从的了在近长降高升加少低增涨浮调短善"
    "减缩落破过幅速达于出入约中成上要需别比计均已共数年月天前现内续末初底期来间应另即"
    ",、和及再部还仍尚也都就则 ";
/* The first characters of what compares. */
static const char compare_starts[] = "较比高低优超多少";

/* 已开工（筹集）: a bracket that names nothing. */
static bool strip_bracket(const struct reader *r, struct span *s)
{
	uint32_t i = s->end;

	if (span_len(*s) < 3 || r->f[s->end - 1] != ')')
		return false;
	while (i > s->start && r->f[i - 1] != '(')
		i--;
	if (i <= s->start + 1 || !phrase_only_verbs(r, (struct span){ i,
	    s->end - 1 }))
		return false;
	s->end = i - 1;
	return true;
}

static bool strip_once(struct reader *r, struct span *s)
{
	uint32_t from = s->end - s->start > 30 ? s->end - 30 : s->start;
	struct span near = { from, s->end };

	if (s->end <= s->start)
		return false;
	return strip_bracket(r, s) || (one_of_set(link_ends, r->f[s->end - 1]) &&
	    cut_end(r, s, PAT_LINKERS)) ||
	    (has_one(r, near, "每") && cut_end(r, s, PAT_EACH)) ||
	    (has_one(r, near, compare_starts) && cut_end(r, s, PAT_COMPARED));
}

struct span phrase_strip_end(struct reader *r, struct span s)
{
	do {
		while (s.end > s.start && (r->f[s.end - 1] == ' ' ||
		    (r->mark[s.end - 1] & INK_DATE)))
			s.end--;
	} while (strip_once(r, &s));
	return s;
}

/* 保障性, 覆盖率, 参保者: a name that begins with a verb. */
static bool is_derived(const struct reader *r, const struct piece *t)
{
	uint32_t i = t->in.end;

	return span_len(t->in) > 1 && i < r->n &&
	    one_of_set("性率量额者型费类", r->f[i]) && !in_text(r, i, "费用") &&
	    !in_text(r, i, "率先") && !in_text(r, i, "类似");
}

static bool bounds_phrase(const struct reader *r, const struct piece *t,
    size_t k)
{
	if (is_derived(r, &t[k]))
		return false;
	if (t[k].class == WORD_VERB)
		return true;
	if (t[k].class == WORD_SCOPE && k && span_len(t[k].in) > 1 &&
	    one_of_set("年前计来", r->f[t[k].in.end - 1]) &&
	    !one_of_set("每当", r->f[t[k].in.start]))
		return true;			/* 柳湾镇今年投入资金 */
	return t[k].class == WORD_FIRST && (k == 0 ||
	    t[k - 1].class == WORD_VERB || t[k - 1].class == WORD_FIRST ||
	    t[k - 1].class == WORD_SCOPE);
}

static bool noun_like(const struct piece *t)
{
	return t->class == WORD_NONE || t->class == WORD_NOUN ||
	    t->class == WORD_NOMINAL;
}

/* A measure that says little alone. */
static bool is_measure_head(const struct reader *r, struct span s)
{
	return span_len(s) == 2 && (phrase_names_measure(r, s) ||
	    in_text(r, s.start, "上限") || in_text(r, s.start, "下限") ||
	    in_text(r, s.start, "能力") || in_text(r, s.start, "水平") ||
	    in_text(r, s.start, "面积"));
}

/*
 * Cut a phrase behind its last verb.  A verb at its very end is part of a
 * name, and so is one before a noun that says little alone, if a noun stands
 * before it (高标准农田建设资金).
 */
struct span phrase_after_verb(const struct reader *r, struct span s)
{
	struct piece t[TOKENS];
	size_t n;

	if (span_len(s) > TOKENS)
		s.start = s.end - TOKENS;
	n = word_pieces(r, s, t, TOKENS);
	for (size_t k = n; k-- > 0; ) {
		struct span rest = { t[k].in.end, s.end };

		if (!bounds_phrase(r, t, k) || span_len(rest) < 2 ||
		    r->f[rest.start] == 0x7684)
			continue;
		if (phrase_is_plain(r, rest) && t[k].class == WORD_FIRST)
			continue;
		if (is_measure_head(r, rest) && k && noun_like(&t[k - 1]))
			continue;	/* 研发投入强度 */
		return rest;
	}
	return s;
}

/* Whether a bracket closes behind i that opened before it. */
static bool inside_bracket(const struct reader *r, uint32_t i, uint32_t end)
{
	for (; i < end; i++) {
		if (r->f[i] == '(')
			return false;
		if (r->f[i] == ')')
			return true;
	}
	return false;
}

/* Behind 等, which closes a list of examples: 工业机器人等专业点. */
static struct span after_etc(const struct reader *r, struct span s)
{
	for (uint32_t i = s.end; i-- > s.start; )
		if (r->f[i] == 0x7B49 && !(r->mark[i] & INK_QUOTE) &&
		    s.end - i - 1 >= 2 && r->f[i + 1] != 0x7EA7 &&
		    !(i > s.start && one_of_set("中高初同平对上优均特一二三",
		    r->f[i - 1])))
			return (struct span){ i + 1, s.end };
	return s;
}

/* Of a long list only the last name; a short one is a name of two parts. */
struct span phrase_after_list(const struct reader *r, struct span s)
{
	if (span_len(s) <= 8)
		return s;
	for (uint32_t i = s.end; i-- > s.start; )
		if (r->f[i] == 0x3001 && !(r->mark[i] & INK_QUOTE) &&
		    s.end - i - 1 >= 2 && !inside_bracket(r, i, s.end))
			return (struct span){ i + 1, s.end };
	return s;
}

/* Behind “浙里办” what it has: 注册用户; behind 以来 what there was. */
static struct span after_quote(const struct reader *r, struct span s)
{
	for (uint32_t i = s.end; i-- > s.start; ) {
		struct span rest = { i + 1, s.end };

		if (r->f[i] == 0x201D && (span_len(rest) > 2 ||
		    (span_len(rest) > 1 && phrase_names_measure(r, rest))))
			return span_len(s) <= 10 && phrase_names_measure(r,
			    rest) ? s : rest;
		if (r->f[i] == 0x6765 && i > s.start && r->f[i - 1] == 0x4EE5 &&
		    span_len(rest) > 1)
			return rest;
	}
	return s;
}

/* Verbs that name a sum of money, too: 财政投入. */
static bool names_sum(const struct reader *r, const struct piece *t)
{
	static const char *const sums[] = { "投入", "投资", "捐赠", "捐款",
		"捐助", "捐献", "赞助", "拨款", "承担", "出资", "自筹", "筹集",
		"筹资", "分摊", "负担", "减免", "支付" };

	for (size_t k = 0; k < sizeof(sums) / sizeof(*sums); k++)
		if (span_len(t->in) == 2 && in_text(r, t->in.start, sums[k]))
			return true;
	return false;
}

/* 预算拟安排: without the verb that the figure is the object of. */
static struct span before_verb(const struct reader *r, struct span s)
{
	struct piece t[TOKENS];
	size_t n = word_pieces(r, s, t, TOKENS);

	while (n > 1 && t[n - 1].class == WORD_VERB &&
	    t[n - 1].in.start - s.start > 1 && noun_like(&t[n - 2]) &&
	    !names_sum(r, &t[n - 1]))
		n--;
	if (n && n < TOKENS)
		s.end = t[n - 1].in.end;
	return s;
}

/*
 * The phrase before the figure at i; from: behind the figure before.  Empty
 * where there is only a verb: the sentence's topic is meant.  share: what
 * stands there is 占…的, a whole, and the thing whose share it is comes first.
 */
struct span phrase_before(struct reader *r, uint32_t i, uint32_t from)
{
	struct span s = { clause_start(r, i, from), i }, head;
	struct match m;

	if (span_len(s) && match_in(r, PAT_SHARE_OF, s.start, s.end, &m))
		s.end = m.start[0];
	s = phrase_strip_end(r, s);
	s = strip_each(r, phrase_strip_front(r, s));
	head = phrase_after_de(r, s);
	if (head.start > s.start && phrase_is_plain(r, head))
		head = s;
	head = phrase_after_list(r, after_etc(r, phrase_after_verb(r, head)));
	head = phrase_strip_front(r, span_trim(r, head));
	head = before_verb(r, after_quote(r, head));
	if (span_len(head) > 8 && (match_in(r, PAT_MEASURE_END, head.start,
	    head.end, &m) || match_in(r, PAT_WORKS_END, head.start,
	    head.end, &m)))
		head.start = m.start[1];
	if (span_len(head) > 2 && r->f[head.end - 1] == 0x4E2D &&
	    !one_of_set("初高其集", r->f[head.end - 2]))
		head.end--;			/* 127所学校中有 */
	if (span_len(head) == 1 && r->f[head.end] == 0x5747)	/* 人均 */
		head.end++;
	return head;
}

static bool has_class(const struct reader *r, struct span s,
    enum word_class class)
{
	struct piece t[TOKENS];
	size_t n = word_pieces(r, s, t, TOKENS);

	for (size_t k = 0; k < n; k++)
		if (t[k].class == class)
			return true;
	return false;
}

bool phrase_has_verb(const struct reader *r, struct span s)
{
	return has_class(r, s, WORD_VERB);
}

bool phrase_names_activity(const struct reader *r, struct span s)
{
	return has_class(r, s, WORD_NOMINAL);
}
