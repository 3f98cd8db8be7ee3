/* SPDX-License-Identifier: MIT */
/* What speaks for a place as where an organ's name begins: features. */
#include "reading/organ.h"

#include "reading/numerals.h"
#include "reading/parties.h"
#include "reading/weights.h"

/* What a feature is of: of the ending, where it names none; of the place. */
enum { ENDING = 1, KIND, BEFORE_TWO, BEFORE, BEHIND_TWO, BEHIND, WORD_KIND,
	WORD_ENDING, QUOTED, ONE_BEFORE, TWO, ONE, WORDS_AT, LENGTH_KIND,
	LENGTH, UNKNOWN_KIND, UNKNOWN, NAMES_KIND, OTHERS, OTHERS_KIND, INSIDE,
	LEVEL_AT, PAIR, ONE_BEFORE_WORD, EDGE_LEVEL, EDGE_FAR, LEVEL_FAR,
	OWN_PLACE, TWO_WORDS, WORD_ONE, WORDS_BEHIND, KIND_BEHIND,
	KIND_BEHIND_ONE, BRANCH, BRANCH_ENDING };

enum { NAME_WORDS = WORDS(LEVEL) | WORDS(PLACE) | WORDS(DOMAIN) |
	WORDS(ORGAN), OTHER_WORDS = WORDS(VERB) | WORDS(CUE) | WORDS(LINK) |
	WORDS(SCOPE), FAR = 9, UNKNOWN_MOST = 9 };
#define ANY_WORD (~WORDS(APART))

static uint32_t row(uint32_t kind, uint32_t a, uint32_t b)
{
	return feature_row(kind, a, b, ORGAN_BITS);
}

/* --- the ending */

/* Whether a longer word or ending holds the one that ends at e, so that it is
 * none. */
static bool goes_on(const struct reader *r, const struct token *ending)
{
	for (uint32_t i = ending->in.start; i < ending->in.end; i++) {
		const struct token *t = token_at(&r->tokens, i, r->n,
		    WORDS(CONTINUE) | WORDS(ORGAN) | (i + 1 ==
		    ending->in.end ? WORDS(DOMAIN) : 0));

		/* an ending that goes on itself is none */
		if (t && t->in.end > ending->in.end &&
		    !(t->class == WORD_ORGAN && goes_on(r, t)))
			return true;
	}
	return false;
}

static uint32_t code_of(const char *words)
{
	uint32_t h = 0;

	while (*words)
		h = h * 31 + (unsigned char)*words++;
	return h;
}

/* The classes of words that begin before i and end behind it. */
static uint32_t within_words(const struct organ_end *o, uint32_t i)
{
	const struct tokens *all = &o->r->tokens;
	uint32_t classes = 0;

	for (uint32_t k = all->from[i > 3 ? i - 3 : 0]; k < all->n &&
	    all->v[k].in.start < i; k++)
		if (all->v[k].in.end > i && all->v[k].in.end <= o->in.end)
			classes |= UINT32_C(1) << all->v[k].class;
	return classes;
}

/* What stands from i to the ending, by what stands behind its first word. */
static struct organ_place place_of(const struct organ_end *o, uint32_t i)
{
	const struct tokens *all = &o->r->tokens;
	const struct token *t = token_at(all, i, o->in.start, NAME_WORDS);
	const struct organ_place *next = &o->place[o->in.end - i - 1];
	const struct organ_place *rest = t ? &o->place[o->in.end - t->in.end] :
	    next;
	struct organ_place p = { .unknown = rest->unknown + !t,
		.names = rest->names | (t ? UINT32_C(1) << t->class : 0),
		.others = next->others };

	p.level = token_at(all, i, o->in.start, WORDS(LEVEL)) ? 0 :
	    next->level < FAR ? next->level + 1 : FAR;
	t = token_at(all, i, o->in.start, OTHER_WORDS);
	if (t && span_len(t->in) > 1)
		p.others |= UINT32_C(1) << t->class;
	p.within = within_words(o, i);
	p.inside = o->r->f[i] == ')' || o->r->f[i] == '(' ||
	    (next->inside && o->r->f[i + 1] != '(');
	p.pair = row(PAIR, o->r->f[i], o->r->f[i + 1]);
	return p;
}

/* Whether i stands in a value that is no part of a name: a figure, a date. */
static bool is_taken(const struct organ_end *o, uint32_t i)
{
	return o->r->mark[i] & INK_READ && !(i >= o->last.start &&
	    i < o->last.end);
}

/* The letter's own place without its level ends at i, as branches of organs
 * above it are named (a county's ecology bureau). */
