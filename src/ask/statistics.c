/* SPDX-License-Identifier: MIT */
/* An archive in tables: replies by class, promises, an indicator. */
#include "ask/statistics.h"

#include <stdlib.h>

#include "archive/compare.h"
#include "archive/promised.h"
#include "archive/proposal_key.h"
#include "ask/series.h"
#include "base/calendar.h"
#include "base/names.h"
#include "record/profile_xml.h"

struct job {
	const struct stats *ask;
	stats_cells *cell;
	struct arena *a;
};

static struct job job_of(stats_cells *out, const struct stats *s)
{
	*out = (stats_cells){0};
	return (struct job){ s, out, s->arena };
}

static void add(struct job *s, str x)
{
	*push(s->a, s->cell) = x;
}

static void add_number(struct job *s, long n)
{
	add(s, arena_printf(s->a, "%ld", n));
}

/* What was due before the day that is asked for. */
static void add_overdue(struct job *s, str due)
{
	if (s->ask->on)
		add(s, due.s && strcmp(due.s, s->ask->on) < 0 ? STR("逾期") :
		    STR(""));
}

bool stats_classes(stats_cells *out, const struct stats *x,
    const bool want[FACET_COUNT], int64_t most)
{
	struct job s = job_of(out, x);
	archive_facets facets;

	if (!archive_classes(x->archive, x->query, most, &facets, s.a,
	    x->diag))
		return false;
	for (size_t i = 0; i < facets.n; i++) {
		const struct archive_facet *f = &facets.v[i];

		if (!want[f->facet])
			continue;
		add(&s, str_of(facet_names[f->facet]));
		add(&s, f->value);
		add_number(&s, (long)f->count);
	}
	return true;
}

/* --- rows of the letters that a query finds --- */

/* What is told of a matching row: columns of its table. */
struct told {
	enum table table;
	const enum column *column;
	size_t columns;
};

static const enum hit of_letter[] = { HIT_ID, HIT_DATE, HIT_ISSUER };
enum { OF_LETTER = sizeof(of_letter) / sizeof(*of_letter) };

/* What is absent stays absent. */
static str told_text(const struct cell *c, struct arena *a)
{
	return c->type == CELL_NULL ? STR_NONE : cell_text(c, a);
}

static void tell(struct job *s, const struct archive_hit *hit,
    const struct row *r, void *told)
{
	const struct told *t = told;

	/* a query of the user's may ask for other measures, too */
	if (t->table == TABLE_MEASURE && !promised_open(r))
		return;
	for (int k = 0; k < OF_LETTER; k++)
		add(s, hit->value[of_letter[k]]);
	for (size_t k = 0; k < t->columns; k++)
		add(s, told_text(row_cell(r, t->column[k]), s->a));
	if (t->table == TABLE_MEASURE)
		add_overdue(s, row_cell(r, COLUMN_MEASURE_DUE)->text);
}

/* Each row of a table that meets the query, by the letters' dates. */
static bool matching(struct job *s, enum table t,
    void (*each)(struct job *, const struct archive_hit *,
    const struct row *, void *), void *arg)
{
	const struct stats *x = s->ask;
	struct archive_ask ask = { .query = x->query, .limit = -1,
		.sort = { { HIT_DATE, false }, { HIT_ID, false } },
		.sorts = 2 };
	archive_hits hits;

	for (int k = 0; k < OF_LETTER; k++)
		ask.want[of_letter[k]] = true;
	if (!archive_search(x->archive, &ask, &hits, s->a, x->diag))
		return false;
	for (size_t i = 0; i < hits.n; i++) {
		struct rows rows;

		if (!archive_matches(x->archive, x->query, hits.v[i].letter,
		    &rows, s->a, x->diag))
			return false;
		for (size_t k = 0; k < rows.row.n; k++)
			if (rows.row.v[k].table == t)
				each(s, &hits.v[i], &rows.row.v[k], arg);
	}
	return true;
}

bool stats_figures(stats_cells *out, const struct stats *x)
{
	static const enum column column[] = { COLUMN_STATISTIC_OF,
		COLUMN_STATISTIC_VALUE, COLUMN_STATISTIC_MAX,
		COLUMN_STATISTIC_UNIT, COLUMN_STATISTIC_BOUND,
		COLUMN_STATISTIC_WORDS };
	static const struct told told = { TABLE_STATISTIC, column, 6 };
	struct job s = job_of(out, x);

	return matching(&s, told.table, tell, (void *)&told);
}

static void add_figure(struct job *s, const struct archive_hit *hit,
    const struct row *r, void *out)
{
	year_figures *list = out;
	struct year_figure *f = push(s->a, list);

	*f = year_figure_of(r, hit->value[HIT_DATE], hit->value[HIT_ISSUER],
	    hit->letter);
	/* numbers that are whole come as integers */
	f->value = told_text(row_cell(r, COLUMN_STATISTIC_VALUE), s->a);
	f->n = list->n;
}

bool stats_years(stats_cells *out, const struct stats *x)
{
	struct job s = job_of(out, x);
	year_figures list = {0};
	series_cells cells;

	if (!matching(&s, TABLE_STATISTIC, add_figure, &list))
		return false;
	series_of(&cells, &list, s.a);
	for (size_t i = 0; i < cells.n; i++)
		add(&s, cells.v[i]);
	return true;
}

