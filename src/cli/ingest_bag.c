/* SPDX-License-Identifier: MIT */
/* dafu ingest: bags among what is given. */
#include "cli/ingest.h"

#include "base/plain.h"
#include "cli/bag_verify.h"
#include "cli/clock.h"

static void bag_told(void *arg, const struct bag_put *x)
{
	const struct archive_document *put = x->document;

	report_add(arg, &(struct reported){ .path = put->path,
	    .sha256 = put->sha256, .document = x->id,
	    .outcome = x->known ? "known" : outcome_names[put->outcome],
	    .reason = x->known ? STR_NONE : put->reason,
	    .record = put->record, .placed = x->placed,
	    .count = x->known ? 0 : put->count });
}

static bool bag_kept(void *arg, struct diag *d)
{
	return report_flush(arg, d);
}

static void bag_dropped(void *arg)
{
	report_drop(arg);
}

/* Take a bag of a whole archive back as it was. */
static bool take_bag(struct ingest *g, const char *path)
{
	const struct bag_verify how = { .pool = g->run.line.pool,
		.profile = pipeline_profile(&g->run.pipeline,
		    &g->tried.arena), .trust = g->trust };
	struct bag_target to = { .dry = g->run.dry, .now = clock_now(), .sink = { bag_told,
		bag_kept, bag_dropped, &g->run.report } };
	struct bag_count n;

	if (!bag_verify(path, &how, &g->run.diag))
		return false;
	if (!(g->run.dry ? ingest_ready(g) : ingest_open(g)))
		return false;
	to.archive = g->run.archive;
	if (!bag_restore(path, &to, &n, &g->run.diag))
		return false;
	if (g->run.quiet)
		return true;
	say(run_out(&g->run), lang_count("%s: %lld document, %lld already there",
	    "%s: %lld documents, %lld already there", (size_t)n.documents), path,
	    (long long)n.documents, (long long)n.known);
	say(run_out(&g->run), lang_count(", %lld record", ", %lld records",
	    (size_t)n.records), (long long)n.records);
	if (n.corrections)
		say(run_out(&g->run), lang_count(", %lld correction",
		    ", %lld corrections", (size_t)n.corrections),
		    (long long)n.corrections);
	say(run_out(&g->run), to.dry ? _(" (dry run: nothing stored)\n") :
	    "\n");
	return true;
}

int ingest_bags(struct ingest *g, char **paths, int count)
{
	struct diag *d = &g->run.diag;
	int left = 0;
	bool is;

	record_init();
	for (int i = 0; i < count; i++)
		if (!bag_is(paths[i], &is, d) ||
		    (is && !bag_check(paths[i], d)))
			return -1;
	for (int i = 0; i < count; i++)
		if (!bag_is_archive(paths[i], &is, d))
			return -1;
		else if (!is)
			paths[left++] = paths[i];
		else if ((!g->run.line.pool && !run_start(&g->run)) ||
		    !take_bag(g, paths[i]))
			return -1;
	/* workers are started without an archive in hand */
	archive_close(g->run.archive);
	g->run.archive = NULL;
	return left;
}
