/* SPDX-License-Identifier: MIT */
/* The letters of an archive as packages of DA/T 48-2009. */
#include "cli/eep.h"

#include "archive/corrected.h"
#include "base/calendar.h"
#include "base/csv.h"
#include "base/file.h"
#include "cli/ask.h"
#include "cli/cli.h"
#include "cli/clock.h"
#include "package/bag.h"
#include "publish/eep_package.h"
#include "record/record.h"

struct job {
	struct archive *archive;
	struct folder *to;
	const struct eep_given *given;
	size_t item;
	FILE *index;
	struct arena arena;
	struct diag *diag;
};

int eep_check(const struct eep_given *g)
{
	const struct {
		const char *option, *word;
		bool given;
	} must[] = {
		{ "--fonds", "全宗号", g->fonds && *g->fonds },
		{ "--unit", "立档单位名称", g->unit && *g->unit },
		{ "--retention", "保管期限", g->retention && *g->retention },
		{ "--item", "件号", g->item },
		{ "--secrecy", "密级", g->secrecy && *g->secrecy },
		{ "--carrier", "脱机载体编号", g->carrier && *g->carrier },
	};
	char missing[256] = "";
	size_t n = 0;

	for (size_t i = 0; i < sizeof(must) / sizeof(*must); i++)
		if (!must[i].given)
			n += (size_t)snprintf(missing + n, sizeof(missing) - n,
			    "%s%s (%s)", n ? ", " : "", must[i].option,
			    must[i].word);
	return n ? usage_error("export", "a package must say what only you "
	    "know: %s", missing) : EXIT_DONE;
}

static str given(const char *s)
{
	return s && *s ? str_of(s) : (str){0};
}

static void fill(struct job *j, struct eep *x, const struct archive_version *v,
    const struct archive_stored *s)
{
	struct arena *a = &j->arena;
	const struct eep_given *g = j->given;
	str name = arena_printf(a, "%06lld-%lld", (long long)v->letter,
	    (long long)v->version);

	x->value[EEP_FONDS] = given(g->fonds);
	x->value[EEP_UNIT] = given(g->unit);
	x->value[EEP_RETENTION] = given(g->retention);
	x->value[EEP_OFFICE] = given(g->office);
	x->value[EEP_SECRECY] = given(g->secrecy);
	x->value[EEP_CARRIER] = given(g->carrier);
	x->value[EEP_ITEM] = arena_printf(a, "%zu", j->item);
	x->value[EEP_ID] = name;
	x->value[EEP_WRAPPED] = calendar_time(clock_now(), a);
	x->value[EEP_CAPTURED] = calendar_time(s->time, a);
	x->value[EEP_READ] = calendar_time(v->time, a);
	x->value[EEP_SOURCE] = s->source;
	x->value[EEP_SOURCE_NAME] = str_of(file_name(s->path.s));
	x->value[EEP_SOURCE_SIZE] = arena_printf(a, "%zu", s->source.len);
	x->value[EEP_SOURCE_TYPE] = str_of(bag_extension(a, s->path));
	x->value[EEP_RECORD] = v->xml;
	x->value[EEP_RECORD_NAME] = arena_printf(a, "%s.xml", name.s);
	x->value[EEP_RECORD_SIZE] = arena_printf(a, "%zu", v->xml.len);
}

static bool write_package(struct job *j, const struct eep *x,
    const struct archive_version *v)
{
	struct arena *a = &j->arena;
	str file = arena_printf(a, "%s.eep.xml", x->value[EEP_ID].s), out;
	const str cell[] = { file, arena_printf(a, "%lld",
	    (long long)v->letter), arena_printf(a, "%lld",
	    (long long)v->version), x->value[EEP_ITEM], x->value[EEP_NUMBER],
	    x->value[EEP_DATE], x->value[EEP_TITLE] };

	if (!eep_write(&out, x, a)) {
		diag_add(j->diag, DIAG_LIBRARY, "letter %lld",
		    (long long)v->letter);
		return false;
	}
	csv_row(j->index, cell, sizeof(cell) / sizeof(*cell));
	j->item++;
	return folder_put(j->to, file.s, out, j->diag);
}

static bool letter(struct job *j, const struct archive_version *v)
{
	struct archive_stored s = { .id = v->document - 1 };
	struct archive_version told = *v;
	struct eep x = {0};
	xmlDoc *doc;
	enum eep_value missing;

	if (!archive_next_document(j->archive, &s, true, &j->arena, j->diag) ||
	    !archive_corrected(j->archive, &told, &j->arena, j->diag))
		return false;
	doc = record_parse(told.xml, j->diag);
	if (!doc)
		return false;
	fill(j, &x, v, &s);
	eep_read(&x, doc, &j->arena);
	xmlFreeDoc(doc);
	missing = eep_missing(&x);
	if (missing == EEP_NONE)
		return write_package(j, &x, v);
	diag_add(j->diag, DIAG_NO_PACKAGE, "letter %lld: no %s",
	    (long long)v->letter, eep_names[missing]);
	return true;
}

bool eep_export(struct archive *x, struct folder *to,
    const struct eep_given *g, struct diag *d)
{
	struct job j = { .archive = x, .to = to, .given = g, .diag = d,
		.item = g->item };
	struct archive_version v = {0};
	bool ok;

	j.index = folder_file(to, "index.csv", d);
	if (!j.index)
		return false;
	csv_bom(j.index);
	fputs("file,letter,version,item,number,date,title\r\n", j.index);
	while ((ok = archive_next_record(x, &v, &j.arena, d)) && v.record) {
		if (!archive_gives(x, v.letter))
			continue;
		if (v.current && !v.xml.s) {
			diag_add(d, DIAG_ARCHIVE_DAMAGED, "letter %lld: see "
			    "dafu fsck", (long long)v.letter);
			ok = false;
		}
		if (!ok || (v.current && !(ok = letter(&j, &v))))
			break;
		arena_reset(&j.arena);
	}
	arena_free(&j.arena);
	return folder_done(to, j.index, "index.csv", d) && ok;
}
