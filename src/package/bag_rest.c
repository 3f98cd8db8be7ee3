/* SPDX-License-Identifier: MIT */
/* Where documents came, corrections and log, from a bag into an archive. */
#include "package/bag_rest.h"

#include <stdlib.h>

#include "archive/correction.h"
#include "base/calendar.h"
#include "package/bag_line.h"

/* --- ids */

static const struct bag_known *known(const struct bag_known *v, size_t n,
    int64_t id)
{
	for (size_t low = 0, high = n; low < high; ) {
		size_t middle = low + (high - low) / 2;

		if (v[middle].id == id)
			return &v[middle];
		if (v[middle].id < id)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static int by_id(const void *one, const void *two)
{
	const struct bag_known *x = one, *y = two;

	return (x->id > y->id) - (x->id < y->id);
}

void bag_rest_document(struct bag_rest *r, int64_t id, int64_t here,
    bool fresh)
{
	*push(&r->arena, &r->document) = (struct bag_known){ id, here, fresh };
}

void bag_rest_letter(struct bag_rest *r, int64_t id, int64_t here,
    int64_t document)
{
	const struct bag_known *d = known(r->document.v, r->document.n,
	    document);

	*push(&r->arena, &r->letter) = (struct bag_known){ id, here,
		d && d->fresh };
}

/* --- lines */

/* Each line of a file, until one is refused. */
static bool each(struct bag_rest *r, enum bag_lines what, bool (*take)(
    struct bag_rest *, const struct bag_reader *, void *, struct diag *),
    void *arg, struct diag *d)
{
	struct bag_reader in;
	bool ok = bag_reader_open(&in, r->bag, what, d);

	while (ok && in.line)
		ok = take(r, &in, arg, d) && bag_reader_next(&in, d);
	bag_reader_close(&in);
	return ok && !d->list.n;
}

static struct archive_event event_of(const struct bag_reader *in,
    struct arena *a)
{
	return (struct archive_event){ .id = bag_number(in, "id"),
		.time = bag_number(in, "time"),
		.letter = bag_number(in, "letter"),
		.action = bag_text(in, "action", a),
		.type = bag_text(in, "type", a),
		.agent = bag_text(in, "agent", a),
		.detail = bag_text(in, "detail", a),
		.reason = bag_text(in, "reason", a),
		.authority = bag_text(in, "authority", a),
		.previous = bag_text(in, "previous", a),
		.hash = bag_text(in, "hash", a) };
}

/* --- the log */

/* Letters are numbered from 1 in the order in which they came. */
struct numbering {
	int64_t last;
	bool gap;
};

static bool number_letter(struct bag_rest *r, const struct bag_reader *in,
    void *arg, struct diag *d)
{
	struct numbering *n = arg;
	int64_t letter = bag_number(in, "letter");

	(void)r;
	(void)d;
	n->gap = n->gap || letter > n->last + 1;
	n->last += letter == n->last + 1;
	return true;
}

static bool look_at_event(struct bag_rest *r, const struct bag_reader *in,
    void *arg, struct diag *d)
{
	struct numbering *n = arg;

	(void)r;
	(void)d;
	n->gap = n->gap || bag_number(in, "letter") > n->last;
	return true;
}

static bool put_event(struct bag_rest *r, const struct bag_reader *in,
    void *arg, struct diag *d)
{
	struct arena a = {0};
	const struct archive_event e = event_of(in, &a);
	bool ok = archive_event_put(r->archive, &e, d);

	(void)arg;
	arena_free(&a);
	return ok;
}

bool bag_rest_begin(struct bag_rest *r, struct diag *d)
{
	struct archive_event e = {0};
	struct numbering n = {0};
	struct arena a = {0};
	bool ok = !r->archive || (archive_next_event(r->archive, &e, &a, d) &&
	    each(r, BAG_RECORDS, number_letter, &n, d) &&
	    each(r, BAG_LOG, look_at_event, &n, d));

	r->log = ok && r->archive && !e.id && !n.gap;
	arena_free(&a);
	return ok && (!r->log || each(r, BAG_LOG, put_event, NULL, d));
}

/* --- a first look */

struct given {
	struct archive_correction c;	/* of the bag's letter */
	bool back;
};

struct entries {
	struct VEC(struct archive_event) event;
	struct VEC(struct given) correction;
	int64_t given;
};

static bool follow(struct bag_rest *r, const struct bag_reader *in,
    void *arg, struct diag *d)
{
	struct entries *e = arg;
	const struct archive_event *before = e->event.n ?
	    &e->event.v[e->event.n - 1] : NULL;
	const struct archive_event x = event_of(in, &r->arena);

	if (x.id != (before ? before->id + 1 : 1) || !str_eq(x.previous,
	    before ? before->hash : STR("")) ||
	    !str_eq(x.hash, archive_event_hash(&x, &r->arena)))
		return bag_reader_bad(in, "does not follow the entry before",
		    d);
	*push(&r->arena, &e->event) = x;
	return true;
}

/* A correction has an entry, and comes in the order of entries. */
static bool add_correction(struct bag_rest *r, const struct bag_reader *in,
    void *arg, struct diag *d)
{
	struct entries *e = arg;
	struct arena *a = &r->arena;
	str value = bag_text(in, "value", a), hint;
	struct given g = { .back = bag_says(in, "takenBack"), .c = {
		.letter = bag_number(in, "letter"),
		.event = bag_number(in, "event"),
		.column = correct_column(bag_text(in, "field", a)),
		.read = bag_text(in, "read", a) } };
	const struct archive_event *entry = (size_t)g.c.event <= e->event.n ?
	    &e->event.v[g.c.event - 1] : NULL;

	if (!entry || entry->letter != g.c.letter ||
	    !str_eq(entry->action, STR("correct")) ||
	    g.c.column == COLUMN_COUNT || (e->correction.n &&
	    e->correction.v[e->correction.n - 1].c.event >= g.c.event) ||
	    !correct_value(&g.c.value, g.c.column, value.s ? value : STR(""),
	    &hint, a) || !str_eq(entry->detail, archive_correction_detail(
	    str_of(column_rows[g.c.column].name), g.c.value, g.back, a)))
		return bag_reader_bad(in, "is no correction that the log "
		    "tells of", d);
	*push(a, &e->correction) = g;
	return true;
}

bool bag_rest_look(const char *bag, struct diag *d)
{
	struct bag_rest r = { .bag = bag };
	struct entries e = {0};
	bool ok = each(&r, BAG_LOG, follow, &e, d) &&
	    each(&r, BAG_CORRECTIONS, add_correction, &e, d);

	arena_free(&r.arena);
	return ok;
}

/* --- where documents came */

static bool put_sighting(struct bag_rest *r, const struct bag_reader *in,
    void *arg, struct diag *d)
{
	const struct bag_known *k = known(r->document.v, r->document.n,
	    bag_number(in, "document"));
	struct arena a = {0};
	bool *begun = arg, ok;
	const struct archive_sighting s = { .document = k ? k->here : 0,
		.path = bag_text(in, "path", &a),
		.url = bag_text(in, "url", &a),
		.first = bag_number(in, "first"),
		.last = bag_number(in, "last"),
		.times = bag_number(in, "times") };

	ok = !k || !k->fresh || archive_seen(r->archive, &s,
	    !begun[k - r->document.v], d);
	if (k)
		begun[k - r->document.v] = true;
	arena_free(&a);
	return ok;
}

/* --- corrections */

/* Give it anew, on the authority of its entry. */
static bool correct(struct bag_rest *r, const struct archive_correction *c,
    const struct archive_event *e, struct arena *a, struct diag *d)
{
	const struct archive_deed deed = { .time = r->now,
		.reason = e->reason, .authority = arena_printf(a,
		    "a bag's log: entry %lld, %s, %s, %s", (long long)e->id,
		    calendar_time(e->time, a).s, e->agent.s, e->hash.s) };

	return archive_correct(r->archive, c->letter, c->column, c->value,
	    false, &deed, d);
}

/* Whether a later line says otherwise. */
static bool is_over(const struct entries *e, const struct given *g)
{
	for (const struct given *k = g + 1; k < e->correction.v +
	    e->correction.n; k++)
		if (k->c.letter == g->c.letter && k->c.column == g->c.column)
			return true;
	return false;
}

/* All as they were, where the log is; else those that stand. */
static bool put_correction(struct bag_rest *r, struct entries *e,
    const struct given *g, struct diag *d)
{
	const struct bag_known *k = known(r->letter.v, r->letter.n,
	    g->c.letter);
	struct archive_correction c = g->c;
	struct arena a = {0};
	bool ok = true, stands = !g->back && !is_over(e, g);

	if (!k || !k->fresh)
		return true;
	c.letter = k->here;
	if (r->log && k->here == g->c.letter)
		ok = archive_correction_put(r->archive, &c, g->back, d);
	else if (stands)
		ok = correct(r, &c, &e->event.v[c.event - 1], &a, d);
	e->given += ok && stands;
	arena_free(&a);
	return ok;
}

bool bag_rest_end(struct bag_rest *r, int64_t *corrections, struct diag *d)
{
	bool *begun = arena_new(&r->arena, bool, r->document.n + 1);
	struct entries e = {0};
	bool ok;

	*corrections = 0;
	if (!r->archive)
		return true;
	if (r->letter.n)
		qsort(r->letter.v, r->letter.n, sizeof(*r->letter.v), by_id);
	ok = each(r, BAG_SIGHTINGS, put_sighting, begun, d) &&
	    each(r, BAG_LOG, follow, &e, d) &&
	    each(r, BAG_CORRECTIONS, add_correction, &e, d);
	for (size_t i = 0; ok && i < e.correction.n; i++)
		ok = put_correction(r, &e, &e.correction.v[i], d);
	*corrections = e.given;
	return ok;
}

void bag_rest_clear(struct bag_rest *r)
{
	arena_free(&r->arena);
}
