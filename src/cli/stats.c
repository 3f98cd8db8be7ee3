/* SPDX-License-Identifier: MIT */
/* dafu stats: an archive in tables: replies by class, promises, an indicator. */
#include "archive/compare.h"
#include "cli/ask.h"
#include "cli/cli.h"
#include "cli/csv.h"

struct stats {
	/* options */
	const char *where, *by, *of, *unit, *on, *format;
	bool open, bom, any_file_system;
	size_t most;
	/* what works */
	struct archive *archive;
	struct query *query;
	enum table_format how;
	struct arena arena;
	struct diag diag;
};

typedef struct VEC(str) strings;

/* --- replies by organ, year, class … --- */

static bool is_asked(const struct stats *s, const char *facet)
{
	const char *at = s->by;
	size_t n = strlen(facet);

	while (at && *at) {
		size_t len = strcspn(at, ",");

		if (len == n && !strncmp(at, facet, n))
			return true;
		at += len + (at[len] == ',');
	}
	return !s->by;
}

static bool by_class(struct stats *s)
{
	static const struct table_column column[] = {
		{ "by", "按", false }, { "value", "值", false },
		{ "letters", "复函", true },
	};
	archive_facets facets;
	strings cell = {0};
	struct arena *a = &s->arena;

	if (!archive_classes(s->archive, s->query, s->most ?
	    (int64_t)s->most : -1, &facets, a, &s->diag))
		return false;
	for (size_t i = 0; i < facets.n; i++) {
		const struct archive_facet *f = &facets.v[i];

		if (!is_asked(s, facet_names[f->facet]))
			continue;
		*push(a, &cell) = str_of(facet_names[f->facet]);
		*push(a, &cell) = f->value;
		*push(a, &cell) = arena_printf(a, "%lld",
		    (long long)f->count);
	}
	table_write(column, 3, cell.v, cell.n / 3, s->how);
	return true;
}

/* --- rows of the letters that a query finds --- */

/* What is told of a matching row: columns of its table. */
struct told {
	enum table table;
	const enum column *column;
	size_t columns;
	const struct table_column *heading;	/* of letter, date, issuer, too */
};

static const enum hit of_letter[] = { HIT_ID, HIT_DATE, HIT_ISSUER };
enum { OF_LETTER = sizeof(of_letter) / sizeof(*of_letter) };

/* What is absent stays absent. */
static str told_text(const struct cell *c, struct arena *a)
{
	return c->type == CELL_NULL ? (str){0} : cell_text(c, a);
}

static void tell(struct stats *s, const struct told *t,
    const struct archive_hit *hit, const struct row *r, strings *cell)
{
	struct arena *a = &s->arena;

	for (int k = 0; k < OF_LETTER; k++)
		*push(a, cell) = hit->value[of_letter[k]];
	for (size_t k = 0; k < t->columns; k++)
		*push(a, cell) = told_text(row_cell(r, t->column[k]), a);
	if (t->table == TABLE_MEASURE) {
		str due = told_text(row_cell(r, COLUMN_MEASURE_DUE), a);

		*push(a, cell) = !s->on || !due.s ? (str){0} :
		    strcmp(due.s, s->on) < 0 ? STR("逾期") : STR("");
	}
}

/* Rows of a table that meet the query, by the letters' dates. */
static bool matching(struct stats *s, const struct told *t, size_t width)
{
	struct archive_ask ask = { .query = s->query, .limit = -1,
		.sort = { { HIT_DATE, false }, { HIT_ID, false } },
		.sorts = 2 };
	strings cell = {0};
	archive_hits hits;

	for (int k = 0; k < OF_LETTER; k++)
		ask.want[of_letter[k]] = true;
	if (!archive_search(s->archive, &ask, &hits, &s->arena, &s->diag))
		return false;
	for (size_t i = 0; i < hits.n; i++) {
		struct rows rows;

		if (!archive_matches(s->archive, s->query, hits.v[i].letter,
		    &rows, &s->arena, &s->diag))
			return false;
		for (size_t k = 0; k < rows.row.n; k++)
			if (rows.row.v[k].table == t->table)
				tell(s, t, &hits.v[i], &rows.row.v[k], &cell);
	}
	table_write(t->heading, width, cell.v, cell.n / width, s->how);
	return true;
}

/* One indicator over letters and years. */
static bool indicator(struct stats *s)
{
	static const enum column column[] = { COLUMN_STATISTIC_OF,
		COLUMN_STATISTIC_VALUE, COLUMN_STATISTIC_MAX,
		COLUMN_STATISTIC_UNIT, COLUMN_STATISTIC_BOUND,
		COLUMN_STATISTIC_WORDS };
	static const struct table_column heading[] = {
		{ "letter", "复函", true }, { "date", "日期", false },
		{ "issuer", "发文机关", false }, { "of", "指标", false },
		{ "value", "值", false }, { "max", "至", false },
		{ "unit", "单位", false }, { "bound", "界限", false },
		{ "words", "原文", false },
	};
	static const struct told told = { TABLE_STATISTIC, column, 6,
		heading };

	return matching(s, &told, 9);
}

