/* SPDX-License-Identifier: MIT */
/* dafu ingest: documents by the thousand into an archive. */
#include <unistd.h>

#include "base/digest.h"
#include "base/file.h"
#include "base/plain.h"
#include "base/utf.h"
#include "cli/bag.h"
#include "cli/clock.h"
#include "cli/run.h"
#include "cli/walk.h"

/* A transaction: this many documents, or bytes, or seconds. */
#define BATCH 256
#define BATCH_BYTES ((size_t)8 << 20)
#define BATCH_SECONDS 0.5

/* What became of a document; the first are what reading came to. */
enum fate {
	FATE_KNOWN = OUTCOME_COUNT, FATE_UNREADABLE, FATE_COUNT
};

static const struct {
	const char *name, *plural;
	bool failed;
} fates[FATE_COUNT] = {
	[OUTCOME_READ] = { "read", "read", false },
	[OUTCOME_REFUSED] = { "refused", "refused", true },
	[OUTCOME_FAILED] = { "failed", "failed", true },
	[OUTCOME_CRASHED] = { "crashed", "crashed a worker", true },
	[OUTCOME_OVERTIME] = { "overtime", "took too long", true },
	[FATE_KNOWN] = { "known", "already there", false },
	[FATE_UNREADABLE] = { "unreadable", "could not be opened", true },
};

struct ingest {
	struct run run;			/* its archive is NULL as long as it
					 * is not there */
	bool nul, follow, trust;	/* options */
	const char *include;
	struct walk *walk;
	struct paths own;		/* files that are not to be taken in */
	/* the batch */
	bool open;
	size_t batch, batch_bytes;
	double begun;
	/* since the start; the second are those of the batch */
	size_t fate[FATE_COUNT], waiting[FATE_COUNT];
	size_t versions, linked;
	struct names tried;	/* hashes of what this run could not read */
};

static size_t done(const struct ingest *g, bool failed)
{
	size_t n = 0;

	for (int i = 0; i < FATE_COUNT; i++)
		if (!failed || fates[i].failed)
			n += g->fate[i] + g->waiting[i];
	return n;
}

/* A line about a document, on standard error. */
static void note(struct ingest *g, const struct slot *s, const char *what,
    str detail)
{
	if (g->run.quiet && s->fate != FATE_UNREADABLE)
		return;
	progress_clear(&g->run.progress);
	say(stderr, "dafu: %s: %s%s\n", s->path.s, what,
	    detail.len ? detail.s : "");
}

/* --- from files to workers */

/* A path as it is kept: clean, and valid UTF-8. */
static str path_kept(const char *path, struct arena *a)
{
	size_t n;
	uint32_t *c = utf8_points(a, file_clean(str_of(path), a), &n);

	return utf8_of(a, c, n);
}

/* The next path that is neither the archive's nor the report's. */
static const char *next_path(struct ingest *g, struct walk *w, int *error)
{
	const char *path;

	do
		path = walk_next(w, error);
	while (path && paths_have(&g->own, path));
	return path;
}

/* See whether it is there already.  What could not be read then is tried
 * again, but once a run. */
static bool look_up(struct ingest *g, struct slot *s)
{
	bool was_read;

	s->sha256 = digest_sha256(&s->arena, s->task.bytes);
	if (!g->run.archive)
		return true;
	if (!archive_find(g->run.archive, s->sha256, &s->document, &was_read,
	    &g->run.diag))
		return false;
	s->skip = s->document && (was_read ||
	    names_find(&g->tried, s->sha256.s, true)->count++);
	s->fate = FATE_KNOWN;
	return true;
}

/* The file cannot be had, or not whole; d says why. */
static void unreadable(struct ingest *g, struct slot *s, const struct diag *d)
{
	const struct message *m = &d->list.v[0];

	s->task.bytes = (str){0};
	s->reason = arena_printf(&s->arena, "%s: %s", diag_name(m->id),
	    m->detail.s ? m->detail.s : diag_text(m->id));
	s->fate = FATE_UNREADABLE;
	s->skip = true;
	if (g->run.diag.worst < d->worst)
		g->run.diag.worst = d->worst;
}

