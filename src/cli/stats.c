/* SPDX-License-Identifier: MIT */
/* dafu stats: an archive in tables: replies by class, promises, an indicator. */
#include "ask/between.h"
#include "ask/series.h"
#include "ask/statistics.h"
#include "base/calendar.h"
#include "base/csv.h"
#include "base/file.h"
#include "cli/ask.h"
#include "cli/cli.h"
#include "record/profile_xml.h"

struct job {
	/* options */
	const char *where, *by, *of, *unit, *on, *format, *profile;
	bool open, times, unanswered, promises, conflicts, repeated, requests;
	bool bom, any_file_system;
	size_t most;
	/* what works */
	struct stats ask;
	enum table_format how;
	struct arena arena;
	struct diag diag;
};

static void write(const struct job *s, const struct table_column *heading,
    size_t width, const stats_cells *cells)
{
	table_write(heading, width, cells->v, cells->n / width, s->how);
}

static void by_class(struct job *s)
{
	static const struct table_column heading[STATS_CLASS] = {
		{ "by", "按", false }, { "value", "值", false },
		{ "letters", "复函", true },
	};
	bool want[FACET_COUNT];
	stats_cells cells;

	for (int i = 0; i < FACET_COUNT; i++)
		want[i] = !s->by || ask_listed(s->by, str_of(facet_names[i]));
	if (!stats_classes(&cells, &s->ask, want, s->most ? (int64_t)s->most :
	    -1))
		return;
	for (size_t i = 0; s->how == TABLE_FORMAT_TEXT && i < cells.n;
	    i += STATS_CLASS) {
		const char *field = cells.v[i].s;

		cells.v[i] = ask_word("field", cells.v[i]);
		cells.v[i + 1] = ask_word(field, cells.v[i + 1]);
	}
	write(s, heading, STATS_CLASS, &cells);
}

/* One indicator over letters and years. */
static void indicator(struct job *s)
{
	static const struct table_column heading[STATS_FIGURE] = {
		{ "letter", "复函", true }, { "date", "日期", false },
		{ "issuer", "发文机关", false }, { "of", "指标", false },
		{ "value", "值", false }, { "max", "至", false },
		{ "unit", "单位", false }, { "bound", "界限", false },
		{ "words", "原文", false },
	};
	stats_cells cells;

	if (stats_figures(&cells, &s->ask))
		write(s, heading, STATS_FIGURE, &cells);
}

static void by_year(struct job *s)
{
	static const struct table_column heading[SERIES_COLUMNS] = {
		{ "year", "年份", false }, { "unit", "单位", false },
		{ "change", "增减", false }, { "figures", "数据", true },
		{ "letters", "复函", true }, { "lowest", "最低", true },
		{ "highest", "最高", true }, { "bounds", "非确数", false },
		{ "repeated", "重复", true },
	};
	stats_cells cells;

	if (stats_years(&cells, &s->ask))
		write(s, heading, SERIES_COLUMNS, &cells);
}

/* What was promised and is not done, by its deadline. */
static void open_promises(struct job *s)
{
	static const struct table_column heading[STATS_OPEN + 1] = {
		{ "letter", "复函", true }, { "date", "日期", false },
		{ "issuer", "发文机关", false }, { "due", "到期", false },
		{ "deadline", "时限", false }, { "status", "状态", false },
		{ "certainty", "把握", false },
		{ "responsible", "责任单位", false },
		{ "heading", "措施", false }, { "overdue", "逾期", false },
	};
	stats_cells cells;

	if (stats_open(&cells, &s->ask))
		write(s, heading, STATS_OPEN + (s->on != NULL), &cells);
}

/* The same, followed into later letters. */
static void followed(struct job *s)
{
	static const struct table_column heading[BETWEEN_PROMISE] = {
		{ "letter", "复函", true }, { "date", "日期", false },
		{ "issuer", "发文机关", false }, { "due", "到期", false },
		{ "promise", "承诺", false }, { "place", "位置", false },
		{ "outcome", "结果", false }, { "certainty", "把握", false },
		{ "likeness", "相似", true }, { "later", "后函", true },
		{ "laterDate", "后函日期", false },
		{ "sentence", "后函原句", false },
		{ "laterPlace", "位置", false },
	};
	stats_cells cells;

	if (between_promises(&cells, &s->ask))
		write(s, heading, BETWEEN_PROMISE, &cells);
}

