/* SPDX-License-Identifier: MIT */
/* The archive in SQLite: letters that a query finds. */
#include <stdlib.h>

#include "archive/phrase.h"
#include "archive/query_sql.h"
#include "archive/sqlite.h"
#include "archive/value_key.h"

/* How much a word in each column of the text index says of a letter. */
static const char *const index_weights[] = {
#define INDEX(id, name, weight) weight,
#include "letter/field.def"
};

const struct hit_row hit_rows[HIT_COUNT] = {
#define HIT(id, name, heading, number, sql) \
	[HIT_##id] = { name, heading, number },
#include "archive/hit.def"
};

static const char *const hit_sql[HIT_COUNT] = {
#define HIT(id, name, heading, number, sql) [HIT_##id] = sql,
#include "archive/hit.def"
};

const char *const facet_names[FACET_COUNT] = {
	[FACET_ISSUER] = "issuer", [FACET_AREA] = "area",
	[FACET_YEAR] = "year",
	[FACET_CLASS] = "class", [FACET_KIND] = "kind",
	[FACET_DISCLOSURE] = "disclosure", [FACET_STATUS] = "status",
};

/* --- functions that queries use (query_sql.h) */

static bool value_of(str *out, sqlite3_value *v)
{
	const char *s = (const char *)sqlite3_value_text(v);

	*out = (str){ s, s ? (size_t)sqlite3_value_bytes(v) : 0 };
	return s;
}

static void has(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	struct archive *x = sqlite3_user_data(context);
	str value, words;
	bool ok = value_of(&value, argv[0]) && value_of(&words, argv[1]);

	(void)argc;
	if (ok)
		ok = str_has(phrase_words(&x->scratch, value), words);
	arena_reset(&x->scratch);
	sqlite3_result_int(context, ok);
}

static void is(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	struct archive *x = sqlite3_user_data(context);
	str value, words;
	bool ok = value_of(&value, argv[0]) && value_of(&words, argv[1]);

	(void)argc;
	if (ok)
		ok = str_eq(phrase_words(&x->scratch, value), words);
	arena_reset(&x->scratch);
	sqlite3_result_int(context, ok);
}

static void near(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	str figures = { sqlite3_value_blob(argv[0]),
		(size_t)sqlite3_value_bytes(argv[0]) };
	str low, high;

	(void)argc;
	value_of(&low, argv[1]);
	value_of(&high, argv[2]);
	sqlite3_result_int(context, figures_meet(figures, low, high));
}

bool search_open(struct archive *x, struct diag *d)
{
	static const struct {
		const char *name;
		int count;
		void (*function)(sqlite3_context *, int, sqlite3_value **);
	} functions[] = {
		{ "dafu_has", 2, has }, { "dafu_is", 2, is },
		{ "dafu_near", 3, near },
	};
	const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC |
	    SQLITE_DIRECTONLY;

	for (size_t i = 0; i < sizeof(functions) / sizeof(*functions); i++)
		if (sqlite3_create_function(x->db, functions[i].name,
		    functions[i].count, flags, x, functions[i].function, NULL,
		    NULL) != SQLITE_OK)
			return sqlite_fail(x, d);
	return true;
}

/* --- statements that are made for one query */

struct statement {
	struct arena *a;
	bool withdrawn;			/* also letters that are */
	struct VEC(str) sql, bind;
};

static void say(struct statement *s, const char *sql)
{
	*push(s->a, &s->sql) = str_of(sql);
}

static void bind(struct statement *s, str value)
{
	*push(s->a, &s->bind) = value;
}

static void bind_number(struct statement *s, int64_t n)
{
	bind(s, arena_printf(s->a, "%lld", (long long)n));
}

/* How letters are gone through. */
enum way {
	WAY_INDEX,		/* those that the text index finds, in turn */
	WAY_RANK,		/* the same, the most relevant first */
	WAY_DATE		/* all by date, newest first, until enough */
};

/* Letters that are withdrawn are not found. */
#define GIVEN_OUT(id) id " NOT IN (SELECT letter FROM withdrawal)"

static void ranked(struct statement *s)
{
	enum { COLUMNS = sizeof(index_weights) / sizeof(*index_weights) };

	say(s, " AND text.rank MATCH 'bm25(");
	for (int i = 0; i < COLUMNS; i++) {
		say(s, i ? ", " : "");
		say(s, index_weights[i]);
	}
	say(s, ")'");
}

/* FROM … WHERE of the letters that q finds. */
static void letters(struct statement *s, const struct query_sql *q,
    enum way way)
{
	if (q->match.s && way == WAY_DATE)
		say(s, " FROM letter l INDEXED BY letter_date WHERE l.id IN "
		    "(SELECT rowid FROM text WHERE text MATCH ?)");
	else if (q->match.s)
		say(s, " FROM text CROSS JOIN letter l ON l.id = text.rowid "
		    "WHERE text MATCH ?");
	else
		say(s, " FROM letter l");
	if (q->match.s)
		bind(s, q->match);
	if (way == WAY_RANK)
		ranked(s);
	say(s, q->match.s ? " AND " : " WHERE ");
	say(s, s->withdrawn ? "TRUE" : GIVEN_OUT("l.id"));
	if (!q->where.len)
		return;
	say(s, " AND ");
	say(s, q->where.s);
	for (size_t i = 0; i < q->bind.n; i++)
		bind(s, q->bind.v[i]);
}

static sqlite3_stmt *prepare(struct archive *x, const struct statement *s,
    struct diag *d)
{
	str sql = arena_join(s->a, s->sql.v, s->sql.n);
	sqlite3_stmt *made = NULL;

	if (sqlite3_prepare_v2(x->db, sql.s, (int)sql.len, &made, NULL) !=
	    SQLITE_OK) {
		sqlite_fail(x, d);
		return NULL;
	}
	for (size_t i = 0; i < s->bind.n; i++)
		sqlite_bind(made, (int)i + 1, s->bind.v[i]);
	return made;
}

/* A statement that has been stepped to its end, or to an error. */
static bool end(struct archive *x, sqlite3_stmt *s, int code, struct diag *d)
{
	bool ok = code == SQLITE_DONE || sqlite_fail(x, d);

	sqlite3_finalize(s);
	return ok;
}

/* --- hits */

/* A number that SQL gives; -1, having said why. */
static int64_t number(struct archive *x, const struct statement *s,
    struct diag *d)
{
	sqlite3_stmt *made = prepare(x, s, d);
	int64_t n = -1;
	int code;

	if (!made)
		return -1;
	while ((code = sqlite3_step(made)) == SQLITE_ROW)
		n = sqlite3_column_int64(made, 0);
	return end(x, made, code, d) ? n : -1;
}

/* By date it is quicker where the index finds one letter in this many. */
#define SHARE 50

/* Whether hits are wanted the newest first. */
static bool is_by_date(const struct archive_ask *ask)
{
	return !ask->sorts || (ask->sorts == 1 && ask->sort[0].down &&
	    ask->sort[0].by == HIT_DATE);
}

/* *way for hits in the order of their dates. */
static bool choose(struct archive *x, const struct query_sql *q, enum way *way,
    struct arena *a, struct diag *d)
{
	struct statement all = { .a = a }, some = { .a = a };
	int64_t most, n;

	say(&all, "SELECT ifnull(max(id), 0) FROM letter");
	most = number(x, &all, d) / SHARE + 1;
	say(&some, "SELECT count(*) FROM (SELECT 1 FROM text WHERE text MATCH "
	    "? LIMIT CAST(? AS INTEGER))");
	bind(&some, q->match);
	bind_number(&some, most);
	n = number(x, &some, d);
	*way = n == most ? WAY_DATE : WAY_INDEX;
	return n >= 0;
}

static void order(struct statement *s, const struct archive_ask *ask, bool rank)
{
	bool down = ask->sorts ? ask->sort[0].down : true;

	say(s, " ORDER BY ");
	if (rank) {
		say(s, "text.rank");
		return;		/* the index gives equals in order of id */
	}
	for (size_t i = 0; i < ask->sorts; i++) {
		say(s, hit_sql[ask->sort[i].by]);
		say(s, ask->sort[i].down ? " DESC, " : " NULLS LAST, ");
	}
	if (!ask->sorts)
		say(s, "l.date DESC, ");
	say(s, down ? "l.id DESC" : "l.id");
}

static void take_hit(struct archive_hit *out, const struct archive_ask *ask,
    sqlite3_stmt *s, struct arena *a)
{
	int column = 1;

	out->letter = sqlite3_column_int64(s, 0);
	for (int i = 0; i < HIT_COUNT; i++)
		if (ask->want[i])
			out->value[i] = sqlite_str(s, column++, a);
}

bool archive_search(struct archive *x, const struct archive_ask *ask,
    archive_hits *out, struct arena *a, struct diag *d)
{
	struct statement s = { .a = a };
	struct query_sql q;
	sqlite3_stmt *made;
	enum way way = WAY_INDEX;
	int code;

	*out = (archive_hits){0};
	query_sql(&q, ask->query, a);
	if (!ask->sorts && q.match.s && query_ranks(ask->query))
		way = WAY_RANK;
	else if (is_by_date(ask) && q.match.s && ask->limit >= 0 &&
	    !choose(x, &q, &way, a, d))
		return false;
	s.withdrawn = ask->withdrawn;
	say(&s, "SELECT l.id");
	for (int i = 0; i < HIT_COUNT; i++)
		if (ask->want[i]) {
			say(&s, ", ");
			say(&s, hit_sql[i]);
		}
	letters(&s, &q, way);
	order(&s, ask, way == WAY_RANK);
	say(&s, " LIMIT CAST(? AS INTEGER) OFFSET CAST(? AS INTEGER)");
	bind_number(&s, ask->limit);
	bind_number(&s, ask->offset);
	made = prepare(x, &s, d);
	if (!made)
		return false;
	while ((code = sqlite3_step(made)) == SQLITE_ROW)
		take_hit(push(a, out), ask, made, a);
	return end(x, made, code, d);
}

/* --- counts */

bool archive_count(struct archive *x, const struct query *q, int64_t most,
    int64_t *count, struct diag *d)
{
	struct arena a = {0};
	struct statement s = { .a = &a };
	struct query_sql sql;

	query_sql(&sql, q, &a);
	say(&s, "SELECT count(*) FROM (SELECT 1");
	if (sql.exact) {
		say(&s, " FROM text WHERE text MATCH ? AND "
		    GIVEN_OUT("rowid"));
		bind(&s, sql.match);
	} else
		letters(&s, &sql, WAY_INDEX);
	say(&s, " LIMIT CAST(? AS INTEGER))");
	bind_number(&s, most);
	*count = number(x, &s, d);
	arena_free(&a);
	return *count >= 0;
}

/* A facet's values and counts, of the letters in the table hit. */
static void facet(struct statement *s, enum facet f, int64_t most)
{
	if (f == FACET_STATUS)
		*push(s->a, &s->sql) = arena_printf(s->a, "SELECT * FROM ("
		    "SELECT %d, m.status v, count(DISTINCT m.letter) n "
		    "FROM hit CROSS JOIN measure m ON m.letter = hit.id "
		    "WHERE m.status IS NOT NULL ", f);
	else
		*push(s->a, &s->sql) = arena_printf(s->a, "SELECT * FROM ("
		    "SELECT %d, l.%s v, count(*) n FROM hit CROSS JOIN "
		    "letter l ON l.id = hit.id ", f, facet_names[f]);
	say(s, "GROUP BY v ORDER BY n DESC, v LIMIT CAST(? AS INTEGER))");
	bind_number(s, most);
}

bool archive_classes(struct archive *x, const struct query *q, int64_t most,
    archive_facets *out, struct arena *a, struct diag *d)
{
	struct statement s = { .a = a };
	struct query_sql sql;
	sqlite3_stmt *made;
	int code;

	*out = (archive_facets){0};
	query_sql(&sql, q, a);
	say(&s, "WITH hit (id) AS MATERIALIZED (SELECT l.id");
	letters(&s, &sql, WAY_INDEX);
	say(&s, ") ");
	for (int f = 0; f < FACET_COUNT; f++) {
		say(&s, f ? " UNION ALL " : "");
		facet(&s, (enum facet)f, most);
	}
	made = prepare(x, &s, d);
	if (!made)
		return false;
	while ((code = sqlite3_step(made)) == SQLITE_ROW)
		*push(a, out) = (struct archive_facet){
			(enum facet)sqlite3_column_int(made, 0),
			sqlite_str(made, 1, a), sqlite3_column_int64(made, 2) };
	return end(x, made, code, d);
}

/* --- rows of a hit */

static bool match(struct archive *x, const struct query_rows *q,
    int64_t letter, struct rows *out, struct diag *d, struct arena *a)
{
	struct statement s = { .a = a };
	const struct table_row *t = &table_rows[q->table];
	sqlite3_stmt *made;
	int code;

	*push(a, &s.sql) = arena_printf(a, "SELECT x.* FROM %s x WHERE "
	    "x.letter = CAST(? AS INTEGER) AND ", t->name);
	bind_number(&s, letter);
	say(&s, q->where.s);
	for (size_t i = 0; i < q->bind.n; i++)
		bind(&s, q->bind.v[i]);
	made = prepare(x, &s, d);
	if (!made)
		return false;
	while ((code = sqlite3_step(made)) == SQLITE_ROW) {
		struct row *r = push(a, &out->row);

		r->table = q->table;
		r->cell = arena_new(a, struct cell, (size_t)t->count);
		for (int i = 0; i < t->count; i++)
			sqlite_cell(&r->cell[i], made, i, a);
	}
	return end(x, made, code, d);
}

static int compare(const void *one, const void *two)
{
	const struct row *a = one, *b = two;

	if (a->table != b->table)
		return a->table < b->table ? -1 : 1;
	if (a->cell[1].integer != b->cell[1].integer)
		return a->cell[1].integer < b->cell[1].integer ? -1 : 1;
	return 0;
}

bool archive_matches(struct archive *x, const struct query *q, int64_t letter,
    struct rows *out, struct arena *a, struct diag *d)
{
	query_tables list = {0};
	size_t n = 0;

	*out = (struct rows){0};
	query_rows(&list, q, a);
	for (size_t i = 0; i < list.n; i++)
		if (!match(x, &list.v[i], letter, out, d, a))
			return false;
	if (out->row.n)
		qsort(out->row.v, out->row.n, sizeof(*out->row.v), compare);
	/* a row that was asked for twice is there once */
	for (size_t i = 0; i < out->row.n; i++)
		if (!n || compare(&out->row.v[n - 1], &out->row.v[i]))
			out->row.v[n++] = out->row.v[i];
	out->row.n = n;
	return true;
}
