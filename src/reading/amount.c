/* SPDX-License-Identifier: MIT */
/* The parts of a quantity: number, range, fraction, unit, bounding words. */
#include "reading/amount.h"

static const struct unit units[] = {
#define UNIT(text, kind, lone) { text, QUANTITY_##kind, lone },
#include "lexicon/unit.def"
#undef UNIT
};

/* --- words at the figure that bound it */

static const struct bound_word {
	enum bound bound;
	const char *not_behind;	/* characters that make it another word */
} bounds[] = {
#define BOUND(where, text, bound, not_behind) { BOUND_##bound, not_behind },
#include "lexicon/bound.def"
#undef BOUND
};

/* The bound of the word that ends at i; NULL: none.  start receives where it
 * begins. */
static const struct bound_word *bound_ends(const struct reader *r, uint32_t i,
    uint32_t floor, uint32_t *start)
{
	const struct tokens *t = &r->tokens;

	for (uint32_t k = t->to[i]; k < t->to[i + 1]; k++) {
		const struct token *w = &t->v[t->ends[k]];

		if (w->class != WORD_BEFORE || w->in.start < floor ||
		    (w->in.start > floor && one_of_set(
		    bounds[w->row].not_behind, r->f[w->in.start - 1])))
			continue;
		*start = w->in.start;
		return &bounds[w->row];
	}
	return NULL;
}

/* A bound said at a distance: 约占三分之一, 不高于同类场馆的六成. */
static struct pattern bound_apart = PATTERN(
    "(大?约|近|超过?|突破|逾|不足|不到|不低于|不少于|不高于|不超过|低于|高于)(?:占|有|为|达到?|了|需要?)?(?:(?<=占|于|到|足|过|约)(?:[^,。;0-9()]|[(][^()]{1,12}[)]){1,28}的)?$");

uint32_t blank_skip(const struct reader *r, uint32_t i, uint32_t end)
{
	while (i < end && r->f[i] == ' ' && i + 1 < end && r->f[i + 1] != ' ')
		i++;
	return i;
}

enum bound quantity_bound_behind(const struct reader *r, uint32_t i,
    uint32_t end, uint32_t *length)
{
	const struct token *word;

	/* 一倍多: 多 that stands behind the unit, and before no noun */
	if (i < end && i && r->f[i] == 0x591A && one_of_set("倍成元岁里点",
	    r->f[i - 1]) && (i + 1 == end || !utf_is_han(r->f[i + 1]))) {
		*length = 1;
		return BOUND_MORE;
	}
	word = token_at(&r->tokens, i, end, WORDS(BEHIND));
	*length = word ? span_len(word->in) : 0;
	return word ? bounds[word->row].bound : BOUND_EXACT;
}

/* The bound of a word that does not touch the figure.  Over 的 it reaches only
 * a share: 约占总量的三成, but not 超过三年的2个项目. */
static enum bound bound_before(struct reader *r, const struct quantity *q,
    uint32_t start)
{
	uint32_t from = q->start - start > 36 ? q->start - 36 : start, at;
	bool share = q->fraction || q->kind == QUANTITY_PERCENT;
	const struct bound_word *word;
	struct match m;

	if (q->start == start || !one_of_set("占有为达到了的需要",
	    r->f[q->start - 1]) || !pattern_in(&bound_apart, r->f, from,
	    q->start, &m) || m.end[1] == q->start ||
	    (r->f[q->start - 1] == 0x7684 && !share))
		return BOUND_EXACT;
	word = bound_ends(r, m.end[1], start, &at);
	return word && at == m.start[1] ? word->bound : BOUND_EXACT;
}

