/* SPDX-License-Identifier: MIT */
/* The archive in SQLite: the log of what was done, chained by hashes. */
#include "archive/sqlite.h"
#include "base/digest.h"

static const struct {
	const char *action, *type;
} event_rows[EVENT_COUNT] = {
#define EVENT(id, action, type) [EVENT_##id] = { action, type },
#include "archive/event.def"
};

str archive_event_hash(const struct archive_event *e, struct arena *a)
{
	const str field[] = {
		arena_printf(a, "%lld", (long long)e->id),
		arena_printf(a, "%lld", (long long)e->time),
		e->action, e->type, e->agent, e->letter ? arena_printf(a,
		    "%lld", (long long)e->letter) : (str){0},
		e->detail, e->reason, e->authority, e->previous,
	};
	struct VEC(str) part = {0};

	for (size_t i = 0; i < sizeof(field) / sizeof(*field); i++)
		if (field[i].s) {
			*push(a, &part) = arena_printf(a, "%zu:", field[i].len);
			*push(a, &part) = field[i];
			*push(a, &part) = STR("\n");
		} else {
			*push(a, &part) = STR("-\n");
		}
	return digest_sha256(a, arena_join(a, part.v, part.n));
}

/* Columns of event as archive_next_event and its check take them. */
#define EVENT_COLUMNS "id, time, action, type, agent, letter, detail, " \
	"reason, authority, previous, hash"

static void take(struct archive_event *e, sqlite3_stmt *s, struct arena *a)
{
	*e = (struct archive_event){
		.id = sqlite3_column_int64(s, 0),
		.time = sqlite3_column_int64(s, 1),
		.action = sqlite_str(s, 2, a), .type = sqlite_str(s, 3, a),
		.agent = sqlite_str(s, 4, a),
		.letter = sqlite3_column_int64(s, 5),
		.detail = sqlite_str(s, 6, a), .reason = sqlite_str(s, 7, a),
		.authority = sqlite_str(s, 8, a),
		.previous = sqlite_str(s, 9, a), .hash = sqlite_str(s, 10, a),
	};
}

bool archive_next_event(struct archive *x, struct archive_event *out,
    struct arena *a, struct diag *d)
{
	const int64_t last = out->id;
	sqlite3_stmt *s;

	*out = (struct archive_event){0};
	if (!sqlite_next(x, "SELECT " EVENT_COLUMNS
	    " FROM event WHERE id > ? ORDER BY id LIMIT 1", last, &s, d))
		return false;
	if (s) {
		take(out, s, a);
		sqlite3_reset(s);
	}
	return true;
}

/* Id and hash of the last entry. */
static bool last(struct archive *x, struct archive_event *e, struct arena *a,
    struct diag *d)
{
	sqlite3_stmt *s = sqlite_statement(x, "SELECT id, hash FROM event "
	    "ORDER BY id DESC LIMIT 1", d);
	bool found;

	if (!s || !sqlite_one(x, s, &found, d))
		return false;
	e->id = found ? sqlite3_column_int64(s, 0) + 1 : 1;
	e->previous = found ? sqlite_str(s, 1, a) : STR("");
	if (found)
		sqlite3_reset(s);
	return true;
}

static bool insert(struct archive *x, const struct archive_event *e,
    struct diag *d)
{
	sqlite3_stmt *s = sqlite_statement(x, "INSERT INTO event VALUES "
	    "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", d);

	if (!s)
		return false;
	sqlite3_bind_int64(s, 1, e->id);
	sqlite3_bind_int64(s, 2, e->time);
	sqlite_bind(s, 3, e->action);
	sqlite_bind(s, 4, e->type);
	sqlite_bind(s, 5, e->agent);
	if (e->letter)
		sqlite3_bind_int64(s, 6, e->letter);
	else
		sqlite3_bind_null(s, 6);
	sqlite_bind(s, 7, e->detail);
	sqlite_bind(s, 8, e->reason);
	sqlite_bind(s, 9, e->authority);
	sqlite_bind(s, 10, e->previous);
	sqlite_bind(s, 11, e->hash);
	return sqlite_run(x, s, d);
}

