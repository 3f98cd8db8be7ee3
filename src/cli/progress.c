/* SPDX-License-Identifier: MIT */
/* Progress on standard error. */
#include "cli/progress.h"

#include <stdio.h>
#include <unistd.h>

#include "base/utf.h"
#include "cli/clock.h"
#include "cli/lang.h"
#include "cli/screen.h"

#define WIDTH 24		/* of the bar, at most */
#define LEAST 8			/* and at least, else there is none */
#define PERCENT 5		/* "100% " */
#define REDRAW 0.1		/* seconds, on a terminal */
#define LINE 5.0		/* seconds, elsewhere */

void progress_start(struct progress *p)
{
	p->terminal = screen_draws(STDERR_FILENO);
	p->start = p->last = clock_running();
}

double progress_seconds(const struct progress *p)
{
	return clock_running() - p->start;
}

static str left(double seconds, struct arena *a)
{
	long s = (long)(seconds + 0.5);

	if (s >= 3600)
		return arena_printf(a, _(", %ld h %02ld min left"), s / 3600,
		    s / 60 % 60);
	return arena_printf(a, _(", %ld:%02ld left"), s / 60, s % 60);
}

/* What there is to say, in pieces, the most wanted first. */
enum { SAID, REFUSED, FAILED, RATE, LEFT, PIECES };

static void pieces(str piece[PIECES], const struct progress *p, size_t done,
    const size_t bad[2], struct arena *a)
{
	double seconds = clock_running() - p->start;
	double rate = seconds > 0 ? (double)done / seconds : 0;

	piece[SAID] = arena_printf(a, "%zu", done);
	if (p->total)
		piece[SAID] = arena_printf(a, _("%s of %zu"), piece[SAID].s,
		    p->total);
	piece[SAID] = arena_printf(a, "%s %s", piece[SAID].s, _(p->what));
	piece[RATE] = arena_printf(a, ", %.0f/s", rate);
	if (p->total && rate > 0)
		piece[LEFT] = left((double)(p->total - done) / rate, a);
	if (bad[0])
		piece[REFUSED] = arena_printf(a, _(", %zu refused"), bad[0]);
	if (bad[1])
		piece[FAILED] = arena_printf(a, _(", %zu failed"), bad[1]);
}

static void bar(const struct progress *p, size_t done, size_t width)
{
	size_t full = done * width / p->total;

	for (size_t i = 0; i < width; i++)
		fputs(i < full ? "█" : "░", stderr);
	fputc(' ', stderr);
}

/* A line that fits: what is left out first is the bar, then the last pieces. */
static void draw(const struct progress *p, size_t done,
    const str piece[PIECES])
{
	size_t room = screen_columns(STDERR_FILENO), used = 0;

	room = room ? room - 1 : 79;
	for (int i = 0; i < PIECES; i++)
		used += utf8_width(piece[i]);
	fputs("\r\033[K", stderr);
	if (p->total && used + PERCENT + LEAST + 1 <= room) {
		size_t width = room - used - PERCENT - 1;

		if (width > WIDTH)
			width = WIDTH;
		bar(p, done, width);
		room -= width + 1;
	}
	if (p->total && PERCENT <= room) {
		fprintf(stderr, "%3zu%% ", done * 100 / p->total);
		room -= PERCENT;
	}
	for (int i = 0; i < PIECES && utf8_width(piece[i]) <= room; i++) {
		room -= utf8_width(piece[i]);
		fputs(piece[i].s ? piece[i].s : "", stderr);
	}
}

void progress_show(struct progress *p, size_t done, size_t refused,
    size_t failed)
{
	const double now = clock_running();
	const size_t bad[] = { refused, failed };
	str piece[PIECES] = {{0}};
	struct arena a = {0};

	if (p->quiet || now - p->last < (p->terminal ? REDRAW : LINE))
		return;
	p->last = now;
	pieces(piece, p, done, bad, &a);
	if (p->terminal)
		draw(p, done, piece);
	for (int i = 0; !p->terminal && i < PIECES; i++)
		fputs(piece[i].s ? piece[i].s : "", stderr);
	if (!p->terminal)
		fputc('\n', stderr);
	p->shown = p->terminal;
	fflush(stderr);
	arena_free(&a);
}

void progress_clear(struct progress *p)
{
	if (p->shown)
		fputs("\r\033[K", stderr);
	fflush(stderr);
	p->shown = false;
}
