/* SPDX-License-Identifier: MIT */
/* Words at a figure that bound it. */
#include "reading/amount.h"

static const struct bound_word {
	enum bound bound;
	const char *not_behind;	/* characters that make it another word */
} bounds[] = {
#define BOUND(where, text, bound, not_behind) { BOUND_##bound, not_behind },
#include "lexicon/bound.def"
#undef BOUND
};

enum { BOUNDING = WORDS(BEFORE) | WORDS(TOUCHING) };

/* The bound of the word of one of the classes that ends at i; NULL: none. start
 * receives where it begins. */
static const struct bound_word *bound_ends(const struct reader *r, uint32_t i,
    uint32_t floor, uint32_t classes, uint32_t *start)
{
	const struct tokens *t = &r->tokens;

	for (uint32_t k = t->to[i]; k < t->to[i + 1]; k++) {
		const struct token *w = &t->v[t->ends[k]];
		uint32_t before = front(r, w->in.start, floor);

		if (!(classes >> w->class & 1) || w->in.start < floor ||
		    one_of_set(bounds[w->row].not_behind, before) ||
		    (is_ascii(r->f[i - 1]) && is_latin(before)))
			continue;
		*start = w->in.start;
		return &bounds[w->row];
	}
	return NULL;
}

/* "One year odd": it stands behind the unit, and before no noun. */
static bool more_behind(const struct reader *r, uint32_t i, uint32_t end)
{
	uint32_t next = point_at(r, i + 1, end);

	return i && i < end && r->f[i] == CHAR_MANY &&
	    set_has(SET_MORE_BEHIND, r->f[i - 1]) &&
	    (!utf_is_han(next) || set_has(SET_MORE_GOES_ON, next));
}

enum bound quantity_bound_behind(const struct reader *r, uint32_t i,
    uint32_t end, uint32_t *length)
{
	const struct token *word;

	if (more_behind(r, i, end)) {
		*length = 1;
		return BOUND_MORE;
	}
	word = i < end ? token_at(&r->tokens, i, end, WORDS(BEHIND)) : NULL;
	*length = word ? span_len(word->in) : 0;
	return word ? bounds[word->row].bound : BOUND_EXACT;
}

enum bound quantity_bound_beyond(const struct reader *r, uint32_t i,
    uint32_t end)
{
	enum { FAR = 24 };
	uint32_t k = i, length;
	enum bound bound;

	if (point_at(r, i, end) != '(')
		return BOUND_EXACT;
	while (k < end && k - i < FAR && r->f[k] != ')')
		k++;
	if (k >= end || r->f[k] != ')')
		return BOUND_EXACT;
	bound = quantity_bound_behind(r, k + 1, end, &length);
	return bound == BOUND_AT_LEAST || bound == BOUND_AT_MOST ? bound :
	    BOUND_EXACT;
}

/* Where the bracket that closes at i opens; i: not near. */
static uint32_t bracket_start(const struct reader *r, uint32_t i, uint32_t from)
{
	enum { FAR = 14 };

	for (uint32_t k = i; k > from && i - k < FAR; k--)
		if (r->f[k] == '(')
			return k;
	return i;
}

/* "About of the total a third": over "of" a bound reaches only a share. */
static enum bound bound_of_share(const struct reader *r, uint32_t i,
    uint32_t start)
{
	enum { FAR = 30 };
	uint32_t from = back_to(start, i, FAR), at;

	if (r->tokens.clause[i] > from)
		from = r->tokens.clause[i];
	for (uint32_t k = i - 1; k > from && !is_digit(r->f[k]); k--) {
		const struct bound_word *word;

		if (r->f[k] == ')')
			k = bracket_start(r, k, from);
		word = bound_ends(r, k, from, WORDS(BEFORE), &at);
		if (word && (set_has(SET_SHARE_APART, r->f[k]) ||
		    set_has(SET_SHARE_APART, r->f[k - 1])))
			return word->bound;
	}
	return BOUND_EXACT;
}

/* "Exceeds the planned flow by 1.4 times": about something else is no bound of
 * the factor. */
static enum bound more_than(const struct reader *r, uint32_t i, uint32_t start)
{
	enum bound bound = bound_of_share(r, i, start);

	return bound == BOUND_MORE ? bound : BOUND_EXACT;
}

/* "At least opens 1": the verb stands between. */
static const struct bound_word *bound_of_verb(const struct reader *r,
    uint32_t i, uint32_t start)
{
	const struct token *verb = token_before(&r->tokens, i, start,
	    WORDS(VERB));
	const struct bound_word *word;
	uint32_t at;

	if (!verb || verb->in.start == start || span_len(verb->in) < 2)
		return NULL;
	word = bound_ends(r, verb->in.start, start, WORDS(BEFORE), &at);
	return word && (word->bound == BOUND_AT_LEAST ||
	    word->bound == BOUND_AT_MOST) ? word : NULL;
}

/* The bound of a word that does not touch the figure: "about makes a third";
 * but not "2 works of over 3 years". */
static enum bound bound_apart(const struct reader *r, const struct quantity *q,
    uint32_t start)
{
	bool share = q->fraction || q->kind == QUANTITY_PERCENT;
	const struct bound_word *word = NULL;
	const struct token *gives = claim_ends(r, q->start, start, CLAIM_GIVES);
	uint32_t i = q->start, at;

	if (gives)
		word = bound_ends(r, gives->in.start, start, BOUNDING, &at);
	else if (front(r, i, start) == CHAR_DE)
		return share ? bound_of_share(r, i - 1, start) :
		    q->kind == QUANTITY_FACTOR ? more_than(r, i - 1, start) :
		    BOUND_EXACT;
	if (!word)
		word = bound_of_verb(r, q->start, start);
	while (i > start && q->start - i < 3 && !word &&
	    set_has(SET_APART, r->f[i - 1]))
		word = bound_ends(r, --i, start, WORDS(BEFORE), &at);
	return word ? word->bound : BOUND_EXACT;
}

void quantity_bounds(struct reader *r, struct quantity *q, uint32_t start,
    uint32_t end)
{
	enum bound bound = q->n.more || q->m.more ? BOUND_MORE :
	    q->n.about ? BOUND_ABOUT : BOUND_EXACT;
	enum bound next;
	uint32_t length;
	const struct bound_word *word;
	struct match m;
	uint32_t i = blank_skip(r, q->end, end), at = q->start;

	while (at > start && r->f[at - 1] == ' ')
		at--;
	word = bound_ends(r, at, start, BOUNDING, &q->start);
	if (word && (word->bound == BOUND_MORE || word->bound == BOUND_LESS) &&
	    i < end && r->f[i] == CHAR_DE &&
	    match_in(r, PAT_OF_STANDARD, i, end, &m)) {
		q->start = q->n.start;
		q->bound = bound;
		return;
	}
	if (word && (bound == BOUND_EXACT || word->bound == BOUND_ABOUT))
		bound = word->bound;
	if (bound == BOUND_EXACT && q->start == q->n.start)
		bound = bound_apart(r, q, start);
	next = quantity_bound_behind(r, i, end, &length);
	if (length) {
		q->end = i + length;
		if (bound == BOUND_EXACT || bound == BOUND_ABOUT ||
		    next == BOUND_AT_LEAST)
			bound = next;
	} else if (bound == BOUND_EXACT) {
		bound = quantity_bound_beyond(r, i, end);
	}
	q->bound = q->range ? BOUND_RANGE : bound;
}
