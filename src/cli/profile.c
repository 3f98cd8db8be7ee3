/* SPDX-License-Identifier: MIT */
/* dafu profile: whether a profile fits, and what it says; lists of proposals
 * into one. */
#include "record/profile_xml.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/calendar.h"
#include "base/file.h"
#include "base/plain.h"
#include "cli/cli.h"
#include "cli/listed.h"
#include "record/proposal_list.h"

struct import {
	/* options */
	const char *profile, *output, *encoding, *assembly, *day, *name;
	size_t term, session, limit;
	struct worker_limits limits;
	/* what works */
	struct list_of of;
	struct pool *pool;
	struct arena arena;
	struct diag diag;
};

static void tell(const char *path, const struct profile *p)
{
	size_t off = 0, other = 0, listed = 0;

	for (int i = 0; i < FINDING_COUNT; i++) {
		off += p->severity[i] == FINDING_SEVERITY_OFF + 1;
		other += p->severity[i] && p->severity[i] !=
		    FINDING_SEVERITY_OFF + 1;
	}
	for (size_t i = 0; i < p->assigned.n; i++)
		listed += p->assigned.v[i].number.s != NULL;
	say(stdout, _("%s: '%s': %zu labels, %zu units, %zu classes, %zu "
	    "organs, %zu endings, %zu sessions, %zu proposals, %zu limits, "
	    "%zu rules off"), path, p->name.s, p->labels.n, p->units.n, p->classes.n,
	    p->organs.n, p->endings.n, p->assigned.n - listed, listed,
	    p->limits.n, off);
	if (other)
		printf(_(", %zu of another severity"), other);
	putchar('\n');
}

static int check(int argc, char **argv)
{
	struct diag d = {0};
	struct arena a = {0};

	record_init();
	for (int i = 2; i < argc; i++) {
		struct profile p;
		str bytes;

		d.file = str_of(argv[i]);
		if (file_read(&bytes, argv[i], LIMIT, &a, &d) &&
		    profile_read(&p, bytes, &a, &d))
			tell(argv[i], &p);
		arena_reset(&a);
	}
	arena_free(&a);
	return finish(&d);
}

/* The proposals of a list, added to those so far. */
static bool take(struct import *m, const char *path,
    struct proposals_listed *all)
{
	struct task t = { .a = &m->arena, .name = str_of(file_name(path)) };
	struct proposals_listed in;
	struct grid grid;
	size_t said = m->diag.list.n;

	m->diag.file = str_of(path);
	if (!file_read(&t.bytes, path, m->limit, &m->arena, &m->diag) ||
	    !listed_ask(&grid, &t, m->pool, &m->diag) ||
	    !list_read(&in, &grid, &m->of, &m->arena, &m->diag))
		return false;
	for (size_t i = 0; i < in.n; i++)
		*push(&m->arena, all) = in.v[i];
	said = m->diag.list.n - said;
	say(stderr, lang_count("%s: %zu proposal, ", "%s: %zu proposals, ",
	    in.n), path, in.n);
	say(stderr, lang_count("%zu row passed over\n",
	    "%zu rows passed over\n", said), said);
	m->diag.file = (str){0};
	return true;
}

/* The profile as it will be, which must fit its schema. */
static bool write_out(struct import *m, const struct proposals_listed *all)
{
	struct profile p;
	str xml = {0}, name = str_of(m->name ? m->name : m->assembly), out;

	m->diag.file = str_of(m->profile);
	if (!access(m->profile, F_OK) && !file_read(&xml, m->profile, LIMIT,
	    &m->arena, &m->diag))
		return false;
	if (!profile_with(&out, xml, name, all, &m->arena, &m->diag) ||
	    !profile_read(&p, out, &m->arena, &m->diag))
		return false;
	return file_write(m->output ? m->output : m->profile, out, &m->diag);
}

static void run(struct import *m, int count, char **path)
{
	const struct pool_options o = { .workers = 1, .limits = m->limits,
		.read = listed_answer, .arg = (void *)m->encoding };
	struct proposals_listed all = {0};
	bool ok;

	record_init();
	m->pool = pool_open(&o, &m->diag);
	ok = m->pool && pool_ready(m->pool, &m->diag);
	for (int i = 0; i < count && ok; i++)
		ok = take(m, path[i], &all);
	if (ok && all.n)
		write_out(m, &all);
	else if (ok)
		diag_add(&m->diag, DIAG_LIST, "no proposal with its number and "
		    "day is in it; nothing was written");
	pool_close(m->pool);
}

static int wrong(struct import *m)
{
	if (!m->profile || !m->assembly || !m->term || !m->session)
		return usage_error("profile", "import needs -p PROFILE.xml, "
		    "--assembly, --term and --session");
	if (m->term > 400 || m->session > 400 || !limits_hold(&m->limits))
		return usage_error("profile", "a number is out of range");
	m->of = (struct list_of){ str_of(m->assembly), (int)m->term,
		(int)m->session, 0, m->day };
	if (m->day && !calendar_read(str_of(m->day), &m->of.day))
		return usage_error("profile", "'%s' is no day; it is "
		    "YYYY-MM-DD", m->day);
	return EXIT_DONE;
}

int cmd_profile(int argc, char **argv)
{
	struct import m = { .limit = LIMIT, .limits = LIMITS_DEFAULT };
	const struct option_row rows[] = {
		{ "profile", 'p', OPTION_WORD, &m.profile, "PROFILE.xml",
		    "import: the profile; made where it is not there" },
		{ "output", 'o', OPTION_WORD, &m.output, "FILE",
		    "write to this file, and leave the profile as it is" },
		{ "assembly", 0, OPTION_WORD, &m.assembly, "NAME",
		    "whose proposals, as letters print it (市政协)" },
		{ "term", 0, OPTION_SIZE, &m.term, "N", "届" },
		{ "session", 0, OPTION_SIZE, &m.session, "N", "次" },
		{ "day", 0, OPTION_WORD, &m.day, "YYYY-MM-DD",
		    "when those were handed out that the list has no day for" },
		{ "name", 0, OPTION_WORD, &m.name, "NAME",
		    "of a new profile (the assembly's)" },
		{ "encoding", 'e', OPTION_WORD, &m.encoding, "NAME",
		    "of a CSV: utf-8, gb18030, utf-16le or utf-16be" },
		{ "limit", 0, OPTION_SIZE, &m.limit, "SIZE",
		    "refuse a larger file (64M)" },
		LIMIT_OPTIONS(m.limits),
	};
	bool import;
	int status;

	options_read(&argc, argv, rows, sizeof(rows) / sizeof(*rows),
	    "check PROFILE.xml... | import -p PROFILE.xml --assembly NAME "
	    "--term N --session N LIST...");
	import = argc > 1 && !strcmp(argv[1], "import");
	if (argc < 3 || (!import && strcmp(argv[1], "check")))
		return usage_error("profile", "takes 'check' and profiles, or "
		    "'import' and lists");
	if (!import)
		return check(argc, argv);
	status = wrong(&m);
	if (!status) {
		run(&m, argc - 2, argv + 2);
		status = finish(&m.diag);
	}
	arena_free(&m.arena);
	return status;
}