/* Figures that do not go together. */
static void conflicts(struct job *s)
{
	static const struct table_column heading[BETWEEN_CONFLICT] = {
		{ "conflict", "矛盾", false }, { "certainty", "把握", false },
		{ "issuer", "发文机关", false }, { "of", "指标", false },
		{ "unit", "单位", false }, { "time", "时间", false },
		{ "value", "值", true }, { "letter", "复函", true },
		{ "sentence", "原句", false }, { "place", "位置", false },
		{ "issuer2", "发文机关", false },
		{ "time2", "时间", false }, { "value2", "值", true },
		{ "letter2", "复函", true }, { "sentence2", "原句", false },
		{ "place2", "位置", false },
	};
	stats_cells cells;

	if (between_conflicts(&cells, &s->ask))
		write(s, heading, BETWEEN_CONFLICT, &cells);
}

/* What was asked for and no measure answers. */
static void requests(struct job *s)
{
	static const struct table_column heading[BETWEEN_REQUEST] = {
		{ "letter", "复函", true }, { "date", "日期", false },
		{ "issuer", "发文机关", false }, { "request", "诉求", false },
		{ "certainty", "把握", false }, { "sentence", "原句", false },
		{ "place", "位置", false }, { "share", "相合", true },
		{ "nearest", "最近复函", true },
		{ "nearestSentence", "最近原句", false },
		{ "nearestPlace", "位置", false },
	};
	stats_cells cells;

	if (between_requests(&cells, &s->ask))
		write(s, heading, BETWEEN_REQUEST, &cells);
}

/* Paragraphs from earlier letters. */
static void repeated(struct job *s)
{
	static const struct table_column heading[BETWEEN_REPEATED] = {
		{ "letter", "复函", true }, { "date", "日期", false },
		{ "issuer", "发文机关", false }, { "place", "位置", false },
		{ "from", "来自", false }, { "likeness", "相似", true },
		{ "earlier", "前函", true },
		{ "earlierDate", "前函日期", false },
		{ "earlierIssuer", "前函机关", false },
		{ "earlierPlace", "位置", false },
		{ "paragraph", "段落", false },
	};
	stats_cells cells;

	if (between_repeated(&cells, &s->ask))
		write(s, heading, BETWEEN_REPEATED, &cells);
}

/* How long answers took. */
static void answer_times(struct job *s)
{
	static const struct table_column heading[STATS_TIME] = {
		{ "issuer", "发文机关", false }, { "answers", "答复", true },
		{ "shortest", "最短（日）", true },
		{ "median", "中位（日）", true },
		{ "longest", "最长（日）", true },
	};
	stats_cells cells;

	if (!stats_times(&cells, &s->ask))
		return;
	if (!cells.n)
		fputs(_("dafu stats: no letter was read with a profile that "
		    "knows when its proposal was handed out; see PROFILES in "
		    "dafu(1)\n"), stderr);
	write(s, heading, STATS_TIME, &cells);
}

/* Proposals of a profile's list that no letter answers. */
static void unanswered(struct job *s)
{
	static const struct table_column heading[STATS_UNANSWERED + 1] = {
		{ "number", "案号", false }, { "title", "案由", false },
		{ "organ", "承办单位", false },
		{ "assigned", "交办日期", false }, { "due", "时限", false },
		{ "overdue", "逾期", false },
	};
	stats_cells cells;
	struct profile p;
	str bytes;

	s->diag.file = str_of(s->profile);
	if (!file_read(&bytes, s->profile, LIMIT, &s->arena, &s->diag) ||
	    !profile_read(&p, bytes, &s->arena, &s->diag))
		return;
	s->diag.file = (str){0};
	if (stats_unanswered(&cells, &s->ask, &p))
		write(s, heading, STATS_UNANSWERED + (s->on != NULL), &cells);
}

/* The query of what is asked for, with the user's own beside it. */
static struct query *query_of(struct job *s, int argc, char **argv)
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
	if (s->times)
		words[n++] = (char *)"assigned:>=1600-01-01";
	if (s->unanswered)
		words[n++] = (char *)"kind:reply session:>=1";
	if (s->open)
		words[n++] = (char *)"(status:planned OR deadline:*)";
	return ask_query(n, words, &s->arena);
}

