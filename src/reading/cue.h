/* SPDX-License-Identifier: MIT */
#ifndef DAFU_CUE_H
#define DAFU_CUE_H

#include "reading/reader.h"

/* What the words of cue.def say in their clause. */
enum cue {
	CUE_PLAN,		/* 将, 拟, 力争: it is meant to come */
	CUE_NEXT,		/* 下一步: so is what follows */
	CUE_EXPECTED,		/* 预计: what is under way will be */
	CUE_LISTED, CUE_BOOK,	/* 列入…计划: on a list of what is to come */
	CUE_ONGOING,		/* 正在 */
	CUE_RUNNING,		/* 稳步推进, at the end of its clause */
	CUE_DONE,		/* 已, 了 */
	CUE_DID,		/* 建成: done where a figure or a past time stands
				   beside it, else an order or a wish */
	CUE_PAST, CUE_NOW,	/* 去年; 目前 */
	CUE_WE,			/* 我局: who did it */
	CUE_AIM,		/* 确保, 要: what is done by it is not done yet */
	CUE_WISH,		/* 您, 希望: what the proposer did or wants */
	CUE_IF, CUE_AFTER,	/* 如果; 建成后: a condition */
	CUE_GAP,		/* 未, 不足: what is missing */
	CUE_REFUSED,
	/* said only together, in one clause: 没有…权限 */
	CUE_LACK, CUE_LACK_OF, CUE_MEANS, CUE_AGAINST, CUE_RULE, CUE_OUT_OF,
	CUE_RANGE, CUE_BEG, CUE_PARDON, CUE_CANNOT,
	/* of headings */
	CUE_HEAD_PLAN, CUE_HEAD_DONE, CUE_HEAD_GAP, CUE_HEAD_FACTS,
	CUE_HEAD_THEIRS,	/* 提案的主要内容: what was proposed follows */
	CUE_HEAD_STOCK,		/* 供给情况: done is what is said to be done */
	CUE_BEGIN,		/* 开工 */
	CUE_ITEMS,		/* 以下, 措施: items follow */
	CUE_ONCE,		/* 原计划: it was meant before */
	CUE_KEPT,		/* 实际于: what was meant has been done */
	CUE_REST,		/* 其余: only of a part */
	CUE_PREPARED,		/* 上报, 立项: no more than its preparation */
	CUE_AIMED,		/* 指标: a time tells which */
	CUE_LEADS,
	CUE_COUNT
};
#define CUES(cue) (UINT64_C(1) << CUE_##cue)

/* The cues that stand in s, as a set of CUES(…).  A word inside another word
 * of the table is no cue of its own. */
uint64_t cues_in(const struct reader *r, struct span s);

/* Where the first of them stands; s.end: none does. */
uint32_t cue_first(const struct reader *r, struct span s, uint64_t cues);

/* Whether who writes or an organ stands in s. */
bool cue_side_in(const struct reader *r, struct span s);

#endif
