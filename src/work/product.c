/* SPDX-License-Identifier: MIT */
/* Outputs and messages on their way from a worker. */
#include "work/product.h"

#include "work/wire.h"

str products_write(const struct products *x, const struct diag *d,
    struct arena *a)
{
	struct wire_writer w = { .a = a };

	wire_put_number(&w, (int64_t)x->letters);
	wire_put_number(&w, (int64_t)x->list.n);
	for (size_t i = 0; i < x->list.n; i++) {
		wire_put_str(&w, x->list.v[i].bytes);
		wire_put_str(&w, x->list.v[i].coverage);
		wire_put_str(&w, x->list.v[i].advice);
	}
	wire_put_messages(&w, d);
	return (str){ w.out.v, w.out.n };
}

static bool products_read(struct products *out, str bytes, struct arena *a,
    struct diag *d)
{
	struct wire_reader r = { .left = bytes };
	size_t n;

	out->letters = (size_t)wire_number(&r);
	n = wire_count(&r);
	for (size_t i = 0; i < n && !r.broken; i++) {
		struct product *x = push(a, &out->list);

		x->bytes = wire_str(&r);
		x->coverage = wire_str(&r);
		x->advice = wire_str(&r);
	}
	wire_messages(&r, d);
	return wire_whole(&r);
}

void products_take(struct products *out, const struct task *t, struct diag *d)
{
	*out = (struct products){0};
	if (!t->answer.s) {
		diag_add(d, t->died, "%s", t->why.s);
	} else if (!products_read(out, t->answer, t->a, d)) {
		*out = (struct products){0};
		diag_add(d, DIAG_CRASHED, "the worker's answer is none");
	}
}

bool products_ask(struct products *out, struct task *t, struct pool *p,
    struct diag *d)
{
	*out = (struct products){0};
	if (!pool_ask(p, t, d))
		return false;
	products_take(out, t, d);
	return true;
}
