/* SPDX-License-Identifier: MIT */
/* Promises, followed into later letters. */
#include "archive/compare.h"
#include "archive/promised.h"
#include "ask/alike.h"
#include "ask/between.h"
#include "ask/held.h"
#include "ask/request.h"
#include "base/utf.h"

enum outcome_of { KEPT, BROKEN, ONGOING, NAMED, SILENT, OPEN };
static const char *const outcomes[] = { "kept", "broken", "ongoing", "named",
	"silent", "open" };

/* A sentence of a letter of a group. */
struct text_of {
	uint32_t letter, sentence;
};

/* Letters of one issuer. */
struct group {
	struct held *letter;
	size_t n;
	struct alike alike;
	struct VEC(struct text_of) text;	/* of each text of alike */
};

struct promise {
	const struct held *by;
	const struct row *row;
	size_t n;		/* of its letter's measures, from 1 */
};

/* Where a promise is found again. */
struct found {
	const struct held *in;
	const struct sentence *sentence, *promise;
	double likeness;
	bool sure;
	enum outcome_of outcome;
};

static bool fill(struct group *g, struct archive *x, struct arena *a,
    struct diag *d)
{
	for (size_t i = 0; i < g->n; i++) {
		if (!held_read(&g->letter[i], x, a, d))
			return false;
		for (size_t k = 0; k < g->letter[i].sentence.n; k++) {
			alike_add(&g->alike, g->letter[i].sentence.v[k].text);
			*push(a, &g->text) = (struct text_of){ (uint32_t)i,
				(uint32_t)k };
		}
	}
	return true;
}

/* How a promise stands by a sentence that names it again. */
static enum outcome_of judge(const struct promise *p, const struct held *in,
    str status)
{
	str due = row_cell(p->row, COLUMN_MEASURE_DUE)->text;

	if (str_eq(status, STR("done")))
		return KEPT;
	if (str_eq(status, STR("refused")))
		return BROKEN;
	if (!status.s)
		return NAMED;
	return due.s && strcmp(due.s, in->date.s) < 0 ? BROKEN : ONGOING;
}

/* Whether x decides more than y, or the same and surely or more alike. */
static bool better(const struct found *x, const struct found *y)
{
	if (!y->in)
		return true;
	if (x->sure != y->sure)
		return x->sure;
	if (x->outcome != y->outcome)
		return x->outcome < y->outcome;
	return x->likeness > y->likeness;
}

static bool has_digit(str x)
{
	for (size_t at = 0; at < x.len; ) {
		uint32_t c = fold_point(utf8_next(x, &at));

		if (c >= '0' && c <= '9')
			return true;
	}
	return false;
}

/* Whether a sentence names nothing of its own, neither figure nor deadline, and
 * other letters have it word for word: it may be of any promise. */
static bool is_stock(const struct group *g, const struct promise *p, str text,
    const alike_matches *m)
{
	enum { OTHERS = 2 };
	str deadline = row_cell(p->row, COLUMN_MEASURE_DEADLINE)->text;
	const struct held *last = p->by;
	int others = 0;

	for (size_t i = 0; i < m->n; i++) {
		const struct text_of *t = &g->text.v[m->v[i].text];
		const struct held *in = &g->letter[t->letter];

		if (in == p->by || in == last || !str_eq(text,
		    in->sentence.v[t->sentence].text))
			continue;
		last = in;
		others++;
	}
	return others >= OTHERS && !has_digit(text) &&
	    !(deadline.s && str_has(text, deadline));
}

/* Look for one sentence of a promise in the letters behind its own. */
static void look(struct found *best, struct group *g, const struct promise *p,
    const struct sentence *s, struct arena *a)
{
	alike_matches m;
	bool stock;

	alike_find(&m, &g->alike, s->text, ALIKE_CANDIDATE, a);
	stock = is_stock(g, p, s->text, &m);
	for (size_t i = 0; i < m.n; i++) {
		const struct text_of *t = &g->text.v[m.v[i].text];
		const struct held *in = &g->letter[t->letter];
		const struct sentence *k = &in->sentence.v[t->sentence];
		struct found x = { in, k, s, m.v[i].likeness,
			!stock && !k->doubtful && alike_sure(m.v[i].likeness,
			    m.v[i].common), OPEN };

		if (!in->date.s || strcmp(in->date.s, p->by->date.s) <= 0)
			continue;
		x.outcome = judge(p, in, x.sentence->status);
		if (better(&x, best))
			*best = x;
	}
}

static bool is_later(const struct group *g, const struct promise *p)
{
	for (size_t i = 0; i < g->n; i++)
		if (g->letter[i].date.s && strcmp(g->letter[i].date.s,
		    p->by->date.s) > 0)
			return true;
	return false;
}

