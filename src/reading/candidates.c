/* SPDX-License-Identifier: MIT */
/* Which spans may name what a figure counts, and what each is worth. */
#include "reading/counted.h"

enum { AHEAD = 20, LONG = 24, FAR_LONG = 14, REACH = 100, STARTS = 6, ENDS = 5,
	FEW = 2, SPANS = 12 };

/* Whether a clause, a sentence ends with the character at i. */
static bool stops(const struct reader *r, uint32_t i)
{
	return r->tokens.clause[i + 1] == i + 1;
}

static bool ends_sentence(const struct reader *r, uint32_t i)
{
	return r->tokens.sentence[i + 1] == i + 1;
}

static void headings_of(struct counting *c, const struct node *n)
{
	for (const struct node *k = n->child; k; k = k->next) {
		if (k->kind == NODE_MEASURE && span_len(k->heading))
			*push(c->r->a, &c->headings) = k->heading;
		headings_of(c, k);
	}
}

/* --- the figure */

static bool touches(const struct counting *c, size_t i)
{
	uint32_t k = c->v[i]->value.in.end;

	while (k < c->r->n && c->r->f[k] == ' ')
		k++;
	return i + 1 < c->n && c->v[i + 1]->value.in.start == k;
}

/* Whether figure i + 1 goes on the list of figure i. */
static bool listed_on(const struct counting *c, size_t i)
{
	uint32_t a = c->v[i]->value.in.end, b;

	if (i + 1 >= c->n)
		return false;
	b = c->v[i + 1]->value.in.start;
	if (b <= a || b - a > 2)
		return false;
	for (; a < b; a++)
		if (!set_has(SET_LIST_JOINERS, c->r->f[a]))
			return false;
	return true;
}

/* The lines and the lists that the figures stand in, in one pass each way. */
static void arounds_of(struct counting *c)
{
	const uint32_t *f = c->r->f;
	size_t line = 0, first = 0;
	uint32_t at = 0;

	c->around = arena_new(c->r->a, struct around, c->n + 1);
	for (size_t i = 0; i < c->n; i++) {
		for (; at < c->v[i]->value.in.start; at++)
			if (f[at] == '\n')
				line = first = i;
		if (i && !listed_on(c, i - 1))
			first = i;
		c->around[i].line = line;
		c->around[i].first = first;
	}
	for (size_t i = c->n; i-- > 0; )
		c->around[i].last = listed_on(c, i) ?
		    c->around[i + 1].last : i;
}

void counting_open(struct counting *c, struct reader *r)
{
	*c = (struct counting){ .r = r, .now = 1, .beam = BEAM };
	c->v = arena_new(r->a, struct mark *, r->l->marks.n + 1);
	for (size_t i = 0; i < r->l->marks.n; i++)
		if (r->l->marks.v[i]->kind == MARK_STATISTIC)
			c->v[c->n++] = r->l->marks.v[i];
	arounds_of(c);
	headings_of(c, r->l->body);
	spots_open(c);
	c->feature = arena_new(r->a, uint32_t, FEATURES);
}

/* The words from i on, before figure k: to a stop, a figure, a date. */
static struct span words_from(const struct figure *f, uint32_t from, size_t k)
{
	const struct reader *r = f->c->r;
	uint32_t i = from, end = k < f->c->n ? f->c->v[k]->value.in.start :
	    r->n;

	while (i < end && i - from < AHEAD && !stops(r, i) &&
	    !(r->mark[i] & INK_DATE))
		i++;
	return (struct span){ from, i };
}

/* The part behind; and that behind a clause with figures of its own: "9 lines
 * of 510 km in all that cost 80 million". */
static void parts_behind(struct figure *f)
{
	enum { FAR_ON = 40 };
	const struct counting *c = f->c;
	const struct reader *r = c->r;
	size_t k = f->i;

	while (k < c->n && c->v[k]->value.in.start < f->end)
		k++;
	f->segment[0] = (struct segment){ words_from(f, f->end, k), BEHIND };
	f->segments = 1;
	f->beyond = (struct span){0};
	for (; k < c->n && c->v[k]->value.in.end - f->end < FAR_ON &&
	    r->tokens.sentence[c->v[k]->value.in.end] ==
	    r->tokens.sentence[f->end]; k++) {
		uint32_t i = c->v[k]->value.in.end;

		if (r->f[i] != CHAR_DE)
			continue;
		f->beyond = words_from(f, i + 1, k + 1);
		return;
	}
}

