/* SPDX-License-Identifier: MIT */
/* Boxes opened in a worker. */
#include "cli/unbox.h"

#include "work/wire.h"

str unbox_answer(void *arg, const struct task *t)
{
	struct wire_writer w = { .a = t->a };
	struct diag d = {0};
	size_t bytes = 1 << 12;
	members x;
	enum boxed boxed;

	(void)arg;
	boxed = box_open(&x, t->name, t->bytes, t->a, &d);
	for (size_t i = 0; i < x.n; i++)
		bytes += x.v[i].bytes.len + x.v[i].path.len + (1 << 8);
	wire_reserve(&w, bytes);
	wire_put_byte(&w, boxed);
	wire_put_number(&w, (int64_t)(boxed == BOX_OPENED ? x.n : 0));
	for (size_t i = 0; boxed == BOX_OPENED && i < x.n; i++) {
		const struct member *m = &x.v[i];

		wire_put_str(&w, m->path);
		wire_put_str(&w, m->bytes);
		wire_put_byte(&w, m->why);
		wire_put_str(&w, m->detail);
		wire_put_str(&w, m->sender);
		wire_put_str(&w, m->sent);
		wire_put_byte(&w, m->aside);
	}
	wire_put_messages(&w, &d);
	diag_clear(&d);
	return (str){ w.out.v, w.out.n };
}

/* A path leads nowhere but down, whatever the worker says. */
static bool is_plain(str path)
{
	for (size_t at = 0, from = 0; at <= path.len; at++) {
		if (at < path.len && path.s[at] != '/')
			continue;
		if (at == from || str_eq((str){ path.s + from, at - from },
		    STR("..")))
			return false;
		from = at + 1;
	}
	return path.len && strlen(path.s) == path.len;
}

static void take(struct wire_reader *r, struct member *m)
{
	m->path = wire_str(r);
	m->bytes = wire_str(r);
	m->why = (enum diag_id)wire_byte(r, DIAG_COUNT);
	m->detail = wire_str(r);
	m->sender = wire_str(r);
	m->sent = wire_str(r);
	m->aside = wire_byte(r, 2);
	if (!is_plain(m->path))
		r->broken = true;
}

static enum boxed answered(members *out, struct task *t, struct diag *d)
{
	struct wire_reader r = { .left = t->answer };
	enum boxed boxed = (enum boxed)wire_byte(&r, BOX_FAILED + 1);
	size_t n = wire_count(&r), said = d->list.n;

	for (size_t i = 0; i < n && !r.broken; i++)
		take(&r, push(t->a, out));
	wire_messages(&r, d);
	if (wire_whole(&r) && (boxed != BOX_FAILED || d->list.n > said))
		return boxed;
	*out = (members){0};
	diag_add(d, DIAG_CRASHED, "the worker's answer is none");
	return BOX_FAILED;
}

enum boxed unbox(members *out, struct task *t, struct pool *p,
    struct diag *d)
{
	*out = (members){0};
	if (!pool_ask(p, t, d))
		return BOX_FAILED;
	if (t->answer.s)
		return answered(out, t, d);
	diag_add(d, t->died, "%s", t->why.s);
	return BOX_FAILED;
}
