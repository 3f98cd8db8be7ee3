/* SPDX-License-Identifier: MIT */
/*
 * What became of each measure: done, ongoing, planned or refused, told by its
 * words; with the deadline and the unit that the sentence names.
 */
#include <stdlib.h>

#include "reading/reader.h"

/* Each begins with a look at one character: most places fail at once. */
static struct pattern refused = PATTERN(
    "(?=[暂无难不未恳敬请尚缺恐条时做办拿体担见建与没])(?:没有[^,。;]{0,10}(?:权限|渠道|依据|授权)|恐难|不再(?:另行|单独)?(?:安排|设立|增加|新建|推进)|(?:条件|时机)(?:还|尚)?不(?:够)?成熟|做不了|办不到|与[^,。;]{1,8}不合|不便(?:突破|安排|实施|采纳|调整)|拿不出|体谅|多担待|担待|见谅|建不成|暂不|未(?:予)?采纳(?![0-9])|不采纳(?![0-9])|无力|暂无法|暂时(?:不能|无法)|无法(?:单独|实施|采纳|承担|解决|办理|实现)|难以(?:支撑|实施|实现|安排|解决|承受|落实|采纳)|不具备[^,。;]{0,8}条件|不宜|不予(?:采纳(?![0-9])|考虑)|暂缓|未能(?:采纳|列入)|"
    "(?:恳请|敬请|请予?)[^,。;]{0,6}(?:理解|谅解)|不列入|不在[^,。;]{0,14}范围|无权|不能(?:采纳|支持|实施|突破)|暂难|尚不具备|不符合[^,。;]{0,20}(?:规定|要求|规划)|缺乏[^,。;]{0,10}(?:依据|授权)|不适宜|暂未立项)");
static struct pattern ongoing = PATTERN(
    "(?=[正推建办研施陆有目])(?:正在|(?<![真公改修订反矫纠端])正(?:[与同会]|积极|按|抓紧|加快|逐|有序|全力|对接|联合|着手|组织|研究|办理|推进)|推进中|建设中|办理中|研究中|施工中|陆续|(?:有序|稳步|加快|持续)推进中?|正在建设|正式?筹|目前[^,。;]{0,10}推进)");
/* What is under way before the thing itself (方案正在征求意见), or will be
 * (拟…，年底前陆续建成). */
static struct pattern preparing = PATTERN("(?=[正陆])(?:正(?:在|拟)?(?:征求|申请|申报|报批)|陆续)");
static struct pattern planned = PATTERN(
    "(?=[拟计将力预下争有打今即谋年一二两三五0-9])(?:(?:[0-9]{1,2}月|年)底?前(?:交付|完成|建成|开工|投用|启用|印发|出台|完工)|拟(?!人|态|合)|(?<![”动度划项一])计划(?=[0-9今明再由分每先与在于年对投新开建安完实用通改选扩启召从到下把组推培])|(?<!已)将(?=会|继续|进一步|认真|积极|加|按|持续|在|与|对|以|逐|适时|尽快|严格|大力|不断|全面|统筹|充分|协调|采取|组织|推|深|根据|落实|围绕|结合|全力|始终|依法|抓|督促|指导|优化|完善|建|新|启动|自觉|聚焦|配合|通过|向|喝)|力争|预计|下一步|下步|争取(?=在|于|到20|早日|尽快|实现|将|年|今|明|20)|有望|打算|今后|即将|谋划|(?<![\\x{4E00}-\\x{9FFF}])[一二两三五]年内(?=[^,。;]{0,20}[新增建完实达把将]))");
static struct pattern finished = PATTERN(
    "(?=[已纳选初完建累开了达举发新投组共印出落推聘设实惠获办培改编清升增放提受查取更修加接拨拆覆配检化])(?:已(?!列入|纳入|选址|选定|初步|采纳)|完成|建成|累计|开展|了|达到|举办|发放|新增|投入|组织|共|印发|出台|建立|落实|推广|聘|设立|实现|新建|惠及|获|办结|培训|改造|推行|推出|编制|清退|升至|增至|放宽|开办|提供|受理|查处|取缔|更新|修缮|加装|增设|接管|选派|拨付|清理|拆除|覆盖|配备|检查|化解)");
static struct pattern expected = PATTERN("(?=[预建完投])(?:预计|建成后|完工后|投产后|投用后)");
static struct pattern heading_plan = PATTERN(
    "下一步|下步|打算|今后|下一?阶段|工作安排|后续|下步安排|工作计划|工作思路|工作措施和计划|接下来");
static struct pattern heading_done = PATTERN(
    "已(?:开展|采取|落实|完成|做)|做法|成效|开展的工作|主要工作|工作措施|进展");
