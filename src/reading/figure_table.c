/* SPDX-License-Identifier: MIT */
/*
 * Tables of figures: a cell that is a number alone takes unit and scale from
 * the head of its column, in brackets, or from the line above.
 */
#include "reading/amount.h"
#include "reading/reader.h"

enum { COLUMNS = 24 };

struct column {
	struct span of;		/* what the column counts */
	str unit;		/* NULL: not said */
	int scale;		/* power of ten */
	enum quantity_kind kind;
};

struct table {
	struct column column[COLUMNS];
	size_t n;		/* columns with a head; 0: no head yet */
	struct column all;	/* of the line above */
};

static bool is_bar(uint32_t c)
{
	return c == '|' || c == '\t';
}

/* Where a cell ends: at a bar or a tab; where the row has none, at blanks, as
 * plain text sets columns apart. */
static bool parts(const struct reader *r, uint32_t i, bool bars)
{
	return bars ? is_bar(r->f[i]) : r->f[i] == ' ' && i &&
	    r->f[i - 1] == ' ';
}

/* Where the blanks end that set a cell apart; i: at a bar or a tab. */
static uint32_t behind_gap(const struct reader *r, uint32_t i, uint32_t end)
{
	while (r->f[i] == ' ' && i + 1 < end && r->f[i + 1] == ' ')
		i++;
	return i;
}

/* The cells of a line; 0: it is no row.  bars: whether bars or tabs part them,
 * so that an empty one is seen. */
static size_t cells(const struct reader *r, struct span s, struct span *out,
    bool *bars)
{
	uint32_t from = s.start;
	size_t n = 0;
	bool row = false;

	*bars = false;
	for (uint32_t i = s.start; i < s.end && !*bars; i++)
		*bars = is_bar(r->f[i]);
	if (s.start < s.end && r->f[s.start] == '|')
		from++;
	for (uint32_t i = from; i <= s.end && n < COLUMNS; i++) {
		if (i < s.end && !parts(r, i, *bars))
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

static void cell_add(struct reader *r, const struct column *c, struct span s,
    struct span label)
{
	struct number x;
	struct mark *m;
	struct span of = heads_thing(r, c->of) ? c->of : label;

	if (!c->unit.s || !number_in(r, s, &x))
		return;
	m = mark_new(r, MARK_STATISTIC, s, CERTAINTY_LIKELY, "table-cell");
	m->statistic.kind = c->kind;
	m->statistic.unit = c->unit;
	m->statistic.bound = BOUND_EXACT;
	x.value.exponent += c->scale;
	m->statistic.value = decimal_print(r->a, &x.value);
	if (span_len(of)) {
		m->statistic.of_in = of;
		m->statistic.of = prose_str(r->a, &r->l->prose, of);
	}
	ink(r, s, INK_NUMBER);
}

static void row_read(struct reader *r, struct table *t,
    const struct span *cell, size_t n, bool bars)
{
	struct span label;

	if (is_rule(r, cell[n - 1]))
		return;
	if (is_head(r, cell, n)) {
		t->n = n;
		for (size_t i = 0; i < n; i++)
			t->column[i] = column_of(r, cell[i], &t->all);
		return;
	}
	if (!bars && n != t->n)
		return;		/* which cell is empty is not seen */
	label = row_label(r, cell, n);
	for (size_t i = 0; i < n && i < t->n; i++)
		cell_add(r, &t->column[i], cell[i], label);
}

void table_read(struct reader *r)
{
	struct table t = {0};

	for (uint32_t i = r->opening + 1; i < r->tail; i++) {
		struct span cell[COLUMNS], s = r->lines.v[i].in;
		bool bars;
		size_t n = cells(r, s, cell, &bars);
		struct match m;

		if (n > 1) {
			row_read(r, &t, cell, n, bars);
			continue;
		}
		t = (struct table){0};
		if (span_len(s) < 60 && match_in(r, PAT_UNIT_LINE, s.start,
		    s.end, &m))
			unit_of(r, (struct span){ m.start[1], m.end[1] },
			    &t.all);
	}
	marks_sort(r->l);
}