/* What was promised and is not done, by its deadline. */
static bool promises(struct stats *s)
{
	static const enum column column[] = { COLUMN_MEASURE_DUE,
		COLUMN_MEASURE_DEADLINE, COLUMN_MEASURE_STATUS,
		COLUMN_MEASURE_RESPONSIBLE, COLUMN_MEASURE_HEADING };
	static const struct table_column heading[] = {
		{ "letter", "复函", true }, { "date", "日期", false },
		{ "issuer", "发文机关", false }, { "due", "到期", false },
		{ "deadline", "时限", false }, { "status", "状态", false },
		{ "responsible", "责任单位", false },
		{ "heading", "措施", false }, { "overdue", "逾期", false },
	};
	static const struct told told = { TABLE_MEASURE, column, 5, heading };

	return matching(s, &told, 9);
}

/* The query of what is asked for, with the user's own beside it. */
static struct query *query_of(struct stats *s, int argc, char **argv)
{
	char **words = arena_new(&s->arena, char *, (size_t)argc + 4);
	int n = 0;

	for (int i = 0; i < argc; i++)
		words[n++] = argv[i];
	if (s->of)
		words[n++] = (char *)arena_printf(&s->arena, "of:\"%s\"",
		    s->of).s;
	if (s->unit)
		words[n++] = (char *)arena_printf(&s->arena, "unit:\"%s\"",
		    s->unit).s;
	if (s->open)
		words[n++] = (char *)"due:>=1900-01-01 "
		    "(status:planned OR status:ongoing)";
	return ask_query(n, words, &s->arena);
}

static int run(struct stats *s)
{
	int status;

	s->archive = ask_archive(s->where, s->any_file_system, &s->diag);
	if (s->archive && archive_look(s->archive, &s->diag)) {
		if (s->bom)
			csv_bom(stdout);
		if (s->of)
			indicator(s);
		else if (s->open)
			promises(s);
		else
			by_class(s);
		archive_leave(s->archive);
	}
	archive_close(s->archive);
	status = finish(&s->diag);
	return status;
}

static int check(struct stats *s)
{
	int year, month, day;
	char behind;

	if (!s->where)
		return usage_error("stats", "no archive: -a FILE.dafu");
	s->how = table_format_named(s->format);
	if (s->how == TABLE_FORMAT_COUNT)
		return usage_error("stats", "'%s' is no format; it is text, "
		    "json or csv", s->format);
	if (s->of && (s->open || s->by))
		return usage_error("stats", "one of --by, --of, --open");
	if (s->unit && !s->of)
		return usage_error("stats", "--unit goes with --of");
	if (s->on && (!s->open || sscanf(s->on, "%4d-%2d-%2d%c", &year, &month,
	    &day, &behind) != 3))
		return usage_error("stats", "--on YYYY-MM-DD goes with --open");
	return EXIT_DONE;
}

int cmd_stats(int argc, char **argv)
{
	static struct stats s = { .format = "text" };
	const struct option_row rows[] = {
		{ "archive", 'a', OPTION_WORD, &s.where, "FILE.dafu",
		    "the archive" },
		{ "by", 0, OPTION_WORD, &s.by, "WHAT,...",
		    "issuer, year, class, kind, disclosure, status (all)" },
		{ "limit", 'n', OPTION_SIZE, &s.most, "N",
		    "of each the N that most letters have" },
		{ "of", 0, OPTION_WORD, &s.of, "WORDS",
		    "one indicator over letters and years" },
		{ "unit", 0, OPTION_WORD, &s.unit, "UNIT",
		    "only in this unit" },
		{ "open", 0, OPTION_FLAG, &s.open, NULL,
		    "promises by their deadlines" },
		{ "on", 0, OPTION_WORD, &s.on, "DATE",
		    "tell those that were due before this day" },
		{ "format", 'f', OPTION_WORD, &s.format, "FORMAT",
		    "text (default), json or csv" },
		{ "bom", 0, OPTION_FLAG, &s.bom, NULL,
		    "a byte order mark first, for Excel" },
		{ "network", 0, OPTION_FLAG, &s.any_file_system, NULL,
		    "also on a network file system" },
	};
	int status;

	options_read(&argc, argv, rows, sizeof(rows) / sizeof(*rows),
	    "-a FILE.dafu [OPTION...] [QUERY...]");
	status = check(&s);
	if (!status) {
		s.query = query_of(&s, argc, argv);
		status = s.query ? run(&s) : EXIT_USAGE;
	}
	arena_free(&s.arena);
	return status;
}
