/* SPDX-License-Identifier: MIT */
/* Cited documents: 《…》 and in brackets behind it its number, or a standard's
 * (GB/T 9704—2012). */
#include "reading/reader.h"

static struct pattern number_behind = PATTERN(
    "^ ?[(] ?(?:以下简称[^()]{0,30}[,;])?([\\x{3400}-\\x{9FFF}A-Za-z]{0,20} ?{O} ?(?:19|20)[0-9]{2} ?{C} ?第? ?[0-9]{1,5} ?号|[A-Z]{2,4}[0-9]{0,4}(?:/[A-Z])? ?[0-9][0-9.]{1,8} ?[-—–]{1,2} ?(?:19|20)[0-9]{2})[^()]{0,40}[)]");
static struct pattern number_alone = PATTERN(
    "^[〔﹝\\[【][12][0-9]{3}[〕﹞\\]】] ?第? ?[0-9]{1,5} ?号");

/* 《征询意见表》, 《回执》: to be sent back. */
static struct pattern form_name = PATTERN(
    "(?:征[询求]意见|意见反馈|反馈|满意度|评价|评议)[^《》]{0,4}(?:表|单|卡|回 ?执)》$|回 ?执》$");

/* The 》 that closes the 《 at i, on the same line; 0: none. */
static uint32_t closing(const struct reader *r, uint32_t i, uint32_t end)
{
	uint32_t deep = 0;

	for (uint32_t k = i; k < end && k - i < 160 && r->f[k] != '\n'; k++) {
		if (r->f[k] == 0x300A)
			deep++;
		if (r->f[k] == 0x300B && !--deep)
			return k + 1;
	}
	return 0;
}

static uint32_t cite(struct reader *r, uint32_t i, uint32_t close,
    uint32_t end)
{
	struct mark *mark = mark_new(r, MARK_CITATION,
	    (struct span){ i, close }, CERTAINTY_SURE, "citation");
	uint32_t limit = end - close > 100 ? close + 100 : end;
	struct match m;

	ink(r, mark->value.in, INK_TITLE);
	if (!pattern_in(&number_behind, r->f, close, limit, &m))
		return close;
	mark->number = number_normal(r,
	    (struct span){ m.start[1], m.end[1] });
	ink(r, (struct span){ m.start[1], m.end[1] }, INK_NUMBER);
	return m.end[0];
}

void citation_read(struct reader *r, struct span body)
{
	struct match m;

	for (uint32_t i = body.start; i < body.end; i++) {
		uint32_t close;

		if (r->f[i] != 0x300A || (r->mark[i] & INK_NUMBER))
			continue;
		close = closing(r, i, body.end);
		if (!close) {
			find_at(r, FINDING_CITATION_OPEN,
			    (struct span){ i, i + 1 }, "《");
			continue;
		}
		if (pattern_in(&form_name, r->f, i, close, &m)) {
			ink(r, (struct span){ i, close }, INK_TITLE);
			i = close - 1;		/* a form, no document */
			continue;
		}
		i = cite(r, i, close, body.end) - 1;
	}
	/* numbers without a title: from the bracket back to the code */
	for (uint32_t i = body.start + 1; i + 1 < body.end; i++) {
		uint32_t from = i;

		if (!is_digit(r->f[i + 1]) || !one_of_set("〔﹝[【", r->f[i]) ||
		    !pattern_in(&number_alone, r->f, i, body.end, &m))
			continue;
		while (from > body.start && i - from < 14 &&
		    utf_is_han(r->f[from - 1]))
			from--;
		if (from < i)
			ink(r, (struct span){ from, m.end[0] }, INK_NUMBER);
	}
}
