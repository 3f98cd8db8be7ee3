/* SPDX-License-Identifier: MIT */
/* The archive in SQLite: letters withdrawn, values corrected. */
#include "archive/compare.h"
#include "archive/sqlite.h"
#include "base/digest.h"

bool archive_withdrawn(struct archive *x, int64_t letter, int64_t *event,
    struct diag *d)
{
	sqlite3_stmt *s;

	*event = 0;
	if (!sqlite_row(x, "SELECT event FROM withdrawal WHERE letter = ?",
	    letter, &s, d))
		return false;
	if (s) {
		*event = sqlite3_column_int64(s, 0);
		sqlite3_reset(s);
	}
	return true;
}

bool sqlite_letter(struct archive *x, int64_t letter, struct diag *d)
{
	sqlite3_stmt *s;

	if (!sqlite_row(x, "SELECT 1 FROM letter WHERE id = ?", letter, &s, d))
		return false;
	if (s)
		sqlite3_reset(s);
	else
		diag_add(d, DIAG_ARCHIVE_NONE, "letter %lld",
		    (long long)letter);
	return s;
}

bool archive_withdraw(struct archive *x, int64_t letter, bool back,
    const struct archive_deed *deed, struct diag *d)
{
	const struct sqlite_event e = { letter, back ? STR("found again") :
	    STR("no longer found nor given out"), deed };
	sqlite3_stmt *s = sqlite_statement(x, back ?
	    "DELETE FROM withdrawal WHERE letter = ?1 AND ?2" :
	    "INSERT INTO withdrawal VALUES (?1, ?2)", d);
	int64_t event;

	if (!s || !sqlite_letter(x, letter, d) ||
	    !archive_withdrawn(x, letter, &event, d))
		return false;
	if (!event == back) {
		diag_add(d, DIAG_ARCHIVE_STATE, "letter %lld is %s",
		    (long long)letter, back ? "not withdrawn" :
		    "withdrawn already");
		return false;
	}
	if (!sqlite_event(x, back ? EVENT_RETURN : EVENT_WITHDRAW, &e, &event,
	    d))
		return false;
	sqlite3_bind_int64(s, 1, letter);
	sqlite3_bind_int64(s, 2, event);
	return sqlite_run(x, s, d);
}

/* --- corrections */

str archive_correction_detail(str field, str value, bool back, struct arena *a)
{
	return back ? arena_printf(a, "%s: what is read stands again",
	    field.s) : value.s ? arena_printf(a, "%s: sha256 %s", field.s,
	    digest_sha256(a, value).s) : arena_printf(a, "%s: none", field.s);
}

/* The column of table letter by its name; COLUMN_COUNT: none. */
static enum column column_named(str name)
{
	const struct table_row *t = &table_rows[TABLE_LETTER];

	for (int i = 0; i < t->count; i++)
		if (str_eq(name, str_of(column_rows[(int)t->first + i].name)))
			return (enum column)((int)t->first + i);
	return COLUMN_COUNT;
}

/* Of each letter and field the last one. */
#define STANDING "FROM correction c WHERE NOT c.takenBack AND NOT EXISTS " \
	"(SELECT 1 FROM correction o WHERE o.letter = c.letter AND " \
	"o.field = c.field AND o.event > c.event)"

bool archive_fixes(struct archive *x, int64_t letter, rows_fixes *out,
    struct arena *a, struct diag *d)
{
	sqlite3_stmt *s = sqlite_statement(x, "SELECT c.field, c.value "
	    STANDING " AND c.letter = ? ORDER BY c.event", d);
	int code;

	*out = (rows_fixes){0};
	if (!s)
		return false;
	sqlite3_bind_int64(s, 1, letter);
	while ((code = sqlite3_step(s)) == SQLITE_ROW) {
		enum column c = column_named(sqlite_str(s, 0, a));

		if (c != COLUMN_COUNT)
			*push(a, out) = (struct rows_fix){ c,
			    sqlite_str(s, 1, a) };
	}
	if (code != SQLITE_DONE)
		sqlite_fail(x, d);
	sqlite3_reset(s);
	return code == SQLITE_DONE;
}

