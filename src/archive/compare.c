/* SPDX-License-Identifier: MIT */
/* Two records' rows, field by field. */
#include "archive/compare.h"

#include <stdlib.h>

bool cell_same(enum column c, const struct cell *one, const struct cell *two)
{
	if (one->type == CELL_INTEGER && two->type == CELL_INTEGER)
		return one->integer == two->integer;
	if (one->type != CELL_NULL && two->type != CELL_NULL &&
	    !strncmp(column_rows[c].type, "NUMERIC", 7)) {
		double a = one->type == CELL_INTEGER ? (double)one->integer :
		    strtod(one->text.s, NULL);
		double b = two->type == CELL_INTEGER ? (double)two->integer :
		    strtod(two->text.s, NULL);

		return !(a < b) && !(a > b);
	}
	return one->type == two->type && str_eq(one->text, two->text);
}

str cell_text(const struct cell *c, struct arena *a)
{
	switch (c->type) {
	case CELL_INTEGER:
		return arena_printf(a, "%lld", (long long)c->integer);
	case CELL_TEXT:
		return c->text;
	default:
		return STR("");
	}
}

/* Columns that say where a row stands, or again what another says. */
static bool is_position(enum column c, bool places)
{
	static const char *const numbers[] = { "id", "letter", "record", "n",
	    "measure", "partOf", "contact", "proposal", "sketch",
	    "subject", "place" };
	const char *name = column_rows[c].name;

	if (c == COLUMN_MEASURE_ID)
		return false;
	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++)
		if (!strcmp(name, numbers[i]))
			return true;
	return !places && (!strcmp(name, "start") || !strcmp(name, "end"));
}

/* The first column that differs; COLUMN_COUNT: none. */
static enum column differs(const struct row *one, const struct row *two,
    enum column from, bool places)
{
	const struct table_row *t = &table_rows[one->table];
	int end = (int)t->first + t->count;

	for (int c = (int)from; c < end; c++)
		if (!is_position((enum column)c, places) && !cell_same(
		    (enum column)c, row_cell(one, (enum column)c),
		    row_cell(two, (enum column)c)))
			return (enum column)c;
	return COLUMN_COUNT;
}

static bool same(const struct row *one, const struct row *two, bool places)
{
	return differs(one, two, table_rows[one->table].first, places) ==
	    COLUMN_COUNT;
}

/* By which of its fields a row is known again when another has changed. */
static enum column name_of(enum table t)
{
	static const enum column name[TABLE_COUNT] = {
		[TABLE_LETTER] = COLUMN_LETTER_KIND,
		[TABLE_PROPOSAL] = COLUMN_PROPOSAL_NUMBER,
		[TABLE_PARTY] = COLUMN_PARTY_ROLE,
		[TABLE_MEASURE] = COLUMN_MEASURE_ID,
		[TABLE_STATISTIC] = COLUMN_STATISTIC_WORDS,
		[TABLE_CITATION] = COLUMN_CITATION_TITLE,
		[TABLE_CONTACT] = COLUMN_CONTACT_FIELD,
		[TABLE_FINDING] = COLUMN_FINDING_RULE,
	};

	return name[t];
}

/* One table's rows of both records, and what is made of them. */
struct pair {
	const struct row *old, *new;
	size_t olds, news;
	bool places;
	struct arena *a;
	differences *out;
};

static void add(struct pair *p, const struct row *old, const struct row *new)
{
	enum column c = table_rows[(old ? old : new)->table].first;

	if (!old || !new) {
		*push(p->a, p->out) = (struct difference){
			(old ? old : new)->table, old, new, COLUMN_COUNT };
		return;
	}
	while ((c = differs(old, new, c, p->places)) != COLUMN_COUNT) {
		*push(p->a, p->out) = (struct difference){ old->table, old, new,
			c };
		c = (enum column)((int)c + 1);
	}
}

/* Rows between two that are the same: paired where their names agree. */
static void gap(struct pair *p, size_t i, size_t i_end, size_t j, size_t j_end)
{
	enum table t = i < i_end ? p->old[i].table : j < j_end ?
	    p->new[j].table : TABLE_LETTER;
	enum column name = name_of(t);

	for (; i < i_end; i++) {
		size_t k = j;

		while (k < j_end && t != TABLE_LETTER && !cell_same(name,
		    row_cell(&p->old[i], name), row_cell(&p->new[k], name)))
			k++;
		if (k == j_end) {
			add(p, &p->old[i], NULL);
			continue;
		}
		for (; j < k; j++)
			add(p, NULL, &p->new[j]);
		add(p, &p->old[i], &p->new[j++]);
	}
	for (; j < j_end; j++)
		add(p, NULL, &p->new[j]);
}

/* Beyond this many comparisons rows are only paired by name. */
#define MOST ((size_t)4000000)

/* The longest rows in common stand; what is between them is compared. */
static void compare_table(struct pair *p)
{
	size_t n = p->olds, m = p->news, i = 0, j = 0, from_i = 0, from_j = 0;
	uint16_t *length;

	if (n * m > MOST || n > 60000 || m > 60000) {
		gap(p, 0, n, 0, m);
		return;
	}
	/* length[i][j]: of the longest common part of the rows from i and j */
	length = arena_new(p->a, uint16_t, (n + 1) * (m + 1));
#define AT(i, j) length[(i) * (m + 1) + (j)]
	for (i = n; i-- > 0; )
		for (j = m; j-- > 0; )
			AT(i, j) = same(&p->old[i], &p->new[j], p->places) ?
			    (uint16_t)(AT(i + 1, j + 1) + 1) :
			    AT(i + 1, j) > AT(i, j + 1) ? AT(i + 1, j) :
			    AT(i, j + 1);
	for (i = j = 0; i < n && j < m; ) {
		if (same(&p->old[i], &p->new[j], p->places)) {
			gap(p, from_i, i++, from_j, j++);
			from_i = i;
			from_j = j;
		} else if (AT(i + 1, j) >= AT(i, j + 1))
			i++;
		else
			j++;
	}
#undef AT
	gap(p, from_i, n, from_j, m);
}

static size_t rows_in(const struct rows *r, enum table t, size_t from)
{
	size_t n = 0;

	while (from + n < r->row.n && r->row.v[from + n].table == t)
		n++;
	return n;
}

void rows_compare(differences *out, const struct rows *old,
    const struct rows *new, bool places, struct arena *a)
{
	size_t i = 0, j = 0;

	*out = (differences){0};
	for (int t = TABLE_ROWS_FIRST; t <= TABLE_ROWS_LAST; t++) {
		struct pair p = { .old = old->row.v + i, .new = new->row.v + j,
			.olds = rows_in(old, (enum table)t, i),
			.news = rows_in(new, (enum table)t, j),
			.places = places, .a = a, .out = out };

		compare_table(&p);
		i += p.olds;
		j += p.news;
	}
}
