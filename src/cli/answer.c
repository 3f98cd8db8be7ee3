/* SPDX-License-Identifier: MIT */
/* What reading a document came to, as a worker answers it. */
#include "cli/against.h"
#include "kept.h"
#include "record/profile_xml.h"
#include "work/message.h"

static str read_all(const struct task *t, const struct pipeline *p)
{
	const struct provenance from = { t->name, t->sender, t->sent };
	struct kept kept;
	struct answer out;
	str message;

	kept_read(&kept, t->bytes, &from, p, t->a);
	out = (struct answer){ .outcome = kept.outcome, .reason = kept.reason,
		.record = kept.record, .count = kept.count };
	message = message_write(&out, t->a);
	kept_done(&kept);
	return message;
}

/* Read with the profile that the task brings, where it does. */
static bool with_profile(struct pipeline *p, const struct task *t,
    struct diag *d)
{
	struct profile *x;

	if (!t->check.profile.len)
		return true;
	x = arena_new(t->a, struct profile, 1);
	p->profile = x;
	return profile_read(x, t->check.profile, t->a, d);
}

static str check(const struct task *t, const struct pipeline *p)
{
	struct answer out = { .outcome = OUTCOME_READ };
	struct pipeline own = *p;
	struct diag d = {0};
	str message;

	if (!with_profile(&own, t, &d) ||
	    !against_source(t->bytes, &t->check, &own, t->a, &d)) {
		out.outcome = OUTCOME_REFUSED;
		out.reason = kept_reason(&d, t->a);
	}
	message = message_write(&out, t->a);
	diag_clear(&d);
	return message;
}

str answer_make(void *arg, const struct task *t)
{
	struct pipeline p = *(const struct pipeline *)arg;

	p.text.programs = t->programs;
	return t->check.record.len ? check(t, &p) : read_all(t, &p);
}

void answer_of(struct answer *out, const struct task *t)
{
	*out = (struct answer){ .outcome = OUTCOME_CRASHED };
	if (t->answer.s) {
		if (!message_read(out, t->answer, t->a))
			*out = (struct answer){ .outcome = OUTCOME_CRASHED,
				.reason = STR("DEFECT: the worker's answer is "
				"none") };
		return;
	}
	if (t->died == DIAG_OVERTIME)
		out->outcome = OUTCOME_OVERTIME;
	out->reason = arena_printf(t->a, "%s: %s", diag_name(t->died),
	    t->why.s);
}
