/* SPDX-License-Identifier: MIT */
/* The replies to one proposal side by side. */
#include <stdlib.h>

#include "archive/compare.h"
#include "ask/alike.h"
#include "ask/between.h"
#include "ask/held.h"

struct text_of {
	const struct held *by;
	const struct sentence *sentence;
};

struct job {
	helds letter;
	struct alike main;	/* the sentences of main replies */
	struct VEC(struct text_of) text;	/* of each of its texts */
	struct arena *a;
};

static bool is_main(const struct held *h)
{
	return str_eq(h->kind, STR("reply"));
}

/* Main replies first, then by date. */
static int by_kind(const void *one, const void *two)
{
	const struct held *x = one, *y = two;
	int c = is_main(y) - is_main(x);

	return c ? c : held_compare(x->date, x->id, y->date, y->id);
}

static bool gather(struct job *j, const struct stats *s, int64_t letter)
{
	archive_relations list;
	bool ok = held_one(push(j->a, &j->letter), s->archive, letter, j->a,
	    s->diag) && archive_related(s->archive, letter, &list, j->a,
	    s->diag);

	for (size_t i = 0; ok && i < list.n; i++)
		if (str_eq(list.v[i].kind, STR("proposal")))
			ok = held_one(push(j->a, &j->letter), s->archive,
			    list.v[i].letter, j->a, s->diag);
	if (ok)
		qsort(j->letter.v, j->letter.n, sizeof(*j->letter.v), by_kind);
	for (size_t i = 0; ok && i < j->letter.n; i++)
		ok = held_read(&j->letter.v[i], s->archive, j->a, s->diag);
	return ok;
}

static void index_main(struct job *j)
{
	for (size_t i = 0; i < j->letter.n; i++) {
		const struct held *h = &j->letter.v[i];

		for (size_t k = 0; is_main(h) && k < h->sentence.n; k++) {
			alike_add(&j->main, h->sentence.v[k].text);
			*push(j->a, &j->text) = (struct text_of){ h,
				&h->sentence.v[k] };
		}
	}
}

/* Whether a measure holds others, which say it closer. */
static bool is_around(const struct held *h, size_t at)
{
	const struct row *r = &h->rows.row.v[at];

	return at + 1 < h->rows.row.n && r[1].table == TABLE_MEASURE &&
	    row_cell(&r[1], COLUMN_MEASURE_START)->integer <
	    row_cell(r, COLUMN_MEASURE_END)->integer;
}

static bool better(const struct alike_match *x, const struct alike_match *y)
{
	bool sure = alike_sure(x->likeness, x->common);

	return sure != alike_sure(y->likeness, y->common) ? sure :
	    x->likeness > y->likeness;
}

/* The sentence of a main reply that is most like one of measure n's. */
static struct text_of best(struct job *j, const struct held *h, size_t n,
    struct alike_match *match)
{
	struct text_of found = {0};

	for (size_t i = 0; i < h->sentence.n; i++) {
		alike_matches m;

		if (h->sentence.v[i].measure != n)
			continue;
		alike_find(&m, &j->main, h->sentence.v[i].text,
		    ALIKE_CANDIDATE, j->a);
		for (size_t k = 0; k < m.n; k++)
			if (better(&m.v[k], match)) {
				*match = m.v[k];
				found = j->text.v[m.v[k].text];
			}
	}
	return found;
}

static str heading_of(const struct held *h, const struct row *r, size_t n)
{
	const struct cell *heading = row_cell(r, COLUMN_MEASURE_HEADING);

	for (size_t i = 0; !heading->text.len && i < h->sentence.n; i++)
		if (h->sentence.v[i].measure == n)
			return h->sentence.v[i].text;
	return heading->text;
}

static void tell(stats_cells *out, struct job *j, const struct held *h,
    const struct row *r, size_t n)
{
	struct arena *a = j->a;
	struct alike_match m = {0};
	bool held = !is_main(h) && j->text.n;
	struct text_of in = held ? best(j, h, n, &m) :
	    (struct text_of){0};
	const str cell[BETWEEN_REPLY] = {
		arena_printf(a, "%lld", (long long)h->id), h->kind, h->date,
		h->issuer, row_cell(r, COLUMN_MEASURE_ID)->text,
		row_cell(r, COLUMN_MEASURE_STATUS)->text,
		heading_of(h, r, n),
		held_place(row_cell(r, COLUMN_MEASURE_START)->integer,
		    row_cell(r, COLUMN_MEASURE_END)->integer, a),
		!held ? STR_NONE : !in.by ? STR("no") :
		    alike_sure(m.likeness, m.common) ? STR("yes") : STR("candidate"),
		!in.by ? STR_NONE : arena_printf(a, "%.2f", m.likeness),
		!in.by ? STR_NONE : arena_printf(a, "%lld",
		    (long long)in.by->id),
		in.by ? in.sentence->text : (str){0},
		!in.by ? STR_NONE : held_place(in.sentence->start,
		    in.sentence->end, a) };

	for (int i = 0; i < BETWEEN_REPLY; i++)
		*push(a, out) = cell[i].s ? arena_str(a, cell[i]) : cell[i];
}

bool between_replies(stats_cells *out, const struct stats *s, int64_t letter)
{
	struct job j = { .a = s->arena };
	bool ok = gather(&j, s, letter);

	*out = (stats_cells){0};
	if (ok)
		index_main(&j);
	for (size_t i = 0; ok && i < j.letter.n; i++) {
		const struct held *h = &j.letter.v[i];
		size_t n = 0;

		for (size_t k = 0; k < h->rows.row.n; k++) {
			const struct row *r = &h->rows.row.v[k];

			if (r->table != TABLE_MEASURE)
				continue;
			n++;
			if (!is_around(h, k))
				tell(out, &j, h, r, n);
		}
	}
	for (size_t i = 0; i < j.letter.n; i++)
		held_done(&j.letter.v[i]);
	alike_free(&j.main);
	return ok;
}
