/* SPDX-License-Identifier: MIT */
/* dafu stats: an archive in tables: replies by class, promises, an indicator. */
#include <stdlib.h>

#include "archive/compare.h"
#include "archive/proposal.h"
#include "base/calendar.h"
#include "base/file.h"
#include "cli/ask.h"
#include "cli/cli.h"
#include "cli/csv.h"
#include "cli/stats_year.h"
#include "record/profile.h"

struct stats {
	/* options */
	const char *where, *by, *of, *unit, *on, *format, *profile;
	bool open, times, unanswered, bom, any_file_system;
	size_t most;
	/* what works */
	struct archive *archive;
	struct query *query;
	enum table_format how;
	struct VEC(str) cell;
	struct arena arena;
	struct diag diag;
};

/* --- replies by organ, year, class … --- */

static void add_number(struct stats *s, long n)
{
	*push(&s->arena, &s->cell) = arena_printf(&s->arena, "%ld", n);
}

static bool by_class(struct stats *s)
{
	static const struct table_column column[] = {
		{ "by", "按", false }, { "value", "值", false },
		{ "letters", "复函", true },
	};
	archive_facets facets;
	struct arena *a = &s->arena;

	if (!archive_classes(s->archive, s->query, s->most ?
	    (int64_t)s->most : -1, &facets, a, &s->diag))
		return false;
	for (size_t i = 0; i < facets.n; i++) {
		const struct archive_facet *f = &facets.v[i];

		if (s->by && !ask_listed(s->by,
		    str_of(facet_names[f->facet])))
			continue;
		*push(a, &s->cell) = str_of(s->how == TABLE_FORMAT_TEXT ?
		    lang_word("field", facet_names[f->facet]) :
		    facet_names[f->facet]);
		*push(a, &s->cell) = s->how == TABLE_FORMAT_TEXT ?
		    ask_word(facet_names[f->facet], f->value) : f->value;
		add_number(s, (long)f->count);
	}
	table_write(column, 3, s->cell.v, s->cell.n / 3, s->how);
	return true;
}

/* --- rows of the letters that a query finds --- */

/* What is told of a matching row: columns of its table. */
struct told {
	enum table table;
	const enum column *column;
	size_t columns;
};

static const enum hit of_letter[] = { HIT_ID, HIT_DATE, HIT_ISSUER };
enum { OF_LETTER = sizeof(of_letter) / sizeof(*of_letter) };

/* What is absent stays absent. */
static str told_text(const struct cell *c, struct arena *a)
{
	return c->type == CELL_NULL ? (str){0} : cell_text(c, a);
}

/* Whether a measure is promised and not done; of one that is only under way,
 * with a deadline. */
static bool is_open(const struct row *r)
{
	str status = row_cell(r, COLUMN_MEASURE_STATUS)->text;

	return str_eq(status, STR("planned")) || (str_eq(status,
	    STR("ongoing")) && row_cell(r, COLUMN_MEASURE_DUE)->text.s);
}

static void tell(struct stats *s, const struct archive_hit *hit,
    const struct row *r, void *told)
{
	const struct told *t = told;
	struct arena *a = &s->arena;
	str due = t->table == TABLE_MEASURE ?
	    row_cell(r, COLUMN_MEASURE_DUE)->text : (str){0};

	/* a query of the user's may ask for other measures, too */
	if (t->table == TABLE_MEASURE && !is_open(r))
		return;
	for (int k = 0; k < OF_LETTER; k++)
		*push(a, &s->cell) = hit->value[of_letter[k]];
	for (size_t k = 0; k < t->columns; k++)
		*push(a, &s->cell) = told_text(row_cell(r, t->column[k]), a);
	if (t->table == TABLE_MEASURE && s->on)
		*push(a, &s->cell) = due.s && strcmp(due.s, s->on) < 0 ?
		    STR("逾期") : STR("");
}

/* Each row of a table that meets the query, by the letters' dates. */
static bool matching(struct stats *s, enum table t,
    void (*each)(struct stats *, const struct archive_hit *,
    const struct row *, void *), void *arg)
{
	struct archive_ask ask = { .query = s->query, .limit = -1,
		.sort = { { HIT_DATE, false }, { HIT_ID, false } },
		.sorts = 2 };
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
			if (rows.row.v[k].table == t)
				each(s, &hits.v[i], &rows.row.v[k], arg);
	}
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
	static const struct told told = { TABLE_STATISTIC, column, 6 };

	enum { WIDTH = 9 };

	if (!matching(s, told.table, tell, (void *)&told))
		return false;
	table_write(heading, WIDTH, s->cell.v, s->cell.n / WIDTH, s->how);
	return true;
}

