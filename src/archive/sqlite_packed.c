/* SPDX-License-Identifier: MIT */
/*
 * The archive in SQLite: statistics, which are most of all rows, are kept packed,
 * those of a letter together (table packed).  SQL reads them by a table of their
 * name that is in no file: sqlite.org/vtab.html, eponymous virtual tables.
 */
#include <math.h>
#include <stdlib.h>

#include "archive/pack.h"
#include "archive/packed.h"
#include "archive/sqlite.h"

bool packed_put(struct archive *x, int64_t letter, const struct rows *rows,
    struct diag *d)
{
	str whole = packed_write(rows, TABLE_STATISTIC, &x->scratch);
	sqlite3_stmt *s = sqlite_statement(x, "INSERT INTO packed VALUES "
	    "(?, ?, ?)", d);
	bool ok = s && whole.len <= PACKED_LARGEST;

	if (s && !ok)
		diag_add(d, DIAG_TOO_LARGE, "a letter's statistics are, of "
		    "more than %zu bytes", PACKED_LARGEST);
	if (ok && whole.s) {
		str kept = pack(x->packer, &x->scratch, whole, (str){0});

		sqlite3_bind_int64(s, 1, letter);
		sqlite3_bind_int64(s, 2, (int64_t)whole.len);
		sqlite3_bind_blob64(s, 3, kept.s, kept.len, SQLITE_STATIC);
		ok = sqlite_run(x, s, d);
	}
	arena_reset(&x->scratch);
	return ok;
}

/* --- the table */

struct packed {
	sqlite3_vtab base;
	struct archive *x;
	sqlite3_stmt *idle;	/* of the last cursor that was closed */
};

struct cursor {
	sqlite3_vtab_cursor base;
	sqlite3_stmt *s;	/* the letters that are gone through */
	struct packed_reader rows;	/* of the letter in hand */
	bool done;
	struct arena arena;	/* of the letter in hand */
};

static int vtab_connect(sqlite3 *db, void *x, int argc, const char *const *argv,
    sqlite3_vtab **out, char **error)
{
	struct packed *t = checked_malloc(sizeof(*t));
	const char *sql = schema_table(plain_sql, TABLE_STATISTIC);

	(void)argc;
	(void)argv;
	(void)error;
	*t = (struct packed){ .x = x };
	*out = &t->base;
	return sqlite3_declare_vtab(db, sql);
}

static int vtab_disconnect(sqlite3_vtab *base)
{
	struct packed *t = (struct packed *)base;

	sqlite3_finalize(t->idle);
	free(t);
	return SQLITE_OK;
}

/* All rows come by letter, then n. */
static bool is_in_order(const sqlite3_index_info *i, bool one)
{
	int column = one && i->nOrderBy && i->aOrderBy[0].iColumn ? 1 : 0;

	for (int k = 0; k < i->nOrderBy; k++, column++)
		if (i->aOrderBy[k].desc || i->aOrderBy[k].iColumn != column)
			return false;
	return true;
}

/* Of one letter, or of all. */
static int vtab_best_index(sqlite3_vtab *base, sqlite3_index_info *i)
{
	bool one = false;

	(void)base;
	for (int k = 0; !one && k < i->nConstraint; k++)
		if (i->aConstraint[k].usable && !i->aConstraint[k].iColumn &&
		    i->aConstraint[k].op == SQLITE_INDEX_CONSTRAINT_EQ) {
			i->aConstraintUsage[k].argvIndex = 1;
			one = true;
		}
	i->idxNum = one;
	i->estimatedCost = one ? 100 : 1e8;
	i->estimatedRows = one ? 40 : 1000000;
	i->orderByConsumed = is_in_order(i, one);
	return SQLITE_OK;
}

static int vtab_open(sqlite3_vtab *base, sqlite3_vtab_cursor **out)
{
	struct packed *t = (struct packed *)base;
	struct cursor *c = checked_malloc(sizeof(*c));
	int code = SQLITE_OK;

	*c = (struct cursor){ .s = t->idle };
	t->idle = NULL;
	if (!c->s)
		code = sqlite3_prepare_v3(t->x->db, "SELECT letter, size, "
		    "statistics FROM packed WHERE letter BETWEEN ? AND ? "
		    "ORDER BY letter", -1, SQLITE_PREPARE_PERSISTENT, &c->s,
		    NULL);
	if (code != SQLITE_OK)
		free(c);
	else
		*out = &c->base;
	return code;
}

