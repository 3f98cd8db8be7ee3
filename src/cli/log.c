/* SPDX-License-Identifier: MIT */
/* dafu log: what was done to an archive, by whom and why. */
#include "base/calendar.h"
#include "base/csv.h"
#include "cli/ask.h"
#include "cli/cli.h"

/* Corrections, in the order of the log. */
struct corrections {
	struct archive *archive;
	struct archive_correction at;
	bool back;
};

/* An entry for people: of a correction the value, as long as the archive has it.
 * The entry has the value's hash alone, so that it can be disposed of. */
static bool detail_told(struct archive_event *e, struct corrections *c,
    struct arena *a, struct diag *d)
{
	while (c->at.event < e->id) {
		if (!archive_next_correction(c->archive, &c->at, &c->back, a,
		    d))
			return false;
		if (!c->at.event)
			c->at.event = INT64_MAX;
	}
	if (c->at.event == e->id)
		e->detail = ask_correction(&c->at, c->back, a);
	return true;
}

static bool events(struct archive *x, int64_t letter, enum table_format how,
    struct diag *d)
{
	static const struct table_column column[] = {
		{ "event", "序号", true }, { "time", "时间", false },
		{ "action", "事项", false }, { "type", "类型", false },
		{ "agent", "何人", false }, { "letter", "复函", true },
		{ "detail", "内容", false }, { "reason", "理由", false },
		{ "authority", "依据", false }, { "hash", "散列", false },
	};
	enum { COLUMNS = sizeof(column) / sizeof(*column) };
	struct archive_event e = {0};
	struct corrections c = { .archive = x };
	struct VEC(str) cell = {0};
	struct arena a = {0};
	const bool text = how == TABLE_FORMAT_TEXT;
	bool ok;

	while ((ok = archive_next_event(x, &e, &a, d) &&
	    (!text || detail_told(&e, &c, &a, d))) && e.id) {
		const str value[COLUMNS] = {
			arena_printf(&a, "%lld", (long long)e.id),
			calendar_time(e.time, &a), e.action, e.type, e.agent,
			e.letter ? arena_printf(&a, "%lld",
			(long long)e.letter) : (str){0},
			e.detail, e.reason, e.authority,
			text ? arena_printf(&a, "%.12s",
			e.hash.s) : e.hash,
		};

		for (size_t i = 0; i < COLUMNS &&
		    (letter < 0 || e.letter == letter); i++)
			*push(&a, &cell) = value[i];
	}
	if (ok)
		table_write(column, COLUMNS, cell.v, cell.n / COLUMNS, how);
	arena_free(&a);
	return ok;
}

int cmd_log(int argc, char **argv)
{
	const char *where = NULL, *format = "text";
	size_t letter = SIZE_MAX;	/* all */
	bool bom = false, any_file_system = false;
	const struct option_row rows[] = {
		ARCHIVE_OPTION(where, "the archive"),
		{ "letter", 0, OPTION_SIZE, &letter, "N",
		    "only what was done to this letter" },
		FORMAT_OPTION(format, table_format_list, NULL),
		{ "bom", 0, OPTION_FLAG, &bom, NULL,
		    "a byte order mark first, for Excel" },
		NETWORK_OPTION(any_file_system),
	};
	struct archive *x;
	struct diag d = {0};

	options_read(&argc, argv, rows, sizeof(rows) / sizeof(*rows),
	    "-a FILE.dafu [OPTION...]");
	if (!where || argc > 1 || !letter ||
	    (letter > INT64_MAX && letter != SIZE_MAX))
		return usage_error("log", !where ? "no archive: -a FILE.dafu" :
		    argc > 1 ? "too many arguments" :
		    "a number is out of range");
	x = ask_archive(where, any_file_system, &d);
	if (x && bom)
		csv_bom(stdout);
	if (x)
		events(x, (int64_t)letter, table_format_named(format), &d);
	archive_close(x);
	return finish(&d);
}