static enum where where(bool comma, bool sentence, bool figure)
{
	return sentence ? SENTENCE : comma ? (figure ? CLAUSE_FIGURE : CLAUSE) :
	    figure ? BEFORE_FIGURE : BEFORE;
}

/* A part, of a long one its end. */
static void part_add(struct figure *f, uint32_t start, uint32_t end,
    uint32_t most, enum where where)
{
	if (end - start > most)
		start = end - most;
	if (end > start)
		f->segment[f->segments++] = (struct segment){ { start, end },
		    (uint8_t)where };
}

/* Where the part that ends at i begins: behind a stop, figure k, a date, a
 * label, or as far away as is looked at. */
static uint32_t part_start(const struct figure *f, uint32_t i, size_t k)
{
	const struct reader *r = f->c->r;
	uint32_t low = back_to(0, f->start, REACH);
	uint32_t figure = k ? f->c->v[k - 1]->value.in.end : 0;

	if (r->tokens.clause[i] > low)
		low = r->tokens.clause[i];
	if (figure > low && figure <= i)
		low = figure;
	while (i > low && !(r->mark[i - 1] & (INK_DATE | INK_LABEL)))
		i--;
	return i;
}

/* The parts before, the nearest first, as far as the line goes. */
static void parts_before(struct figure *f)
{
	const struct reader *r = f->c->r;
	uint32_t end = f->start;
	size_t k = f->i;
	bool comma = false, sentence = false, figure = false;

	while (f->segments + 2 < SEGMENTS) {
		uint32_t i = part_start(f, end, k);

		part_add(f, i, end, comma || figure ? FAR_LONG : LONG,
		    where(comma, sentence, figure));
		if (!i || f->start - i >= REACH || r->f[i - 1] == '\n')
			break;
		if (k && f->c->v[k - 1]->value.in.end == i) {
			figure = true;
			end = f->c->v[--k]->value.in.start;
		} else {
			comma = comma || stops(r, i - 1);
			sentence = sentence || ends_sentence(r, i - 1);
			end = i - 1;
		}
	}
}

/* The heading that it stands under. */
static void heading_before(struct figure *f)
{
	const struct counting *c = f->c;
	struct span s = {0};

	for (size_t k = 0; k < c->headings.n &&
	    c->headings.v[k].end <= f->start; k++)
		s = c->headings.v[k];
	for (size_t k = 0; k < f->segments; k++)
		if (f->segment[k].in.start < s.end &&
		    f->segment[k].where != BEHIND)
			return;
	if (span_len(s) > 0 && span_len(s) <= AHEAD)
		f->segment[f->segments++] = (struct segment){ s, HEADING };
}

/* Of the items before "respectively", as many as figures, this one's. */
static void item_of(struct figure *f)
{
	const struct reader *r = f->c->r;
	uint32_t i = f->c->v[f->i - f->run]->value.in.start, from, item;
	size_t n = 0, first = f->i - f->run;

	from = first > f->line ? f->c->v[first - 1]->value.in.end : 0;
	for (; i > from && i > 2 && !stops(r, i - 1); i--)
		if (key_at(&r->tokens, i - 2, KEY_RESPECTIVELY))
			break;
	if (i <= from || i <= 2 || stops(r, i - 1))
		return;
	f->respectively = true;
	i -= 2;
	while (i > from && r->f[i - 1] == ',')
		i--;
	for (item = i; item > from && !stops(r, item - 1); item--)
		;
	for (uint32_t k = item; k <= i; k++) {
		if (k < i && !set_has(SET_LIST_JOINERS,
		    r->f[k]))
			continue;
		if (n++ == f->run)
			f->item = (struct span){ item, k };
		item = k + 1;
	}
	if (n != f->runs)
		f->item = (struct span){0};
}