static int vtab_close(sqlite3_vtab_cursor *base)
{
	struct packed *t = (struct packed *)base->pVtab;
	struct cursor *c = (struct cursor *)base;

	sqlite3_reset(c->s);
	sqlite3_finalize(t->idle);
	t->idle = c->s;
	arena_free(&c->arena);
	free(c);
	return SQLITE_OK;
}

/* The rows of the next letter that has any. */
static int next_letter(struct cursor *c)
{
	struct archive *x = ((struct packed *)c->base.pVtab)->x;
	int code = sqlite3_step(c->s);
	size_t size;
	str whole;

	arena_reset(&c->arena);
	c->done = code != SQLITE_ROW;
	if (c->done)
		return code == SQLITE_DONE ? SQLITE_OK : code;
	size = (size_t)sqlite3_column_int64(c->s, 1);
	if (size > PACKED_LARGEST)
		return SQLITE_CORRUPT_VTAB;
	whole = unpack(x->packer, &c->arena, (str){
	    sqlite3_column_blob(c->s, 2),
	    (size_t)sqlite3_column_bytes(c->s, 2) }, size, (str){0});
	return whole.s && packed_begin(&c->rows, whole, TABLE_STATISTIC) &&
	    packed_next(&c->rows) ? SQLITE_OK : SQLITE_CORRUPT_VTAB;
}

static int vtab_filter(sqlite3_vtab_cursor *base, int one, const char *name,
    int argc, sqlite3_value **argv)
{
	struct cursor *c = (struct cursor *)base;

	(void)name;
	(void)argc;
	sqlite3_reset(c->s);
	sqlite3_bind_int64(c->s, 1, one ? sqlite3_value_int64(argv[0]) : 0);
	sqlite3_bind_int64(c->s, 2, one ? sqlite3_value_int64(argv[0]) :
	    INT64_MAX);
	return next_letter(c);
}

static int vtab_next(sqlite3_vtab_cursor *base)
{
	struct cursor *c = (struct cursor *)base;

	if (c->rows.n == c->rows.count)
		return next_letter(c);
	return packed_next(&c->rows) ? SQLITE_OK : SQLITE_CORRUPT_VTAB;
}

static int vtab_eof(sqlite3_vtab_cursor *base)
{
	return ((struct cursor *)base)->done;
}

/* As a column of a file would keep it: an integer where it is one. */
static void give_number(sqlite3_context *to, str text)
{
	const double most = (double)(1LL << 51);
	char *end;
	double x = strtod(text.s, &end);

	if (!text.len || *end)
		sqlite3_result_text64(to, text.s, text.len, SQLITE_TRANSIENT,
		    SQLITE_UTF8);
	else if (text.len < 19 && !text.s[strspn(text.s, "-0123456789")])
		sqlite3_result_int64(to, strtoll(text.s, NULL, 10));
	else if (fabs(x) < most && (double)(sqlite3_int64)x == x)
		sqlite3_result_int64(to, (sqlite3_int64)x);
	else
		sqlite3_result_double(to, x);
}

static int vtab_column(sqlite3_vtab_cursor *base, sqlite3_context *to,
    int column)
{
	const struct cursor *c = (const struct cursor *)base;
	const struct cell *cell = &c->rows.cell[column];
	enum column id = (enum column)
	    ((int)table_rows[TABLE_STATISTIC].first + column);

	if (id == COLUMN_STATISTIC_LETTER)
		sqlite3_result_int64(to, sqlite3_column_int64(c->s, 0));
	else if (id == COLUMN_STATISTIC_N)
		sqlite3_result_int64(to, (sqlite3_int64)c->rows.n);
	else if (cell->type == CELL_INTEGER)
		sqlite3_result_int64(to, cell->integer);
	else if (cell->type == CELL_TEXT &&
	    !strncmp(column_rows[id].type, "NUMERIC", 7))
		give_number(to, cell->text);
	else if (cell->type == CELL_TEXT)
		sqlite3_result_text64(to, cell->text.s, cell->text.len,
		    SQLITE_TRANSIENT, SQLITE_UTF8);
	return SQLITE_OK;
}

bool packed_open(struct archive *x, struct diag *d)
{
	static const sqlite3_module module = {
		.xConnect = vtab_connect, .xDisconnect = vtab_disconnect,
		.xBestIndex = vtab_best_index, .xOpen = vtab_open,
		.xClose = vtab_close, .xFilter = vtab_filter,
		.xNext = vtab_next, .xEof = vtab_eof, .xColumn = vtab_column,
	};

	return sqlite3_create_module(x->db,
	    table_rows[TABLE_STATISTIC].name, &module, x) == SQLITE_OK ||
	    sqlite_fail(x, d);
}
