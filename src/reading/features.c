/* SPDX-License-Identifier: MIT */
/* What speaks for a span as the thing that a figure counts: features. */
#include "reading/counted.h"
#include "reading/weights.h"

enum { OF_NAMES = WORDS(VERB) | WORDS(FIRST) | WORDS(NOMINAL) | WORDS(SCOPE) |
	WORDS(NOUN) | WORDS(ORGAN) | WORDS(UNIT) };

/* Where the weights begin that two values of a kind have: eight, one for each
 * role in which they may speak. */
static inline uint32_t row(uint32_t kind, uint32_t a, uint32_t b)
{
	return feature_row(kind, a, b, WEIGHT_BITS);
}

static inline uint32_t pair(uint32_t a, uint32_t b)
{
	return a * 0x01000193u ^ b;
}

int32_t weigh(const struct counting *c, const uint32_t *v, size_t n,
    unsigned role)
{
	const weight *w = c->weights + role;
	int32_t sum = 0;

	for (; n > 1; n -= 2, v += 2)
		sum += w[v[0]] + w[v[1]];
	return n ? sum + w[v[0]] : sum;
}

static const struct token *word_of(const struct counting *c, uint32_t word)
{
	return word ? &c->r->tokens.v[word - 1] : NULL;
}

static uint16_t word_code(const struct counting *c, uint32_t word)
{
	const struct token *t = word_of(c, word);
	uint32_t len = t ? span_len(t->in) : 0;

	return t ? (uint16_t)(t->class << 3 | (len > 4 ? 4 : len)) : 0;
}

/* Whether a choice may begin, end at i: not within a Latin word or number, nor
 * within an organization's name or a word that is known, unless another begins,
 * ends there. */
static void edges(const struct reader *r, uint32_t i, struct spot *s)
{
	bool edge = !(s->organ & NAME_INSIDE) && !(i && i < r->n &&
	    is_latin_or_digit(r->f[i]) && is_latin_or_digit(r->f[i - 1]));

	s->first = edge && i < r->n && !(s->inside && !s->word) &&
	    !set_has(SET_NOT_FIRST, r->f[i]);
	s->last = edge && i && !(s->inside && !s->ended) &&
	    !set_has(SET_NOT_LAST, r->f[i - 1]);
}

/* All stops are one character, and so are all digits; two stops stand before
 * the prose and behind it. */
static void characters(struct counting *c)
{
	const struct reader *r = c->r;
	uint32_t *as = arena_room(r->a, uint32_t, r->n + 4);
	uint8_t pairs = 0;

	as[0] = as[1] = as[r->n + 2] = as[r->n + 3] = ',';
	c->as = as + 2;
	c->spot = arena_room(r->a, struct spot, r->n + 1);
	for (uint32_t i = 0; i < r->n; i++) {
		uint32_t x = r->f[i];

		c->spot[i] = (struct spot){ .pairs = pairs };
		c->as[i] = x;
		if (utf_is_usual(x))
			continue;
		if (r->tokens.clause[i + 1] == i + 1)
			c->as[i] = ',';
		else if (is_digit(x))
			c->as[i] = '0';
		pairs += x == '(' || x == ')' || x == CHAR_QUOTE_LEFT ||
		    x == CHAR_QUOTE_RIGHT;
	}
	c->spot[r->n] = (struct spot){ .pairs = pairs };
}

static void organs_at(struct counting *c)
{
	const struct letter *l = c->r->l;

	for (size_t k = 0; k < l->marks.n; k++) {
		struct span s = l->marks.v[k]->value.in;

		if (l->marks.v[k]->kind != MARK_ORGANIZATION)
			continue;
		c->spot[s.start].organ |= NAME_BEGINS;
		c->spot[s.end].organ |= NAME_ENDS;
		for (uint32_t i = s.start + 1; i < s.end; i++)
			c->spot[i].organ |= NAME_INSIDE;
	}
}

