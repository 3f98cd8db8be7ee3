/* SPDX-License-Identifier: MIT */
/* What the targets share: the oracles of a document that was read. */
#include "fuzz.h"

#include "checks/checks.h"

struct pipeline *fuzz_pipeline(void)
{
	static struct pipeline p;
	struct diag d = {0};

	if (p.schema)
		return &p;
	record_init();
	HOLDS("the schema is there", pipeline_start(&p, (str){0}, &d));
	return &p;
}

static void holds(const char *what, bool ok, const struct diag *d)
{
	if (!ok)
		diag_print(d, stderr);
	HOLDS(what, ok);
}

/* Written, parsed and written again it is the same, and valid. */
static void returns(struct document *doc, struct arena *a, struct diag *d)
{
	str xml = record_write(doc->doc, a);
	xmlDoc *again = record_parse(xml, d);

	holds("the record parses", again, d);
	holds("the record is valid when parsed", record_validate(again,
	    fuzz_pipeline()->schema, DIAG_RECORD_INVALID, d), d);
	holds("the record is written the same again",
	    str_eq(record_write(again, a), xml), d);
	holds("the record agrees with its source", record_agrees(again,
	    doc->doc, doc->sha256, doc->text.c, doc->text.n, d), d);
	holds("the record's values follow from its words",
	    record_recomputes(again, doc->doc, d), d);
	xmlFreeDoc(again);
}

static void never_a_defect(const struct diag *d)
{
	for (size_t i = 0; i < d->list.n; i++)
		holds("no record that we make is invalid",
		    d->list.v[i].id != DIAG_DEFECT, d);
}

/* What is found in a draft stands in the text, and so does what would mend it. */
static void drafted(struct document *doc, struct arena *a)
{
	const struct check_options o = { .source = doc->text.c,
		.points = doc->text.n };
	struct check_skips skipped;

	checks_draft(&doc->letter, &o, &skipped, a);
	for (size_t i = 0; i < doc->letter.findings.n; i++) {
		const struct finding *f = &doc->letter.findings.v[i];
		size_t from = 0;

		HOLDS("a finding stands in the text", f->at.start <= f->at.end &&
		    f->at.end <= doc->text.n);
		for (size_t k = 0; k < f->edits.n; k++) {
			const struct place at = f->edits.v[k].at;

			HOLDS("edits stand in the text, in order",
			    from <= at.start && at.start <= at.end &&
			    at.end <= doc->text.n);
			from = at.end;
		}
	}
}

void fuzz_document(str bytes, struct arena *a, struct diag *d)
{
	struct pipeline *p = fuzz_pipeline();
	const struct provenance from = { STR("letter"), {0}, {0} };
	struct document doc;
	bool ok = pipeline_read(&doc, bytes, &from, p, a, d);

	holds("a failure is told", ok || d->worst >= SEVERITY_ERROR, d);
	while (ok) {
		returns(&doc, a, d);
		drafted(&doc, a);
		ok = pipeline_next(&doc, p, a, d);
	}
	never_a_defect(d);
	pipeline_done(&doc);
	diag_clear(d);
}
