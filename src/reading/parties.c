/* SPDX-License-Identifier: MIT */
/* People and organs: names in a salutation, endings of organs. */
#include "reading/reader.h"
#include "reading/parties.h"

static const char *const kinds[] = {
#define ORGAN(ending, kind) kind,
#include "lexicon/organ.def"
#undef ORGAN
};

static const char *profile_kind(const struct reader *r, struct span s)
{
	const struct profile *p = r->profile;

	for (size_t i = 0; p && i < p->endings.n; i++) {
		uint32_t n = points_of(p->endings.v[i].text.s);

		if (span_len(s) > n && in_text(r, s.end - n,
		    p->endings.v[i].text.s))
			return p->endings.v[i].kind.s;
	}
	for (size_t i = 0; p && i < p->organs.n; i++) {
		const struct profile_organ *o = &p->organs.v[i];
		const char *name[2] = { o->name.s, o->alias.s };

		for (int k = 0; k < 2; k++)
			if (name[k] && span_len(s) == points_of(name[k]) &&
			    in_text(r, s.start, name[k]))
				return o->kind.s ? o->kind.s : "organ";
	}
	return NULL;
}

/* Names that blanks spread.  The words that end in their letters. */
static const char *spread_kind(const struct reader *r, struct span s)
{
	uint32_t f[24], n = 0;
	struct tokens t;
	const struct token *w;

	for (uint32_t i = s.end - s.start > 48 ? s.end - 48 : s.start;
	    i < s.end && n < 24; i++)
		if (r->f[i] != ' ')
			f[n++] = r->f[i];
	tokens_scan(&t, f, n, r->a);
	w = token_before(&t, n, 1, WORDS(ORGAN));
	return w ? kinds[w->row] : NULL;
}

const char *organ_kind(const struct reader *r, struct span s)
{
	const struct token *w = token_before(&r->tokens, s.end, s.start,
	    WORDS(ORGAN));
	const char *kind = w ? kinds[w->row] : NULL;

	if (kind && w->in.start == s.start) {	/* a name is longer */
		w = token_before(&r->tokens, s.end, s.start + 1,
		    WORDS(ORGAN));
		kind = w ? kinds[w->row] : NULL;
	}
	if (!kind && span_len(s) > 4 && r->f[s.end - 2] == ' ')
		kind = spread_kind(r, s);
	return kind ? kind : profile_kind(r, s);
}

bool organ_ends(const struct reader *r, struct span s)
{
	return organ_kind(r, s) != NULL;
}

struct span organ_first(const struct reader *r, struct span s)
{
	enum { SHORTEST = 4 };

	for (uint32_t i = s.start; i < s.end; i++) {
		struct span first = span_trim(r, (struct span){ s.start, i });
		struct span rest = span_trim(r, (struct span){ i, s.end });

		if (r->f[i] == ' ' && span_len(first) >= SHORTEST &&
		    span_len(rest) >= SHORTEST && organ_ends(r, first) &&
		    organ_ends(r, rest))
			return first;
	}
	return s;
}

/* Whether the name in s is a person's though it ends as organs do: a family's
 * name and one or two more, whom the words behind call a member. */
static bool is_member(const struct reader *r, struct span s)
{
	enum { LONGEST = 3, FAR = 60 };
	struct match m;

	return span_len(s) > 1 && span_len(s) <= LONGEST &&
	    set_has(SET_FAMILY_NAMES, r->f[s.start]) &&
	    !token_at(&r->tokens, s.start, s.end, WORDS(DOMAIN) |
	    WORDS(LEVEL) | WORDS(PLACE)) &&
	    match_in(r, PAT_MEMBERS_NAMED, s.end, s.end + FAR < r->n ?
	    s.end + FAR : r->n, &m);
}

/* Whether an ending is all of the name, as of a party (organ.def). */
static bool is_ending(const struct reader *r, struct span s)
{
	const struct token *t = token_at(&r->tokens, s.start, s.end,
	    WORDS(ORGAN));

	return t && t->in.end == s.end && span_len(s) > 1;
}

static enum party_kind kind_of(const struct reader *r, struct span s)
{
	struct match m;

	if (is_ending(r, s))
		return PARTY_ORGANIZATION;
	if (is_member(r, s))
		return PARTY_PERSON;
	return organ_ends(r, s) || match_in(r, PAT_GROUP, s.start, s.end,
	    &m) ? PARTY_ORGANIZATION : PARTY_PERSON;
}

/* Whether a person's name may be two, what parted them lost: too long for one,
 * and each half begins with a family's. */
static bool two_names(const struct reader *r, struct span s)
{
	enum { LEAST = 5, MOST = 7, NAME = 2 };

	if (span_len(s) < LEAST || span_len(s) > MOST ||
	    !set_has(SET_FAMILY_NAMES, r->f[s.start]))
		return false;
	for (uint32_t i = s.start; i < s.end; i++)
		if (!utf_is_han(r->f[i]))
			return false;
	for (uint32_t i = s.start + NAME; i + NAME <= s.end; i++)
		if (set_has(SET_FAMILY_NAMES, r->f[i]))
			return true;
	return false;
}