static int run(struct job *s)
{
	int status;

	record_init();
	s->ask.on = s->on;
	s->ask.arena = &s->arena;
	s->ask.diag = &s->diag;
	s->ask.archive = ask_archive(s->where, s->any_file_system, &s->diag);
	if (s->ask.archive && archive_look(s->ask.archive, &s->diag)) {
		if (s->bom)
			csv_bom(stdout);
		if (s->of && s->by)
			by_year(s);
		else if (s->of)
			indicator(s);
		else if (s->open)
			open_promises(s);
		else if (s->promises)
			followed(s);
		else if (s->conflicts)
			conflicts(s);
		else if (s->repeated)
			repeated(s);
		else if (s->requests)
			requests(s);
		else if (s->times)
			answer_times(s);
		else if (s->unanswered)
			unanswered(s);
		else
			by_class(s);
		archive_leave(s->ask.archive);
	}
	archive_close(s->ask.archive);
	status = finish(&s->diag);
	return status;
}

static int check(struct job *s)
{
	int lists = s->open + s->promises + s->conflicts + s->repeated +
	    s->requests + s->times + s->unanswered;
	long day;

	if (!s->where)
		return usage_error("stats", "no archive: -a FILE.dafu");
	s->how = table_format_named(s->format);
	if (!!s->of + lists > 1 || (s->by && lists))
		return usage_error("stats", "one of --by, --of, --open, "
		    "--promises, --conflicts, --repeated, --requests, "
		    "--times, --unanswered");
	if (s->of && s->by && strcmp(s->by, "year"))
		return usage_error("stats", "with --of it is --by year");
	if (s->unanswered != !!s->profile)
		return usage_error("stats", "--unanswered and -p PROFILE.xml "
		    "go together");
	if (s->unit && !s->of)
		return usage_error("stats", "--unit goes with --of");
	if (s->by && !ask_all_known(s->by, facet_names, FACET_COUNT))
		return usage_error("stats", "'%s' cannot be counted by; it is "
		    "some of issuer, area, year, class, kind, disclosure, "
		    "status",
		    s->by);
	if (s->on && !s->open && !s->unanswered)
		return usage_error("stats", "--on goes with --open or "
		    "--unanswered");
	if (s->on && !calendar_read(str_of(s->on), &day))
		return usage_error("stats", "'%s' is no day; it is YYYY-MM-DD",
		    s->on);
	return EXIT_DONE;
}

int cmd_stats(int argc, char **argv)
{
	static struct job s = { .format = "text" };
	const struct option_row rows[] = {
		ARCHIVE_OPTION(s.where, "the archive"),
		{ "by", 0, OPTION_WORD, &s.by, "WHAT,...",
		    "issuer, area, year, class, kind, disclosure, status (all)" },
		{ "limit", 'n', OPTION_SIZE, &s.most, "N",
		    "of each the N that most letters have" },
		{ "of", 0, OPTION_WORD, &s.of, "WORDS",
		    "one indicator over letters and years" },
		{ "unit", 0, OPTION_WORD, &s.unit, "UNIT",
		    "only in this unit" },
		{ "open", 0, OPTION_FLAG, &s.open, NULL,
		    "promises by their deadlines" },
		{ "promises", 0, OPTION_FLAG, &s.promises, NULL,
		    "promises, looked for in later letters: kept, broken …" },
		{ "conflicts", 0, OPTION_FLAG, &s.conflicts, NULL,
		    "one indicator with two values, totals that fall" },
		{ "repeated", 0, OPTION_FLAG, &s.repeated, NULL,
		    "paragraphs that stand in an earlier letter, too" },
		{ "requests", 0, OPTION_FLAG, &s.requests, NULL,
		    "what was asked for and no measure answers" },
		{ "on", 0, OPTION_WORD, &s.on, "DATE",
		    "tell those that were due before this day" },
		{ "times", 0, OPTION_FLAG, &s.times, NULL,
		    "days from handing out (交办) to the letter, by issuer" },
		{ "unanswered", 0, OPTION_FLAG, &s.unanswered, NULL,
		    "proposals of the profile's lists that no letter answers" },
		{ "profile", 'p', OPTION_WORD, &s.profile, "PROFILE.xml",
		    "with lists, by dafu profile import" },
		FORMAT_OPTION(s.format, table_format_list, NULL),
		{ "bom", 0, OPTION_FLAG, &s.bom, NULL,
		    "a byte order mark first, for Excel" },
		NETWORK_OPTION(s.any_file_system),
	};
	int status;

	options_read(&argc, argv, rows, sizeof(rows) / sizeof(*rows),
	    "-a FILE.dafu [OPTION...] [QUERY...]");
	status = check(&s);
	if (!status) {
		s.ask.query = query_of(&s, argc, argv);
		status = s.ask.query ? run(&s) : EXIT_USAGE;
	}
	arena_free(&s.arena);
	return status;
}
