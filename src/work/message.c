/* SPDX-License-Identifier: MIT */
/* Answers of workers to bytes and back. */
#include "work/message.h"

#include "work/wire.h"

static void put_row(struct wire_writer *w, const struct row *r)
{
	wire_put_byte(w, r->table);
	for (int i = 0; i < table_rows[r->table].count; i++) {
		const struct cell *c = &r->cell[i];

		wire_put_byte(w, c->type);
		if (c->type == CELL_INTEGER)
			wire_put_number(w, c->integer);
		else if (c->type != CELL_NULL)
			wire_put_str(w, c->text);
	}
}

str message_write(const struct answer *x, struct arena *a)
{
	struct wire_writer w = { .a = a };

	wire_put_number(&w, x->outcome);
	wire_put_str(&w, x->reason);
	wire_put_number(&w, (int64_t)x->count);
	for (size_t i = 0; i < x->count; i++) {
		const struct archive_record *r = &x->record[i];

		wire_put_str(&w, r->xml);
		wire_put_number(&w, (int64_t)r->size);
		wire_put_str(&w, r->sha256);
		for (int k = 0; k < INDEX_TEXT_COUNT; k++)
			wire_put_str(&w, r->rows.text[k]);
		wire_put_number(&w, (int64_t)r->rows.row.n);
		for (size_t k = 0; k < r->rows.row.n; k++)
			put_row(&w, &r->rows.row.v[k]);
	}
	return (str){ w.out.v, w.out.n };
}

static void take_row(struct wire_reader *r, struct row *out,
    struct arena *a)
{
	out->table = (enum table)wire_byte(r, TABLE_COUNT);
	out->cell = arena_new(a, struct cell,
	    (size_t)table_rows[out->table].count);
	for (int i = 0; i < table_rows[out->table].count && !r->broken; i++) {
		struct cell *c = &out->cell[i];

		c->type = (enum cell_type)wire_byte(r, CELL_BLOB + 1);
		if (c->type == CELL_INTEGER)
			c->integer = wire_number(r);
		else if (c->type != CELL_NULL)
			c->text = wire_str(r);
	}
}

static void take_record(struct wire_reader *r, struct archive_record *out,
    struct arena *a)
{
	size_t n;

	out->xml = wire_str(r);
	out->size = (size_t)wire_number(r);
	out->sha256 = wire_str(r);
	for (int k = 0; k < INDEX_TEXT_COUNT; k++)
		out->rows.text[k] = wire_str(r);
	n = wire_count(r);
	out->rows.row.v = arena_new(a, struct row, n);
	out->rows.row.n = out->rows.row.cap = n;
	for (size_t k = 0; k < n && !r->broken; k++)
		take_row(r, &out->rows.row.v[k], a);
	/* the first row is the letter's: archive.h */
	if (!n || out->rows.row.v->table != TABLE_LETTER)
		r->broken = true;
}

bool message_read(struct answer *out, str bytes, struct arena *a)
{
	struct wire_reader r = { .left = bytes };
	int64_t outcome = wire_number(&r);

	out->outcome = outcome >= 0 && outcome < OUTCOME_COUNT ?
	    (enum outcome)outcome : OUTCOME_FAILED;
	out->reason = wire_str(&r);
	out->count = wire_count(&r);
	out->record = arena_new(a, struct archive_record, out->count);
	for (size_t i = 0; i < out->count && !r.broken; i++)
		take_record(&r, &out->record[i], a);
	return wire_whole(&r);
}