void figure_open(struct figure *f, struct counting *c, size_t i)
{
	const struct reader *r = c->r;
	const struct around *x = &c->around[i];
	size_t k = i;

	f->c = c;
	f->m = c->v[i];
	f->i = i;
	f->line = x->line;
	f->item = (struct span){0};
	f->respectively = false;
	f->befores = 0;
	f->most = INT32_MIN / 2;
	f->start = f->m->value.in.start;
	while (k - i < 8 && touches(c, k))
		k++;
	f->end = c->v[k]->value.in.end;
	while (f->end < r->n && r->f[f->end] == ' ')
		f->end++;
	f->run = i - x->first;
	f->runs = x->last - x->first + 1;
	f->unit = 5;
	for (size_t b = 0; b < f->m->statistic.unit.len; b++)
		f->unit = f->unit * 31 +
		    (unsigned char)f->m->statistic.unit.s[b];
	if (f->runs > 1)
		item_of(f);
	parts_behind(f);
	parts_before(f);
	heading_before(f);
	if (span_len(f->beyond))
		f->segment[f->segments++] = (struct segment){ f->beyond, FAR };
	spot_at(c, f->start);
	spot_at(c, f->end);
	feature_figure(f);
	feature_history(f);
}

/* --- choices */

/* The best of many, the best first. */
struct best {
	struct choice v[2 * STARTS];
	size_t n, most;
};

static inline void keep(struct best *b, uint32_t start, uint32_t end,
    int32_t score)
{
	size_t k = b->n;

	if (k == b->most && score <= b->v[k - 1].score)
		return;
	if (k < b->most)
		b->n++;
	else
		k--;
	for (; k && b->v[k - 1].score < score; k--)
		b->v[k] = b->v[k - 1];
	b->v[k] = (struct choice){ { start, end }, score };
}

/* Brackets and quotation marks open and close within it. */
static bool is_whole(const struct counting *c, struct span s)
{
	const struct reader *r = c->r;
	int brackets = 0, quotes = 0;

	if (c->spot[s.start].pairs == c->spot[s.end].pairs)
		return true;
	for (uint32_t i = s.start; i < s.end; i++) {
		uint32_t x = r->f[i];

		brackets += (x == '(') - (x == ')');
		quotes += (x == CHAR_QUOTE_LEFT) - (x == CHAR_QUOTE_RIGHT);
		if (brackets < 0 || quotes < 0)
			return false;
	}
	return !brackets && !quotes;
}

static const struct segment *segment_of(const struct figure *f, struct span s)
{
	static const struct segment far = { { 0, 0 }, FAR };

	for (size_t k = 0; k < f->segments; k++)
		if (s.start >= f->segment[k].in.start &&
		    s.end <= f->segment[k].in.end)
			return &f->segment[k];
	return &far;
}

size_t figure_features(const struct figure *f, struct span s, uint32_t *v)
{
	const struct segment *g = segment_of(f, s);
	size_t n = 0;

	spot_at(f->c, s.start);
	spot_at(f->c, s.end);
	for (; n < f->rows; n++)
		v[n] = f->row[n] + g->where;
	n += feature_ends(f->c, s, v + n);
	n += feature_figure_start(f, g, s.start, v + n);
	n += feature_figure_end(f, g, s.end, v + n);
	return n + feature_span(f, g, s, v + n);
}

struct weighed figure_weigh(struct figure *f, struct span s)
{
	struct counting *c = f->c;
	const struct segment *g = segment_of(f, s);
	uint32_t *v = c->feature;
	struct weighed w = { .begins = spot_at(c, s.start)->start,
	    .ends = spot_at(c, s.end)->end };

	w.begins += weigh(c, v, feature_figure_start(f, g, s.start, v), 0);
	w.ends += weigh(c, v, feature_figure_end(f, g, s.end, v), 0);
	w.place = weigh(c, f->row, f->rows, g->where);
	w.itself = weigh(c, v, feature_span(f, g, s, v), 0);
	w.all = w.begins + w.ends + w.place + w.itself;
	return w;
}

static void add(struct choice *out, size_t *n, struct span s, int32_t score)
{
	if (*n < CHOICES)
		out[(*n)++] = (struct choice){ s, score };
}

typedef size_t feature_at(const struct figure *f, const struct segment *g,
    uint32_t i, uint32_t *v);

/* Of the best places whatever the figure those that are the best for it. */
static void keep_again(struct figure *f, const struct segment *g,
    const struct best *all, feature_at *feature, struct best *best)
{
	struct counting *c = f->c;

	for (size_t k = 0; k < all->n && all->v[k].score + c->beam >=
	    all->v[0].score; k++) {
		uint32_t i = all->v[k].in.start;

		keep(best, i, i, all->v[k].score + weigh(c, c->feature,
		    feature(f, g, i, c->feature), 0));
	}
}