static void tell(stats_cells *out, const struct promise *p,
    const struct found *f, struct arena *a)
{
	const struct cell *heading = row_cell(p->row, COLUMN_MEASURE_HEADING);
	str words = f->promise ? f->promise->text : heading->text;
	int64_t start = f->promise ? f->promise->start :
	    row_cell(p->row, COLUMN_MEASURE_START)->integer;
	int64_t end = f->promise ? f->promise->end :
	    row_cell(p->row, COLUMN_MEASURE_END)->integer;
	const str cell[BETWEEN_PROMISE] = {
		arena_printf(a, "%lld", (long long)p->by->id), p->by->date,
		p->by->issuer, row_cell(p->row, COLUMN_MEASURE_DUE)->text,
		words, held_place(start, end, a),
		str_of(outcomes[f->outcome]),
		!f->in ? STR_NONE : f->sure ? STR("sure") :
		    STR("candidate"),
		!f->in ? STR_NONE : arena_printf(a, "%.2f", f->likeness),
		!f->in ? STR_NONE : arena_printf(a, "%lld",
		    (long long)f->in->id),
		f->in ? f->in->date : (str){0},
		f->in ? f->sentence->text : (str){0},
		!f->in ? STR_NONE : held_place(f->sentence->start,
		    f->sentence->end, a),
	};

	for (int i = 0; i < BETWEEN_PROMISE; i++)
		*push(a, out) = cell[i].s ? arena_str(a, cell[i]) : cell[i];
}

/*
 * Which sentences of a measure are what it promises: those with its deadline;
 * where none has it, those of the line in which it comes to the matter, behind a
 * heading, which names a subject and no deed, and what is only civil.
 */
struct said {
	size_t first;		/* sentence of the measure */
	size_t matter;		/* where it comes to it; as many as there are:
				   nowhere */
	str deadline;		/* s == NULL: none has it */
};

static struct said said(const sentences *s, const struct promise *p)
{
	struct said x = { .first = s->n, .matter = s->n };
	str deadline = row_cell(p->row, COLUMN_MEASURE_DEADLINE)->text;
	bool heading = row_cell(p->row, COLUMN_MEASURE_HEADING)->text.s &&
	    *row_cell(p->row, COLUMN_MEASURE_ID)->text.s == 'm';

	for (size_t i = 0; i < s->n; i++) {
		if (s->v[i].measure != p->n)
			continue;
		if (deadline.s && str_has(s->v[i].text, deadline))
			x.deadline = deadline;
		x.first = x.first == s->n ? i : x.first;
		if (x.matter == s->n && !(heading && i == x.first) &&
		    !request_courtesy(s->v[i].text))
			x.matter = i;
	}
	return x;
}

static bool promises(const sentences *s, const struct promise *p,
    const struct said *x, size_t at)
{
	if (s->v[at].measure != p->n)
		return false;
	if (x->deadline.s)
		return str_has(s->v[at].text, x->deadline);
	if (x->matter == s->n)
		return at == x->first;
	return at >= x->matter && s->v[at].line == s->v[x->matter].line &&
	    !request_courtesy(s->v[at].text);
}

static void follow(stats_cells *out, struct group *g, const struct promise *p,
    struct arena *a)
{
	struct arena own = {0};
	struct found best = { .outcome = is_later(g, p) ? SILENT : OPEN };
	const sentences *s = &p->by->sentence;
	const struct said x = said(s, p);

	for (size_t i = 0; i < s->n; i++) {
		if (!promises(s, p, &x, i))
			continue;
		if (best.in || best.outcome == SILENT)
			look(&best, g, p, &s->v[i], &own);
		if (!best.promise)
			best.promise = &s->v[i];
	}
	tell(out, p, &best, a);
	arena_free(&own);
}

/* Whether another open measure lies in it, which says it closer. */
static bool is_around(const struct held *h, const struct row *r)
{
	int64_t start = row_cell(r, COLUMN_MEASURE_START)->integer;
	int64_t end = row_cell(r, COLUMN_MEASURE_END)->integer;

	for (size_t i = 0; i < h->rows.row.n; i++) {
		const struct row *k = &h->rows.row.v[i];

		if (k->table == TABLE_MEASURE && k != r && promised_open(k) &&
		    row_cell(k, COLUMN_MEASURE_START)->integer >= start &&
		    row_cell(k, COLUMN_MEASURE_END)->integer <= end)
			return true;
	}
	return false;
}

static void promises_of(stats_cells *out, struct group *g, size_t at,
    struct arena *a)
{
	const struct held *h = &g->letter[at];
	size_t n = 0;

	for (size_t i = 0; i < h->rows.row.n && h->date.s; i++) {
		const struct row *r = &h->rows.row.v[i];
		struct promise p = { h, r, 0 };

		if (r->table != TABLE_MEASURE)
			continue;
		p.n = ++n;
		if (promised_open(r) && !is_around(h, r))
			follow(out, g, &p, a);
	}
}

static bool group(stats_cells *out, const struct stats *s, struct held *v,
    size_t n)
{
	struct group g = { .letter = v, .n = n };
	struct arena own = {0};
	bool ok, asked = false;

	for (size_t i = 0; i < n; i++)
		asked = asked || v[i].asked;
	if (!asked)
		return true;
	ok = fill(&g, s->archive, &own, s->diag);
	for (size_t i = 0; ok && i < n; i++)
		if (v[i].asked)
			promises_of(out, &g, i, s->arena);
	for (size_t i = 0; i < n; i++)
		held_done(&v[i]);
	alike_free(&g.alike);
	arena_free(&own);
	return ok;
}

bool between_promises(stats_cells *out, const struct stats *s)
{
	helds all;
	bool ok = held_find(&all, s->archive, s->query, s->arena, s->diag);

	*out = (stats_cells){0};
	for (size_t i = 0, n; ok && i < all.n; i += n) {
		n = held_group(&all.v[i], all.n - i);
		ok = group(out, s, &all.v[i], n);
	}
	return ok;
}
