/* SPDX-License-Identifier: MIT */
/* The parts of a quantity: number, range, fraction, unit. */
#include "reading/amount.h"

enum { PLAIN = 0, LONE = UNIT_LONE, GRADE = UNIT_GRADE, HOUSE = UNIT_HOUSE,
	FLOOR = UNIT_FLOOR, LINE = UNIT_LINE, HELD = UNIT_HELD,
	SESSION = UNIT_SESSION, MORE = UNIT_MORE, SIGNED = UNIT_SIGNED,
	DAY = UNIT_DAY, CLOCK = UNIT_CLOCK, TEAM = UNIT_TEAM,
	OCLOCK = UNIT_HOUR, NAMED = UNIT_NAMED, LISTED = UNIT_LISTED,
	HALF = UNIT_HALF };

static const struct unit units[] = {
#define UNIT(text, kind, traits) { QUANTITY_##kind, traits },
#include "lexicon/unit.def"
#undef UNIT
};

uint32_t blank_skip(const struct reader *r, uint32_t i, uint32_t end)
{
	while (i < end && r->f[i] == ' ' && i + 1 < end && r->f[i + 1] != ' ')
		i++;
	return i;
}

/* --- words that a figure belongs behind */

enum { BARE = CLAIM_BARE, LACKS = CLAIM_LACKS, DATED = CLAIM_DATED,
	CHANNEL = CLAIM_CHANNEL, GIVES = CLAIM_GIVES, HOUR = CLAIM_HOUR,
	MONEY = CLAIM_MONEY, BELOW = CLAIM_BELOW };

static const struct {
	uint8_t of;
	const char *not_behind;
} claims[] = {
#define CLAIM(text, of, not_behind) { of, not_behind },
#include "lexicon/claim.def"
#undef CLAIM
};

static bool is_claim(const struct reader *r, const struct token *w, uint8_t of)
{
	return w->class == WORD_CLAIM && claims[w->row].of & of &&
	    !one_of_set(claims[w->row].not_behind, front(r, w->in.start, 0));
}

const struct token *claim_ends(const struct reader *r, uint32_t i,
    uint32_t start, uint8_t of)
{
	const struct tokens *t = &r->tokens;

	for (uint32_t k = t->to[i]; k < t->to[i + 1]; k++)
		if (t->v[t->ends[k]].in.start >= start &&
		    is_claim(r, &t->v[t->ends[k]], of))
			return &t->v[t->ends[k]];
	return NULL;
}

bool claim_in(const struct reader *r, struct span s, uint8_t of)
{
	for (uint32_t k = r->tokens.from[s.start]; k < r->tokens.n &&
	    r->tokens.v[k].in.start < s.end; k++)
		if (is_claim(r, &r->tokens.v[k], of))
			return true;
	return false;
}

/* --- units */

/* The unit at i: a shorter one where the last character of the longest only
 * begins a noun: of 20 buses, no shifts of machines. */
static const struct token *unit_word(const struct tokens *t, uint32_t i,
    uint32_t end)
{
	const struct token *word = token_at(t, i, end, WORDS(UNIT)), *less;
	const struct token *noun = word && span_len(word->in) == 2 ?
	    token_at(t, i + 1, end, WORDS(NOUN)) : NULL;

	if (!noun || noun->in.end <= word->in.end)
		return word;
	less = token_at(t, i, i + 1, WORDS(UNIT));
	return less ? less : word;
}

const struct unit *unit_at(const struct reader *r, uint32_t i,
    uint32_t end, uint32_t *stop, struct unit *own)
{
	const struct token *word = i < end ? unit_word(&r->tokens, i, end) :
	    NULL;
	const struct unit *best = word ? &units[word->row] : NULL;
	uint32_t longest = word ? span_len(word->in) : 0;

	for (size_t k = 0; r->profile && k < r->profile->units.n; k++) {
		const struct profile_unit *u = &r->profile->units.v[k];
		uint32_t n = points_of(u->text.s);

		if (n > longest && i + n <= end && in_text(r, i, u->text.s)) {
			*own = (struct unit){ u->kind, u->lone ? LONE : 0 };
			longest = n;
			best = own;
		}
	}
	*stop = i + longest;
	return best;
}

