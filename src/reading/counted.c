/* SPDX-License-Identifier: MIT */
/*
 * The thing counted: the shortest noun phrase of the text that names it,
 * behind the figure (4所中职学校), before it (职业院校30所), an item of a
 * 分别 list, or what the sentence speaks of.
 */
#include "reading/reader.h"

enum word_class { WORD_VERB, WORD_SCOPE };

static const struct word {
	const char *text;
	enum word_class class;
} words[] = {
#define WORD(text, class) { text, WORD_##class },
#include "reading/word.def"
#undef WORD
};

/* Words by their first character, found once. */
static struct {
	uint32_t first;
	uint16_t from, count;
} heads[1024];
static uint16_t order[sizeof(words) / sizeof(*words)];
static size_t head_count;

static uint32_t first_of(const struct word *w)
{
	size_t at = 0;

	return utf8_next(str_of(w->text), &at);
}

static void index_words(void)
{
	size_t n = sizeof(words) / sizeof(*words), used = 0;

	if (head_count)
		return;
	for (size_t i = 0; i < n; i++) {
		uint32_t c = first_of(&words[i]);
		size_t h = 0;

		while (h < head_count && heads[h].first != c)
			h++;
		if (h < head_count || h == sizeof(heads) / sizeof(*heads))
			continue;
		heads[h].first = c;
		heads[h].from = (uint16_t)used;
		head_count++;
		for (size_t k = i; k < n; k++)
			if (first_of(&words[k]) == c) {
				order[used++] = (uint16_t)k;
				heads[h].count++;
			}
	}
}

/* The longest word of a class at i that ends by end: its length, or 0. */
static uint32_t word_at(const struct reader *r, uint32_t i, uint32_t end,
    enum word_class class)
{
	uint32_t best = 0;

	for (size_t h = 0; h < head_count; h++) {
		if (heads[h].first != r->f[i])
			continue;
		for (size_t k = 0; k < heads[h].count; k++) {
			const struct word *w = &words[order[heads[h].from + k]];
			uint32_t n = points_of(w->text);

			if (w->class == class && n > best && i + n <= end &&
			    in_text(r, i, w->text))
				best = n;
		}
		break;
	}
	return best;
}

/* --- behind the figure */

static bool is_break(uint32_t c)
{
	return c == ',' || c == 0x3002 || c == ';' || c == ':' || c == '!' ||
	    c == '?' || c == '\n' || c == '\t' || c == '|' || c == 0x2026;
}

/* The noun phrase that begins at i: to a stop, a verb, a figure. */
static struct span phrase_behind(const struct reader *r, uint32_t i,
    uint32_t end)
{
	uint32_t from = i, k = i;

	while (k < end && k - from < 40) {
		uint32_t c = r->f[k];

		if (r->mark[k] & INK_QUOTE) {
			while (k < end && (r->mark[k] & INK_QUOTE))
				k++;
			continue;
		}
		if (c == '(' && k > from) {
			uint32_t close = k;

			while (close < end && close - k < 16 &&
			    r->f[close] != ')')
				close++;
			if (close < end && r->f[close] == ')' &&
			    !is_digit(r->f[k + 1])) {
				k = close + 1;
				continue;
			}
			break;
		}
		if (is_break(c) || c == 0x3001 || c == '(' || c == ')' ||
		    (is_digit(c) && k > from && !(r->f[k - 1] < 0x80)))
			break;
		if (word_at(r, k, end, WORD_VERB))
			break;
		k++;
	}
	return span_trim(r, (struct span){ from, k });
}

