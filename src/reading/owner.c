/* SPDX-License-Identifier: MIT */
/* Who is responsible for what is due. */
#include "reading/owner.h"

#include "reading/cue.h"
#include "reading/parties.h"
#include "reading/when.h"

/* "Led by the county's bureau of water". */
static bool by_words(struct reader *r, struct span s, enum pattern words,
    struct value *out)
{
	struct match m;

	if (!match_in(r, words, s.start, s.end, &m))
		return false;
	*out = value_of(r, group(&m, match_has(&m, 1) ? 1 : 2),
	    CERTAINTY_LIKELY, "owner-words");
	return true;
}

bool owner_in(struct reader *r, struct span s, struct value *out)
{
	struct match m;

	if (match_in(r, PAT_OWNER_LABEL, s.start, s.end, &m)) {
		*out = value_of(r, group(&m, 1), CERTAINTY_SURE,
		    "owner-label");
		return true;
	}
	return by_words(r, s, PAT_OWNER_FRONT, out);
}

/* Where the organ's name ends that begins at i; i: none does. */
static uint32_t organ_end(const struct reader *r, uint32_t i)
{
	const marks *all = &r->l->marks;

	for (size_t k = letter_mark_from(r->l, i); k < all->n &&
	    all->v[k]->value.in.start == i; k++)
		if (all->v[k]->kind == MARK_ORGANIZATION)
			return all->v[k]->value.in.end;
	return i;
}

/* Where the name ends by which who writes calls itself (our bureau) at i; i:
 * none stands there. */
static uint32_t we_end(struct reader *r, uint32_t i, uint32_t end)
{
	struct match m;

	return match_in(r, PAT_OWNER_WE, i, end, &m) ? m.end[0] : i;
}

/* Where the names of towns end that will do it, at i; i: none stand there, or
 * the own one of who writes does. */
static uint32_t towns_end(struct reader *r, uint32_t i, uint32_t end)
{
	struct span own = r->own_place;
	struct match m;

	if (span_len(own) && i + span_len(own) <= end && !memcmp(r->f + i,
	    r->f + own.start, span_len(own) * sizeof(*r->f)))
		return i;
	return match_in(r, PAT_OWNER_TOWN, i, end, &m) ? m.end[0] : i;
}

/* Organs that begin at i, one or a list, or all of a kind (each town), who
 * writes among others; empty: none.  What is theirs does not count. */
static struct span organs_at(struct reader *r, uint32_t i, uint32_t end)
{
	const struct span none = { i, i };
	struct span s = none;
	bool others = false;
	struct match m;

	for (;;) {
		uint32_t to = organ_end(r, i);

		if (to > i && match_in(r, PAT_OWNER_PARTS, to, end, &m))
			to = m.end[0];
		if (to == i && match_in(r, PAT_OWNER_EACH, i, end, &m))
			to = m.end[0];
		if (to == i)
			to = towns_end(r, i, end);
		others = others || to > i;
		if (to == i)
			to = we_end(r, i, end);
		if (to == i || to > end)
			break;
		s.end = to;
		if (to + 1 >= end || !set_has(SET_JOINERS, r->f[to]))
			break;
		i = to + 1;
	}
	return !others || (s.end < end && r->f[s.end] == CHAR_DE) ? none : s;
}

/* By whom: behind that word, where nothing before it makes it a reason. */
static struct span by_whom(struct reader *r, struct span s)
{
	struct match m, again;

	for (uint32_t i = s.start; i + 1 < s.end; i++) {
		struct span by;

		if (r->f[i] != CHAR_FROM_1 || (i > s.start &&
		    set_has(SET_NO_BY_BEHIND, r->f[i - 1])))
			continue;
		by = organs_at(r, i + 1, s.end);
		if (span_len(by))
			return match_in(r, PAT_OWNER_NOT, by.end, s.end, &m) ?
			    (struct span){ s.start, s.start } : by;
	}
	return match_in(r, PAT_OWNER_BY, s.start, s.end, &m) &&
	    !match_in(r, PAT_OWNER_NOT, m.end[1], s.end, &again) ?
	    group(&m, 1) : (struct span){ s.start, s.start };
}

/* The organ right before the time that is urged to do it by then. */
static struct span before_time(struct reader *r, const struct when *w,
    uint32_t start)
{
	uint32_t end = w->in.start, c = r->tokens.clause[end];
	struct match m;

	if (end > start && set_has(SET_AT_TIME, r->f[end - 1]))
		end--;
	if (match_in(r, PAT_OWNER_URGED, c > start ? c : start, end, &m)) {
		struct span s = organs_at(r, m.end[0], end);

		if (s.end == end)
			return s;
	}
	return (struct span){ start, start };
}

/* Whether who writes stands at i. */
static bool is_we(const struct reader *r, uint32_t i, uint32_t end)
{
	enum { WIDE = 8 };
	struct span s = { i, end - i > WIDE ? i + WIDE : end };

	return i < end && cue_first(r, s, CUES(WE)) == i;
}

/* The organ of the clause from c that will do what the clause begins with: "the
 * repair of the canal the bureau will see to". */
static struct span behind_deed(struct reader *r, uint32_t c)
{
	enum { FAR = 80 };
	const marks *all = &r->l->marks;
	uint32_t end = stretch_end(r->tokens.clause, c, r->n - c > FAR ?
	    c + FAR : r->n);
	struct match m;

