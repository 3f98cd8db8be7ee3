/* SPDX-License-Identifier: MIT */
#ifndef DAFU_RUN_H
#define DAFU_RUN_H

#include "cli/cli.h"
#include "work/conveyor.h"
#include "cli/progress.h"
#include "cli/report.h"

/*
 * What commands that read documents by the thousand have in common: options,
 * workers, an archive, a report, and how they end.
 */
struct run {
	/* options */
	struct letter_options reading;
	const char *where, *report_path;
	struct worker_limits limits;
	size_t jobs, wait;
	bool dry, quiet, any_file_system;
	bool reread;		/* what is put was there */
	bool until_told;	/* a signal is how it ends */
	/* what works; the command sets line's functions */
	struct archive *archive;
	struct pipeline pipeline;
	struct conveyor line;
	struct report report;
	struct progress progress;
	struct diag diag;
	char after[400];	/* said behind what went wrong */
};

#define RUN_DEFAULTS { .reading.limit = LIMIT, .wait = 60, \
	.limits = LIMITS_DEFAULT }

/* Rows of options, but for those whose help is the command's own. */
#define RUN_OPTIONS(r) \
	{ "report", 0, OPTION_WORD, &(r).report_path, "FILE", \
	    "write what became of each document as JSON lines" }, \
	{ "jobs", 'j', OPTION_SIZE, &(r).jobs, "N", \
	    "as many worker processes (one a core)" }, \
	LIMIT_OPTIONS((r).limits), \
	{ "wait", 0, OPTION_SIZE, &(r).wait, "SECONDS", \
	    "for another program that writes to the archive (60)" }, \
	NETWORK_OPTION((r).any_file_system), \
	READING_OPTIONS((r).reading)

/* Look at the options; EXIT_DONE, or EXIT_USAGE, having said why. */
int run_check(struct run *r, const char *command);

/* Open the archive; create: make it where there is none. */
bool run_archive(struct run *r, bool create);

/* Start workers, and take signals from now on. */
bool run_start(struct run *r);

/* End the workers and close the archive, to start again with other options. */
void run_stop(struct run *r);

/* Where people are told: standard output, unless it has the report. */
FILE *run_out(const struct run *r);

/* The signal that asks to stop; 0: none. */
int run_interrupted(void);

/* Give all back, print what there is to say, and return the exit status;
 * failed: something is wrong with a letter. */
int run_end(struct run *r, bool failed);

#endif