bool archive_event_put(struct archive *x, const struct archive_event *e,
    struct diag *d)
{
	struct archive_event next = {0};
	struct arena a = {0};
	bool ok = last(x, &next, &a, d);

	if (ok && (e->id != next.id || !str_eq(e->previous, next.previous) ||
	    !str_eq(e->hash, archive_event_hash(e, &a)))) {
		diag_add(d, DIAG_ARCHIVE_STATE, "entry %lld does not follow "
		    "the log", (long long)e->id);
		ok = false;
	}
	ok = ok && insert(x, e, d);
	arena_free(&a);
	return ok;
}

bool sqlite_event(struct archive *x, enum event id,
    const struct sqlite_event *what, int64_t *event, struct diag *d)
{
	struct arena a = {0};
	struct archive_event e = { .time = what->deed->time,
		.action = str_of(event_rows[id].action),
		.type = str_of(event_rows[id].type),
		.agent = x->agent, .letter = what->letter,
		.detail = what->detail, .reason = what->deed->reason,
		.authority = what->deed->authority };
	bool ok = last(x, &e, &a, d);

	if (ok) {
		e.hash = archive_event_hash(&e, &a);
		ok = insert(x, &e, d);
		*event = e.id;
	}
	arena_free(&a);
	return ok;
}

/* --- what was put in a transaction */

bool sqlite_event_put(struct archive *x, struct diag *d)
{
	const struct archive_deed deed = { .time = x->put.time };
	struct sqlite_event e = { .deed = &deed };
	struct arena a = {0};
	int64_t event;
	bool ok;

	if (!x->put.documents && !x->put.records)
		return true;
	e.detail = arena_printf(&a, x->put.documents == 1 ?
	    (x->put.records == 1 ? "%lld document, %lld record" :
	    "%lld document, %lld records") : x->put.records == 1 ?
	    "%lld documents, %lld record" : "%lld documents, %lld records",
	    (long long)x->put.documents, (long long)x->put.records);
	ok = sqlite_event(x, x->options.reread ? EVENT_REREAD : EVENT_INGEST,
	    &e, &event, d);
	arena_free(&a);
	return ok;
}

/* --- whether it is as it was written */

/* Whether a correction still is what its entry says. */
static bool is_given(struct archive *x, const struct archive_event *e,
    struct arena *a, struct diag *d)
{
	sqlite3_stmt *s = sqlite_statement(x, "SELECT field, value, takenBack "
	    "FROM correction WHERE event = ?", d);
	bool found, is;

	if (!s)
		return false;
	sqlite3_bind_int64(s, 1, e->id);
	if (!sqlite_one(x, s, &found, d))
		return false;
	if (!found)
		return true;	/* its letter was disposed of */
	is = str_eq(archive_correction_detail(sqlite_str(s, 0, a),
	    sqlite_str(s, 1, a), sqlite3_column_int(s, 2), a), e->detail);
	sqlite3_reset(s);
	return is;
}

bool sqlite_events_check(struct archive *x, const struct fault_sink *sink,
    struct diag *d)
{
	struct archive_event e = {0};
	struct arena a = {0};
	char previous[65] = "";
	int64_t expected = 1;
	bool ok;

	while ((ok = archive_next_event(x, &e, &a, d)) && e.id) {
		struct fault f = { .id = FAULT_EVENT,
			.detail = arena_printf(&a, "event %lld",
			(long long)e.id) };

		if (e.id != expected++ ||
		    !str_eq(e.previous, str_of(previous)) ||
		    !str_eq(e.hash, archive_event_hash(&e, &a)))
			sink->report(sink->arg, &f);
		f.id = FAULT_CORRECTION;
		if (!is_given(x, &e, &a, d))
			sink->report(sink->arg, &f);
		snprintf(previous, sizeof(previous), "%s",
		    e.hash.s ? e.hash.s : "");
		expected = e.id + 1;
		arena_reset(&a);
	}
	arena_free(&a);
	return ok;
}