void quantity_bounds(struct reader *r, struct quantity *q, uint32_t start,
    uint32_t end)
{
	enum bound bound = q->n.more || q->m.more ? BOUND_MORE : BOUND_EXACT;
	enum bound next;
	uint32_t length;
	const struct bound_word *word;
	uint32_t i = blank_skip(r, q->end, end), at = q->start;

	while (at > start && r->f[at - 1] == ' ')
		at--;
	word = bound_ends(r, at, start, &q->start);
	if (word && bound == BOUND_EXACT)
		bound = word->bound;
	if (bound == BOUND_EXACT && q->start == q->n.start)
		bound = bound_before(r, q, start);
	next = quantity_bound_behind(r, i, end, &length);
	if (length) {
		q->end = i + length;
		if (bound == BOUND_EXACT || bound == BOUND_ABOUT ||
		    next == BOUND_AT_LEAST)
			bound = next;
	}
	q->bound = q->range ? BOUND_RANGE : bound;
}

/* --- units */

/* The longest unit at i; stop receives where it ends. */
const struct unit *unit_at(const struct reader *r, uint32_t i,
    uint32_t end, uint32_t *stop)
{
	const struct token *word = i < end ?
	    token_at(&r->tokens, i, end, WORDS(UNIT)) : NULL;
	const struct unit *best = word ? &units[word->row] : NULL;
	uint32_t longest = word ? span_len(word->in) : 0;

	for (size_t k = 0; r->profile && k < r->profile->units.n; k++) {
		const struct profile_unit *u = &r->profile->units.v[k];
		uint32_t n = points_of(u->text.s);

		if (n > longest && i + n <= end && in_text(r, i, u->text.s)) {
			struct unit *own = arena_new(r->a, struct unit, 1);

			*own = (struct unit){ u->text.s, u->kind, u->lone };
			longest = n;
			best = own;
		}
	}
	*stop = i + longest;
	return best;
}

/* A classifier that opens another word: 个人, 户籍, 家庭, 项目, 条件, 部门. */
static const char *const not_units[] = { "个人", "家庭", "家长", "项目",
	"条件", "条例", "部门", "部分", "点击", "度假", "分别", "分布", "分为",
	"分类", "场所", "处理", "处室", "期间", "本科", "本市", "本年", "年度",
	"户籍", "人均", "人才", "人口", "位于", "对口", "组织", "级别", "批准",
	"次数", "名单", "座谈", "头部", "面积", "面向", "网络", "网格", "环节",
	"环境", "发展", "发放", "手续", "手机", "团队", "团体", "单位", "班子",
	"站点", "支持", "支部", "支队", "队伍", "队员", "方面", "方式", "方案",
	"里程", "分局", "分行", "通过", "通知", "路线", "路面", "车辆", "车位",
	"村民", "镇区", "县域", "县级", "村级", "度电", "字号", "集中", "集团",
	"款项", "道路", "类似", "具体", "具备", "具有", "端口", "卡口", "井盖",
	"回收", "单独", "层次", "层面", "格局", "排污", "排查", "排水", "排名",
	"排放", "铺设", "铺装", "餐饮", "餐厅", "餐桌", "页面", "桩基",
	"柜台", "节能", "节约", "节点", "节水", "节日", "节目", "节假",
	"客运", "客流", "客户", "客车", "客源", "客商", "客货", "基站",
	"基础", "基本", "基地", "基层", "基金", "基因", "基建", "基数",
	"双方", "双向", "双创", "付款", "付费", "剂量", "针对", "课程",
	"课题", "课后", "讲座", "讲师", "讲解", "担保", "担任", "尺寸" };

/* Lone classifiers that are nouns too: a figure alone names no quantity. */
static bool opens_word(const struct reader *r, uint32_t i, uint32_t stop)
{
	if (stop - i > 1)
		return false;
	for (size_t k = 0; k < sizeof(not_units) / sizeof(*not_units); k++)
		if (in_text(r, i, not_units[k]))
			return true;
	return false;
}

void quantity_unit_take(struct reader *r, struct quantity *q, uint32_t from,
    uint32_t to)
{
	q->unit = utf8_of(r->a, r->c + from, to - from);
	for (uint32_t i = from; i < to; i++)
		if (r->f[i] != r->c[i] && r->f[i] < 0x80)
			q->unit = utf8_of(r->a, r->f + from, to - from);
	q->end = to;
}