/* The places of a segment where a choice may best begin and end. */
static void best_edges(struct figure *f, const struct segment *g,
    struct best *start, struct best *end)
{
	struct best first = { .most = 2 * start->most };
	struct best last = { .most = 2 * end->most };

	for (uint32_t i = g->in.start; i <= g->in.end; i++) {
		const struct spot *s = spot_at(f->c, i);

		if (s->first && i < g->in.end)
			keep(&first, i, i, s->start);
		if (s->last && i > g->in.start)
			keep(&last, i, i, s->end);
	}
	keep_again(f, g, &first, feature_figure_start, start);
	keep_again(f, g, &last, feature_figure_end, end);
}

/* Whether the words may be a thing: one character only where it is one by
 * itself, brackets and quotation marks only whole. */
static bool may_count(const struct figure *f, struct span s)
{
	const struct reader *r = f->c->r;

	if (s.end <= s.start || s.end - s.start > AHEAD)
		return false;
	return (s.end - s.start > 1 || set_has(SET_COUNTED_ALONE,
	    r->f[s.start])) && is_whole(f->c, s);
}

/* Of the spans between such places the best by these. */
static void best_spans(struct figure *f, const struct best *start,
    const struct best *end, struct best *best)
{
	for (size_t k = 0; k < end->n; k++)
		for (size_t j = 0; j < start->n; j++) {
			struct span s = { start->v[j].in.start,
			    end->v[k].in.start };
			int32_t score = start->v[j].score + end->v[k].score;

			if (best->n == best->most &&
			    score <= best->v[best->n - 1].score)
				break;		/* the others are less */
			if (may_count(f, s))
				keep(best, s.start, s.end, score);
		}
}

static void from_segment(struct figure *f, const struct segment *g,
    struct choice *out, size_t *n)
{
	bool near = g->where <= BEFORE;
	uint32_t *v = f->c->feature;
	struct best start = { .most = near ? STARTS : FEW };
	struct best end = { .most = near ? ENDS : FEW };
	struct best best = { .most = near ? SPANS : FEW };
	int32_t all = weigh(f->c, f->row, f->rows, g->where);

	best_edges(f, g, &start, &end);
	best_spans(f, &start, &end, &best);
	if (best.n && all + best.v[0].score > f->most)
		f->most = all + best.v[0].score;
	for (size_t k = 0; k < best.n; k++) {
		struct span s = best.v[k].in;
		int32_t score = all + best.v[k].score;

		if (score + f->c->beam >= f->most)
			score += weigh(f->c, v, feature_span(f, g, s, v), 0);
		add(out, n, s, score);
	}
}

static void add_once(struct figure *f, struct span s, struct choice *out,
    size_t *n)
{
	for (size_t j = 0; j < *n; j++)
		if (out[j].in.start == s.start && out[j].in.end == s.end)
			return;
	add(out, n, s, figure_weigh(f, s).all);
}

/* A name in quotation marks right behind it, without what goes on. */
static void from_quote(struct figure *f, struct choice *out, size_t *n)
{
	const struct reader *r = f->c->r;
	struct span s = f->segment[0].in;

	if (!span_len(s) || r->f[s.start] != CHAR_QUOTE_LEFT)
		return;
	for (uint32_t i = s.start + 1; i < s.end; i++)
		if (r->f[i] == CHAR_QUOTE_RIGHT) {
			add_once(f, (struct span){ s.start, i + 1 }, out, n);
			return;
		}
}

/* What the figures before it count. */
static void from_history(struct figure *f, struct choice *out, size_t *n)
{
	enum { FAR_BACK = 48 };	/* figures that count nothing have no end */
	size_t found = 0;

	for (size_t k = f->i; k-- > f->line && found < 6 &&
	    f->i - k <= FAR_BACK; ) {
		struct span s = f->c->v[k]->statistic.of_in;

		found += span_len(s) > 0;
		if (span_len(s))
			add_once(f, s, out, n);
	}
}

size_t figure_choices(struct figure *f, struct choice *out)
{
	size_t n = 0;

	for (size_t k = 0; k < f->segments; k++)
		from_segment(f, &f->segment[k], out, &n);
	from_quote(f, out, &n);
	from_history(f, out, &n);
	return n;
}
