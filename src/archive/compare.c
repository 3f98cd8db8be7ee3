/* SPDX-License-Identifier: MIT */
/* Two records' rows, field by field. */
#include "archive/compare.h"

#include <math.h>
#include <stdlib.h>

#include "base/utf.h"

/* No row. */
#define NONE SIZE_MAX

/* What SQLite gives as text of a number that is no integer: 15 digits. */
#define DIGITS 1e-14

bool cell_same(enum column c, const struct cell *one, const struct cell *two)
{
	if (one->type == CELL_INTEGER && two->type == CELL_INTEGER)
		return one->integer == two->integer;
	if (one->type == CELL_TEXT && two->type == CELL_TEXT &&
	    str_eq(one->text, two->text))
		return true;
	if (one->type != CELL_NULL && two->type != CELL_NULL &&
	    !strncmp(column_rows[c].type, "NUMERIC", 7)) {
		double a = one->type == CELL_INTEGER ? (double)one->integer :
		    strtod(one->text.s, NULL);
		double b = two->type == CELL_INTEGER ? (double)two->integer :
		    strtod(two->text.s, NULL);

		return !(fabs(a - b) > fabs(a) * DIGITS);
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

/* Columns that say where a row stands, or again what others say: not what it
 * says. */
static bool is_position(enum column c, bool places)
{
	static const char *const numbers[] = { "id", "letter", "record", "n",
	    "measure", "partOf", "contact", "proposal", "subject", "place" };
	const char *name = column_rows[c].name;

	if (c == COLUMN_MEASURE_ID)
		return false;
	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++)
		if (!strcmp(name, numbers[i]))
			return true;
	return !places && (!strcmp(name, "start") || !strcmp(name, "end") ||
	    !strcmp(column_rows[c].type, "BLOB"));
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

/*
 * By which fields a row is known again when others have changed: all of the
 * first line of its table that agree, else of the next.  A line ends in 0,
 * which is a column of no such row.  Add one: a row, behind surer ones.
 */
static const struct known {
	enum table table;
	enum column column[4];
} known[] = {
	{ TABLE_LETTER, { COLUMN_LETTER_KIND } },
	{ TABLE_PROPOSAL, { COLUMN_PROPOSAL_NUMBER, COLUMN_PROPOSAL_KIND } },
	{ TABLE_PROPOSAL, { COLUMN_PROPOSAL_TITLE } },
	{ TABLE_PROPOSAL, { COLUMN_PROPOSAL_N } },
	{ TABLE_PARTY, { COLUMN_PARTY_ROLE, COLUMN_PARTY_NAME } },
	{ TABLE_PARTY, { COLUMN_PARTY_ROLE, COLUMN_PARTY_PROPOSAL } },
	{ TABLE_MEASURE, { COLUMN_MEASURE_HEADING, COLUMN_MEASURE_LEVEL } },
	{ TABLE_MEASURE, { COLUMN_MEASURE_ID } },
	{ TABLE_STATISTIC, { COLUMN_STATISTIC_WORDS, COLUMN_STATISTIC_OF } },
	{ TABLE_STATISTIC, { COLUMN_STATISTIC_WORDS } },
	{ TABLE_STATISTIC, { COLUMN_STATISTIC_OF, COLUMN_STATISTIC_UNIT,
	    COLUMN_STATISTIC_MEASURE } },
	{ TABLE_STATISTIC, { COLUMN_STATISTIC_OF, COLUMN_STATISTIC_UNIT } },
	{ TABLE_STATISTIC, { COLUMN_STATISTIC_UNIT, COLUMN_STATISTIC_N } },
	{ TABLE_CITATION, { COLUMN_CITATION_TITLE } },
	{ TABLE_CITATION, { COLUMN_CITATION_NUMBER } },
	{ TABLE_CITATION, { COLUMN_CITATION_N } },
	{ TABLE_CONTACT, { COLUMN_CONTACT_FIELD, COLUMN_CONTACT_VALUE } },
	{ TABLE_CONTACT, { COLUMN_CONTACT_FIELD, COLUMN_CONTACT_CONTACT } },
	{ TABLE_FINDING, { COLUMN_FINDING_RULE, COLUMN_FINDING_MESSAGE } },
	{ TABLE_FINDING, { COLUMN_FINDING_RULE } },
};

static bool is_known(const struct known *k, const struct row *one,
    const struct row *two)
{
	bool any = false;

	for (int i = 0; i < 4 && k->column[i]; i++) {
		const struct cell *a = row_cell(one, k->column[i]);

		if (!cell_same(k->column[i], a, row_cell(two, k->column[i])))
			return false;
		any |= a->type != CELL_NULL;
	}
	return any;
}

/* One table's rows of both records, and what is made of them. */
struct pair {
	const struct row *old, *new;
	size_t olds, news;
	size_t from_old, to_old, from_new, to_new;	/* the gap in hand */
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

/* So many rows further on a row's pair is looked for. */
#define WINDOW 2000

/* Pair by one line of `known` what has no pair yet; in order, from where the
 * last was found. */
static void pair(struct pair *p, const struct known *k, size_t *pair_of,
    bool *taken)
{
	size_t at = p->from_new;

	for (size_t i = p->from_old; i < p->to_old; i++) {
		size_t n = p->to_new - p->from_new, look = 0;

		if (n > WINDOW)
			n = WINDOW;
		for (; pair_of[i - p->from_old] == NONE && look < n; look++) {
			size_t j = at + look;

			if (j >= p->to_new)
				j -= p->to_new - p->from_new;
			if (taken[j - p->from_new] ||
			    !is_known(k, &p->old[i], &p->new[j]))
				continue;
			pair_of[i - p->from_old] = j;
			taken[j - p->from_new] = true;
			at = j + 1;
		}
	}
}

/* Rows between two that are the same: those that are known again, paired; each
 * other is gone or new. */
static void gap(struct pair *p)
{
	size_t olds = p->to_old - p->from_old, news = p->to_new - p->from_new;
	size_t *pair_of = arena_new(p->a, size_t, olds);
	bool *taken = arena_new(p->a, bool, news);

	for (size_t i = 0; i < olds; i++)
		pair_of[i] = NONE;
	for (size_t i = 0; olds && news &&
	    i < sizeof(known) / sizeof(*known); i++)
		if (known[i].table == p->old[p->from_old].table)
			pair(p, &known[i], pair_of, taken);
	for (size_t i = 0; i < olds; i++)
		add(p, &p->old[p->from_old + i], pair_of[i] == NONE ? NULL :
		    &p->new[pair_of[i]]);
	for (size_t j = 0; j < news; j++)
		if (!taken[j])
			add(p, NULL, &p->new[p->from_new + j]);
}

/* Beyond this many comparisons rows are only paired by name. */
#define MOST ((size_t)4000000)

/* The rows up to these; then goes on behind a pair that is the same. */
static void gap_to(struct pair *p, size_t to_old, size_t to_new)
{
	p->to_old = to_old;
	p->to_new = to_new;
	gap(p);
	p->from_old = to_old + 1;
	p->from_new = to_new + 1;
}

/* The longest rows in common stand; what is between them is compared. */
static void compare_table(struct pair *p)
{
	size_t n = p->olds, m = p->news, i = 0, j = 0;
	uint16_t *length;

	if (n * m > MOST || n > 60000 || m > 60000) {
		gap_to(p, n, m);
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
			gap_to(p, i++, j++);
		} else if (AT(i + 1, j) >= AT(i, j + 1))
			i++;
		else
			j++;
	}
#undef AT
	gap_to(p, n, m);
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

/* The code points before a difference and from it on that are told. */
enum { BEFORE = 8, BEHIND = 20 };

static bool is_inside(str x, size_t at)
{
	return at < x.len && ((unsigned char)x.s[at] & 0xC0) == 0x80;
}

/* The words around byte at, of its own line, with … where more follows. */
static str around(str x, size_t at, struct arena *a)
{
	size_t from = at, to = at;
	int n;

	for (n = 0; n < BEFORE && from && x.s[from - 1] != '\n'; n++)
		do
			from--;
		while (is_inside(x, from));
	for (n = 0; n < BEHIND && to < x.len && x.s[to] != '\n'; n++)
		utf8_next(x, &to);
	return arena_printf(a, "%s%.*s%s", from && x.s[from - 1] != '\n' ?
	    "…" : "", (int)(to - from), x.s + from, to < x.len &&
	    x.s[to] != '\n' ? "…" : "");
}

bool text_differs(str out[2], str old, str new, struct arena *a)
{
	size_t at = 0;

	while (at < old.len && at < new.len && old.s[at] == new.s[at])
		at++;
	if (at == old.len && at == new.len)
		return false;
	while (at && (is_inside(old, at) || is_inside(new, at)))
		at--;
	out[0] = around(old, at, a);
	out[1] = around(new, at, a);
	return true;
}
