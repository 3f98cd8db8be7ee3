/* SPDX-License-Identifier: MIT */
/* dafu reread: the letters of an archive read again, and what that changes. */
#include "archive/compare.h"
#include "archive/differ.h"
#include "archive/pack.h"
#include "base/file.h"
#include "base/plain.h"
#include "cli/clock.h"
#include "cli/run.h"

/* A transaction: this many documents. */
#define BATCH 256

/* Documents that were read with the same profile, or with none. */
struct pass {
	str profile;			/* name and hash; s == NULL: none */
	str xml;			/* as the archive keeps it */
	size_t documents;
};

struct reread {
	struct run run;
	bool plain;			/* option: read without profiles */
	struct VEC(struct pass) passes;
	const struct pass *pass;	/* NULL: all documents */
	struct arena arena;
	int64_t last;			/* document handed out */
	bool open;
	size_t batch;
	/* counts */
	size_t documents, same, changed, first, lost, unread, fields;
	struct names before;		/* letters by another profile's name */
};

static bool same_profile(str one, str two)
{
	return !one.s == !two.s && str_eq(one, two);
}

/* Whether a document is to be read now. */
static bool is_due(const struct reread *r, const struct archive_stored *doc)
{
	return !str_eq(doc->outcome, STR(ARCHIVE_DISPOSED)) && (!r->pass ||
	    same_profile(r->pass->profile, doc->profile));
}

/* Whence it came, as what was read of it says. */
static bool origin(struct reread *r, struct slot *s)
{
	struct archive_version last;
	struct provenance from;
	bool found;

	if (!s->document)
		return true;
	if (!archive_find_read(r->run.archive, s->document, 1, &last, &found,
	    &s->arena, &r->run.diag))
		return false;
	if (found && record_provenance(&from, last.xml, &s->arena)) {
		s->task.name = from.name;
		s->task.sender = from.sender;
		s->task.sent = from.sent;
	}
	return true;
}

/* The next document of the archive. */
static bool next(void *arg, struct slot *s, bool *end)
{
	struct reread *r = arg;
	struct archive_stored doc = { .id = r->last };

	if (run_interrupted()) {
		*end = true;
		return true;
	}
	do
		if (!archive_next_document(r->run.archive, &doc, false,
		    &s->arena, &r->run.diag))
			return false;
	while (doc.id && !is_due(r, &doc));
	*end = !doc.id;
	doc.id--;
	if (!*end && !archive_next_document(r->run.archive, &doc, true,
	    &s->arena, &r->run.diag))
		return false;
	r->last = doc.id;
	s->document = doc.id;
	s->path = doc.path;
	s->sha256 = doc.sha256;
	s->reason = doc.reason;
	s->task.bytes = doc.source;
	s->task.name = str_of(file_name(doc.path.s ? doc.path.s : ""));
	return origin(r, s);
}

/* Say how one field changes: letter 3 (in/a.txt): statistic 2: unit: … */
static void print(FILE *out, const struct difference *x, struct arena *a)
{
	const struct row *r = x->old ? x->old : x->new;
	const struct table_row *t = &table_rows[x->table];

	fprintf(out, "  %s", lang_word("table", t->name));
	if (x->table != TABLE_LETTER)
		fprintf(out, " %lld", (long long)r->cell[1].integer);
	if (x->column != COLUMN_COUNT) {
		say(out, ": %s: %s → %s\n", lang_word("field",
		    column_rows[x->column].name),
		    cell_text(row_cell(x->old, x->column), a).s,
		    cell_text(row_cell(x->new, x->column), a).s);
		return;
	}
	fprintf(out, ": %s:", x->new ? _("new") : _("gone"));
	for (int i = 2; i < t->count; i++)
		if (r->cell[i].type == CELL_TEXT)
			say(out, " %s=%s", lang_word("field",
			    column_rows[(int)t->first + i].name),
			    r->cell[i].text.s);
	putc('\n', out);
}

/* What no row holds. */
static void compare_xml(struct reread *r, differences_xml *x, xmlDoc *old,
    const struct archive_record *new, str source, struct arena *a)
{
	struct diag d = {0};
	xmlDoc *doc = record_parse(unpack(r->run.pipeline.packer, a,
	    new->xml, new->size, source), &d);

	if (doc)
		xml_compare(x, old, doc, a);
	xmlFreeDoc(doc);
	diag_clear(&d);
}

