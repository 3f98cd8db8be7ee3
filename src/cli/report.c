/* SPDX-License-Identifier: MIT */
/* What became of each document, as JSON lines. */
#include "cli/report.h"

#include <errno.h>
#include <jansson.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/plain.h"
#include "cli/cli.h"

/* How each line begins. */
static const char beginning[] = "{\"path\":";

/* Whether the file holds something else than a report. */
static bool is_other(const char *path)
{
	char head[sizeof(beginning) - 1];
	struct stat st;
	FILE *in;
	size_t n;

	if (stat(path, &st) || !S_ISREG(st.st_mode) || !st.st_size)
		return false;
	in = fopen(path, "r");
	if (!in)
		return true;
	n = fread(head, 1, sizeof(head), in);
	fclose(in);
	return n < sizeof(head) || memcmp(head, beginning, n);
}

bool report_open(struct report *r, const char *path, const char *archive,
    struct diag *d)
{
	bool standard = path && !strcmp(path, "-");

	*r = (struct report){ .path = path };
	if (!path)
		return true;
	if (!standard && (path_is_archive(path, archive) || is_other(path))) {
		diag_add(d, DIAG_OVERWRITE, "%s", path);
		return false;
	}
	r->out = standard ? stdout : fopen(path, "w");
	if (!r->out)
		diag_add(d, DIAG_IO, "%s: %s", path, strerror(errno));
	return r->out;
}

/* Strings may not be UTF-8 where they are paths. */
static void put(json_t *o, const char *name, str x)
{
	if (x.s)
		json_object_set_new(o, name, json_stringn(x.s, x.len));
}

static void put_number(json_t *o, const char *name, int64_t n)
{
	json_object_set_new(o, name, json_integer(n));
}

static json_t *finding(const struct row *r)
{
	const struct table_row *t = &table_rows[TABLE_FINDING];
	json_t *o = json_object();

	for (int i = 2; i < t->count; i++) {
		const char *name = column_rows[(int)t->first + i].name;

		if (r->cell[i].type == CELL_INTEGER)
			put_number(o, name, r->cell[i].integer);
		else
			put(o, name, r->cell[i].text);
	}
	return o;
}

static json_t *letter(const struct placed *p, const struct archive_record *r)
{
	static const char *const kinds[] = { [PLACED_NEW] = "new",
		[PLACED_VERSION] = "version", [PLACED_SAME] = "same" };
	json_t *o = json_object(), *findings = json_array();

	if (p->letter) {
		put_number(o, "letter", p->letter);
		put_number(o, "version", p->version);
		put(o, "placed", str_of(kinds[p->kind]));
	}
	if (p->like) {
		put_number(o, "sameAs", p->like);
		put(o, "sameBy", p->by_number ? STR("number") : STR("text"));
	}
	for (size_t i = 0; i < r->rows.row.n; i++)
		if (r->rows.row.v[i].table == TABLE_FINDING)
			json_array_append_new(findings,
			    finding(&r->rows.row.v[i]));
	json_object_set_new(o, "findings", findings);
	return o;
}

void report_add(struct report *r, const struct reported *x)
{
	json_t *o, *letters;
	char *line;

	if (!r->out)
		return;
	o = json_object();
	put(o, "path", x->path);
	put(o, "outcome", str_of(x->outcome));
	put(o, "reason", x->reason);
	put(o, "sha256", x->sha256);
	if (x->document)
		put_number(o, "document", x->document);
	if (x->count) {
		letters = json_array();
		for (size_t i = 0; i < x->count; i++)
			json_array_append_new(letters,
			    letter(&x->placed[i], &x->record[i]));
		json_object_set_new(o, "letters", letters);
	}
	line = json_dumps(o, JSON_COMPACT | JSON_PRESERVE_ORDER);
	if (line)
		*push(&r->arena, &r->waiting) = arena_str(&r->arena,
		    str_of(line));
	free(line);
	json_decref(o);
}

void report_drop(struct report *r)
{
	arena_reset(&r->arena);
	r->waiting.v = NULL;
	r->waiting.n = r->waiting.cap = 0;
}

bool report_flush(struct report *r, struct diag *d)
{
	bool ok = true;

	for (size_t i = 0; i < r->waiting.n; i++)
		ok = plain_write(r->out, r->waiting.v[i]) &&
		    putc('\n', r->out) != EOF && ok;
	if (r->waiting.n && (fflush(r->out) == EOF || !ok)) {
		diag_add(d, DIAG_IO, "%s: %s", r->path, strerror(errno));
		ok = false;
	}
	report_drop(r);
	return ok;
}

bool report_close(struct report *r, struct diag *d)
{
	bool ok = report_flush(r, d);

	if (r->out && r->out != stdout && fclose(r->out) == EOF) {
		diag_add(d, DIAG_IO, "%s: %s", r->path, strerror(errno));
		ok = false;
	}
	arena_free(&r->arena);
	*r = (struct report){0};
	return ok;
}
