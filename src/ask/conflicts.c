/* SPDX-License-Identifier: MIT */
/* Figures of one issuer that do not go together. */
#include <stdlib.h>

#include "archive/compare.h"
#include "ask/alike.h"
#include "ask/between.h"
#include "ask/held.h"

/* Words by which a sentence counts to date; add one: a row. */
static const char *const to_date[] = { "累计", "总计", "共计", "总量", "总数" };

struct figure {
	const struct held *by;
	const struct sentence *sentence;
	const struct row *row;
	str key;		/* indicator: of, unit, kind, per */
	str time;
	double value;
	bool total;		/* to date */
	bool alone;		/* its letter gives the key one value a time */
	size_t n;		/* in which it came */
};
typedef struct VEC(struct figure) figures;

static str text_of(const struct row *r, enum column c)
{
	return row_cell(r, c)->text;
}

/* A figure that can be held against others: one exact value of a named thing. */
static bool is_plain(const struct row *r)
{
	return str_eq(text_of(r, COLUMN_STATISTIC_BOUND), STR("exact")) &&
	    text_of(r, COLUMN_STATISTIC_OF).len && !text_of(r,
	    COLUMN_STATISTIC_CHANGE).s && row_cell(r, COLUMN_STATISTIC_MAX)->
	    type == CELL_NULL && !str_eq(text_of(r, COLUMN_STATISTIC_KIND),
	    STR("rank")) && !str_eq(text_of(r, COLUMN_STATISTIC_STATUS),
	    STR("planned"));
}

static bool is_to_date(str sentence)
{
	for (size_t i = 0; i < sizeof(to_date) / sizeof(*to_date); i++)
		if (str_has(sentence, str_of(to_date[i])))
			return true;
	return false;
}

static void figures_add(figures *out, const struct held *h, struct arena *a)
{
	for (size_t i = 0; i < h->rows.row.n; i++) {
		const struct row *r = &h->rows.row.v[i];
		const struct sentence *s;
		str part[7] = { [1] = STR("\x1F"), [3] = STR("\x1F"),
			[5] = STR("\x1F") };
		struct figure *f;

		if (r->table != TABLE_STATISTIC || !is_plain(r))
			continue;
		s = held_sentence(h, row_cell(r,
		    COLUMN_STATISTIC_START)->integer);
		if (!s)
			continue;
		part[0] = text_of(r, COLUMN_STATISTIC_OF);
		part[2] = text_of(r, COLUMN_STATISTIC_UNIT);
		part[4] = text_of(r, COLUMN_STATISTIC_KIND);
		part[6] = text_of(r, COLUMN_STATISTIC_PER);
		f = push(a, out);
		*f = (struct figure){ .by = h, .sentence = s, .row = r,
			.key = arena_join(a, part, 7),
			.time = text_of(r, COLUMN_STATISTIC_TIME),
			.value = strtod(cell_text(row_cell(r,
			    COLUMN_STATISTIC_VALUE), a).s, NULL),
			.total = is_to_date(s->text), .alone = true,
			.n = out->n };
	}
}

static int by_key(const void *one, const void *two)
{
	const struct figure *x = one, *y = two;
	int c = strcmp(x->key.s, y->key.s);

	return c ? c : (x->n > y->n) - (x->n < y->n);
}

/* Of figures with one key: which letters give it two values for one time. */
static void mark(struct figure *f, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < i; k++)
			if (f[i].by == f[k].by && str_eq(f[i].time, f[k].time)
			    && (f[i].value > f[k].value ||
			    f[i].value < f[k].value))
				f[i].alone = f[k].alone = false;
}

/* Whether their sentences speak of the same. */
static bool is_alike(const struct figure *x, const struct figure *y,
    struct arena *a)
{
	struct alike one = {0};
	alike_matches m;

	alike_add(&one, x->sentence->text);
	alike_find(&m, &one, y->sentence->text, 0, a);
	alike_free(&one);
	return m.n && alike_sure(m.v[0].likeness, m.v[0].common);
}

static bool is_sure(const struct figure *x, const struct figure *y,
    struct arena *a)
{
	const str sure = STR("sure");

