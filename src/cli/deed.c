/* SPDX-License-Identifier: MIT */
/* What commands that change single letters of an archive have in common. */
#include "cli/deed.h"

#include "archive/correction.h"
#include "cli/clock.h"

static bool is_words(const char *s)
{
	return *s && correct_plain(str_of(s));
}

int deed_check(struct deed *x)
{
	if (!x->where)
		return usage_error(x->command, "no archive: -a FILE.dafu");
	if (!x->reason || !is_words(x->reason))
		return usage_error(x->command, x->reason ?
		    "--reason takes words on one line" :
		    "no reason: --reason WORDS");
	if (x->authority && !is_words(x->authority))
		return usage_error(x->command,
		    "--authority takes words on one line");
	if (x->wait > 86400)
		return usage_error(x->command, "a number is out of range");
	return EXIT_DONE;
}

bool deed_open(struct deed *x, bool migrate)
{
	char agent[256];
	const struct archive_options o = { .write = true, .agent = agent,
		.force = x->any_file_system, .wait = (int)x->wait,
		.migrate = migrate };

	agent_name(agent);
	record_init();
	x->archive = archive_open(x->where, &o, &x->diag);
	x->how = (struct archive_deed){ .time = clock_now(),
		.reason = x->reason ? str_of(x->reason) : (str){0},
		.authority = x->authority ? str_of(x->authority) : (str){0} };
	return x->archive;
}

int deed_end(struct deed *x)
{
	archive_close(x->archive);
	arena_free(&x->arena);
	return finish(&x->diag);
}

int deed_do(struct deed *x, bool (*act)(struct deed *x, void *arg), void *arg)
{
	if (deed_open(x, false) && archive_begin(x->archive, &x->diag)) {
		if (act(x, arg))
			archive_commit(x->archive, &x->diag);
		else
			archive_cancel(x->archive);
	}
	return deed_end(x);
}
