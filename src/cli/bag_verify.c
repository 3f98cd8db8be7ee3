/* SPDX-License-Identifier: MIT */
/* Whether what a bag says of its letters is so: before anything is taken. */
#include "cli/bag_verify.h"

#include <stdlib.h>

#include "base/file.h"
#include "cli/against.h"
#include "cli/cli.h"
#include "cli/clock.h"
#include "work/conveyor.h"

struct job {
	const char *bag;
	const struct bag_verify *how;
	struct bag_claims *claims;
	struct diag *diag;
	struct conveyor line;
};

static void take(const struct job *v, struct slot *s, const struct bag_claim *c)
{
	s->path = c->file;
	s->task.bytes = c->source;
	if (!c->record.s) {
		s->task.name = str_of(file_name(c->path.s));
		return;
	}
	s->task.check.record = c->record;
	s->task.check.part = c->part;
	s->task.check.how = v->how->trust ? CHECKED_PLACES : against_how(
	    c->current, c->program, c->profile, v->how->profile);
}

/* Of what could not be read that which this program, too, should not be able to
 * read. */
static bool is_tried(const struct job *v, const struct bag_claim *c)
{
	return c->record.s || (!v->how->trust && str_eq(c->program,
	    STR(DAFU_VERSION)));
}

static bool next(void *arg, struct slot *s, bool *end)
{
	struct job *v = arg;
	struct bag_claim c;

	do {
		if (!bag_claims_next(v->claims, &c, end, &s->arena, v->diag))
			return false;
	} while (!*end && !is_tried(v, &c));
	if (!*end)
		take(v, s, &c);
	return true;
}

static bool settle(void *arg, struct slot *s)
{
	enum { MOST = 10 };
	struct job *v = arg;
	struct answer x;
	bool record = s->task.check.record.len;

	answer_of(&x, &s->task);
	if (record && x.outcome != OUTCOME_READ)
		bag_bad(v->diag, v->bag, s->path.s, x.reason.s);
	if (!record && x.outcome == OUTCOME_READ)
		bag_bad(v->diag, v->bag, s->path.s, "can be read, where the "
		    "bag says that it cannot");
	return v->diag->list.n < MOST;
}

static bool rest(void *arg)
{
	(void)arg;
	return true;
}

bool bag_verify(const char *path, const struct bag_verify *how,
    struct diag *d)
{
	struct job *v = calloc(1, sizeof(*v));
	bool ok;

	if (!v) {
		diag_add(d, DIAG_NO_MEMORY, NULL);
		return false;
	}
	*v = (struct job){ .bag = path, .how = how, .diag = d };
	v->claims = bag_look(path, how->trust ? 0 : clock_now(), d);
	v->line = (struct conveyor){ .pool = how->pool, .arg = v,
		.next = next, .settle = settle, .rest = rest };
	ok = v->claims && conveyor_run(&v->line, d) && !d->list.n;
	bag_claims_free(v->claims);
	conveyor_clear(&v->line);
	free(v);
	return ok;
}
