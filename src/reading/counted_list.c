/* SPDX-License-Identifier: MIT */
/* Lists behind 分别: each figure has its item, or what the items share. */
#include "reading/counted.h"

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

enum { ITEMS = 12, BACK = 40 };

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

/* What a list counts: before 分别, else between it and the first figure. */
static void list_name(struct pass *p, uint32_t from, uint32_t respectively_at,
    uint32_t figure_at)
{
	struct reader *r = p->r;
	struct span item[ITEMS], s;
	struct match m;

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
	if (match_in(r, PAT_SHARE_ONLY, s.start, s.end, &m))
		s = (struct span){0};	/* 占比分别为: of what stands before */
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

bool counted_in_list(struct pass *p, size_t i)
{
	struct reader *r = p->r;
	uint32_t from = clause_start(r, p->v[i]->value.in.start, p->behind);
	struct match at;

	if (p->list.count && i < p->list.first + p->list.count)
		return true;
	p->list.count = 0;
	if (!match_in(r, PAT_RESPECTIVELY, from, p->v[i]->value.in.start,
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
struct span counted_listed(struct pass *p, size_t i)
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
