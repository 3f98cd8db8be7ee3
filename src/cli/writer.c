/* SPDX-License-Identifier: MIT */
/* A record in one of the formats; and what every command opens and closes. */
#include <unistd.h>

#include "cli/cli.h"
#include "base/file.h"
#include "publish/publish.h"

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

bool writer_guard(struct writer *w, enum format format, const char *stylesheet,
    const char *output, struct paths *p, struct diag *d)
{
	if (!stylesheet || !output)
		return true;
	if (!writer_open(w, format, stylesheet, d))
		return false;
	publish_sheet_files(w->sheet, paths_know, p);
	return true;
}

void writer_close(struct writer *w)
{
	publish_sheet_free(w->sheet);
	w->sheet = NULL;
}

int writer_indent(size_t said, enum format format, const char *output)
{
	if (said != SIZE_MAX)
		return (int)said;
	return format == FORMAT_XML && (!output || !strcmp(output, "-")) &&
	    isatty(STDOUT_FILENO) ? 2 : 0;
}

bool writer_make(str *out, struct writer *w, xmlDoc *doc, int indent,
    struct arena *a, struct diag *d)
{
	if (w->sheet)
		return publish_apply(out, w->sheet, doc, a, d);
	if (format_rows[w->format].maker == MAKER_JSON)
		*out = publish_json(doc, indent, a);
	else
		*out = record_write_indented(doc, indent, a);
	if (out->len)
		return true;
	diag_add(d, w->format == FORMAT_JSON ? DIAG_DEPTH : DIAG_LIBRARY, NULL);
	return false;
}

/* The profile that the options name, or the one whose text they hold. */
static bool learn(struct pipeline *p, const struct letter_options *o,
    struct arena *a, struct diag *d)
{
	str file = d->file, xml = o->profile_xml;
	bool ok;

	if (o->profile)
		d->file = str_of(o->profile);
	ok = (!o->profile || file_read(&xml, o->profile, LIMIT, a, d)) &&
	    (!xml.s || pipeline_learn(p, xml, d));
	d->file = file;
	return ok;
}

bool pipeline_open(struct pipeline *p, const struct letter_options *o,
    struct diag *d)
{
	struct arena a = {0};
	str schema = {0};
	bool ok;

	record_init();
	*p = (struct pipeline){0};
	ok = (!o->schema || file_read(&schema, o->schema, 16 << 20, &a, d)) &&
	    pipeline_start(p, schema, d) &&
	    learn(p, o, &a, d);
	p->force = o->force;
	p->text.encoding = o->encoding;
	p->text.strict = o->strict;
	p->text.ocr = o->ocr;
	arena_free(&a);
	return ok;
}

void diag_next(struct diag *d)
{
	diag_print(d, stderr);
	diag_forget(d);
	d->file = (str){0};
}

bool refused(const struct diag *d)
{
	for (size_t i = 0; i < d->list.n; i++)
		if (d->list.v[i].id == DIAG_NOT_A_LETTER)
			return true;
	return false;
}

void refused_hint(void)
{
	fputs(_("dafu: --force reads what does not look like a reply "
	    "letter\n"), stderr);
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
