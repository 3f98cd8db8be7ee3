/* SPDX-License-Identifier: MIT */
/* Lists to cells: which kind they are, and CSV. */
#include "intake/sheet_reader.h"

#include "base/utf.h"

static bool too_many(struct sheet *s)
{
	diag_add(s->in->d, DIAG_TOO_LARGE, "a list of more than %d rows, %d "
	    "columns or %d cells", SHEET_ROWS, SHEET_COLUMNS, SHEET_CELLS);
	return false;
}

struct grid_row *sheet_row(struct sheet *s, size_t line)
{
	struct grid_row *r;

	if (s->out->row.n == SHEET_ROWS) {
		too_many(s);
		return NULL;
	}
	r = push(s->in->a, &s->out->row);
	r->line = line;
	return r;
}

/* The words without blanks at their ends, and without ends of lines within, which
 * only the cell's width has made; none where nothing is left. */
static str trimmed(str x, struct arena *a)
{
	char *to = arena_alloc(a, 1, 1, x.len + 1);
	size_t n = 0;

	for (size_t i = 0; i < x.len; i++)
		if (x.s[i] != '\r' && x.s[i] != '\n')
			to[n++] = x.s[i] == '\t' ? ' ' : x.s[i];
	x = (str){ to, n };
	while (x.len && x.s[0] == ' ')
		x.s++, x.len--;
	while (x.len && x.s[x.len - 1] == ' ')
		x.len--;
	return x;
}

bool sheet_cell(struct sheet *s, size_t column, str words)
{
	struct grid_row *r = &s->out->row.v[s->out->row.n - 1];
	str kept;

	if (column >= SHEET_COLUMNS || s->cells++ == SHEET_CELLS)
		return too_many(s);
	while (r->cell.n <= column)
		*push(s->in->a, &r->cell) = (str){0};
	words = trimmed(words, s->in->a);
	if (!words.len)
		return true;
	kept = utf8_xml(s->in->a, arena_str(s->in->a, words));
	r->cell.v[column] = str_of(kept.s);
	return true;
}

/* What stands most often in the first line sets cells apart. */
static char separator(str x)
{
	static const char may[] = { ',', '\t', ';' };
	size_t n[3] = {0};
	int best = 0;

	for (size_t i = 0; i < x.len && x.s[i] != '\n'; i++)
		for (int k = 0; k < 3; k++)
			n[k] += x.s[i] == may[k];
	for (int k = 1; k < 3; k++)
		best = n[k] > n[best] ? k : best;
	return may[best];
}

/* A cell from *at on, which moves behind it; the words in quotation marks have
 * each of them doubled.  s == NULL: the first has no other at the cell's end. */
static str csv_cell(str x, size_t *at, char between, struct arena *a)
{
	bool quoted = x.s[*at] == '"';
	size_t from = *at + quoted, end = from, n = 0;
	char *to;

	if (!quoted) {
		while (*at < x.len && x.s[*at] != between && x.s[*at] != '\n')
			++*at;
		return (str){ x.s + from, *at - from };
	}
	while (end < x.len && (x.s[end] != '"' || (end + 1 < x.len &&
	    x.s[end + 1] == '"')))
		end += 1 + (x.s[end] == '"');
	for (*at = end + 1; *at < x.len && x.s[*at] != between &&
	    x.s[*at] != '\n'; ++*at)
		if (!strchr(" \t\r", x.s[*at]))
			return (str){0};
	if (end >= x.len)
		return (str){0};
	to = arena_alloc(a, 1, 1, end - from + 1);
	for (size_t i = from; i < end; i += 1 + (x.s[i] == '"'))
		to[n++] = x.s[i];
	return (str){ to, n };
}

static bool csv_read(struct sheet *s)
{
	struct decoded text;
	str x;
	char between;
	size_t line = 1;

	if (!decode(&text, s->in->bytes, s->in->options, s->in->a, s->in->d))
		return false;
	x = utf8_of(s->in->a, text.c, text.n);
	between = separator(x);
	for (size_t at = 0; at < x.len; at++) {
		size_t column = 0, from = at;

		if (!sheet_row(s, line))
			return false;
		while (at <= x.len) {
			str cell = at < x.len ? csv_cell(x, &at, between,
			    s->in->a) : STR("");

			if (!cell.s)
				diag_add_at(s->in->d, DIAG_LIST, line, 1,
				    "a mark of quotation has no other at "
				    "the cell's end");
			if (!cell.s || !sheet_cell(s, column++, cell))
				return false;
			if (at >= x.len || x.s[at] == '\n')
				break;
			at++;
		}
		for (size_t i = from; i <= at && i < x.len; i++)
			line += x.s[i] == '\n';
	}
	return true;
}

bool sheet_read(struct grid *out, str bytes, const char *encoding,
    struct arena *a, struct diag *d)
{
	const struct text_options o = { .encoding = encoding };
	struct intake in = { .bytes = bytes, .options = &o, .a = a, .d = d };
	struct sheet s = { .out = out, .in = &in };
	bool ok;

	*out = (struct grid){0};
	if (!bytes.len) {
		diag_add(d, DIAG_EMPTY, NULL);
		return false;
	}
	if (str_starts(bytes, STR("\xD0\xCF\x11\xE0"))) {
		diag_add(d, DIAG_BINARY, "it is an old workbook (XLS); save it "
		    "as XLSX or CSV first");
		return false;
	}
	if (!str_starts(bytes, STR("PK\3\4")))
		return csv_read(&s);
	in.zip = container_open(bytes, d);
	ok = in.zip && xlsx_read(&s);
	container_close(in.zip);
	return ok;
}
