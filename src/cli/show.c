/* SPDX-License-Identifier: MIT */
/* dafu show: one letter of an archive, and what belongs to it. */
#include <stdlib.h>

#include "archive/compare.h"
#include "archive/corrected.h"
#include "ask/between.h"
#include "base/digest.h"
#include "base/file.h"
#include "cli/ask.h"
#include "cli/cli.h"
#include "cli/row_text.h"

struct show {
	/* options */
	const char *where, *format, *output, *compare;
	size_t document;
	bool versions, related, replies, sightings, corrections;
	bool any_file_system;
	/* what works */
	struct archive *archive;
	struct ask_letter name;
	struct diag diag;
	struct arena arena;
};

/* --- the record */

/* A document's bytes as they came in. */
static bool source(struct show *s, int64_t document, str *out)
{
	struct archive_stored doc = { .id = document - 1 };

	if (!archive_next_document(s->archive, &doc, true, &s->arena,
	    &s->diag))
		return false;
	*out = doc.source;
	if (doc.id != document)
		diag_add(&s->diag, DIAG_ARCHIVE_NONE, "document %lld",
		    (long long)document);
	else if (str_eq(doc.outcome, STR(ARCHIVE_DISPOSED)))
		diag_add(&s->diag, DIAG_ARCHIVE_STATE, "document %lld was "
		    "disposed of: %s of dafu log", (long long)document,
		    doc.reason.s);
	else if (!str_eq(digest_sha256(&s->arena, doc.source), doc.sha256))
		diag_add(&s->diag, DIAG_ARCHIVE_DAMAGED, "%s: document %lld: "
		    "see dafu fsck", s->where, (long long)document);
	return !s->diag.list.n;
}

/* The record as it was read; what else is made of it says what people have
 * corrected, unless one version was asked for. */
static bool made(struct show *s, struct archive_version *v, str *out)
{
	enum format format = format_named(s->format);
	xmlDoc *doc = NULL;
	struct writer w = {0};
	bool ok;

	*out = v->xml;
	if (format == FORMAT_XML)
		return true;
	if (!s->name.version && !archive_corrected(s->archive, v, &s->arena,
	    &s->diag))
		return false;
	doc = record_parse(v->xml, &s->diag);
	ok = doc && writer_open(&w, format, NULL, &s->diag) &&
	    writer_make(out, &w, doc, 0, &s->arena, &s->diag);
	writer_close(&w);
	xmlFreeDoc(doc);
	return ok;
}

static bool record(struct show *s)
{
	struct archive_version v;
	str out;

	return ask_may_write(s->where, s->output, &s->diag) &&
	    archive_find_version(s->archive, s->name.letter, s->name.version,
	    &v, &s->arena, &s->diag) &&
	    (strcmp(s->format, "source") ? made(s, &v, &out) :
	    source(s, v.document, &out)) &&
	    file_write(s->output, out, &s->diag);
}

/* A file that came in, also one that could not be read. */
static bool document(struct show *s)
{
	str out;

	return ask_may_write(s->where, s->output, &s->diag) &&
	    source(s, (int64_t)s->document, &out) &&
	    file_write(s->output, out, &s->diag);
}

/* --- versions against one another */

struct side {
	struct archive_version version;
	struct rows rows;
	xmlDoc *doc;
};

static bool side(struct show *s, int64_t version, struct side *out)
{
	if (!archive_find_version(s->archive, s->name.letter, version,
	    &out->version, &s->arena, &s->diag))
		return false;
	out->doc = record_parse(out->version.xml, &s->diag);
	if (!out->doc)
		return false;
	rows_of(&out->rows, out->doc, &s->arena);
	return true;
}

enum { COLUMNS = 5 };

/* One difference as cells. */
static void cells(str *cell, const struct difference *x, struct arena *a)
{
	const struct row *r = x->old ? x->old : x->new;
	bool whole = x->column == COLUMN_COUNT;

	cell[0] = str_of(table_rows[x->table].name);
	cell[1] = x->table == TABLE_LETTER ? STR_NONE :
	    arena_printf(a, "%lld", (long long)r->cell[1].integer);
	cell[2] = whole ? STR("row") : str_of(column_rows[x->column].name);
	cell[3] = !x->old ? STR_NONE : whole ? row_text(x->old, a) :
	    cell_text(row_cell(x->old, x->column), a);
	cell[4] = !x->new ? STR_NONE : whole ? row_text(x->new, a) :
	    cell_text(row_cell(x->new, x->column), a);
}

