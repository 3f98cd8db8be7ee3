/* SPDX-License-Identifier: MIT */
#ifndef DAFU_CLI_CHECK_H
#define DAFU_CLI_CHECK_H

#include <jansson.h>

#include "checks/checks.h"
#include "cli/cli.h"

/*
 * The report on a document, made where it is read and written out by the
 * command: the object of -f json (dafu.1, CHECK).
 */

struct check_how {
	enum finding_severity least;	/* tell nothing less grave */
	bool earlier;		/* there is an archive: report growths, too */
};

/* The findings of a document's letters; letters are read by p, the first is in
 * doc. */
json_t *check_report(struct document *doc, const struct pipeline *p,
    const struct check_how *how, struct arena *a, struct diag *d);

/* Judge the growths of a report by an archive: findings, or what is skipped and
 * why.  False, having said why in d: the archive cannot be read. */
struct archive;
bool check_earlier(json_t *report, struct archive *x,
    enum finding_severity least, struct arena *a, struct diag *d);

/*
 * The document as plain text with mechanical faults mended: the bytes that
 * came in where they are UTF-8, else the text as UTF-8.  Edits that reach
 * into one another are left out but for the first.  s == NULL: it cannot be
 * done, d says why.
 */
str check_mended(const struct document *doc, str bytes, const json_t *report,
    struct arena *a, struct diag *d);

/* How reports are written; each takes one, or their array, and out.  What was not
 * judged is a line of its number, or with skipped a line a reason. */
void check_print(const json_t *report, bool skipped, FILE *out);
void check_print_edits(const json_t *report, FILE *out);
json_t *check_sarif(const json_t *reports, bool whole);
/* A page of its own: no script, nothing loaded, all text escaped. */
void check_html(const json_t *reports, FILE *out);

/* The rules: a list of them with their sources; a profile's severities, or
 * NULL. */
void check_list(const struct profile *p);
/* What the manual says of a rule, by code or name; false: there is none. */
bool check_explain(const char *rule, const struct profile *p);

/* A string of an object, "" where there is none; one of zh and en in the user's
 * language. */
const char *report_text(const json_t *o, const char *key);
const char *report_say(const json_t *o, const char *key);
size_t report_number(const json_t *o, const char *key);
/* "error" and its like in the user's language. */
const char *severity_say(const char *severity);

#endif