/* The current record's id, and what it says in a column of its letter. */
static bool read_now(struct archive *x, int64_t letter, enum column c,
    int64_t *record, str *out, struct arena *a, struct diag *d)
{
	struct archive_version v;
	struct rows rows;
	xmlDoc *doc;

	if (!archive_find_version(x, letter, 0, &v, a, d))
		return false;
	doc = sqlite_tree(x, &v, d);
	if (!doc)
		return false;
	rows_of(&rows, doc, a);
	*record = v.record;
	*out = row_cell(&rows.row.v[0], c)->text;
	if (out->s)
		*out = arena_str(a, *out);
	xmlFreeDoc(doc);
	return true;
}

static bool put_correction(struct archive *x,
    const struct archive_correction *c, bool back, struct diag *d)
{
	sqlite3_stmt *s = sqlite_statement(x, "INSERT INTO correction VALUES "
	    "(?, ?, ?, ?, ?, ?)", d);

	if (!s)
		return false;
	sqlite3_bind_int64(s, 1, c->event);
	sqlite3_bind_int64(s, 2, c->letter);
	sqlite_bind(s, 3, str_of(column_rows[c->column].name));
	sqlite_bind(s, 4, back ? STR_NONE : c->value);
	sqlite_bind(s, 5, c->read);
	sqlite3_bind_int(s, 6, back);
	return sqlite_run(x, s, d);
}

static bool equal(str one, str two)
{
	return !one.s == !two.s && (!one.s || str_eq(one, two));
}

/* Whether the last correction of the letter's column says the same of the same
 * reading, or, where one is to be taken back, none stands, or that cannot be told;
 * either is said in d. */
static bool is_idle(struct archive *x, const struct archive_correction *c,
    bool back, struct arena *a, struct diag *d)
{
	const char *name = column_rows[c->column].name;
	sqlite3_stmt *s = sqlite_statement(x, "SELECT value, read, takenBack "
	    "FROM correction WHERE letter = ? AND field = ? "
	    "ORDER BY event DESC LIMIT 1", d);
	bool found, idle, stands;

	if (!s)
		return true;
	sqlite3_bind_int64(s, 1, c->letter);
	sqlite_bind(s, 2, str_of(name));
	if (!sqlite_one(x, s, &found, d))
		return true;
	stands = found && !sqlite3_column_int(s, 2);
	idle = back ? !stands : stands &&
	    equal(sqlite_str(s, 0, a), c->value) &&
	    equal(sqlite_str(s, 1, a), c->read);
	sqlite3_reset(s);
	if (idle)
		diag_add(d, DIAG_ARCHIVE_STATE, back ?
		    "letter %lld: its %s is not corrected" :
		    "letter %lld: its %s is corrected so already",
		    (long long)c->letter, name);
	return idle;
}

bool archive_correct(struct archive *x, int64_t letter, enum column column,
    str value, bool back, const struct archive_deed *deed, struct diag *d)
{
	struct archive_correction c = { .letter = letter, .column = column,
		.value = value };
	struct arena a = {0};
	int64_t record;
	const struct sqlite_event e = { letter, archive_correction_detail(
	    str_of(column_rows[column].name), back ? STR_NONE : value, back,
	    &a), deed };
	/* the facts go while the corrections still are those of the facts */
	bool ok = read_now(x, letter, column, &record, &c.read, &a, d) &&
	    !is_idle(x, &c, back, &a, d) &&
	    sqlite_event(x, EVENT_CORRECT, &e, &c.event, d) &&
	    sqlite_remove_current(x, letter, d) &&
	    put_correction(x, &c, back, d) &&
	    sqlite_put_current(x, letter, record, d);

	arena_free(&a);
	return ok;
}

