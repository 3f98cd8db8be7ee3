/* SPDX-License-Identifier: MIT */
/* What was asked for and no measure answers. */
#include "archive/compare.h"
#include "ask/alike.h"
#include "ask/between.h"
#include "ask/held.h"
#include "ask/request.h"

/* How much of a request's words a sentence has that answers it, and that comes
 * near to it. */
#define ANSWERS 0.5
#define NEAR 0.2

struct text_of {
	const struct held *by;
	const struct sentence *sentence;
};

struct job {
	const struct stats *ask;
	stats_cells *out;
	helds letter;		/* the first: whose requests these are */
	requests request;
	struct alike alike;	/* what may answer them */
	struct VEC(struct text_of) text;	/* of each of its texts */
	struct arena a;
};

/* Whether a sentence only quotes. */
static bool is_request(const struct job *j, size_t sentence)
{
	for (size_t i = 0; i < j->request.n; i++)
		if (j->request.v[i].sentence == sentence &&
		    !j->request.v[i].answered)
			return true;
	return false;
}

/* The measure that a sentence stands in; NULL: none. */
static const struct row *measure_of(const struct held *h,
    const struct sentence *s)
{
	size_t n = 0;

	for (size_t i = 0; s->measure && i < h->rows.row.n; i++)
		if (h->rows.row.v[i].table == TABLE_MEASURE &&
		    ++n == s->measure)
			return &h->rows.row.v[i];
	return NULL;
}

/* Whether what follows a request is of it: in its measure, or on its line; of a
 * heading that stands alone, on the next. */
static bool follows(const struct job *j, const struct request *r)
{
	const struct held *h = &j->letter.v[0];
	const struct sentence *s = &h->sentence.v[r->sentence];
	const struct row *m = measure_of(h, s);

	for (size_t i = r->sentence + 1; i < h->sentence.n; i++) {
		const struct sentence *k = &h->sentence.v[i];
		bool of = m ? k->start >= 0 && k->start <
		    row_cell(m, COLUMN_MEASURE_END)->integer :
		    k->line == s->line || (r->heading && k->line <=
		    s->line + 1);

		if (!of)
			return false;
		if (!is_request(j, i) && !request_courtesy(k->text))
			return true;
	}
	return false;
}

/* Add what may answer: each sentence of a letter, and each two of a line, as a
 * heading says little without what follows it. */
static void offer(struct job *j, size_t letter)
{
	const struct held *h = &j->letter.v[letter];
	const struct sentence *s = h->sentence.v;

	for (int two = 0; two < 2; two++)
		for (size_t k = 0; k + two < h->sentence.n; k++) {
			if (!letter && (is_request(j, k) ||
			    is_request(j, k + two)))
				continue;
			if (two && s[k].line != s[k + 1].line)
				continue;
			alike_add(&j->alike, two ? arena_printf(&j->a,
			    "%s%s", arena_str(&j->a, s[k].text).s,
			    arena_str(&j->a, s[k + 1].text).s) : s[k].text);
			*push(&j->a, &j->text) = (struct text_of){ h, &s[k] };
		}
}

static bool fill(struct job *j)
{
	const struct stats *x = j->ask;
	archive_relations list;
	bool ok = archive_related(x->archive, j->letter.v[0].id, &list, &j->a,
	    x->diag);

	for (size_t i = 0; ok && i < list.n; i++) {
		struct held h;

		if (!str_eq(list.v[i].kind, STR("proposal")))
			continue;
		ok = held_one(&h, x->archive, list.v[i].letter, &j->a,
		    x->diag) && held_read(&h, x->archive, &j->a, x->diag);
		if (ok)
			*push(&j->a, &j->letter) = h;
	}
	for (size_t i = 0; ok && i < j->letter.n; i++)
		offer(j, i);
	return ok;
}

/* How many pairs of characters a text has, by which it is held against others. */
static uint32_t pairs_of(str text, struct arena *a)
{
	struct alike self = {0};
	alike_matches m;
	uint32_t n;

	alike_add(&self, text);
	alike_find(&m, &self, text, 0.5, a);
	n = m.n ? m.v[0].common : 0;
	alike_free(&self);
	return n;
}

/* The sentence that has most of a request's words, and how much of them. */
static struct text_of nearest(struct job *j, const struct request *r,
    double *part)
{
	uint32_t all = pairs_of(r->text, &j->a), most = 0;
	struct text_of found = {0};
	alike_matches m;

	*part = 0;
	alike_find(&m, &j->alike, r->text, 0.01, &j->a);
	for (size_t i = 0; all && i < m.n; i++)
		if (m.v[i].common > most) {
			most = m.v[i].common;
			found = j->text.v[m.v[i].text];
			*part = (double)most / all;
		}
	return *part >= NEAR ? found : (struct text_of){0};
}

static void tell(struct job *j, const struct request *r, bool sure,
    struct text_of near, double part)
{
	struct arena *a = j->ask->arena;
	const struct held *h = &j->letter.v[0];
	const struct sentence *s = &h->sentence.v[r->sentence];
	const str cell[BETWEEN_REQUEST] = {
		arena_printf(a, "%lld", (long long)h->id), h->date, h->issuer,
		r->text, sure ? STR("sure") : STR("candidate"), s->text,
		held_place(s->start, s->end, a),
		near.by ? arena_printf(a, "%.2f", part) : (str){0},
		near.by ? arena_printf(a, "%lld", (long long)near.by->id) :
		    (str){0},
		near.by ? near.sentence->text : (str){0},
		near.by ? held_place(near.sentence->start, near.sentence->end,
		    a) : (str){0} };

	for (int i = 0; i < BETWEEN_REQUEST; i++)
		*push(a, j->out) = cell[i].s ? arena_str(a, cell[i]) : cell[i];
}

/* A request on a heading of its own with nothing below it is surely without a
 * measure; of others it is only that no sentence has their words. */
static void look(struct job *j, const struct request *r)
{
	bool empty = r->heading && !r->answered && !r->listed;
	struct text_of near;
	double part;

	if (r->answered || (!r->listed && follows(j, r)))
		return;
	near = nearest(j, r, &part);
	if (part < ANSWERS)
		tell(j, r, empty && !near.by, near, part);
}

static bool letter(stats_cells *out, const struct stats *s,
    const struct held *h)
{
	struct job j = { .ask = s, .out = out };
	struct VEC(str) title = {0};
	struct held *own = push(&j.a, &j.letter);
	bool ok;

	*own = *h;
	ok = held_read(own, s->archive, &j.a, s->diag);
	for (size_t i = 0; ok && i < own->rows.row.n; i++)
		if (own->rows.row.v[i].table == TABLE_PROPOSAL)
			*push(&j.a, &title) = row_cell(&own->rows.row.v[i],
			    COLUMN_PROPOSAL_TITLE)->text;
	if (ok)
		requests_of(&j.request, &own->sentence, title.v, title.n,
		    &j.a);
	if (ok && j.request.n)
		ok = fill(&j);
	for (size_t i = 0; ok && i < j.request.n; i++)
		look(&j, &j.request.v[i]);
	for (size_t i = 0; i < j.letter.n; i++)
		held_done(&j.letter.v[i]);
	alike_free(&j.alike);
	arena_free(&j.a);
	return ok;
}

bool between_requests(stats_cells *out, const struct stats *s)
{
	helds all;
	bool ok = held_find(&all, s->archive, s->query, s->arena, s->diag);

	*out = (stats_cells){0};
	for (size_t i = 0; ok && i < all.n; i++)
		if (all.v[i].asked)
			ok = letter(out, s, &all.v[i]);
	return ok;
}
