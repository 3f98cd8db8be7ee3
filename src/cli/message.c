/* SPDX-License-Identifier: MIT */
/* Answers of workers to bytes and back. */
#include "cli/message.h"

struct writer {
	struct arena *a;
	struct VEC(char) out;
};

static void put(struct writer *w, const void *bytes, size_t len)
{
	if (w->out.n + len > w->out.cap) {
		size_t cap = 2 * (w->out.n + len);
		char *bigger = arena_alloc(w->a, 1, 1, cap);

		if (w->out.n)
			memcpy(bigger, w->out.v, w->out.n);
		w->out.v = bigger;
		w->out.cap = cap;
	}
	if (len)
		memcpy(w->out.v + w->out.n, bytes, len);
	w->out.n += len;
}

static void put_number(struct writer *w, int64_t n)
{
	put(w, &n, sizeof(n));
}

/* Length + 1, 0 for no string; the bytes and a NUL. */
static void put_str(struct writer *w, str x)
{
	uint32_t len = x.s ? (uint32_t)x.len + 1 : 0;

	put(w, &len, sizeof(len));
	if (x.s) {
		put(w, x.s, x.len);
		put(w, "", 1);
	}
}

static void put_row(struct writer *w, const struct row *r)
{
	put(w, &(unsigned char){ (unsigned char)r->table }, 1);
	for (int i = 0; i < table_rows[r->table].count; i++) {
		const struct cell *c = &r->cell[i];

		put(w, &(unsigned char){ (unsigned char)c->type }, 1);
		if (c->type == CELL_INTEGER)
			put_number(w, c->integer);
		else if (c->type != CELL_NULL)
			put_str(w, c->text);
	}
}

str message_write(const struct answer *x, struct arena *a)
{
	struct writer w = { .a = a };

	put_number(&w, x->outcome);
	put_str(&w, x->reason);
	put_number(&w, (int64_t)x->count);
	for (size_t i = 0; i < x->count; i++) {
		const struct archive_record *r = &x->record[i];

		put_str(&w, r->xml);
		put_number(&w, (int64_t)r->size);
		put_str(&w, r->sha256);
		for (int k = 0; k < INDEX_TEXT_COUNT; k++)
			put_str(&w, r->rows.text[k]);
		put_number(&w, (int64_t)r->rows.row.n);
		for (size_t k = 0; k < r->rows.row.n; k++)
			put_row(&w, &r->rows.row.v[k]);
	}
	return (str){ w.out.v, w.out.n };
}

/* What is left; broken once more was asked for than there is. */
struct reader {
	str left;
	bool broken;
	struct arena *a;
};

static const void *take(struct reader *r, size_t len)
{
	const char *s = r->left.s;

	if (len > r->left.len) {
		r->broken = true;
		r->left.len = 0;
		return NULL;
	}
	r->left.s += len;
	r->left.len -= len;
	return s;
}

static int64_t take_number(struct reader *r)
{
	const void *s = take(r, sizeof(int64_t));
	int64_t n = 0;

	if (s)
		memcpy(&n, s, sizeof(n));
	return n;
}

/* A number of things, each of which takes at least a byte. */
static size_t take_count(struct reader *r)
{
	int64_t n = take_number(r);

	if (n >= 0 && (uint64_t)n <= r->left.len)
		return (size_t)n;
	r->broken = true;
	return 0;
}

static unsigned take_byte(struct reader *r, unsigned below)
{
	const unsigned char *s = take(r, 1);

	if (s && *s < below)
		return *s;
	r->broken = true;
	return 0;
}

static str take_str(struct reader *r)
{
	const void *s = take(r, sizeof(uint32_t));
	uint32_t len = 0;

	if (s)
		memcpy(&len, s, sizeof(len));
	if (!len)
		return (str){0};
	s = take(r, len);
	return s ? (str){ s, len - 1 } : (str){0};
}

static void take_row(struct reader *r, struct row *out)
{
	out->table = (enum table)take_byte(r, TABLE_COUNT);
	out->cell = arena_new(r->a, struct cell,
	    (size_t)table_rows[out->table].count);
	for (int i = 0; i < table_rows[out->table].count && !r->broken; i++) {
		struct cell *c = &out->cell[i];

		c->type = (enum cell_type)take_byte(r, CELL_BLOB + 1);
		if (c->type == CELL_INTEGER)
			c->integer = take_number(r);
		else if (c->type != CELL_NULL)
			c->text = take_str(r);
	}
}

static void take_record(struct reader *r, struct archive_record *out)
{
	size_t n;

	out->xml = take_str(r);
	out->size = (size_t)take_number(r);
	out->sha256 = take_str(r);
	for (int k = 0; k < INDEX_TEXT_COUNT; k++)
		out->rows.text[k] = take_str(r);
	n = take_count(r);
	out->rows.row.v = arena_new(r->a, struct row, n);
	out->rows.row.n = out->rows.row.cap = n;
	for (size_t k = 0; k < n && !r->broken; k++)
		take_row(r, &out->rows.row.v[k]);
	/* the first row is the letter's: archive.h */
	if (!n || out->rows.row.v->table != TABLE_LETTER)
		r->broken = true;
}

bool message_read(struct answer *out, str bytes, struct arena *a)
{
	struct reader r = { .left = bytes, .a = a };
	int64_t outcome = take_number(&r);

	out->outcome = outcome >= 0 && outcome < OUTCOME_COUNT ?
	    (enum outcome)outcome : OUTCOME_FAILED;
	out->reason = take_str(&r);
	out->count = take_count(&r);
	out->record = arena_new(a, struct archive_record, out->count);
	for (size_t i = 0; i < out->count && !r.broken; i++)
		take_record(&r, &out->record[i]);
	return !r.broken && !r.left.len;
}
