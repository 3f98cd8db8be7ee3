/* SPDX-License-Identifier: MIT */
/* Tokens to cues: what their neighbours leave of them. */
#include "reading/cue.h"

static const struct {
	enum cue cue, otherwise;
	const char *not_before, *not_behind;
	const char *subjects;	/* of a modal verb; NULL: another word */
} rows[] = {
#define CUE(text, cue, not_before, not_behind) \
	{ CUE_##cue, CUE_COUNT, not_before, not_behind, NULL },
#define MODAL(text, cue, otherwise, not_before, not_behind, subjects) \
	{ CUE_##cue, CUE_##otherwise, not_before, not_behind, subjects },
#include "lexicon/cue.def"
#undef CUE
#undef MODAL
};

/* Whether a predicate begins behind a modal verb: with a verb that is part of
 * a name as often only behind a subject or before a figure, with a word that is
 * not known only behind a subject where no verb follows. */
static bool leads_predicate(const struct reader *r, const struct token *t,
    uint32_t before)
{
	const char *subjects = rows[t->row].subjects;
	const struct token *verb = token_at(&r->tokens, t->in.end, r->n,
	    WORDS(VERB) | WORDS(ADVERB));
	const struct token *part = token_at(&r->tokens, t->in.end, r->n,
	    WORDS(FIRST) | WORDS(NOMINAL));
	uint32_t end = part ? part->in.end : t->in.end;
	bool said = !*subjects || one_of_set(subjects, before) ||
	    token_before(&r->tokens, t->in.start, 0, WORDS(ORGAN));

	if (verb && verb->in.end >= end)
		return true;
	if (part && said)
		return true;
	if (end < r->n && is_digit(r->f[end]))
		return true;
	return *subjects && said && !token_from(&r->tokens, end,
	    stretch_end(r->tokens.clause, t->in.start, r->n),
	    WORDS(VERB) | WORDS(FIRST));
}

/* "While it was drawn up, ...": a frame, no state. */
static bool frames(const struct reader *r, const struct token *t)
{
	return r->f[t->in.end - 1] == CHAR_MIDST &&
	    r->f[r->tokens.clause[t->in.start]] == CHAR_IN;
}

/* In an object put before what is done with it, whatever verb it holds. */
static bool in_object(const struct reader *r, const struct token *t)
{
	uint32_t i = t->in.start;
	struct match m;

	return match_in(r, PAT_PLAN_OBJECT, r->tokens.clause[i],
	    stretch_end(r->tokens.clause, i, r->n), &m) &&
	    m.start[0] <= i && i < m.end[0];
}

/* "Has stood for thirty years". */
static bool tells_age(const struct reader *r, const struct token *t)
{
	struct match m;

	return match_in(r, PAT_AGE, t->in.start, stretch_end(
	    r->tokens.clause, t->in.start, r->n), &m);
}

/* "Of the stations that have been closed": which ones, behind what takes an
 * object or before it. */
static bool tells_which(const struct reader *r, const struct token *t)
{
	uint32_t i = t->in.start, end = stretch_end(r->tokens.clause, i, r->n);
	struct match m;

	return match_from(r, PAT_DONE_WHICH, r->tokens.clause[i], i, end, &m);
}

/* What a word says where it stands; CUE_COUNT: nothing. */
static enum cue cue_of(const struct reader *r, const struct token *t)
{
	uint32_t before = t->in.start ? r->f[t->in.start - 1] : 0;
	uint32_t behind = t->in.end < r->n ? r->f[t->in.end] : 0;
	enum cue cue = rows[t->row].cue;

	if (r->mark[t->in.start] & (INK_QUOTE | INK_TITLE) ||
	    (cue == CUE_RUNNING && utf_is_han(behind)) ||
	    (cue == CUE_REFUSED && is_digit(behind)) ||
	    (cue == CUE_ONGOING && frames(r, t)) ||
	    (cue == CUE_PLAN && in_object(r, t)) ||
	    (cue == CUE_DONE && (tells_age(r, t) || tells_which(r, t))) ||
	    (cue == CUE_DID && (set_has(SET_UNDONE_BEHIND, before) ||
	    set_has(SET_UNDONE_BEFORE, behind))))
		return CUE_COUNT;
	return one_of_set(rows[t->row].not_before, behind) ||
	    one_of_set(rows[t->row].not_behind, before) ||
	    (rows[t->row].subjects && !leads_predicate(r, t, before)) ?
	    rows[t->row].otherwise : cue;
}

void cues_read(struct reader *r)
{
	uint32_t at = 0;

	r->cue_from = arena_room(r->a, uint32_t, r->n + 1);
	for (uint32_t k = 0; k < r->tokens.n; k++) {
		const struct token *t = &r->tokens.v[k];
		enum cue cue = t->class == WORD_CUE ? cue_of(r, t) : CUE_COUNT;

		if (cue == CUE_COUNT)
			continue;
		for (; at <= t->in.start; at++)
			r->cue_from[at] = (uint32_t)r->cues.n;
		*push(r->a, &r->cues) = (struct cue_at){ t->in, cue };
	}
	for (; at <= r->n; at++)
		r->cue_from[at] = (uint32_t)r->cues.n;
}

/* The next cue at or behind *i that ends by end, the longest at its place; *i
 * moves behind it. */
static bool next(const struct reader *r, uint32_t *i, uint32_t end,
    enum cue *cue, uint32_t *at)
{
	for (uint32_t k = r->cue_from[*i]; k < r->cues.n &&
	    r->cues.v[k].in.start < end; k++) {
		const struct cue_at *c = &r->cues.v[k];

		if (c->in.end > end)
			continue;
		*cue = c->cue;
		*at = c->in.start;
		*i = c->in.end;
		return true;
	}
	return false;
}

/* Pairs that refuse together. */
static uint64_t paired(uint64_t cues)
{
	static const struct { uint64_t all; } pairs[] = {
		{ CUES(LACK) | CUES(MEANS) }, { CUES(LACK_OF) | CUES(MEANS) },
		{ CUES(LACK) | CUES(BOOK) }, { CUES(AGAINST) | CUES(RULE) },
		{ CUES(AGAINST) | CUES(MEANS) }, { CUES(NOW) | CUES(CANNOT) },
		{ CUES(OUT_OF) | CUES(RANGE) }, { CUES(BEG) | CUES(PARDON) },
	};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++)
		if ((cues & pairs[i].all) == pairs[i].all)
			cues |= CUES(REFUSED);
	return cues & CUES(LACK_OF) ? cues | CUES(GAP) : cues;
}

uint64_t cues_in(const struct reader *r, struct span s)
{
	uint64_t found = 0;
	uint32_t i = s.start, at;
	enum cue cue;

	while (next(r, &i, s.end, &cue, &at))
		found |= UINT64_C(1) << cue;
	return paired(found);
}

uint32_t cue_first(const struct reader *r, struct span s, uint64_t cues)
{
	uint32_t i = s.start, at;
	enum cue cue;

	while (next(r, &i, s.end, &cue, &at))
		if (cues >> cue & 1)
			return at;
	return s.end;
}

bool cue_side_in(const struct reader *r, struct span s)
{
	const marks *all = &r->l->marks;

	for (size_t k = letter_mark_from(r->l, s.start); k < all->n &&
	    all->v[k]->value.in.start < s.end; k++)
		if (all->v[k]->kind == MARK_ORGANIZATION)
			return true;
	return cue_first(r, s, CUES(WE)) < s.end;
}