/* The next file. */
static bool next(void *arg, struct slot *s, bool *end)
{
	struct ingest *g = arg;
	int error = 0;
	const char *path = run_interrupted() ? NULL :
	    next_path(g, g->walk, &error);
	struct diag d = {0};
	bool ok = true;

	*end = !path;
	if (!path)
		return true;
	s->path = path_kept(path, &s->arena);
	s->task.name = str_of(file_name(s->path.s));
	if (error)
		diag_add(&d, DIAG_IO, "%s", strerror(error));
	if (!error && file_read(&s->task.bytes, path, g->run.reading.limit,
	    &s->arena, &d))
		ok = look_up(g, s);
	else
		unreadable(g, s, &d);
	diag_clear(&d);
	return ok;
}

/* --- from workers to the archive */

static bool commit(struct ingest *g)
{
	if (g->open && !archive_commit(g->run.archive, &g->run.diag))
		return false;
	g->open = false;
	g->batch = g->batch_bytes = 0;
	for (int i = 0; i < FATE_COUNT; i++) {
		g->fate[i] += g->waiting[i];
		g->waiting[i] = 0;
	}
	return report_flush(&g->run.report, &g->run.diag);
}

static void tell(struct ingest *g, struct slot *s, const struct placed *placed)
{
	const struct answer *x = &s->answer;

	report_add(&g->run.report, &(struct reported){ .path = s->path,
	    .sha256 = s->sha256, .outcome = fates[s->fate].name,
	    .reason = fates[s->fate].failed ? s->reason : (str){0},
	    .document = s->document, .record = x->record, .placed = placed,
	    .count = s->fate == OUTCOME_READ ? x->count : 0 });
	g->waiting[s->fate]++;
	if (fates[s->fate].failed)
		note(g, s, "", s->reason);
	for (size_t i = 0; s->fate == OUTCOME_READ && i < x->count; i++) {
		g->versions += placed[i].kind == PLACED_VERSION;
		g->linked += placed[i].like != 0;
		if (placed[i].like)
			note(g, s, placed[i].by_number ?
			    "has the number and issuer of letter " :
			    "has nearly the text of letter ",
			    arena_printf(&s->arena, "%lld",
			    (long long)placed[i].like));
	}
}

/* Open the archive, which then takes itself no more. */
static bool open_archive(struct ingest *g)
{
	bool ok = g->run.archive || run_archive(&g->run, !g->run.dry);

	paths_add_archive(&g->own, g->run.where);
	return ok;
}

/* Put a new document, or what one that could not be read comes to now; known:
 * another program has done so since it was looked up. */
static bool put_slot(struct ingest *g, struct slot *s,
    const struct archive_document *put, bool *known, struct placed *placed)
{
	if (!s->document)
		return archive_put(g->run.archive, put, &s->document, known,
		    placed, &g->run.diag);
	return archive_find(g->run.archive, put->sha256, &s->document, known,
	    &g->run.diag) && (*known || archive_again(g->run.archive,
	    s->document, put, placed, &g->run.diag));
}

/* Put what a worker has read. */
static bool store(struct ingest *g, struct slot *s, struct placed *placed)
{
	const struct answer *x = &s->answer;
	const struct archive_document put = {
		.path = s->path, .source = s->task.bytes, .sha256 = s->sha256,
		.time = clock_now(), .program = STR(DAFU_VERSION),
		.profile = pipeline_profile(&g->run.pipeline, &s->arena),
		.outcome = x->outcome, .reason = x->reason,
		.record = x->record, .count = x->count,
	};
	bool known = false;

	if (!g->open) {
		if (!open_archive(g) ||
		    !archive_begin(g->run.archive, &g->run.diag))
			return false;
		g->open = true;
		g->begun = clock_running();
	}
	if (!put_slot(g, s, &put, &known, placed))
		return false;
	if (known)
		s->fate = FATE_KNOWN;
	else if (x->outcome != OUTCOME_READ)
		names_find(&g->tried, s->sha256.s, true)->count = 1;
	g->batch++;
	g->batch_bytes += put.source.len;
	return true;
}

