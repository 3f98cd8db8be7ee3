/* SPDX-License-Identifier: MIT */
/* dafu list: the letters of an archive, its documents, a letter's versions. */
#include "base/calendar.h"
#include "base/csv.h"
#include "cli/ask.h"
#include "cli/cli.h"

/* What a list tells where nothing else is asked for. */
#define COLUMNS "id,date,class,issuer,number,title"
#define SORT "-date"

struct list {
	/* options */
	const char *where, *sort, *format, *columns, *versions, *outcomes;
	size_t limit, offset;
	bool documents, bom, any_file_system;
	/* what works */
	struct archive *archive;
	struct archive_ask ask;
	enum hit column[HIT_COUNT];
	size_t count;
	enum table_format how;
	struct diag diag;
	struct arena arena;
};

static bool letters(struct list *l)
{
	archive_hits hits;

	for (size_t i = 0; i < l->count; i++)
		l->ask.want[l->column[i]] = true;
	if (!archive_search(l->archive, &l->ask, &hits, &l->arena, &l->diag))
		return false;
	ask_write(&hits, l->column, l->count, l->how);
	return true;
}

static bool documents(struct list *l)
{
	static const struct table_column column[] = {
		{ "document", "文件", true }, { "outcome", "结果", false },
		{ "size", "字节", true }, { "time", "存入时间", false },
		{ "sha256", "SHA-256", false }, { "path", "路径", false },
		{ "reason", "原因", false },
	};
	enum { COUNT = sizeof(column) / sizeof(*column) };
	struct archive_stored s = {0};
	struct VEC(str) cell = {0};
	struct arena *a = &l->arena;
	int64_t left = l->ask.limit, skip = l->ask.offset;

	while (left && archive_next_document(l->archive, &s, false, a,
	    &l->diag) && s.id) {
		if ((l->outcomes && !ask_listed(l->outcomes, s.outcome)) ||
		    skip-- > 0)
			continue;
		left--;
		*push(a, &cell) = arena_printf(a, "%lld", (long long)s.id);
		*push(a, &cell) = s.outcome;
		*push(a, &cell) = arena_printf(a, "%lld", (long long)s.size);
		*push(a, &cell) = calendar_time(s.time, a);
		*push(a, &cell) = l->how == TABLE_FORMAT_TEXT ?
		    arena_printf(a, "%.12s", s.sha256.s) : s.sha256;
		*push(a, &cell) = s.path;
		*push(a, &cell) = s.reason;
	}
	if (l->diag.list.n)
		return false;
	table_write(column, COUNT, cell.v, cell.n / COUNT, l->how);
	return true;
}

static bool versions(struct list *l)
{
	struct ask_letter name;

	return ask_letter(&name, l->archive, l->versions, &l->diag) &&
	    ask_versions(l->archive, name.letter, l->how, &l->diag);
}

static int run(struct list *l)
{
	l->archive = ask_archive(l->where, l->any_file_system, &l->diag);
	if (l->archive && archive_look(l->archive, &l->diag)) {
		if (l->bom)
			csv_bom(stdout);
		if (l->versions)
			versions(l);
		else if (l->documents)
			documents(l);
		else
			letters(l);
		archive_leave(l->archive);
	}
	archive_close(l->archive);
	return finish(&l->diag);
}

static int check(struct list *l, int argc)
{
	const char *outcomes[OUTCOME_COUNT + 1] = {
		[OUTCOME_COUNT] = ARCHIVE_DISPOSED };

	memcpy(outcomes, outcome_names, sizeof(outcome_names));
	if (!l->where)
		return usage_error("list", "no archive: -a FILE.dafu");
	l->how = table_format_named(l->format);
	if ((l->documents || l->versions) && argc > 1)
		return usage_error("list", "a query goes with letters only");
	if ((l->documents || l->versions) && (l->sort || l->columns))
		return usage_error("list", "--sort and --columns go with "
		    "letters only");
	if (l->documents && l->versions)
		return usage_error("list", "--documents or --versions");
	if (l->outcomes && !l->documents)
		return usage_error("list", "--outcome goes with --documents");
	if (l->outcomes && !ask_all_known(l->outcomes, outcomes,
	    OUTCOME_COUNT + 1))
		return usage_error("list", "'%s' is no outcome; it is some of "
		    "read, refused, failed, crashed, overtime, disposed",
		    l->outcomes);
	if (l->limit > INT32_MAX || l->offset > INT32_MAX)
		return usage_error("list", "a number is out of range");
	l->ask.limit = l->limit ? (int64_t)l->limit : -1;
	l->ask.offset = (int64_t)l->offset;
	if (!ask_sort(&l->ask, "list", l->sort ? l->sort : SORT) ||
	    !ask_columns(l->column, &l->count, "list",
	    l->columns ? l->columns : COLUMNS))
		return EXIT_USAGE;
	return EXIT_DONE;
}

int cmd_list(int argc, char **argv)
{
	static struct list l = { .format = "text" };
	const struct option_row rows[] = {
		ARCHIVE_OPTION(l.where, "the archive"),
		{ "columns", 0, OPTION_WORD, &l.columns, "COLUMN,...",
		    "what is told of each (" COLUMNS ")" },
		{ "sort", 0, OPTION_WORD, &l.sort, "COLUMN,...",
		    "by columns, -COLUMN downwards (" SORT ")" },
		{ "limit", 'n', OPTION_SIZE, &l.limit, "N",
		    "at most so many" },
		{ "offset", 0, OPTION_SIZE, &l.offset, "N",
		    "leave out the first N" },
		FORMAT_OPTION(l.format, table_format_list, NULL),
		{ "documents", 0, OPTION_FLAG, &l.documents, NULL,
		    "the files that came in, also those not read, and why" },
		{ "outcome", 0, OPTION_WORD, &l.outcomes, "NAME,...",
		    "of these only those with such an outcome" },
		{ "versions", 0, OPTION_WORD, &l.versions, "LETTER",
		    "the versions of a letter" },
		{ "bom", 0, OPTION_FLAG, &l.bom, NULL,
		    "a byte order mark first, for Excel" },
		NETWORK_OPTION(l.any_file_system),
	};
	int status;

	options_read(&argc, argv, rows, sizeof(rows) / sizeof(*rows),
	    "-a FILE.dafu [OPTION...] [QUERY...]");
	status = check(&l, argc);
	if (!status) {
		l.ask.query = ask_query(argc, argv, &l.arena);
		status = l.ask.query ? run(&l) : EXIT_USAGE;
	}
	arena_free(&l.arena);
	return status;
}