static void party_add(struct reader *r, parties *list, struct span s,
    enum certainty certainty, const char *rule)
{
	struct party *p;
	struct match m, rest;
	bool named = true;

	if (match_in(r, PAT_HONORIFIC, s.start, s.end, &m)) {
		named = !match_in(r, PAT_NOBODY_NAMED, m.end[0], s.end,
		    &rest);
		if (named)
			s.start = m.end[0];
	}
	s = span_trim(r, s);
	if (match_in(r, PAT_NOTE_BEHIND, s.start, s.end, &m))
		s.end = m.start[0];
	if (named && !organ_ends(r, s) && strcmp(rule, "contact-label") &&
	    match_in(r, PAT_TITLE_BEHIND, s.start,
	    s.end, &m) && m.start[0] > s.start)
		s.end = m.start[0];
	s = span_trim(r, s);
	while (span_len(s) && utf_is_hyphen(r->f[s.end - 1]))
		s = span_trim(r, (struct span){ s.start, s.end - 1 });
	if (span_len(s) < 2 || span_len(s) > 40 ||
	    match_in(r, PAT_NO_PARTY, s.start, s.end, &m))
		return;
	for (uint32_t i = s.start; i < s.end; i++)
		if (is_digit(r->f[i]))	/* a number is no name */
			return;
	p = push(r->a, list);
	p->value = value_tight(r, s, certainty, rule);
	p->kind = kind_of(r, s);
	if (p->kind == PARTY_PERSON && two_names(r, s))
		p->value.certainty = CERTAINTY_OPEN;
}

/* The run of Chinese characters that ends at i, or that begins there. */
static uint32_t run_before(const struct reader *r, struct span s, uint32_t i)
{
	uint32_t n = 0;

	while (i > s.start + n && utf_is_han(r->f[i - 1 - n]))
		n++;
	return n;
}

/* But for what the people are: members, deputies. */
static uint32_t run_behind(const struct reader *r, struct span s, uint32_t i)
{
	uint32_t n = 0;

	while (i + n < s.end && utf_is_han(r->f[i + n]) &&
	    !key_at(&r->tokens, i + n, KEY_MEMBER) &&
	    !key_at(&r->tokens, i + n, KEY_DEPUTY))
		n++;
	return n;
}

/* Whether a lone character at i, next to a blank, is half of a name whose other
 * half stands beyond the next blank. */
static bool half_before(const struct reader *r, struct span s, uint32_t i)
{
	i--;
	while (i > s.start && r->f[i - 1] == ' ')
		i--;
	return run_before(r, s, i) == 1;
}

static bool half_behind(const struct reader *r, struct span s, uint32_t i)
{
	i++;
	while (i < s.end && r->f[i] == ' ')
		i++;
	return run_behind(r, s, i) == 1;
}

/* Whether the blank at i parts two names or lies in one. */
static bool blank_parts(const struct reader *r, struct span s, uint32_t i)
{
	uint32_t left = i, right = i, before, behind;

	while (left > s.start && r->f[left - 1] == ' ')
		left--;
	while (right < s.end && r->f[right] == ' ')
		right++;
	before = run_before(r, s, left);
	behind = run_behind(r, s, right);
	if (!before || !behind || set_has(SET_HONORIFIC_BEGINS,
	    r->f[right]))
		return false;
	return (before > 1 || half_before(r, s, left)) &&
	    (behind > 1 || half_behind(r, s, right));
}

int parties_count(struct reader *r, struct span s)
{
	struct match m;
	int count;

	if (!match_in(r, PAT_COUNT_BEHIND, s.start, s.end, &m))
		return 0;
	ink(r, group(&m, 0), INK_NUMBER);
	count = number_of(r, group(&m, match_has(&m, 1) ? 1 : 2));
	return count > 0 ? count : 0;
}

/* What a person is, the name to follow behind a blank. */
static bool office_apart(struct reader *r, struct span s)
{
	struct match m;

	return match_in(r, PAT_OFFICE_APART, s.start, s.end, &m);
}

/* Li, member, and Wang, member: what the first is stands before the "and". */
static bool and_parts(const struct reader *r, uint32_t i)
{
	return set_has(SET_NAMES_JOIN, r->f[i]) &&
	    (key_before(&r->tokens, i, KEY_MEMBER) ||
	    key_before(&r->tokens, i, KEY_DEPUTY));
}

int parties_split(struct reader *r, parties *list, struct span s,
    enum certainty certainty, const char *rule)
{
	uint32_t from = s.start;
	int count = parties_count(r, s);

	for (uint32_t i = s.start; i <= s.end; i++) {
		bool cut = i == s.end || set_has(SET_LISTED, r->f[i]) ||
		    and_parts(r, i) ||
		    (r->f[i] == ' ' && blank_parts(r, s, i) &&
		    !office_apart(r, (struct span){ from, i }));

		if (!cut)
			continue;
		party_add(r, list, (struct span){ from, i }, certainty, rule);
		from = i + 1;
	}
	return count;
}
