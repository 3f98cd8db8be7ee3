/* SPDX-License-Identifier: MIT */
/* dafu site: a static site of records, from files or an archive. */
#define _XOPEN_SOURCE 700	/* sync */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "archive/corrected.h"
#include "base/calendar.h"
#include "base/file.h"
#include "cli/ask.h"
#include "cli/cli.h"
#include "package/export_mark.h"
#include "package/folder.h"
#include "publish/publish.h"
#include "record/node.h"
#include "site/make.h"
#include "work/conveyor.h"

struct job {
	/* options */
	const char *where, *output, *title, *url, *on;
	size_t limit, jobs;
	bool replace, any_file_system;
	struct worker_limits limits;
	/* what works */
	struct publish_sheet *sheet;	/* the worker's alone */
	struct record_schema *schema;
	struct query *query;		/* of an archive */
	struct archive *archive;
	archive_hits hits;
	struct paths in;
	size_t next;			/* of hits or of in */
	struct conveyor line;
	struct folder to;
	struct VEC(const char *) made_file;	/* names, of what the site has */
	struct site *site;
	size_t made, left, inner;
	struct arena arena;
	struct diag diag;
};

/* --- in the worker --- */

static bool open_all(void *arg, struct diag *d)
{
	struct job *j = arg;

	/* what an archive holds was valid when it came */
	j->schema = j->where ? NULL : record_schema_open(NULL, d);
	j->sheet = publish_sheet_builtin("site", d);
	return j->sheet && (j->where || j->schema);
}

static bool read_into(struct archive_record *out, struct job *j, xmlDoc *doc,
    struct arena *a, struct diag *d)
{
	if (!doc || (j->schema && !record_validate(doc, j->schema,
	    DIAG_RECORD_INVALID, d)))
		return false;
	rows_of(&out->rows, doc, a);
	return publish_apply(&out->xml, j->sheet, doc, a, d);
}

/* The page and the rows of a record, in an archive's record; as the reason its
 * edition, of which an inner one has none. */
static str read_record(void *arg, const struct task *t)
{
	struct archive_record record = {0};
	struct answer x = { .record = &record, .count = 1 };
	struct diag d = {0};
	xmlDoc *doc = record_parse(t->bytes, &d);
	str written;

	x.outcome = read_into(&record, arg, doc, t->a, &d) ? OUTCOME_READ :
	    OUTCOME_FAILED;
	if (x.outcome == OUTCOME_READ)
		x.reason = node_attribute(xmlDocGetRootElement(doc), "edition");
	if (x.outcome != OUTCOME_READ) {
		const struct message *m = d.list.n ? d.list.v : NULL;

		x.count = 0;
		x.reason = m ? arena_printf(t->a, "%s%s%s", diag_text(m->id),
		    m->detail.s ? ": " : "", m->detail.s ? m->detail.s : "") :
		    STR("?");
	}
	written = message_write(&x, t->a);	/* its rows are words of doc */
	xmlFreeDoc(doc);
	diag_clear(&d);
	return written;
}

/* --- in the command --- */

/* The next record into a slot. */
static bool next(void *arg, struct slot *s, bool *end)
{
	struct job *j = arg;
	size_t n = j->where ? j->hits.n : j->in.list.n;

	if (j->next == n) {
		*end = true;
		return true;
	}
	if (j->where) {
		struct archive_version v;
		int64_t letter = j->hits.v[j->next].letter;

		j->next++;
		if (!archive_find_version(j->archive, letter, 0, &v, &s->arena,
		    &j->diag) || !archive_corrected(j->archive, &v, &s->arena,
		    &j->diag))
			return false;
		s->path = arena_printf(&s->arena, "letter %lld",
		    (long long)letter);
		s->task.bytes = v.xml;
	} else {
		s->path = str_of(j->in.list.v[j->next++]);
		j->diag.file = s->path;
		s->skip = !file_read(&s->task.bytes, s->path.s, j->limit,
		    &s->arena, &j->diag);
		j->diag.file = (str){0};
	}
	s->task.name = s->path;
	return true;
}

