/* SPDX-License-Identifier: MIT */
/* Rows of a table to bytes that pack well, and back. */
#include "archive/packed.h"

#include <stdlib.h>

/* The first two columns are the letter and n. */
#define KEYS 2

/* No character of a record: the cell is NULL. */
#define NOTHING '\1'

static bool is_integer(enum table t, int column)
{
	return !strncmp(column_rows[(int)table_rows[t].first + column].type,
	    "INTEGER", 7);
}

/* In decimal; printf takes ten times as long. */
static str decimal(int64_t n, struct arena *a)
{
	enum { MOST = 20 };
	char *s = arena_alloc(a, 1, 1, MOST), *at = s + MOST;
	uint64_t left = n < 0 ? -(uint64_t)n : (uint64_t)n;

	do
		*--at = (char)('0' + left % 10);
	while (left /= 10);
	if (n < 0)
		*--at = '-';
	return (str){ at, (size_t)(s + MOST - at) };
}

static str cell(const struct cell *c, int64_t *above, struct arena *a)
{
	static const char nothing = NOTHING;
	int64_t by;

	if (c->type == CELL_NULL)
		return (str){ &nothing, 1 };
	if (c->type != CELL_INTEGER)
		return c->text;
	/* from one end to the other is too far, and comes back */
	by = (int64_t)((uint64_t)c->integer - (uint64_t)*above);
	*above = c->integer;
	return decimal(by, a);
}

str packed_write(const struct rows *rows, enum table t, struct arena *a)
{
	struct VEC(str) part = {0};
	static const char end = '\0';

	for (int k = KEYS; k < table_rows[t].count; k++) {
		int64_t above = 0;

		for (size_t i = 0; i < rows->row.n; i++) {
			if (rows->row.v[i].table != t)
				continue;
			*push(a, &part) = cell(&rows->row.v[i].cell[k], &above,
			    a);
			*push(a, &part) = (str){ &end, 1 };
		}
	}
	return part.n ? arena_join(a, part.v, part.n) : (str){0};
}

bool packed_begin(struct packed_reader *r, str bytes, enum table t)
{
	const size_t columns = (size_t)table_rows[t].count - KEYS;
	size_t cells = 0;

	*r = (struct packed_reader){ .table = t };
	for (size_t i = 0; i < bytes.len; i++)
		cells += !bytes.s[i];
	r->count = cells / columns;
	if (!r->count || cells % columns || bytes.s[bytes.len - 1])
		return false;
	for (size_t i = 0; i < cells; i++) {
		if (i % r->count == 0)
			r->next[KEYS + i / r->count] = bytes.s;
		bytes.s += strlen(bytes.s) + 1;
	}
	return true;
}

static bool take(struct cell *c, str text, bool integer)
{
	char *stop;

	c->type = CELL_NULL;
	if (text.len == 1 && *text.s == NOTHING)
		return true;
	c->type = integer ? CELL_INTEGER : CELL_TEXT;
	c->text = text;
	if (!integer)
		return true;
	/* what someone else wrote may go beyond */
	c->integer = (int64_t)((uint64_t)c->integer +
	    (uint64_t)strtoll(text.s, &stop, 10));
	return text.len && !*stop;
}

bool packed_next(struct packed_reader *r)
{
	r->n++;
	for (int k = KEYS; k < table_rows[r->table].count; k++) {
		str text = str_of(r->next[k]);

		r->next[k] += text.len + 1;
		if (!take(&r->cell[k], text, is_integer(r->table, k)))
			return false;
	}
	return true;
}
