/* SPDX-License-Identifier: MIT */
/*
 * Organizations named in the body.  A name is found by its ending (organ.def)
 * and read leftwards: what the organ is for (domain.def), its level or place,
 * and no word of the sentence before it (link.def).
 */
#include "reading/parties.h"

/* How far a name reaches leftwards from its ending. */
struct name {
	struct span in;
	bool domain;		/* says what the organ is for */
	bool level;		/* a level or a place before it */
	bool proper;		/* a name of its own, as schools have */
};

enum { LONGEST = 30, PLACE_LONGEST = 5, PROPER_LONGEST = 8,
	OFFICE_LONGEST = 8 };

/* Whether the name cannot reach over i: what stands before it is no name. */
static bool is_edge(const struct reader *r, uint32_t i, uint32_t floor)
{
	return i <= floor || !utf_is_han(r->f[i - 1]) ||
	    (r->mark[i - 1] & (INK_QUOTE | INK_TITLE)) !=
	    (r->mark[i] & (INK_QUOTE | INK_TITLE));
}

/* Whether a word that stands before names ends at i. */
static bool is_linked(const struct reader *r, uint32_t i, uint32_t floor)
{
	const struct token *t = token_before(&r->tokens, i, floor,
	    WORDS(CUE) | WORDS(VERB) | WORDS(SCOPE));

	return r->mark[i - 1] & INK_DATE || (t && span_len(t->in) > 1) ||
	    token_before(&r->tokens, i, floor, WORDS(LINK)) ||
	    (set_has(SET_LINKS_TO_LEVELS, r->f[i - 1]) &&
	    token_at(&r->tokens, i, r->n, WORDS(LEVEL)));
}

/* The letter's own place without its level, as branches of organs above it are
 * named (a county's ecology bureau), before i: where it begins; i: it is not
 * there. */
static uint32_t own_place_start(const struct reader *r, uint32_t i,
    uint32_t floor)
{
	uint32_t n = span_len(r->own_place);

	return n && i - floor >= n && !memcmp(r->f + i - n, r->f +
	    r->own_place.start, n * sizeof(*r->f)) ? i - n : i;
}

/*
 * The place before the level at i: where it begins; i: the level stands
 * alone.  The shortest that an edge or a linking word
 * bounds, and that begins with no such word itself.
 */
static uint32_t place_start(const struct reader *r, uint32_t i, uint32_t floor)
{
	const struct token *t = token_before(&r->tokens, i, floor,
	    WORDS(PLACE));
	uint32_t own = own_place_start(r, i, floor);

	if (t || own < i)
		return t ? t->in.start : own;
	if (is_edge(r, i, floor) || is_linked(r, i, floor))
		return i;
	for (uint32_t k = i - 1; i - k <= PLACE_LONGEST; k--) {
		bool edge = is_edge(r, k, floor);

		if ((edge || is_linked(r, k, floor)) &&
		    !token_at(&r->tokens, k, i, WORDS(LINK) | WORDS(CUE)))
			return k;
		if (edge)
			break;
	}
	return i;
}

/* Levels and places before i. */
static uint32_t levels_start(const struct reader *r, uint32_t i,
    uint32_t floor, bool *found)
{
	uint32_t own = own_place_start(r, i, floor);

	*found = own < i;
	if (*found)
		return own;
	for (int k = 0; k < 3 && i > floor && !is_edge(r, i, floor); k++) {
		const struct token *t = token_before(&r->tokens, i, floor,
		    WORDS(LEVEL) | WORDS(PLACE));

		if (!t || span_len(t->in) > i - floor)
			break;
		*found = true;
		i = t->class == WORD_PLACE ? t->in.start :
		    place_start(r, t->in.start, floor);
		if (i == t->in.start && t->class == WORD_LEVEL)
			break;		/* no place before it */
	}
	return i;
}

/* Before what an organ is for: another such word and "and", where a level
 * stands before both; i: none. */