/* What people have corrected stands; that it is read otherwise now is told. */
static void print_corrected(struct reread *r, FILE *out, int64_t letter,
    const differences *x, struct arena *a)
{
	rows_fixes fixes;

	if (!archive_fixes(r->run.archive, letter, &fixes, a, &r->run.diag))
		return;
	for (size_t i = 0; i < fixes.n; i++)
		for (size_t k = 0; k < x->n; k++)
			if (x->v[k].column == fixes.v[i].column)
				say(out, _("  letter: %s: corrected: %s "
				    "stands\n"), lang_word("field",
				    column_rows[fixes.v[i].column].name),
				    fixes.v[i].value.s ? fixes.v[i].value.s :
				    _("none"));
}

/* What has changed, field by field; a letter whose text has is told so. */
struct changes {
	differences rows;
	differences_xml others;
	str text[2];
	bool prose;
};

static void print_changes(struct reread *r, const struct changes *x,
    int64_t letter, struct arena *a)
{
	FILE *out = run_out(&r->run);

	if (x->prose)
		say(out, _("  letter: text: %s → %s\n"), x->text[0].s,
		    x->text[1].s);
	for (size_t i = 0; i < x->rows.n; i++)
		print(out, &x->rows.v[i], a);
	for (size_t i = 0; i < x->others.n; i++) {
		const struct difference_xml *o = &x->others.v[i];

		say(out, "  %s: %s → %s\n", o->what.s, o->old.s ? o->old.s : "",
		    o->new.s ? o->new.s : "");
	}
	if (!x->rows.n && !x->prose && !x->others.n)
		fputs(_("  only places differ\n"), out);
	print_corrected(r, out, letter, &x->rows, a);
}

static void show(struct reread *r, const struct slot *s,
    const struct archive_version *old, const struct archive_record *new,
    struct arena *a)
{
	xmlDoc *doc = record_parse(old->xml, &r->run.diag);
	struct changes x = {0};
	struct rows was;

	if (!doc)
		return;
	rows_of(&was, doc, a);
	rows_compare(&x.rows, &was, &new->rows, false, a);
	if (!x.rows.n)
		x.prose = text_differs(x.text, was.text[INDEX_BODY],
		    new->rows.text[INDEX_BODY], a);
	if (!x.rows.n && !x.prose)
		compare_xml(r, &x.others, doc, new, s->task.bytes, a);
	r->fields += x.rows.n + x.others.n + x.prose;
	if (!r->run.quiet) {
		progress_clear(&r->run.progress);
		say(run_out(&r->run), _("letter %lld, version %lld (%s):\n"),
		    (long long)old->letter, (long long)old->version, s->path.s);
		print_changes(r, &x, old->letter, a);
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
				    _("%s: can be read now\n"), s->path.s);
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
		.profile_xml = pipeline_profile_xml(&r->run.pipeline),
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
		say(stderr, _("dafu: %s: could be read, but no longer can: "
		    "%s\n"), s->path.s, lang_told(x->reason, &s->arena).s);
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

	progress_show(&r->run.progress, r->documents, 0, r->lost);
	if (r->open && r->batch < BATCH && !r->run.line.ended)
		return true;
	if (r->open && !archive_commit(r->run.archive, &r->run.diag))
		return false;
	r->open = false;
	r->batch = 0;
	return report_flush(&r->run.report, &r->run.diag);
}

/* By what other profile, or none, letters were read before. */
static void print_before(FILE *out, const struct named *x)
{
	const size_t n = (size_t)x->count;

	if (*x->name)
		say(out, lang_count("%d letter was read with profile %s "
		    "before\n", "%d letters were read with profile %s "
		    "before\n", n), x->count, x->name);
	else
		fprintf(out, lang_count("%d letter was read with no profile "
		    "before\n", "%d letters were read with no profile "
		    "before\n", n), x->count);
}

static void summary(struct reread *r)
{
	FILE *out = run_out(&r->run);

	progress_clear(&r->run.progress);
	for (size_t i = 0; i < r->before.cap; i++) {
		const struct named *x = &r->before.slot[i];

		if (x->name && x->count)
			print_before(out, x);
	}
	fprintf(out, lang_count("%zu document read again in %.1f s: ",
	    "%zu documents read again in %.1f s: ", r->documents), r->documents,
	    progress_seconds(&r->run.progress));
	fprintf(out, lang_count("%zu letter as it was, ",
	    "%zu letters as they were, ", r->same), r->same);
	fprintf(out, lang_count("%zu changed in %zu field, %zu new",
	    "%zu changed in %zu fields, %zu new", r->fields), r->changed,
	    r->fields, r->first);
	if (r->unread)
		fprintf(out, lang_count(", %zu document still not read",
		    ", %zu documents still not read", r->unread), r->unread);
	if (r->lost)
		fprintf(out, _(", %zu no longer read"), r->lost);
	fputs(r->run.dry ? _(" (dry run: nothing stored)\n") : "\n", out);
}

