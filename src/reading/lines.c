/* SPDX-License-Identifier: MIT */
/*
 * Lines of the prose: the opening is found, those that hold several parts are
 * cut, and the letter is told from the page around it.
 */
#include "reading/evidence.h"
#include "reading/lines.h"

static uint32_t prose_below(const struct reader *r, uint32_t i)
{
	for (uint32_t k = i + 1; k < r->lines.n && k - i < 8; k++) {
		struct span s = r->lines.v[k].in;
		uint32_t last = r->f[s.end - 1];

		if (span_len(s) > 20 && (last == ':' ||
		    set_has(SET_SENTENCE_STOPS, last)))
			return k;
	}
	return UINT32_MAX;
}

static uint32_t stopped_above(const struct reader *r, uint32_t i)
{
	for (uint32_t k = 0; k < i; k++)
		if (r->f[r->lines.v[k].in.end - 1] == CHAR_FULL_STOP)
			return k;
	return UINT32_MAX;
}

static uint32_t above_sign_off(struct reader *r)
{
	struct match m;
	uint32_t k;

	for (uint32_t i = 0; i < r->lines.n; i++)
		if (match_in(r, PAT_LETTER_SIGN_OFF, r->lines.v[i].in.start,
		    r->lines.v[i].in.end, &m) &&
		    (k = stopped_above(r, i)) != UINT32_MAX)
			return k;
	return UINT32_MAX;
}

static uint32_t below_head(struct reader *r)
{
	uint32_t found = UINT32_MAX;
	struct match m;

	for (uint32_t i = 0; i < r->lines.n && found == UINT32_MAX; i++) {
		struct span s = r->lines.v[i].in;

		if (span_len(s) < 120 && (match_in(r, PAT_TO_MEMBERS, s.start,
		    s.end, &m) || match_in(r, PAT_LETTER_ANSWERS, s.start,
		    s.end, &m)))
			found = prose_below(r, i);
	}
	return found == UINT32_MAX ? above_sign_off(r) : found;
}

/* The first line that is surely the opening; without one, the first of those
 * for which most speaks; without one, what stands below a head. */
static uint32_t find_opening(struct reader *r)
{
	uint32_t best = UINT32_MAX;
	int most = OPENING_LEAST - 1;

	for (uint32_t i = 0; i < r->lines.n; i++) {
		int sum = opening_weigh(r, i);

		if (sum >= OPENING_SURE)
			return i;
		if (sum > most) {
			most = sum;
			best = i;
		}
	}
	return best != UINT32_MAX ? best : below_head(r);
}

bool lines_find_letter(struct reader *r, bool force)
{
	r->opening = find_opening(r);
	if (r->opening == UINT32_MAX && !force)
		return false;
	if (r->opening == UINT32_MAX)
		r->opening = 0;
	if (r->lines.n) {
		cut_opening(r);
		cut_cells(r);
	}
	find_parts(r);
	page_mark(r);
	cut_body(r);
	return true;
}

bool line_is_apart(const struct reader *r, uint32_t i)
{
	uint32_t k = r->at[r->lines.v[i - 1].in.end - 1], ends = 0;

	for (; k < r->at[r->lines.v[i].in.start]; k++)
		ends += r->text->c[k] == '\n';
	return ends > 1;
}
