/* SPDX-License-Identifier: MIT */
/* The records of an archive against their sources. */
#include "cli/deep.h"

#include <stdlib.h>

#include "cli/against.h"
#include "work/conveyor.h"

struct job {
	const struct deep *deep;
	struct conveyor line;
	struct archive_stored document;	/* of the last record, in arena */
	struct arena arena;
	str profile, profile_xml;	/* of the last record that had one */
	struct arena of_profile;
	int64_t last, end;		/* record handed out, the last of all */
	size_t done;
};

/* The source that a record was read from; s == NULL: it cannot be had. */
static str source(struct job *j, int64_t document)
{
	struct diag say = {0};

	if (j->document.id == document && document)
		return j->document.source;
	arena_reset(&j->arena);
	j->document = (struct archive_stored){ .id = document - 1 };
	if (!archive_next_document(j->deep->archive, &j->document, true,
	    &j->arena, &say) || j->document.id != document)
		j->document = (struct archive_stored){0};
	diag_clear(&say);
	return j->document.source;
}

/* The XML of the profile that a record was read with; s == NULL: workers have
 * one, it had none, or the archive does not keep it. */
static str profile_of(struct job *j, str profile)
{
	struct diag say = {0};

	if (j->deep->profile.s || !profile.s)
		return (str){0};
	if (j->profile.s && str_eq(j->profile, profile))
		return j->profile_xml;
	arena_reset(&j->of_profile);
	j->profile = arena_str(&j->of_profile, profile);
	if (!archive_profile(j->deep->archive, profile, &j->profile_xml,
	    &j->of_profile, &say))
		j->profile_xml = (str){0};
	diag_clear(&say);
	return j->profile_xml;
}

/* The next record that can be had with its source. */
static bool next(void *arg, struct slot *s, bool *end)
{
	struct job *j = arg;

	for (*end = false; j->last < j->end && !*end; ) {
		struct archive_version v = { .record = j->last };
		struct diag say = {0};
		str profile;
		bool ok = archive_next_record(j->deep->archive, &v, &s->arena,
		    &say);

		diag_clear(&say);
		*end = ok && !v.record;
		j->last = ok && v.record > j->last ? v.record : j->last + 1;
		if (!ok || !v.xml.s)
			continue;
		s->task.bytes = arena_str(&s->arena, source(j, v.document));
		profile = profile_of(j, v.profile);
		s->task.check = (struct checked){ v.xml, (uint32_t)v.part,
			against_how(v.current, v.program, v.profile,
			    profile.s ? v.profile : j->deep->profile),
			profile.s ? arena_str(&s->arena, profile) :
			(str){0} };
		if (!s->task.bytes.len)
			continue;
		s->document = v.document;
		s->letter = v.letter;
		s->version = v.version;
		return true;
	}
	*end = true;
	return true;
}

static bool settle(void *arg, struct slot *s)
{
	struct job *j = arg;
	const struct fault f = { FAULT_VALUE, s->document, s->letter,
		s->version, s->answer.reason };

	j->done++;
	if (s->answer.outcome != OUTCOME_READ)
		j->deep->sink.report(j->deep->sink.arg, &f);
	return true;
}

static bool rest(void *arg)
{
	struct job *j = arg;

	progress_show(j->deep->progress, j->done, 0, 0);
	return true;
}

bool deep_check(const struct deep *x, struct diag *d)
{
	struct job *j = calloc(1, sizeof(*j));
	int64_t documents;
	bool ok;

	if (!j) {
		diag_add(d, DIAG_NO_MEMORY, NULL);
		return false;
	}
	j->deep = x;
	j->line = (struct conveyor){ .pool = x->pool, .arg = j, .next = next,
		.settle = settle, .rest = rest };
	archive_ends(x->archive, &documents, &j->end);
	x->progress->total = (size_t)j->end;
	ok = conveyor_run(&j->line, d);
	progress_clear(x->progress);
	conveyor_clear(&j->line);
	arena_free(&j->arena);
	arena_free(&j->of_profile);
	free(j);
	return ok;
}
