/* SPDX-License-Identifier: MIT */
/* Growths that a draft says (同比) against last year's figures in an archive. */
#include <stdlib.h>

#include "archive/archive.h"
#include "archive/compare.h"
#include "ask/query_parse.h"
#include "cli/check.h"

static str text(const json_t *o, const char *key)
{
	return str_of(json_string_value(json_object_get(o, key)));
}

static int named(str name, const char *const *names, int count)
{
	int i = 0;

	while (i < count - 1 && !(name.s && names[i] &&
	    str_eq(name, str_of(names[i]))))
		i++;
	return i;
}

static struct statistic figure(const json_t *o)
{
	return (struct statistic){ .value = text(o, "value"),
		.unit = text(o, "unit"), .per = text(o, "per"),
		.of = text(o, "of"),
		.kind = named(text(o, "kind"), quantity_kind_names,
		    QUANTITY_DURATION + 1),
		.bound = named(text(o, "bound"), bound_names, BOUND_RANGE + 1),
		.change = named(text(o, "change"), change_names,
		    CHANGE_DECREASE + 1) };
}

/* --- what the archive has */

/* A condition that words of a field are these. */
static struct query *is(enum query_field field, str words, struct arena *a)
{
	struct query *q = arena_new(a, struct query, 1);

	*q = *query_number(words, a);
	q->field = field;
	return q;
}

/* Letters of an organ that have a figure of this. */
static struct query *query_of(str issuer, str of, struct arena *a)
{
	struct query *q = arena_new(a, struct query, 1);

	q->kind = QUERY_AND;
	*push(a, &q->part) = is(QUERY_FIELD_ISSUER, issuer, a);
	*push(a, &q->part) = is(QUERY_FIELD_OF, of, a);
	return q;
}

static bool has(const struct row *r, enum column c, str value)
{
	const struct cell *cell = row_cell(r, c);

	return cell->type == CELL_NULL ? !value.len :
	    value.s && str_eq(cell->text, value);
}

static bool is_same(const struct row *r, const struct statistic *level,
    str before)
{
	return r->table == TABLE_STATISTIC &&
	    has(r, COLUMN_STATISTIC_OF, level->of) &&
	    has(r, COLUMN_STATISTIC_UNIT, level->unit) &&
	    has(r, COLUMN_STATISTIC_PER, level->per) &&
	    has(r, COLUMN_STATISTIC_KIND,
	    str_of(quantity_kind_names[level->kind])) &&
	    has(r, COLUMN_STATISTIC_BOUND, STR("exact")) &&
	    has(r, COLUMN_STATISTIC_CHANGE, (str){0}) &&
	    has(r, COLUMN_STATISTIC_TIME, before);
}

/* What is known of the figure a year earlier. */
struct earlier {
	str value, words;	/* s == NULL: nothing */
	bool several;		/* others, too */
};

static bool look(struct earlier *out, struct archive *x, str issuer,
    const struct statistic *level, str before, struct arena *a, struct diag *d)
{
	struct archive_ask ask = { .query = query_of(issuer, level->of, a),
		.limit = -1 };
	archive_hits hits;
	bool ok = archive_search(x, &ask, &hits, a, d);

	for (size_t i = 0; ok && i < hits.n; i++) {
		struct rows rows;

		ok = archive_matches(x, ask.query, hits.v[i].letter, &rows, a,
		    d);
		for (size_t k = 0; ok && k < rows.row.n; k++) {
			str value;

			if (!is_same(&rows.row.v[k], level, before))
				continue;
			value = cell_text(row_cell(&rows.row.v[k],
			    COLUMN_STATISTIC_VALUE), a);
			out->several = out->several || (out->value.s &&
			    strtod(out->value.s, NULL) !=
			    strtod(value.s, NULL));
			out->value = value;
			out->words = row_cell(&rows.row.v[k],
			    COLUMN_STATISTIC_WORDS)->text;
		}
	}
	return ok;
}

/* --- the report */

static void set_both(json_t *o, const char *key, const char *zh,
    const char *en)
{
	json_t *both = json_object();

	json_object_set_new(both, "zh", json_string(zh));
	json_object_set_new(both, "en", json_string(en));
	json_object_set_new(o, key, both);
}

static void skip(json_t *report, const json_t *growth, const char *zh,
    const char *en)
{
	const struct finding_row *row = &finding_rows[FINDING_YEAR_ON_YEAR];
	json_t *o = json_object();

	json_object_set_new(o, "code", json_string(row->code));
	json_object_set_new(o, "rule", json_string(row->rule));
	set_both(o, "reason", zh, en);
	if (json_object_get(growth, "part"))
		json_object_set(o, "part", json_object_get(growth, "part"));
	json_array_append_new(json_object_get(report, "skipped"), o);
}

/* Before the first finding of the same letter that stands behind it. */
static void add(json_t *report, json_t *growth, str detail, struct arena *a)
{
	json_t *all = json_object_get(report, "findings"),
	    *o = json_object_get(growth, "finding");
	struct letter none = {0};
	struct finding *f = letter_find(&none, a, FINDING_YEAR_ON_YEAR,
	    (struct place){0}, detail.s);
	size_t i = 0;

	set_both(o, "message", f->message.s, finding_english(f, a).s);
	if (json_object_get(growth, "part"))
		json_object_set(o, "part", json_object_get(growth, "part"));
	while (i < json_array_size(all) && (report_number(json_array_get(all,
	    i), "part") < report_number(o, "part") || (json_object_get(
	    json_array_get(all, i), "line") && report_number(json_array_get(all,
	    i), "start") <= report_number(o, "start"))))
		i++;
	json_array_insert(all, i, o);
}

static bool judge(json_t *report, json_t *growth, struct archive *x,
    bool skips, struct arena *a, struct diag *d)
{
	const struct statistic level = figure(json_object_get(growth, "level")),
	    by = figure(json_object_get(growth, "by"));
	struct check_growth g = { &level, &by, {0}, text(growth, "words"),
		text(growth, "before"), {0}, {0} };
	struct earlier e = {0};
	str detail;

	if (g.before.s && !look(&e, x, text(growth, "issuer"), &level, g.before,
	    a, d))
		return false;
	if (e.value.s && !e.several) {
		g.last = e.value;
		g.last_words = e.words;
		if (!checks_growth(&g, &detail, a))
			add(report, growth, detail, a);
	} else if (skips) {
		str zh = arena_printf(a, !g.before.s ?
		    "“%s”没有写明是何时的数" : e.several ?
		    "“%s”档案中上年的数不止一个" : "“%s”档案中没有上年的数",
		    g.words.s);
		str en = arena_printf(a, !g.before.s ?
		    "'%s' does not say when it held" : e.several ?
		    "'%s' has several values of the year before in the archive" :
		    "'%s' has no value of the year before in the archive",
		    g.words.s);

		skip(report, growth, zh.s, en.s);
	}
	return true;
}

bool check_earlier(json_t *report, struct archive *x,
    enum finding_severity least, struct arena *a, struct diag *d)
{
	json_t *all = json_object_get(report, "growths"), *g;
	bool ok = true;
	size_t i;

	json_array_foreach(all, i, g) {
		const char *severity = report_text(json_object_get(g,
		    "finding"), "severity");
		bool told = named(str_of(severity), finding_severity_names,
		    FINDING_SEVERITY_OFF) >= (int)least;

		if (ok && told)
			ok = judge(report, g, x,
			    least == FINDING_SEVERITY_INFO, a, d);
	}
	json_object_del(report, "growths");
	return ok;
}