enum { PROMISE_LETTER, PROMISE_DUE = 3 };

/* By deadline, those without one last; then by letter, in its order, as they
 * were told. */
static int by_due(const void *one, const void *two)
{
	const str *a = *(const str *const *)one, *b = *(const str *const *)two;
	long long x = strtoll(a[PROMISE_LETTER].s, NULL, 10);
	long long y = strtoll(b[PROMISE_LETTER].s, NULL, 10);
	int order = !a[PROMISE_DUE].s != !b[PROMISE_DUE].s ?
	    (a[PROMISE_DUE].s ? -1 : 1) : a[PROMISE_DUE].s ?
	    strcmp(a[PROMISE_DUE].s, b[PROMISE_DUE].s) : 0;

	return order ? order : x != y ? (x < y ? -1 : 1) : a < b ? -1 : a > b;
}

bool stats_open(stats_cells *out, const struct stats *x)
{
	static const enum column column[] = { COLUMN_MEASURE_DUE,
		COLUMN_MEASURE_DEADLINE, COLUMN_MEASURE_STATUS,
		COLUMN_MEASURE_STATUS_CERTAINTY,
		COLUMN_MEASURE_RESPONSIBLE, COLUMN_MEASURE_HEADING };
	static const struct told told = { TABLE_MEASURE, column, 6 };
	size_t width = x->on ? STATS_OPEN + 1 : STATS_OPEN, n;
	struct job s = job_of(out, x);
	const str **row;
	str *cell;

	if (!matching(&s, told.table, tell, (void *)&told))
		return false;
	n = out->n / width;
	row = arena_new(s.a, const str *, n);
	cell = arena_new(s.a, str, out->n);
	for (size_t i = 0; i < n; i++)
		row[i] = out->v + i * width;
	if (n)
		qsort(row, n, sizeof(*row), by_due);
	for (size_t i = 0; i < n; i++)
		memcpy(cell + i * width, row[i], width * sizeof(*cell));
	out->v = cell;
	return true;
}

/* --- how long answers took --- */

struct wait {
	str issuer;
	long days;
};
typedef struct VEC(struct wait) waits;

static int by_issuer(const void *a, const void *b)
{
	const struct wait *x = a, *y = b;
	int order = strcmp(x->issuer.s, y->issuer.s);

	return order ? order : (x->days > y->days) - (x->days < y->days);
}

/* Days from a proposal's handing out to the letter. */
static void add_wait(struct job *s, const struct archive_hit *hit,
    const struct row *r, void *arg)
{
	waits *out = arg;
	str issuer = hit->value[HIT_ISSUER];
	long from, to;

	if (calendar_read(hit->value[HIT_DATE], &to) && calendar_read(
	    row_cell(r, COLUMN_PROPOSAL_ASSIGNED)->text, &from))
		*push(s->a, out) = (struct wait){ issuer.s ? issuer :
		    STR(""), to - from };
}

bool stats_times(stats_cells *out, const struct stats *x)
{
	struct job s = job_of(out, x);
	waits w = {0};
	size_t n;

	if (!matching(&s, TABLE_PROPOSAL, add_wait, &w))
		return false;
	if (w.n)
		qsort(w.v, w.n, sizeof(*w.v), by_issuer);
	for (size_t i = 0; i < w.n; i += n) {
		const struct wait *k = &w.v[i];

		for (n = 1; i + n < w.n && str_eq(k[n].issuer, k->issuer); n++)
			;
		add(&s, k->issuer);
		add_number(&s, (long)n);
		add_number(&s, k->days);
		add_number(&s, k[(n - 1) / 2].days);
		add_number(&s, k[n - 1].days);
	}
	return true;
}

/* --- proposals of a profile's list that no letter answers --- */

static void add_answered(struct job *s, const struct archive_hit *hit,
    const struct row *r, void *arg)
{
	const str key = row_cell(r, COLUMN_PROPOSAL_KEY)->text;

	(void)s;
	(void)hit;
	if (key.s)
		names_find(arg, key.s, true);
}

static void tell_unanswered(struct job *s, const struct profile *p,
    const struct profile_assigned *x)
{
	str due = {0};
	long last;

	if (profile_limit(p, LETTER_REPLY, x->day, &last))
		due = calendar_write(last, s->a);
	add(s, x->number);
	add(s, x->title);
	add(s, x->organ);
	add(s, calendar_write(x->day, s->a));
	add(s, due);
	add_overdue(s, due);
}

bool stats_unanswered(stats_cells *out, const struct stats *x,
    const struct profile *p)
{
	struct job s = job_of(out, x);
	struct names answered = {0};
	bool ok = matching(&s, TABLE_PROPOSAL, add_answered, &answered);

	for (size_t i = 0; i < p->assigned.n && ok; i++) {
		const struct profile_assigned *k = &p->assigned.v[i];
		str key = k->number.s ? proposal_key(s.a, k->assembly, k->term,
		    k->session, k->number) : (str){0};

		if (key.s && !names_find(&answered, key.s, false))
			tell_unanswered(&s, p, k);
	}
	arena_free(&answered.arena);
	return ok;
}
