/* SPDX-License-Identifier: MIT */
/* Progress on standard error. */
#include "cli/progress.h"

#include <stdio.h>
#include <unistd.h>

#include "cli/clock.h"
#include "cli/lang.h"

#define WIDTH 24		/* of the bar */
#define REDRAW 0.1		/* seconds, on a terminal */
#define LINE 5.0		/* seconds, elsewhere */

void progress_start(struct progress *p)
{
	p->terminal = isatty(STDERR_FILENO);
	p->start = p->last = clock_running();
}

double progress_seconds(const struct progress *p)
{
	return clock_running() - p->start;
}

static void left(double seconds)
{
	long s = (long)(seconds + 0.5);

	if (s >= 3600)
		fprintf(stderr, _(", %ld h %02ld min left"), s / 3600,
		    s / 60 % 60);
	else
		fprintf(stderr, _(", %ld:%02ld left"), s / 60, s % 60);
}

void progress_show(struct progress *p, size_t done, size_t failed)
{
	double now = clock_running(), seconds = now - p->start;
	double rate = seconds > 0 ? (double)done / seconds : 0;

	if (p->quiet || now - p->last < (p->terminal ? REDRAW : LINE))
		return;
	p->last = now;
	if (p->terminal) {
		size_t full = p->total ? done * WIDTH / p->total : 0;

		fputs("\r\033[K", stderr);
		for (size_t i = 0; p->total && i < WIDTH; i++)
			fputs(i < full ? "█" : "░", stderr);
		if (p->total)
			fprintf(stderr, " %3zu%% ", done * 100 / p->total);
	}
	fprintf(stderr, "%zu", done);
	if (p->total)
		fprintf(stderr, _(" of %zu"), p->total);
	fprintf(stderr, _(" %s, %.0f/s"), _(p->what), rate);
	if (p->total && rate > 0)
		left((double)(p->total - done) / rate);
	if (failed)
		fprintf(stderr, _(", %zu failed"), failed);
	p->shown = p->terminal;
	if (!p->terminal)
		fputc('\n', stderr);
	fflush(stderr);
}

void progress_clear(struct progress *p)
{
	if (p->shown)
		fputs("\r\033[K", stderr);
	fflush(stderr);
	p->shown = false;
}
