/* SPDX-License-Identifier: MIT */
/* A signal in the middle of reading an archive. */
#include "cli/interrupt.h"

#include <signal.h>

static struct archive *volatile reading;
static volatile sig_atomic_t came;

static void interrupt(int number)
{
	came = number;
	if (reading)
		archive_interrupt(reading);
}

void interrupt_ends(struct archive *x)
{
	struct sigaction sa = { .sa_handler = interrupt };

	reading = x;
	sigaction(SIGHUP, &sa, NULL);
	sigaction(SIGINT, &sa, NULL);
	sigaction(SIGTERM, &sa, NULL);
}

int interrupt_came(void)
{
	return came;
}