static bool behind_own_place(const struct organ_end *o, uint32_t i)
{
	const struct reader *r = o->r;
	uint32_t n = span_len(r->own_place);

	return n && i - o->floor >= n && !memcmp(r->f + i - n, r->f +
	    r->own_place.start, n * sizeof(*r->f));
}

/* The 12th time, at i. */
static bool is_occasion(const struct reader *r, uint32_t i)
{
	uint32_t k = i;

	while (k && number_starts(r->f[k - 1]))
		k--;
	return r->f[i] == CHAR_TIMES && k < i && k &&
	    r->f[k - 1] == CHAR_ORDINAL;
}

/* Whether a word stands at i that is no part of a name, and no longer one that
 * is, but for the place that is called so; or the 12th time. */
static bool is_apart(const struct organ_end *o, uint32_t i)
{
	const struct token *t = token_at(&o->r->tokens, i, o->in.start,
	    WORDS(APART) | WORDS(DOMAIN));

	return (t && t->class == WORD_APART &&
	    !behind_own_place(o, t->in.end)) || is_occasion(o->r, i);
}

/* Whether i stands in what a company's name has in brackets: its place. */
static bool in_company(const struct organ_end *o, uint32_t i)
{
	enum { LONG = 8 };
	const struct reader *r = o->r;
	uint32_t open = i, close = i;

	while (open > o->floor && i - open < LONG && r->f[open] != '(' &&
	    (open == i || r->f[open] != ')'))
		open--;
	while (close < o->in.start && close - i < LONG && r->f[close] != ')' &&
	    (close == i || r->f[close] != '('))
		close++;
	return !strcmp(o->kind, "company") && r->f[open] == '(' &&
	    r->f[close] == ')' && open > o->floor &&
	    utf_is_han(r->f[open - 1]) && utf_is_han(r->f[close + 1]);
}

/* Whether a joiner stands at i behind an organ's name that is whole, or behind
 * what names none: what is behind is another. */
static bool parts_names(const struct organ_end *o, uint32_t i)
{
	const struct reader *r = o->r;
	bool joins = set_has(SET_ANDS, r->f[i]);
	const struct token *t = joins || (set_has(SET_BEHIND_ORGANS, r->f[i]) &&
	    !token_at(&r->tokens, i, o->in.start, WORDS(DOMAIN) | WORDS(NOUN) |
	    WORDS(NOMINAL))) ? token_before(&r->tokens, i, o->floor,
	    WORDS(ORGAN) | WORDS(GENERIC)) : NULL;

	return t && (span_len(t->in) > 1 ||
	    set_has(SET_ORGAN_WHOLE_ENDS, r->f[i - 1]) ||
	    (joins && token_at(&r->tokens, i + 1, o->in.start, WORDS(LEVEL))));
}

/* Whether a second name begins at i right behind one, which it is no part of:
 * one by itself (the State Council), or the level and ending of a government
 * behind a party's committee of the same place. */
static bool is_second(const struct organ_end *o, uint32_t i)
{
	const struct reader *r = o->r;
	const struct token *t = set_has(SET_ORGAN_WHOLE_ENDS, r->f[i - 1]) ?
	    token_before(&r->tokens, i, o->floor + 1, WORDS(ORGAN)) : NULL;
	const struct token *level;
	const char *kind;

	if (!t || span_len(t->in) < 2)
		return false;
	if (token_at(&r->tokens, i, o->in.end, WORDS(WHOLE)))
		return true;
	level = token_at(&r->tokens, i, o->in.start, WORDS(LEVEL));
	kind = organ_kind(r, (struct span){ t->in.start - 1, i });
	return level && level->in.end == o->in.start && kind &&
	    !strcmp(kind, "party");
}

/* As far to the left as a name may reach. */
static void places(struct organ_end *o)
{
	const struct reader *r = o->r;
	uint8_t quoted = r->mark[o->in.end - 1] & (INK_QUOTE | INK_TITLE);

	for (uint32_t k = 0; k <= span_len(o->in); k++)
		o->place[k] = (struct organ_place){ .level = FAR, .pair =
		    k > 1 ? row(PAIR, r->f[o->in.end - k],
		    r->f[o->in.end - k + 1]) : 0 };
	o->first = o->in.start;
	for (uint32_t i = o->in.start; i-- > o->floor &&
	    o->in.end - i <= ORGAN_LONGEST && r->f[i] != CHAR_DE &&
	    !is_taken(o, i) && !is_apart(o, i) && !parts_names(o, i) &&
	    !is_second(o, i + 1) &&
	    (utf_is_han(r->f[i]) || is_digit(r->f[i]) ||
	    in_company(o, i)) &&
	    (r->mark[i] & (INK_QUOTE | INK_TITLE)) == quoted &&
	    o->place[o->in.end - i - 1].unknown <= UNKNOWN_MOST + 3;
	    o->first = i)
		o->place[o->in.end - i] = place_of(o, i);
}

