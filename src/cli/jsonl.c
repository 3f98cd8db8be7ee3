/* SPDX-License-Identifier: MIT */
/* dafu extract --jsonl: a line in, a line out. */
#include "cli/jsonl.h"

#include <jansson.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/base64.h"
#include "base/file.h"
#include "base/utf.h"
#include "kept.h"
#include "work/conveyor.h"

struct filter {
	struct jsonl options;
	struct pipeline pipeline;	/* the worker's alone, as is writer */
	struct writer writer;
	struct lines lines;
	struct conveyor line;
	struct diag diag;
};

/* --- a line and its answer */

/* JSON as text in the arena, its fractions of so many digits. */
static str dumped(json_t *x, size_t digits, struct arena *a)
{
	char *s = json_dumps(x, JSON_COMPACT | JSON_ENCODE_ANY |
	    JSON_REAL_PRECISION(digits));
	str out;

	if (!s)
		out_of_memory();
	out = arena_str(a, str_of(s));
	free(s);
	return out;
}

/* The same, a fraction in as few digits as give it. */
static str shortest(json_t *x, struct arena *a)
{
	enum { ALWAYS = 17 };	/* so many do */
	str out = {0};
	bool same = false;

	for (size_t digits = 15; digits <= ALWAYS && !same; digits++) {
		json_t *back;

		out = dumped(x, digits, a);
		back = json_loadb(out.s, out.len, JSON_DECODE_ANY |
		    JSON_ALLOW_NUL, NULL);
		same = json_equal(back, x);
		json_decref(back);
	}
	return out;
}

static str quoted(str text, struct arena *a)
{
	json_t *x;
	str out;
	size_t n;
	uint32_t *c = utf8_points(a, text, &n);

	/* words of a letter may be cut within a character */
	text = utf8_of(a, c, n);
	x = json_stringn(text.s, text.len);
	out = dumped(x, 0, a);
	json_decref(x);
	return out;
}

/* What stands in a line: its id as JSON, and its document. */
struct request {
	str id, bytes, name;
	bool text;		/* bytes are UTF-8 */
};

static str member(const json_t *line, const char *name, struct arena *a)
{
	json_t *x = json_object_get(line, name);

	return json_is_string(x) ? arena_str(a, (str){ json_string_value(x),
	    json_string_length(x) }) : (str){0};
}

static bool request_take(struct request *out, const json_t *line,
    struct arena *a, struct diag *d)
{
	str base64 = member(line, "base64", a), text = member(line, "text", a);
	json_t *id = json_object_get(line, "id");

	if (id)
		out->id = shortest(id, a);
	out->name = member(line, "name", a);
	out->text = text.s;
	out->bytes = text;
	if (!base64.s == !text.s)
		diag_add(d, DIAG_LINE, "it takes one of \"base64\" and "
		    "\"text\", a string");
	else if (base64.s && !base64_bytes(&out->bytes, base64, a))
		diag_add(d, DIAG_LINE, "\"base64\" is none");
	return d->worst < SEVERITY_ERROR;
}

/* False, having said why; the id is there as far as it can be told. */
static bool request_read(struct request *out, str bytes, struct arena *a,
    struct diag *d)
{
	json_error_t e;
	json_t *line = json_loadb(bytes.s, bytes.len, JSON_REJECT_DUPLICATES |
	    JSON_ALLOW_NUL, &e);
	bool ok = false;

	*out = (struct request){ .id = STR("null") };
	if (json_is_object(line))
		ok = request_take(out, line, a, d);
	else if (line)
		diag_add(d, DIAG_LINE, "no JSON object");
	else
		diag_add(d, DIAG_LINE, "no JSON object: %s", e.text);
	json_decref(line);
	return ok;
}

static str error_of(const struct diag *d, struct arena *a)
{
	str all = kept_reason(d, a);
	size_t id = strcspn(all.s, ":");

	return arena_printf(a, "\"error\":{\"id\":\"%.*s\",\"message\":%s}",
	    (int)id, all.s, quoted((str){ all.s + id + 2, all.len - id - 2 },
	    a).s);
}

/* --- in the worker */

/* Each letter as JSON, with commas between. */
static void write_letters(struct filter *f, const struct request *r,
    const struct task *t, str *list, struct diag *d)
{
	struct pipeline p = f->pipeline;
	struct document doc = {0};
	struct arena *a = t->a;
	const struct provenance from = { str_of(r->name.len ?
	    file_name(r->name.s) : "letter"), {0}, {0} };
	bool more;

	p.text.programs = t->programs;
	if (r->text)
		p.text.encoding = "utf-8";
	more = pipeline_read(&doc, r->bytes, &from, &p, a, d);
	while (more) {
		str one;

		more = writer_make(&one, &f->writer, doc.doc, 0, a, d);
		if (!more)
			break;
		if (f->options.format != FORMAT_JSON || f->writer.sheet)
			one = quoted(one, a);
		else
			one.len -= one.s[one.len - 1] == '\n';
		*list = arena_join(a, (str[]){ *list, STR(","), one }, 3);
		more = pipeline_next(&doc, &p, a, d);
	}
	pipeline_done(&doc);
}

