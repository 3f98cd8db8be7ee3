/* SPDX-License-Identifier: MIT */
/*
 * The thing counted: the shortest noun phrase of the text that names it,
 * behind the figure (4所中职学校), before it (职业院校30所), an item of a
 * 分别 list, or what the sentence speaks of.
 */
#include "reading/word.h"

enum { TOKENS = 64 };

static bool is_break(uint32_t c)
{
	return c == ',' || c == 0x3002 || c == ';' || c == ':' || c == '!' ||
	    c == '?' || c == '\n' || c == '\t' || c == '|' || c == 0x2026;
}

/* A noun that says little alone: its phrase is kept longer (…的比例). */
static bool is_plain_head(const struct reader *r, struct span s)
{
	static const char *const heads[] = { "比例", "占比", "比重", "数量",
		"额度", "限额", "费用", "标准", "水平", "系数", "等级", "价格",
		"面积", "规模", "总额", "金额", "资金", "人数", "数", "率", "量",
		"额", "度", "面", "点", "站", "员", "户", "人员", "项目", "工程",
		"单位", "机构", "缺口", "余额", "总数", "总量", "收入", "支出",
		"指标", "成本", "收费", "收益", "投资", "补助", "补贴", "待遇",
		"平台", "中心", "区", "体", "制度", "设施", "设备", "用户", "能力" };

	for (size_t k = 0; k < sizeof(heads) / sizeof(*heads); k++)
		if (points_of(heads[k]) == span_len(s) &&
		    in_text(r, s.start, heads[k]))
			return true;
	return span_len(s) < 2;
}

static bool is_joint(uint32_t c)
{
	return c == 0x548C || c == 0x53CA || c == 0x4E0E || c == 0x3001;
}

/* --- behind the figure */

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

/* The noun phrase that begins at i: to a stop, a verb, a figure. */
static struct span phrase_behind(const struct reader *r, uint32_t i,
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
		if (is_break(c) || is_joint(c) || c == '(' || c == ')' ||
		    (is_digit(c) && k > i && !is_latin_or_digit(r->f[k - 1])))
			break;
		class = word_at(r, k, end, &len);
		if ((class == WORD_VERB && (k > i || c != 0x5728)) ||
		    (class == WORD_SCOPE && k > i))
			break;
		if (class == WORD_FIRST && k - i >= 4)
			break;
		k += len;
	}
	return span_trim(r, (struct span){ i, k });
}

static bool is_name(const struct reader *r, struct span s)
{
	for (uint32_t i = s.start; i < s.end; i++)
		if (!utf_is_han(r->f[i]) && r->f[i] < 0x2000 &&
		    !is_latin_or_digit(r->f[i]) && r->f[i] != '(' &&
		    r->f[i] != ')' && r->f[i] != ' ')
			return false;
	return span_len(s) > 0;
}

/* 的 inside a phrase: what stands behind the last one names the thing. */
static struct span after_de(const struct reader *r, struct span s)
{
	for (uint32_t i = s.end; i-- > s.start; )
		if (r->f[i] == 0x7684 && !(r->mark[i] & INK_QUOTE) &&
		    s.end - i - 1 >= 2)
			return (struct span){ i + 1, s.end };
	return s;
}

/* What opens no noun phrase behind a figure. */
static bool opens_nothing(const struct reader *r, uint32_t i)
{
	static const char *const no[] = { "和", "及", "等", "的", "了", "以上",
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
		if (is_break(r->f[k]) || is_digit(r->f[k]))
			break;
		if (r->f[k] != 0x7684 || k + 1 >= end)
			continue;
		s = phrase_behind(r, k + 1, end);
		if (span_len(s) >= 2 && is_name(r, s))
			return s;
	}
	return (struct span){0};
}

/* Whether the next figure follows at once: 2163户8975人. */
static bool is_glued(const struct reader *r, const struct mark *m,
    const struct mark *next)
{
	uint32_t i = m->value.in.end;

	while (i < r->n && r->f[i] == ' ')
		i++;
	return next && next->kind == MARK_STATISTIC &&
	    next->value.in.start == i;
}

