/* SPDX-License-Identifier: MIT */
/* dafu reread: the letters of an archive read again, and what that changes. */
#include "archive/compare.h"
#include "base/file.h"
#include "base/plain.h"
#include "cli/clock.h"
#include "cli/run.h"

/* A transaction: this many documents. */
#define BATCH 256

struct reread {
	struct run run;
	int64_t last;			/* document handed out */
	bool open;
	size_t batch;
	/* counts */
	size_t documents, same, changed, first, lost, unread, fields;
	struct names before;		/* letters by another profile's name */
};

/* The next document of the archive. */
static bool next(void *arg, struct slot *s, bool *end)
{
	struct reread *r = arg;
	struct archive_stored doc = { .id = r->last };

	if (run_interrupted()) {
		*end = true;
		return true;
	}
	if (!archive_next_document(r->run.archive, &doc, true, &s->arena,
	    &r->run.diag))
		return false;
	*end = !doc.id;
	r->last = doc.id;
	s->document = doc.id;
	s->path = doc.path;
	s->sha256 = doc.sha256;
	s->reason = doc.reason;
	s->task.bytes = doc.source;
	s->task.name = str_of(file_name(doc.path.s ? doc.path.s : ""));
	return true;
}

/* Say how one field changes: letter 3 (in/a.txt): statistic 2: unit: … */
static void print(FILE *out, const struct difference *x, struct arena *a)
{
	const struct row *r = x->old ? x->old : x->new;
	const struct table_row *t = &table_rows[x->table];

	fprintf(out, "  %s", t->name);
	if (x->table != TABLE_LETTER)
		fprintf(out, " %lld", (long long)r->cell[1].integer);
	if (x->column != COLUMN_COUNT) {
		say(out, ": %s: %s → %s\n", column_rows[x->column].name,
		    cell_text(row_cell(x->old, x->column), a).s,
		    cell_text(row_cell(x->new, x->column), a).s);
		return;
	}
	fprintf(out, ": %s:", x->new ? "new" : "gone");
	for (int i = 2; i < t->count; i++)
		if (r->cell[i].type == CELL_TEXT)
			say(out, " %s=%s",
			    column_rows[(int)t->first + i].name,
			    r->cell[i].text.s);
	putc('\n', out);
}

static void show(struct reread *r, const struct slot *s,
    const struct archive_version *old, const struct archive_record *new,
    struct arena *a)
{
	xmlDoc *doc = record_parse(old->xml, &r->run.diag);
	FILE *out = run_out(&r->run);
	struct rows was;
	differences x;
	str text[2];
	bool prose = false;

	if (!doc)
		return;
	rows_of(&was, doc, a);
	rows_compare(&x, &was, &new->rows, false, a);
	if (!x.n)
		prose = text_differs(text, was.text[INDEX_BODY],
		    new->rows.text[INDEX_BODY], a);
	r->fields += x.n;
	if (!r->run.quiet) {
		progress_clear(&r->run.progress);
		say(out, "letter %lld, version %lld (%s):%s\n",
		    (long long)old->letter, (long long)old->version, s->path.s,
		    x.n || prose ? "" : " only places differ");
		if (prose)
			say(out, "  letter: text: %s → %s\n", text[0].s,
			    text[1].s);
		for (size_t i = 0; i < x.n; i++)
			print(out, &x.v[i], a);
	}
	xmlFreeDoc(doc);
}

/* What reading a document again changes; *news: anything at all.  A letter that
 * stays as it was gets its place. */
static bool compare(struct reread *r, struct slot *s, struct placed *placed,
    bool *news)
{
	const struct answer *x = &s->answer;
	str now = pipeline_profile(&r->run.pipeline, &s->arena);

	for (size_t i = 0; i < x->count; i++) {
		struct archive_version old;
		bool found;

		if (!archive_find_read(r->run.archive, s->document,
		    (int64_t)i + 1, &old, &found, &s->arena, &r->run.diag))
			return false;
		if (found && old.current && !str_eq(old.profile, now))
			names_find(&r->before, old.profile.s ? old.profile.s :
			    "", true)->count++;
		if (found)
			placed[i] = (struct placed){ .kind = PLACED_SAME,
				.letter = old.letter, .version = old.version };
		if (found && (!old.current ||
		    str_eq(old.sha256, x->record[i].sha256))) {
			r->same += old.current;
			continue;
		}
		if (found) {
			r->changed++;
			placed[i] = (struct placed){0};
			show(r, s, &old, &x->record[i], &s->arena);
		} else {
			r->first++;
			if (!r->run.quiet)
				say(run_out(&r->run),
				    "%s: can be read now\n", s->path.s);
		}
		*news = true;
	}
	return true;
}