static str answer(void *arg, const struct task *t)
{
	struct filter *f = arg;
	struct arena *a = t->a;
	struct diag d = {0};
	struct request r;
	str list = STR(""), out;
	bool failed;

	if (request_read(&r, t->bytes, a, &d)) {
		if (r.bytes.len > f->options.reading.limit)
			diag_add(&d, DIAG_TOO_LARGE, "%zu bytes, limit %zu",
			    r.bytes.len, f->options.reading.limit);
		else
			write_letters(f, &r, t, &list, &d);
	}
	failed = d.worst >= SEVERITY_ERROR || !list.len;
	out = arena_join(a, (str[]){ STR("{\"id\":"), r.id, list.len ?
	    f->options.format == FORMAT_JSON && !f->writer.sheet ?
	    STR(",\"records\":[") : STR(",\"outputs\":[") : STR(""),
	    { list.s + !!list.len, list.len - !!list.len }, list.len ?
	    STR("]") : STR(""), failed ? STR(",") : STR(""),
	    failed ? error_of(&d, a) : STR(""), STR("}\n") }, 8);
	diag_clear(&d);
	return out;
}

static bool open_all(void *arg, struct diag *d)
{
	struct filter *f = arg;

	return pipeline_open(&f->pipeline, &f->options.reading, d) &&
	    writer_open(&f->writer, f->options.format, f->options.stylesheet,
	    d);
}

/* --- in the command */

static bool next(void *arg, struct slot *s, bool *end)
{
	struct filter *f = arg;
	str line = {0};

	/* who waits for an answer before the next line gets it */
	if (!f->line.count && fflush(stdout) == EOF) {
		diag_add(&f->diag, DIAG_IO, "standard output");
		return false;
	}
	switch (lines_next(&f->lines, &line, !f->line.count, &f->diag)) {
	case LINE_LATER:
		f->line.later = true;
		break;
	case LINE_NONE:
		*end = true;
		break;
	case LINE_FAILED:
		return false;
	case LINE_TOO_LONG:
		s->skip = true;
		break;
	case LINE_TAKEN:
		s->task.bytes = arena_str(&s->arena, line);
		s->task.name = STR("line");
		break;
	}
	return true;
}

/* The answer to a line whose worker died, or that was not read. */
static str unread(struct filter *f, struct slot *s)
{
	struct request r = { .id = STR("null") };
	struct arena *a = &s->arena;
	struct diag d = {0}, silent = {0};
	str out;

	if (s->skip) {
		diag_add(&d, DIAG_TOO_LARGE, "a line of more than %zu bytes",
		    f->lines.most);
	} else {
		request_read(&r, s->task.bytes, a, &silent);
		diag_add(&d, s->task.died, "%s", s->task.why.s);
	}
	out = arena_join(a, (str[]){ STR("{\"id\":"), r.id, STR(","),
	    error_of(&d, a), STR("}\n") }, 5);
	diag_clear(&d);
	diag_clear(&silent);
	return out;
}

static bool settle(void *arg, struct slot *s)
{
	struct filter *f = arg;
	str x = s->skip || !s->task.answer.s ? unread(f, s) : s->task.answer;

	if (fwrite(x.s, 1, x.len, stdout) == x.len)
		return true;
	diag_add(&f->diag, DIAG_IO, "standard output");
	return false;
}

static bool rest(void *arg)
{
	(void)arg;
	return true;
}

static bool start(struct filter *f)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	size_t jobs = f->options.jobs ? f->options.jobs :
	    cores > 0 ? (size_t)cores : 1;
	const struct pool_options o = { .workers = (int)jobs,
		.limits = f->options.limits, .open = open_all,
		.read = answer, .arg = f, .programs = true };

	f->line.pool = pool_open(&o, &f->diag);
	return f->line.pool && pool_ready(f->line.pool, &f->diag);
}

int jsonl_run(const struct jsonl *o, char **paths, int count)
{
	static struct filter f;
	static char standard[] = "-", *usual[] = { standard };

	f.options = *o;
	/* base64 is a third longer, text in escapes twice as long */
	f.lines = (struct lines){ .fd = -1, .path = count ? paths : usual,
		.paths = count ? count : 1,
		.most = 2 * o->reading.limit + (1 << 16) };
	f.line.arg = &f;
	f.line.next = next;
	f.line.settle = settle;
	f.line.rest = rest;
	f.line.raw = true;
	if (start(&f))
		conveyor_run(&f.line, &f.diag);
	pool_close(f.line.pool);
	conveyor_clear(&f.line);
	lines_close(&f.lines);
	return finish(&f.diag);
}