/* A document is done: store it and tell of it. */
static bool settle(void *arg, struct slot *s)
{
	struct ingest *g = arg;
	const struct answer *x = &s->answer;
	struct placed *placed = arena_new(&s->arena, struct placed, x->count);

	if (!s->skip) {
		s->fate = (int)x->outcome;
		s->reason = x->reason;
		if (!g->run.dry && !store(g, s, placed))
			return false;
	}
	tell(g, s, placed);
	return true;
}

static bool due(const struct ingest *g)
{
	return !g->open || g->batch >= BATCH || g->batch_bytes >= BATCH_BYTES ||
	    clock_running() - g->begun >= BATCH_SECONDS;
}

static bool rest(void *arg)
{
	struct ingest *g = arg;

	progress_show(&g->run.progress, done(g, false), done(g, true));
	return !due(g) || commit(g);
}

/* --- the command */

static void summary(struct ingest *g)
{
	FILE *out = run_out(&g->run);
	double seconds = progress_seconds(&g->run.progress);
	size_t all = done(g, false);
	const char *before = ": ";

	progress_clear(&g->run.progress);
	if (g->run.quiet)
		return;
	fprintf(out, "%zu documents in %.1f s, %.0f/s", all, seconds,
	    seconds > 0 ? (double)all / seconds : 0.0);
	for (int i = 0; i < FATE_COUNT; i++)
		if (g->fate[i]) {
			fprintf(out, "%s%zu %s", before, g->fate[i],
			    fates[i].plural);
			before = ", ";
		}
	if (g->versions)
		fprintf(out, "; new versions of letters: %zu", g->versions);
	if (g->linked)
		fprintf(out, "; the same letter as another: %zu", g->linked);
	if (walk_links(g->walk))
		fprintf(out, "; links not followed (--follow-links): %zu",
		    walk_links(g->walk));
	fputs(g->run.dry ? " (dry run: nothing stored)\n" : "\n", out);
}

/* The batch is not stored; say how much that is. */
static void give_up(struct ingest *g)
{
	size_t lost = g->run.line.count;

	if (g->open)
		archive_cancel(g->run.archive);
	for (int i = 0; i < FATE_COUNT; i++) {
		lost += g->waiting[i];
		g->waiting[i] = 0;
	}
	report_drop(&g->run.report);
	progress_clear(&g->run.progress);
	fprintf(stderr, "dafu: %zu documents are stored, %zu in hand are not; "
	    "the same command goes on from there\n", done(g, false), lost);
}

/* An archive that is not there is made with the first document. */
static bool archive_ready(struct ingest *g)
{
	return access(g->run.where, F_OK) || open_archive(g);
}

static bool report_ready(struct ingest *g)
{
	if (!report_open(&g->run.report, g->run.report_path, g->run.where,
	    &g->run.diag))
		return false;
	return !g->run.report.out || g->run.report.out == stdout ||
	    paths_add(&g->own, g->run.report_path, &g->run.diag);
}

static struct walk *walk(const struct ingest *g, char **paths, int count)
{
	return walk_open(paths, count, &(struct walk_options){
	    .end = g->nul ? '\0' : '\n', .include = g->include,
	    .follow = g->follow });
}

/* How many files there are, for the progress bar. */
static size_t count_files(struct ingest *g, char **paths, int count)
{
	struct walk *w;
	size_t n = 0;
	int error;

	for (int i = 0; i < count; i++)
		if (!strcmp(paths[i], "-"))
			return 0;
	w = walk(g, paths, count);
	while (next_path(g, w, &error))
		n++;
	walk_close(w);
	return n;
}