/* 台（套）, 户（次）: a second classifier in brackets. */
static uint32_t bracket_unit(const struct reader *r, uint32_t i, uint32_t end)
{
	uint32_t stop;

	if (i + 2 < end && r->f[i] == '(' && unit_at(r, i + 1, end, &stop) &&
	    stop < end && r->f[stop] == ')')
		return stop + 1;
	return i;
}

/* 杆塔168基，: one character between a figure and a stop is its classifier,
 * though no table has it; but not one that makes the figure a name or a time. */
/* 420PFLOPS, 3000TEU: letters behind a figure that stands in Chinese text. */
static bool unit_latin(struct reader *r, struct quantity *q, uint32_t at,
    uint32_t end)
{
	uint32_t to = at;

	while (to < end && is_latin(r->f[to]))
		to++;
	if (!q->n.arabic || q->range || to - at < 2 || to - at > 8 ||
	    !q->n.start || !utf_is_han(r->f[q->n.start - 1]) || (to < end &&
	    !one_of_set(",;、。()/", r->f[to])))
		return false;
	quantity_unit_take(r, q, at, to);
	return q->guessed = true;
}

static bool unit_guessed(struct reader *r, struct quantity *q, uint32_t at,
    uint32_t end)
{
	uint32_t front = q->n.start ? r->f[q->n.start - 1] : 0;
	uint32_t next = at + 1 < end ? r->f[at + 1] : 0x3002;
	uint32_t width = next == 0x6B21 ? 2 : 1;	/* 园次 */

	if (width > 1)
		next = at + 2 < end ? r->f[at + 2] : 0x3002;
	if (!q->n.arabic || q->range || at >= end || at != q->n.end ||
	    !utf_is_han(r->f[at]) || !(utf_is_han(front) || front == ')' ||
	    front == 0x201D) || one_of_set("第前后近每这本该", front) ||
	    !one_of_set(",;、。()", next) ||
	    one_of_set("号后前线版型级等内外上下中起止时日月年者和与及或至到的"
	    "元万亿以来余多期度步比团连师营", r->f[at]))
		return false;
	quantity_unit_take(r, q, at, at + width);
	return q->guessed = true;
}

bool quantity_unit(struct reader *r, struct quantity *q, uint32_t i,
    uint32_t end)
{
	uint32_t at = blank_skip(r, i, end), stop, wide;
	const struct unit *u = unit_at(r, at, end, &stop);

	if (!u)
		return unit_guessed(r, q, at, end) ||
		    unit_latin(r, q, at, end);
	if (opens_word(r, at, stop))
		return false;
	if (u->kind == QUANTITY_COUNT && stop < end && r->f[stop] == 0x6B21 &&
	    r->f[stop - 1] != 0x6B21 && !in_text(r, stop, "次数") &&
	    !in_text(r, stop, "次级"))
		stop++;		/* 册次, 场次: a classifier of occurrences */
	wide = bracket_unit(r, stop, end);
	if (wide > stop) {
		q->unit = utf8_of(r->a, r->c + at, wide - at);
		q->end = wide;
	} else {
		quantity_unit_take(r, q, at, stop);
	}
	q->kind = u->kind;
	return true;
}

/* --- fractions: 三分之二, 百分之六十, 万分之三, 六成 */

bool quantity_fraction(struct reader *r, struct quantity *q, uint32_t end)
{
	uint32_t i = q->n.end;
	struct number whole = q->n, part;
	bool percent;

	if (!in_text(r, i, "分之") || i + 2 >= end ||
	    !number_at(r, i + 2, end, &part))
		return false;
	percent = whole.bare_scale && whole.digits == 100 && !whole.exponent;
	if (percent && part.bare_scale)	/* 百分之百 is words, not a figure */
		return false;
	q->value = percent ? number_print(r->a, part.digits, part.exponent) :
	    number_fraction(r->a, &part, &whole);
	if (!q->value.s)		/* 三分之33.1 */
		return false;
	q->kind = percent ? QUANTITY_PERCENT : QUANTITY_RATIO;
	if (percent)
		q->unit = STR("%");
	q->fraction = true;
	q->end = part.end;
	q->n.more = part.more;
	return true;
}

