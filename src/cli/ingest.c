/* SPDX-License-Identifier: MIT */
/* dafu ingest: documents by the thousand into an archive. */
#include <errno.h>
#include <unistd.h>

#include "cli/ingest.h"

#include "base/plain.h"
#include "cli/clock.h"

/* A transaction: this many documents, or bytes; never seconds, by which the
 * same files would give another log. */
#define BATCH 256
#define BATCH_BYTES ((size_t)2 << 20)

static const struct {
	const char *name, *plural;
	bool failed;
} fates[FATE_COUNT] = {
	[OUTCOME_READ] = { "read", N_("read"), false },
	[OUTCOME_REFUSED] = { "refused", N_("refused"), true },
	[OUTCOME_FAILED] = { "failed", N_("failed"), true },
	[OUTCOME_CRASHED] = { "crashed", N_("crashed a worker"), true },
	[OUTCOME_OVERTIME] = { "overtime", N_("took too long"), true },
	[FATE_KNOWN] = { "known", N_("already there"), false },
	[FATE_ASIDE] = { "aside", N_("texts of mails, no letters"), false },
	[FATE_DISPOSED] = { "disposed", N_("disposed of before"), true },
	[FATE_UNREADABLE] = { "unreadable", N_("could not be opened"), true },
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
	struct arena a = {0};

	if (g->run.quiet && s->fate != FATE_UNREADABLE)
		return;
	progress_clear(&g->run.progress);
	say(stderr, "dafu: %s: %s%s\n", s->path.s, *what ? _(what) : "",
	    detail.len ? lang_told(detail, &a).s : "");
	arena_free(&a);
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
		g->same += placed[i].like && placed[i].by_number;
		g->alike += placed[i].like && !placed[i].by_number;
		if (placed[i].like)
			note(g, s, placed[i].by_number ?
			    N_("has the number and issuer of letter ") :
			    N_("has nearly the text of letter "),
			    arena_printf(&s->arena, "%lld",
			    (long long)placed[i].like));
	}
}

bool ingest_open(struct ingest *g)
{
	bool ok = g->run.archive || run_archive(&g->run, !g->run.dry);

	paths_add_archive(&g->own, g->run.where);
	return ok;
}

static bool begin(struct ingest *g)
{
	if (g->open)
		return true;
	if (!ingest_open(g) || !archive_begin(g->run.archive, &g->run.diag))
		return false;
	g->open = true;
	return true;
}

/* A document that is there already was seen; what another has taken the place
 * of at its path is current again. */
static bool see(struct ingest *g, const struct slot *s,
    const struct archive_document *put)
{
	size_t versions;

	if (!begin(g) || !archive_sight(g->run.archive, s->document, put,
	    &versions, &g->run.diag))
		return false;
	g->versions += versions;
	g->batch++;
	return true;
}

/* Put a new document, or what one that could not be read comes to now; known:
 * another program has done so since it was looked up. */
static bool put_slot(struct ingest *g, struct slot *s,
    const struct archive_document *put, bool *known, struct placed *placed)
{
	enum archive_found found;

	if (!s->document)
		return archive_put(g->run.archive, put, &s->document, known,
		    placed, &g->run.diag);
	if (!archive_find(g->run.archive, put->sha256, &s->document, &found,
	    &g->run.diag))
		return false;
	*known = found != FOUND_UNREAD;
	return *known || (archive_again(g->run.archive, s->document, put,
	    placed, &g->run.diag) && see(g, s, put));
}

/* Put what a worker has read. */
static bool store(struct ingest *g, struct slot *s, struct placed *placed)
{
	const struct answer *x = &s->answer;
	const struct archive_document put = {
		.path = s->path, .source = s->task.bytes, .sha256 = s->sha256,
		.url = address_of(&g->from, s->path, s->task.bytes, &s->arena),
		.time = clock_now(), .program = STR(DAFU_VERSION),
		.profile = pipeline_profile(&g->run.pipeline, &s->arena),
		.profile_xml = pipeline_profile_xml(&g->run.pipeline),
		.outcome = x->outcome, .reason = x->reason,
		.record = x->record, .count = x->count,
	};
	bool known = false;

	if (s->skip)
		return see(g, s, &put);
	if (!begin(g) || !put_slot(g, s, &put, &known, placed))
		return false;
	if (known) {
		s->fate = FATE_KNOWN;
		return see(g, s, &put);
	}
	if (x->outcome != OUTCOME_READ)
		names_find(&g->tried, s->sha256.s, true)->count = 1;
	g->batch++;
	g->batch_bytes += put.source.len;
	return true;
}

