/* SPDX-License-Identifier: MIT */
/* dafu ingest: documents by the thousand into an archive. */
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/file.h"
#include "base/utf.h"
#include "cli/bag.h"
#include "cli/cli.h"
#include "cli/conveyor.h"
#include "cli/moment.h"
#include "cli/progress.h"
#include "cli/report.h"
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
	/* options */
	struct letter_options reading;
	const char *where, *report_path;
	size_t jobs, seconds, memory, wait;
	bool nul, dry, quiet, any_file_system;
	/* what works */
	struct archive *archive;	/* NULL: a dry run without one */
	struct pipeline pipeline;
	struct conveyor line;
	struct walk *walk;
	struct paths own;		/* files that are not to be taken in */
	struct report report;
	struct progress progress;
	struct diag diag;
	/* the batch */
	bool open;
	size_t batch, batch_bytes;
	double begun;
	/* since the start; the second are those of the batch */
	size_t fate[FATE_COUNT], waiting[FATE_COUNT];
	size_t versions, linked;
	struct names tried;	/* hashes of what this run could not read */
};

static volatile sig_atomic_t interrupted;

static void interrupt(int number)
{
	(void)number;
	interrupted = 1;
}

static size_t done(const struct ingest *g, bool failed)
{
	size_t n = 0;

	for (int i = 0; i < FATE_COUNT; i++)
		if (!failed || fates[i].failed)
			n += g->fate[i] + g->waiting[i];
	return n;
}