/* 2/3: a share, where it is no date, rate or telephone. */
bool quantity_slash(struct reader *r, struct quantity *q, uint32_t start,
    uint32_t end)
{
	uint32_t i = q->n.end, stop;
	struct number whole;

	if (!q->n.arabic || i >= end || r->f[i] != '/' || q->n.exponent ||
	    q->n.scaled || (q->n.start > start &&
	    !utf_is_han(r->f[q->n.start - 1])) ||
	    !number_at(r, i + 1, end, &whole) || whole.exponent ||
	    whole.scaled || whole.digits > 20 || q->n.digits >= whole.digits ||
	    unit_at(r, whole.end, end, &stop))
		return false;
	q->value = number_fraction(r->a, &q->n, &whole);
	if (!q->value.s)
		return false;
	q->kind = QUANTITY_RATIO;
	q->fraction = true;
	q->end = whole.end;
	return true;
}

bool quantity_tenths(struct reader *r, struct quantity *q, uint32_t end)
{
	static const char *const no[] = { "成员", "成果", "成立", "成为", "成年",
		"成功", "成品", "成效", "成绩", "成熟", "成长", "成就", "成本",
		"成分", "成套", "成型", "成因", "成交", "成片" };
	uint32_t i = blank_skip(r, q->n.end, end);
	int half = 0;

	if (i >= end || r->f[i] != 0x6210 || q->n.exponent > 0 ||
	    q->n.digits > 10 || q->n.digits < 1)
		return false;
	for (size_t k = 0; k < sizeof(no) / sizeof(*no); k++)
		if (in_text(r, i, no[k]))
			return false;
	q->end = i + 1;
	if (q->end < end && number_digit(r->f[q->end]) > 0 &&
	    !in_text(r, q->end, "一")) {
		half = number_digit(r->f[q->end]);
		q->end++;
	} else if (in_text(r, q->end, "半")) {
		half = 5;
		q->end++;
	}
	if (in_text(r, q->end, "多")) {
		q->n.more = true;
		q->end++;
	}
	q->kind = QUANTITY_RATIO;
	q->fraction = true;
	q->value = number_print(r->a, q->n.digits * 10 + half,
	    q->n.exponent - 2);
	return true;
}

/* --- ranges: 5—10个, 1.2亿—1.5亿元, 5至8家 */

static uint32_t joiner(const struct reader *r, uint32_t i, uint32_t end)
{
	uint32_t c = i < end ? r->f[i] : 0;

	if (c == 0x2014 && i + 1 < end && r->f[i + 1] == 0x2014)
		return i + 2;
	if (c == 0x2014 || c == 0x2013 || c == '-' || c == '~' ||
	    c == 0x2500 || c == 0x2212 || c == 0x81F3 || c == 0x5230)
		return i + 1;
	return 0;
}

bool quantity_range(struct reader *r, struct quantity *q, uint32_t end)
{
	uint32_t i = q->n.end, stop, next;
	bool own_unit = false;
	struct number m;

	if (!(next = joiner(r, i, end)) && unit_at(r, i, end, &stop) &&
	    (next = joiner(r, stop, end)))
		own_unit = true;
	if (!next || next >= end || (is_digit(r->f[next]) != q->n.arabic) ||
	    !number_at(r, next, end, &m))
		return false;
	if (own_unit) {
		uint32_t stop2;
		const struct unit *u = unit_at(r, i, end, &stop);
		const struct unit *v = unit_at(r, m.end, end, &stop2);

		if (u != v)
			return false;
	}
	q->m = m;
	q->range = true;
	/* 3~5万: whether 3 is 3万 is not said (GB/T 15835-2011 5.1.5). */
	if (m.scaled && !q->n.scaled && !own_unit) {
		q->ambiguous = q->n.arabic;
		q->n.exponent += m.scale;
	}
	return true;
}