/* A file of the site; all are seen to the disk at the end (run). */
static bool put(void *arg, const char *name, str bytes)
{
	struct job *j = arg;
	FILE *out = folder_file(&j->to, name, &j->diag);
	bool ok = out && fwrite(bytes.s, 1, bytes.len, out) == bytes.len;

	*push(&j->arena, &j->made_file) = arena_str(&j->arena,
	    str_of(name)).s;
	if (out && fclose(out) == EOF)
		ok = false;
	if (out && !ok)
		diag_add(&j->diag, DIAG_IO, "%s: %s", name, strerror(errno));
	return ok;
}

static bool settle(void *arg, struct slot *s)
{
	struct job *j = arg;

	if (!s->skip && s->answer.outcome == OUTCOME_READ && s->answer.count) {
		const struct rows *rows = &s->answer.record->rows;
		bool inner = !s->answer.reason.len;

		j->made++;
		j->inner += inner;
		return put(j, site_add(j->site, rows, inner).s,
		    s->answer.record->xml);
	}
	j->left++;
	if (!s->skip) {
		j->diag.file = s->path;
		diag_add(&j->diag, DIAG_SITE_LEFT, "%s", s->answer.reason.s);
		j->diag.file = (str){0};
	}
	return true;
}

static bool rest(void *arg)
{
	(void)arg;
	return true;
}

/* How all pages look. */
static bool style(str *css, struct job *j)
{
	struct publish_sheet *sheet;
	xmlDoc *none = xmlNewDoc(BAD_CAST "1.0");
	bool ok;

	xmlDocSetRootElement(none, xmlNewNode(NULL, BAD_CAST "none"));
	sheet = publish_sheet_builtin("css", &j->diag);
	ok = sheet && publish_apply(css, sheet, none, &j->arena, &j->diag);
	publish_sheet_free(sheet);
	xmlFreeDoc(none);
	return ok;
}

/* What there is to read: files, or the letters that a query finds. */
static bool find(struct job *j)
{
	const struct archive_ask ask = { .query = j->query, .limit = -1,
		.sort = {{ HIT_ID, false }}, .sorts = 1 };

	if (!j->where)
		return true;
	j->archive = ask_archive(j->where, j->any_file_system, &j->diag);
	return j->archive && archive_look(j->archive, &j->diag) &&
	    archive_search(j->archive, &ask, &j->hits, &j->arena, &j->diag);
}

