/* SPDX-License-Identifier: MIT */
/* What speaks for a span as the thing that a figure counts: features. */
#include "reading/counted.h"

enum { OF_NAMES = WORDS(VERB) | WORDS(FIRST) | WORDS(NOMINAL) | WORDS(SCOPE) |
	WORDS(NOUN) | WORDS(ORGAN) | WORDS(UNIT) };

/* One feature: its kind and two values. */
static inline void put(struct features *out, uint32_t kind, uint32_t a,
    uint32_t b)
{
	uint32_t h = (kind * 0x9E3779B1u ^ a) * 0x85EBCA6Bu;

	h ^= h >> 15;
	h = (h ^ b) * 0xC2B2AE35u;
	h ^= h >> 13;
	h *= 0x9E3779B1u;
	h >>= 32 - WEIGHT_BITS;
	out->sum += out->c->learning ? out->c->learning[h] :
	    out->c->weights[h];
	if (out->v && out->n < FEATURES)
		out->v[out->n++] = h;
}

static uint32_t pair(uint32_t a, uint32_t b)
{
	return a * 0x01000193u ^ b;
}

/* What the character at i is as. */
static uint32_t at(const struct counting *c, uint32_t i)
{
	return i < c->r->n ? c->as[i] : ',';
}

static uint32_t back(const struct counting *c, uint32_t i, uint32_t n)
{
	return i >= n ? at(c, i - n) : ',';
}

static uint16_t word_code(const struct token *t)
{
	uint32_t len = t ? t->in.end - t->in.start : 0;

	return t ? (uint16_t)(t->class << 3 | (len > 4 ? 4 : len)) : 0;
}

/* The class of a word that begins before i and ends behind it. */
static uint16_t word_over(const struct counting *c, uint32_t i)
{
	for (uint32_t k = i; k-- > 0 && i - k <= 3; ) {
		const struct token *w = c->word[k];

		if (w && w->in.end > i)
			return (uint16_t)(w->class << 3 | (i - k));
	}
	return 0;
}

/* Whether a name may begin or end at i. */
static bool is_edge(const struct reader *r, uint32_t i)
{
	return !(i && i < r->n && is_latin_or_digit(r->f[i]) &&
	    is_latin_or_digit(r->f[i - 1]));
}

/* Whether a choice may begin, end at i. */
static void edges(const struct reader *r, uint32_t i, struct spot *s)
{
	bool edge = is_edge(r, i);

	s->first = edge && i < r->n &&
	    !set_has(SET_NOT_FIRST, r->f[i]);
	s->last = edge && i &&
	    !set_has(SET_NOT_LAST, r->f[i - 1]);
}

static void words_at(struct counting *c, uint32_t i, struct spot *s)
{
	const struct reader *r = c->r;

	s->at = word_code(c->word[i]);
	s->before = word_code(token_before(&r->tokens, i, 0, OF_NAMES));
	s->inside = word_over(c, i);
	edges(r, i, s);
}

/* All stops are one character, and so are all digits. */
static uint32_t *as_of(const struct reader *r)
{
	uint32_t *as = arena_new(r->a, uint32_t, r->n + 1);

	for (uint32_t i = 0; i < r->n; i++)
		as[i] = r->tokens.clause[i + 1] == i + 1 ? ',' :
		    is_digit(r->f[i]) ? '0' : r->f[i];
	return as;
}

void spots_open(struct counting *c)
{
	const struct tokens *t = &c->r->tokens;

	c->as = as_of(c->r);
	c->spot = arena_new(c->r->a, struct spot, c->r->n + 2);
	c->word = arena_new(c->r->a, const struct token *, c->r->n + 2);
	for (uint32_t k = 0; k < t->n; k++) {
		const struct token *w = &t->v[k];

		if (OF_NAMES >> w->class & 1 && !c->word[w->in.start])
			c->word[w->in.start] = w;	/* the longest first */
	}
}

static void spot_weigh(struct counting *c, uint32_t i, struct spot *s)
{
	struct features start = { .c = c }, end = { .c = c };

	feature_start(i, &start);
	feature_end(i, &end);
	s->start = start.sum;
	s->end = end.sum;
}

