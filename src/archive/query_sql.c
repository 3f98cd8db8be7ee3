/* SPDX-License-Identifier: MIT */
/* A query's tree to SQL. */
#include "archive/query_sql.h"

struct maker {
	struct arena *a;
	struct VEC(str) sql, bind;
};

static void say(struct maker *m, const char *s)
{
	*push(m->a, &m->sql) = str_of(s);
}

static void bind(struct maker *m, str value)
{
	*push(m->a, &m->bind) = value;
}

static const struct query_field_row *row(const struct query *q)
{
	return &query_fields[q->field];
}

/* --- the text index: what must stand in a letter that is meant */

static str quoted(const struct query *q, struct arena *a)
{
	return arena_printf(a, "\"%.*s\"", (int)q->words.len, q->words.s);
}

static bool implied(str *out, const struct query *q, struct arena *a);

/* All parts that the index can tell of; what is denied it must tell whole. */
static bool implied_and(str *out, const struct query *q, struct arena *a)
{
	struct VEC(str) with = {0}, without = {0};
	bool exact = true;
	str s;

	for (size_t i = 0; i < q->part.n; i++) {
		const struct query *k = q->part.v[i];
		bool not = k->kind == QUERY_NOT;
		bool whole = implied(&s, not ? k->part.v[0] : k, a);

		exact = exact && whole;
		if (!s.s || (not && !whole))
			continue;
		if (not) {
			*push(a, &without) = arena_printf(a, " NOT %s", s.s);
			continue;
		}
		if (with.n)
			*push(a, &with) = STR(" AND ");
		*push(a, &with) = s;
	}
	*out = (str){0};
	if (!with.n)
		return false;
	*out = arena_printf(a, "((%s)%s)", arena_join(a, with.v, with.n).s,
	    arena_join(a, without.v, without.n).s);
	return exact;
}

static bool implied_or(str *out, const struct query *q, struct arena *a)
{
	struct VEC(str) part = {0};
	bool exact = true;
	str s;

	*out = (str){0};
	for (size_t i = 0; i < q->part.n; i++) {
		bool whole = implied(&s, q->part.v[i], a);

		if (!s.s)
			return false;
		exact = exact && whole;
		*push(a, &part) = arena_printf(a, "%s%s", i ? " OR " : "(",
		    s.s);
	}
	*push(a, &part) = STR(")");
	*out = arena_join(a, part.v, part.n);
	return exact;
}

/* *out: what the index finds all meant letters by; s == NULL: nothing.  True
 * where it finds no other. */
static bool implied(str *out, const struct query *q, struct arena *a)
{
	*out = (str){0};
	switch (q->kind) {
	case QUERY_TEXT:
		*out = quoted(q, a);
		return true;
	case QUERY_FIELD:
		if (q->indexed && *row(q)->index)
			*out = arena_printf(a, "({%s} : %s)", row(q)->index,
			    quoted(q, a).s);
		return false;
	case QUERY_AND:
		return implied_and(out, q, a);
	case QUERY_OR:
		return implied_or(out, q, a);
	case QUERY_NOT:
		break;
	}
	return false;
}

/* --- conditions of a row */

/* Of each column, which | parts: that it is there, or has the words. */
static void words(struct maker *m, const struct query *q)
{
	const char *c = row(q)->column;

	say(m, "(");
	for (;;) {
		size_t len = strcspn(c, "|");

		*push(m->a, &m->sql) = arena_printf(m->a,
		    "%.*s IS NOT NULL", (int)len, c);
		if (!q->any) {
			*push(m->a, &m->sql) = arena_printf(m->a,
			    " AND %s(%.*s, ?)", q->whole ? "dafu_is" :
			    "dafu_has", (int)len, c);
			bind(m, q->words);
		}
		if (!c[len])
			break;
		say(m, " OR ");
		c += len + 1;
	}
	say(m, ")");
}

/* A date's end is the beginning of those that are meant by it. */
static str last(struct maker *m, const struct query *q, str value)
{
	return row(q)->type == QUERY_TYPE_DATE ? arena_printf(m->a, "%.*s~",
	    (int)value.len, value.s) : value;
}

/* When a figure's time begins and ends: of 2021/2023 its two halves. */
#define TIME_BEGIN "CASE instr(x.time, '/') WHEN 0 THEN x.time ELSE " \
	"substr(x.time, 1, instr(x.time, '/') - 1) END"
#define TIME_END "substr(x.time, instr(x.time, '/') + 1)"