static struct pattern heading_gap = PATTERN(
    "存在[^,。]{0,6}(?:困难|问题|不足|短板|差距|薄弱)|主要(?:困难|问题|差距|短板)|困难(?:和|与|$)|问题(?:和|与)|不足$|原因$|^问题|面临");

static bool has(struct reader *r, struct pattern *p, struct span s)
{
	struct match m;

	return span_len(s) && pattern_in(p, r->f, s.start, s.end, &m);
}

/* What the words of a measure's own paragraphs say, not of the items in it. */
struct said {
	bool refused, ongoing, planned, finished, expected, preparing;
	bool plans_first;	/* of planned and finished, which comes first */
};

/* A paragraph below an item that turns to another wish of the proposer. */
static struct pattern aside = PATTERN("^ (?:(?:对|对于|关于|针对|至于)?(?:您|你们?)们?(?:还|所)?(?:建议|提出|提到)|至于|此外)");

/* And one that does so within a paragraph: what is said there is no longer of
 * the item. */
static struct pattern aside_in = PATTERN(
    "(?=[对关针至])(?<=[。;])(?:对|对于|关于|针对|至于)(?:您|你们?)们?(?:还|所)?(?:建议|提出|提到)");

static struct span own_words(struct reader *r, const struct node *k)
{
	struct span s = k->in;
	struct match m;

	if (pattern_in(&aside_in, r->f, s.start, s.end, &m))
		s.end = m.start[0];
	return s;
}

static struct said said_in(struct reader *r, const struct node *n)
{
	struct said s = {0};
	bool first = true;

	for (const struct node *k = n->child; k; k = k->next) {
		struct span words;
		struct match a, b;
		bool p, f;

		if (k->kind != NODE_PARAGRAPH || !span_len(k->in) ||
		    (k != n->child && has(r, &aside, k->in)))
			continue;
		words = own_words(r, k);
		p = pattern_in(&planned, r->f, words.start, words.end, &a);
		f = pattern_in(&finished, r->f, words.start, words.end, &b);
		if (first && (p || f)) {
			s.plans_first = p && (!f ||
			    a.start[0] <= b.start[0] + 4);
			first = false;
		}
		s.planned |= p;
		s.finished |= f;
		s.refused = s.refused || has(r, &refused, words);
		s.ongoing = s.ongoing || has(r, &ongoing, words);
		s.preparing = s.preparing || has(r, &preparing, words);
		s.expected = s.expected || (f && has(r, &expected, words));
	}
	return s;
}

/* The status that all items of a measure share. */
static enum status shared(const struct node *n)
{
	enum status s = STATUS_NONE;
	bool any = false;

	for (const struct node *k = n->child; k; k = k->next) {
		if (k->kind != NODE_MEASURE)
			continue;
		if (any && k->status != s)
			return STATUS_NONE;
		s = k->status;
		any = true;
	}
	return s;
}

static bool has_items(const struct node *n)
{
	for (const struct node *k = n->child; k; k = k->next)
		if (k->kind == NODE_MEASURE)
			return true;
	return false;
}

static struct pattern heading_facts = PATTERN(
    "(?:基本|总体|供需|建设|有关)情况$|现状$|概况$|^基本");

/* An action with its figure, and no word of plan: it was done. */
static bool counts_something(struct reader *r, const struct node *n)
{
	struct mark **v = r->l->marks.v;
	size_t low = 0, high = r->l->marks.n;

	while (low < high) {		/* the first at or behind its start */
		size_t mid = low + (high - low) / 2;

		if (v[mid]->value.in.start < n->in.start)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < r->l->marks.n && v[low]->value.in.end <= n->in.end; low++)
		if (v[low]->kind == MARK_STATISTIC)
			return !has(r, &heading_facts, n->heading);
	return false;
}

/* 拟于2025年一季度开工: what a wish asks for has not begun. */
static struct pattern to_begin = PATTERN(
    "(?=[拟计预力将])(?:(?:拟|计划|预计|力争|将)(?:于|在)?[^,。;]{0,16}(?:开工|动工|启动|开建|招标|进场)|拟[列纳]入)");
static struct pattern heading_wish = PATTERN("^ ?(?:关于|对于?)");

static bool begins_later(struct reader *r, const struct node *n)
{
	if (!has(r, &heading_wish, n->heading))
		return false;
	for (const struct node *k = n->child; k; k = k->next)
		if (k->kind == NODE_PARAGRAPH && has(r, &to_begin, k->in))
			return true;
	return false;
}

static enum status told(struct reader *r, const struct node *n,
    enum status up)
{
	struct said s = said_in(r, n);

