/* SPDX-License-Identifier: MIT */
/* Cited documents: a title and in brackets behind it its number, or a
 * standard's (GB/T 9704-2012). */
#include "lexicon/text.h"
#include "reading/amount.h"

/* The mark that closes the title at i, on the same line; 0: none. */
static uint32_t closing(const struct reader *r, uint32_t i, uint32_t end)
{
	uint32_t deep = 0;

	for (uint32_t k = i; k < end && k - i < 160 && r->f[k] != '\n'; k++) {
		if (r->f[k] == CHAR_TITLE_LEFT)
			deep++;
		if (r->f[k] == CHAR_TITLE_RIGHT && !--deep)
			return k + 1;
	}
	return 0;
}

/* A form to be sent back is no document. */
static bool is_form(struct reader *r, uint32_t i, uint32_t close)
{
	struct match m;

	return set_has(SET_FORM_ENDS, r->f[close - 2]) &&
	    match_in(r, PAT_FORM_NAME, i, close, &m);
}

/* Whether the words between the marks are the title of a proposal. */
static bool is_title(const struct reader *r, const struct proposal *p,
    uint32_t i, uint32_t close)
{
	str words = prose_str(r->a, &r->l->prose,
	    (struct span){ i + 1, close - 1 });

	return p->title.text.s && str_eq(words, p->title.text);
}

/* "Below called the Suggestion": what the letter itself calls it. */
static bool is_kind(const struct reader *r, uint32_t i, uint32_t end)
{
	return key_end(&r->tokens, i, KEY_SUGGESTION) == end ||
	    key_end(&r->tokens, i, KEY_PROPOSAL) == end ||
	    key_end(&r->tokens, i, KEY_MOTION) == end;
}

/* "You propose in": the proposal answered, no document cited. */
static bool is_proposal(const struct reader *r, uint32_t i, uint32_t close)
{
	enum { NEAR = 8 };
	uint32_t from = back_to(0, i, NEAR);

	if (is_kind(r, i + 1, close - 1))
		return true;
	for (size_t k = 0; k < r->l->head.proposals.n; k++)
		if (is_title(r, &r->l->head.proposals.v[k], i, close))
			return true;
	if (!key_before(&r->tokens, close - 1, KEY_A_SUGGESTION) &&
	    !key_before(&r->tokens, close - 1, KEY_A_PROPOSAL) &&
	    !key_before(&r->tokens, close - 1, KEY_A_MOTION))
		return false;
	if (r->tokens.clause[i] > from)
		from = r->tokens.clause[i];
	for (uint32_t k = from; k < i; k++)
		if (set_has(SET_YOU, r->f[k]))
			return true;
	return false;
}

static uint32_t cite(struct reader *r, uint32_t i, uint32_t close,
    uint32_t end)
{
	struct mark *mark = mark_new(r, MARK_CITATION,
	    (struct span){ i, close }, CERTAINTY_SURE, "citation");
	uint32_t limit = end - close > 100 ? close + 100 : end;
	struct match m;

	ink(r, mark->value.in, INK_TITLE);
	if (!match_in(r, PAT_CITATION_NUMBER_BEHIND, close, limit, &m))
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

		if (r->f[i] != CHAR_TITLE_LEFT || (r->mark[i] & INK_NUMBER))
			continue;
		close = closing(r, i, body.end);
		if (!close) {
			find_at(r, FINDING_CITATION_OPEN,
			    (struct span){ i, i + 1 }, TEXT_TITLE_LEFT);
			continue;
		}
		if (is_form(r, i, close) || is_proposal(r, i, close)) {
			ink(r, (struct span){ i, close }, INK_TITLE);
			i = close - 1;
			continue;
		}
		i = cite(r, i, close, body.end) - 1;
	}
	/* numbers without a title: from the bracket back to the code */
	for (uint32_t i = body.start + 1; i + 1 < body.end; i++) {
		uint32_t from = i;

		if (!is_digit(r->f[i + 1]) ||
		    !set_has(SET_NUMBER_OPENS, r->f[i]) ||
		    !match_in(r, PAT_NUMBER_ALONE, i, body.end, &m))
			continue;
		while (from > body.start && i - from < 14 &&
		    utf_is_han(r->f[from - 1]))
			from--;
		if (from < i)
			ink(r, (struct span){ from, m.end[0] }, INK_NUMBER);
	}
}