static void add_figure(struct stats *s, const struct archive_hit *hit,
    const struct row *r, void *out)
{
	year_figures *list = out;
	struct year_figure *f = push(&s->arena, list);

	*f = year_figure_of(r, hit->value[HIT_DATE], hit->value[HIT_ISSUER],
	    hit->letter);
	/* numbers that are whole come as integers */
	f->value = told_text(row_cell(r, COLUMN_STATISTIC_VALUE), &s->arena);
	f->n = list->n;
}

/* The same by years. */
static bool by_year(struct stats *s)
{
	year_figures list = {0};

	if (!matching(s, TABLE_STATISTIC, add_figure, &list))
		return false;
	year_write(&list, s->how, &s->arena);
	return true;
}

enum { PROMISE_LETTER, PROMISE_DUE = 3 };

/* By deadline, those without one last; then by letter, in its order, as they
 * were told. */
static int by_due(const void *one, const void *two)
{
	const str *a = *(const str *const *)one, *b = *(const str *const *)two;
	long long x = strtoll(a[PROMISE_LETTER].s, NULL, 10);
	long long y = strtoll(b[PROMISE_LETTER].s, NULL, 10);
	int order = !a[PROMISE_DUE].s != !b[PROMISE_DUE].s ?
	    (a[PROMISE_DUE].s ? -1 : 1) : a[PROMISE_DUE].s ?
	    strcmp(a[PROMISE_DUE].s, b[PROMISE_DUE].s) : 0;

	return order ? order : x != y ? (x < y ? -1 : 1) : a < b ? -1 : a > b;
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
	static const struct told told = { TABLE_MEASURE, column, 5 };
	size_t width = s->on ? 9 : 8, n;
	const str **row;
	str *cell;

	if (!matching(s, told.table, tell, (void *)&told))
		return false;
	n = s->cell.n / width;
	row = arena_new(&s->arena, const str *, n);
	cell = arena_new(&s->arena, str, s->cell.n);
	for (size_t i = 0; i < n; i++)
		row[i] = s->cell.v + i * width;
	if (n)
		qsort(row, n, sizeof(*row), by_due);
	for (size_t i = 0; i < n; i++)
		memcpy(cell + i * width, row[i], width * sizeof(*cell));
	table_write(heading, width, cell, n, s->how);
	return true;
}

/* --- how long answers took --- */

struct wait {
	str issuer;
	long days;
};
typedef struct VEC(struct wait) waits;

static int by_issuer(const void *a, const void *b)
{
	const struct wait *x = a, *y = b;
	int order = strcmp(x->issuer.s, y->issuer.s);

	return order ? order : (x->days > y->days) - (x->days < y->days);
}

/* Days from a proposal's handing out to the letter. */
static void add_wait(struct stats *s, const struct archive_hit *hit,
    const struct row *r, void *arg)
{
	waits *out = arg;
	str issuer = hit->value[HIT_ISSUER];
	long from, to;

	if (calendar_read(hit->value[HIT_DATE], &to) && calendar_read(
	    row_cell(r, COLUMN_PROPOSAL_ASSIGNED)->text, &from))
		*push(&s->arena, out) = (struct wait){ issuer.s ? issuer :
		    STR(""), to - from };
}

static bool answer_times(struct stats *s)
{
	static const struct table_column heading[] = {
		{ "issuer", "发文机关", false }, { "answers", "答复", true },
		{ "shortest", "最短（日）", true },
		{ "median", "中位（日）", true },
		{ "longest", "最长（日）", true },
	};
	waits w = {0};
	size_t n;

	if (!matching(s, TABLE_PROPOSAL, add_wait, &w))
		return false;
	if (w.n)
		qsort(w.v, w.n, sizeof(*w.v), by_issuer);
	else
		fputs(_("dafu stats: no letter was read with a profile that "
		    "knows when its proposal was handed out; see PROFILES in "
		    "dafu(1)\n"), stderr);
	for (size_t i = 0; i < w.n; i += n) {
		const struct wait *x = &w.v[i];

		for (n = 1; i + n < w.n && str_eq(x[n].issuer, x->issuer); n++)
			;
		*push(&s->arena, &s->cell) = x->issuer;
		add_number(s, (long)n);
		add_number(s, x->days);
		add_number(s, x[(n - 1) / 2].days);
		add_number(s, x[n - 1].days);
	}
	table_write(heading, 5, s->cell.v, s->cell.n / 5, s->how);
	return true;
}