	if (has(r, &heading_plan, n->heading) && s.plans_first)
		return STATUS_PLANNED;
	if (s.refused || has(r, &refused, n->heading))
		return STATUS_REFUSED;
	if (up == STATUS_PLANNED || has(r, &heading_plan, n->heading))
		return STATUS_PLANNED;
	if ((s.ongoing && !(s.plans_first && s.preparing)) ||
	    has(r, &ongoing, n->heading))
		return STATUS_ONGOING;
	if (s.plans_first || has(r, &planned, n->heading) ||
	    begins_later(r, n))
		return STATUS_PLANNED;
	if (s.finished && s.expected)
		return STATUS_ONGOING;
	if (s.finished || has(r, &heading_done, n->heading))
		return STATUS_DONE;
	if (s.planned)
		return STATUS_PLANNED;
	return counts_something(r, n) ? STATUS_DONE : STATUS_NONE;
}

/* --- deadline and responsible unit */

#define DAY "(?:(?:(?:20[0-9]{2}|今|明|本|当|次)年)?(?:[0-9]{1,2}月(?:份|底|末|中旬|上旬|下旬|[0-9]{1,2}日)?|第?[一二三四]季度|上半年|下半年|年?[底末]|度)|(?:20[0-9]{2}|今|明|本)年|(?<![一二两三四五六七八九十几0-9])年[内底末]|月[底末])"
/* By when: 2025年底前, 年内; without 前 only where something is to be done. */
static struct pattern deadline = PATTERN(
    "(?=[0-9今明本当次第一二三四上下年月])(?:" DAY "(?:之前|前(?![期后述列三半]|[0-9一二四五六])|(?<=[年月度])内)|"
    DAY "(?=[^,。;]{0,30}(?:完成|建成|投入|开工|启动|实现|达到|投用|到位|上线|开通|竣工|出台|解决|印发|销号|招生|蓄水|通车|交付|验收|运营|启用)))");
static struct pattern responsible = PATTERN(
    "(?:由|责任单位 ?: ?|牵头单位 ?: ?)([\\x{3400}-\\x{9FFF}]{2,16}?(?:局|委|厅|办|部|中心|公司|政府|支队|院|处))(?:牵头|负责|承担|组织实施|会同)");

/* A year before the letter's own is no deadline. */
static bool is_past(struct reader *r, const struct match *m)
{
	str date = r->l->head.date_value;
	int year = is_digit(r->f[m->start[0]]) && m->end[0] - m->start[0] > 4 &&
	    is_digit(r->f[m->start[0] + 3]) ? number_of(r,
	    (struct span){ m->start[0], m->start[0] + 4 }) : 0;

	return year && date.len >= 4 && year < atoi(date.s);
}

static void promise_read(struct reader *r, struct node *n)
{
	struct match m;

	for (struct node *k = n->child; k; k = k->next) {
		if (k->kind != NODE_PARAGRAPH)
			continue;
		if (!n->deadline.text.s)
			for (uint32_t i = k->in.start; i < k->in.end &&
			    pattern_find(&deadline, r->f, k->in.start, i,
			    k->in.end, &m); i = m.end[0] + 1) {
				if (m.end[0] - m.start[0] < 2 || is_past(r, &m))
					continue;
				n->deadline = value_of(r, group(&m, 0),
				    CERTAINTY_UNSAID, "deadline");
				break;
			}
		if (!n->responsible.text.s && pattern_in(&responsible, r->f,
		    k->in.start, k->in.end, &m))
			n->responsible = value_of(r, group(&m, 1),
			    CERTAINTY_UNSAID, "responsible");
	}
}

/* 下一步，我局将做好以下工作：一是…: the items are planned. */
static struct pattern plan_before = PATTERN(
    "(?=[下今接])(?:下一步|下步|今后|接下来|下阶段)[^。]{0,60}$");

/* before: the paragraph that stands before n among its siblings; NULL: none. */
static void measure(struct reader *r, struct node *n, enum status up,
    bool gap, const struct node *before)
{
	bool plan = has(r, &heading_plan, n->heading);

	if (up == STATUS_NONE && before && has(r, &plan_before, before->in))
		up = STATUS_PLANNED;
	gap = gap || has(r, &heading_gap, n->heading);
	before = NULL;
	for (struct node *k = n->child; k; k = k->next)
		if (k->kind == NODE_MEASURE)
			measure(r, k, plan ? STATUS_PLANNED : up, gap, before);
		else
			before = k;
	if (gap || (has(r, &heading_facts, n->heading) && !has_items(n)))
		return;
	if (has_items(n) && !plan && up != STATUS_PLANNED &&
	    !has(r, &heading_done, n->heading)) {
		n->status = shared(n);
	} else {
		n->status = told(r, n, up);
	}
	if (n->status == STATUS_PLANNED || n->status == STATUS_ONGOING)
		promise_read(r, n);
}

void status_read(struct reader *r)
{
	const struct node *before = NULL;

	for (struct node *k = r->l->body->child; k; k = k->next)
		if (k->kind == NODE_MEASURE)
			measure(r, k, STATUS_NONE, false, before);
		else
			before = k;
}