const struct spot *spot_at(struct counting *c, uint32_t i)
{
	struct spot *s = &c->spot[i];

	if (s->known && !c->learning)
		return s;
	if (!s->known)
		words_at(c, i, s);
	s->known = true;
	spot_weigh(c, i, s);
	return s;
}

static uint32_t row_of(const struct token *t)
{
	return t ? (uint32_t)t->class << 16 | (t->row + 1u) : 0;
}

void feature_start(uint32_t i, struct features *out)
{
	const struct counting *c = out->c;
	const struct spot *s = &c->spot[i];
	uint32_t a = back(c, i, 1), b = at(c, i), d = at(c, i + 1);

	put(out, 1, b, 0);
	put(out, 2, b, d);
	put(out, 3, a, 0);
	put(out, 4, back(c, i, 2), a);
	put(out, 5, a, b);
	put(out, 6, pair(a, b), d);
	put(out, 8, s->before, s->at);
	put(out, 9, s->inside, 0);
}

void feature_end(uint32_t i, struct features *out)
{
	const struct counting *c = out->c;
	const struct spot *s = &c->spot[i];
	uint32_t a = back(c, i, 1), b = at(c, i), z = back(c, i, 2);

	put(out, 21, a, 0);
	put(out, 22, z, a);
	put(out, 23, b, 0);
	put(out, 24, b, at(c, i + 1));
	put(out, 25, a, b);
	put(out, 26, pair(z, a), b);
	put(out, 27, pair(a, b), at(c, i + 1));
	put(out, 28, s->before, s->at);
	put(out, 29, s->inside, 0);
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

void feature_figure_start(struct figure *f, const struct segment *g,
    uint32_t i, struct features *out)
{
	const struct counting *c = f->c;
	const struct spot *s = &c->spot[i];

	put(out, 42, g->where, pair(s->before, s->at));
	put(out, 43, g->where, at(c, i));
	put(out, 44, pair(g->where, i == g->in.start),
	    g->where <= BEFORE ? steps(gap_to(f, g, i)) : 0);
}

static uint32_t words_hash(const struct reader *r, uint32_t from, uint32_t to)
{
	uint32_t h = 7;

	for (; from < to; from++)
		h = pair(h, r->f[from]);
	return h;
}

void feature_figure_end(struct figure *f, const struct segment *g, uint32_t i,
    struct features *out)
{
	const struct counting *c = f->c;
	const struct spot *s = &c->spot[i];
	uint32_t a = back(c, i, 1), z = back(c, i, 2), kind =
	    f->m->statistic.kind;
	bool near = g->where == BEFORE;

	put(out, 51, g->where, at(c, i));
	put(out, 52, g->where, pair(s->before, s->at));
	put(out, 53, f->unit, a);
	put(out, 54, f->unit, pair(z, a));
	put(out, 56, pair(g->where, i == g->in.end),
	    near ? steps(gap_to(f, g, i)) : 0);
	if (near)
		put(out, 57, kind, gap_to(f, g, i) <= 8 ? words_hash(c->r, i,
		    f->start) : 0);
	put(out, 58, pair(g->where, kind), s->at);
}

/* How the words of a span follow one another, by class. */
static uint32_t signature(const struct counting *c, struct span s, bool *verb)
{
	const struct reader *r = c->r;
	uint32_t h = 1, last = 99, n = 0;

	for (uint32_t i = s.start; i < s.end; ) {
		const struct token *t = c->word[i];

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
void feature_before(struct figure *f)
{
	const struct reader *r = f->c->r;
	struct span s = { f->start, f->start };
	bool verb = false;

	if (f->segments > 1 && f->segment[1].where == BEFORE &&
	    f->segment[1].in.end == f->start)
		s = f->segment[1].in;
	f->room = span_len(s);
	f->words = f->room <= 6 ? words_hash(r, s.start, s.end) : f->room;
	f->shape = pair(signature(f->c, s, &verb), 0);
}

/* Of the figure, for choices of one place. */
void feature_segment(struct figure *f, const struct segment *g,
    struct features *out)
{
	const struct counting *c = f->c;
	const struct statistic *s = &f->m->statistic;
	uint32_t w = g->where, a = f->start, b = f->end;
	const struct spot *before = &c->spot[a], *behind = &c->spot[b];

	put(out, 61, w, s->kind);
	put(out, 62, w, f->unit);
	put(out, 63, w, at(c, b));
	put(out, 64, w, pair(at(c, b), at(c, b + 1)));
	put(out, 65, w, back(c, a, 1));
	put(out, 66, w, pair(back(c, a, 2), back(c, a, 1)));
	put(out, 67, w, before->before);
	put(out, 68, w, behind->at);
	put(out, 69, w, pair(before->before, pair(s->kind, behind->at)));
	put(out, 70, w, pair(s->change, s->kind));
	put(out, 71, w, pair(s->total != NULL, s->kind));
	put(out, 72, w, pair(b > f->m->value.in.end, f->runs > 1));
	put(out, 73, w, pair(f->i - f->line > 2 ? 3 : (uint32_t)(f->i -
	    f->line), s->kind));
	put(out, 74, pair(w, s->kind), at(c, b));
	put(out, 75, w, pair(f->unit, before->before));
	put(out, 76, w, pair(f->unit, behind->at));
	put(out, 78, w, f->words);
	put(out, 79, pair(w, s->kind), f->shape);
	put(out, 80, w, pair(steps(f->room), s->kind));
	put(out, 77, w, row_of(token_before(&c->r->tokens, a, 0,
	    OF_NAMES)));
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
static void history(struct figure *f, struct span s, struct features *out)
{
	const struct statistic *own = &f->m->statistic;
	uint32_t back_to = 0;

	for (size_t k = 0; k < f->befores; k++) {
		const struct counted *b = &f->before[k];
		const struct statistic *x = &b->m->statistic;

		if (b->in.start != s.start || b->in.end != s.end)
			continue;
		if (!back_to) {
			back_to = b->seen;
			put(out, 81, b->seen, own->kind);
			put(out, 82, str_eq(x->unit, own->unit), pair(b->seen,
			    own->kind));
			put(out, 83, pair(x->kind, own->kind), own->change);
			put(out, 84, pair(f->runs > 1, f->respectively),
			    b->steps == f->runs);
			put(out, 85, str_eq(x->unit, own->unit), f->shape);
			put(out, 88, b->seen, f->words);
		}
		if (b->m == own->total)
			put(out, 86, own->kind, str_eq(x->unit, own->unit));
	}
	if (!back_to)
		put(out, 87, f->befores > 0, own->kind);
}

/* A list before "respectively": its items in turn. */
static void listed(struct figure *f, struct span s, struct features *out)
{
	if (!span_len(f->item))
		return;
	put(out, 91, s.start == f->item.start, s.end == f->item.end);
	put(out, 92, s.start >= f->item.start && s.start < f->item.end,
	    s.start == f->item.start);
}

void feature_span(struct figure *f, const struct segment *g, struct span s,
    struct features *out)
{
	const struct counting *c = f->c;
	const struct reader *r = c->r;
	uint32_t len = span_len(s), whole = words_hash(r, s.start, s.end);
	uint32_t side = g->where == BEHIND, kind = f->m->statistic.kind;
	bool verb = false;
	uint32_t shape = signature(c, s, &verb);

	put(out, 101, len, side);
	put(out, 102, len, kind);
	put(out, 103, whole, 0);
	put(out, 104, whole, f->unit);
	put(out, 105, shape, side);
	put(out, 106, verb, g->where);
	put(out, 107, back(c, s.start, 1), at(c, s.end));
	put(out, 108, pair(r->f[s.start], at(c, s.start + 1)), pair(back(c,
	    s.end, 2), r->f[s.end - 1]));
	put(out, 109, r->f[s.start] == CHAR_QUOTE_LEFT, pair(r->f[s.end - 1] ==
	    CHAR_QUOTE_RIGHT, (r->mark[s.start] & INK_QUOTE) != 0));
	put(out, 110, c->spot[s.start].before, c->spot[s.end].at);
	put(out, 111, pair(s.start == g->in.start, s.end == g->in.end), side);
	history(f, s, out);
	listed(f, s, out);
}