static uint32_t joined_start(const struct reader *r, uint32_t i, uint32_t floor)
{
	const struct token *t;
	uint32_t k = i;

	if (i <= floor + 1 || !set_has(SET_ANDS, r->f[i - 1]))
		return i;
	for (k--; (t = token_before(&r->tokens, k, floor, WORDS(DOMAIN)));
	    k = t->in.start)
		if (token_before(&r->tokens, t->in.start, floor, WORDS(LEVEL)))
			return i - 1;
	return i;
}

/* The words that say what the organ is for, before i; and the organ that it is
 * part of (a squad of a bureau). */
static uint32_t domains_start(const struct reader *r, uint32_t i,
    uint32_t floor, bool *found)
{
	const struct token *t;

	for (;;) {
		uint32_t at = i;

		if (*found && (at = joined_start(r, i, floor)) < i)
			i = at;
		if (is_edge(r, i, floor) || !(t = token_before(&r->tokens, i,
		    floor, WORDS(DOMAIN) | WORDS(ORGAN))))
			break;
		if (t->class == WORD_ORGAN && span_len(t->in) == 1 &&
		    !token_before(&r->tokens, t->in.start, floor,
		    WORDS(DOMAIN)))
			break;
		*found = true;
		i = t->in.start;
	}
	return i;
}

/* Whether the noun at i is what a name is apposed to: nothing of the name
 * stands before it. */
static bool apposed(const struct reader *r, uint32_t i, uint32_t floor)
{
	return is_edge(r, i, floor) || is_linked(r, i, floor) ||
	    token_before(&r->tokens, i, floor, WORDS(NOUN) | WORDS(NOMINAL));
}

/* Whether what ends at i is the front of a longer word of names. */
static bool inside_word(const struct reader *r, uint32_t i)
{
	const struct token *t = token_at(&r->tokens, i - 1, r->n,
	    WORDS(DOMAIN) | WORDS(NOUN));

	return t && t->in.end > i;
}

/* Where a name of its own before i begins: at an edge, a linking word, or what
 * the name is apposed to ("the operator Lotus Bay Company"). */
static uint32_t proper_start(const struct reader *r, uint32_t i,
    uint32_t floor)
{
	uint32_t k = i;

	for (; i - k < PROPER_LONGEST && !is_edge(r, k, floor); k--) {
		const struct token *t = token_before(&r->tokens, k, floor,
		    WORDS(NOUN) | WORDS(NOMINAL));

		if ((is_linked(r, k, floor) && !inside_word(r, k) &&
		    !set_has(SET_LINKS_IN_NAMES, r->f[k - 1])) ||
		    (i - k > 1 && t && span_len(t->in) > 1 &&
		    apposed(r, t->in.start, floor) &&
		    !token_before(&r->tokens, k, floor, WORDS(LEVEL))))
			break;
	}
	return k;
}

/* Endings before which a name of its own may stand. */
static bool may_be_proper(const char *kind)
{
	return !strcmp(kind, "institution") || !strcmp(kind, "company") ||
	    !strcmp(kind, "committee") || !strcmp(kind, "force") ||
	    !strcmp(kind, "court") || !strcmp(kind, "association");
}

/* A committee of a party: its name before the place. */
static uint32_t party_start(const struct reader *r, uint32_t i, uint32_t floor,
    const char *kind)
{
	const struct token *t = token_before(&r->tokens, i, floor,
	    WORDS(ORGAN));
	const char *of = t ? organ_kind(r, (struct span){ floor, i }) : NULL;

	return of && !strcmp(kind, "committee") && !strcmp(of, "party") ?
	    t->in.start : i;
}

static struct name name_of(const struct reader *r, const struct token *ending,
    const char *kind, uint32_t floor)
{
	struct name n = { .in = ending->in };
	uint32_t i = ending->in.start;

	if (floor + LONGEST < ending->in.end)
		floor = ending->in.end - LONGEST;
	i = domains_start(r, i, floor, &n.domain);
	i = levels_start(r, i, floor, &n.level);
	i = party_start(r, i, floor, kind);
	if (!n.level && may_be_proper(kind)) {
		uint32_t k = proper_start(r, i, floor);

		n.proper = i - k > 1;
		i = n.proper ? k : i;
	}
	n.in.start = i;
	return n;
}

