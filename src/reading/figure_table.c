/* SPDX-License-Identifier: MIT */
/*
 * Tables of figures: a cell that is a number alone takes unit and scale from
 * the head of its column, in brackets, or from the line above; and the year
 * that names its row or column.
 */
#include "reading/amount.h"
#include "reading/reader.h"

enum { COLUMNS = 24 };

struct column {
	struct span of;		/* what the column counts */
	str unit;		/* NULL: not said */
	int scale;		/* power of ten */
	enum quantity_kind kind;
	str year;		/* that its cells are of; NULL: not said */
};

/* What parts the cells of a line. */
enum gap { GAP_BAR, GAP_BLANKS, GAP_BLANK };

struct table {
	struct column column[COLUMNS];
	size_t n;		/* columns with a head; 0: no head yet */
	struct column all;	/* of the line above */
	size_t grid;		/* cells of a row that blanks part */
};

static bool is_bar(uint32_t c)
{
	return c == '|' || c == '\t';
}

/* Where a cell ends: at a bar or a tab; where the row has none, at blanks, as
 * plain text sets columns apart. */
static bool parts(const struct reader *r, uint32_t i, enum gap gap)
{
	return gap == GAP_BAR ? is_bar(r->f[i]) : r->f[i] == ' ' &&
	    (gap == GAP_BLANK || (i && r->f[i - 1] == ' '));
}

/* Where the blanks end that set a cell apart; i: at a bar or a tab. */
static uint32_t behind_gap(const struct reader *r, uint32_t i, uint32_t end)
{
	while (r->f[i] == ' ' && i + 1 < end && r->f[i + 1] == ' ')
		i++;
	return i;
}

/* A row's bars or tabs part its cells, so that an empty one is seen. */
static enum gap gap_of(const struct reader *r, struct span s)
{
	for (uint32_t i = s.start; i < s.end; i++)
		if (is_bar(r->f[i]))
			return GAP_BAR;
	return GAP_BLANKS;
}

/* The cells of a line; 0: it is no row. */
static size_t cells(const struct reader *r, struct span s, enum gap gap,
    struct span *out)
{
	uint32_t from = s.start;
	size_t n = 0;
	bool row = false;

	if (s.start < s.end && r->f[s.start] == '|')
		from++;
	for (uint32_t i = from; i <= s.end && n < COLUMNS; i++) {
		if (i < s.end && !parts(r, i, gap))
			continue;
		row = row || i < s.end;
		if (i < s.end || from < s.end)
			out[n++] = span_trim(r, (struct span){ from, i });
		if (i < s.end)
			i = behind_gap(r, i, s.end);
		from = i + 1;
	}
	return row ? n : 0;
}

/* How many cells the rows from line i on have that blanks part: as many as the
 * row that shows most, or where one blank gives all rows more and equally
 * many, these. */
static size_t grid_of(const struct reader *r, uint32_t i)
{
	struct span cell[COLUMNS];
	size_t most = 0, equal = 0, n;
	bool first = true;

	for (; i < r->tail; i++, first = false) {
		struct span s = r->lines.v[i].in;

		n = gap_of(r, s) == GAP_BAR ? 0 : cells(r, s, GAP_BLANKS, cell);
		if (n < 2)
			break;
		most = n > most ? n : most;
		n = cells(r, s, GAP_BLANK, cell);
		equal = first || n == equal ? n : 0;
	}
	return equal > most ? equal : most;
}

/* The cells of a row of a grid: two stand close in it where only one blank for
 * each gap makes them as many as the others have. */
static size_t grid_cells(const struct reader *r, struct span s, size_t grid,
    struct span *out)
{
	size_t n = cells(r, s, GAP_BLANK, out);

	return n == grid ? n : cells(r, s, GAP_BLANKS, out);
}

/* A unit with its scale. */
static bool unit_of(struct reader *r, struct span s, struct column *out)
{
	struct unit own;
	const struct unit *u;
	uint32_t stop, i = s.start;
	int scale = 0;

	for (; i < s.end; i++)
		if (r->f[i] == CHAR_TEN_THOUSAND)
			scale += 4;
		else if (r->f[i] == CHAR_HUNDRED_MILLION)
			scale += 8;
		else
			break;
	u = unit_at(r, i, s.end, &stop, &own);
	if (!u || stop != s.end)
		return false;
	out->unit = prose_str(r->a, &r->l->prose, (struct span){ i, s.end });
	out->scale = scale;
	out->kind = u->kind;
	return true;
}

/* The year that fills a cell: 2022, or as a date; NULL: none does. */
static str year_in(const struct reader *r, struct span s)
{
	enum { DIGITS = 4 };
	uint32_t i = s.start;

	while (i < s.end && i < s.start + DIGITS && is_digit(r->f[i]))
		i++;
	return i == s.start + DIGITS && i >= s.end - 1 && i <= s.end &&
	    (i == s.end || r->f[i] == CHAR_YEAR) ?
	    utf8_of(r->a, r->f + s.start, DIGITS) : (str){0};
}

/* The head of a column, with its unit in brackets. */
static struct column column_of(struct reader *r, struct span cell,
    const struct column *all)
{
	struct column c = *all;
	struct match m;

	c.of = cell;
	if (span_len(cell) && match_in(r, PAT_BRACKET, cell.start, cell.end,
	    &m) && unit_of(r, (struct span){ m.start[1], m.end[1] }, &c))
		c.of = span_trim(r, (struct span){ cell.start, m.start[0] });
	c.year = year_in(r, c.of);
	return c;
}