/* --- proposals of a profile's list that no letter answers --- */

static void add_answered(struct stats *s, const struct archive_hit *hit,
    const struct row *r, void *arg)
{
	const str key = row_cell(r, COLUMN_PROPOSAL_KEY)->text;

	(void)s;
	(void)hit;
	if (key.s)
		names_find(arg, key.s, true);
}

static void tell_unanswered(struct stats *s, const struct profile *p,
    const struct profile_assigned *x)
{
	struct arena *a = &s->arena;
	str due = {0};
	long last;

	if (profile_limit(p, LETTER_REPLY, x->day, &last))
		due = calendar_write(last, a);
	*push(a, &s->cell) = x->number;
	*push(a, &s->cell) = x->title;
	*push(a, &s->cell) = x->organ;
	*push(a, &s->cell) = calendar_write(x->day, a);
	*push(a, &s->cell) = due;
	if (s->on)
		*push(a, &s->cell) = due.s && strcmp(due.s, s->on) < 0 ?
		    STR("逾期") : STR("");
}

static bool unanswered(struct stats *s)
{
	static const struct table_column heading[] = {
		{ "number", "案号", false }, { "title", "案由", false },
		{ "organ", "承办单位", false },
		{ "assigned", "交办日期", false }, { "due", "时限", false },
		{ "overdue", "逾期", false },
	};
	const size_t columns = s->on ? 6 : 5;
	struct names answered = {0};
	struct profile p;
	str bytes;
	bool ok;

	s->diag.file = str_of(s->profile);
	if (!file_read(&bytes, s->profile, LIMIT, &s->arena, &s->diag) ||
	    !profile_read(&p, bytes, &s->arena, &s->diag))
		return false;
	s->diag.file = (str){0};
	ok = matching(s, TABLE_PROPOSAL, add_answered, &answered);
	for (size_t i = 0; i < p.assigned.n && ok; i++) {
		const struct profile_assigned *x = &p.assigned.v[i];
		str key = x->number.s ? proposal_key(&s->arena, x->assembly,
		    x->term, x->session, x->number) : (str){0};

		if (key.s && !names_find(&answered, key.s, false))
			tell_unanswered(s, &p, x);
	}
	arena_free(&answered.arena);
	if (ok)
		table_write(heading, columns, s->cell.v, s->cell.n / columns,
		    s->how);
	return ok;
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
	if (s->times)
		words[n++] = (char *)"assigned:>=1600-01-01";
	if (s->unanswered)
		words[n++] = (char *)"kind:reply session:>=1";
	if (s->open)
		words[n++] = (char *)"(status:planned OR "
		    "(status:ongoing due:>=1900-01-01))";
	return ask_query(n, words, &s->arena);
}

static int run(struct stats *s)
{
	int status;

	s->archive = ask_archive(s->where, s->any_file_system, &s->diag);
	if (s->archive && archive_look(s->archive, &s->diag)) {
		if (s->bom)
			csv_bom(stdout);
		if (s->of && s->by)
			by_year(s);
		else if (s->of)
			indicator(s);
		else if (s->open)
			promises(s);
		else if (s->times)
			answer_times(s);
		else if (s->unanswered)
			unanswered(s);
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
	long day;

	if (!s->where)
		return usage_error("stats", "no archive: -a FILE.dafu");
	s->how = table_format_named(s->format);
	if (!!s->of + s->open + s->times + s->unanswered > 1 ||
	    (s->by && (s->open || s->times || s->unanswered)))
		return usage_error("stats", "one of --by, --of, --open, "
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
		    "some of issuer, year, class, kind, disclosure, status",
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
	static struct stats s = { .format = "text" };
	const struct option_row rows[] = {
		ARCHIVE_OPTION(s.where, "the archive"),
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
		s.query = query_of(&s, argc, argv);
		status = s.query ? run(&s) : EXIT_USAGE;
	}
	arena_free(&s.arena);
	return status;
}