	if (!match_in(r, PAT_OWNER_DEED, c, end, &m))
		return (struct span){ c, c };
	for (size_t k = letter_mark_from(r->l, m.end[0]); k < all->n &&
	    all->v[k]->value.in.end < end; k++) {
		struct span s = all->v[k]->value.in;

		if (all->v[k]->kind == MARK_ORGANIZATION && cue_first(r,
		    (struct span){ s.end, end }, CUES(PLAN)) == s.end)
			return s;
	}
	return (struct span){ c, c };
}

/* Who the clause at i is about, where it begins with organs or with their deed;
 * who writes is none. */
static struct span subject(struct reader *r, uint32_t i, uint32_t end)
{
	struct span s = span_trim(r, (struct span){ i, end });
	struct span found = organs_at(r, s.start, end);

	return span_len(found) ? found : behind_deed(r, s.start);
}

struct span owner_planning(struct reader *r, struct span s, uint32_t i)
{
	uint32_t c = r->tokens.clause[i];
	struct match m;
	struct span by;

	c = c > s.start ? c : s.start;
	if (match_in(r, PAT_OWNER_NEXT, c, i, &m))
		c = m.end[0];
	by = subject(r, c, i);
	return span_len(by) && i - by.end < 2 && !match_in(r, PAT_OWNER_FARES,
	    i, s.end, &m) && !match_in(r, PAT_OWNER_HELPS, c, s.end, &m) ?
	    by : (struct span){ i, i };
}

/* Whether what the clause says behind its subject is to come or under way, or
 * at least the subject's own work. */
static bool is_own_work(struct reader *r, uint32_t i, uint32_t end)
{
	struct span s = { i, stretch_end(r->tokens.clause, i, end) };
	struct match m;

	return cues_in(r, s) & (CUES(PLAN) | CUES(NEXT) | CUES(EXPECTED) |
	    CUES(ONGOING) | CUES(RUNNING) | CUES(BEGIN)) ||
	    key_at(&r->tokens, i, KEY_LEADS) ||
	    key_at(&r->tokens, i, KEY_ANSWERS) ||
	    !match_in(r, PAT_OWNER_GRANTS, s.start, s.end, &m);
}

/* Who the clause of the time is about: an organ that it begins with, or that
 * stands right behind the time. */
static struct span about(struct reader *r, struct span s, const struct when *w)
{
	uint32_t at = w->in.end, c = r->tokens.clause[w->in.start];
	struct span found = subject(r, c > s.start ? c : s.start, s.end);

	if (span_len(found))
		return found;
	if (at < s.end && r->f[at] == ',')
		at++;
	found = subject(r, at, s.end);
	return token_at(&r->tokens, found.end, s.end, WORDS(VERB) | WORDS(CUE) |
	    WORDS(FIRST) | WORDS(LINK)) || cue_first(r, (struct span){
	    found.end, s.end }, CUES(PLAN)) == found.end + 1 ? found :
	    (struct span){ at, at };
}

/* Whether the clause of the time is about who writes. */
static bool says_we(const struct reader *r, const struct when *w, uint32_t end)
{
	uint32_t c = r->tokens.clause[w->in.start];
	uint32_t stop = stretch_end(r->tokens.clause, w->in.end, end);
	uint32_t at = w->in.end;

	if (at == stop && at < end) {	/* "by July, we" */
		at++;
		stop = stretch_end(r->tokens.clause, at, end);
	}
	return cues_in(r, (struct span){ c, w->in.start }) & CUES(WE) ||
	    is_we(r, at, stop);
}

/* By whom, of a clause: not of another time that it begins with. */
static struct span by_whom_all(struct reader *r, struct span clause)
{
	struct span by = by_whom(r, clause);

	return when_from(r, clause.start, by.start) ?
	    (struct span){ clause.start, clause.start } : by;
}

/* Who leads by what is said before the clause of the time, in its sentence:
 * by whom it is done, or who a clause is about that does not only let others do
 * it.  One that says who helps says no more. */
static struct span before_clause(struct reader *r, const struct when *w)
{
	uint32_t c = r->tokens.clause[w->in.start];
	uint32_t start = r->tokens.sentence[w->in.start];
	struct span none = { start, start };
	struct match m;

	while (c > start) {
		uint32_t end = c - 1;
		struct span found;

		c = r->tokens.clause[end];
		c = c > start ? c : start;
		if (match_in(r, PAT_OWNER_HELPS, c, end, &m))
			continue;
		found = by_whom_all(r, (struct span){ c, end });
		if (span_len(found))
			return found;
		found = subject(r, c, end);
		if (span_len(found))
			return is_own_work(r, found.end, end) ? found : none;
		if (is_we(r, c, end))
			return none;
	}
	return none;
}

static void take(struct reader *r, struct span s, struct value *out)
{
	if (span_len(s))
		*out = value_of(r, s, CERTAINTY_LIKELY, "owner-words");
}

void owner_by(struct reader *r, struct span s, struct value *out)
{
	take(r, by_whom(r, s), out);
}

void owner_will(struct reader *r, struct span s, struct value *out)
{
	uint32_t at = cue_first(r, s, CUES(PLAN));

	if (at < s.end)
		take(r, owner_planning(r, s, at), out);
}

void owner_of(struct reader *r, struct span s, const struct when *w,
    struct value *out)
{
	struct span found;

	if (owner_in(r, s, out) || by_words(r, s, PAT_OWNER_WORDS, out))
		return;
	found = before_time(r, w, s.start);
	if (!span_len(found))
		found = about(r, s, w);
	if (!span_len(found))
		found = by_whom(r, s);
	if (!span_len(found) && !says_we(r, w, s.end))
		found = before_clause(r, w);
	take(r, found, out);
}