static bool store(struct reread *r, const struct slot *s,
    struct placed *placed)
{
	const struct answer *x = &s->answer;
	const struct archive_document put = {
		.path = s->path, .sha256 = s->sha256, .time = clock_now(),
		.program = STR(DAFU_VERSION),
		.profile = pipeline_profile(&r->run.pipeline, s->task.a),
		.outcome = x->outcome, .reason = x->reason,
		.record = x->record, .count = x->count,
	};

	if (!r->open && !archive_begin(r->run.archive, &r->run.diag))
		return false;
	r->open = true;
	r->batch++;
	return archive_again(r->run.archive, s->document, &put, placed,
	    &r->run.diag);
}

static bool settle(void *arg, struct slot *s)
{
	struct reread *r = arg;
	const struct answer *x = &s->answer;
	struct placed *placed = arena_new(&s->arena, struct placed, x->count);
	bool news = !str_eq(s->reason, x->reason);
	bool lost = !s->reason.s && x->outcome != OUTCOME_READ;

	r->documents++;
	r->lost += lost;
	r->unread += s->reason.s && x->outcome != OUTCOME_READ;
	if (lost) {
		progress_clear(&r->run.progress);
		say(stderr, "dafu: %s: could be read, but no longer can: "
		    "%s\n", s->path.s, x->reason.s);
	} else if (!compare(r, s, placed, &news) ||
	    (news && !r->run.dry && !store(r, s, placed)))
		return false;
	report_add(&r->run.report, &(struct reported){ .path = s->path,
	    .sha256 = s->sha256, .outcome = outcome_names[x->outcome],
	    .reason = x->reason, .document = s->document,
	    .record = x->record, .placed = placed, .count = x->count });
	return true;
}

static bool rest(void *arg)
{
	struct reread *r = arg;

	progress_show(&r->run.progress, r->documents, r->lost);
	if (r->open && r->batch < BATCH && !r->run.line.ended)
		return true;
	if (r->open && !archive_commit(r->run.archive, &r->run.diag))
		return false;
	r->open = false;
	r->batch = 0;
	return report_flush(&r->run.report, &r->run.diag);
}

static void summary(struct reread *r)
{
	FILE *out = run_out(&r->run);

	progress_clear(&r->run.progress);
	for (size_t i = 0; i < r->before.cap; i++) {
		const struct named *x = &r->before.slot[i];

		if (x->name && x->count)
			say(out, "%d letters were read with %s%s before\n",
			    x->count, *x->name ? "profile " : "no profile",
			    x->name);
	}
	fprintf(out, "%zu documents read again in %.1f s: "
	    "%zu letters as they were, %zu changed in %zu fields, %zu new",
	    r->documents, progress_seconds(&r->run.progress), r->same, r->changed, r->fields,
	    r->first);
	if (r->unread)
		fprintf(out, ", %zu documents still not read", r->unread);
	if (r->lost)
		fprintf(out, ", %zu no longer read", r->lost);
	fputs(r->run.dry ? " (dry run: nothing stored)\n" : "\n", out);
}

static int reread(struct reread *r)
{
	r->run.line.arg = r;
	r->run.line.next = next;
	r->run.line.settle = settle;
	r->run.line.rest = rest;
	/* workers are started without an archive in hand */
	if (report_open(&r->run.report, r->run.report_path, r->run.where,
	    &r->run.diag) && run_start(&r->run) &&
	    run_archive(&r->run, false)) {
		if (conveyor_run(&r->run.line, &r->run.diag) && rest(r))
			summary(r);
		else {
			if (r->open)
				archive_cancel(r->run.archive);
			report_drop(&r->run.report);
		}
	}
	arena_free(&r->before.arena);
	return run_end(&r->run, r->lost);
}

int cmd_reread(int argc, char **argv)
{
	static struct reread r = { .run = RUN_DEFAULTS };
	const struct option_row rows[] = {
		ARCHIVE_OPTION(r.run.where, "the archive"),
		{ "dry-run", 'n', OPTION_FLAG, &r.run.dry, NULL,
		    "show what would change, change nothing" },
		{ "quiet", 'q', OPTION_FLAG, &r.run.quiet, NULL,
		    "only the summary" },
		RUN_OPTIONS(r.run),
	};
	int status;

	options_read(&argc, argv, rows, sizeof(rows) / sizeof(*rows),
	    "-a FILE.dafu [OPTION...]");
	status = run_check(&r.run, "reread");
	if (!status && argc > 1)
		status = usage_error("reread", "too many arguments");
	return status ? status : reread(&r);
}
