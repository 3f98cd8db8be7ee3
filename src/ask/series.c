/* SPDX-License-Identifier: MIT */
/* One indicator of many letters by years. */
#include "ask/series.h"

#include <stdlib.h>

struct year_figure year_figure_of(const struct row *r, str date, str issuer,
    int64_t letter)
{
	str time = row_cell(r, COLUMN_STATISTIC_TIME)->text;

	/* of 2021/2023 the last year */
	for (size_t i = 0; i < time.len; i++)
		if (time.s[i] == '/') {
			time.s += i + 1;
			time.len -= i + 1;
			i = 0;
		}
	if (time.len < 4)
		time = date;
	return (struct year_figure){
		.year = time.len < 4 ? STR_NONE : (str){ time.s, 4 },
		.unit = row_cell(r, COLUMN_STATISTIC_UNIT)->text,
		.change = row_cell(r, COLUMN_STATISTIC_CHANGE)->text,
		.of = row_cell(r, COLUMN_STATISTIC_OF)->text,
		.bound = row_cell(r, COLUMN_STATISTIC_BOUND)->text,
		.value = row_cell(r, COLUMN_STATISTIC_VALUE)->text,
		.issuer = issuer, .letter = letter };
}

/* Strings in the order of their bytes; what is absent comes last. */
static int order(str x, str y)
{
	size_t n = x.len < y.len ? x.len : y.len;
	int c;

	if (!x.s || !y.s)
		return !x.s - !y.s;
	c = n ? memcmp(x.s, y.s, n) : 0;
	return c ? c : (x.len > y.len) - (x.len < y.len);
}

static double number(const struct year_figure *f)
{
	return f->value.s ? strtod(f->value.s, NULL) : 0;
}

/* Whether two stand in one row. */
static int group(const struct year_figure *x, const struct year_figure *y)
{
	int c = order(x->year, y->year);

	if (!c)
		c = order(x->unit, y->unit);
	return c ? c : order(x->change, y->change);
}

/* Whether two say the same. */
static int said(const struct year_figure *x, const struct year_figure *y)
{
	double one = number(x), two = number(y);
	int c = group(x, y);

	if (!c)
		c = (one > two) - (one < two);
	if (!c)
		c = order(x->of, y->of);
	if (!c)
		c = order(x->bound, y->bound);
	return c ? c : order(x->issuer, y->issuer);
}

static int compare(const void *one, const void *two)
{
	const struct year_figure *x = one, *y = two;
	int c = said(x, y);

	return c ? c : (x->n > y->n) - (x->n < y->n);
}

static int by_number(const void *one, const void *two)
{
	const int64_t *x = one, *y = two;

	return (*x > *y) - (*x < *y);
}

static size_t letters(const struct year_figure *f, size_t n, struct arena *a)
{
	int64_t *id = arena_new(a, int64_t, n);
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		id[i] = f[i].letter;
	qsort(id, n, sizeof(*id), by_number);
	for (size_t i = 0; i < n; i++)
		count += !i || id[i] != id[i - 1];
	return count;
}

/* Those that are not exact: about 2, atLeast 1. */
static str bounds(const struct year_figure *f, size_t n, struct arena *a)
{
	struct VEC(str) seen = {0};
	str out = STR("");

	for (size_t i = 0; i < n; i++) {
		size_t k = 0, count = 0;

		while (k < seen.n && !str_eq(seen.v[k], f[i].bound))
			k++;
		if (k < seen.n || !f[i].bound.s ||
		    str_eq(f[i].bound, STR("exact")))
			continue;
		*push(a, &seen) = f[i].bound;
		for (size_t j = i; j < n; j++)
			count += str_eq(f[j].bound, f[i].bound);
		out = arena_printf(a, "%s%s%s %zu", out.s, out.len ? ", " : "",
		    f[i].bound.s, count);
	}
	return out.len ? out : (str){0};
}

/* A row of n figures, which rise. */
static void row(str *cell, const struct year_figure *f, size_t n,
    struct arena *a)
{
	size_t again = 0;

	for (size_t i = 1; i < n; i++)
		again += !said(&f[i - 1], &f[i]);
	cell[0] = f->year.s ? arena_str(a, f->year) : (str){0};
	cell[1] = f->unit;
	cell[2] = f->change;
	cell[3] = arena_printf(a, "%zu", n);
	cell[4] = arena_printf(a, "%zu", letters(f, n, a));
	cell[5] = f[0].value;
	cell[6] = f[n - 1].value;
	cell[7] = bounds(f, n, a);
	cell[8] = arena_printf(a, "%zu", again);
}

void series_of(series_cells *out, year_figures *x, struct arena *a)
{
	size_t n;

	*out = (series_cells){0};
	if (x->n)
		qsort(x->v, x->n, sizeof(*x->v), compare);
	for (size_t i = 0; i < x->n; i += n) {
		str one[SERIES_COLUMNS];

		for (n = 1; i + n < x->n && !group(&x->v[i], &x->v[i + n]); n++)
			;
		row(one, &x->v[i], n, a);
		for (int k = 0; k < SERIES_COLUMNS; k++)
			*push(a, out) = one[k];
	}
}