static bool only_han(const struct reader *r, struct span s)
{
	for (uint32_t i = s.start; i < s.end; i++)
		if (!utf_is_han(r->f[i]) && r->f[i] < 0x2000 &&
		    !is_latin_or_digit(r->f[i]))
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

static bool trailing_list(const struct reader *r, uint32_t i)
{
	/* 和, 、, 等 and the like open no noun phrase. */
	static const char *const no[] = { "和", "及", "等", "的", "、", "了",
		"以上", "以下", "左右", "后", "前", "内", "时", "中", "之", "里",
		"上", "下", "起", "间", "元", "人次", "多" };

	for (size_t k = 0; k < sizeof(no) / sizeof(*no); k++)
		if (in_text(r, i, no[k]))
			return true;
	return false;
}

static struct span behind(const struct reader *r, const struct mark *m,
    uint32_t end)
{
	uint32_t i = m->value.in.end;
	bool share = m->statistic.kind == QUANTITY_PERCENT ||
	    m->statistic.kind == QUANTITY_RATIO;
	struct span s;

	while (i < end && r->f[i] == ' ')
		i++;
	if (i < end && r->f[i] == 0x7684 && share)
		i++;
	if (i >= end || (!utf_is_han(r->f[i]) && r->f[i] != 0x201C &&
	    !is_latin_or_digit(r->f[i])) || trailing_list(r, i))
		return (struct span){0};
	s = phrase_behind(r, i, end);
	if (span_len(s) < 1 || !only_han(r, s))
		return (struct span){0};
	return after_de(r, s);
}

/* --- before the figure */

/* Words at the end of the text before a figure that are not its noun. */
static struct pattern linkers = PATTERN(
    "(?:(?:分别)?(?:达到?|为|是|有|共有?|计|约|仅有?|只有|至|到|已有?|累计|由|从|的|了|在|近|占比?(?=$)|升至|降至|增至|增加到|提高到|提升到|下降到|下降至|降低到|降到|上升到|上升至|扩大到|减少到|增长到|发展到|压减至|压缩到|缩短至|放宽至|放宽到|保持在|稳定在|控制在|维持在|增长|下降|提高|提升|增加|减少|上升|降低|净增|上涨|上浮|下调|缩短|压减|压缩|突破|超过|增幅|降幅|平均|同比|环比|分别|就|则|也|均|都|还|共计|合计|总计|总数|仍|尚|达成|高达|多达|年均|日均|月均|之|中|每年|每月|每天|以上|目前|现|比重为|增至|新增|,|低于|高于|高出|全年|当年|连续) ?)+$");

static uint32_t clause_start(const struct reader *r, uint32_t i, uint32_t from)
{
	while (i > from && !is_break(r->f[i - 1])) {
		if (r->f[i - 1] == ')' && i - 1 > from) {
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

static struct span strip_scope(const struct reader *r, struct span s)
{
	for (;;) {
		uint32_t n = s.start < s.end ? word_at(r, s.start, s.end,
		    WORD_SCOPE) : 0;

		if (s.start < s.end && (r->mark[s.start] & INK_DATE))
			n = 1;
		if (s.start < s.end && (r->f[s.start] == ' ' ||
		    r->f[s.start] == 0x3001 || r->f[s.start] == ')'))
			n = 1;
		if (!n || s.start + n >= s.end)
			return s;
		s.start += n;
	}
}

/* Cut a phrase at its last verb; one at its very end is part of a name. */
static struct span after_verb(const struct reader *r, struct span s)
{
	uint32_t from = s.start;

	for (uint32_t i = s.start; i < s.end; ) {
		uint32_t n = r->mark[i] & INK_QUOTE ? 0 :
		    word_at(r, i, s.end, WORD_VERB);

		if (n && i + n < s.end && (n > 1 || s.end - i - n >= 2)) {
			from = i + n;
			i += n;
		} else {
			i++;
		}
	}
	return (struct span){ from, s.end };
}

static struct span strip_end(struct reader *r, struct span s)
{
	struct match m;

	for (;;) {
		while (s.end > s.start && (r->f[s.end - 1] == ' ' ||
		    (r->mark[s.end - 1] & INK_DATE)))
			s.end--;
		if (!pattern_find(&linkers, r->f, s.start, s.end - s.start > 30
		    ? s.end - 30 : s.start, s.end, &m))
			return s;
		s.end = m.start[0];
	}
}

static struct pattern share_of = PATTERN("占(?:了)?[^,。;占]{0,24}?(?:的|比重|比例)?(?:比重|比例)?(?:为|达|达到|约|近|超过)?$");

/*
 * The phrase before the figure at i; from: behind the figure before.  Empty
 * where there is only a verb: the sentence's topic is meant.  share: what
 * stands there is 占…的, a whole, and the thing whose share it is comes first.
 */
static struct span before_figure(struct reader *r, uint32_t i, uint32_t from,
    bool *share)
{
	struct span s = { clause_start(r, i, from), i }, head;
	struct match m;

	*share = pattern_in(&share_of, r->f, s.start, s.end, &m) &&
	    span_len(s) > 0;
	if (*share)
		s.end = m.start[0];
	s = strip_end(r, s);
	s = strip_scope(r, span_trim(r, s));
	head = after_de(r, s);
	if (span_len(head) <= 2 && head.start > s.start) {
		head = after_verb(r, (struct span){ s.start, s.end });
	} else {
		head = after_verb(r, head);
	}
	head = strip_scope(r, span_trim(r, head));
	while (span_len(head) && (r->f[head.start] == 0x548C ||
	    r->f[head.start] == 0x53CA || r->f[head.start] == 0x4E0E ||
	    r->f[head.start] == 0x7684 || r->f[head.start] == 0x4E86) &&
	    span_len(head) > 2)
		head.start++;
	return head;
}

/* --- lists with 分别 */

struct list {
	size_t first, count;	/* marks */
	struct span named;	/* what stands before 分别 */
};

/* Figures behind one 分别, parted by 、 和 及. */
static size_t list_length(const struct reader *r, size_t first)
{
	const struct letter *l = r->l;
	size_t n = first;

	while (n + 1 < l->marks.n &&
	    l->marks.v[n + 1]->kind == MARK_STATISTIC) {
		uint32_t a = l->marks.v[n]->value.in.end;
		uint32_t b = l->marks.v[n + 1]->value.in.start;

		if (b - a > 2)
			break;
		for (; a < b; a++)
			if (r->f[a] != 0x3001 && r->f[a] != 0x548C &&
			    r->f[a] != 0x53CA && r->f[a] != ',' &&
			    r->f[a] != 0x4E0E)
				return n - first + 1;
		n++;
	}
	return n - first + 1;
}

static struct pattern respectively = PATTERN("(?:同比|较[^,。;]{1,8})?分别[^,。;0-9]{0,14}$");

/* The i-th item of 、-parted names; the last keeps what all share. */
static size_t items_of(const struct reader *r, struct span s,
    struct span *item, size_t most)
{
	size_t n = 0;
	uint32_t from = s.start;

	for (uint32_t i = s.start; i <= s.end && n < most; i++) {
		bool cut = i == s.end || ((r->f[i] == 0x3001 ||
		    r->f[i] == 0x548C || r->f[i] == 0x53CA) &&
		    !(r->mark[i] & INK_QUOTE));

		if (!cut)
			continue;
		if (i > from)
			item[n++] = (struct span){ from, i };
		from = i + 1;
	}
	return n;
}

static bool names_measure(const struct reader *r, struct span s)
{
	static const char ends[] = "率数额值量比度长";
	uint32_t c = s.end > s.start ? r->f[s.end - 1] : 0;

	return one_of_set(ends, c);
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
	struct span topic;	/* what the sentence speaks of */
	uint32_t behind;	/* end of the figure before, on this line */
	struct list list;
};

static void of_set(struct reader *r, struct mark *m, struct span s)
{
	if (!span_len(s))
		return;
	m->statistic.of_in = s;
	m->statistic.of = prose_str(r->a, &r->l->prose, s);
}

static bool in_list(struct pass *p, size_t i)
{
	struct mark *m = p->r->l->marks.v[i];
	struct reader *r = p->r;
	uint32_t from = clause_start(r, m->value.in.start, p->behind);
	struct match at;

	if (p->list.count && i < p->list.first + p->list.count)
		return true;
	p->list.count = 0;
	if (!pattern_in(&respectively, r->f, from, m->value.in.start, &at))
		return false;
	p->list.first = i;
	p->list.count = list_length(r, i);
	p->list.named = strip_scope(r, strip_end(r, (struct span){ from,
	    at.start[0] }));
	if (p->list.count < 2 || !span_len(p->list.named)) {
		p->list.count = 0;
		return false;
	}
	p->list.named = after_verb(r, p->list.named);
	return true;
}

/* Whether the figure's noun follows it. */
static bool prefers_behind(const struct mark *m, struct span s, struct span b)
{
	if (!span_len(s))
		return false;
	switch (m->statistic.kind) {
	case QUANTITY_COUNT:
	case QUANTITY_RATIO:
		return true;
	case QUANTITY_PERCENT:
		return !span_len(b) || span_len(s) > 1;
	default:
		return !span_len(b);
	}
}

static void figure(struct pass *p, size_t i, uint32_t line_end)
{
	struct reader *r = p->r;
	struct mark *m = r->l->marks.v[i];
	bool share = false, list = in_list(p, i);
	struct span after = behind(r, m, line_end), s;

	s = before_figure(r, m->value.in.start, p->behind, &share);
	if (list)
		s = named_item(r, &p->list, i - p->list.first);
	else if (prefers_behind(m, after, s))
		s = after;
	if (!span_len(s))
		s = p->topic;
	else if (!list || i == p->list.first)
		p->topic = s;
	of_set(r, m, s);
	p->behind = m->value.in.end;
}

void counted_read(struct reader *r)
{
	struct pass p = { .r = r };
	uint32_t end = 0;

	index_words();
	for (size_t i = 0; i < r->l->marks.n; i++) {
		struct mark *m = r->l->marks.v[i];

		if (m->value.in.start >= end) {
			uint32_t start = m->value.in.start;

			while (start && r->f[start - 1] != '\n')
				start--;
			for (end = m->value.in.end; end < r->n &&
			    r->f[end] != '\n'; end++)
				;
			p.behind = start;
			p.topic = (struct span){0};
		}
		if (m->kind == MARK_STATISTIC)
			figure(&p, i, end);
	}
}