/* Where the unit at i ends; 0: none. */
static uint32_t unit_end(const struct reader *r, uint32_t i, uint32_t end)
{
	struct unit own;
	uint32_t stop;

	return unit_at(r, i, end, &stop, &own) ? stop : 0;
}

/* Whether what stands at i, to stop, only begins another word: not where one
 * that begins at stop reaches further: of 8 units long idle, no parents; of 57
 * villages with few people, no persons. */
static bool opens_word(const struct reader *r, uint32_t i, uint32_t stop)
{
	const struct token *t = stop - i > 1 ? NULL :
	    token_at(&r->tokens, i, r->n, WORDS(HIDE)), *next;

	if (!t || t->in.end <= stop)
		return false;
	next = token_at(&r->tokens, stop, r->n, WORDS(LINK) | WORDS(HIDE) |
	    WORDS(NOUN) | WORDS(DOMAIN));
	return !next || next->in.end <= t->in.end;
}

void quantity_unit_take(struct reader *r, struct quantity *q, uint32_t from,
    uint32_t to)
{
	q->unit = utf8_of(r->a, r->c + from, to - from);
	for (uint32_t i = from; i < to; i++)
		if (r->f[i] != r->c[i] && is_ascii(r->f[i]))
			q->unit = utf8_of(r->a, r->f + from, to - from);
	q->end = to;
}

/* "odd" or "half" inside a unit: it is the unit without it. */
static void unit_of_more(struct reader *r, struct quantity *q, uint32_t from,
    uint32_t to)
{
	str part[2] = { utf8_of(r->a, r->c + from, 1),
		utf8_of(r->a, r->c + from + 2, to - from - 2) };
	struct decimal half = { .exponent = -1 };

	q->unit = arena_join(r->a, part, 2);
	if (q->traits & UNIT_HALF) {
		decimal_push(&half, 5);
		decimal_add(q->range ? &q->m.value : &q->n.value, &half);
		q->n.lone = false;
	} else {
		q->n.more = true;
	}
	q->end = to;
}

/* 3 large problems: the word for large is their classifier. */
static bool unit_large(struct reader *r, struct quantity *q, uint32_t at,
    uint32_t end)
{
	enum { FAR = 6 };
	struct match m;

	if (point_at(r, at, end) != CHAR_LARGE || !q->n.arabic || !match_in(r,
	    PAT_LARGE_ONES, at, at + FAR < end ? at + FAR : end, &m))
		return false;
	quantity_unit_take(r, q, at, at + 1);
	return true;
}

/* A second classifier in brackets. */
static uint32_t bracket_unit(const struct reader *r, uint32_t i, uint32_t end)
{
	uint32_t stop;

	if (i + 2 < end && r->f[i] == '(' && (stop = unit_end(r, i + 1, end)) &&
	    stop < end && r->f[stop] == ')')
		return stop + 1;
	return i;
}

/* 420PFLOPS, 3000TEU: letters behind a figure that stands in Chinese text. */
static bool unit_latin(struct reader *r, struct quantity *q, uint32_t at,
    uint32_t end)
{
	uint32_t to = at;

	while (to < end && is_latin(r->f[to]))
		to++;
	if (!q->n.arabic || q->range || to - at < 2 || to - at > 8 ||
	    !q->n.start || !utf_is_han(r->f[q->n.start - 1]) || (to < end &&
	    !set_has(SET_LATIN_STOPS, r->f[to])))
		return false;
	quantity_unit_take(r, q, at, to);
	return q->guessed = true;
}

/* One character between a figure and a stop is its classifier, though no table
 * has it; but not one that makes the figure a name or a time. */
