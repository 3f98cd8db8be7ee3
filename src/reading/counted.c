/* SPDX-License-Identifier: MIT */
/*
 * The thing counted: the shortest noun phrase of the text that names it,
 * behind the figure (4所中职学校), before it (职业院校30所), an item of a
 * 分别 list, or what the sentence speaks of.
 */
#include "reading/counted.h"

enum { NEAR = 8 };

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
	    !phrase_is_name(r, s) || !match_in(r, PAT_MONEY_NOUN, s.start,
	    s.end, &found))
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
	if (r->f[before.start] == 0x6BCF && match_in(r, PAT_MONEY_VERB,
	    before.start, before.end, &found))	/* 每条线索奖励500元 */
		return (struct span){ found.start[0], found.end[0] };
	if (phrase_only_verbs(r, before)) {
		s = bought(r, m, end);
		if (!span_len(s) && match_in(r, PAT_MONEY_VERB,
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

static bool is_per(struct reader *r, const struct mark *m, struct span before)
{
	uint32_t from = before.start > 4 ? before.start - 4 : 0;
	struct match found;

	return before.end == m->value.in.start && match_in(r, PAT_EACH_THING,
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

/* What a figure is of that names nothing: what was spoken of; behind a list of
 * parts their total: 其中A 3万、B 2万；比年初增加1万. */
static struct span topic_for(const struct pass *p, const struct mark *m)
{
	const struct mark *total = p->topic_of && span_len(p->topic) ?
	    p->topic_of->statistic.total : NULL;

	if (total && m->statistic.change != CHANGE_NONE &&
	    m->statistic.basis.s && total != m->statistic.total &&
	    span_len(total->statistic.of_in))
		return total->statistic.of_in;
	return p->topic;
}

static void of_set(struct pass *p, struct mark *m, struct span s, bool list)
{
	if (!span_len(s) || (span_len(s) == 1 && phrase_has_verb(p->r, s))) {
		s = topic_for(p, m);
	} else if (!list && !in_bracket(p->r, m->value.in.start)) {
		p->topic = s;
		p->topic_of = m;
	}
	if (!span_len(s))
		return;
	m->statistic.of_in = s;
	m->statistic.of = prose_str(p->r->a, &p->r->l->prose, s);
}

/* A heading between the figure before and this one sets the topic. */
static void heading_topic(struct pass *p, const struct mark *m)
{
	if (p->heading < p->headings.n &&
	    p->headings.v[p->heading].end <= m->value.in.start)
		p->topic_of = NULL;
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
	if (counted_in_list(p, i))
		return counted_listed(p, i);
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
	p->topic_of = NULL;
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
