/* SPDX-License-Identifier: MIT */
/* What speaks for a line as the opening, and for a text as a letter. */
#include "reading/evidence.h"

enum { FRONT = 400, HEAD_FRONT = 200, BELOW_FRONT = 80, HEAD_LINES = 60 };

static const struct {
	int weight;
	enum pattern pattern;
} openings[] = {
#define OPENING(name, weight, text) { weight, PAT_OPENING_##name },
#include "lexicon/opening.def"
#undef OPENING
};

enum opening {
#define OPENING(name, weight, text) OPENING_##name,
#include "lexicon/opening.def"
#undef OPENING
};

static bool has(struct reader *r, enum pattern p, struct span s,
    uint32_t most)
{
	struct match m;

	return match_in(r, p, s.start, s.end - s.start > most ?
	    s.start + most : s.end, &m);
}

/* --- the opening */

bool is_salutation(struct reader *r, uint32_t i)
{
	struct span s = r->lines.v[i].in;

	return span_len(s) < 100 && r->f[s.end - 1] == ':' &&
	    has(r, PAT_SALUTATION_LINE, s, 100);
}

/* What stands right above: a salutation to members, the label of a cell. */
static int weigh_above(struct reader *r, uint32_t i)
{
	int sum = 0;

	for (uint32_t k = i; k-- > 0 && i - k <= 3; ) {
		struct span s = r->lines.v[k].in;

		if (span_len(s) < 100 && has(r, PAT_MEMBER_LINE, s, 100))
			return 3;
	}
	if (i && span_len(r->lines.v[i - 1].in) < 12 &&
	    has(r, PAT_LETTER_REPLY_ROW, r->lines.v[i - 1].in, 12) &&
	    !is_salutation(r, i))
		sum += OPENING_SURE;
	return sum;
}

/* A title speaks of a proposal too, but is no sentence. */
static bool is_sentence(struct reader *r, struct span s)
{
	struct match m;

	return span_len(s) >= 70 ||
	    stretch_end(r->tokens.sentence, s.start, s.end) < s.end ||
	    match_from(r, PAT_SENTENCE_ENDS, s.start, s.end - 2, s.end, &m);
}

int opening_weigh(struct reader *r, uint32_t i)
{
	enum { GLUED = 200, NEAR = 800 };
	struct span s = r->lines.v[i].in;
	struct match in;
	int sum = 0;

	if (span_len(s) < 10)
		return 0;
	if (span_len(s) > GLUED && match_in(r, PAT_SALUTATION_INSIDE, s.start,
	    span_len(s) > NEAR ? s.start + NEAR : s.end, &in))
		s.start = in.end[0];
	for (size_t k = 0; k < sizeof(openings) / sizeof(*openings); k++) {
		struct match m;

		if ((k == OPENING_FORMULA && !is_sentence(r, s)) ||
		    !match_in(r, openings[k].pattern, s.start,
		    span_len(s) > FRONT ? s.start + FRONT : s.end, &m) ||
		    m.start[0] - s.start >= 120)
			continue;
		sum += openings[k].weight;
	}
	if (sum && !is_sentence(r, s) && sum > OPENING_LEAST)
		sum = OPENING_LEAST;
	return is_sentence(r, s) ? sum + weigh_above(r, i) : sum;
}

bool is_formula(struct reader *r, uint32_t i)
{
	struct span s = r->lines.v[i].in;

	return has(r, PAT_OPENING_FORMULA, s, FRONT) ||
	    has(r, PAT_OPENING_RECEIVED, s, FRONT) ||
	    has(r, PAT_OPENING_AS_FOLLOWS, s, FRONT) ||
	    has(r, PAT_OPENING_YOUR, s, FRONT);
}

/* --- the letter */

enum where { HEAD, OPEN, BELOW, FACT };

enum fact {
#define LETTER(name, where, weight, text) LETTER_##name,
#include "lexicon/letter.def"
#undef LETTER
	LETTER_COUNT
};

static const struct {
	enum where where;
	int weight;
	enum pattern pattern;
} letters[] = {
#define LETTER(name, where, weight, text) \
	{ where, weight, PAT_LETTER_##name },
#include "lexicon/letter.def"
#undef LETTER
};

enum { LETTER_ENOUGH = 7 };

/* Mark the rows of a place that a line's front matches. */
static void look(struct reader *r, enum where where, uint32_t i, uint32_t most,
    bool *seen)
{
	struct span s = r->lines.v[i].in;

	for (int k = 0; k < LETTER_COUNT; k++)
		if (letters[k].where == where && !seen[k])
			seen[k] = has(r, letters[k].pattern, s, most);
}

/* Whether the salutation says that it is to a member, a deputy or a group. */
static bool to_member(struct reader *r)
{
	for (uint32_t i = r->first; i < r->opening; i++)
		if (r->lines.v[i].kind == LINE_ADDRESSEE &&
		    has(r, PAT_MEMBER_WORDS, r->lines.v[i].in, HEAD_FRONT))
			return true;
	return false;
}

/* What the head was read to say. */
static void facts(struct reader *r, bool *seen)
{
	const struct head *h = &r->l->head;
	const struct proposal *p = h->proposals.n ? &h->proposals.v[0] : NULL;
	bool person = h->addressees.n && h->addressees.v[0].kind ==
	    PARTY_PERSON;

	seen[LETTER_MEMBER] = to_member(r);
	seen[LETTER_PERSON] = person && !seen[LETTER_MEMBER];
	seen[LETTER_ORGAN] = h->addressees.n && !person &&
	    !seen[LETTER_MEMBER];
	seen[LETTER_PROPOSAL] = p && (p->title.text.s || p->number.s ||
	    p->term);
	seen[LETTER_TITLE] = h->title.text.s != NULL;
}

bool letter_is(struct reader *r)
{
	uint32_t above = r->opening - r->first > HEAD_LINES ?
	    r->opening - HEAD_LINES : r->first;
	bool seen[LETTER_COUNT] = {0};
	int sum = 0;

	facts(r, seen);
	for (uint32_t i = above; i < r->opening; i++)
		look(r, HEAD, i, HEAD_FRONT, seen);
	look(r, OPEN, r->opening, FRONT, seen);
	for (uint32_t i = r->opening + 1; i < r->last; i++)
		look(r, BELOW, i, BELOW_FRONT, seen);
	for (int k = 0; k < LETTER_COUNT; k++)
		sum += seen[k] ? letters[k].weight : 0;
	return sum >= LETTER_ENOUGH;
}