void spots_open(struct counting *c)
{
	const struct tokens *t = &c->r->tokens;
	uint32_t whole = 0;	/* where the nouns so far end */

	characters(c);
	organs_at(c);
	for (uint32_t k = 0; k < t->n; k++) {
		const struct token *w = &t->v[k];
		struct spot *s = &c->spot[w->in.start];
		struct spot *e = &c->spot[w->in.end];

		if (!(OF_NAMES >> w->class & 1) || w->in.end < whole)
			continue;	/* a noun hides the words in it */
		if (w->class == WORD_NOUN)
			whole = w->in.end;
		if (!e->ended)		/* the longest comes first */
			e->ended = k + 1;
		if (s->word)
			continue;
		s->word = k + 1;
		for (uint32_t i = 1; i <= 3 && s + i < e; i++)
			s[i].inside = (uint16_t)(w->class << 3 | i);
	}
}

/* The characters and words around a place.  Each stands for two weights: of a
 * choice that begins here, and of one that ends. */
static void feature_spot(const struct counting *c, uint32_t i, uint32_t *v)
{
	enum { ONE = 1, TWO, THREE, WORDS_AT, WITHIN, ORGAN_AT };
	const uint32_t *at = c->as + i;
	const struct spot *s = &c->spot[i];

	v[0] = row(ONE, at[-1], 0);
	v[1] = row(ONE, at[0], 0) + 2;
	v[2] = row(TWO, at[-2], at[-1]);
	v[3] = row(TWO, at[-1], at[0]) + 2;
	v[4] = row(TWO, at[0], at[1]) + 4;
	v[5] = row(THREE, pair(at[-1], at[0]), at[1]) + 2;
	v[6] = row(WORDS_AT, s->before, s->at);
	v[7] = row(WITHIN, s->inside, 0);
	v[8] = row(ORGAN_AT, s->organ, s->organ ? s->at : 0);
	v[9] = row(THREE, pair(at[-2], at[-1]), at[0]);	/* of an end only */
}

size_t feature_ends(const struct counting *c, struct span s, uint32_t *v)
{
	const size_t starts = SPOT_FEATURES - 1;

	feature_spot(c, s.start, v);
	feature_spot(c, s.end, v + starts);
	for (size_t k = 0; k < SPOT_FEATURES; k++)
		v[starts + k]++;
	return starts + SPOT_FEATURES;
}

void spot_know(struct counting *c, uint32_t i)
{
	struct spot *s = &c->spot[i];
	uint32_t v[SPOT_FEATURES];

	if (!s->known) {
		s->at = word_code(c, s->word);
		s->before = word_code(c, s->ended);
		edges(c->r, i, s);
	}
	s->known = c->now;
	feature_spot(c, i, v);
	s->start = weigh(c, v, SPOT_FEATURES - 1, 0);
	s->end = weigh(c, v, SPOT_FEATURES, 1);
}

/* Distances as few numbers. */
static uint32_t steps(uint32_t n)
{
	return n < 6 ? n : n < 8 ? 6 : n < 12 ? 7 : n < 20 ? 8 : 9;
}

static uint32_t gap_to(const struct figure *f, const struct segment *g,
    uint32_t i)
{
	if (g->where == BEHIND)
		return i > f->end ? i - f->end : 0;
	return f->start > i ? f->start - i : 0;
}

size_t feature_figure_start(const struct figure *f, const struct segment *g,
    uint32_t i, uint32_t *v)
{
	const struct counting *c = f->c;
	const struct spot *s = &c->spot[i];
	size_t n = 0;

	v[n++] = row(42, s->before, s->at) + g->where;
	v[n++] = row(43, c->as[i], 0) + g->where;
	v[n++] = row(45, f->unit, c->as[i]);
	v[n++] = row(44, i == g->in.start, g->where <= BEFORE ?
	    steps(gap_to(f, g, i)) : 0) + g->where;
	return n;
}

