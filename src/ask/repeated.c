/* SPDX-License-Identifier: MIT */
/* Paragraphs that letters have from earlier ones. */
#include <stdlib.h>

#include "archive/minhash.h"
#include "ask/between.h"
#include "ask/held.h"

/* Earlier paragraphs that one is held against, a band. */
enum { MOST = 8 };

struct paragraph {
	const struct held *by;
	int64_t start, end;
	str sketch;
	str text;		/* of a letter that is asked about */
};

struct band {
	int64_t key;
	uint32_t place, paragraph;
};

struct job {
	struct VEC(struct paragraph) paragraph;	/* by date of their letters */
	struct VEC(struct band) band;		/* by key, then paragraph */
	struct arena *a;
};

static int by_date(const void *one, const void *two)
{
	const struct held *x = one, *y = two;

	return held_compare(x->date, x->id, y->date, y->id);
}

static int by_band(const void *one, const void *two)
{
	const struct band *x = one, *y = two;

	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return (x->paragraph > y->paragraph) - (x->paragraph < y->paragraph);
}

static void add(struct job *j, const struct held *h, size_t start, size_t end)
{
	str text = { h->body.text.s + start, end - start };
	str sketch = minhash_of(j->a, text);
	int64_t band[MINHASH_BANDS];
	struct body_place place;
	struct paragraph *p;

	if (!sketch.s)
		return;		/* too short to be told from others */
	p = push(j->a, &j->paragraph);
	*p = (struct paragraph){ .by = h, .start = -1, .sketch = sketch };
	if (body_place(&place, &h->body, start, end)) {
		p->start = place.start;
		p->end = place.end;
	}
	if (h->asked)
		p->text = arena_str(j->a, text);
	minhash_bands(band, sketch);
	for (uint32_t i = 0; i < MINHASH_BANDS; i++)
		*push(j->a, &j->band) = (struct band){ band[i], i,
			(uint32_t)(j->paragraph.n - 1) };
}

static bool add_all(struct job *j, helds *all, const struct stats *s)
{
	struct arena own = {0};
	bool ok = true;

	for (size_t i = 0; ok && i < all->n; i++) {
		struct held *h = &all->v[i];
		str text;

		if (!h->date.s)
			continue;
		ok = held_read(h, s->archive, &own, s->diag);
		text = h->body.text;
		for (size_t at = 0, end; ok && at < text.len; at = end + 1) {
			const char *stop = memchr(text.s + at, '\n',
			    text.len - at);

			end = stop ? (size_t)(stop - text.s) : text.len;
			if (end > at)
				add(j, h, at, end);
		}
		held_done(h);
		arena_reset(&own);
	}
	arena_free(&own);
	return ok;
}

/* The first band with this place and key. */
static size_t first_of(const struct job *j, const struct band *x)
{
	size_t low = 0, high = j->band.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (by_band(&j->band.v[middle], x) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The earlier paragraph that one is most like, the first of those; NULL: none. */
static const struct paragraph *earlier(const struct job *j, uint32_t n,
    double *likeness)
{
	const struct paragraph *p = &j->paragraph.v[n], *found = NULL;
	int64_t band[MINHASH_BANDS];

	*likeness = 0;
	minhash_bands(band, p->sketch);
	for (uint32_t b = 0; b < MINHASH_BANDS; b++) {
		const struct band x = { band[b], b, 0 };
		size_t from = first_of(j, &x);

		for (size_t i = from; i < j->band.n && i < from + MOST &&
		    j->band.v[i].place == b && j->band.v[i].key == band[b] &&
		    j->band.v[i].paragraph < n; i++) {
			const struct paragraph *k =
			    &j->paragraph.v[j->band.v[i].paragraph];
			double like = minhash_likeness(p->sketch, k->sketch);

			if (k->by != p->by && like >= SKETCH_NEAR &&
			    (like > *likeness || (found && k < found &&
			    like >= *likeness))) {
				found = k;
				*likeness = like;
			}
		}
	}
	return found;
}

/* Whether the two are one letter that came in two files. */
static bool is_same(bool *same, const struct stats *s, int64_t one,
    int64_t two)
{
	struct arena a = {0};
	archive_relations list;
	bool ok = archive_related(s->archive, one, &list, &a, s->diag);

	*same = false;
	for (size_t i = 0; ok && i < list.n; i++)
		*same = *same || (list.v[i].letter == two &&
		    str_eq(list.v[i].kind, STR("same")));
	arena_free(&a);
	return ok;
}

static void tell(stats_cells *out, const struct paragraph *p,
    const struct paragraph *from, double likeness, struct arena *a)
{
	bool own = p->by->issuer.s && from->by->issuer.s &&
	    str_eq(p->by->issuer, from->by->issuer);
	const str cell[BETWEEN_REPEATED] = {
		arena_printf(a, "%lld", (long long)p->by->id), p->by->date,
		p->by->issuer, held_place(p->start, p->end, a),
		own ? STR("own") : STR("other"),
		arena_printf(a, "%.2f", likeness),
		arena_printf(a, "%lld", (long long)from->by->id),
		from->by->date, from->by->issuer,
		held_place(from->start, from->end, a), p->text };

	for (int i = 0; i < BETWEEN_REPEATED; i++)
		*push(a, out) = cell[i];
}

bool between_repeated(stats_cells *out, const struct stats *s)
{
	struct job j = { .a = s->arena };
	helds all;
	bool ok = held_find(&all, s->archive, s->query, s->arena, s->diag);

	*out = (stats_cells){0};
	if (ok && all.n)
		qsort(all.v, all.n, sizeof(*all.v), by_date);
	ok = ok && add_all(&j, &all, s);
	if (j.band.n)
		qsort(j.band.v, j.band.n, sizeof(*j.band.v), by_band);
	for (uint32_t i = 0; ok && i < j.paragraph.n; i++) {
		const struct paragraph *p = &j.paragraph.v[i], *from;
		double likeness;
		bool same = false;

		from = p->by->asked ? earlier(&j, i, &likeness) : NULL;
		ok = !from || is_same(&same, s, p->by->id, from->by->id);
		if (ok && from && !same)
			tell(out, p, from, likeness, s->arena);
	}
	return ok;
}
