/* SPDX-License-Identifier: MIT */
/* Which spans may name what a figure counts, and what each is worth. */
#include "reading/counted.h"

enum { AHEAD = 20, LONG = 24, FAR_LONG = 14, REACH = 100, STARTS = 5, ENDS = 4,
	FEW = 2, SPANS = 8 };

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
	*c = (struct counting){ .r = r };
	c->v = arena_new(r->a, struct mark *, r->l->marks.n + 1);
	for (size_t i = 0; i < r->l->marks.n; i++)
		if (r->l->marks.v[i]->kind == MARK_STATISTIC)
			c->v[c->n++] = r->l->marks.v[i];
	arounds_of(c);
	headings_of(c, r->l->body);
	spots_open(c);
}

/* The behind part: to a stop, a figure, a date. */
static struct segment ahead(const struct figure *f)
{
	const struct reader *r = f->c->r;
	uint32_t i = f->end, end = r->n;
	size_t k = f->i;

	while (k < f->c->n && f->c->v[k]->value.in.start < f->end)
		k++;
	if (k < f->c->n)
		end = f->c->v[k]->value.in.start;
	while (i < end && i - f->end < AHEAD && !stops(r, i) &&
	    !(r->mark[i] & INK_DATE))
		i++;
	return (struct segment){ { f->end, i }, BEHIND };
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

/* Whether figure k ends at i. */
static bool ends_at(const struct counting *c, size_t k, uint32_t i)
{
	return k > 0 && c->v[k - 1]->value.in.end == i;
}

/* The parts before, the nearest first, as far as the line goes. */
static void parts_before(struct figure *f)
{
	const struct reader *r = f->c->r;
	uint32_t i = f->start, end = i;
	size_t k = f->i;
	bool comma = false, sentence = false, figure = false;

	while (f->segments + 1 < SEGMENTS && i && f->start - i < REACH &&
	    r->f[i - 1] != '\n') {
		bool at_figure = ends_at(f->c, k, i);
		uint32_t most = comma || figure ? FAR_LONG : LONG;

		if (!at_figure && !stops(r, i - 1) &&
		    !(r->mark[i - 1] & (INK_DATE | INK_LABEL))) {
			i--;
			continue;
		}
		part_add(f, i, end, most, where(comma, sentence, figure));
		figure = figure || at_figure;
		comma = comma || (!at_figure && stops(r, i - 1));
		sentence = sentence || (!at_figure && ends_sentence(r, i - 1));
		i = at_figure ? f->c->v[--k]->value.in.start : i - 1;
		end = i;
	}
	if (f->segments + 1 < SEGMENTS)
		part_add(f, i, end, comma || figure ? FAR_LONG : LONG,
		    where(comma, sentence, figure));
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
	if (span_len(s) > 0 && span_len(s) <= AHEAD && f->segments < SEGMENTS)
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

	*f = (struct figure){ .c = c, .m = c->v[i], .i = i, .line = x->line };
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
	f->segment[f->segments++] = ahead(f);
	parts_before(f);
	heading_before(f);
	feature_before(f);
	feature_history(f);
	spot_at(c, f->start);
	spot_at(c, f->end);
}

/* --- choices */

struct best {
	uint32_t at[2 * STARTS];
	int32_t score[2 * STARTS];
	size_t n, most;
};

static void keep(struct best *b, uint32_t at, int32_t score)
{
	size_t k = b->n;

	if (k == b->most && score <= b->score[k - 1])
		return;
	if (k < b->most)
		b->n++;
	else
		k--;
	for (; k && b->score[k - 1] < score; k--) {
		b->at[k] = b->at[k - 1];
		b->score[k] = b->score[k - 1];
	}
	b->at[k] = at;
	b->score[k] = score;
}

/* Brackets and quotation marks open and close within it. */
static bool is_whole(const struct reader *r, struct span s)
{
	int brackets = 0, quotes = 0;

	for (uint32_t i = s.start; i < s.end; i++) {
		uint32_t c = r->f[i];

		brackets += (c == '(') - (c == ')');
		quotes += (c == CHAR_QUOTE_LEFT) - (c == CHAR_QUOTE_RIGHT);
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

void figure_weigh(struct figure *f, struct span s, struct features out[4])
{
	const struct segment *g = segment_of(f, s);

	spot_at(f->c, s.start);
	spot_at(f->c, s.end);
	feature_start(s.start, &out[0]);
	feature_figure_start(f, g, s.start, &out[0]);
	feature_end(s.end, &out[1]);
	feature_figure_end(f, g, s.end, &out[1]);
	feature_segment(f, g, &out[2]);
	feature_span(f, g, s, &out[3]);
}

void figure_features(struct figure *f, struct span s, struct features *out)
{
	const struct segment *g = segment_of(f, s);

	spot_at(f->c, s.start);
	spot_at(f->c, s.end);
	out->c = f->c;
	feature_start(s.start, out);
	feature_end(s.end, out);
	feature_figure_start(f, g, s.start, out);
	feature_figure_end(f, g, s.end, out);
	feature_segment(f, g, out);
	feature_span(f, g, s, out);
}

static void add(struct choice *out, size_t *n, struct span s, int32_t score)
{
	if (*n < CHOICES)
		out[(*n)++] = (struct choice){ s, score };
}

/* The places of a segment where a choice may best begin and end: the best by
 * what is known of them, of these the best for this figure. */
static void best_edges(struct figure *f, const struct segment *g,
    struct best *start, struct best *end)
{
	struct counting *c = f->c;
	struct best first = { .most = 2 * start->most };
	struct best last = { .most = 2 * end->most };

	for (uint32_t i = g->in.start; i <= g->in.end; i++) {
		const struct spot *s = spot_at(c, i);

		if (s->first && i < g->in.end)
			keep(&first, i, s->start);
		if (s->last && i > g->in.start)
			keep(&last, i, s->end);
	}
	for (size_t k = 0; k < first.n; k++) {
		struct features x = { .c = c, .sum = first.score[k] };

		feature_figure_start(f, g, first.at[k], &x);
		keep(start, first.at[k], x.sum);
	}
	for (size_t k = 0; k < last.n; k++) {
		struct features x = { .c = c, .sum = last.score[k] };

		feature_figure_end(f, g, last.at[k], &x);
		keep(end, last.at[k], x.sum);
	}
}

/* Of the spans between such places the best by these. */
static size_t best_spans(struct figure *f, const struct best *start,
    const struct best *end, size_t most, struct choice *out)
{
	size_t n = 0;

	for (size_t k = 0; k < end->n; k++)
		for (size_t j = 0; j < start->n; j++) {
			struct span s = { start->at[j], end->at[k] };
			int32_t score = start->score[j] + end->score[k];
			size_t to = n < most ? n : most - 1;

			if (s.end <= s.start || s.end - s.start > AHEAD ||
			    (n == most && score <= out[to].score) ||
			    !is_whole(f->c->r, s))
				continue;
			n += n < most;
			for (; to && out[to - 1].score < score; to--)
				out[to] = out[to - 1];
			out[to] = (struct choice){ s, score };
		}
	return n;
}

static void from_segment(struct figure *f, const struct segment *g,
    struct choice *out, size_t *n)
{
	bool near = g->where <= BEFORE;
	struct best start = { .most = near ? STARTS : FEW };
	struct best end = { .most = near ? ENDS : FEW };
	struct features all = { .c = f->c };
	struct choice best[SPANS];
	size_t count;

	best_edges(f, g, &start, &end);
	count = best_spans(f, &start, &end, near ? SPANS : FEW, best);
	if (!count)
		return;
	feature_segment(f, g, &all);
	for (size_t k = 0; k < count; k++) {
		struct features x = { .c = f->c, .sum = all.sum +
		    best[k].score };

		feature_span(f, g, best[k].in, &x);
		add(out, n, best[k].in, x.sum);
	}
}

/* What the figures before it count. */
static void from_history(struct figure *f, struct choice *out, size_t *n)
{
	size_t found = 0;

	for (size_t k = f->i; k-- > f->line && found < 6; ) {
		struct span s = f->c->v[k]->statistic.of_in;
		struct features x = {0};
		bool had = !span_len(s);

		for (size_t j = 0; j < *n && !had; j++)
			had = out[j].in.start == s.start &&
			    out[j].in.end == s.end;
		found += span_len(s) > 0;
		if (had)
			continue;
		figure_features(f, s, &x);
		add(out, n, s, x.sum);
	}
}

size_t figure_choices(struct figure *f, struct choice *out)
{
	size_t n = 0;

	for (size_t k = 0; k < f->segments; k++)
		from_segment(f, &f->segment[k], out, &n);
	from_history(f, out, &n);
	return n;
}

/* --- the choice */

static bool same_words(const struct reader *r, struct span a, struct span b)
{
	if (span_len(a) != span_len(b))
		return false;
	for (uint32_t i = 0; i < span_len(a); i++)
		if (r->f[a.start + i] != r->f[b.start + i])
			return false;
	return true;
}

/* Whether two choices name the same thing: the same words, or most of them. */
static bool alike(const struct reader *r, struct span a, struct span b)
{
	uint32_t start = a.start > b.start ? a.start : b.start;
	uint32_t end = a.end < b.end ? a.end : b.end;
	uint32_t most = span_len(a) > span_len(b) ? span_len(a) : span_len(b);

	return same_words(r, a, b) ||
	    (end > start && 2 * (end - start) >= most);
}

size_t choice_best(const struct figure *f, const struct choice *v, size_t n,
    int32_t *ahead)
{
	size_t best = 0;
	bool rival = false;

	for (size_t k = 1; k < n; k++)
		if (v[k].score > v[best].score)
			best = k;
	for (size_t k = 0; k < n; k++) {
		int32_t by = v[best].score - v[k].score;

		if (k == best || alike(f->c->r, v[best].in, v[k].in) ||
		    (rival && by >= *ahead))
			continue;
		*ahead = by;
		rival = true;
	}
	if (!rival)
		*ahead = INT32_MAX;
	return best;
}