/* Whether it is what a mail says beside its letters, and no letter. */
static bool is_aside(const struct slot *s)
{
	const str none[] = { STR("NOT_A_LETTER:"), STR("EMPTY:") };

	return s->aside && s->answer.outcome == OUTCOME_REFUSED &&
	    (str_starts(s->answer.reason, none[0]) ||
	    str_starts(s->answer.reason, none[1]));
}

/* Who watches sees what came. */
static void tell_watcher(struct ingest *g, const struct slot *s,
    const struct placed *placed)
{
	FILE *out = run_out(&g->run);

	if (!g->watching || g->run.quiet || fates[s->fate].failed)
		return;
	if (s->fate != OUTCOME_READ || g->run.dry)
		say(out, "%s: %s\n", s->path.s, lang_word("outcome",
		    fates[s->fate].name));
	for (size_t i = 0; s->fate == OUTCOME_READ && !g->run.dry &&
	    i < s->answer.count; i++)
		say(out, _("%s: letter %lld, version %lld\n"), s->path.s,
		    (long long)placed[i].letter, (long long)placed[i].version);
}

static bool full(const struct ingest *g)
{
	return g->batch >= BATCH || g->batch_bytes >= BATCH_BYTES;
}

/* A document is done: store it and tell of it. */
static bool settle(void *arg, struct slot *s)
{
	struct ingest *g = arg;
	const struct answer *x = &s->answer;
	struct placed *placed = arena_new(&s->arena, struct placed, x->count);

	if (!s->skip) {
		s->fate = is_aside(s) ? FATE_ASIDE : (int)x->outcome;
		s->reason = x->reason;
	}
	if (s->fate <= FATE_KNOWN && !g->run.dry && !store(g, s, placed))
		return false;
	tell(g, s, placed);
	tell_watcher(g, s, placed);
	return !full(g) || commit(g);
}

static bool rest(void *arg)
{
	struct ingest *g = arg;
	const size_t refused = g->fate[OUTCOME_REFUSED] +
	    g->waiting[OUTCOME_REFUSED];

	progress_show(&g->run.progress, done(g, false), refused,
	    done(g, true) - refused);
	return g->open || commit(g);
}

/* --- the command */

static void summary(struct ingest *g)
{
	FILE *out = run_out(&g->run);
	double seconds = progress_seconds(&g->run.progress);
	size_t all = done(g, false);
	const char *before = _(": ");

	progress_clear(&g->run.progress);
	if (g->run.quiet)
		return;
	fprintf(out, lang_count("%zu document in %.1f s, %.0f/s",
	    "%zu documents in %.1f s, %.0f/s", all), all, seconds,
	    seconds > 0 ? (double)all / seconds : 0.0);
	for (int i = 0; i < FATE_COUNT; i++)
		if (g->fate[i]) {
			fprintf(out, _("%s%zu %s"), before, g->fate[i],
			    _(fates[i].plural));
			before = _(", ");
		}
	if (g->versions)
		fprintf(out, _("; new versions of letters: %zu"), g->versions);
	if (g->same)
		fprintf(out, _("; the same letter as another: %zu"), g->same);
	if (g->alike)
		fprintf(out, _("; nearly the text of another: %zu"), g->alike);
	if (g->walk && walk_own(g->walk))
		fprintf(out, _("; passed over, made by dafu: %zu"),
		    walk_own(g->walk));
	if (g->walk && walk_links(g->walk))
		fprintf(out, _("; links not followed (--follow-links): %zu"),
		    walk_links(g->walk));
	fputs(g->run.dry ? _(" (dry run: nothing stored)\n") : "\n", out);
}

/* The batch is not stored; say how much that is. */
static void give_up(struct ingest *g)
{
	size_t lost = g->run.line.count;
	char rest[100];

	if (g->open)
		archive_cancel(g->run.archive);
	for (int i = 0; i < FATE_COUNT; i++) {
		lost += g->waiting[i];
		g->waiting[i] = 0;
	}
	report_drop(&g->run.report);
	progress_clear(&g->run.progress);
	if (!done(g, false))
		return;
	snprintf(rest, sizeof(rest), lang_count("%zu in hand is not",
	    "%zu in hand are not", lost), lost);
	snprintf(g->run.after, sizeof(g->run.after), lang_count("dafu: %zu "
	    "document is stored, %s; the same command goes on from there\n",
	    "dafu: %zu documents are stored, %s; the same command goes on "
	    "from there\n", done(g, false)), done(g, false), rest);
}

