/* SPDX-License-Identifier: MIT */
/* From a letter or a record to its public edition in every format. */
#include "cli/published.h"

#include <jansson.h>
#include <stdlib.h>

#include "base/file.h"
#include "package/folder.h"
#include "personal.h"
#include "publish/tree.h"
#include "work/product.h"

bool published_open(void *arg, struct diag *d)
{
	struct published_options *o = arg;

	if (!pipeline_open(&o->pipeline, &o->reading, d))
		return false;
	for (size_t i = 0; i < o->formats; i++)
		if (!writer_open(&o->writer[i], o->format[i], NULL, d))
			return false;
	return true;
}

/* --- the log's line */

static str json_str(json_t *x, struct arena *a)
{
	char *s = json_dumps(x, JSON_COMPACT);
	str out = arena_str(a, str_of(s));

	free(s);
	json_decref(x);
	return out;
}

static json_t *text(str s)
{
	return s.s ? json_stringn(s.s, s.len) : json_null();
}

static str log_line(const struct published_options *o, const struct edition *e,
    const char *name, bool published, const char *why, struct arena *a)
{
	json_t *line = json_object(), *list = json_array();

	json_object_set_new(line, "letter", json_string(name));
	json_object_set_new(line, "published", json_boolean(published));
	if (published)
		json_object_set_new(line, "edition", json_string(e->verdict ==
		    VERDICT_SUMMARY ? "summary" : "public"));
	if (why)
		json_object_set_new(line, "why", json_string(why));
	if (e->forced)
		json_object_set_new(line, "forced", json_string(o->force));
	for (size_t i = 0; published && i < e->redaction.list.n; i++) {
		const struct removal *r = &e->redaction.list.v[i];

		json_array_append_new(list, json_pack("{s:s, s:o, s:o}",
		    "kind", hidden_words[r->kind], "text", text(r->text),
		    "path", text(r->path)));
	}
	json_object_set_new(line, "removed", list);
	return json_str(line, a);
}

/* --- what is made */

static str find(xmlDoc *doc, const char *path, struct arena *a)
{
	xmlNode **v;
	size_t n;

	return record_find(&v, &n, doc, path, a) && n ?
	    tree_words(v[0], a) : (str){0};
}

/* The columns of PUBLISHED_HEAD. */
static str columns(xmlDoc *doc, struct arena *a)
{
	static const char *const path[] = { "/r:reply/r:head/r:documentNumber",
		"/r:reply/r:head/r:date", "/r:reply/r:head/r:issuer",
		"/r:reply/r:head/r:title", "/r:reply/r:head/r:resultClass" };
	json_t *list = json_array();

	for (size_t i = 0; i < sizeof(path) / sizeof(*path); i++) {
		str s = find(doc, path[i], a);

		json_array_append_new(list, text(s));
	}
	json_array_append_new(list, text(tree_attribute(
	    xmlDocGetRootElement(doc), "edition", a)));
	return json_str(list, a);
}

/* False, having said which string stands in an output that was removed. */
static bool is_clean(const struct edition *e, str output, const char *where,
    struct arena *a, struct diag *d)
{
	str leak = edition_leak(e, output, a);

	if (!leak.s)
		return true;
	diag_add(d, DIAG_LEAK, "%s: %s", where, leak.s);
	return false;
}

/* The outputs of an edition; false, having said why: there are none. */
static bool outputs_of(struct published_options *o, const struct edition *e,
    xmlDoc *doc, struct products *out, const struct task *t, struct diag *d)
{
	struct product head = { .bytes = columns(doc, t->a) };
	size_t from = out->list.n;

	head.coverage = str_of(folder_safe(find(doc,
	    "/r:reply/r:head/r:documentNumber", t->a), t->a));
	head.advice = log_line(o, e, t->name.s, true, e->why, t->a);
	if (!record_validate(doc, o->pipeline.schema, DIAG_DEFECT, d) ||
	    !is_clean(e, head.bytes, "index.csv", t->a, d) ||
	    !is_clean(e, head.coverage, "the file's name", t->a, d))
		return false;
	*push(t->a, &out->list) = head;
	for (size_t i = 0; i < o->formats; i++) {
		struct product x = {0};

		if (!writer_make(&x.bytes, &o->writer[i], doc, 0, t->a, d) ||
		    !is_clean(e, x.bytes, format_rows[o->format[i]].name,
		    t->a, d)) {
			out->list.n = from;
			return false;
		}
		*push(t->a, &out->list) = x;
	}
	return true;
}

static void letter(struct published_options *o, xmlDoc *doc,
    struct products *out, const struct task *t, struct diag *d)
{
	const struct edition_options how = { o->redact, o->force != NULL };
	struct edition e;
	struct product refused = {0};
	const struct private_forms forms = personal_forms(
	    o->pipeline.patterns);
	bool made = edition_make(&e, doc, &how, &forms, t->a);

	if (!made)
		diag_add(d, DIAG_NOT_PUBLIC, "%s", e.why);
	else if (outputs_of(o, &e, doc, out, t, d))
		return;
	refused.advice = log_line(o, &e, t->name.s, false, made ?
	    "an output could not be made without what was taken out" : e.why,
	    t->a);
	*push(t->a, &out->list) = refused;
}

/* XML whose front names our namespace; a letter has no reason to. */
static bool is_record(str bytes)
{
	enum { FRONT = 1024 };
	str front = { bytes.s, bytes.len < FRONT ? bytes.len : FRONT };

	return str_has(front, STR("<")) &&
	    (str_has(front, STR("=\"urn:dafu:reply:1\"")) ||
	    str_has(front, STR("='urn:dafu:reply:1'")));
}

static void read_record(struct published_options *o, struct products *out,
    const struct task *t, struct diag *d)
{
	xmlDoc *doc = record_parse(t->bytes, d);

	if (doc && record_validate(doc, o->pipeline.schema,
	    DIAG_RECORD_INVALID, d))
		letter(o, doc, out, t, d);
	xmlFreeDoc(doc);
}

static void read_letters(struct published_options *o, struct products *out,
    const struct task *t, struct diag *d)
{
	const struct provenance from = { str_of(file_name(t->name.s)), {0},
		{0} };
	struct document doc = {0};

	o->pipeline.text.programs = t->programs;
	if (pipeline_read(&doc, t->bytes, &from, &o->pipeline, t->a, d))
		do
			letter(o, doc.doc, out, t, d);
		while (pipeline_next(&doc, &o->pipeline, t->a, d));
	pipeline_done(&doc);
}

str published_read(void *arg, const struct task *t)
{
	struct products out = {0};
	struct diag d = {0};
	str answer;

	if (is_record(t->bytes))
		read_record(arg, &out, t, &d);
	else
		read_letters(arg, &out, t, &d);
	answer = products_write(&out, &d, t->a);
	diag_clear(&d);
	return answer;
}
