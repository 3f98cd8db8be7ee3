/* SPDX-License-Identifier: MIT */
/* A document's findings to the report that is written out. */
#include <stdlib.h>

#include "base/plain.h"
#include "base/utf.h"
#include "cli/check.h"
#include "cli/lang.h"
#include "cli/quote.h"

struct making {
	struct document *doc;
	const struct profile *p;	/* NULL: none */
	struct quote quote;
	enum finding_severity least;
	json_t *growths;	/* NULL: there is no archive to compare with */
	struct arena *a;
};

/* --- reading it */

const char *report_text(const json_t *o, const char *key)
{
	const char *s = json_string_value(json_object_get(o, key));

	return s ? s : "";
}

const char *report_say(const json_t *o, const char *key)
{
	return report_text(json_object_get(o, key), lang_pick("zh", "en"));
}

size_t report_number(const json_t *o, const char *key)
{
	return (size_t)json_integer_value(json_object_get(o, key));
}

const char *severity_say(const char *severity)
{
	static const struct { const char *name, *zh, *en; } words[] = {
		{ "error", "错误", "error" }, { "warning", "警告", "warning" },
		{ "info", "提示", "note" }, { "off", "不用", "off" },
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (!strcmp(severity, words[i].name))
			return lang_pick(words[i].zh, words[i].en);
	return severity;
}

/* --- making it */

static void set(json_t *o, const char *key, const char *s)
{
	json_object_set_new(o, key, json_string(s));
}

static void set_number(json_t *o, const char *key, size_t n)
{
	json_object_set_new(o, key, json_integer((json_int_t)n));
}

static void set_both(json_t *o, const char *key, const char *zh,
    const char *en)
{
	json_t *both = json_object();

	set(both, "zh", zh);
	set(both, "en", en);
	json_object_set_new(o, key, both);
}

/* The place in points, and in lines and columns, from 1, the end exclusive. */
static void set_place(struct quote *q, json_t *o, struct place at)
{
	struct quote end;

	quote_find(q, at.start);
	set_number(o, "start", at.start);
	set_number(o, "end", at.end);
	set_number(o, "line", q->line);
	set_number(o, "column", at.start - q->start + 1);
	end = *q;
	quote_find(&end, at.end > at.start ? at.end - 1 : at.end);
	set_number(o, "endLine", end.line);
	set_number(o, "endColumn", at.end - end.start + 1);
}

static void set_original(struct making *m, json_t *o, struct place at)
{
	const struct text *t = &m->doc->text;
	str original = whence_at(t->whence.v, t->whence.n, at.start, at.end,
	    m->a);

	if (original.s)
		set(o, "original", original.s);
}

static str text_at(const struct making *m, struct place at)
{
	return utf8_xml(m->a, utf8_of(m->a, m->doc->text.c + at.start,
	    at.end - at.start));
}

static void set_edits(struct making *m, json_t *o, const struct finding *f)
{
	json_t *all = json_array();
	struct quote q = m->quote;	/* the next finding may stand before */

	for (size_t i = 0; i < f->edits.n; i++) {
		json_t *e = json_object();

		set_place(&q, e, f->edits.v[i].at);
		set(e, "old", text_at(m, f->edits.v[i].at).s);
		set(e, "new", f->edits.v[i].text.s);
		json_array_append_new(all, e);
	}
	json_object_set_new(o, "edits", all);
	json_object_set_new(o, "mechanical", json_boolean(
	    finding_rows[f->id].when == FINDING_FIX));
}

static void set_quote(struct making *m, json_t *o, struct place at)
{
	struct quoted line = quote_line(&m->quote, at, m->a);
	json_t *q = json_object();

	set(q, "text", utf8_xml(m->a, line.text).s);
	set(q, "marks", line.marks.s);
	json_object_set_new(o, "quote", q);
}

static json_t *rule_of(enum finding_id id)
{
	json_t *o = json_object();

	if (*finding_rows[id].code)
		set(o, "code", finding_rows[id].code);
	set(o, "rule", finding_rows[id].rule);
	return o;
}

static json_t *finding_report(struct making *m, const struct finding *f)
{
	json_t *o = rule_of(f->id);

	set(o, "severity", finding_severity_names[f->severity]);
	if (*finding_rows[f->id].basis)
		set(o, "basis", finding_rows[f->id].basis);
	set_both(o, "message", utf8_xml(m->a, f->message).s,
	    utf8_xml(m->a, finding_english(f, m->a)).s);
	if (f->at.end > f->at.start) {
		set_place(&m->quote, o, f->at);
		set_original(m, o, f->at);
		set_quote(m, o, f->at);
	}
	if (f->edits.n)
		set_edits(m, o, f);
	return o;
}

static json_t *skip_report(const struct check_skipped *s)
{
	json_t *o = rule_of(s->id);

	set_both(o, "reason", s->zh, s->en);
	return o;
}

static void set_part(const struct making *m, json_t *o)
{
	if (m->doc->letter.parts > 1)
		set_number(o, "part", m->doc->letter.part);
}

static void set_str(json_t *o, const char *key, str x)
{
	if (x.s)
		json_object_set_new(o, key, json_stringn(x.s, x.len));
}

static json_t *figure(const struct statistic *x)
{
	json_t *o = json_object();

	set_str(o, "value", x->value);
	set_str(o, "unit", x->unit);
	set_str(o, "per", x->per);
	set_str(o, "of", x->of);
	set(o, "kind", quantity_kind_names[x->kind]);
	set(o, "bound", bound_names[x->bound]);
	if (x->change)
		set(o, "change", change_names[x->change]);
	return o;
}

/* A growth, for who has the archive (check_earlier.c): the finding that it would
 * be, and what is to be known. */
static void growth(void *arg, const struct check_growth *g)
{
	struct making *m = arg;
	const struct letter *l = &m->doc->letter;
	const struct finding f = { .id = FINDING_YEAR_ON_YEAR, .at = g->at,
		.severity = profile_severity(m->p, FINDING_YEAR_ON_YEAR),
		.message = STR("") };
	json_t *o = json_object();

	json_object_set_new(o, "finding", finding_report(m, &f));
	set_str(o, "words", g->words);
	set_str(o, "before", g->before);
	set_str(o, "issuer", l->head.issuer.text);
	json_object_set_new(o, "level", figure(g->level));
	json_object_set_new(o, "by", figure(g->by));
	set_part(m, o);
	json_array_append_new(m->growths, o);
}

static void letter_report(struct making *m, json_t *findings, json_t *skips)
{
	struct letter *l = &m->doc->letter;
	const struct check_options o = { m->doc->text.c, m->doc->text.n, m->p,
		m->growths ? growth : NULL, m };
	struct check_skips skipped;

	checks_draft(l, &o, &skipped, m->a);
	for (size_t i = 0; i < l->findings.n; i++)
		if (l->findings.v[i].severity >= m->least) {
			json_t *f = finding_report(m, &l->findings.v[i]);

			set_part(m, f);
			json_array_append_new(findings, f);
		}
	for (size_t i = 0; i < skipped.n && m->least == FINDING_SEVERITY_INFO;
	    i++) {
		json_t *s = skip_report(&skipped.v[i]);

		set_part(m, s);
		json_array_append_new(skips, s);
	}
}

json_t *check_report(struct document *doc, const struct pipeline *p,
    const struct check_how *how, struct arena *a, struct diag *d)
{
	struct making m = { .doc = doc, .p = p->profile, .least = how->least,
		.growths = how->earlier ? json_array() : NULL, .a = a,
		.quote = { .c = doc->text.c, .n = doc->text.n } };
	json_t *o = json_object(), *findings = json_array(),
	    *skips = json_array();

	do
		letter_report(&m, findings, skips);
	while (pipeline_next(doc, p, a, d));
	set(o, "format", doc->text.format);
	if (doc->text.encoding)
		set(o, "encoding", doc->text.encoding);
	json_object_set_new(o, "findings", findings);
	json_object_set_new(o, "skipped", skips);
	if (m.growths)
		json_object_set_new(o, "growths", m.growths);
	return o;
}

/* --- mending */

struct cut {
	size_t start, end;
	const char *text;
	json_t *edit;
};

static int by_start(const void *one, const void *two)
{
	const struct cut *a = one, *b = two;

	return a->start < b->start ? -1 : a->start > b->start;
}

struct cuts VEC(struct cut);

/* The edits of mechanical faults, apart from one another; those that are not
 * made are marked so. */
static void cuts_of(struct cuts *out, const json_t *report, struct arena *a)
{
	json_t *f, *e;
	size_t i, k, end = 0, kept = 0;

	json_array_foreach(json_object_get(report, "findings"), i, f)
		if (json_is_true(json_object_get(f, "mechanical")))
			json_array_foreach(json_object_get(f, "edits"), k, e)
				*push(a, out) = (struct cut){ report_number(e,
				    "start"), report_number(e, "end"),
				    report_text(e, "new"), e };
	if (out->n)
		qsort(out->v, out->n, sizeof(*out->v), by_start);
	for (i = 0; i < out->n; i++) {
		if (i && out->v[i].start < end)
			continue;
		end = out->v[i].end;
		json_object_set_new(out->v[i].edit, "made", json_true());
		out->v[kept++] = out->v[i];
	}
	out->n = kept;
}

/* Whether it can be mended; told in d where not. */
static bool mendable(const struct document *doc, struct diag *d)
{
	if (strcmp(doc->text.format, "text"))
		diag_add(d, DIAG_FIX, "it is %s, not plain text",
		    doc->text.format);
	else if (doc->text.replaced.n)
		diag_add(d, DIAG_FIX, "it has bytes that cannot be decoded");
	else
		return true;
	return false;
}

str check_mended(const struct document *doc, str bytes, const json_t *report,
    struct arena *a, struct diag *d)
{
	const str mark = STR("\xEF\xBB\xBF");
	struct cuts cuts = {0};
	struct VEC(str) out = {0};
	size_t point = 0, at = 0, from = 0;

	if (!mendable(doc, d))
		return (str){0};
	if (strcmp(doc->text.encoding, "UTF-8"))
		bytes = utf8_of(a, doc->text.c, doc->text.n);
	else if (str_starts(bytes, mark))
		at = mark.len;
	cuts_of(&cuts, report, a);
	for (size_t i = 0; i < cuts.n; i++) {
		while (point < cuts.v[i].start && at < bytes.len)
			utf8_next(bytes, &at), point++;
		*push(a, &out) = (str){ bytes.s + from, at - from };
		*push(a, &out) = str_of(cuts.v[i].text);
		while (point < cuts.v[i].end && at < bytes.len)
			utf8_next(bytes, &at), point++;
		from = at;
	}
	*push(a, &out) = (str){ bytes.s + from, bytes.len - from };
	return arena_join(a, out.v, out.n);
}
