/* SPDX-License-Identifier: MIT */
/* Words at a figure: what a rate is per, whether it tells a change, from what. */
#include "reading/amount.h"
#include "reading/word.h"

static struct pattern per_before = PATTERN(
    "每 ?(" EACH_UNITS ")(?:每 ?(" EACH_UNITS "))?[^,。;、0-9每]{0,8}$");
static struct pattern per_behind = PATTERN(
    "^ ?/ ?((?:[\\x{3400}-\\x{9FFF}]{1,4})(?:[·/.]([\\x{3400}-\\x{9FFF}]{1,3}))?)");
static struct pattern rises = PATTERN(
    "(?=[增提上净扩升高多攀])(?:增长|提高|增加|上升|(?<!能力|质量|品质|素质|改造|整治|改善|环境)提升|净增|增幅|扩大|上涨|上浮|升高|高出|高于|多出|攀升|增速|增至|增到|升至|扩大到)(?!(?:改造)?(?:项目|工程|计划|行动))[^,。;0-9]{0,12}$");
static struct pattern falls = PATTERN(
    "(?=[下降减压缩回收低递])(?:下降|降低|减少|降幅|压减|缩短|回落|下调|下滑|减至|降至|降到|缩减|压缩|减轻|收窄|低于|压降|递减)[^,。;0-9]{0,12}$");
static struct pattern basis = PATTERN(
    "(同比|环比|[较比](?:上年同期|去年同期|上年末?|去年|年初|上月|上季度|前年|(?:19|20)[0-9]{2}年(?:底|末|初)?|“?十[一二三四]五”?(?:末|初)?|全[省国市县区]平均(?:水平)?|改革前|同期)(?:末|底)?)");

void quantity_rate(struct reader *r, struct statistic *s,
    const struct quantity *q, uint32_t start, uint32_t end)
{
	uint32_t from = q->start - start > 20 ? q->start - 20 : start;
	struct match m;
	str part[2] = { {0} };
	enum bound bound;
	uint32_t length;

	if (pattern_in(&per_behind, r->f, q->end, end, &m) &&
	    !str_has(q->unit, STR("/"))) {
		s->per = prose_str(r->a, &r->l->prose,
		    (struct span){ m.start[1], m.end[1] });
		bound = quantity_bound_behind(r, m.end[0], end, &length);
		if (length && s->bound == BOUND_EXACT)
			s->bound = bound;	/* 300元/千瓦上下 */
		return;
	}
	if (!pattern_in(&per_before, r->f, from, q->start, &m))
		return;
	part[0] = prose_str(r->a, &r->l->prose,
	    (struct span){ m.start[1], m.end[1] });
	if (match_has(&m, 2))
		part[1] = prose_str(r->a, &r->l->prose,
		    (struct span){ m.start[2], m.end[2] });
	s->per = arena_join(r->a, part, 2);
}

void quantity_change(struct reader *r, struct statistic *s,
    const struct quantity *q, uint32_t start)
{
	uint32_t from = q->start - start > 16 ? q->start - 16 : start;
	uint32_t wide = q->start - start > 40 ? q->start - 40 : start, at;
	struct match m;

	if (pattern_in(&rises, r->f, from, q->start, &m))
		s->change = CHANGE_INCREASE;
	else if (pattern_in(&falls, r->f, from, q->start, &m))
		s->change = CHANGE_DECREASE;
	else
		return;
	for (at = q->start; at > wide && r->f[at - 1] != ';' &&
	    r->f[at - 1] != 0x3002; at--)
		;
	for (uint32_t i = at; pattern_find(&basis, r->f, at, i, q->start, &m);
	    i = m.end[0])
		s->basis = prose_str(r->a, &r->l->prose,
		    (struct span){ m.start[1], m.end[1] });
}