static void differences_write(struct show *s, const struct side *one,
    const struct side *two)
{
	static const struct table_column column[COLUMNS] = {
		{ "table", N_("table"), false }, { "n", N_("n"), true },
		{ "column", N_("column"), false }, { "old", N_("old"), false },
		{ "new", N_("new"), false },
	};
	differences x;
	str *cell;
	size_t n;

	rows_compare(&x, &one->rows, &two->rows, false, &s->arena);
	cell = arena_new(&s->arena, str, COLUMNS * (x.n + 1));
	for (n = 0; n < x.n; n++)
		cells(cell + COLUMNS * n, &x.v[n], &s->arena);
	/* where a field differs, so does the text, which is not said again */
	if (!n && text_differs(cell + 3, one->rows.text[INDEX_BODY],
	    two->rows.text[INDEX_BODY], &s->arena)) {
		cell[0] = STR("letter");
		cell[2] = STR("text");
		n = 1;
	}
	if (n || strcmp(s->format, "text"))
		table_write(column, COLUMNS, cell, n,
		    table_format_named(s->format));
	else
		puts(str_eq(one->version.sha256, two->version.sha256) ?
		    _("nothing differs") : _("only places differ"));
}

static bool compare(struct show *s)
{
	long long first = 0, second = 0;
	struct side one = {0}, two = {0};
	bool ok;

	sscanf(s->compare, "%lld,%lld", &first, &second);
	ok = side(s, first, &one) && side(s, second, &two);
	if (ok)
		differences_write(s, &one, &two);
	xmlFreeDoc(one.doc);
	xmlFreeDoc(two.doc);
	return ok;
}

/* --- letters that it has to do with */

static bool related(struct show *s)
{
	static const enum hit told[] = { HIT_ID, HIT_DATE, HIT_ISSUER,
		HIT_NUMBER, HIT_TITLE };
	enum { TOLD = sizeof(told) / sizeof(*told) };
	struct table_column column[TOLD + 1] = {{ "relation", "关系", false }};
	struct archive_hit hit;
	archive_relations list;
	str *cell;

	if (!ask_hit(&hit, s->archive, s->name.letter, told, 1, &s->arena,
	    &s->diag) || !archive_related(s->archive, s->name.letter, &list,
	    &s->arena, &s->diag))
		return false;
	cell = arena_new(&s->arena, str, list.n * (TOLD + 1));
	for (int i = 0; i < TOLD; i++)
		column[i + 1] = (struct table_column){ hit_rows[told[i]].name,
			hit_rows[told[i]].heading, hit_rows[told[i]].number };
	for (size_t i = 0; i < list.n; i++) {
		if (!ask_hit(&hit, s->archive, list.v[i].letter, told, TOLD,
		    &s->arena, &s->diag))
			return false;
		cell[i * (TOLD + 1)] = list.v[i].kind;
		for (int k = 0; k < TOLD; k++)
			cell[i * (TOLD + 1) + (size_t)k + 1] =
			    hit.value[told[k]];
	}
	table_write(column, TOLD + 1, cell, list.n,
	    table_format_named(s->format));
	return true;
}

/* The measures of all replies to its proposal. */
static bool replies(struct show *s)
{
	static const struct table_column column[BETWEEN_REPLY] = {
		{ "letter", "复函", true }, { "kind", "种类", false },
		{ "date", "日期", false }, { "issuer", "发文机关", false },
		{ "measure", "措施", false }, { "status", "状态", false },
		{ "heading", "内容", false }, { "place", "位置", false },
		{ "inMain", "主办复函", false }, { "likeness", "相似", true },
		{ "main", "复函", true }, { "sentence", "原句", false },
		{ "mainPlace", "位置", false },
	};
	const struct stats ask = { .archive = s->archive,
		.arena = &s->arena, .diag = &s->diag };
	stats_cells cells;

	if (!between_replies(&cells, &ask, s->name.letter))
		return false;
	table_write(column, BETWEEN_REPLY, cells.v, cells.n / BETWEEN_REPLY,
	    table_format_named(s->format));
	return true;
}

