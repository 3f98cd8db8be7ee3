/* SPDX-License-Identifier: MIT */
/* dafu export: an archive for other tools, and whole for another archive. */
#include <jansson.h>

#include "base/plain.h"
#include "cli/ask.h"
#include "cli/cli.h"
#include "cli/clock.h"
#include "cli/eep.h"
#include "cli/interrupt.h"
#include "package/bag.h"
#include "package/deadlines.h"
#include "package/folder.h"
#include "package/records.h"
#include "package/tables.h"
#include "package/workbook.h"

struct export {
	/* options */
	const char *where, *format, *output;
	bool sources, replace, bom, any_file_system;
	struct eep_given eep;
	/* what works */
	bool standard;		/* to standard output */
	struct archive *archive;
	struct query *query;	/* whose letters are exported */
	struct folder to;
	struct writer writer;
	struct arena arena;
	struct diag diag;
	FILE *out;
};

static bool export_csv(struct export *e)
{
	return tables_write(e->archive, e->where, &e->to, e->bom, &e->diag);
}

static bool export_folder(struct export *e)
{
	return records_folder(e->archive, e->where, &e->to, &e->diag);
}

static bool export_ics(struct export *e)
{
	return deadlines_write(e->archive, e->where, &e->to, &e->diag);
}

/* --- records --- */

/* {"letter":…, "version":…, "document":…, "sha256":…, "record":{…}} */
static bool json_line(void *arg, const struct archive_version *v,
    struct arena *a)
{
	struct export *e = arg;
	xmlDoc *doc = record_parse(v->xml, &e->diag);
	json_t *line = NULL;
	char *text = NULL;
	bool ok;
	str out;

	if (doc && writer_make(&out, &e->writer, doc, 0, a, &e->diag))
		line = json_pack("{s:I, s:I, s:I, s:s}", "letter",
		    (json_int_t)v->letter, "version", (json_int_t)v->version,
		    "document", (json_int_t)v->document, "sha256",
		    v->source_sha256.s);
	xmlFreeDoc(doc);
	if (line)
		text = json_dumps(line, JSON_COMPACT);
	if (text) {
		/* the record is JSON already, with a line end */
		plain_write(e->out, (str){ text, strlen(text) - 1 });
		plain_write(e->out, STR(",\"record\":"));
		plain_write(e->out, (str){ out.s, out.len - 1 });
		plain_write(e->out, STR("}"));
		putc('\n', e->out);
	}
	ok = text;
	free(text);
	json_decref(line);
	return ok;
}

static bool export_jsonl(struct export *e)
{
	const struct record_taker taker = { json_line, e };
	bool ok;

	if (!writer_open(&e->writer, FORMAT_JSON, NULL, &e->diag))
		return false;
	e->out = e->standard ? stdout : folder_file(&e->to, "", &e->diag);
	ok = e->out && records_each(e->archive, e->where, &taker,
	    &e->diag);
	if (!e->standard)
		ok = folder_done(&e->to, e->out, "", &e->diag) && ok;
	writer_close(&e->writer);
	return ok;
}

static bool export_sqlite(struct export *e)
{
	return archive_copy(e->archive, e->to.part, e->sources, &e->diag);
}

static bool export_eep(struct export *e)
{
	return eep_export(e->archive, &e->to, &e->eep, &e->diag);
}

static bool export_bag(struct export *e)
{
	const struct bag_made made = { DAFU_VERSION, clock_now(),
		e->eep.unit };

	return bag_write(e->archive, &e->to, &made, &e->diag);
}

static bool is_sheet(enum table t)
{
	return tables_have(t) && t != TABLE_PROFILE;
}

static bool export_xlsx(struct export *e)
{
	struct xlsx_book book = { .where = e->to.part,
		.created = clock_now(), .is_sheet = is_sheet };

	return archive_base(e->archive, &book.base, &e->diag) &&
	    xlsx_write(e->archive, &book, &e->diag);
}

/* --- the command --- */

