/* SPDX-License-Identifier: MIT */
/* A record in one of the formats; and what every command opens and closes. */
#include "cli/cli.h"
#include "base/file.h"
#include "publish/publish.h"
#include "reading/pattern.h"
#include "record/profile.h"

bool writer_open(struct writer *w, enum format format, const char *stylesheet,
    struct diag *d)
{
	*w = (struct writer){ .format = format };
	if (!stylesheet && !format_rows[format].sheet)
		return true;
	publish_init();
	w->sheet = stylesheet ? publish_sheet_open(stylesheet, d) :
	    publish_sheet_builtin(format_rows[format].sheet, d);
	return w->sheet != NULL;
}

bool writer_files(const struct writer *w, struct paths *p)
{
	if (w->sheet)
		publish_sheet_files(w->sheet, paths_know, p);
	return true;
}

void writer_close(struct writer *w)
{
	publish_sheet_free(w->sheet);
	w->sheet = NULL;
}

bool writer_make(str *out, struct writer *w, xmlDoc *doc, int indent,
    struct arena *a, struct diag *d)
{
	if (w->sheet)
		return publish_apply(out, w->sheet, doc, a, d);
	if (format_rows[w->format].maker == MAKER_JSON)
		*out = publish_json(doc, indent, a);
	else
		*out = record_write(doc, a);
	if (out->len)
		return true;
	diag_add(d, w->format == FORMAT_JSON ? DIAG_DEPTH : DIAG_LIBRARY, NULL);
	return false;
}

/* A profile lives as long as the process. */
static bool profile_open(struct pipeline *p, const char *path, struct diag *d)
{
	static struct arena a;
	static struct profile profile;
	str file = d->file, bytes;
	bool ok;

	d->file = str_of(path);
	ok = file_read(&bytes, path, LIMIT, &a, d) &&
	    profile_read(&profile, bytes, &a, d);
	d->file = file;
	p->profile = &profile;
	return ok;
}

bool pipeline_open(struct pipeline *p, const struct letter_options *o,
    struct diag *d)
{
	record_init();
	*p = (struct pipeline){ .force = o->force };
	p->text.encoding = o->encoding;
	p->text.strict = o->strict;
	if (o->profile && !profile_open(p, o->profile, d))
		return false;
	p->patterns = patterns_new();
	p->schema = record_schema_open(o->schema, d);
	return p->schema != NULL;
}

void pipeline_close(struct pipeline *p)
{
	record_schema_free(p->schema);
	patterns_free(p->patterns);
	p->schema = NULL;
	p->patterns = NULL;
}

str pipeline_profile(const struct pipeline *p, struct arena *a)
{
	return p->profile ? arena_printf(a, "%s %.12s", p->profile->name.s,
	    p->profile->sha256.s) : (str){0};
}

int finish(struct diag *d)
{
	int status;

	if ((fflush(stdout) == EOF || ferror(stdout)) &&
	    d->worst < SEVERITY_SYSTEM)
		diag_add(d, DIAG_IO, "standard output");
	diag_print(d, stderr);
	status = diag_exit(d);
	diag_clear(d);
	return status;
}