/* The number that fills a cell. */
static bool number_in(struct reader *r, struct span s, struct number *n)
{
	return span_len(s) && is_digit(r->f[s.start]) &&
	    number_at(r, s.start, s.end, n) && n->end == s.end && !n->scaled;
}

/* Whether a row is a head: none of its cells is a number. */
static bool is_head(struct reader *r, const struct span *cell, size_t n)
{
	struct number x;

	for (size_t i = 0; i < n; i++)
		if (number_in(r, cell[i], &x))
			return false;
	return true;
}

/* |---|:--|: the rule below a Markdown head. */
static bool is_rule(const struct reader *r, struct span cell)
{
	for (uint32_t i = cell.start; i < cell.end; i++)
		if (r->f[i] != '-' && r->f[i] != ':')
			return false;
	return span_len(cell) > 0;
}

/* Whether the head of a column names what its cells count: no year, and not
 * only that they do. */
static bool heads_thing(struct reader *r, struct span head)
{
	return span_len(head) && !(r->mark[head.start] & INK_DATE) &&
	    !list_has(LIST_BARE_HEADS, prose_str(r->a, &r->l->prose, head));
}

/* The cell that names the row: the first that is no number. */
static struct span row_label(struct reader *r, const struct span *cell,
    size_t n)
{
	struct number x;

	for (size_t i = 0; i < n; i++)
		if (span_len(cell[i]) && !number_in(r, cell[i], &x))
			return cell[i];
	return cell[0];
}

/* What names a row: its year, or else a label. */
struct row {
	struct span label;
	str year;
};

static void cell_add(struct reader *r, const struct column *c,
    const struct row *row, struct span s, const struct number *x)
{
	struct decimal value = x->value;
	struct span of = heads_thing(r, c->of) ? c->of : row->label;
	struct mark *m = mark_new(r, MARK_STATISTIC, s, CERTAINTY_LIKELY,
	    "table-cell");

	m->statistic.kind = c->kind;
	m->statistic.unit = c->unit;
	m->statistic.bound = BOUND_EXACT;
	m->statistic.time = row->year.s ? row->year : c->year;
	value.exponent += c->scale;
	m->statistic.value = decimal_print(r->a, &value);
	if (span_len(of)) {
		m->statistic.of_in = of;
		m->statistic.of = prose_str(r->a, &r->l->prose, of);
	}
	ink(r, s, INK_NUMBER);
}

/* The year that names a row: a date, or in a column of years. */
static str row_year(const struct reader *r, const struct table *t,
    struct span cell)
{
	str year = year_in(r, cell);
	const uint32_t last = cell.end ? r->f[cell.end - 1] : 0;

	for (uint32_t i = t->column[0].of.start; t->n &&
	    i < t->column[0].of.end; i++)
		if (r->f[i] == CHAR_YEAR)
			return year;
	return last == CHAR_YEAR ? year : (str){0};
}

/* A row below a head: its numbers, but what numbers the row itself.  Where it
 * is not whole, which cell is empty is not seen. */
static void row_figures(struct reader *r, const struct table *t,
    const struct span *cell, size_t n, bool whole)
{
	struct row row = { row_label(r, cell, n), row_year(r, t, cell[0]) };
	struct number x;

	for (size_t i = 0; i < n; i++) {
		if (!number_in(r, cell[i], &x) ||
		    r->mark[cell[i].start] & INK_DATE)
			continue;
		if (whole && i < t->n && t->column[i].unit.s &&
		    !(i == 0 && row.year.s))
			cell_add(r, &t->column[i], &row, cell[i], &x);
		else if (i && t->n)
			quantity_find(r, FINDING_QUANTITY_OPEN, cell[i]);
	}
}

static void row_read(struct reader *r, struct table *t,
    const struct span *cell, size_t n, enum gap gap)
{
	if (is_rule(r, cell[n - 1]))
		return;
	if (!is_head(r, cell, n)) {
		row_figures(r, t, cell, n, gap == GAP_BAR || n == t->n);
		return;
	}
	t->n = n;
	for (size_t i = 0; i < n; i++)
		t->column[i] = column_of(r, cell[i], &t->all);
}

/* Line i as a row; false: it is none. */
static bool line_read(struct reader *r, struct table *t, uint32_t i)
{
	struct span cell[COLUMNS], s = r->lines.v[i].in;
	enum gap gap = gap_of(r, s);
	size_t n = cells(r, s, gap, cell);

	if (n < 2)
		return false;
	if (gap == GAP_BLANKS) {
		t->grid = t->grid ? t->grid : grid_of(r, i);
		n = grid_cells(r, s, t->grid, cell);
	}
	row_read(r, t, cell, n, gap);
	return true;
}

void table_read(struct reader *r)
{
	struct table t = {0};

	for (uint32_t i = r->opening + 1; i < r->tail; i++) {
		struct span s = r->lines.v[i].in;
		struct match m;

		if (line_read(r, &t, i))
			continue;
		t = (struct table){0};
		if (span_len(s) < 60 && match_in(r, PAT_UNIT_LINE, s.start,
		    s.end, &m))
			unit_of(r, (struct span){ m.start[1], m.end[1] },
			    &t.all);
	}
	marks_sort(r->l);
}