bool archive_next_correction(struct archive *x, struct archive_correction *out,
    bool *back, struct arena *a, struct diag *d)
{
	const int64_t last = out->event;
	sqlite3_stmt *s;

	*out = (struct archive_correction){0};
	if (!sqlite_next(x, "SELECT event, letter, field, "
	    "value, read, takenBack FROM correction WHERE event > ? "
	    "ORDER BY event LIMIT 1", last, &s, d))
		return false;
	if (!s)
		return true;
	*out = (struct archive_correction){
		.event = sqlite3_column_int64(s, 0),
		.letter = sqlite3_column_int64(s, 1),
		.column = column_named(sqlite_str(s, 2, a)),
		.value = sqlite_str(s, 3, a), .read = sqlite_str(s, 4, a) };
	*back = sqlite3_column_int(s, 5);
	sqlite3_reset(s);
	return true;
}

/* The entry of an event; id 0: there is none. */
static bool entry(struct archive *x, int64_t event, struct archive_event *out,
    struct arena *a, struct diag *d)
{
	*out = (struct archive_event){ .id = event - 1 };
	if (!archive_next_event(x, out, a, d))
		return false;
	if (out->id != event)
		*out = (struct archive_event){0};
	return true;
}

bool archive_correction_put(struct archive *x,
    const struct archive_correction *c, bool back, struct diag *d)
{
	struct arena a = {0};
	struct archive_event e;
	int64_t record;
	str read;
	bool ok = entry(x, c->event, &e, &a, d);

	if (ok && (!e.id || e.letter != c->letter || !str_eq(e.detail,
	    archive_correction_detail(str_of(column_rows[c->column].name),
	    back ? STR_NONE : c->value, back, &a)))) {
		diag_add(d, DIAG_ARCHIVE_STATE, "no entry tells of a "
		    "correction: letter %lld", (long long)c->letter);
		ok = false;
	}
	ok = ok && read_now(x, c->letter, c->column, &record, &read, &a, d) &&
	    sqlite_remove_current(x, c->letter, d) &&
	    put_correction(x, c, back, d) &&
	    sqlite_put_current(x, c->letter, record, d);
	arena_free(&a);
	return ok;
}

static bool same(str x, str y)
{
	return !x.s == !y.s && str_eq(x, y);
}

bool archive_corrections_of(struct archive *x, int64_t letter,
    archive_corrections *out, struct arena *a, struct diag *d)
{
	sqlite3_stmt *s = sqlite_statement(x, "SELECT c.letter, c.event, "
	    "e.time, c.field, c.value, c.read, e.agent, e.reason "
	    "FROM event e JOIN (SELECT * " STANDING ") c ON c.event = e.id "
	    "WHERE ?1 = 0 OR c.letter = ?1 ORDER BY c.letter, c.field", d);
	int code;

	*out = (archive_corrections){0};
	if (!s)
		return false;
	sqlite3_bind_int64(s, 1, letter);
	while ((code = sqlite3_step(s)) == SQLITE_ROW)
		*push(a, out) = (struct archive_correction){
			sqlite3_column_int64(s, 0), sqlite3_column_int64(s, 1),
			sqlite3_column_int64(s, 2),
			column_named(sqlite_str(s, 3, a)),
			sqlite_str(s, 4, a), sqlite_str(s, 5, a), (str){0},
			sqlite_str(s, 6, a), sqlite_str(s, 7, a), false };
	if (code != SQLITE_DONE)
		sqlite_fail(x, d);
	sqlite3_reset(s);
	for (size_t i = 0; code == SQLITE_DONE && i < out->n; i++) {
		struct archive_correction *c = &out->v[i];
		int64_t record;

		if (!read_now(x, c->letter, c->column, &record, &c->now, a, d))
			return false;
		c->conflict = !same(c->now, c->read) &&
		    !same(c->now, c->value);
	}
	return code == SQLITE_DONE;
}