static uint32_t words_hash(const struct reader *r, uint32_t from, uint32_t to)
{
	uint32_t h = 7;

	for (; from < to; from++)
		h = pair(h, r->f[from]);
	return h;
}

size_t feature_figure_end(const struct figure *f, const struct segment *g,
    uint32_t i, uint32_t *v)
{
	const struct counting *c = f->c;
	const struct spot *s = &c->spot[i];
	const uint32_t *at = c->as + i;
	uint32_t kind = f->m->statistic.kind, gap = gap_to(f, g, i);
	bool near = g->where == BEFORE;
	size_t n = 0;

	v[n++] = row(51, at[0], 0) + g->where;
	v[n++] = row(52, s->before, s->at) + g->where;
	v[n++] = row(53, f->unit, at[-1]);
	v[n++] = row(54, f->unit, pair(at[-2], at[-1]));
	v[n++] = row(56, i == g->in.end, near ? steps(gap) : 0) + g->where;
	v[n++] = row(58, kind, s->at) + g->where;
	if (near)
		v[n++] = row(57, kind, gap <= 8 ? words_hash(c->r, i,
		    f->start) : 0);
	return n;
}

/* How the words of a span follow one another, by class. */
static uint32_t signature(const struct counting *c, struct span s, bool *verb)
{
	const struct reader *r = c->r;
	uint32_t h = 1, last = 99, n = 0;

	for (uint32_t i = s.start; i < s.end; ) {
		const struct token *t = word_of(c, c->spot[i].word);

		if (t && t->in.end > s.end)
			t = token_at(&r->tokens, i, s.end, OF_NAMES);

		uint32_t class = t ? t->class : r->f[i] == CHAR_DE ? 50 :
		    r->f[i] == CHAR_SUCH ? 52 :
		    set_has(SET_JOINERS, r->f[i]) ? 51 : 0;

		*verb = *verb || class == WORD_VERB;
		if (class != last && n++ < 5)
			h = pair(h, class + 1);
		last = class;
		i = t ? t->in.end : i + 1;
	}
	return h;
}

/* What stands between the last stop, figure or date and the figure. */
static void before_figure(struct figure *f)
{
	const struct reader *r = f->c->r;
	struct span s = { f->start, f->start };
	bool verb = false;

	if (f->segments > 1 && f->segment[1].where == BEFORE &&
	    f->segment[1].in.end == f->start)
		s = f->segment[1].in;
	f->room = span_len(s);
	f->words = f->room <= 6 ? words_hash(r, s.start, s.end) : f->room;
	f->shape = signature(f->c, s, &verb);
}

/* Of the figure, in each place where a choice may stand: rows. */
void feature_figure(struct figure *f)
{
	const struct counting *c = f->c;
	const struct statistic *s = &f->m->statistic;
	const uint32_t *a = c->as + f->start, *b = c->as + f->end;
	const struct spot *before = &c->spot[f->start];
	uint32_t at = c->spot[f->end].at;
	const struct token *t = word_of(c, before->ended);
	uint32_t *v = f->row;

	before_figure(f);
	*v++ = row(61, s->kind, 0);
	*v++ = row(62, f->unit, 0);
	*v++ = row(63, b[0], 0);
	*v++ = row(64, b[0], b[1]);
	*v++ = row(65, a[-1], 0);
	*v++ = row(66, a[-2], a[-1]);
	*v++ = row(67, before->before, 0);
	*v++ = row(68, at, 0);
	*v++ = row(69, before->before, pair(s->kind, at));
	*v++ = row(70, s->change, s->kind);
	*v++ = row(71, s->total != NULL, s->kind);
	*v++ = row(72, f->end > f->m->value.in.end, f->runs > 1);
	*v++ = row(73, f->i - f->line > 2 ? 3 : (uint32_t)(f->i - f->line),
	    s->kind);
	*v++ = row(74, s->kind, b[0]);
	*v++ = row(75, f->unit, before->before);
	*v++ = row(76, f->unit, at);
	*v++ = row(77, t ? t->class + 1u : 0, t ? t->row : 0);
	*v++ = row(78, f->words, 0);
	*v++ = row(79, s->kind, f->shape);
	*v++ = row(80, steps(f->room), s->kind);
	f->rows = (size_t)(v - f->row);
}