/* --- by which profile what is read */

static struct pass *pass_of(struct reread *r, str profile)
{
	for (size_t i = 0; i < r->passes.n; i++)
		if (same_profile(r->passes.v[i].profile, profile))
			return &r->passes.v[i];
	*push(&r->arena, &r->passes) = (struct pass){ .profile = profile.s ?
	    arena_str(&r->arena, profile) : (str){0} };
	return &r->passes.v[r->passes.n - 1];
}

/* The profiles that documents were read with, which the archive keeps. */
static bool find_passes(struct reread *r)
{
	struct archive_stored doc = {0};
	struct arena a = {0};
	struct diag *d = &r->run.diag;
	bool ok;

	while ((ok = archive_next_document(r->run.archive, &doc, false, &a,
	    d)) && doc.id)
		if (!str_eq(doc.outcome, STR(ARCHIVE_DISPOSED)))
			pass_of(r, doc.profile)->documents++;
	for (size_t i = 0; ok && i < r->passes.n; i++) {
		struct pass *p = &r->passes.v[i];

		if (!p->profile.s)
			continue;
		ok = archive_profile(r->run.archive, p->profile, &p->xml,
		    &r->arena, d);
		if (ok && !p->xml.s)
			diag_add(d, DIAG_ARCHIVE_NONE, "profile %s, which %zu "
			    "documents were read with: give it with --profile, "
			    "or --no-profile", p->profile.s, p->documents);
		ok = ok && p->xml.s;
	}
	arena_free(&a);
	return ok;
}

/* What is read with what: as it was, but where the user says otherwise. */
static bool plan(struct reread *r)
{
	bool dry = r->run.dry, ok = true;

	if (r->run.reading.profile || r->plain)
		return true;
	r->run.dry = true;	/* only looked at */
	ok = run_archive(&r->run, false) && find_passes(r);
	archive_close(r->run.archive);
	r->run.archive = NULL;
	r->run.dry = dry;
	return ok;
}

/* Read what belongs to the pass in hand, or all. */
static bool read_pass(struct reread *r)
{
	bool ok;

	r->last = 0;
	r->run.line.ended = false;
	if (r->pass && r->pass->profile.s && !r->run.quiet)
		say(run_out(&r->run), lang_count("%zu document: with profile "
		    "%s, which the archive keeps\n", "%zu documents: with "
		    "profile %s, which the archive keeps\n",
		    r->pass->documents), r->pass->documents,
		    r->pass->profile.s);
	r->run.reading.profile_xml = r->pass ? r->pass->xml : (str){0};
	/* workers are started without an archive in hand */
	ok = run_start(&r->run) && run_archive(&r->run, false) &&
	    conveyor_run(&r->run.line, &r->run.diag) && rest(r);
	if (!ok && r->open)
		archive_cancel(r->run.archive);
	return ok;
}

static int reread(struct reread *r)
{
	bool ok;

	r->run.line.arg = r;
	r->run.line.next = next;
	r->run.line.settle = settle;
	r->run.line.rest = rest;
	r->run.reread = true;
	ok = report_open(&r->run.report, r->run.report_path, r->run.where,
	    &r->run.diag) && plan(r);
	if (ok && !r->passes.n)
		ok = read_pass(r);
	for (size_t i = 0; ok && i < r->passes.n && !run_interrupted(); i++) {
		if (i)
			run_stop(&r->run);
		r->pass = &r->passes.v[i];
		ok = read_pass(r);
	}
	if (ok)
		summary(r);
	else
		report_drop(&r->run.report);
	arena_free(&r->before.arena);
	arena_free(&r->arena);
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
		{ "no-profile", 0, OPTION_FLAG, &r.plain, NULL,
		    "without the profiles that it was read with" },
		RUN_OPTIONS(r.run),
	};
	int status;

	options_read(&argc, argv, rows, sizeof(rows) / sizeof(*rows),
	    "-a FILE.dafu [OPTION...]");
	status = run_check(&r.run, "reread");
	if (!status && argc > 1)
		status = usage_error("reread", "too many arguments");
	if (!status && r.plain && r.run.reading.profile)
		status = usage_error("reread", "--profile or --no-profile");
	return status ? status : reread(&r);
}