/* A statistic may be a range itself, as may its time: then the two must meet. */
static void range(struct maker *m, const struct query *q)
{
	bool time = q->field == QUERY_FIELD_TIME;
	const char *c = time ? TIME_BEGIN : row(q)->column;
	const char *sign = q->low.open ? ">" : ">=";

	say(m, "(");
	if (q->low.value.s) {
		*push(m->a, &m->sql) = q->field == QUERY_FIELD_VALUE ?
		    arena_printf(m->a, "max(x.value, ifnull(x.max, x.value)) "
		    "%s CAST(? AS NUMERIC)", sign) :
		    arena_printf(m->a, "%s %s ?", time ? TIME_END : c, sign);
		bind(m, q->low.open ? last(m, q, q->low.value) : q->low.value);
	}
	if (q->high.value.s) {
		*push(m->a, &m->sql) = arena_printf(m->a, "%s%s %s ?",
		    q->low.value.s ? " AND " : "", c,
		    q->high.open ? "<" : "<=");
		bind(m, q->high.open ? q->high.value :
		    last(m, q, q->high.value));
	}
	if (q->unit.s) {
		say(m, " AND dafu_is(x.unit, ?)");
		bind(m, q->unit);
	}
	say(m, ")");
}

/* A field's condition on letter l, or on row x. */
static void condition(struct maker *m, const struct query *q)
{
	switch (q->any ? QUERY_TYPE_WORDS : row(q)->type) {
	case QUERY_TYPE_WORDS:
	case QUERY_TYPE_WHOLE:
		words(m, q);
		break;
	case QUERY_TYPE_CODE:
		say(m, row(q)->column);
		say(m, " = ?");
		bind(m, q->words);
		break;
	case QUERY_TYPE_NUMBER:
	case QUERY_TYPE_DATE:
		range(m, q);
		break;
	}
	if (row(q)->table == TABLE_PARTY)
		*push(m->a, &m->sql) = arena_printf(m->a, " AND x.role = '%s'",
		    row(q)->name);
}

/*
 * Whether q is of one table of a letter's rows, so that it can be asked of one
 * of them: a field, or any of several.
 */
static bool of_row(const struct query *q, enum table *t)
{
	enum table other;

	if (q->kind == QUERY_FIELD) {
		*t = row(q)->table;
		return row(q)->together;
	}
	if (q->kind != QUERY_OR)
		return false;
	for (size_t i = 0; i < q->part.n; i++) {
		if (!of_row(q->part.v[i], i ? &other : t) ||
		    (i && other != *t))
			return false;
	}
	return true;
}

/* The same as of_row's, asked of row x. */
static void row_condition(struct maker *m, const struct query *q)
{
	if (q->kind == QUERY_FIELD) {
		condition(m, q);
		return;
	}
	for (size_t i = 0; i < q->part.n; i++) {
		say(m, i ? " OR " : "(");
		row_condition(m, q->part.v[i]);
	}
	say(m, ")");
}

/* Whether words must be compared: SQLite takes conditions in their order, so
 * those that do not come first. */
static bool is_costly(const struct query *q)
{
	return q->kind != QUERY_FIELD || (!q->any &&
	    (row(q)->type == QUERY_TYPE_WORDS ||
	    row(q)->type == QUERY_TYPE_WHOLE));
}

/* The conditions on one row of t: those of q, or those among its parts. */
static void row_conditions(struct maker *m, const struct query *q,
    enum table t)
{
	const char *and = "";
	enum table other;

	if (q->kind != QUERY_AND) {
		row_condition(m, q);
		return;
	}
	for (int costs = 0; costs < 2; costs++)
		for (size_t i = 0; i < q->part.n; i++) {
			const struct query *k = q->part.v[i];

			if (!of_row(k, &other) || other != t ||
			    is_costly(k) != costs)
				continue;
			say(m, and);
			row_condition(m, k);
			and = " AND ";
		}
}

/* --- conditions of a letter */

/* Codes that the letter itself counts; add one: a row. */
static const struct {
	enum query_field field;
	const char *code, *counted;
} counts[] = {
	{ QUERY_FIELD_SEVERITY, "error", "l.errors > 0 AND " },
	{ QUERY_FIELD_SEVERITY, "warning", "l.warnings > 0 AND " },
};

/* What a letter that has such a row of t itself shows, so that the rows of
 * most others need not be looked at. */
static void hint(struct maker *m, const struct query *q, enum table t)
{
	if (q->kind == QUERY_AND)
		for (size_t i = 0; i < q->part.n; i++)
			hint(m, q->part.v[i], t);
	if (q->kind != QUERY_FIELD || q->any || row(q)->table != t)
		return;
	if (q->field == QUERY_FIELD_VALUE) {
		say(m, "dafu_near(l.figures, ?, ?) AND ");
		bind(m, q->low.value);
		bind(m, q->high.value);
	}
	for (size_t i = 0; i < sizeof(counts) / sizeof(*counts); i++)
		if (counts[i].field == q->field &&
		    str_eq(q->words, str_of(counts[i].code)))
			say(m, counts[i].counted);
}