static bool prepare(struct ingest *g, char **paths, int count)
{
	if ((!g->run.line.pool && !run_start(&g->run)) || !archive_ready(g))
		return false;
	g->walk = walk(g, paths, count);
	if (g->run.progress.terminal && !g->run.quiet)
		g->run.progress.total = count_files(g, paths, count);
	return true;
}

/* Take a bag of a whole archive back as it was. */
static bool take_bag(struct ingest *g, const char *path)
{
	struct bag_target to = { .report = &g->run.report, .dry = g->run.dry,
		.pool = g->run.line.pool, .trust = g->trust };
	struct bag_count n;

	to.profile = pipeline_profile(&g->run.pipeline, &g->tried.arena);
	if (!bag_verify(path, &to, &g->run.diag))
		return false;
	if (!(g->run.dry ? archive_ready(g) : open_archive(g)))
		return false;
	to.archive = g->run.archive;
	if (!bag_restore(path, &to, &n, &g->run.diag))
		return false;
	if (!g->run.quiet)
		say(run_out(&g->run), "%s: %lld documents, %lld already "
		    "there, %lld records%s\n", path, (long long)n.documents,
		    (long long)n.known, (long long)n.records, to.dry ?
		    " (dry run: nothing stored)" : "");
	return true;
}

/*
 * All bags among the paths are checked, and those of whole archives taken; the
 * rest of the paths stay.  Returns how many stay, -1 where a bag is not whole
 * or could not be taken.
 */
static int take_bags(struct ingest *g, char **paths, int count)
{
	int left = 0;

	record_init();
	for (int i = 0; i < count; i++)
		if (bag_is(paths[i]) && !bag_check(paths[i], &g->run.diag))
			return -1;
	for (int i = 0; i < count; i++)
		if (!bag_is(paths[i]) || !bag_is_archive(paths[i]))
			paths[left++] = paths[i];
		else if ((!g->run.line.pool && !run_start(&g->run)) ||
		    !take_bag(g, paths[i]))
			return -1;
	/* workers are started without an archive in hand */
	archive_close(g->run.archive);
	g->run.archive = NULL;
	return left;
}

static int ingest(struct ingest *g, char **paths, int count)
{
	g->run.line.arg = g;
	g->run.line.next = next;
	g->run.line.settle = settle;
	g->run.line.rest = rest;
	count = report_ready(g) ? take_bags(g, paths, count) : -1;
	if (count > 0 && prepare(g, paths, count)) {
		if (conveyor_run(&g->run.line, &g->run.diag) && commit(g))
			summary(g);
		else
			give_up(g);
		walk_close(g->walk);
	}
	paths_clear(&g->own);
	arena_free(&g->tried.arena);
	return run_end(&g->run, done(g, true));
}

int cmd_ingest(int argc, char **argv)
{
	static struct ingest g = { .run = RUN_DEFAULTS };
	const struct option_row rows[] = {
		ARCHIVE_OPTION(g.run.where, "the archive; made with the first document kept"),
		{ "dry-run", 'n', OPTION_FLAG, &g.run.dry, NULL,
		    "read all, store nothing" },
		{ "include", 0, OPTION_WORD, &g.include, "GLOB,...",
		    "below folders only files with such names (*.txt,*.html)" },
		FOLLOW_OPTION(g),
		{ "trust", 0, OPTION_FLAG, &g.trust, NULL,
		    "take a bag's values as they are, unlike their sources" },
		{ "null", '0', OPTION_FLAG, &g.nul, NULL,
		    "names on standard input end in NUL, not in a line end" },
		{ "quiet", 'q', OPTION_FLAG, &g.run.quiet, NULL,
		    "no progress, no summary, no line on letters not read" },
		RUN_OPTIONS(g.run),
	};
	int status;

	options_read(&argc, argv, rows, sizeof(rows) / sizeof(*rows),
	    "-a FILE.dafu [OPTION...] PATH...|-");
	status = run_check(&g.run, "ingest");
	if (!status && argc < 2)
		status = usage_error("ingest", "nothing to take in");
	return status ? status : ingest(&g, argv + 1, argc - 1);
}
