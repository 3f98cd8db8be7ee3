/* SPDX-License-Identifier: MIT */
/*
 * The thing counted: the shortest noun phrase of the text that names it,
 * behind the figure (4所中职学校), before it (职业院校30所), an item of a
 * 分别 list, or what the sentence speaks of.
 */
#include "reading/phrase.h"

/* --- lists with 分别 */

struct list {
	size_t first, count;	/* figures, as indices of marks */
	struct span named;	/* what stands before 分别; empty: the figures
				   before it are meant */
	bool years;		/* 2022年、2023年分别: of the one before it */
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
			if (!phrase_joins(r, a) && r->f[a] != ',')
				return n - first + 1;
	}
	return n - first + 1;
}

static struct pattern respectively = PATTERN(
    "(?:同比|环比|较[^,。;]{1,8})?(?:分别|依次)(?!达成|召开)(?:[较比][^,。;]{0,12}?[年月期末底初])?[^,。;0-9]{0,14}$");

static size_t items_by(const struct reader *r, struct span s,
    struct span *item, size_t most, bool pauses)
{
	size_t n = 0;
	uint32_t from = s.start;

	for (uint32_t i = s.start; i <= s.end && n < most; i++) {
		if (i < s.end && ((pauses ? r->f[i] != 0x3001 :
		    !phrase_joins(r, i)) || (r->mark[i] & INK_QUOTE)))
			continue;
		if (i > from)
			item[n++] = (struct span){ from, i };
		from = i + 1;
	}
	return n;
}

/* As many items as figures, where 、 alone parts so many: 市县和企业自筹 is one
 * of 甲、乙、丙和丁.  Else all that 和, 及 and 与 part, too. */
static size_t items_of(const struct reader *r, struct span s,
    struct span *item, size_t most, size_t want)
{
	size_t n = items_by(r, s, item, most, true);

	return want && n == want ? n : items_by(r, s, item, most, false);
}

/*
 * The measure that the items share: 日常养护经费 of 县道、乡道、村道…, behind
 * the character that the items end in, else behind as much as the first has.
 */
static struct span shared_part(const struct reader *r, struct span last,
    struct span first)
{
	struct span s = phrase_after_de(r, last);
	uint32_t at = last.start + span_len(first);

	if (s.start > last.start)
		return s;
	for (uint32_t i = last.start + 1; i + 2 < last.end; i++)
		if (r->f[i] == r->f[first.end - 1])
			return (struct span){ i + 1, last.end };
	while (at < last.end && (r->f[at] == '.' ||
	    is_latin_or_digit(r->f[at])))
		at++;
	return at + 1 < last.end ? (struct span){ at, last.end } : last;
}

/* 余额, 产量, 面积: the size of the item itself; 标准, 比例 and 经费 are its
 * attributes, and what the figures tell. */
static bool is_size(const struct reader *r, struct span s)
{
	return s.end > s.start && one_of_set("额量数值积", r->f[s.end - 1]);
}

/* 国家级, 一期: kinds of the thing and not things. */
static bool is_grade(const struct reader *r, struct span s)
{
	return s.end > s.start && one_of_set("级类期型档批年月季性式",
	    r->f[s.end - 1]);
}

enum { ITEMS = 12, NEAR = 8, BACK = 40 };

static struct span named_item(const struct reader *r, const struct list *list,
    size_t k)
{
	struct span item[ITEMS];
	size_t n = items_of(r, list->named, item, ITEMS, list->count);

	if (n != list->count || n < 2)
		return n ? phrase_after_de(r, item[n - 1]) : (struct span){0};
	if (phrase_names_measure(r, item[0]) || span_len(item[n - 1]) <=
	    span_len(item[0]) + 2 || r->f[item[0].end - 1] ==
	    r->f[item[n - 1].end - 1] || (is_size(r, item[n - 1]) &&
	    !is_grade(r, item[0])))
		return item[k];
	return shared_part(r, item[n - 1], item[0]);
}

/* --- the pass over all figures */

struct pass {
	struct reader *r;
	struct mark **v;	/* the statistics */
	size_t *at;		/* and where among the marks */
	size_t all;
	struct span topic;	/* what the sentence speaks of */
	uint32_t behind;	/* end of the figure before, on this line */
	struct list list;
	size_t line;		/* first statistic of the line */
	struct VEC(struct span) headings;
	size_t heading;		/* the next of them */
};