static struct span behind(const struct reader *r, const struct mark *m,
    const struct mark *next, uint32_t end)
{
	uint32_t i = m->value.in.end, len;
	bool share = m->statistic.kind == QUANTITY_PERCENT ||
	    m->statistic.kind == QUANTITY_RATIO;
	struct span s;

	while (i < end && r->f[i] == ' ')
		i++;
	if (i < end && r->f[i] == 0x7684 && share)
		i++;
	if (is_glued(r, m, next))		/* 57户231名群众 */
		i = next->value.in.end;
	if (i < end && r->f[i] == 0x3001)
		return m->statistic.kind == QUANTITY_COUNT &&
		    utf_is_han(r->f[i + 1]) ? relative(r, i + 1, end) :
		    (struct span){0};
	if (i >= end || (!utf_is_han(r->f[i]) && r->f[i] != 0x201C &&
	    !is_latin_or_digit(r->f[i])) || opens_nothing(r, i))
		return (struct span){0};
	s = phrase_behind(r, i, end);
	if (!span_len(s) && m->statistic.kind == QUANTITY_COUNT &&
	    word_at(r, i, end, &len) != WORD_NONE)
		return relative(r, i, end);
	if (!is_name(r, s))
		return (struct span){0};
	return after_de(r, s);
}

/* --- before the figure */

/* Words at the end of the text before a figure that are not its noun. */
static struct pattern linkers = PATTERN(
    "(?:(?:(?:分别|同比|环比|累计|平均|年均|日均|月均|已|约|均|共|合计|共计|总计|则|就|都|还|仍|尚|也|再|进一步|全部)*"
    "(?:达到?|为|是|有|仅有?|只有|至|到|由|从|的|了|在|比重为|升至|升为|降至|降到|降为|增至|增到|增加到|提高到|提高至|提升到|提升至|下降到|下降至|降低到|降低至|上升到|上升至|"
    "扩大到|扩大至|减少到|减少至|增长到|发展到|压减至|压减到|压缩到|压缩至|缩短至|缩短到|放宽至|放宽到|保持在|稳定在|控制在|维持在|下调至|上调至|统一为|统一到|确定为|调整为|优化为|"
    "增长|下降|提高|提升|增加|减少|上升|降低|净增|上涨|上浮|下调|缩短|压减|压缩|回落|突破|超过|增幅|降幅|增速|高达|多达|低于|高于|高出|投入约?|其中|达成|以上|约?需要?)|"
    "分别|同比|环比|累计|平均|年均|日均|月均|已|约|均|共|近|共计|合计|总计|总数|达|每年|每月|每天|目前|现|全年|当年|年内|连续|今年|去年|上年末?|年初|年底|上年同期|改革前|改革之初|原来|此前|之初|"
    "[近]?[一二三四五六七八九十0-9]{1,3}年[来间内]?|以来|期间|相应|另|另有|即|,|、|和|及) ?)+$");
/* 较2018年末, 比“十三五”末, 同比: with what it is compared. */
static struct pattern compared = PATTERN(
    "(?:(?<![对评占同环成])[较比](?!例|重|率|赛|较|照|如|值|武|选|对|亚|为)|高于|高出|低于|优于|超出|多于|少于)[^,。;:]{0,18}$");
/* 每人每月, 每公里. */
static struct pattern each = PATTERN(
    "(?:平均|按照?|对|为)?(?:每(?:个[\\x{4E00}-\\x{9FFF}]{1,3}|千人口|百人|千人|万人|人次|公里|千米|平方米|立方米|公斤|千克|小时|季度|学期|学年|工作日|[人户亩年月天日班校村镇乡县区座处个家所辆部台套件例次餐顿斤吨度生名位站点床条只头株米具项批期单岗组片块方升栋间层对轮股份张本克])){1,3}(?:分别|给予|发放|收取|不|为)?$");
static struct pattern share_of = PATTERN(
    "(?:占(?!地|道|用|比)(?:了)?[^,。;占]{0,24}?(?:的|比重|比例)?(?:为|达|达到|约|近|超过)?|(?:为|是|相当于)[^,。;为]{1,14}的)$");
static struct pattern each_front = PATTERN(
    "^(?:平均|按照?|对)?(?:每(?:公里|平方米|立方米|公斤|小时|[人户亩年月天班校村座处个家所辆部台套件次站名])){1,2}(?=[^每])");

