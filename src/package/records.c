/* SPDX-License-Identifier: MIT */
/* Records as files. */
#include "package/records.h"

#include "archive/compare.h"
#include "base/csv.h"
#include "package/bag.h"

bool records_each(struct archive *x, const char *where,
    const struct record_taker *to, struct diag *d)
{
	struct archive_version v = {0};
	struct arena a = {0};
	bool ok;

	while ((ok = archive_next_record(x, &v, &a, d)) && v.record) {
		if (!v.xml.s)
			diag_add(d, DIAG_ARCHIVE_DAMAGED,
			    "%s: letter %lld: see dafu fsck", where,
			    (long long)v.letter);
		ok = v.xml.s && (!v.current || !archive_gives(x, v.letter) ||
		    to->take(to->arg, &v, &a));
		if (!ok)
			break;
		arena_reset(&a);
	}
	arena_free(&a);
	return ok;
}

enum { INDEX_COLUMNS = 9 };

struct records {
	struct archive *archive;
	struct folder *to;
	FILE *out;
	struct diag *diag;
};

static bool folder_record(void *arg, const struct archive_version *v,
    struct arena *a)
{
	struct records *e = arg;
	struct archive_stored doc = { .id = v->document - 1 };
	struct rows rows;
	str cell[INDEX_COLUMNS], year, number, base;

	if (!archive_rows(e->archive, v->letter, &rows, a, e->diag) ||
	    !archive_next_document(e->archive, &doc, true, a, e->diag))
		return false;
	year = cell_text(row_cell(&rows.row.v[0], COLUMN_LETTER_YEAR), a);
	number = cell_text(row_cell(&rows.row.v[0], COLUMN_LETTER_NUMBER), a);
	base = arena_printf(a, "%s/%06lld%s%s", year.len ? year.s : "undated",
	    (long long)v->letter, number.len ? "-" : "", folder_safe(number, a));
	cell[0] = arena_printf(a, "%lld", (long long)v->letter);
	cell[1] = arena_printf(a, "%lld", (long long)v->version);
	cell[2] = cell_text(row_cell(&rows.row.v[0], COLUMN_LETTER_DATE), a);
	cell[3] = cell_text(row_cell(&rows.row.v[0], COLUMN_LETTER_ISSUER), a);
	cell[4] = number;
	cell[5] = cell_text(row_cell(&rows.row.v[0], COLUMN_LETTER_TITLE), a);
	cell[6] = arena_printf(a, "%s.xml", base.s);
	cell[7] = arena_printf(a, "%s.source.%s", base.s,
	    bag_extension(a, doc.path));
	cell[8] = v->source_sha256;
	csv_row(e->out, cell, INDEX_COLUMNS);
	return folder_put(e->to, cell[6].s, v->xml, e->diag) &&
	    folder_put(e->to, cell[7].s, doc.source, e->diag);
}

bool records_folder(struct archive *x, const char *where, struct folder *to,
    struct diag *d)
{
	const str head[INDEX_COLUMNS] = { STR("letter"), STR("version"),
		STR("date"), STR("issuer"), STR("number"), STR("title"),
		STR("record"), STR("source"), STR("sha256") };
	struct records e = { x, to, folder_file(to, "index.csv", d), d };
	const struct record_taker taker = { folder_record, &e };
	bool ok;

	if (!e.out)
		return false;
	csv_bom(e.out);
	csv_row(e.out, head, INDEX_COLUMNS);
	ok = records_each(x, where, &taker, d);
	return folder_done(to, e.out, "index.csv", d) && ok;
}