static void show(struct show *s, const char *name)
{
	if (s->document) {
		document(s);
		return;
	}
	if (!ask_letter(&s->name, s->archive, name, &s->diag))
		return;
	if (s->versions)
		ask_versions(s->archive, s->name.letter,
		    table_format_named(s->format), &s->diag);
	else if (s->related)
		related(s);
	else if (s->replies)
		replies(s);
	else if (s->sightings)
		ask_sightings(s->archive, s->name.letter,
		    table_format_named(s->format), &s->diag);
	else if (s->corrections)
		ask_corrections(s->archive, s->name.letter,
		    table_format_named(s->format), &s->diag);
	else if (s->compare)
		compare(s);
	else if (record(s))
		ask_notes(s->archive, s->name.letter, &s->diag);
}

static int run(struct show *s, const char *name)
{
	int status;

	record_init();
	s->archive = ask_archive(s->where, s->any_file_system, &s->diag);
	if (s->archive && archive_look(s->archive, &s->diag)) {
		show(s, name);
		archive_leave(s->archive);
	}
	archive_close(s->archive);
	status = finish(&s->diag);
	arena_free(&s->arena);
	return status;
}

static int check(struct show *s, int argc)
{
	int lists = s->versions + s->related + s->replies + s->sightings +
	    s->corrections + (s->compare != NULL);
	bool table = lists > 0;
	long long one = 0, two = 0;
	char behind;

	if (!s->where)
		return usage_error("show", "no archive: -a FILE.dafu");
	if (s->document && (argc > 1 || table || (s->format &&
	    strcmp(s->format, "source")) || s->document > INT64_MAX))
		return usage_error("show", "--document goes with -f source "
		    "and -o only");
	if (!s->format)
		s->format = s->document ? "source" : "text";
	if (!s->document && argc != 2)
		return usage_error("show", argc < 2 ? "no letter" :
		    "one letter at a time");
	if (lists > 1)
		return usage_error("show", "one of --versions, --related, "
		    "--replies, --sightings, --corrections, --compare");
	if (table && s->output)
		return usage_error("show", "-o goes with a record only");
	if (s->compare && (sscanf(s->compare, "%lld,%lld%c", &one, &two,
	    &behind) != 2 || one < 0 || two < 0))
		return usage_error("show", "--compare takes two versions: 1,2");
	if (table ? table_format_named(s->format) == TABLE_FORMAT_COUNT :
	    format_named(s->format) == FORMAT_COUNT &&
	    strcmp(s->format, "source"))
		return choice_error("show", "format", s->format, table ?
		    table_format_list : arena_printf(&s->arena, "%ssource",
		    format_list).s);
	return EXIT_DONE;
}

int cmd_show(int argc, char **argv)
{
	struct show s = {0};
	const struct option_row options[] = {
		ARCHIVE_OPTION(s.where, "the archive"),
		{ "format", 'f', OPTION_WORD, &s.format, "FORMAT",
		    "text (default) or another (see dafu formats), or source" },
		{ "output", 'o', OPTION_WORD, &s.output, "FILE",
		    "write to this file" },
		{ "document", 0, OPTION_SIZE, &s.document, "N",
		    "instead of a letter the bytes of a file that came in" },
		{ "versions", 0, OPTION_FLAG, &s.versions, NULL,
		    "list its versions" },
		{ "compare", 0, OPTION_WORD, &s.compare, "A,B",
		    "what differs between two versions, by field" },
		{ "sightings", 0, OPTION_FLAG, &s.sightings, NULL,
		    "where and when its documents came" },
		{ "corrections", 0, OPTION_FLAG, &s.corrections, NULL,
		    "what people have corrected in it" },
		{ "related", 0, OPTION_FLAG, &s.related, NULL,
		    "letters of the same proposal, copies, cited ones" },
		{ "replies", 0, OPTION_FLAG, &s.replies, NULL,
		    "measures of all replies to its proposal, and which of "
		    "them the main reply lacks" },
		NETWORK_OPTION(s.any_file_system),
	};
	int status;

	options_read(&argc, argv, options, sizeof(options) / sizeof(*options),
	    "-a FILE.dafu [OPTION...] LETTER[.VERSION]|NUMBER");
	status = check(&s, argc);
	if (!status)
		return run(&s, argv[1]);
	arena_free(&s.arena);
	return status;
}