bool organ_look(const struct reader *r, uint32_t e, uint32_t floor,
    struct span last, struct organ_end *out)
{
	const struct token *t = token_before(&r->tokens, e, floor,
	    WORDS(ORGAN));
	struct match session;

	if (!t || r->mark[e - 1] & (INK_TITLE | INK_NUMBER) || goes_on(r, t))
		return false;
	out->r = r;
	out->in = t->in;
	out->floor = floor;
	out->last = last;
	out->kind = organ_kind(r, (struct span){ floor, e });
	out->words = 0;
	if (!out->kind || is_taken(out, t->in.start) || is_taken(out, e - 1) ||
	    match_in(r, PAT_SESSION_BEHIND, e, e + 8 < r->n ?
	    e + 8 : r->n, &session))
		return false;
	for (uint32_t i = t->in.start; i < e; i++)
		out->words = out->words * 31 + r->f[i];
	out->kind_code = code_of(out->kind);
	t = token_before(&r->tokens, e, floor, WORDS(WHOLE));
	out->whole = t && t->in.start <= out->in.start;
	places(out);
	return true;
}

/* --- features */

/* The character at i: all digits are one, and all that is not Chinese. */
static uint32_t at(const struct reader *r, uint32_t i)
{
	return i >= r->n ? 0 : utf_is_han(r->f[i]) ? r->f[i] :
	    is_digit(r->f[i]) ? '0' : ',';
}

static uint32_t code(const struct token *t)
{
	return t ? t->class << 3 | (span_len(t->in) > 4 ? 4 : span_len(t->in)) :
	    0;
}