static uint32_t clause_start(const struct reader *r, uint32_t i, uint32_t from)
{
	while (i > from && !is_break(r->f[i - 1])) {
		if (r->f[i - 1] == ')') {
			uint32_t k = i - 1;

			while (k > from && r->f[k] != '(')
				k--;
			i = k;
			continue;
		}
		if (r->f[i - 1] == '(')
			break;
		i--;
	}
	return i;
}

static struct span strip_front(const struct reader *r, struct span s)
{
	while (s.start < s.end) {
		uint32_t len = 1, c = r->f[s.start];

		if (!(r->mark[s.start] & INK_DATE) && c != ' ' && c != ')' &&
		    !is_joint(c) && c != 0x7684 && c != 0x4E86 &&
		    !(s.end - s.start > 2 && s.start &&
		    (r->mark[s.start - 1] & INK_DATE) &&
		    one_of_set("底末初前内起中", c)) &&
		    !(c == 0x524D && s.end - s.start > 2) &&
		    word_at(r, s.start, s.end, &len) != WORD_SCOPE)
			return s;
		s.start += len;
	}
	return s;
}

/* What a front and a phrase of their own mean: 每户补助, 补助. */
static struct span strip_each(struct reader *r, struct span s)
{
	struct match m;

	if (span_len(s) && pattern_in(&each_front, r->f, s.start, s.end, &m))
		s.start = m.end[0];
	return s;
}

static bool cut_end(struct reader *r, struct span *s, struct pattern *p)
{
	struct match m;
	uint32_t from = s->end - s->start > 30 ? s->end - 30 : s->start;

	if (s->end <= s->start || !pattern_find(p, r->f, s->start, from,
	    s->end, &m) || m.end[0] <= m.start[0])
		return false;
	s->end = m.start[0];
	return true;
}

/* The last characters of linkers: without one, none ends the phrase. */
static const char link_ends[] = "到为是有仅只至由从的了在近长降高升加少低增涨浮调短"
    "减缩落破过幅速达于出入约中成上要需别比计均已共数年月天前现内续末初底期来间应另即"
    ",、和及再部还仍尚也都就则 ";
/* The first characters of what compares. */
static const char compare_starts[] = "较比高低优超多少";

static bool has_one(const struct reader *r, struct span s, const char *set)
{
	for (uint32_t i = s.start; i < s.end; i++)
		if (one_of_set(set, r->f[i]))
			return true;
	return false;
}

static bool strip_once(struct reader *r, struct span *s)
{
	uint32_t from = s->end - s->start > 30 ? s->end - 30 : s->start;
	struct span near = { from, s->end };

	if (s->end <= s->start)
		return false;
	return (one_of_set(link_ends, r->f[s->end - 1]) &&
	    cut_end(r, s, &linkers)) ||
	    (has_one(r, near, "每") && cut_end(r, s, &each)) ||
	    (has_one(r, near, compare_starts) && cut_end(r, s, &compared));
}

static struct span strip_end(struct reader *r, struct span s)
{
	do {
		while (s.end > s.start && (r->f[s.end - 1] == ' ' ||
		    (r->mark[s.end - 1] & INK_DATE)))
			s.end--;
	} while (strip_once(r, &s));
	return s;
}

static bool bounds_phrase(const struct token *t, size_t k)
{
	if (t[k].class == WORD_VERB)
		return true;
	return t[k].class == WORD_FIRST && (k == 0 ||
	    (t[k - 1].class != WORD_NONE && t[k - 1].class != WORD_NOUN));
}

/*
 * Cut a phrase behind its last verb.  A verb at its very end is part of a
 * name, and so is one before a noun that says little alone, if a noun stands
 * before it (高标准农田建设资金).
 */
static struct span after_verb(const struct reader *r, struct span s)
{
	struct token t[TOKENS];
	size_t n;

