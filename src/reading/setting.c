/* SPDX-License-Identifier: MIT */
/* What a heading, or the sentence that leads items in, says of what follows. */
#include "reading/setting.h"

#include "reading/cue.h"
#include "reading/doing.h"

/* What a heading, or the sentence that leads items in, says of what follows by
 * its cues that are in mask: in a wish some are the proposer's words. */
enum setting setting_of(const struct reader *r, struct span s,
    uint64_t mask)
{
	uint64_t cues = cues_in(r, s) & mask;
	struct match m;

	if (doing_carried_out(r, s, cues))
		cues &= ~CUES(PLAN);
	if (cues & CUES(HEAD_THEIRS))
		return SETTING_THEIRS;
	if (cues & CUES(NEXT) && match_in(r, PAT_AND_NEXT, s.start, s.end, &m))
		return SETTING_NONE;
	if (cues & CUES(PLAN) && !(cues & (CUES(NEXT) | CUES(HEAD_PLAN))) &&
	    (cues & CUES(HEAD_DONE) || match_in(r, PAT_BESIDE_PLAN, s.start,
	    s.end, &m)))
		return SETTING_NONE;	/* what was done and is to come */
	if (cues & (CUES(NEXT) | CUES(PLAN) | CUES(HEAD_PLAN)))
		return SETTING_PLAN;
	if (cues & CUES(HEAD_GAP))
		return SETTING_GAP;
	if (cues & (CUES(HEAD_DONE) | CUES(DONE)))
		return SETTING_DONE;
	if (cues & CUES(HEAD_FACTS))
		return SETTING_FACTS;
	return SETTING_NONE;
}

/* Cues that tell what items are. */
#define TELLING (CUES(PLAN) | CUES(NEXT) | CUES(DONE) | CUES(DID) | \
	CUES(PAST) | CUES(GAP) | CUES(HEAD_PLAN) | CUES(HEAD_DONE) | \
	CUES(HEAD_GAP) | CUES(HEAD_FACTS))

/* The last sentence of a paragraph, of a long one its last clauses; it may only
 * announce the items, behind one that says what they are. */
static struct span last_sentence(const struct reader *r, struct span in)
{
	enum { LONG = 80 };
	struct span s = span_trim(r, in);
	uint32_t from = r->tokens.sentence[s.end - 1];

	if (from > s.start && !(cues_in(r, (struct span){ from, s.end }) &
	    TELLING)) {
		uint32_t k = r->tokens.sentence[from - 1];

		if (cues_in(r, (struct span){ k, from }) & CUES(NEXT))
			from = k;
	}
	if (s.end - from > LONG)
		for (from = s.end; from > s.start && s.end -
		    r->tokens.clause[from - 1] <= LONG; )
			from = r->tokens.clause[from - 1];
	return (struct span){ from > s.start ? from : s.start, s.end };
}

/* Whether s ends in a clause that says what is missing, before items that tell
 * it; not "as to what was missing". */
static bool lacks(const struct reader *r, struct span s)
{
	struct span last = { r->tokens.clause[s.end - 1], s.end - 1 };

	last.start = last.start > s.start ? last.start : s.start;
	return r->f[s.end - 1] == ',' && !(cues_in(r, last) & ~(CUES(HEAD_GAP) |
	    CUES(GAP) | CUES(NOW))) && cues_in(r, last) & CUES(HEAD_GAP) &&
	    !key_within(&r->tokens, last, KEY_FOR);
}

/* "The reasons are" right before items of its sentence, no colon between. */
static bool names_gap(const struct reader *r, struct span s)
{
	enum { SHORT = 24 };

	return span_len(s) < SHORT && !set_has(SET_SENTENCE_ENDS,
	    r->f[s.end - 1]) && (cues_in(r, s) & TELLING) == CUES(HEAD_GAP) &&
	    !key_within(&r->tokens, s, KEY_FOR);
}

/* The last sentence of the paragraph before an item; what closes the item
 * before this one leads only a list that begins here, unless it says that items
 * come. */
enum setting setting_led(const struct reader *r, const struct node *before,
    bool begins)
{
	enum setting led;
	struct span s;
	uint64_t cues;

	if (!before || before->role != ROLE_NONE || !span_len(before->in))
		return SETTING_NONE;
	s = last_sentence(r, before->in);
	cues = cues_in(r, s);
	if (r->f[s.end - 1] == ':' && (key_before(&r->tokens, s.end - 1,
	    KEY_DEMANDS) || key_before(&r->tokens, s.end - 1,
	    KEY_INSTRUCTIONS)))
		return SETTING_THEIRS;	/* orders, whoever met to give them */
	if (r->f[s.end - 1] != ':' && !(cues & CUES(ITEMS)) &&
	    !(begins && (lacks(r, s) || names_gap(r, s))) &&
	    (!begins || cue_first(r, s, CUES(NEXT)) > s.start + 4))
		return SETTING_NONE;
	if (cues & CUES(REFUSED) && cues & CUES(HEAD_GAP))
		return SETTING_THEIRS;	/* why it is refused */
	led = setting_of(r, s, key_within(&r->tokens, s, KEY_DRAWN_UP) ?
	    ~(CUES(DONE) | CUES(HEAD_DONE)) : ~UINT64_C(0));
	return led == SETTING_NONE && cues & CUES(PAST) ? SETTING_DONE : led;
}
