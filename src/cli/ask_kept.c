/* SPDX-License-Identifier: MIT */
/* What an archive keeps beside a letter: where it came, what was corrected. */
#include "archive/compare.h"
#include "base/calendar.h"
#include "base/plain.h"
#include "cli/ask.h"
#include "cli/lang.h"

bool ask_sightings(struct archive *x, int64_t letter, enum table_format format,
    struct diag *d)
{
	static const struct table_column column[] = {
		{ "document", "文件", true }, { "path", "路径", false },
		{ "url", "网址", false }, { "first", "初见", false },
		{ "last", "末见", false }, { "times", "次数", true },
	};
	enum { COLUMNS = sizeof(column) / sizeof(*column) };
	struct VEC(str) cell = {0};
	struct arena a = {0};
	archive_sightings list;
	bool ok = archive_sightings_of(x, letter, &list, &a, d);

	for (size_t i = 0; ok && i < list.n; i++) {
		const struct archive_sighting *s = &list.v[i];

		*push(&a, &cell) = arena_printf(&a, "%lld",
		    (long long)s->document);
		*push(&a, &cell) = s->path;
		*push(&a, &cell) = s->url;
		*push(&a, &cell) = calendar_time(s->first, &a);
		*push(&a, &cell) = calendar_time(s->last, &a);
		*push(&a, &cell) = arena_printf(&a, "%lld",
		    (long long)s->times);
	}
	if (ok)
		table_write(column, COLUMNS, cell.v, cell.n / COLUMNS, format);
	arena_free(&a);
	return ok;
}

bool ask_corrections(struct archive *x, int64_t letter,
    enum table_format format, struct diag *d)
{
	static const struct table_column column[] = {
		{ "letter", "复函", true }, { "field", "字段", false },
		{ "value", "更正为", false }, { "read", "当时识读", false },
		{ "now", "现时识读", false }, { "conflict", "冲突", false },
		{ "time", "时间", false }, { "agent", "何人", false },
		{ "reason", "理由", false },
	};
	enum { COLUMNS = sizeof(column) / sizeof(*column) };
	struct VEC(str) cell = {0};
	struct arena a = {0};
	archive_corrections list;
	bool ok = archive_corrections_of(x, letter, &list, &a, d);

	for (size_t i = 0; ok && i < list.n; i++) {
		const struct archive_correction *c = &list.v[i];

		*push(&a, &cell) = arena_printf(&a, "%lld",
		    (long long)c->letter);
		*push(&a, &cell) = str_of(column_rows[c->column].name);
		*push(&a, &cell) = c->value;
		*push(&a, &cell) = c->read;
		*push(&a, &cell) = c->now;
		*push(&a, &cell) = c->conflict ? STR("yes") : STR("no");
		*push(&a, &cell) = calendar_time(c->time, &a);
		*push(&a, &cell) = c->agent;
		*push(&a, &cell) = c->reason;
	}
	if (ok)
		table_write(column, COLUMNS, cell.v, cell.n / COLUMNS, format);
	arena_free(&a);
	return ok;
}

static const char *given(str x)
{
	return x.s ? x.s : _("none");
}

str ask_correction(const struct archive_correction *c, bool back,
    struct arena *a)
{
	const char *field = column_rows[c->column].name;
	const char *name = lang_word("field", field);
	str value = ask_word(field, c->value), read = ask_word(field, c->read);

	return back ? arena_printf(a, _("%s: what is read stands again"),
	    name) : arena_printf(a, _("%s: %s (read: %s)"), name, value.s ?
	    value.s : _("nothing"), read.s ? read.s : _("nothing"));
}

bool ask_notes(struct archive *x, int64_t letter, struct diag *d)
{
	struct arena a = {0};
	archive_corrections list;
	int64_t event;
	bool ok = archive_withdrawn(x, letter, &event, d) &&
	    archive_corrections_of(x, letter, &list, &a, d);

	if (ok && event)
		fprintf(stderr, _("dafu: letter %lld is withdrawn: entry %lld "
		    "of dafu log\n"), (long long)letter, (long long)event);
	for (size_t i = 0; ok && i < list.n; i++) {
		const struct archive_correction *c = &list.v[i];

		say(stderr, _("dafu: letter %lld: %s is corrected: %s (read: "
		    "%s)%s%s\n"), (long long)letter, lang_word("field",
		    column_rows[c->column].name), given(c->value),
		    given(c->now), c->conflict ? _("; before: ") : "",
		    c->conflict ? given(c->read) : "");
	}
	arena_free(&a);
	return ok;
}