bool ingest_ready(struct ingest *g)
{
	if (!access(g->run.where, F_OK))
		return ingest_open(g);
	if (errno == ENOENT)
		return true;
	diag_add(&g->run.diag, DIAG_ARCHIVE, "%s: %s", g->run.where,
	    strerror(errno));
	return false;
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
	while (ingest_path(g, w, &error))
		n++;
	walk_close(w);
	return n;
}

static bool prepare(struct ingest *g, char **paths, int count)
{
	if ((!g->run.line.pool && !run_start(&g->run)) ||
	    !given_start(&g->opener, &g->run.diag) || !ingest_ready(g))
		return false;
	if (g->watching) {
		g->watch = watch_open(paths, count, g->include, clock_ms(),
		    &g->run.diag);
		return g->watch;
	}
	g->walk = walk(g, paths, count);
	if (g->run.progress.terminal && !g->run.quiet)
		g->run.progress.total = count_files(g, paths, count);
	return true;
}

static bool run_once(struct ingest *g)
{
	g->run.line.ended = false;
	return conveyor_run(&g->run.line, &g->run.diag) && commit(g) &&
	    fflush(run_out(&g->run)) != EOF;
}

/* All that is finished, again and again, until a signal asks to stop. */
static bool run_watching(struct ingest *g)
{
	/* a signal may come just before the wait */
	const int most = 1000;

	while (!run_interrupted()) {
		int pause;

		if (!watch_look(g->watch, clock_ms(), &g->run.diag) ||
		    !run_once(g))
			return false;
		pause = watch_pause(g->watch, clock_ms());
		watch_wait(g->watch, pause < 0 || pause > most ? most : pause);
	}
	return true;
}

static int ingest(struct ingest *g, char **paths, int count)
{
	g->opener = (struct opener){ g->run.reading.limit, &g->run.limits,
		NULL };
	g->run.line.arg = g;
	g->run.line.next = ingest_next;
	g->run.line.settle = settle;
	g->run.line.rest = rest;
	if (!report_ready(g))
		count = -1;
	else if (!g->watching)
		count = ingest_bags(g, paths, count);
	if (count > 0 && prepare(g, paths, count)) {
		if (g->watching ? run_watching(g) : run_once(g))
			summary(g);
		else
			give_up(g);
		if (g->walk)
			walk_close(g->walk);
		watch_close(g->watch);
	}
	given_close(&g->opener);
	arena_free(&g->in.arena);
	paths_clear(&g->own);
	arena_free(&g->tried.arena);
	return run_end(&g->run, !g->watching && done(g, true));
}

int cmd_ingest(int argc, char **argv)
{
	static struct ingest g = { .run = RUN_DEFAULTS };
	const struct option_row rows[] = {
		ARCHIVE_OPTION(g.run.where, "the archive; made with the first document kept"),
		{ "dry-run", 'n', OPTION_FLAG, &g.run.dry, NULL,
		    "read all, store nothing" },
		{ "watch", 0, OPTION_FLAG, &g.watching, NULL,
		    "folders: take in what is dropped there, until told to "
		    "stop" },
		{ "include", 0, OPTION_WORD, &g.include, "GLOB,...",
		    "below folders only files with such names (*.txt,*.html)" },
		FOLLOW_OPTION(g),
		{ "source-url", 0, OPTION_WORD, &g.from.given, "URL",
		    "where the files are from; ends in /: the folder's" },
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
	g.from.operands = argv + 1;
	g.from.count = argc - 1;
	for (int i = 1; g.watching && !status && i < argc; i++)
		if (!path_is_folder(argv[i]))
			status = usage_error("ingest", "--watch takes folders: "
			    "'%s' is none", argv[i]);
	if (g.watching && g.follow && !status)
		status = usage_error("ingest", "--watch follows no links");
	g.run.until_told = g.watching;
	return status ? status : ingest(&g, argv + 1, argc - 1);
}