static const struct form {
	const char *name;
	bool file;		/* one file, no folder */
	bool stream;		/* that can go to standard output */
	bool part;		/* of what a query finds */
	bool (*write)(struct export *e);
} forms[] = {
#define EXPORT(name, file, stream, part, write) \
	{ name, file, stream, part, write },
#include "cli/export.def"
#undef EXPORT
};

static const char *const form_list =
#define EXPORT(name, file, stream, part, write) name " "
#include "cli/export.def"
#undef EXPORT
    ;

static const struct form *form_named(const char *name)
{
	for (size_t i = 0; name && i < sizeof(forms) / sizeof(*forms); i++)
		if (!strcmp(forms[i].name, name))
			return &forms[i];
	return NULL;
}

static bool place(struct export *e, const struct form *form)
{
	return e->standard || (ask_may_write(e->where, e->output, &e->diag) &&
	    folder_open(&e->to, e->output, form->file, e->replace, &e->diag));
}

static int run(struct export *e, const struct form *form)
{
	bool ok = false;
	int status;

	record_init();
	e->archive = ask_archive(e->where, e->any_file_system, &e->diag);
	interrupt_ends(e->archive);
	if (e->archive && archive_look(e->archive, &e->diag)) {
		ok = archive_choose(e->archive, e->query, &e->diag) &&
		    place(e, form) && form->write(e);
		archive_leave(e->archive);
	}
	if (ok && !e->standard)
		ok = folder_keep(&e->to, &e->diag);
	else
		folder_drop(&e->to);
	interrupt_ends(NULL);
	archive_close(e->archive);
	status = finish(&e->diag);
	arena_free(&e->arena);
	return interrupt_came() && !ok ? 128 + interrupt_came() : status;
}

int cmd_export(int argc, char **argv)
{
	static struct export e = { .to.held = -1 };
	const struct option_row rows[] = {
		ARCHIVE_OPTION(e.where, "the archive"),
		FORMAT_OPTION(e.format, form_list, NULL),
		{ "output", 'o', OPTION_WORD, &e.output, "FILE|DIR",
		    "what to make; it appears once it is whole (-: jsonl)" },
		{ "sources", 0, OPTION_FLAG, &e.sources, NULL,
		    "sqlite: the letters' own bytes, too" },
		{ "replace", 0, OPTION_FLAG, &e.replace, NULL,
		    "put away what export made there before" },
		{ "bom", 0, OPTION_FLAG, &e.bom, NULL,
		    "csv: a byte order mark first, for Excel" },
		EEP_OPTIONS(e.eep),
		NETWORK_OPTION(e.any_file_system),
	};
	const struct form *form;
	int status;

	options_read(&argc, argv, rows, sizeof(rows) / sizeof(*rows),
	    "-a FILE.dafu -f FORMAT -o FILE|DIR [QUERY...]");
	if (!e.where)
		return usage_error("export", "no archive: -a FILE.dafu");
	form = form_named(e.format);
	if (!form)
		return usage_error("export", "no format: -f FORMAT");
	if (!e.output || !*e.output)
		return usage_error("export", "nowhere to: -o FILE|DIR");
	if (!strcmp(e.format, "eep") && (status = eep_check(&e.eep)))
		return status;
	e.standard = !strcmp(e.output, "-");
	if (e.standard && !form->stream)
		return usage_error("export", "only jsonl goes to standard "
		    "output; a file of that name is ./-");
	if (form->write == export_xlsx && !xlsx_is_built())
		return usage_error("export", "this program was built without "
		    "libxlsxwriter; csv opens in spreadsheets, too");
	if (argc > 1 && !form->part)
		return usage_error("export", "a bag is of the whole archive, "
		    "not of what a query finds");
	if (form->write == export_bag && e.eep.unit &&
	    strpbrk(e.eep.unit, "\r\n"))
		return usage_error("export", "--unit is on one line");
	if (e.bom && form->write != export_csv)
		return usage_error("export", "--bom goes with csv");
	e.query = ask_query(argc, argv, &e.arena);
	return e.query ? run(&e, form) : EXIT_USAGE;
}