/* A line about a document, on standard error. */
static void say(struct ingest *g, const struct slot *s, const char *what,
    str detail)
{
	if (g->quiet && s->fate != FATE_UNREADABLE)
		return;
	progress_clear(&g->progress);
	fprintf(stderr, "dafu: %s: %s%s\n", s->path.s, what,
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
	if (!g->archive)
		return true;
	if (!archive_find(g->archive, s->sha256, &s->document, &was_read,
	    &g->diag))
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
	if (g->diag.worst < d->worst)
		g->diag.worst = d->worst;
}

/* The next file. */
static bool next(void *arg, struct slot *s, bool *end)
{
	struct ingest *g = arg;
	int error = 0;
	const char *path = interrupted ? NULL : next_path(g, g->walk, &error);
	struct diag d = {0};
	bool ok = true;

	*end = !path;
	if (!path)
		return true;
	s->path = path_kept(path, &s->arena);
	s->task.name = str_of(file_name(s->path.s));
	if (error)
		diag_add(&d, DIAG_IO, "%s", strerror(error));
	if (!error && file_read(&s->task.bytes, path, g->reading.limit,
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
	if (g->open && !archive_commit(g->archive, &g->diag))
		return false;
	g->open = false;
	g->batch = g->batch_bytes = 0;
	for (int i = 0; i < FATE_COUNT; i++) {
		g->fate[i] += g->waiting[i];
		g->waiting[i] = 0;
	}
	return report_flush(&g->report, &g->diag);
}

static void tell(struct ingest *g, struct slot *s, const struct placed *placed)
{
	const struct answer *x = &s->task.answer;

	report_add(&g->report, &(struct reported){ .path = s->path,
	    .sha256 = s->sha256, .outcome = fates[s->fate].name,
	    .reason = fates[s->fate].failed ? s->reason : (str){0},
	    .document = s->document, .record = x->record, .placed = placed,
	    .count = s->fate == OUTCOME_READ ? x->count : 0 });
	g->waiting[s->fate]++;
	if (fates[s->fate].failed)
		say(g, s, "", s->reason);
	for (size_t i = 0; s->fate == OUTCOME_READ && i < x->count; i++) {
		g->versions += placed[i].kind == PLACED_VERSION;
		g->linked += placed[i].like != 0;
		if (placed[i].like)
			say(g, s, placed[i].by_number ?
			    "has the number and issuer of letter " :
			    "has nearly the text of letter ",
			    arena_printf(&s->arena, "%lld",
			    (long long)placed[i].like));
	}
}

/* Put a new document, or what one that could not be read comes to now; known:
 * another program has done so since it was looked up. */
static bool put_slot(struct ingest *g, struct slot *s,
    const struct archive_document *put, bool *known, struct placed *placed)
{
	if (!s->document)
		return archive_put(g->archive, put, &s->document, known,
		    placed, &g->diag);
	return archive_find(g->archive, put->sha256, &s->document, known,
	    &g->diag) && (*known || archive_again(g->archive, s->document, put,
	    placed, &g->diag));
}

/* Put what a worker has read. */
static bool store(struct ingest *g, struct slot *s, struct placed *placed)
{
	const struct answer *x = &s->task.answer;
	const struct archive_document put = {
		.path = s->path, .source = s->task.bytes, .sha256 = s->sha256,
		.time = moment_now(), .program = STR(DAFU_VERSION),
		.profile = pipeline_profile(&g->pipeline, &s->arena),
		.outcome = x->outcome, .reason = x->reason,
		.record = x->record, .count = x->count,
	};
	bool known = false;

	if (!g->open) {
		if (!archive_begin(g->archive, &g->diag))
			return false;
		g->open = true;
		g->begun = moment_running();
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
	const struct answer *x = &s->task.answer;
	struct placed *placed = arena_new(&s->arena, struct placed, x->count);

	if (!s->skip) {
		s->fate = (int)x->outcome;
		s->reason = x->reason;
		if (!g->dry && !store(g, s, placed))
			return false;
	}
	tell(g, s, placed);
	return true;
}

static bool due(const struct ingest *g)
{
	return !g->open || g->batch >= BATCH || g->batch_bytes >= BATCH_BYTES ||
	    moment_running() - g->begun >= BATCH_SECONDS;
}

static bool rest(void *arg)
{
	struct ingest *g = arg;

	progress_show(&g->progress, done(g, false), done(g, true));
	return !due(g) || commit(g);
}

/* --- the command */

static void summary(struct ingest *g)
{
	FILE *out = g->report.out == stdout ? stderr : stdout;
	double seconds = progress_seconds(&g->progress);
	size_t all = done(g, false);
	const char *before = ": ";

	progress_clear(&g->progress);
	if (g->quiet)
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
	fputs(g->dry ? " (dry run: nothing stored)\n" : "\n", out);
}

/* The batch is not stored; say how much that is. */
static void give_up(struct ingest *g)
{
	size_t lost = g->line.count;

	if (g->open)
		archive_cancel(g->archive);
	for (int i = 0; i < FATE_COUNT; i++) {
		lost += g->waiting[i];
		g->waiting[i] = 0;
	}
	report_drop(&g->report);
	progress_clear(&g->progress);
	fprintf(stderr, "dafu: %zu documents are stored, %zu in hand are not; "
	    "the same command goes on from there\n", done(g, false), lost);
}

static bool archive_ready(struct ingest *g)
{
	const struct archive_options o = { .write = !g->dry, .create = !g->dry,
		.force = g->any_file_system, .wait = (int)g->wait };

	if (g->dry && access(g->where, F_OK))
		return true;
	g->archive = archive_open(g->where, &o, &g->diag);
	paths_add_archive(&g->own, g->where);
	return g->archive;
}

static bool report_ready(struct ingest *g)
{
	if (!report_open(&g->report, g->report_path, g->where, &g->diag))
		return false;
	return !g->report.out || g->report.out == stdout ||
	    paths_add(&g->own, g->report_path, &g->diag);
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
	w = walk_open(paths, count, '\n');
	while (next_path(g, w, &error))
		n++;
	walk_close(w);
	return n;
}

static bool prepare(struct ingest *g, char **paths, int count)
{
	const struct pool_options o = { .workers = (int)g->jobs,
		.seconds = (int)g->seconds, .memory = g->memory,
		.pipeline = &g->pipeline };

	if (!pipeline_open(&g->pipeline, &g->reading, &g->diag))
		return false;
	g->line.pool = pool_open(&o, &g->diag);
	if (!g->line.pool || !archive_ready(g))
		return false;
	g->walk = walk_open(paths, count, g->nul ? '\0' : '\n');
	g->progress = (struct progress){ .what = "documents",
		.quiet = g->quiet };
	progress_start(&g->progress);
	if (g->progress.terminal && !g->quiet)
		g->progress.total = count_files(g, paths, count);
	return true;
}

/* Bags of whole archives among the paths are taken back as they were; the rest
 * of the paths stay.  Returns how many stay, -1 where one could not be taken. */
static int restore(struct ingest *g, char **paths, int count)
{
	int left = 0;

	for (int i = 0; i < count; i++) {
		struct bag_count n;

		if (!bag_is(paths[i])) {
			paths[left++] = paths[i];
			continue;
		}
		record_init();
		if (!bag_check(paths[i], &g->diag) ||
		    (!g->dry && ((!g->archive && !archive_ready(g)) ||
		    !bag_restore(paths[i], g->archive, &n, &g->diag))))
			return -1;
		if (!g->quiet && !g->dry)
			printf("%s: %lld documents, %lld already there, "
			    "%lld records\n", paths[i], (long long)n.documents,
			    (long long)n.known, (long long)n.records);
	}
	/* workers are started without an archive in hand */
	archive_close(g->archive);
	g->archive = NULL;
	return left;
}

static int ingest(struct ingest *g, char **paths, int count)
{
	struct sigaction sa = { .sa_handler = interrupt };
	int status;

	g->line.arg = g;
	g->line.next = next;
	g->line.settle = settle;
	g->line.rest = rest;
	sigaction(SIGINT, &sa, NULL);
	sigaction(SIGTERM, &sa, NULL);
	count = report_ready(g) ? restore(g, paths, count) : -1;
	if (count > 0 && prepare(g, paths, count)) {
		if (conveyor_run(&g->line, &g->diag) && commit(g))
			summary(g);
		else
			give_up(g);
		walk_close(g->walk);
	}
	report_close(&g->report, &g->diag);
	archive_close(g->archive);
	pool_close(g->line.pool);
	pipeline_close(&g->pipeline);
	conveyor_clear(&g->line);
	paths_clear(&g->own);
	arena_free(&g->tried.arena);
	if (interrupted)
		fputs("dafu: interrupted; the same command goes on\n", stderr);
	status = finish(&g->diag);
	return status == EXIT_DONE && (done(g, true) || interrupted) ?
	    EXIT_DOCUMENT : status;
}

int cmd_ingest(int argc, char **argv)
{
	static struct ingest g = { .reading.limit = LIMIT, .seconds = 10,
		.memory = (size_t)1 << 30, .wait = 60 };
	const struct option_row rows[] = {
		{ "archive", 'a', OPTION_WORD, &g.where, "FILE.dafu",
		    "the archive; it is made where there is none" },
		{ "report", 0, OPTION_WORD, &g.report_path, "FILE",
		    "write what became of each document as JSON lines" },
		{ "dry-run", 'n', OPTION_FLAG, &g.dry, NULL,
		    "read all, store nothing" },
		{ "null", '0', OPTION_FLAG, &g.nul, NULL,
		    "names on standard input end in NUL, not in a line end" },
		{ "jobs", 'j', OPTION_SIZE, &g.jobs, "N",
		    "as many worker processes (one a core)" },
		{ "time-limit", 0, OPTION_SIZE, &g.seconds, "SECONDS",
		    "of computing, a document (10)" },
		{ "memory-limit", 0, OPTION_SIZE, &g.memory, "SIZE",
		    "a worker (1G)" },
		{ "wait", 0, OPTION_SIZE, &g.wait, "SECONDS",
		    "for another program that writes to the archive (60)" },
		{ "network", 0, OPTION_FLAG, &g.any_file_system, NULL,
		    "use an archive on a network file system all the same" },
		{ "quiet", 'q', OPTION_FLAG, &g.quiet, NULL,
		    "no progress, no summary, no line on letters not read" },
		READING_OPTIONS(g.reading),
	};
	long cores = sysconf(_SC_NPROCESSORS_ONLN);

	options_read(&argc, argv, rows, sizeof(rows) / sizeof(*rows),
	    "-a FILE.dafu [OPTION...] PATH...|-");
	if (!g.where)
		return usage_error("ingest", "no archive: -a FILE.dafu");
	if (argc < 2)
		return usage_error("ingest", "nothing to take in");
	if (!g.jobs)
		g.jobs = cores > 0 ? (size_t)cores : 1;
	if (g.jobs > 256 || !g.seconds || g.seconds > 86400 || g.wait > 86400)
		return usage_error("ingest", "a number is out of range");
	return ingest(&g, argv + 1, argc - 1);
}