static bool unit_guessed(struct reader *r, struct quantity *q, uint32_t at,
    uint32_t end)
{
	uint32_t before = front(r, q->n.start, 0);
	uint32_t next = at + 1 < end ? r->f[at + 1] : CHAR_FULL_STOP;
	uint32_t width = next == CHAR_TIMES ? 2 : 1;

	if (width > 1)
		next = at + 2 < end ? r->f[at + 2] : CHAR_FULL_STOP;
	if (!q->n.arabic || q->range || at >= end || at != q->n.end ||
	    !utf_is_han(r->f[at]) || !(utf_is_han(before) || before == ')' ||
	    before == CHAR_QUOTE_RIGHT) ||
	    set_has(SET_GUESS_NO_FRONT, before) ||
	    !set_has(SET_STOPS, next) ||
	    set_has(SET_GUESS_NO_UNIT, r->f[at]))
		return false;
	quantity_unit_take(r, q, at, at + width);
	return q->guessed = true;
}

bool quantity_unit(struct reader *r, struct quantity *q, uint32_t i,
    uint32_t end)
{
	uint32_t at = blank_skip(r, i, end), stop, wide;
	struct unit own;
	const struct unit *u = unit_at(r, at, end, &stop, &own);

	if (u && u->traits & UNIT_HALF &&
	    set_has(SET_HALF_OF, point_at(r, stop, end)))
		u = unit_at(r, at, stop - 1, &stop, &own);	/* 3 years,
						half a year's report */
	if (!u)
		return unit_large(r, q, at, end) ||
		    unit_guessed(r, q, at, end) ||
		    unit_latin(r, q, at, end);
	if (opens_word(r, at, stop))
		return false;
	q->kind = u->kind;
	q->traits = u->traits;
	if (u->traits & (UNIT_MORE | UNIT_HALF)) {
		unit_of_more(r, q, at, stop);
		return true;
	}
	if (u->kind == QUANTITY_COUNT && point_at(r, stop, end) == CHAR_TIMES &&
	    r->f[stop - 1] != CHAR_TIMES &&
	    !token_at(&r->tokens, stop, end, WORDS(HIDE)))
		stop++;		/* a classifier of occurrences */
	wide = bracket_unit(r, stop, end);
	if (wide > stop) {
		q->unit = utf8_of(r->a, r->c + at, wide - at);
		q->end = wide;
	} else {
		quantity_unit_take(r, q, at, stop);
	}
	return true;
}

/* --- fractions: thirds, parts of a hundred, tenths */

bool quantity_fraction(struct reader *r, struct quantity *q, uint32_t end)
{
	uint32_t i = q->n.end;
	struct number whole = q->n, part;
	bool percent;

	if (i + 2 >= end || !key_at(&r->tokens, i, KEY_PARTS_OF) ||
	    !number_at(r, i + 2, end, &part) || part.range)
		return false;
	percent = whole.bare_scale && decimal_whole(&whole.value) == 100;
	if (percent && part.bare_scale)	/* "all of it", no figure */
		return false;
	q->value = percent ? decimal_print(r->a, &part.value) :
	    decimal_fraction(r->a, &part.value, &whole.value);
	if (!q->value.s)	/* a third in words, 33.1 in digits */
		return false;
	q->kind = percent ? QUANTITY_PERCENT : QUANTITY_RATIO;
	if (percent)
		q->unit = STR("%");
	q->fraction = true;
	q->end = part.end;
	q->n.more = part.more;
	return true;
}

