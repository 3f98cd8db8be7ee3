/* SPDX-License-Identifier: MIT */
/* The report as SARIF 2.1.0 (OASIS), which editors and forges read: the same
 * for all, in English, with the Chinese among the properties. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/check.h"

#define SCHEMA "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/" \
	"schemas/sarif-schema-2.1.0.json"

static json_t *text_of(const char *s)
{
	return json_pack("{s:s}", "text", s);
}

static const char *level_of(const char *severity)
{
	return !strcmp(severity, "info") ? "note" :
	    !strcmp(severity, "off") ? "none" : severity;
}

/* A rule's message, with … for the words at fault. */
static json_t *description_of(const char *message)
{
	const char *hole = strstr(message, "%s");

	return hole ? json_pack("{s:o}", "text", json_sprintf("%.*s…%s",
	    (int)(hole - message), message, hole + 2)) : text_of(message);
}

/* A rule as the tool describes it. */
static json_t *rule_of(enum finding_id id)
{
	const struct finding_row *r = &finding_rows[id];
	json_t *o = json_object(), *more = json_object();

	json_object_set_new(o, "id", json_string(r->rule));
	json_object_set_new(o, "shortDescription", description_of(r->en));
	json_object_set_new(o, "defaultConfiguration", json_pack("{s:s, s:b}",
	    "level", level_of(finding_severity_names[r->severity]),
	    "enabled", r->severity != FINDING_SEVERITY_OFF));
	if (*r->code)
		json_object_set_new(more, "code", json_string(r->code));
	if (*r->basis)
		json_object_set_new(more, "basis", json_string(r->basis));
	json_object_set_new(more, "zh", json_string(r->zh));
	json_object_set_new(o, "properties", more);
	return o;
}

static json_t *region_of(const json_t *o)
{
	return json_pack("{s:I, s:I, s:I, s:I, s:I, s:I}",
	    "startLine", (json_int_t)report_number(o, "line"),
	    "startColumn", (json_int_t)report_number(o, "column"),
	    "endLine", (json_int_t)report_number(o, "endLine"),
	    "endColumn", (json_int_t)report_number(o, "endColumn"),
	    "charOffset", (json_int_t)report_number(o, "start"),
	    "charLength", (json_int_t)(report_number(o, "end") -
	    report_number(o, "start")));
}

/* A path as a relative or absolute URI: what is no plain character escaped. */
static json_t *artifact_of(const char *path)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
	size_t n = strlen(path);
	char *s = checked_malloc(n * 3 + 1), *to = s;
	json_t *o;

	for (size_t i = 0; i < n; i++)
		if (strchr(plain, path[i]))
			*to++ = path[i];
		else
			to += snprintf(to, 4, "%%%02X",
			    (unsigned)(unsigned char)path[i]);
	*to = '\0';
	o = json_pack("{s:s}", "uri", s);
	free(s);
	return o;
}

static json_t *location_of(const json_t *report, const json_t *o)
{
	json_t *physical = json_object();

	json_object_set_new(physical, "artifactLocation", artifact_of(
	    report_text(report, "file")));
	if (json_object_get(o, "line"))
		json_object_set_new(physical, "region", region_of(o));
	return json_pack("[{s:o}]", "physicalLocation", physical);
}

static json_t *fixes_of(const json_t *report, const json_t *f)
{
	json_t *all = json_array(), *e;
	size_t i;

	json_array_foreach(json_object_get(f, "edits"), i, e)
		json_array_append_new(all, json_pack("{s:o, s:o}",
		    "deletedRegion", region_of(e), "insertedContent",
		    text_of(report_text(e, "new"))));
	return json_pack("[{s:[{s:o, s:o}]}]", "artifactChanges",
	    "artifactLocation", artifact_of(report_text(report, "file")),
	    "replacements", all);
}

static json_t *result_of(const json_t *report, const json_t *o, bool judged)
{
	const json_t *said = json_object_get(o, judged ? "message" : "reason");
	json_t *r = json_object();

	json_object_set_new(r, "ruleId", json_string(report_text(o, "rule")));
	json_object_set_new(r, "ruleIndex", json_integer((json_int_t)
	    finding_named(str_of(report_text(o, "rule")), 0)));
	json_object_set_new(r, "kind", json_string(judged ? "fail" : "open"));
	json_object_set_new(r, "level", json_string(judged ? level_of(
	    report_text(o, "severity")) : "none"));
	json_object_set_new(r, "message", text_of(report_text(said, "en")));
	json_object_set_new(r, "properties", json_pack("{s:s}", "zh",
	    report_text(said, "zh")));
	json_object_set_new(r, "locations", location_of(report, o));
	if (json_array_size(json_object_get(o, "edits")))
		json_object_set_new(r, "fixes", fixes_of(report, o));
	return r;
}

json_t *check_sarif(const json_t *reports, bool whole)
{
	json_t *rules = json_array(), *results = json_array(), *report, *o;
	size_t i, k;

	for (int id = 0; id < FINDING_COUNT; id++)
		json_array_append_new(rules, rule_of(id));
	json_array_foreach(reports, i, report) {
		json_array_foreach(json_object_get(report, "findings"), k, o)
			json_array_append_new(results, result_of(report, o,
			    true));
		json_array_foreach(json_object_get(report, "skipped"), k, o)
			json_array_append_new(results, result_of(report, o,
			    false));
	}
	return json_pack("{s:s, s:s, s:[{s:{s:{s:s, s:s, s:o}}, s:s, s:s, "
	    "s:[{s:b}], s:o}]}", "$schema", SCHEMA, "version", "2.1.0",
	    "runs", "tool", "driver", "name", "dafu", "version", DAFU_VERSION,
	    "rules", rules, "language", "en-US",
	    "columnKind", "unicodeCodePoints", "invocations",
	    "executionSuccessful", whole, "results", results);
}