static bool is_generic(const struct reader *r, const struct name *n,
    const struct token *ending)
{
	uint32_t before = n->in.start ? r->f[n->in.start - 1] : 0;

	const struct token *t = token_at(&r->tokens, n->in.start, n->in.end,
	    WORDS(GENERIC));

	return set_has(SET_GENERIC_BEFORE, before) ||
	    set_has(SET_GENERIC_FIRST, r->f[n->in.start]) ||
	    (t && !inside_word(r, t->in.end)) ||
	    token_before(&r->tokens, ending->in.start, n->in.start,
	    WORDS(GENERIC));
}

/* How many there are of it stands behind it: a kind of organ, none by name. */
static bool is_counted(const struct reader *r, const struct name *n)
{
	uint32_t i = n->in.end;

	while (i < r->n && set_has(SET_COUNT_AHEAD, r->f[i]))
		i++;
	return !n->level && i < r->n && is_digit(r->f[i]) &&
	    !(r->mark[i] & INK_DATE);
}

/* Whether the ending, with what stands before it, names an organ. */
static bool stands(struct reader *r, const struct name *n,
    const struct token *ending, const char *kind)
{
	uint32_t own = span_len(ending->in), all = span_len(n->in);
	bool institution = may_be_proper(kind) && (own > 1 ||
	    strcmp(kind, "court"));
	const struct token *whole;
	struct match m;

	if (is_generic(r, n, ending) || is_counted(r, n) ||
	    (institution && !n->level && match_in(r, PAT_FOUNDED,
	    n->in.start > 3 ? n->in.start - 3 : 0, n->in.start, &m)))
		return false;
	whole = token_at(&r->tokens, n->in.start, n->in.end, WORDS(WHOLE));
	if (whole && (own > 1 || whole->in.end == n->in.end))
		return true;
	if (own == 1 && !n->domain)
		return n->level && set_has(SET_BARE_ENDINGS,
		    r->f[ending->in.start]);
	if (n->domain && !strcmp(kind, "company"))
		return all > own + 1;
	if (institution)
		return n->proper || (n->level && (all > own + 1 ||
		    set_has(SET_COUNTY_LEVELS, r->f[n->in.start])));
	return n->domain ? all >= 3 : n->level;
}

/* Whether a longer word or ending holds the one that ends at e, so that it is
 * none. */
static bool goes_on(const struct reader *r, const struct token *ending,
    uint32_t end)
{
	for (uint32_t i = ending->in.start; i < ending->in.end; i++) {
		const struct token *t = token_at(&r->tokens, i, end,
		    WORDS(CONTINUE) | WORDS(ORGAN) | (i + 1 ==
		    ending->in.end ? WORDS(DOMAIN) : 0));

		/* an ending that goes on itself is none */
		if (t && t->in.end > ending->in.end &&
		    !(t->class == WORD_ORGAN && goes_on(r, t, end)))
			return true;
	}
	return false;
}

/* Whether what begins a part of a name is a linking word too, as long as it. */
static bool longer_link(const struct reader *r, const struct token *domain)
{
	const struct token *t = token_at(&r->tokens, domain->in.start, r->n,
	    WORDS(LINK));

	return t && t->in.end >= domain->in.end;
}

/* An office by its short name at i: its first words are what it is for. */
static bool short_office(const struct reader *r, uint32_t i, uint32_t end)
{
	const struct token *t = token_at(&r->tokens, i, end, WORDS(ORGAN));

	return t && span_len(t->in) > 2;
}

/*
 * The ending that closes the name which ends at e or goes on behind it: a
 * committee of its office, a bureau of its squad.
 */
static uint32_t last_ending(const struct reader *r, uint32_t e, uint32_t end)
{
	for (int k = 0; k < 3; k++) {
		uint32_t i = e;
		bool domain = false;
		const struct token *t;

		while (i < end && !short_office(r, i, end) &&
		    (t = token_at(&r->tokens, i, end,
		    WORDS(DOMAIN))) && !token_at(&r->tokens, i, end,
		    WORDS(LEVEL)) && !longer_link(r, t)) {
			i = t->in.end;
			domain = true;
		}
		t = i < end ? token_at(&r->tokens, i, end, WORDS(ORGAN)) : NULL;
		if (!t || goes_on(r, t, end) ||
		    (!domain && span_len(t->in) < 2) ||
		    token_at(&r->tokens, i, end, WORDS(LEVEL)))
			break;
		e = t->in.end;
	}
	return e;
}