	return x->alone && y->alone &&
	    str_eq(text_of(x->row, COLUMN_STATISTIC_OF_CERTAINTY), sure) &&
	    str_eq(text_of(y->row, COLUMN_STATISTIC_OF_CERTAINTY), sure) &&
	    is_alike(x, y, a);
}

static void tell_figure(stats_cells *out, const struct figure *f,
    struct arena *a)
{
	const str cell[] = { f->time.s ? f->time : (str){0},
		cell_text(row_cell(f->row, COLUMN_STATISTIC_VALUE), a),
		arena_printf(a, "%lld", (long long)f->by->id),
		f->sentence->text, held_place(f->sentence->start,
		    f->sentence->end, a) };

	for (size_t i = 0; i < sizeof(cell) / sizeof(*cell); i++)
		*push(a, out) = cell[i].s ? arena_str(a, cell[i]) : cell[i];
}

static void tell(stats_cells *out, const char *what, const struct figure *x,
    const struct figure *y, struct arena *a)
{
	str unit = text_of(x->row, COLUMN_STATISTIC_UNIT);

	if (!x->by->asked && !y->by->asked)
		return;
	*push(a, out) = str_of(what);
	*push(a, out) = is_sure(x, y, a) ? STR("sure") : STR("candidate");
	*push(a, out) = x->by->issuer;
	*push(a, out) = arena_str(a, text_of(x->row, COLUMN_STATISTIC_OF));
	*push(a, out) = unit.s ? arena_str(a, unit) : unit;
	tell_figure(out, x, a);
	tell_figure(out, y, a);
}

/* Whether the time of x lies before that of y: both said, and neither the
 * beginning of the other. */
static bool is_before(const struct figure *x, const struct figure *y)
{
	size_t n = x->time.len < y->time.len ? x->time.len : y->time.len;

	return n >= 4 && !str_has(x->time, STR("/")) && !str_has(y->time,
	    STR("/")) && memcmp(x->time.s, y->time.s, n) < 0;
}

/* Of figures with one key, in the order of letters: each pair of two letters that
 * does not go together, a figure that says again what an earlier one has said left out. */
static void pairs(stats_cells *out, struct figure *f, size_t n,
    struct arena *a)
{
	mark(f, n);
	for (size_t i = 1; i < n; i++) {
		const struct figure *differs = NULL, *falls = NULL;
		bool again = false;

		for (size_t k = 0; k < i; k++) {
			bool same = !(f[i].value < f[k].value ||
			    f[i].value > f[k].value);

			if (f[i].by == f[k].by)
				continue;
			if (f[i].time.s && str_eq(f[i].time, f[k].time)) {
				again = again || same;
				differs = same ? differs : &f[k];
			} else if (f[i].total && f[k].total &&
			    f[i].value < f[k].value && is_before(&f[k], &f[i]))
				falls = &f[k];
		}
		if (differs && !again)
			tell(out, "differs", differs, &f[i], a);
		if (falls)
			tell(out, "falls", falls, &f[i], a);
	}
}

static bool group(stats_cells *out, const struct stats *s, struct held *v,
    size_t n)
{
	struct arena own = {0};
	figures list = {0};
	bool ok = true, asked = false;

	for (size_t i = 0; i < n; i++)
		asked = asked || v[i].asked;
	if (!asked)
		return true;
	for (size_t i = 0; ok && i < n; i++) {
		ok = held_read(&v[i], s->archive, &own, s->diag);
		if (ok)
			figures_add(&list, &v[i], &own);
	}
	if (list.n)
		qsort(list.v, list.n, sizeof(*list.v), by_key);
	for (size_t i = 0, k; ok && i < list.n; i += k) {
		for (k = 1; i + k < list.n && str_eq(list.v[i].key,
		    list.v[i + k].key); k++)
			;
		pairs(out, &list.v[i], k, s->arena);
	}
	for (size_t i = 0; i < n; i++)
		held_done(&v[i]);
	arena_free(&own);
	return ok;
}

bool between_conflicts(stats_cells *out, const struct stats *s)
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
