/* SPDX-License-Identifier: MIT */
/* Columns of a table whose cells add up to a figure told above the table. */
#include <string.h>

#include "reading/totals.h"

bool total_is_cell(const struct mark *m)
{
	return m->value.rule && !strcmp(m->value.rule, "table-cell");
}

/* The how manyeth figure of its row cell i is. */
static size_t place_in_row(const struct pass *p, size_t i)
{
	size_t k = i;

	while (k > 0 && total_is_cell(p->v[k - 1]) &&
	    p->line[k - 1] == p->line[i])
		k--;
	return i - k;
}

static bool same_column(const struct pass *p, size_t a, size_t b)
{
	return total_same_unit(p->v[a], p->v[b]) &&
	    place_in_row(p, a) == place_in_row(p, b);
}

/* The figure of the sentences above cell i, and of its unit, that is sum; NULL:
 * none. */
static struct mark *told_above(const struct pass *p, size_t i, str sum)
{
	size_t k = i;
	uint32_t line;

	while (k > 0 && total_is_cell(p->v[k - 1]))
		k--;
	line = k ? p->line[k - 1] : 0;
	for (size_t n = 0; k-- > 0 && n < 30 && p->line[k] == line; n++)
		if (total_same_unit(p->v[k], p->v[i]) &&
		    total_is_whole(p, k) &&
		    !number_compare(p->v[k]->statistic.value, sum))
			return p->v[k];
	return NULL;
}

/* Whether cell i stands in the first row of figures of its table. */
static bool heads_column(const struct pass *p, size_t i)
{
	size_t k = i - place_in_row(p, i);

	return !k || !total_is_cell(p->v[k - 1]);
}

/* Whether the row of cell i says that it is the sum of the others. */
static bool is_total_row(const struct pass *p, size_t i)
{
	struct reader *r = p->r;
	uint32_t at = p->v[i]->value.in.start, from = at;
	struct match m;

	while (from > 0 && at - from < 200 && r->f[from - 1] != '\n')
		from--;
	return match_in(r, PAT_TOTAL_ROW, from, at, &m);
}

/* The column that cell i heads: all of the table's cells below it, parts of
 * what the last row says they are in all, or of a figure above the table. */
static void column_read(struct pass *p, size_t i)
{
	struct list list = { .closed = true };
	size_t last = i;
	str sum = STR("0");

	for (size_t k = i; k < p->n && total_is_cell(p->v[k]) && sum.s; k++) {
		if (!same_column(p, k, i))
			continue;
		last = k;
		if (!is_total_row(p, k))
			sum = number_add(p->r->a, sum,
			    p->v[k]->statistic.value);
	}
	if (sum.s)
		list.total = last > i && is_total_row(p, last) ? p->v[last] :
		    told_above(p, i, sum);
	if (!list.total)
		return;
	for (size_t k = i; k < p->n && total_is_cell(p->v[k]); k++)
		if (same_column(p, k, i) && !is_total_row(p, k))
			total_part_add(p, &list, k);
	for (size_t k = 0; k < list.count; k++)
		total_set(p->v[list.part[k]], list.total, CERTAINTY_LIKELY);
	total_add_up(p, &list);
}

void total_columns(struct pass *p)
{
	for (size_t i = 0; i < p->n; i++)
		if (total_is_cell(p->v[i]) && heads_column(p, i))
			column_read(p, i);
}
