/* SPDX-License-Identifier: MIT */
/* Lists on their way from a worker. */
#include "cli/listed.h"

#include "work/wire.h"

str listed_answer(void *arg, const struct task *t)
{
	struct wire_writer w = { .a = t->a };
	struct diag d = {0};
	struct grid x;
	bool ok = sheet_read(&x, t->bytes, arg, t->a, &d);

	wire_put_byte(&w, ok);
	wire_put_number(&w, (int64_t)x.row.n);
	for (size_t i = 0; i < x.row.n; i++) {
		const struct grid_row *r = &x.row.v[i];

		wire_put_number(&w, (int64_t)r->line);
		wire_put_number(&w, (int64_t)r->cell.n);
		for (size_t k = 0; k < r->cell.n; k++)
			wire_put_str(&w, r->cell.v[k]);
	}
	wire_put_messages(&w, &d);
	diag_clear(&d);
	return (str){ w.out.v, w.out.n };
}

static bool answered(struct grid *out, struct task *t, struct diag *d)
{
	struct wire_reader r = { .left = t->answer };
	bool ok = wire_byte(&r, 2);
	size_t n = wire_count(&r);

	for (size_t i = 0; i < n && !r.broken; i++) {
		struct grid_row *row = push(t->a, &out->row);
		size_t cells;

		row->line = (size_t)wire_number(&r);
		cells = wire_count(&r);
		for (size_t k = 0; k < cells && !r.broken; k++)
			*push(t->a, &row->cell) = wire_str(&r);
	}
	wire_messages(&r, d);
	if (wire_whole(&r) && (ok || d->list.n))
		return ok;
	diag_add(d, DIAG_CRASHED, "the worker's answer is none");
	return false;
}

bool listed_ask(struct grid *out, struct task *t, struct pool *p,
    struct diag *d)
{
	*out = (struct grid){0};
	if (!pool_ask(p, t, d))
		return false;
	if (t->answer.s)
		return answered(out, t, d);
	diag_add(d, t->died, "%s", t->why.s);
	return false;
}