/* 2/3: a share, where it is no date, rate or telephone. */
bool quantity_slash(struct reader *r, struct quantity *q, uint32_t start,
    uint32_t end)
{
	uint32_t i = q->n.end;
	struct number whole;
	int64_t n, m;

	if (!q->n.arabic || i >= end || r->f[i] != '/' || q->n.scaled ||
	    (q->n.start > start && !utf_is_han(r->f[q->n.start - 1])) ||
	    !number_at(r, i + 1, end, &whole) || whole.scaled ||
	    unit_end(r, whole.end, end))
		return false;
	n = decimal_whole(&q->n.value);
	m = decimal_whole(&whole.value);
	if (n < 0 || n >= m || m > 20)
		return false;
	q->value = decimal_fraction(r->a, &q->n.value, &whole.value);
	q->kind = QUANTITY_RATIO;
	q->fraction = true;
	q->end = whole.end;
	return true;
}

/* The digit behind tenths. */
static int tenth_half(const struct reader *r, uint32_t i, uint32_t end)
{
	uint32_t c = point_at(r, i, end);
	int digit = number_digit(c);

	if (digit > 0 && c != CHAR_ONE)
		return digit;
	return c == CHAR_HALF ? 5 : 0;
}

bool quantity_tenths(struct reader *r, struct quantity *q, uint32_t end)
{
	uint32_t i = blank_skip(r, q->n.end, end);
	int64_t n = decimal_whole(&q->n.value);
	struct decimal value = q->n.value;
	int half;

	if (point_at(r, i, end) != CHAR_TENTH || n > 10 || n == 0 ||
	    (n < 0 && value.n + value.exponent > 1) || q->n.range ||
	    opens_word(r, i, i + 1))
		return false;
	q->end = i + 1;
	half = tenth_half(r, q->end, end);
	if (half) {
		struct decimal x = { .exponent = -1 };

		decimal_push(&x, half);
		decimal_add(&value, &x);
		q->end++;
	}
	if (point_at(r, q->end, end) == CHAR_MANY) {
		q->n.more = true;
		q->end++;
	}
	value.exponent--;
	q->kind = QUANTITY_RATIO;
	q->fraction = true;
	q->value = decimal_print(r->a, &value);
	return true;
}

/* --- ranges */

static uint32_t joiner(const struct reader *r, uint32_t i, uint32_t end)
{
	if (i >= end || !set_has(SET_RANGE_JOINERS, r->f[i]))
		return 0;
	return r->f[i] == CHAR_DASH && point_at(r, i + 1, end) == CHAR_DASH ?
	    i + 2 : i + 1;
}

/* 3 to 5 thousand: whether the first is 3000 is not said (GB/T 15835-2011,
 * 5.1.5). */
static void range_scale(struct quantity *q, bool own_unit)
{
	struct decimal low = q->n.value;

	if (own_unit || q->n.scale || !q->m.scale)
		return;
	low.exponent += q->m.scale;
	if (!q->m.arabic && (!q->n.lone || q->m.scale < 2 ||
	    decimal_compare(&low, &q->m.value) >= 0))
		return;
	q->ambiguous = q->n.arabic && q->m.scaled;
	q->n.value = low;
}

/* The same unit behind both ends. */
static bool same_unit(const struct reader *r, struct span u, uint32_t i,
    uint32_t end)
{
	uint32_t stop = unit_end(r, i, end);

	return stop && stop - i == span_len(u) &&
	    !memcmp(r->f + i, r->f + u.start, span_len(u) * sizeof(*r->f));
}

bool quantity_range(struct reader *r, struct quantity *q, uint32_t end)
{
	struct span own = { q->n.end, q->n.end };
	uint32_t next = joiner(r, own.end, end);
	struct number m;

	if (q->n.range) {
		q->m = q->n;
		q->m.value = q->n.max;
		return q->range = true;
	}
	if (!next && (own.end = unit_end(r, own.start, end)))
		next = joiner(r, own.end, end);
	if (!next || next >= end || is_digit(r->f[next]) != q->n.arabic ||
	    !number_at(r, next, end, &m) || m.range ||
	    (span_len(own) && !same_unit(r, own, m.end, end)))
		return false;
	q->m = m;
	q->range = true;
	range_scale(q, span_len(own));
	return true;
}