static uint32_t least(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

/* The words behind the ending: the next two, and what the names of a branch's
 * trade lead to, as another ending (the police's traffic detachment). */
static size_t words_behind(const struct organ_end *o, uint32_t *v)
{
	enum { FAR_ON = 4 };
	const struct tokens *all = &o->r->tokens;
	const struct token *t = token_at(all, o->in.end, o->r->n, ANY_WORD);
	uint32_t two = code(t) << 8 | code(t ? token_at(all, t->in.end,
	    o->r->n, ANY_WORD) : NULL);
	uint32_t domains = 0;
	size_t n = 0;

	while (t && t->class == WORD_DOMAIN && domains++ < FAR_ON)
		t = token_at(all, t->in.end, o->r->n, ANY_WORD);
	v[n++] = row(WORDS_BEHIND, two, 0);
	v[n++] = row(KIND_BEHIND, two, o->kind_code);
	v[n++] = row(BRANCH, code(t), domains);
	v[n++] = row(BRANCH_ENDING, code(t), o->words);
	return n;
}

static size_t none(const struct organ_end *o, uint32_t *v)
{
	const struct reader *r = o->r;
	uint32_t s = o->in.start, e = o->in.end;
	uint32_t word = code(token_before(&r->tokens, s, o->floor, ANY_WORD));
	size_t n = words_behind(o, v);

	v[n++] = row(ENDING, o->words, 0);
	v[n++] = row(KIND, o->kind_code, 0);
	v[n++] = row(BEFORE_TWO, at(r, s - 1), at(r, s - 2));
	v[n++] = row(BEFORE, at(r, s - 1), 0);
	v[n++] = row(BEHIND_TWO, at(r, e), at(r, e + 1));
	v[n++] = row(BEHIND, at(r, e), 0);
	v[n++] = row(KIND_BEHIND_ONE, at(r, e), o->kind_code);
	v[n++] = row(WORD_KIND, word, o->kind_code);
	v[n++] = row(WORD_ENDING, word, o->words);
	v[n++] = row(QUOTED, r->mark[s] & (INK_QUOTE | INK_TITLE), 0);
	return n;
}

/* What stands around the place. */
static size_t around(const struct organ_end *o, uint32_t i, uint32_t *v)
{
	const struct reader *r = o->r;
	const struct token *before = token_before(&r->tokens, i, o->floor,
	    ANY_WORD);
	const struct token *again = before ? token_before(&r->tokens,
	    before->in.start, o->floor, ANY_WORD) : NULL;
	uint32_t word = code(before), behind = code(token_at(&r->tokens, i,
	    o->in.end, ANY_WORD));
	size_t n = 0;

	v[n++] = row(ONE_BEFORE, at(r, i - 1), 0);
	v[n++] = row(TWO, at(r, i), at(r, i + 1));
	v[n++] = row(ONE, at(r, i), 0);
	v[n++] = row(WORDS_AT, word, behind);
	v[n++] = row(TWO_WORDS, code(again), word);
	v[n++] = row(WORD_ONE, word, at(r, i));
	v[n++] = row(ONE_BEFORE_WORD, at(r, i - 1), behind);
	v[n++] = row(INSIDE, o->place[o->in.end - i].within != 0, 0);
	return n;
}

/* What a name that begins there would be made of. */
static size_t made_of(const struct organ_end *o, uint32_t i, uint32_t *v)
{
	const struct organ_place *p = &o->place[o->in.end - i];
	uint32_t length = least(o->in.start - i, 9);
	uint32_t unknown = least(p->unknown, 6);
	size_t n = 0;

	v[n++] = row(LENGTH_KIND, length, o->kind_code);
	v[n++] = row(LENGTH, length, 0);
	v[n++] = row(UNKNOWN_KIND, unknown, o->kind_code);
	v[n++] = row(UNKNOWN, unknown, 0);
	v[n++] = row(NAMES_KIND, p->names, o->kind_code);
	v[n++] = row(OTHERS, p->others, 0);
	v[n++] = row(OTHERS_KIND, p->others, o->kind_code);
	for (uint32_t k = o->in.end - i; k > 1; k--)
		v[n++] = o->place[k].pair;
	return n;
}

/* Whether what stands before i is no name: the end of a line, a stop. */
static bool is_edge(const struct organ_end *o, uint32_t i)
{
	const struct reader *r = o->r;

	return i <= o->floor || !utf_is_han(r->f[i - 1]) ||
	    (r->mark[i - 1] & (INK_QUOTE | INK_TITLE)) !=
	    (r->mark[i] & (INK_QUOTE | INK_TITLE));
}

/* Whether a word that stands before names ends at i. */
static bool is_linked(const struct organ_end *o, uint32_t i)
{
	const struct reader *r = o->r;
	const struct token *t = token_before(&r->tokens, i, o->floor,
	    WORDS(CUE) | WORDS(VERB) | WORDS(SCOPE));

	return r->mark[i - 1] & INK_DATE || (t && span_len(t->in) > 1) ||
	    token_before(&r->tokens, i, o->floor, WORDS(LINK)) ||
	    (set_has(SET_LINKS_TO_LEVELS, r->f[i - 1]) &&
	    token_at(&r->tokens, i, r->n, WORDS(LEVEL)));
}

/* Levels, places and what parts names from the sentence. */
static size_t borders(const struct organ_end *o, uint32_t i, uint32_t *v)
{
	const struct tokens *all = &o->r->tokens;
	const struct token *level = token_at(all, i, o->in.end, WORDS(LEVEL));
	bool place = level || token_at(all, i, o->in.end, WORDS(PLACE));
	uint32_t border = is_edge(o, i) ? 1 : is_linked(o, i) ? 2 : 0;
	uint32_t far = o->place[o->in.end - i].level;
	size_t n = 0;

	v[n++] = row(LEVEL_AT, level ? span_len(level->in) : 0, o->r->f[i]);
	v[n++] = row(EDGE_LEVEL, border, level ? span_len(level->in) : 0);
	v[n++] = row(EDGE_FAR, far, border);
	v[n++] = row(LEVEL_FAR, far, place);
	v[n++] = row(OWN_PLACE, behind_own_place(o, i), 0);
	return n;
}

/* Whether the level that stands at i stands again right before the ending, and
 * behind another: two names without a joiner. */
static bool level_again(const struct organ_end *o, uint32_t i)
{
	const struct reader *r = o->r;
	uint32_t k = o->in.start - 1;

	return i < k && r->f[i] == r->f[k] &&
	    token_at(&r->tokens, i, k, WORDS(LEVEL)) &&
	    token_before(&r->tokens, k, i, WORDS(ORGAN));
}

/* The 4th meeting: a name does not begin within a number. */
static bool in_number(const struct reader *r, uint32_t i)
{
	return i && is_digit(r->f[i]) && is_digit(r->f[i - 1]);
}

bool organ_may(const struct organ_end *o, uint32_t i)
{
	const struct organ_place *p = &o->place[o->in.end - i];

	return i + 1 < o->in.end && !p->inside && !in_number(o->r, i) &&
	    p->unknown <= UNKNOWN_MOST && !(p->within &
	    (WORDS(DOMAIN) | WORDS(ORGAN) | WORDS(PLACE) | WORDS(APART))) &&
	    !level_again(o, i);
}

size_t organ_features(const struct organ_end *o, uint32_t i, uint32_t *v)
{
	size_t n;

	if (i == o->in.end)
		return none(o, v);
	n = around(o, i, v);
	n += made_of(o, i, v + n);
	return n + borders(o, i, v + n);
}