/* What a list counts: before 分别, else between it and the first figure. */
static void list_name(struct pass *p, uint32_t from, uint32_t respectively_at,
    uint32_t figure_at)
{
	struct reader *r = p->r;
	struct span item[ITEMS], s;

	s = phrase_strip_front(r, phrase_strip_end(r, (struct span){ from,
	    respectively_at }));
	if (items_of(r, s, item, ITEMS, p->list.count) > 0)
		s.start = phrase_after_verb(r, item[0]).start;
	p->list.years = (span_len(s) && is_digit(r->f[s.start])) ||
	    (respectively_at > from &&
	    (r->mark[respectively_at - 1] & INK_DATE ||
	    r->f[respectively_at - 1] == 0x5E74));
	if (p->list.years)
		s = (struct span){0};	/* 2021、2022、2023年, 逐年 */
	if (!span_len(s)) {
		s = phrase_before(r, figure_at, respectively_at + 2);
		if (span_len(s) < 2 || phrase_only_verbs(r, s))
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

static bool in_list(struct pass *p, size_t i)
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
	p->list.count = list_length(r, p->at[i]);
	if (p->list.count < 2)
		p->list.count = 0;
	if (!p->list.count)
		return false;
	list_name(p, from, at.start[0], p->v[i]->value.in.start);
	bound_holds(r, p->at[i], p->list.count);
	return true;
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

/* The nth different thing counted, going back from figure i. */
static struct span distinct_before(const struct pass *p, size_t i, size_t n)
{
	struct span last = {0};

	for (int back = 0; i-- > p->line && back < BACK; back++) {
		struct span s = p->v[i]->statistic.of_in;

		if (!span_len(s) || s.start == last.start)
			continue;
		last = s;
		if (!--n)
			return s;
	}
	return (struct span){0};
}

/* Whether the figures before a list tell the same thing twice: 标准由710元提高
 * 到760元，…由620元提高到680元，分别增长7%和9.7%. */
static bool repeats(const struct pass *p, const struct list *l)
{
	if (l->first < p->line + 2 * l->count)
		return false;
	for (size_t k = 1; k <= 2 * l->count; k += 2)
		if (p->v[l->first - k]->statistic.of_in.start !=
		    p->v[l->first - k - 1]->statistic.of_in.start)
			return false;
	return true;
}

/* Behind 分别 without names: 加装电梯236部，三年分别为102部、78部、56部 are of
 * the figure before; 分别增长2%、3% of as many figures before. */
static struct span listed(struct pass *p, size_t i)
{
	const struct list *l = &p->list;
	size_t k = i - l->first;
	str unit = p->v[i]->statistic.unit;

	if (span_len(l->named))
		return named_item(p->r, l, k);
	if (repeats(p, l) && span_len(distinct_before(p, l->first,
	    l->count - k)))
		return distinct_before(p, l->first, l->count - k);
	if (l->first > p->line &&
	    str_eq(p->v[l->first - 1]->statistic.unit, unit) && (l->years ||
	    l->first < p->line + l->count || !str_eq(
	    p->v[l->first - l->count]->statistic.unit, unit)))
		return p->v[l->first - 1]->statistic.of_in;
	if (l->first >= p->line + l->count)
		return p->v[l->first - l->count + k]->statistic.of_in;
	return (struct span){0};
}

/* An item of a list named by a verb: 完工14个、在建5个. */
static bool in_row(const struct pass *p, size_t i, struct span before)
{
	const struct reader *r = p->r;
	const struct statistic *s = &p->v[i]->statistic;

	if (r->f[p->v[i]->value.in.end] == 0x3001)
		return i + 1 < p->all && str_eq(s->unit,
		    p->v[i + 1]->statistic.unit);
	return before.start && r->f[before.start - 1] == 0x3001 &&
	    i > p->line && str_eq(s->unit, p->v[i - 1]->statistic.unit);
}

/* What was last counted in the unit of figure i on this line: 发放问卷5万份，
 * 回收4万份. */
static struct span same_unit(const struct pass *p, size_t i)
{
	const struct statistic *s = &p->v[i]->statistic;

	for (size_t k = i; k-- > p->line && i - k <= NEAR; )
		if (s->kind == QUANTITY_COUNT &&
		    str_eq(p->v[k]->statistic.unit, s->unit))
			return p->v[k]->statistic.of_in;
	return (struct span){0};
}

/* --- money: what it was given as, and what for */

static struct pattern money_noun = PATTERN(
    "(?:补贴|补助|奖补|奖励|资助|资金|基金|经费|津贴|补偿|贷款|担保|授信|融资|工资|保费|费用?|金|债券)$");
static struct pattern money_verb = PATTERN(
    "(?:补贴|补助|奖补|奖励|资助|投入|投资|支出|出资|贴息|补偿|融资|授信|捐赠|捐款|募捐|减免)$");

/* 每个1万元给予一次性建设补贴; 每亩5元的奖补; 1200元的标准落实公用经费. */
static struct span given(struct reader *r, const struct mark *m, uint32_t end)
{
	uint32_t i = m->value.in.end, len;
	struct match found;
	struct span s;

	for (int k = 0; k < 4 && i < end; k++, i += len) {
		enum word_class class = word_at(r, i, end, &len);

		if (in_text(r, i, "标准"))
			len = 2;
		else if (r->f[i] != 0x7684 && class != WORD_VERB &&
		    class != WORD_SCOPE)
			break;
	}
	s = phrase_at(r, i, end);
	while (s.end < end && word_at(r, s.end, end, &len) == WORD_FIRST)
		s.end += len;		/* 过渡期生活补助 */
	if (span_len(s) < 2 || is_digit(r->f[s.start]) ||
	    !phrase_is_name(r, s) || !pattern_in(&money_noun, r->f, s.start, s.end, &found))
		return (struct span){0};
	return phrase_after_de(r, s);
}

/* 投入420万元建成检测中心. */
static struct span bought(const struct reader *r, const struct mark *m,
    uint32_t end)
{
	uint32_t i = m->value.in.end, len;
	enum word_class class = i < end ? word_at(r, i, end, &len) : WORD_NONE;
	struct span s;

	if (class != WORD_VERB && class != WORD_FIRST)
		return (struct span){0};
	s = phrase_at(r, i + len, end);
	if (span_len(s) < 2 || is_digit(r->f[s.start]) ||
	    !phrase_is_name(r, s))
		return (struct span){0};
	return phrase_after_de(r, s);
}

static struct span money(struct reader *r, const struct mark *m,
    struct span before, uint32_t end)
{
	struct span s = given(r, m, end);
	struct match found;

	if (span_len(s))
		return s;
	if (!span_len(before))
		return in_text(r, m->value.in.end, "用于") ?
		    bought(r, m, end) : s;
	if (r->f[before.start] == 0x6BCF && pattern_in(&money_verb, r->f,
	    before.start, before.end, &found))	/* 每条线索奖励500元 */
		return (struct span){ found.start[0], found.end[0] };
	if (phrase_only_verbs(r, before)) {
		s = bought(r, m, end);
		if (!span_len(s) && pattern_in(&money_verb, r->f,
		    before.start, before.end, &found))
			s = (struct span){ found.start[0], found.end[0] };
		return s;
	}
	/* 设立规模20亿元的产业引导基金 */
	if (phrase_is_plain(r, before) && r->f[m->value.in.end] == 0x7684) {
		s = phrase_at(r, m->value.in.end + 1, end);
		if (span_len(s) >= 2 && phrase_is_name(r, s))
			return s;
	}
	return (struct span){0};
}

/* --- what stands before, or what stands behind */

/* Nothing before in the clause, no topic yet: the clause before it. */
static struct span earlier(struct pass *p, const struct mark *m)
{
	struct reader *r = p->r;
	uint32_t from = clause_start(r, m->value.in.start, p->behind);

	if (from <= p->behind || r->f[from - 1] != ',' ||
	    in_text(r, from - 3, "以来") || in_text(r, from - 3, "期间") ||
	    in_text(r, from - 3, "以后"))
		return (struct span){0};
	return phrase_before(r, from - 1, p->behind);
}

/* Only verbs stand before: 已整改13处. */
static struct span by_verbs(struct pass *p, size_t i, struct span before,
    struct span after)
{
	const struct reader *r = p->r;
	struct span s;

	if (span_len(after) >= 2)
		return after;
	if (in_row(p, i, before) || phrase_names_activity(r, before))
		return before;
	s = same_unit(p, i);
	if (span_len(s))
		return s;
	if (span_len(p->topic))
		return phrase_has_verb(r, before) ? (struct span){0} : before;
	s = earlier(p, p->v[i]);
	return span_len(s) > 1 && !phrase_only_verbs(r, s) ? s : before;
}

/* 平均每处隐患点2名: the point is what it is per. */
static struct pattern each_thing = PATTERN(
    "每(?![十百千万年月天日周季])" EACH_UNITS "[\\x{4E00}-\\x{9FFF}]{2,8}$");

static bool is_per(struct reader *r, const struct mark *m, struct span before)
{
	uint32_t from = before.start > 4 ? before.start - 4 : 0;
	struct match found;

	return before.end == m->value.in.start && pattern_in(&each_thing, r->f,
	    from, before.end, &found);
}

/* Whether the classifier is one of what people do: 12项, 30场. */
static bool counts_acts(const struct mark *m)
{
	static const char *const acts[] = { "项", "次", "场", "场次", "期", "批",
		"轮", "班次", "人次" };

	for (size_t k = 0; k < sizeof(acts) / sizeof(*acts); k++)
		if (str_eq(m->statistic.unit, str_of(acts[k])))
			return true;
	return false;
}

static struct span choose(struct pass *p, size_t i, struct span before,
    struct span after, uint32_t end)
{
	struct reader *r = p->r;
	const struct mark *m = p->v[i];
	enum quantity_kind kind = m->statistic.kind;
	struct span s = {0};

	/* 其中取得资格的98名: of what was counted before */
	if (kind == QUANTITY_COUNT && !span_len(after) &&
	    m->value.in.start > 1 && r->f[m->value.in.start - 1] == 0x7684 &&
	    !(r->mark[m->value.in.start - 2] & INK_DATE)) {
		s = same_unit(p, i);
		if (span_len(s))
			return s;
	}
	/* 小型病险水库612座除险加固, but 就医等12项服务 */
	if (span_len(before) && span_len(after) && !counts_acts(m) &&
	    phrase_only_verbs(r, after) && !phrase_only_verbs(r, before))
		return before;
	if (kind == QUANTITY_MONEY)
		s = money(r, m, before, end);
	else if (kind == QUANTITY_COUNT && !span_len(after) &&
	    is_per(r, m, before))
		s = same_unit(p, i);
	if (span_len(s))
		return s;
	/* 不足10平方米的诊室 */
	if (!span_len(before) && !span_len(after) && kind == QUANTITY_MEASURE &&
	    r->f[m->value.in.end] == 0x7684) {
		s = phrase_at(r, m->value.in.end + 1, end);
		if (span_len(s) > 1 && phrase_is_name(r, s) &&
		    !is_digit(r->f[s.start]))
			return s;
	}
	/* 烘干机械的六成以上集中在北部 */
	if (kind == QUANTITY_RATIO && m->value.in.start &&
	    r->f[m->value.in.start - 1] == 0x7684 && span_len(before) > 1 &&
	    !phrase_only_verbs(r, before))
		return before;
	if (span_len(after) && (kind == QUANTITY_COUNT ||
	    kind == QUANTITY_RATIO || !span_len(before) ||
	    (kind == QUANTITY_PERCENT && r->f[m->value.in.end] == 0x7684)))
		return after;
	if (span_len(before) && phrase_only_verbs(r, before))
		return by_verbs(p, i, before, after);
	/* 退休人员相应提高10个百分点: of the rate that was named */
	if (kind == QUANTITY_POINT && span_len(p->topic) &&
	    !phrase_names_measure(r, before))
		return (struct span){0};
	/* 占比94%: of the thing whose share it is */
	if ((kind == QUANTITY_PERCENT || kind == QUANTITY_RATIO) &&
	    span_len(p->topic) && span_len(before) == 2 && (in_text(r, before.start, "占比") ||
	    in_text(r, before.start, "比重")))
		return (struct span){0};
	return before;
}

static struct span behind(const struct reader *r, const struct mark *m,
    const struct mark *next, uint32_t end)
{
	enum quantity_kind kind = m->statistic.kind;

	return phrase_behind(r, is_glued(r, m, next) ? next->value.in.end :
	    m->value.in.end, end, kind == QUANTITY_COUNT,
	    kind == QUANTITY_PERCENT || kind == QUANTITY_RATIO);
}

/* The measure that the clause before speaks of, where no figure stands in it. */
static bool measure_before(struct pass *p, const struct mark *m,
    struct span *out)
{
	struct span s;

	if (m->statistic.kind == QUANTITY_RANK)
		return false;
	s = earlier(p, m);
	if (span_len(s) < 2 || !phrase_names_measure(p->r, s))
		return false;
	*out = s;
	return true;
}

/* Whether a figure stands in a bracket: an aside is no topic. */
static bool in_bracket(const struct reader *r, uint32_t i)
{
	for (uint32_t n = 0; i-- > 0 && n < 40 && r->f[i] != '\n'; n++) {
		if (r->f[i] == ')')
			return false;
		if (r->f[i] == '(')
			return true;
	}
	return false;
}

static void of_set(struct pass *p, struct mark *m, struct span s, bool list)
{
	if (!span_len(s) || (span_len(s) == 1 && phrase_has_verb(p->r, s)))
		s = p->topic;
	else if (!list && !in_bracket(p->r, m->value.in.start))
		p->topic = s;
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

		if (span_len(s) <= 20 && !in_text(p->r, s.start, "关于") &&
		    p->r->f[s.end] != '?')
			p->topic = phrase_after_list(p->r,
			    phrase_after_verb(p->r, s));
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

/* What a figure is of by the words of its own clause; empty: the topic. */
static struct span own(struct pass *p, size_t i, uint32_t end)
{
	struct reader *r = p->r;
	const struct mark *m = p->v[i];
	const struct mark *next = i + 1 < p->all ? p->v[i + 1] : NULL;
	bool glued = i > p->line && is_glued(r, p->v[i - 1], m);
	struct span s, same = {0};

	if (m->statistic.kind == QUANTITY_RANK)
		return (struct span){0};	/* 居全省第3位 */
	if (in_list(p, i))
		return listed(p, i);
	s = phrase_before(r, m->value.in.start, p->behind);
	if (glued || (is_glued(r, m, next) && phrase_only_verbs(r, s)))
		same = same_unit(p, i);	/* 其中建成9处138个 */
	if (span_len(same))
		return same;
	if (span_len(s) && is_glued(r, m, next))
		return s;
	return choose(p, i, s, behind(r, m, next, end), end);
}

static void figure(struct pass *p, size_t i, uint32_t end)
{
	struct reader *r = p->r;
	struct mark *m = p->v[i];
	struct span s;

	if (m->statistic.of.s)		/* a table's cell */
		return;
	heading_topic(p, m);
	s = own(p, i, end);
	if (!span_len(s) && p->list.count < 2 && measure_before(p, m, &s))
		;	/* 化肥用量连续四年下降，累计减少两成 */
	else if (!span_len(s) && !span_len(p->topic))
		s = earlier(p, m);
	if (!span_len(s) && !span_len(p->topic))
		s = bought(r, m, end);	/* 为4.2万人次提供法律援助 */
	of_set(p, m, s, p->list.count > 0);
	p->behind = m->value.in.end;
	/* 1.2万户小微企业减免房租4300万元: the next phrase begins behind it */
	if (m->statistic.of_in.start == p->behind)
		p->behind = m->statistic.of_in.end;
	if (r->f[p->behind] == '/')		/* 0.95元/吨 */
		for (p->behind++; p->behind < end &&
		    utf_is_han(r->f[p->behind]); p->behind++)
			;
}

/* The line that a figure stands on begins: nothing is known there yet. */
static uint32_t line_open(struct pass *p, size_t i)
{
	const struct reader *r = p->r;
	uint32_t start = p->v[i]->value.in.start, end = p->v[i]->value.in.end;

	while (start && r->f[start - 1] != '\n')
		start--;
	while (end < r->n && r->f[end] != '\n')
		end++;
	p->behind = start;
	p->topic = (struct span){0};
	p->line = i;
	return end;
}

void counted_read(struct reader *r)
{
	struct pass p = { .r = r };
	uint32_t end = 0;

	headings_of(&p, r->l->body);
	p.v = arena_new(r->a, struct mark *, r->l->marks.n + 1);
	p.at = arena_new(r->a, size_t, r->l->marks.n + 1);
	for (size_t i = 0; i < r->l->marks.n; i++)
		if (r->l->marks.v[i]->kind == MARK_STATISTIC) {
			p.at[p.all] = i;
			p.v[p.all++] = r->l->marks.v[i];
		}
	for (size_t i = 0; i < p.all; i++) {
		if (p.v[i]->value.in.start >= end)
			end = line_open(&p, i);
		figure(&p, i, end);
	}
}
