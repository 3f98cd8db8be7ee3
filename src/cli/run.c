/* SPDX-License-Identifier: MIT */
/* What commands that read documents by the thousand have in common. */
#include "cli/run.h"

#include <signal.h>
#include <unistd.h>

static volatile sig_atomic_t interrupted;

static void interrupt(int number)
{
	interrupted = number;
}

FILE *run_out(const struct run *r)
{
	return r->report.out == stdout ? stderr : stdout;
}

int run_interrupted(void)
{
	return interrupted;
}

int run_check(struct run *r, const char *command)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);

	if (!r->where)
		return usage_error(command, "no archive: -a FILE.dafu");
	if (!r->jobs)
		r->jobs = cores > 0 ? (size_t)cores : 1;
	if (r->jobs > 256 || !limits_hold(&r->limits) || r->wait > 86400)
		return usage_error(command, "a number is out of range");
	return EXIT_DONE;
}

bool run_archive(struct run *r, bool create)
{
	char agent[256];
	const struct archive_options o = { .write = !r->dry, .create = create,
		.force = r->any_file_system, .wait = (int)r->wait,
		.agent = agent, .reread = r->reread };

	agent_name(agent);
	r->archive = archive_open(r->where, &o, &r->diag);
	return r->archive;
}

bool run_start(struct run *r)
{
	const struct pool_options o = { .workers = (int)r->jobs,
		.limits = r->limits, .read = answer_make, .programs = true,
		.arg = &r->pipeline };
	struct sigaction sa = { .sa_handler = interrupt };

	sigaction(SIGINT, &sa, NULL);
	sigaction(SIGTERM, &sa, NULL);
	if (!pipeline_open(&r->pipeline, &r->reading, &r->diag))
		return false;
	r->line.pool = pool_open(&o, &r->diag);
	if (!r->line.pool)
		return false;
	r->progress = (struct progress){ .what = N_("documents"),
		.quiet = r->quiet };
	progress_start(&r->progress);
	return true;
}

void run_stop(struct run *r)
{
	archive_close(r->archive);
	pool_close(r->line.pool);
	pipeline_close(&r->pipeline);
	conveyor_clear(&r->line);
	r->archive = NULL;
	r->line.pool = NULL;
}

int run_end(struct run *r, bool failed)
{
	int status, by = r->until_told ? 0 : interrupted;

	report_close(&r->report, &r->diag);
	run_stop(r);
	if (by)
		fputs(_("dafu: interrupted; the same command goes on\n"),
		    stderr);
	status = finish(&r->diag);
	fputs(r->after, stderr);
	if (status == EXIT_DONE && failed)
		status = EXIT_DOCUMENT;
	/* as a shell tells of a program that a signal has ended */
	return status <= EXIT_DOCUMENT && by ? 128 + by : status;
}
