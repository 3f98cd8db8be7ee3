/* SPDX-License-Identifier: MIT */
/* Figures that fell out and left their units: "paid million yuan". */
#include "reading/amount.h"

static const struct {
	uint8_t behind;
	bool stop;
} lost[] = {
#define LACKS CLAIM_LACKS
#define DATED CLAIM_DATED
#define LOST(text, behind, stop) { behind, stop },
#include "lexicon/lost.def"
#undef LOST
#undef DATED
#undef LACKS
};

static bool is_hole(const struct reader *r, const struct token *w,
    uint32_t start)
{
	uint32_t b = point_at(r, w->in.end, r->n);
	bool date = lost[w->row].behind == CLAIM_DATED;

	if (lost[w->row].stop && !(date ? set_has(SET_DATE_GOES_ON, b) :
	    set_has(SET_STOPS, b) && b != '(' && b != ')'))
		return false;
	return claim_ends(r, w->in.start, start, lost[w->row].behind);
}

void quantity_losses(struct reader *r, struct span body)
{
	uint32_t done = body.start;

	for (uint32_t k = r->tokens.from[body.start]; k < r->tokens.n &&
	    r->tokens.v[k].in.end <= body.end; k++) {
		const struct token *w = &r->tokens.v[k];

		if (w->class != WORD_LOST || w->in.start < done)
			continue;
		if (is_hole(r, w, body.start))
			quantity_find(r, FINDING_FIGURE_LOST, w->in);
		done = w->in.end;
	}
}