/* Whether nothing but words of a name stands between an organ and the name of
 * its office: no verb, nor what stands before other names. */
static bool is_office(const struct reader *r, const struct name *n,
    const struct token *ending, const char *kind,
    uint32_t from)
{
	uint32_t i = from, to = n->in.start;
	const struct token *t = token_at(&r->tokens, from, r->n, WORDS(VERB) |
	    WORDS(CUE) | WORDS(LINK) | WORDS(FIRST) | WORDS(WHOLE) |
	    WORDS(DOMAIN) | WORDS(ORGAN));

	if (n->level || to - from > OFFICE_LONGEST ||
	    (span_len(ending->in) < 2 && !(from == to && n->domain) &&
	    !set_has(SET_DESKS, r->f[ending->in.start])) ||
	    (from < to && !strcmp(kind, "party")) ||
	    (t && t->class != WORD_DOMAIN && t->class != WORD_ORGAN))
		return false;
	while (i < to && utf_is_han(r->f[i]) && r->f[i] != CHAR_DE)
		i++;
	return i == to;
}

/* The name before this one, of an organ if this one is that of its office, of a
 * bank or a national office if it is that of its branch at a place; NULL: it is
 * not. */
static struct mark *head_office(const struct reader *r, const struct name *n,
    const struct token *ending, const char *kind)
{
	const marks *all = &r->l->marks;
	struct mark *m = all->n ? all->v[all->n - 1] : NULL;
	uint32_t from = m ? m->value.in.end : 0, i = ending->in.start;

	if (!m || m->kind != MARK_ORGANIZATION || from > i)
		return NULL;
	if (is_office(r, n, ending, kind, from))
		return m;
	if (!str_eq(m->type, STR("company")) &&
	    !key_before(&r->tokens, from, KEY_HEAD_OFFICE))
		return NULL;
	if (n->level)
		return from == n->in.start ? m : NULL;
	if (i - from > PLACE_LONGEST ||
	    !set_has(SET_BRANCH_FIRSTS, r->f[i]))
		return NULL;
	while (i > from && !is_edge(r, i, from) && !is_linked(r, i, from))
		i--;
	return i == from ? m : NULL;
}

static void organ_at(struct reader *r, uint32_t e, uint32_t *floor)
{
	const struct token *ending = token_before(&r->tokens, e, *floor,
	    WORDS(ORGAN));
	const char *kind = organ_kind(r, (struct span){ *floor, e });
	struct match session;
	struct mark *m;
	struct name n;

	if (!ending || !kind || match_in(r, PAT_SESSION_BEHIND, e,
	    e + 8 < r->n ? e + 8 : r->n, &session))
		return;
	n = name_of(r, ending, kind, *floor);
	m = head_office(r, &n, ending, kind);
	if (!m && !stands(r, &n, ending, kind))
		return;
	if (m)
		m->value = value_of(r, (struct span){ m->value.in.start, e },
		    CERTAINTY_LIKELY, "organ-ending");
	else
		m = mark_new(r, MARK_ORGANIZATION, n.in, CERTAINTY_LIKELY,
		    "organ-ending");
	m->type = str_of(kind);
	*floor = e;
}

void organs_read(struct reader *r, struct span body)
{
	const struct tokens *t = &r->tokens;
	uint32_t floor = body.start;

	for (uint32_t e = body.start + 2; e <= body.end; e++) {
		const struct token *ending;
		uint32_t from;

		if (e <= floor || !(ending = token_before(t, e, floor,
		    WORDS(ORGAN))) || goes_on(r, ending, body.end) ||
		    r->mark[e - 1] & INK_TITLE)
			continue;
		from = e;
		e = last_ending(r, e, body.end);
		organ_at(r, e, &floor);
		if (floor != e && e != from) {	/* the longer is none */
			e = from;
			organ_at(r, e, &floor);
		}
	}
}