/* What figures of its line before it count. */
void feature_history(struct figure *f)
{
	struct span last = {0};
	uint32_t seen = 0;

	for (size_t k = f->i; k-- > f->line && f->i - k <= LOOK_BACK; ) {
		const struct mark *m = f->c->v[k];
		struct span in = m->statistic.of_in;

		if (!span_len(in))
			continue;
		if (in.start != last.start)
			seen++;
		last = in;
		f->before[f->befores++] = (struct counted){ in, m,
		    (uint32_t)(f->i - k), seen };
	}
}

/* What it has to do with the things that figures before it count. */
static size_t history(const struct figure *f, struct span s, uint32_t *v)
{
	const struct statistic *own = &f->m->statistic;
	bool seen = false;
	size_t n = 0;

	for (size_t k = 0; k < f->befores; k++) {
		const struct counted *b = &f->before[k];
		const struct statistic *x = &b->m->statistic;

		if (b->in.start != s.start || b->in.end != s.end)
			continue;
		if (!seen) {
			uint32_t unit = str_eq(x->unit, own->unit);

			seen = true;
			v[n++] = row(81, b->seen, own->kind);
			v[n++] = row(82, b->seen, own->kind) + unit;
			v[n++] = row(83, pair(x->kind, own->kind), own->change);
			v[n++] = row(84, f->runs > 1, f->respectively) +
			    (b->steps == f->runs);
			v[n++] = row(85, f->shape, 0) + unit;
			v[n++] = row(88, b->seen, f->words);
		}
		if (b->m == own->total)
			v[n++] = row(86, own->kind, str_eq(x->unit, own->unit));
	}
	if (!seen)
		v[n++] = row(87, f->befores > 0, own->kind);
	return n;
}

size_t feature_span(const struct figure *f, const struct segment *g,
    struct span s, uint32_t *v)
{
	const struct counting *c = f->c;
	const struct reader *r = c->r;
	const uint32_t *a = c->as + s.start, *b = c->as + s.end;
	uint32_t len = span_len(s), whole = words_hash(r, s.start, s.end);
	uint32_t side = g->where == BEHIND, kind = f->m->statistic.kind;
	bool verb = false;
	uint32_t shape = signature(c, s, &verb);
	size_t n = 0;

	v[n++] = row(101, len, 0) + side;
	v[n++] = row(102, len, kind);
	v[n++] = row(103, whole, 0);
	v[n++] = row(104, whole, f->unit);
	v[n++] = row(105, shape, 0) + side;
	v[n++] = row(106, verb, 0) + g->where;
	v[n++] = row(107, a[-1], b[0]);
	v[n++] = row(108, pair(r->f[s.start], a[1]), pair(b[-2],
	    r->f[s.end - 1]));
	v[n++] = row(109, r->f[s.start] == CHAR_QUOTE_LEFT, pair(
	    r->f[s.end - 1] == CHAR_QUOTE_RIGHT,
	    (r->mark[s.start] & INK_QUOTE) != 0));
	v[n++] = row(110, c->spot[s.start].before, c->spot[s.end].at);
	v[n++] = row(111, s.start == g->in.start, s.end == g->in.end) + side;
	if (span_len(f->item)) {	/* of a list before "respectively" */
		v[n++] = row(91, s.start == f->item.start,
		    s.end == f->item.end);
		v[n++] = row(92, s.start >= f->item.start && s.start <
		    f->item.end, s.start == f->item.start);
	}
	return n + history(f, s, v + n);
}