static int by_name(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

/* The mark by which the site is known, with its files, for --replace. */
static bool list_made(struct job *j)
{
	FILE *out = folder_file(&j->to, MADE_MARK, &j->diag);

	qsort(j->made_file.v, j->made_file.n, sizeof(*j->made_file.v), by_name);
	if (out)
		fputs(MADE_SITE "\n", out);
	for (size_t i = 0; out && i < j->made_file.n; i++)
		fprintf(out, "%s\n", j->made_file.v[i]);
	return folder_done(&j->to, out, MADE_MARK, &j->diag);
}

static bool make(struct job *j)
{
	const struct pool_options o = { .workers = (int)j->jobs,
		.limits = j->limits, .open = open_all, .read = read_record,
		.arg = j };
	const struct site_options site = { str_of(j->title), str_of(j->url),
		str_of(j->on) };
	const struct site_sink to = { put, j };
	bool ok = false;
	str css;

	j->line = (struct conveyor){ .arg = j, .next = next, .settle = settle,
		.rest = rest };
	j->site = site_new(&site);
	j->line.pool = pool_open(&o, &j->diag);
	if (j->line.pool && pool_ready(j->line.pool, &j->diag) && find(j))
		ok = conveyor_run(&j->line, &j->diag) && j->made &&
		    style(&css, j) && site_write(j->site, &to, css);
	pool_close(j->line.pool);
	conveyor_clear(&j->line);
	site_free(j->site);
	archive_close(j->archive);
	return ok;
}

static void tell_inner(const struct job *j)
{
	if (j->inner)
		fprintf(stderr, _("%s: the inner edition, personal data and "
		    "all; for what may go out see 'dafu publish'\n"), j->output);
}

static int run(struct job *j, int argc, char **argv)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	bool ok;

	if (!j->jobs)
		j->jobs = cores > 0 ? (size_t)cores : 1;
	if (!j->output || !*j->output || !strcmp(j->output, "-"))
		return usage_error("site", "nowhere to: -o DIR");
	if (!limits_hold(&j->limits) || j->jobs > 256)
		return usage_error("site", "a number is out of range");
	if (j->where && !(j->query = ask_query(argc, argv, &j->arena)))
		return EXIT_USAGE;
	for (int i = 1; !j->where && i < argc; i++)
		paths_add(&j->in, argv[i], &j->diag);
	if (!j->where && !j->in.list.n && j->diag.worst < SEVERITY_ERROR)
		return usage_error("site", "no record");
	if (j->where && !ask_may_write(j->where, j->output, &j->diag))
		return finish(&j->diag);
	if (!folder_open(&j->to, j->output, false, j->replace, &j->diag))
		return finish(&j->diag);
	publish_init();
	ok = make(j) && j->diag.worst < SEVERITY_SYSTEM && list_made(j);
	if (ok) {
		sync();
		ok = folder_keep(&j->to, &j->diag);
	} else {
		folder_drop(&j->to);
	}
	if (ok) {
		fprintf(stderr, j->left ? lang_count("%s: %zu letter, some "
		    "left out\n", "%s: %zu letters, some left out\n", j->made)
		    : lang_count("%s: %zu letter\n", "%s: %zu letters\n",
		    j->made), j->output, j->made);
		tell_inner(j);
	} else if (!j->made && j->diag.worst < SEVERITY_ERROR)
		diag_add(&j->diag, DIAG_SITE_EMPTY, NULL);
	return finish(&j->diag);
}

/* An address that pages stand at: http(s), of plain characters, ending in '/'. */
static bool is_address(const char *url)
{
	size_t len = strlen(url);

	return (!strncmp(url, "https://", 8) || !strncmp(url, "http://", 7)) &&
	    url[len - 1] == '/' && len == strspn(url, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789-._~:/%@+");
}

int cmd_site(int argc, char **argv)
{
	static struct job j = { .limit = LIMIT, .limits = LIMITS_DEFAULT,
		.to.held = -1, .in.ending = ".xml" };
	const struct option_row rows[] = {
		{ "output", 'o', OPTION_WORD, &j.output, "DIR",
		    "the folder to make; it appears once it is whole" },
		ARCHIVE_OPTION(j.where,
		    "the letters of an archive, all or those of a query"),
		{ "title", 0, OPTION_WORD, &j.title, "WORDS",
		    "what the site is called" },
		{ "url", 0, OPTION_WORD, &j.url, "URL/",
		    "where it will stand, for the sitemap" },
		{ "on", 0, OPTION_WORD, &j.on, "DATE",
		    "call promises overdue that were due before" },
		{ "replace", 0, OPTION_FLAG, &j.replace, NULL,
		    "put away the site that was made there before" },
		{ "jobs", 'j', OPTION_SIZE, &j.jobs, "N",
		    "as many worker processes (one a core)" },
		NETWORK_OPTION(j.any_file_system),
		FOLLOW_OPTION(j.in),
		{ "limit", 0, OPTION_SIZE, &j.limit, "SIZE",
		    "refuse a larger file (64M)" },
		LIMIT_OPTIONS(j.limits),
	};
	long day;
	int status;

	options_read(&argc, argv, rows, sizeof(rows) / sizeof(*rows),
	    "-o DIR [OPTION...] RECORD.xml|DIR... | -a FILE.dafu [QUERY...]");
	if (j.url && !is_address(j.url))
		status = usage_error("site", "'%s' is no address that ends in /",
		    j.url);
	else if (j.on && !calendar_read(str_of(j.on), &day))
		status = usage_error("site", "'%s' is no date (YYYY-MM-DD)",
		    j.on);
	else
		status = run(&j, argc, argv);
	paths_clear(&j.in);
	arena_free(&j.arena);
	return status;
}