	if (span_len(s) > TOKENS)
		s.start = s.end - TOKENS;
	n = word_tokens(r, s, t, TOKENS);
	for (size_t k = n; k-- > 0; ) {
		struct span rest = { t[k].in.end, s.end };

		if (!bounds_phrase(t, k) || span_len(rest) < 2 ||
		    r->f[rest.start] == 0x7684)
			continue;
		if (is_plain_head(r, rest) && t[k].class == WORD_FIRST)
			continue;
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
static struct span after_list(const struct reader *r, struct span s)
{
	if (span_len(s) <= 8)
		return s;
	for (uint32_t i = s.end; i-- > s.start; )
		if (r->f[i] == 0x3001 && !(r->mark[i] & INK_QUOTE) &&
		    s.end - i - 1 >= 2 && !inside_bracket(r, i, s.end))
			return (struct span){ i + 1, s.end };
	return s;
}

/*
 * The phrase before the figure at i; from: behind the figure before.  Empty
 * where there is only a verb: the sentence's topic is meant.  share: what
 * stands there is 占…的, a whole, and the thing whose share it is comes first.
 */
static struct span before_figure(struct reader *r, uint32_t i, uint32_t from)
{
	struct span s = { clause_start(r, i, from), i }, head;
	struct match m;

	if (span_len(s) && pattern_in(&share_of, r->f, s.start, s.end, &m))
		s.end = m.start[0];
	s = strip_end(r, s);
	s = strip_each(r, strip_front(r, s));
	head = after_de(r, s);
	if (head.start > s.start && is_plain_head(r, head))
		head = s;
	head = after_list(r, after_etc(r, after_verb(r, head)));
	return strip_front(r, span_trim(r, head));
}

/* --- lists with 分别 */

struct list {
	size_t first, count;	/* figures, as indices of marks */
	struct span named;	/* what stands before 分别; empty: the figures
				   before it are meant */
};

/* Figures behind one 分别, parted by 、 和 及. */
static size_t list_length(const struct reader *r, size_t first)
{
	const struct letter *l = r->l;
	size_t n = first;

	for (; n + 1 < l->marks.n &&
	    l->marks.v[n + 1]->kind == MARK_STATISTIC; n++) {
		uint32_t a = l->marks.v[n]->value.in.end;
		uint32_t b = l->marks.v[n + 1]->value.in.start;

		if (b - a > 2)
			break;
		for (; a < b; a++)
			if (!is_joint(r->f[a]) && r->f[a] != ',')
				return n - first + 1;
	}
	return n - first + 1;
}

static struct pattern respectively = PATTERN(
    "(?:同比|环比|较[^,。;]{1,8})?分别(?!达成|召开)[^,。;0-9]{0,14}$");

static size_t items_of(const struct reader *r, struct span s,
    struct span *item, size_t most)
{
	size_t n = 0;
	uint32_t from = s.start;

	for (uint32_t i = s.start; i <= s.end && n < most; i++) {
		if (i < s.end && (!is_joint(r->f[i]) ||
		    (r->mark[i] & INK_QUOTE)))
			continue;
		if (i > from)
			item[n++] = (struct span){ from, i };
		from = i + 1;
	}
	return n;
}

static bool names_measure(const struct reader *r, struct span s)
{
	return s.end > s.start && one_of_set("率数额值量比度长",
	    r->f[s.end - 1]);
}

/* The measure that the items share: 日常养护经费 of 县道、乡道、村道…. */
static struct span shared_part(const struct reader *r, struct span last,
    uint32_t other)
{
	struct span s = after_de(r, last);

	if (s.start > last.start)
		return s;
	if (span_len(last) > other + 1)
		return (struct span){ last.start + other, last.end };
	return last;
}

enum { ITEMS = 12 };

static struct span named_item(const struct reader *r, const struct list *list,
    size_t k)
{
	struct span item[ITEMS];
	size_t n = items_of(r, list->named, item, ITEMS);

	if (n != list->count || n < 2)
		return n ? after_de(r, item[n - 1]) : (struct span){0};
	if (names_measure(r, item[0]) || span_len(item[n - 1]) <=
	    span_len(item[0]) + 2)
		return item[k];
	return shared_part(r, item[n - 1], span_len(item[0]));
}

/* --- the pass over all figures */

struct pass {
	struct reader *r;
	struct mark **v;	/* the statistics */
	size_t n;
	struct span topic;	/* what the sentence speaks of */
	str unit;		/* of the figure that the topic was counted in */
	uint32_t behind;	/* end of the figure before, on this line */
	struct list list;
	size_t line;		/* first statistic of the line */
	struct VEC(struct span) headings;
	size_t heading;		/* the next of them */
};

/* Whether a phrase is nothing but verbs: 改造, 已回收. */
static bool only_verb(const struct reader *r, struct span s)
{
	struct token t[TOKENS];
	size_t n = word_tokens(r, s, t, TOKENS);
	bool strong = false;

	for (size_t k = 0; k < n; k++) {
		if (t[k].class == WORD_NONE || t[k].class == WORD_NOUN)
			return false;
		strong = strong || (t[k].class == WORD_VERB &&
		    span_len(t[k].in) > 1);
	}
	return strong;
}

/* What a list counts: before 分别, else between it and the first figure. */
static void list_name(struct pass *p, uint32_t from, uint32_t respectively_at,
    uint32_t figure_at)
{
	struct reader *r = p->r;
	struct span item[ITEMS], s;

	s = strip_front(r, strip_end(r, (struct span){ from,
	    respectively_at }));
	if (items_of(r, s, item, ITEMS) > 0)
		s.start = after_verb(r, item[0]).start;
	if (!span_len(s)) {
		s = before_figure(r, figure_at, respectively_at + 2);
		if (span_len(s) < 2 || only_verb(r, s))
			s = (struct span){0};
	}
	p->list.named = s;
}

/* A bound said once before a 分别 list holds for each value. */
static void bound_holds(struct reader *r, size_t first, size_t count)
{
	struct mark **v = r->l->marks.v + first;

	if (is_digit(r->f[v[0]->value.in.start]))
		return;
	for (size_t i = 1; i < count; i++)
		if (v[i]->statistic.bound == BOUND_EXACT)
			v[i]->statistic.bound = v[0]->statistic.bound;
}

static bool in_list(struct pass *p, size_t i, size_t mark)
{
	struct reader *r = p->r;
	uint32_t from = clause_start(r, p->v[i]->value.in.start, p->behind);
	struct match at;

	if (p->list.count && i < p->list.first + p->list.count)
		return true;
	p->list.count = 0;
	if (!pattern_in(&respectively, r->f, from, p->v[i]->value.in.start,
	    &at))
		return false;
	p->list.first = i;
	p->list.count = list_length(r, mark);
	if (p->list.count < 2)
		p->list.count = 0;
	if (!p->list.count)
		return false;
	list_name(p, from, at.start[0], p->v[i]->value.in.start);
	bound_holds(r, mark, p->list.count);
	return true;
}

static struct span listed(struct pass *p, size_t i)
{
	size_t k = i - p->list.first;

	if (span_len(p->list.named))
		return named_item(p->r, &p->list, k);
	if (p->list.first >= p->line + p->list.count)
		return p->v[p->list.first - p->list.count + k]->
		    statistic.of_in;
	return (struct span){0};
}

/* An item of a list named by a verb: 完工14个、在建5个. */
static bool in_row(const struct reader *r, const struct mark *m,
    struct span before)
{
	return r->f[m->value.in.end] == 0x3001 ||
	    (before.start && r->f[before.start - 1] == 0x3001);
}

/* 投入420万元建成检测中心: what the money was for. */
static struct span bought(const struct reader *r, const struct mark *m,
    uint32_t end)
{
	uint32_t i = m->value.in.end, len;
	enum word_class class;

	if (i >= end || m->statistic.kind != QUANTITY_MONEY)
		return (struct span){0};
	class = word_at(r, i, end, &len);
	if (class != WORD_VERB && class != WORD_FIRST)
		return (struct span){0};
	return phrase_behind(r, i + len, end);
}

static struct span choose(struct pass *p, const struct mark *m,
    struct span before, struct span after, uint32_t end)
{
	const struct reader *r = p->r;
	enum quantity_kind kind = m->statistic.kind;
	struct span s;

	if (span_len(after) && (kind == QUANTITY_COUNT ||
	    kind == QUANTITY_RATIO || !span_len(before) ||
	    (kind == QUANTITY_PERCENT && r->f[m->value.in.end] == 0x7684)))
		return after;
	if (!span_len(before))
		return before;
	if (only_verb(r, before) && span_len(after) >= 2)
		return after;
	if (only_verb(r, before)) {
		s = bought(r, m, end);
		if (span_len(s) >= 2 && is_name(r, s))
			return after_de(r, s);
		if (span_len(p->topic) && !in_row(r, m, before))
			return (struct span){0};
	}
	/* 设立规模20亿元的产业引导基金 */
	if (kind == QUANTITY_MONEY && is_plain_head(r, before) &&
	    r->f[m->value.in.end] == 0x7684) {
		s = phrase_behind(r, m->value.in.end + 1, end);
		if (span_len(s) >= 2 && is_name(r, s))
			return s;
	}
	return before;
}

/* Nothing before in the clause, no topic yet: the clause before it. */
static struct span earlier(struct pass *p, const struct mark *m)
{
	struct reader *r = p->r;
	uint32_t from = clause_start(r, m->value.in.start, p->behind);

	if (from <= p->behind || r->f[from - 1] != ',')
		return (struct span){0};
	return before_figure(r, from - 1, p->behind);
}

static void of_set(struct pass *p, struct mark *m, struct span s, bool list)
{
	if (!span_len(s))
		s = p->topic;
	else if (!list)
		p->topic = s;
	if (!list)
		p->unit = m->statistic.unit;
	if (!span_len(s))
		return;
	m->statistic.of_in = s;
	m->statistic.of = prose_str(p->r->a, &p->r->l->prose, s);
}

/* A heading between the figure before and this one sets the topic. */
static void heading_topic(struct pass *p, const struct mark *m)
{
	while (p->heading < p->headings.n &&
	    p->headings.v[p->heading].end <= m->value.in.start) {
		struct span s = p->headings.v[p->heading++];

		if (span_len(s) <= 20 && !in_text(p->r, s.start, "关于"))
			p->topic = after_list(p->r, after_verb(p->r, s));
		else
			p->topic = (struct span){0};
	}
}

static void headings_of(struct pass *p, const struct node *n)
{
	for (const struct node *k = n->child; k; k = k->next) {
		if (k->kind == NODE_MEASURE && span_len(k->heading))
			*push(p->r->a, &p->headings) = k->heading;
		headings_of(p, k);
	}
}

static void figure(struct pass *p, size_t i, size_t mark, uint32_t end)
{
	struct reader *r = p->r;
	struct mark *m = p->v[i];
	const struct mark *next = mark + 1 < r->l->marks.n ?
	    r->l->marks.v[mark + 1] : NULL;
	struct span s;

	heading_topic(p, m);
	if (m->statistic.kind == QUANTITY_RANK) {
		s = (struct span){0};	/* 居全省第3位: the topic's */
	} else if (in_list(p, i, mark)) {
		s = listed(p, i);
	} else {
		s = before_figure(r, m->value.in.start, p->behind);
		if (!span_len(s) || !is_glued(r, m, next))
			s = choose(p, m, s, behind(r, m, next, end), end);
	}
	if (!span_len(s) && !span_len(p->topic))
		s = earlier(p, m);
	of_set(p, m, s, p->list.count > 0);
	p->behind = m->value.in.end;
	if (r->f[p->behind] == '/')		/* 0.95元/吨 */
		for (p->behind++; p->behind < end &&
		    utf_is_han(r->f[p->behind]); p->behind++)
			;
}

void counted_read(struct reader *r)
{
	struct pass p = { .r = r };
	uint32_t end = 0;

	headings_of(&p, r->l->body);
	p.v = arena_new(r->a, struct mark *, r->l->marks.n + 1);
	for (size_t i = 0; i < r->l->marks.n; i++) {
		struct mark *m = r->l->marks.v[i];

		if (m->kind != MARK_STATISTIC)
			continue;
		if (m->value.in.start >= end) {
			uint32_t start = m->value.in.start;

			while (start && r->f[start - 1] != '\n')
				start--;
			for (end = m->value.in.end; end < r->n &&
			    r->f[end] != '\n'; end++)
				;
			p.behind = start;
			p.topic = (struct span){0};
			p.line = p.n;
		}
		p.v[p.n++] = m;
		figure(&p, p.n - 1, i, end);
	}
}