static void exists(struct maker *m, const struct query *q, enum table t)
{
	say(m, "(");
	hint(m, q, t);
	*push(m->a, &m->sql) = arena_printf(m->a, "EXISTS (SELECT 1 FROM %s x "
	    "WHERE x.letter = l.id AND ", table_rows[t].name);
	row_conditions(m, q, t);
	say(m, "))");
}

static void letter(struct maker *m, const struct query *q);

/* A part of an AND; one EXISTS for all parts of a table, where the first of
 * them stands. */
static void one_of(struct maker *m, const struct query *q, size_t i)
{
	enum table t;

	if (of_row(q->part.v[i], &t))
		exists(m, q, t);
	else
		letter(m, q->part.v[i]);
}

/* Whether a part before this one has the same table. */
static bool is_said(const struct query *q, size_t i)
{
	enum table t, other;

	if (!of_row(q->part.v[i], &t))
		return false;
	for (size_t k = 0; k < i; k++)
		if (of_row(q->part.v[k], &other) && other == t)
			return true;
	return false;
}

/* All parts, the letter's own columns first.  matched: what the index can tell
 * whole has been looked for in it. */
static void every(struct maker *m, const struct query *q, bool matched)
{
	const char *and = "";
	str match;

	say(m, "(");
	for (int costs = 0; costs < 2; costs++)
		for (size_t i = 0; i < q->part.n; i++) {
			const struct query *k = q->part.v[i];
			bool own = !is_costly(k) &&
			    row(k)->table == TABLE_LETTER;

			if (own == costs || is_said(q, i) || (matched &&
			    implied(&match, k->kind == QUERY_NOT ?
			    k->part.v[0] : k, m->a)))
				continue;
			say(m, and);
			one_of(m, q, i);
			and = " AND ";
		}
	say(m, ")");
}

static void leaf(struct maker *m, const struct query *q)
{
	if (q->kind == QUERY_TEXT) {
		say(m, "l.id IN (SELECT rowid FROM text WHERE text MATCH ?)");
		bind(m, quoted(q, m->a));
	} else if (row(q)->table == TABLE_LETTER)
		condition(m, q);
	else
		exists(m, q, row(q)->table);
}

static void letter(struct maker *m, const struct query *q)
{
	str match;

	if (q->kind == QUERY_TEXT || q->kind == QUERY_FIELD) {
		leaf(m, q);
		return;
	}
	if (implied(&match, q, m->a)) {
		say(m, "l.id IN (SELECT rowid FROM text WHERE text MATCH ?)");
		bind(m, match);
		return;
	}
	if (q->kind == QUERY_AND) {
		every(m, q, false);
		return;
	}
	say(m, "(");
	for (size_t i = 0; i < q->part.n; i++) {
		say(m, i ? " OR " : "");
		letter(m, q->part.v[i]);
	}
	/* what is absent (NULL) is not it, either */
	say(m, q->kind == QUERY_NOT ? ") IS NOT TRUE" : ")");
}

void query_sql(struct query_sql *out, const struct query *q, struct arena *a)
{
	struct maker m = { .a = a };

	*out = (struct query_sql){0};
	if (q->kind == QUERY_AND && !q->part.n)
		return;
	out->exact = implied(&out->match, q, a);
	if (!out->exact && q->kind == QUERY_AND)
		every(&m, q, out->match.s);
	else if (!out->exact)
		letter(&m, q);
	out->where = arena_join(a, m.sql.v, m.sql.n);
	for (size_t i = 0; i < m.bind.n; i++)
		*push(a, &out->bind) = m.bind.v[i];
}

/* --- rows that were asked for */

static void rows_one(query_tables *out, const struct query *q, enum table t,
    bool alone, struct arena *a)
{
	struct query_rows *r = push(a, out);
	struct maker m = { .a = a };

	r->table = t;
	if (alone)
		condition(&m, q);
	else
		row_conditions(&m, q, t);
	r->where = arena_join(a, m.sql.v, m.sql.n);
	for (size_t i = 0; i < m.bind.n; i++)
		*push(a, &r->bind) = m.bind.v[i];
}

void query_rows(query_tables *out, const struct query *q, struct arena *a)
{
	bool seen[TABLE_COUNT] = {0};
	enum table t;

	if (q->kind == QUERY_NOT || q->kind == QUERY_TEXT)
		return;
	if (q->kind == QUERY_FIELD && row(q)->table != TABLE_LETTER) {
		rows_one(out, q, row(q)->table, true, a);
		return;
	}
	for (size_t i = 0; i < q->part.n; i++) {
		if (q->kind != QUERY_AND || !of_row(q->part.v[i], &t)) {
			query_rows(out, q->part.v[i], a);
			continue;
		}
		if (!seen[t])
			rows_one(out, q, t, false, a);
		seen[t] = true;
	}
}
