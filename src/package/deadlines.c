/* SPDX-License-Identifier: MIT */
/* Deadlines by owner, as calendars. */
#include "package/deadlines.h"

#include <stdlib.h>

#include "archive/compare.h"
#include "archive/promised.h"
#include "base/calendar.h"
#include "base/csv.h"
#include "base/ics.h"
#include "base/names.h"
#include "package/records.h"

struct deadline {
	str owner;
	struct ics_event event;
	size_t n;		/* in which it came */
};

struct job {
	struct archive *archive;
	struct VEC(struct deadline) list;
	struct arena arena;
	struct diag *diag;
};

static str letter_text(const struct rows *rows, enum column c)
{
	return row_cell(&rows->row.v[0], c)->text;
}

static void add(struct job *j, const struct archive_version *v,
    const struct rows *rows, const struct row *r, str owner)
{
	struct arena *a = &j->arena;
	struct deadline *x = push(a, &j->list);
	str heading = row_cell(r, COLUMN_MEASURE_HEADING)->text;
	str title = letter_text(rows, COLUMN_LETTER_TITLE);
	str issuer = letter_text(rows, COLUMN_LETTER_ISSUER);
	str number = letter_text(rows, COLUMN_LETTER_NUMBER);
	str date = letter_text(rows, COLUMN_LETTER_DATE);
	str due = row_cell(r, COLUMN_MEASURE_DUE)->text;

	x->n = j->list.n;
	x->owner = arena_str(a, owner);
	x->event = (struct ics_event){
		.uid = arena_printf(a, "%.12s-%lld-%s@dafu",
		    v->source_sha256.s, (long long)v->part,
		    row_cell(r, COLUMN_MEASURE_ID)->text.s),
		.stamp = arena_str(a, date.len == 10 ? date : due),
		.day = arena_str(a, due),
		.summary = arena_printf(a, "%s：%s%s", owner.s ? x->owner.s :
		    "—", heading.s ? heading.s : title.s ? title.s : "—",
		    promised_doubtful(r) ? "（待核实）" : ""),
		.description = arena_printf(a, "%s %s\n%s\n时限：%s",
		    issuer.s ? issuer.s : "—", number.s ? number.s : "",
		    title.s ? title.s : "", row_cell(r,
		    COLUMN_MEASURE_DEADLINE)->text.s) };
}

/* Of each owner that a measure names. */
static void add_owners(struct job *j, const struct archive_version *v,
    const struct rows *rows, const struct row *r)
{
	str names = row_cell(r, COLUMN_MEASURE_RESPONSIBLE)->text;
	const str mark = STR("、");

	if (!names.len) {
		str issuer = letter_text(rows, COLUMN_LETTER_ISSUER);

		add(j, v, rows, r, issuer.s ? issuer : STR("—"));
		return;
	}
	while (names.len) {
		size_t n = 0;

		while (n < names.len && !str_starts((str){ names.s + n,
		    names.len - n }, mark))
			n++;
		if (n)
			add(j, v, rows, r, (str){ names.s, n });
		n += n < names.len ? mark.len : 0;
		names = (str){ names.s + n, names.len - n };
	}
}

static bool is_due(const struct row *r)
{
	long day;

	return r->table == TABLE_MEASURE && promised_open(r) &&
	    calendar_read(row_cell(r, COLUMN_MEASURE_DUE)->text, &day);
}

static bool take(void *arg, const struct archive_version *v, struct arena *a)
{
	struct job *j = arg;
	struct rows rows;

	if (!archive_rows(j->archive, v->letter, &rows, a, j->diag))
		return false;
	for (size_t i = 0; i < rows.row.n; i++)
		if (is_due(&rows.row.v[i]))
			add_owners(j, v, &rows, &rows.row.v[i]);
	return true;
}

/* By owner, then by what is due first. */
static int by_owner(const void *one, const void *two)
{
	const struct deadline *x = one, *y = two;
	int c = strcmp(x->owner.s, y->owner.s);

	c = c ? c : strcmp(x->event.day.s, y->event.day.s);
	return c ? c : (x->n > y->n) - (x->n < y->n);
}

/* The name of an owner's file, which no other has. */
static const char *file_of(str owner, struct names *used, struct arena *a)
{
	const char *safe = folder_safe(owner, a);
	int n = ++names_find(used, safe, true)->count;

	return n == 1 ? arena_printf(a, "%s.ics", safe).s :
	    arena_printf(a, "%s-%d.ics", safe, n).s;
}

static bool put(struct job *j, struct folder *to, FILE *index,
    struct names *used, size_t from, size_t n)
{
	const struct deadline *x = &j->list.v[from];
	struct arena a = {0};
	const char *name = file_of(x->owner, used, &a);
	const str cell[] = { str_of(name), x->owner,
		arena_printf(&a, "%zu", n) };
	struct ics out;
	bool ok;

	ics_begin(&out, x->owner, &a);
	for (size_t i = 0; i < n; i++)
		ics_event(&out, &x[i].event);
	csv_row(index, cell, 3);
	ok = folder_put(to, name, ics_end(&out), j->diag);
	arena_free(&a);
	return ok;
}

bool deadlines_write(struct archive *x, const char *where, struct folder *to,
    struct diag *d)
{
	const str head[] = { STR("file"), STR("owner"), STR("deadlines") };
	struct job j = { .archive = x, .diag = d };
	const struct record_taker taker = { take, &j };
	struct names used = {0};
	FILE *index = folder_file(to, "index.csv", d);
	bool ok = index && records_each(x, where, &taker, d);

	if (index) {
		csv_bom(index);
		csv_row(index, head, 3);
	}
	if (j.list.n)
		qsort(j.list.v, j.list.n, sizeof(*j.list.v), by_owner);
	for (size_t i = 0, n; ok && i < j.list.n; i += n) {
		for (n = 1; i + n < j.list.n && str_eq(j.list.v[i].owner,
		    j.list.v[i + n].owner); n++)
			;
		ok = put(&j, to, index, &used, i, n);
	}
	ok = index && folder_done(to, index, "index.csv", d) && ok;
	arena_free(&used.arena);
	arena_free(&j.arena);
	return ok;
}
